/**
 * Unpacks the archives of a build into Python's files. They are stored, not deflated, since they are sent packed; that
 * takes a tenth of the time that Python's own `zipfile` takes, and nothing of its memory.
 * @module
 */

/** @typedef {{mkdirTree: (path: string) => void, writeFile: (path: string, data: Uint8Array, options: object) => void}} Files */

const ENTRY = 0x04034b50;

/**
 * @param {Files} files  Emscripten's file system
 * @param {Uint8Array} bytes  a zip file whose entries are stored; the files keep it, uncopied
 * @param {string} folder  where to, without a slash at the end
 */
export function unpack(files, bytes, folder) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const text = new TextDecoder();
  const made = new Set();
  for (let at = 0; at + 4 <= bytes.length && view.getUint32(at, true) === ENTRY;) {
    const [method, size] = [view.getUint16(at + 8, true), view.getUint32(at + 18, true)];
    const name = at + 30;
    const data = name + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
    const path = `${folder}/${text.decode(bytes.subarray(name, name + view.getUint16(at + 26, true)))}`;
    if (method !== 0) throw new Error(`${path} is deflated`);
    const parent = path.slice(0, path.lastIndexOf('/'));
    if (!made.has(parent)) files.mkdirTree(parent);
    made.add(parent);
    files.writeFile(path, bytes.subarray(data, data + size), { canOwn: true });
    at = data + size;
  }
}
