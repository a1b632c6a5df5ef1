/**
 * The beginning of the page that is one file: what other pages fetch, this one carries in itself, packed. Runs as it
 * stands in the HTML; the scripts are made modules of, and the rest is unpacked when it is asked for.
 */
(() => {
  const TYPES = { wasm: 'application/wasm', mjs: 'text/javascript', js: 'text/javascript' };
  const IMPORTED = /\bfrom '\.\/([\w.]+)'/g;
  const base = new URL('.', document.baseURI).href;
  const whole = new Promise((resolve) => {
    if (document.readyState !== 'loading') resolve(undefined);
    else document.addEventListener('DOMContentLoaded', resolve);
  });

  Object.assign(globalThis, { CARRIED: { response, address } });
  begin();

  /** Make modules of the scripts, each after those it imports, and import the last one. */
  function begin() {
    const made = new Map();
    let last = '';
    for (const element of document.querySelectorAll('script[data-module]')) {
      const name = element.getAttribute('data-module');
      const text = new TextDecoder().decode(unpacked(element)).replace(IMPORTED, (_, other) => `from '${made.get(other)}'`);
      last = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
      made.set(name, last);
    }
    import(last);
  }

  /**
   * @param {string} url
   * @returns {Promise<Response>} what a server would answer
   */
  async function response(url) {
    await whole;
    const path = url.slice(base.length);
    const element = document.querySelector(`script[data-carried="${CSS.escape(path)}"]`);
    if (!element) return new Response(null, { status: 404, statusText: 'not in this file' });
    const stream = new Blob([unpacked(element)]).stream().pipeThrough(new DecompressionStream('gzip'));
    element.remove(); // each is asked for once, and they are large
    const type = TYPES[/** @type {keyof typeof TYPES} */ (path.split('.').pop())] ?? 'application/octet-stream';
    return new Response(stream, { headers: { 'Content-Type': type } });
  }

  /**
   * @param {string} url
   * @returns {Promise<string>} an address that the module can be imported from
   */
  async function address(url) {
    return URL.createObjectURL(await (await response(url)).blob());
  }

  /** @param {Element} element */
  function unpacked(element) {
    const text = atob((element.textContent ?? '').trim());
    const bytes = new Uint8Array(text.length);
    for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
    return bytes;
  }
})();
