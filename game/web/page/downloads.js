/**
 * Everything the page has to fetch, begun at once, with true progress in bytes.
 * @module
 */

import { fetched } from './source.js';

/**
 * @typedef {{url: string, size: number, sent: number}} File  bytes once unpacked, and bytes as they are sent packed
 * @typedef {{loaded: number, total: number}} Progress  both in bytes
 */

/** Bytes, as they are sent, that tell how fast the line is at least. */
const SAMPLE = 300_000;

/** A file that did not arrive. */
export class Missing extends Error {
  /**
   * @param {string} url
   * @param {string} why
   */
  constructor(url, why) {
    super(`${url}: ${why}`);
    this.name = 'Missing';
    this.url = url;
  }
}

export class Downloads {
  /** @type {Map<string, Promise<Response>>} */
  #responses = new Map();
  #loaded = 0;
  #total = 0;
  #report;
  /** When the first bytes came, in milliseconds since the page was opened. */
  #since = 0;
  /** Called whenever bytes have arrived. */
  #arrived = () => {};
  /** Called when nothing more is to be learnt about the line. */
  #decided = () => {};

  /**
   * Begin to fetch all of `files`.
   * @param {Record<string, File>} files  by name
   * @param {(progress: Progress) => void} report  called whenever bytes have arrived
   */
  constructor(files, report) {
    this.#report = report;
    for (const file of Object.values(files)) this.#total += file.sent;
    for (const [name, file] of Object.entries(files)) {
      const response = this.#begin(file);
      response.catch(() => {}); // whoever asks for the file hears of it
      this.#responses.set(name, response);
    }
  }

  /**
   * @param {string} name
   * @returns {Promise<Response>} the response, as soon as its head is there; throws Missing
   */
  response(name) {
    return /** @type {Promise<Response>} */ (this.#responses.get(name));
  }

  /**
   * @param {string} name
   * @returns {Promise<Uint8Array>} the whole file; throws Missing
   */
  async bytes(name) {
    const response = await this.response(name);
    try {
      return new Uint8Array(await response.arrayBuffer());
    } catch (error) {
      throw new Missing(response.url, String(error));
    }
  }

  /**
   * @param {File} file  fetched now, unless it is on its way already
   * @returns {Promise<Uint8Array>} the whole file; throws Missing
   */
  later(file) {
    if (!this.#responses.has(file.url)) this.#responses.set(file.url, this.#begin(file));
    const bytes = this.bytes(file.url);
    bytes.catch(() => this.#responses.delete(file.url)); // it may be tried again
    return bytes;
  }

  /**
   * Fetch a file that would be of use, but is not needed, once the line proves so fast that it will be here soon. What
   * comes out of the browser's cache looks like a fast line, so the file's own pace is looked at, too. It is no part of
   * the progress.
   * @param {File} file
   * @param {number} worth  milliseconds that it may take
   * @param {AbortController} patience  aborted when nobody waits any more, or here when it takes longer
   * @returns {Promise<Response | undefined>} undefined where the line was not fast enough until `decide`; throws Missing
   */
  async soon(file, worth, patience) {
    const fast = await new Promise((resolve) => {
      this.#decided = () => resolve(false);
      this.#arrived = () => {
        const took = performance.now() - this.#since;
        if (this.#loaded >= SAMPLE && (file.sent / this.#loaded) * took <= worth) resolve(true);
      };
    });
    if (!fast || patience.signal.aborted) return undefined;
    const begun = performance.now();
    const response = await this.#ask(file, patience.signal);
    let counted = 0;
    each(response.clone(), (bytes) => {
      counted += bytes;
      const left = ((file.size - counted) / counted) * (performance.now() - begun);
      if (counted >= SAMPLE && left > worth) patience.abort();
    }).catch(() => {}); // whoever reads the response hears of it
    return response;
  }

  /** Nothing is left to learn about the line: what has not begun `soon` will not. */
  decide() {
    this.#decided();
  }

  /** @param {File} file */
  async #begin(file) {
    const response = await this.#ask(file);
    const packed = response.headers.get('content-encoding');
    const sent = Number(response.headers.get('content-length')) || (packed ? file.sent : file.size);
    this.#total += sent - file.sent;
    this.#count(response.clone(), file.size, sent).catch(() => {});
    return response;
  }

  /**
   * @param {File} file
   * @param {AbortSignal} [signal]
   * @returns {Promise<Response>} throws Missing
   */
  async #ask(file, signal) {
    let response;
    try {
      response = await fetched(file.url, signal);
    } catch (error) {
      throw new Missing(file.url, String(error));
    }
    if (!response.ok) throw new Missing(file.url, `${response.status} ${response.statusText}`);
    return response;
  }

  /**
   * Count the bytes of `copy` as they arrive. The page sees them unpacked, and counts them by what they were sent as.
   * @param {Response} copy
   * @param {number} size
   * @param {number} sent
   */
  async #count(copy, size, sent) {
    let counted = 0;
    await each(copy, (bytes) => {
      counted += bytes;
      this.#add((bytes / size) * sent);
    });
    this.#add(((size - counted) / size) * sent);
  }

  /** @param {number} bytes */
  #add(bytes) {
    if (!bytes) return;
    this.#since ||= performance.now();
    this.#loaded += bytes;
    this.#arrived();
    this.#report({ loaded: Math.min(Math.round(this.#loaded), this.#total), total: this.#total });
  }
}

/**
 * @param {Response} response
 * @param {(bytes: number) => void} told  called with the bytes, unpacked, of each part that arrives
 */
async function each(response, told) {
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    told(value.length);
  }
}
