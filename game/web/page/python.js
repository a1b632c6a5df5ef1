/**
 * Boots Pyodide with pygame-ce and the application. Nothing here waits for what it does not need.
 * @module
 */

import { Downloads } from './downloads.js';
import { imported } from './source.js';

/**
 * @typedef {import('./downloads.js').File} File
 * @typedef {Record<'core' | 'python' | 'pygame' | 'library' | 'application' | 'story.ttf' | 'control.ttf', File>} Files
 * @typedef {{asm: string, loader: string, info: object, library: string, files: Files, late: Record<string, File>,
 *   sounds: string}} Runtime
 *   addresses of two modules, the lock file's head, the name of pygame's native library, what is fetched, and what only
 *   when it is asked for: the rest, languages by code, their beginnings (`es-opening`), and the folder of the sounds
 */

const SITE = '/lib/python3.14/site-packages/';
/** Fonts that the first page has fetched already. */
const FONTS = /** @type {const} */ (['story.ttf', 'control.ttf']);
const PLACE = '/home/pyodide/application';

/**
 * Boot, and return what plays and what fetches what comes late.
 * @param {Runtime} runtime
 * @param {Downloads} downloads
 * @param {HTMLCanvasElement} canvas
 * @param {Record<string, unknown>} page  what Python imports as `two_chairs_page`
 * @param {string} main  the module whose coroutine function `main` plays
 * @returns {Promise<{play: () => Promise<void>, learn: (name: string) => Promise<void>}>} `play` lasts until the game ends
 */
export async function boot(runtime, downloads, canvas, page, main = 'main') {
  const library = compile(downloads);
  const [{ default: create }, { loadPyodide }] = await Promise.all([imported(runtime.asm), imported(runtime.loader)]);
  const py = await answering(downloads, runtime.files, () => loadPyodide({
    indexURL: new URL('.', runtime.loader).href,
    packageBaseUrl: new URL('.', runtime.loader).href,
    stdLibURL: runtime.files.python.url,
    lockFileContents: { info: runtime.info, packages: {} },
    createPyodideModule: create,
    stdout: (/** @type {string} */ text) => console.info(text),
    stderr: (/** @type {string} */ text) => console.warn(text),
    env: { HOME: '/home/pyodide' },
  }));
  performance.mark('core');
  py.canvas.setCanvas2D(canvas);
  py._module.SDL2 = screen(canvas);
  py.registerJsModule('two_chairs_page', page);
  py.unpackArchive(await downloads.bytes('pygame'), 'zip', { extractDir: SITE });
  const path = `${SITE}pygame/${runtime.library}`;
  const module = await library;
  py.FS.writeFile(path, head(module), { canOwn: true });
  py._module.compiled = new Map([[path, module]]);
  py.unpackArchive(await downloads.bytes('application'), 'zip', { extractDir: PLACE });
  for (const font of FONTS) py.FS.writeFile(`${PLACE}/assets/assets/fonts/${font}`, await downloads.bytes(font));
  py.runPython(`import os, sys; sys.path.insert(0, '${PLACE}/assets'); os.chdir('${PLACE}/assets')`);
  performance.mark('unpacked');
  /** @type {Map<string, Promise<void>>} */
  const learnt = new Map();
  return {
    play: () => py.runPythonAsync(`from ${main} import main; await main()`),
    learn: (name) => {
      const file = runtime.late[name];
      if (!file) return Promise.resolve();
      const known = learnt.get(name) ?? downloads.later(file).then((data) => py.unpackArchive(data, 'zip', { extractDir: PLACE }));
      learnt.set(name, known);
      known.catch(() => learnt.delete(name));
      return known;
    },
  };
}

/**
 * SDL copies each frame into an image and puts that onto the canvas; this puts it there from where it lies in memory.
 * @param {HTMLCanvasElement} canvas
 * @returns {object} what SDL keeps from frame to frame (SDL_emscriptenframebuffer.c), with its width `w` and height `h`
 */
function screen(canvas) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
  const put = context.putImageData.bind(context);
  context.putImageData = () => {};
  context.createImageData = () => new ImageData(1, 1); // SDL would keep a whole frame
  return {
    w: 0,
    h: 0,
    get data32() {
      return {
        length: this.w * this.h,
        set: (/** @type {Int32Array<ArrayBuffer>} */ { buffer, byteOffset, byteLength }) =>
          put(new ImageData(new Uint8ClampedArray(buffer, byteOffset, byteLength), this.w), 0, 0),
      };
    },
    set data32(_) {},
  };
}

/**
 * Compile pygame's native library while it arrives; Python's loader would do it only when asked, and all at once.
 * @param {Downloads} downloads
 */
async function compile(downloads) {
  return WebAssembly.compileStreaming(await downloads.response('library'));
}

/**
 * @param {WebAssembly.Module} module
 * @returns {Uint8Array<ArrayBuffer>} its file up to the end of the section `dylink.0`: all that Emscripten reads of what is
 *   compiled already, and keeps
 */
function head(module) {
  const told = new Uint8Array(WebAssembly.Module.customSections(module, 'dylink.0')[0]);
  const size = told.length + 9;
  const long = [(size & 127) | 128, ((size >> 7) & 127) | 128, size >> 14];
  return Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0, 0, ...long, 8, 100, 121, 108, 105, 110, 107, 46, 48, ...told);
}

/**
 * Run `load` while the fetches it makes are answered by downloads that are already under way.
 * @template T
 * @param {Downloads} downloads
 * @param {Files} files
 * @param {() => Promise<T>} load
 * @returns {Promise<T>}
 */
async function answering(downloads, files, load) {
  const fetch = globalThis.fetch;
  globalThis.fetch = (request, options) => {
    const url = request instanceof Request ? request.url : String(request);
    if (url.endsWith('/pyodide.asm.wasm')) return downloads.response('core');
    if (url === files.python.url) return downloads.response('python');
    return fetch(request, options);
  };
  try {
    return await load();
  } finally {
    globalThis.fetch = fetch;
  }
}
