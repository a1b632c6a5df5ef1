/**
 * A snapshot of Python's memory, made when the page was built (game/web/runtime/snapshot.mjs): Python started, pygame and
 * the program imported, the story's opening read. Going on from it takes a part of the time that all this would take.
 * @module
 */

/**
 * @typedef {[number, number][]} Runs  offsets and lengths, in bytes
 * @typedef {{size: number, state: object, libraries: {name: string, memory: number, table: number}[], functions: number,
 *   runs: Runs, fresh: Runs, sum: number}} Head
 *   bytes of the memory; what Pyodide keeps beside it; native libraries with the places of their memory and functions; how
 *   many functions there are in all; what is in the snapshot; what a fresh start has anyway, and the sum over it
 * @typedef {{HEAPU8: Uint8Array<ArrayBuffer>, compiled: Map<string, WebAssembly.Module>, ___heap_base: number, inside: {
 *   load: (module: WebAssembly.Module, name: string, memory: number) => void, functions: number, used: number,
 *   trampoline: number}}} Instance
 *   Pyodide instantiated, but not started
 */

/** Browsers that can unpack it, and that lay Python's functions out as it has them. */
export const canRestore = 'DecompressionStream' in globalThis && isOneFunction();

export class Snapshot {
  /** @type {Head} */
  #head;
  #pages;

  /** @param {ArrayBuffer} bytes  unpacked */
  constructor(bytes) {
    const length = new DataView(bytes).getUint32(0, true);
    this.#head = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 4, length)));
    this.#pages = new Uint8Array(bytes, 4 + length);
  }

  /**
   * Read a snapshot from a file as it is sent.
   * @param {Response} response
   */
  static async from(response) {
    const body = /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */ (response.body);
    return new Snapshot(await new Response(body.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer());
  }

  /**
   * Put the snapshot into an instance's memory. Throws where the instance is another one than the snapshot's.
   * @param {Instance} instance
   * @returns {object} what Pyodide keeps beside the memory
   */
  restore(instance) {
    const { size, state, libraries, functions, runs, fresh, sum } = this.#head;
    const { HEAPU8: memory, compiled, inside } = instance;
    for (const { name, memory: place, table } of libraries) {
      if (inside.functions !== table) throw new Error(`the snapshot has ${name} at ${table}, not ${inside.functions}`);
      inside.load(/** @type {WebAssembly.Module} */ (compiled.get(name)), name, place);
    }
    if (inside.functions !== functions || memory.length !== size || added(memory, fresh) !== sum) {
      throw new Error('the snapshot belongs to another start');
    }
    const trampoline = new Int32Array(memory.buffer, inside.trampoline, 1);
    const [own] = trampoline; // engines differ in whether CPython can have one
    memory.fill(0, instance.___heap_base, inside.used);
    let at = 0;
    for (const [offset, length] of runs) {
      memory.set(this.#pages.subarray(at, at + length), offset);
      at += length;
    }
    trampoline[0] = own;
    this.#pages = new Uint8Array();
    return state;
  }
}

/**
 * Whether a function that a WebAssembly module exports and the same one in its table are one object. In WebKit they are
 * two; Emscripten then enters functions once more that it would find otherwise.
 * @returns {boolean}
 */
function isOneFunction() {
  const code = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 4, 4, 1, 112, 0, 1, 7, 9, 2, 1, 116, 1, 0, 1, 102, 0, 0,
    9, 7, 1, 0, 65, 0, 11, 1, 0, 10, 4, 1, 2, 0, 11]; // (table (export "t") funcref (elem $f)) (func $f (export "f"))
  try {
    const { t: table, f } = /** @type {any} */ (new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(code))).exports);
    return table.get(0) === f;
  } catch {
    return false; // what cannot do this starts nothing at all
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>} memory
 * @param {Runs} runs
 * @returns {number} a sum over all words of the runs that depends on their order
 */
function added(memory, runs) {
  let sum = 0;
  for (const [offset, length] of runs) {
    const words = new Int32Array(memory.buffer, offset, length / 4);
    for (let index = 0; index < words.length; index += 1) sum = (Math.imul(sum, 31) + words[index]) | 0;
  }
  return sum;
}
