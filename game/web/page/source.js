/**
 * Where files come from: beside the page, or out of the page itself where it is one single file (see carry.js).
 * @module
 */

/** @type {{response: (url: string) => Promise<Response>, address: (url: string) => Promise<string>} | undefined} */
const carried = /** @type {any} */ (globalThis).CARRIED;

/** Whether the browser can unpack what the page carries, if it does. */
export const canUnpack = !carried || 'DecompressionStream' in globalThis;

/** Whether the page is one file, which has no room for what is of use, but not needed. */
export const isOneFile = Boolean(carried);

/**
 * @param {string} url
 * @param {AbortSignal} [signal]
 * @returns {Promise<Response>}
 */
export const fetched = (url, signal) => carried?.response(url) ?? fetch(url, { signal });

/**
 * @param {string} url
 * @returns {Promise<any>} the module at this address
 */
export const imported = async (url) => import(carried ? await carried.address(url) : url);
