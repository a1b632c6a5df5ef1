/**
 * Where files come from: beside the page, or out of the page itself where it is one single file (see carry.js).
 * @module
 */

/** @type {{response: (url: string) => Promise<Response>, address: (url: string) => Promise<string>} | undefined} */
const carried = /** @type {any} */ (globalThis).CARRIED;

/** Whether the browser can unpack what the page carries, if it does. */
export const canUnpack = !carried || 'DecompressionStream' in globalThis;

/**
 * @param {string} url
 * @returns {Promise<Response>}
 */
export const fetched = (url) => carried?.response(url) ?? fetch(url);

/**
 * @param {string} url
 * @returns {Promise<any>} the module at this address
 */
export const imported = async (url) => import(carried ? await carried.address(url) : url);
