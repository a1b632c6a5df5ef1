/**
 * The copy of the page that starts without network (see worker.js): made once a place is kept here, and not before, so
 * that "Keep nothing here" holds; removed by quick exit. An installed app stays installed.
 * @module
 */

/** @type {ServiceWorkerRegistration | undefined} */
let registration;
let asked = false;

/** @returns {boolean} whether this page can be kept: a build says so by its manifest, and it is not part of another page */
export function canKeep() {
  try {
    return Boolean(document.querySelector('link[rel=manifest]')) && window.top === window && isSecureContext
      && Boolean(navigator.serviceWorker);
  } catch {
    return false; // storage is forbidden here
  }
}

/** Keep a copy from now on, quietly not where the browser refuses. */
export async function keepCopy() {
  if (asked || !canKeep()) return;
  asked = true;
  try {
    registration = await navigator.serviceWorker.register('sw.js', { scope: './' });
  } catch (error) {
    console.info('no copy is kept:', error);
  }
}

/**
 * Tell the worker which files this page uses, so that it knows which older ones nobody does.
 * @param {string[]} urls
 */
export function uses(urls) {
  if (canKeep()) navigator.serviceWorker.controller?.postMessage({ uses: urls });
}

/** Have the copy removed while the page is left. */
export function forgetCopy() {
  if (!canKeep() || isInstalled()) return;
  const workers = [registration?.installing, registration?.waiting, registration?.active, navigator.serviceWorker.controller];
  for (const worker of new Set(workers)) worker?.postMessage('forget');
}

/** @returns {boolean} whether the page runs as an app that somebody has installed on purpose */
function isInstalled() {
  return matchMedia('(display-mode: standalone)').matches || matchMedia('(display-mode: fullscreen)').matches;
}
