/**
 * Boots Pyodide with pygame-ce and the application. Nothing here waits for what it does not need.
 * @module
 */

import { unpack } from './archive.js';
import { Downloads } from './downloads.js';
import { canRestore, Snapshot } from './snapshot.js';
import { imported, isOneFile } from './source.js';

/**
 * @typedef {import('./downloads.js').File} File
 * @typedef {Record<'core' | 'python' | 'pygame' | 'library' | 'application' | 'story.ttf' | 'control.ttf', File>} Files
 * @typedef {{asm: string, loader: string, info: object, library: string, site: string, place: string, files: Files,
 *   late: Record<string, File>, snapshot?: File & {worth: number}, sounds: string}} Runtime
 *   addresses of two modules, the lock file's head, the name of pygame's native library, where pygame and the application
 *   lie, what is fetched, what only when it is asked for: the rest, languages by code, their beginnings (`es-opening`);
 *   Python's memory with what fetching it may cost in milliseconds, and the folder of the sounds
 * @typedef {{create: (settings: object) => Promise<any>, loadPyodide: (config: object) => Promise<any>,
 *   core: WebAssembly.Module, library: WebAssembly.Module, python: Uint8Array, found: Snapshot | undefined}} Parts
 *   compiled, and the standard library; `found` where a snapshot came in time
 */

/** Fonts that the first page has fetched already. */
const FONTS = /** @type {const} */ (['story.ttf', 'control.ttf']);

/**
 * Begin to compile what Python needs, while it arrives.
 * @param {Runtime} runtime
 * @param {Downloads} downloads
 * @returns {Promise<Parts>}
 */
export async function prepare(runtime, downloads) {
  const patience = new AbortController();
  const coming = snapshot(runtime, downloads, patience);
  try {
    const [{ default: create }, { loadPyodide }, core, library, python] = await Promise.all([
      imported(runtime.asm), imported(runtime.loader), compiled(downloads, 'core'), compiled(downloads, 'library'),
      downloads.bytes('python'),
    ]);
    performance.mark('compiled');
    downloads.decide();
    const timer = setTimeout(() => patience.abort(), runtime.snapshot?.worth);
    const found = await coming;
    clearTimeout(timer);
    return { create, loadPyodide, core, library, python, found };
  } catch (error) {
    downloads.decide();
    patience.abort(); // nobody will go on from it
    throw error;
  }
}

/**
 * Boot, and return what plays and what fetches what comes late.
 * @param {Runtime} runtime
 * @param {Promise<Parts>} prepared
 * @param {Downloads} downloads
 * @param {HTMLCanvasElement} canvas
 * @param {Record<string, unknown>} page  what Python imports as `two_chairs_page`
 * @param {string} main  the module whose coroutine function `main` plays
 * @returns {Promise<{play: () => Promise<void>, learn: (name: string) => Promise<void>}>} `play` lasts until the game ends
 */
export async function boot(runtime, prepared, downloads, canvas, page, main = 'main') {
  const { site, place } = runtime;
  const parts = await prepared;
  const { py, restored } = await started(runtime, parts);
  delete py._module.restore; // with what it refers to
  parts.found = undefined;
  parts.python = new Uint8Array();
  performance.mark(restored ? 'restored' : 'core');
  py.canvas.setCanvas2D(canvas);
  py._module.SDL2 = screen(canvas);
  py.registerJsModule('two_chairs_page', page);
  unpack(py.FS, await downloads.bytes('pygame'), site);
  py.FS.writeFile(libraryOf(runtime), ''); // Python finds it there, and it is compiled already
  unpack(py.FS, await downloads.bytes('application'), place);
  for (const font of FONTS) py.FS.writeFile(`${place}/assets/assets/fonts/${font}`, await downloads.bytes(font));
  py.runPython(`
import os, random, sys
if '${place}/assets' not in sys.path:
    sys.path.insert(0, '${place}/assets')
os.chdir('${place}/assets')
sys.path_importer_cache.clear()
random.seed()`);
  performance.mark('unpacked');
  /** @type {Map<string, Promise<void>>} */
  const learnt = new Map();
  return {
    play: () => py.runPythonAsync(`from ${main} import main; await main()`),
    learn: (name) => {
      const file = runtime.late[name];
      if (!file) return Promise.resolve();
      const known = learnt.get(name) ?? downloads.later(file).then((data) => unpack(py.FS, data, place));
      learnt.set(name, known);
      known.catch(() => learnt.delete(name));
      return known;
    },
  };
}

/**
 * Python, started: out of a snapshot of its memory where that is here and fits, else from the beginning.
 * @param {Runtime} runtime
 * @param {Parts} parts
 * @returns {Promise<{py: any, restored: boolean}>}
 */
async function started(runtime, parts) {
  if (parts.found) {
    try {
      return { py: await load(runtime, parts, parts.found), restored: true };
    } catch (error) {
      console.info('started without the snapshot:', error);
      parts.found = undefined; // it is large
    }
  }
  return { py: await load(runtime, parts), restored: false };
}

/**
 * @param {Runtime} runtime
 * @param {Downloads} downloads
 * @param {AbortController} patience  aborted when nobody waits any more
 * @returns {Promise<Snapshot | undefined>} undefined where there is none, or none in time
 */
async function snapshot(runtime, downloads, patience) {
  const { saveData } = /** @type {any} */ (navigator).connection ?? {};
  if (!runtime.snapshot || !canRestore || isOneFile || saveData) return undefined;
  try {
    const response = await downloads.soon(runtime.snapshot, runtime.snapshot.worth, patience);
    return response && await Snapshot.from(response);
  } catch (error) {
    console.info('no snapshot:', error);
    return undefined;
  }
}

/**
 * @param {Runtime} runtime
 * @param {Parts} parts
 * @param {Snapshot} [found]
 * @returns {Promise<any>} Pyodide
 */
async function load(runtime, parts, found) {
  const known = new Map([[libraryOf(runtime), parts.library]]);
  const create = async (/** @type {object} */ settings) => {
    const instance = await parts.create({ ...settings, compiled: known });
    instance.restore = () => found?.restore(instance);
    return instance;
  };
  return answering(parts, runtime.files, () => parts.loadPyodide({
    indexURL: new URL('.', runtime.loader).href,
    packageBaseUrl: new URL('.', runtime.loader).href,
    stdLibURL: runtime.files.python.url,
    lockFileContents: { info: runtime.info, packages: {} },
    createPyodideModule: create,
    _loadSnapshot: found && new Uint8Array(4), // Pyodide's own form of it is not used
    stdout: (/** @type {string} */ text) => console.info(text),
    stderr: (/** @type {string} */ text) => console.warn(text),
    env: { HOME: '/home/pyodide' },
  }));
}

/** @param {Runtime} runtime */
const libraryOf = (runtime) => `${runtime.site}/pygame/${runtime.library}`;

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
 * Compile a WebAssembly file while it arrives; Pyodide would begin later, and Python's loader all at once.
 * @param {Downloads} downloads
 * @param {'core' | 'library'} name
 */
async function compiled(downloads, name) {
  return WebAssembly.compileStreaming(await downloads.response(name));
}

/**
 * Run `load` while what it fetches and compiles is answered by what is here already.
 * @template T
 * @param {Parts} parts
 * @param {Files} files
 * @param {() => Promise<T>} load
 * @returns {Promise<T>}
 */
async function answering({ core, python }, files, load) {
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  globalThis.fetch = async (request, options) => {
    const url = request instanceof Request ? request.url : String(request);
    if (url.endsWith('/pyodide.asm.wasm')) return new Response();
    if (url === files.python.url) return new Response(/** @type {Uint8Array<ArrayBuffer>} */ (python));
    return fetch(request, options);
  };
  WebAssembly.instantiateStreaming = async (_, imports) => (
    { module: core, instance: await WebAssembly.instantiate(core, imports) });
  try {
    return await load();
  } finally {
    globalThis.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  }
}
