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
  /** Called whenever bytes have arrived. @type {() => void} */
  #arrived = () => {};

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
   * Fetch a file that would be of use, but is not needed, once the line proves so fast that it will be here soon.
   * @param {File} file
   * @param {number} worth  milliseconds that it may take
   * @param {AbortSignal} signal  says when nobody waits any more
   * @returns {Promise<Response>} throws Missing, and what `signal` says
   */
  async soon(file, worth, signal) {
    await new Promise((resolve, reject) => {
      signal.addEventListener('abort', () => reject(signal.reason));
      this.#arrived = () => {
        const took = performance.now() - this.#since;
        if (this.#loaded >= SAMPLE && (file.sent / this.#loaded) * took <= worth) resolve(undefined);
      };
    });
    return this.#begin(file, signal);
  }

  /**
   * @param {File} file
   * @param {AbortSignal} [signal]
   */
  async #begin(file, signal) {
    let response;
    try {
      response = await fetched(file.url, signal);
    } catch (error) {
      throw new Missing(file.url, String(error));
    }
    if (!response.ok) throw new Missing(file.url, `${response.status} ${response.statusText}`);
    const packed = response.headers.get('content-encoding');
    const sent = Number(response.headers.get('content-length')) || (packed ? file.sent : file.size);
    this.#total += signal ? sent : sent - file.sent;
    this.#count(response.clone(), file.size, sent).catch(() => {});
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
    const reader = /** @type {ReadableStream<Uint8Array>} */ (copy.body).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      counted += value.length;
      this.#add((value.length / size) * sent);
    }
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
