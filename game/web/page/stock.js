/**
 * The page's beginning where pygbag's own runtime is used: nothing is fetched from its host before the person says so.
 * @module
 */

import { Table } from './table.js';

const table = new Table();
const stock = /** @type {HTMLElement} */ (document.getElementById('stock'));
const accept = /** @type {HTMLButtonElement} */ (document.getElementById('accept'));

/** @type {HTMLElement} */ (document.getElementById('loading')).hidden = true; // nothing is loaded yet

/** What game/platforms/browser.py finds as `platform.window.twoChairs`. */
Object.assign(window, { twoChairs: table.page.functions() });

accept.addEventListener('click', () => {
  /** @type {HTMLElement} */ (document.getElementById('consent')).hidden = true;
  /** @type {HTMLElement} */ (document.getElementById('loading')).hidden = false;
  load();
}, { once: true });

/** Add pygbag's loader as its own template would have it; it looks for its script element and for the load event. */
function load() {
  const { loader = '', python = '', archive = '', host = '' } = stock.dataset;
  Object.assign(window, { config: {
    xtermjs: '0', _sdl2: 'canvas', user_canvas: 1, user_canvas_managed: 1, ume_block: 0, can_close: 1, archive, gui_debug: 3,
    cdn: host, autorun: 0, PYBUILD: python.replace('python', ''),
  } });
  const script = document.createElement('script');
  Object.assign(script, { type: 'module', id: 'site', src: loader });
  Object.assign(script.dataset, { python, os: 'fs,gui' });
  script.text = /** @type {HTMLElement} */ (document.getElementById('stock-python')).textContent ?? '';
  script.addEventListener('load', () => dispatchEvent(new Event('load')));
  script.addEventListener('error', () => table.shell.fail('missing', loader));
  document.body.append(script);
}
