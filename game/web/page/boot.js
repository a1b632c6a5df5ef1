/**
 * The page's beginning where everything lies beside it: the first page works at once, everything is fetched, Python
 * starts, the game takes over.
 * @module
 */

import { Downloads, Missing } from './downloads.js';
import { uses } from './offline.js';
import { boot, prepare } from './python.js';
import { canUnpack } from './source.js';
import { read } from './store.js';
import { Table } from './table.js';
import { shown } from './tongue.js';

const table = new Table();
start().catch(fail);

async function start() {
  if (!isAble()) {
    table.shell.fail('old', navigator.userAgent);
    return;
  }
  const runtime = JSON.parse(table.game.dataset.runtime ?? '{}');
  const { files: needed, late, snapshot = {} } = runtime;
  for (const file of [...Object.values(needed), ...Object.values(late), snapshot]) file.url = absolute(file.url ?? '');
  runtime.asm = absolute(runtime.asm);
  runtime.loader = absolute(runtime.loader);
  table.sounds = absolute(`${runtime.sounds}/`); // a page that is one file has scripts without a folder
  const previews = 'preview' in table.game.dataset; // python -m game preview --web
  const whole = Boolean(previews || read()); // where a place is kept: it may lie anywhere in the story
  table.telling = (code) => (whole ? code : `${code}-opening`);
  const soon = [table.telling(shown()), ...(whole ? ['rest'] : [])].filter((name) => name in runtime.late);
  const files = { ...runtime.files, ...Object.fromEntries(soon.map((name) => [runtime.late[name].url, runtime.late[name]])) };
  const downloads = new Downloads(files, (progress) => table.shell.progress(progress));
  const prepared = prepare(runtime, downloads);
  prepared.catch(() => {}); // `boot` hears of it
  await painted();
  const main = previews ? 'game.preview.page' : 'main';
  const { play, learn } = await boot(runtime, prepared, downloads, table.canvas, table.page.functions(), main);
  table.page.learn = learn;
  table.page.phones = phones();
  for (const name of soon) await learn(name);
  performance.mark('booted');
  if (previews) (await import('./preview.js')).follow(table);
  uses([import.meta.url, runtime.loader, runtime.files.application.url]);
  await play();
}

/**
 * What talks to the server of the phones is fetched when a workshop asks for the first time.
 * @returns {(what: string, data: string) => void}
 */
function phones() {
  /** @type {Promise<import('./phones.js').Phones> | undefined} */
  let made;
  return (what, data) => {
    if (location.protocol === 'file:') return; // no server
    const prepare = () => table.page.learn('phones');
    const say = (/** @type {string} */ text) => table.page.say({ kind: 'phones', text });
    made ??= import('./phones.js').then(({ Phones }) => new Phones(prepare, say));
    made.then((one) => one.send(what, data), (error) => console.info('no phones:', error));
  };
}

/** @param {string} url */
function absolute(url) {
  return new URL(url, document.baseURI).href;
}

/** Starting Python keeps the page busy: the words are shown first. */
function painted() {
  return new Promise((resolve) => {
    setTimeout(resolve, 200); // a page in the background paints nothing
    requestAnimationFrame(() => setTimeout(resolve));
  });
}

/**
 * WebAssembly with what Python's build uses: 128-bit numbers, exceptions.
 * @returns {boolean}
 */
function isAble() {
  const simd = [0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98, 11];
  const caught = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11];
  try {
    return canUnpack && [simd, caught].every((code) => WebAssembly.validate(new Uint8Array(code)));
  } catch {
    return false;
  }
}

/** @param {unknown} error */
function fail(error) {
  console.warn(error instanceof Error ? error.message : error);
  table.root.hidden = true;
  const detail = error instanceof Error ? error.message.trim().split('\n').slice(-3).join('\n') : String(error);
  table.shell.fail(error instanceof Missing ? 'missing' : 'broken', detail);
}
