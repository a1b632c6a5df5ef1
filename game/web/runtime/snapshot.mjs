// Makes the snapshot of Python's memory that the page goes on from (game/web/page/snapshot.js), in Node.
//
//   node snapshot.mjs RUNTIME_DIR ARCHIVE OUT SITE PLACE BEGINNING
//
// Python is started just as the page would start it: the same files at the same places (SITE for pygame, PLACE for the
// application), the same native library. Then everything in ARCHIVE is imported, BEGINNING (Python) is run, and the memory
// is written to OUT, packed with gzip, less what a fresh start has there anyway. Clock, randomness and hash seed stand
// still meanwhile, so that the same input makes the same bytes.
//
// Before that, OUT: 32-bit words, little endian: the length of a head as JSON in UTF-8, the head, and the memory's pages.
//
//   {size, state, libraries: [{name, memory, table}], functions, runs: [[offset, length], …], fresh: [[offset, length], …], sum}
//
// `runs` are what the pages after the head belong to, one after the other; `fresh` is what is the same in every fresh
// start, and adds up to `sum`; everything else is zero, and in a fresh start, too, or below what that has taken of its heap.

import nodeCrypto from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

const [runtimeDir, archive, out, site, place, beginning] = process.argv.slice(2);
const PAGE = 4096;
const LIBRARY = 'base.cpython-314-wasm32-emscripten.so';

process.on('uncaughtException', (error) => {
  console.error(String(error?.message ?? error)); // without Node's quotation of a minified line
  process.exit(1);
});
let moment = 1;
stopTime();

const { loadPyodide } = await import(pathToFileURL(join(runtimeDir, 'pyodide.mjs')).href);
const { default: create } = await import(pathToFileURL(join(runtimeDir, 'pyodide.asm.mjs')).href);
const library = new WebAssembly.Module(readFileSync(join(runtimeDir, 'pygame.wasm')));
const path = `${site}/pygame/${LIBRARY}`;

const py = await load({ _makeSnapshot: true });
const text = readFileSync(new URL('../page/archive.js', import.meta.url), 'utf8');
const { unpack } = await import(`data:text/javascript,${encodeURIComponent(text)}`); // without Python, whose memory is to hold nothing of it
for (const [file, folder] of [[join(runtimeDir, 'pygame.zip'), site], [archive, place]]) {
  unpack(py.FS, new Uint8Array(readFileSync(file)), folder);
}
py.FS.writeFile(path, ''); // found there, and compiled already
py.runPython(`
import os, sys
sys.path.insert(0, '${place}/assets')
os.chdir('${place}/assets')
sys.path_importer_cache.clear()

def _begin():
    import gc, importlib, pathlib
    import main
    for path in sorted(pathlib.Path('game').rglob('*.pyc')):
        importlib.import_module('.'.join(path.with_suffix('').parts).removesuffix('.__init__'))
    exec(${JSON.stringify(beginning)}, {})
    gc.collect()
    gc.freeze()

_begin()
del _begin
`);
const state = py._api.serializeHiwireState();
const { libraries, inside: { functions } } = py._module;
const memory = py._module.HEAPU8.slice();

const fresh = await start();
moment = 2;
const other = await start(); // what differs between two fresh starts is none of what every one has
if (fresh.memory.length !== memory.length) {
  throw new Error(`a fresh start has ${fresh.memory.length} bytes of memory, not ${memory.length}`);
}
writeFileSync(out, gzipSync(written(), { level: 9 }));

/** Nothing of this moment gets into the memory. `moment` stands for all of it. */
function stopTime() {
  const fill = (view) => { new Uint8Array(view.buffer, view.byteOffset, view.byteLength).fill(moment); return view; };
  process.env.TZ = 'UTC';
  Math.random = () => moment / 256;
  Date.now = () => Date.UTC(2026, 0, moment);
  performance.now = () => moment;
  nodeCrypto.webcrypto.getRandomValues = fill;
  nodeCrypto.randomFillSync = fill;
}

function load(more) {
  const info = JSON.parse(readFileSync(join(runtimeDir, 'info.json'), 'utf8'));
  return loadPyodide({
    indexURL: runtimeDir + '/',
    stdLibURL: pathToFileURL(join(runtimeDir, 'python.zip')).href,
    lockFileContents: { info, packages: {} },
    createPyodideModule: (settings) => create({ ...settings, compiled: new Map([[path, library]]) }),
    env: { HOME: '/home/pyodide', LANG: 'C.UTF-8', PYTHONHASHSEED: '1' },
    _sysExecutable: 'python',
    ...more,
  });
}

/** The memory as it is before the snapshot is put into it: Pyodide has been instantiated, the library lies where it lay. */
async function start() {
  let found;
  const stop = new Error('seen enough');
  const restore = (module) => {
    for (const one of libraries) module.inside.load(library, one.name, one.memory);
    if (module.inside.functions !== functions) throw new Error('a fresh start has another table of functions');
    found = { memory: module.HEAPU8.slice(), heap: [module.___heap_base, module.inside.used] };
    throw stop;
  };
  const begin = (settings) => {
    const made = { ...settings, compiled: new Map([[path, library]]) };
    made.restore = () => restore(made.module);
    return create(made).then((module) => (made.module = module));
  };
  try {
    await load({ createPyodideModule: begin, _loadSnapshot: new Uint8Array(1) });
  } catch (error) {
    if (error !== stop) throw error;
  }
  return found;
}

function written() {
  const runs = [], same = [], parts = [];
  let sum = 0;
  for (let at = 0; at < memory.length; at += PAGE) {
    const [page, ...starts] = [memory, fresh.memory, other.memory].map((whole) => whole.subarray(at, at + PAGE));
    const taken = at < fresh.heap[1] && at + PAGE > fresh.heap[0]; // cleared before the snapshot is put in
    const equal = starts.every((start) => Buffer.compare(page, start) === 0);
    if (page.every((byte) => byte === 0) && (taken || equal)) continue;
    if (equal && !taken) {
      extend(same, at);
      for (const word of new Int32Array(page.slice().buffer)) sum = (Math.imul(sum, 31) + word) | 0;
    } else {
      extend(runs, at);
      parts.push(page);
    }
  }
  const head = Buffer.from(JSON.stringify({ size: memory.length, state, libraries, functions, runs, fresh: same, sum }));
  const padded = Buffer.concat([head, Buffer.alloc((4 - (head.length % 4)) % 4, ' ')]);
  const length = Buffer.alloc(4);
  length.writeUInt32LE(padded.length);
  return Buffer.concat([length, padded, ...parts]);
}

function extend(list, at) {
  const last = list.at(-1);
  if (last && last[0] + last[1] === at) last[1] += PAGE;
  else list.push([at, PAGE]);
}
