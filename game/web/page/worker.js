/**
 * The service worker: keeps whole editions of the page, so that it starts without network, and never mixes two of them.
 *
 * An edition is a list of files with their hashes, which the build writes in front of this text as `self.EDITION`. It
 * serves nobody before every one of its files is here and is the right one. The first page comes from the present
 * edition only; everything else has its hash in its address, so that a page which is still open goes on with its own.
 * Nothing of a person passes through here: only files that are the same for everybody are kept.
 */

/** @typedef {{version: string, files: Record<string, string>, blank: Record<string, string>}} Edition */

const worker = /** @type {any} */ (self);
/** Hashes by path, and the pages that quick exit leaves behind. */
const { version, files, blank } = /** @type {Edition} */ (worker.EDITION);
const scope = worker.registration.scope;
/** Other pages of the same origin have caches, too. */
const OURS = `two-chairs ${new URL(scope).pathname} `;
const NAME = OURS + version;
const HASHED = /-[0-9a-f]{10}(\/|\.)/;
/** What a start is sooner with, but does not need: kept where the page has fetched it. */
const OPTIONAL = /^snapshot-/;
/** One after the other: files that are checked lie in memory whole, beside the page's own. */
const AT_ONCE = 1;
/** Milliseconds after which nobody comes for the blank page any more. */
const LEAVING = 3000;

const stopped = new AbortController();
let leave = () => {};
const left = new Promise((resolve) => { leave = () => resolve(undefined); });

worker.addEventListener('install', (event) => event.waitUntil(install()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener('message', (event) => {
  if (event.data === 'forget') event.waitUntil(forget());
  else if (event.data?.uses) event.waitUntil(sweep(event.data.uses));
});
worker.addEventListener('fetch', (event) => {
  const path = pathOf(event.request);
  if (event.request.mode === 'navigate' && path in blank) {
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store' };
    event.respondWith(new Response(blank[path], { headers }));
    leave();
  } else if (path in files || HASHED.test(path)) {
    event.respondWith(answer(event.request, path));
  }
});

/** Fetch the whole edition; where one file does not come or is not the right one, the present edition stays. */
async function install() {
  const cache = await caches.open(NAME);
  const waiting = Object.keys(files);
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, async () => {
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) await keep(cache, path);
    }));
  } catch (error) {
    waiting.length = 0;
    stopped.abort();
    await caches.delete(NAME);
    throw error;
  }
  await worker.skipWaiting();
}

/**
 * @param {Cache} cache
 * @param {string} path
 */
async function keep(cache, path) {
  stopped.signal.throwIfAborted();
  const url = new URL(path, scope).href;
  const hashed = HASHED.test(path);
  const known = hashed ? await caches.match(url) : undefined; // an older edition has the very same file
  if (!known && OPTIONAL.test(path)) { // lines that were too slow for it are not made to fetch it now
    const had = await fetch(url, { cache: 'only-if-cached', mode: 'same-origin', integrity: files[path] }).catch(() => undefined);
    if (had?.ok) await cache.put(url, had);
    return;
  }
  await cache.put(url, known ?? await fetched(url, files[path], hashed));
}

/**
 * @param {string} url
 * @param {string} integrity
 * @param {boolean} hashed  whether the address says what is in it, so that what the browser has kept is right
 */
async function fetched(url, integrity, hashed) {
  const options = { integrity, signal: stopped.signal };
  let response;
  try {
    response = await fetch(url, { ...options, cache: hashed ? 'force-cache' : 'reload' });
  } catch (error) {
    if (!hashed || stopped.signal.aborted) throw error;
    response = await fetch(url, { ...options, cache: 'reload' });
  }
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  if (!response.redirected) return response; // taken over as it is, not through this process once more
  return new Response(response.body, { headers: response.headers }); // without the redirects that some hosts make
}

/**
 * @param {Request} request
 * @returns {string} the path of a file beside the first page, '' for what is none of ours
 */
function pathOf(request) {
  if (request.method !== 'GET' || !request.url.startsWith(scope)) return '';
  const path = request.url.slice(scope.length).split(/[?#]/)[0];
  return path || 'index.html';
}

/**
 * What is compiled is asked of the browser's own cache first, without network: there it lies beside its machine code.
 * @param {Request} request
 * @param {string} path
 */
async function answer(request, path) {
  const url = new URL(path, scope).href;
  if (path.endsWith('.wasm')) {
    const compiled = await fetch(url, { cache: 'only-if-cached', mode: 'same-origin' }).catch(() => undefined);
    if (compiled?.ok) return compiled;
  }
  const kept = await (await caches.open(NAME)).match(url) ?? (HASHED.test(path) ? await caches.match(url) : undefined);
  return kept ?? fetch(request);
}

/** @returns {Promise<string[]>} names of the editions that are kept */
async function editions() {
  return (await caches.keys()).filter((name) => name.startsWith(OURS));
}

/**
 * A page is there. If it is the only one and of this edition, nobody needs the older ones any more.
 * @param {string[]} uses  addresses of its files
 */
async function sweep(uses) {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.length > 1 || !uses.every((url) => url.startsWith(scope) && url.slice(scope.length) in files)) return;
  for (const name of await editions()) if (name !== NAME) await caches.delete(name);
}

/** Somebody leaves by quick exit: nothing of this stays, not even the copy of the program. */
async function forget() {
  stopped.abort();
  for (const name of await editions()) await caches.delete(name);
  await Promise.race([left, new Promise((resolve) => { setTimeout(resolve, LEAVING); })]);
  for (const name of await editions()) await caches.delete(name); // an installation may have been under way
  await worker.registration.unregister();
}
