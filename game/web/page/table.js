/**
 * Everything of the page that does not depend on where Python comes from: first page, canvas, mirror, keys, pointer.
 * @module
 */

import { listen } from './keys.js';
import { Mirror } from './mirror.js';
import { moreContrast, Page } from './page.js';
import { handOn, isTyping } from './pointer.js';
import { Shell } from './shell.js';
import { fetched, imported } from './source.js';
import * as store from './store.js';

/** Milliseconds that whoever has chosen a language waits for its files before the game begins in another. */
const PATIENCE = 4000;

/** The page, laid. `page` is what Python talks to. */
export class Table {
  game = one('game');
  root = one('mirror');
  canvas = /** @type {HTMLCanvasElement} */ (one('canvas'));
  mirror = new Mirror(this.game, this.root, one('says'));
  page = new Page(this.canvas, (view, places, focus) => this.#show(view, places, focus));
  shell = new Shell(one('shell'), (ids) => ids.forEach((id) => this.#queue(id)));
  /** What holds as much of a language as the game begins with. @type {(code: string) => string} */
  telling = (code) => code;
  /** The address of the folder with `sound.js`, `scan.js` and the sounds. */
  sounds = import.meta.url.replace(/[^/]*$/, '');
  /** @type {Promise<import('./sound.js').Speaker> | undefined} */
  #speaker;
  /** @type {Promise<import('./scan.js').Scan> | undefined} */
  #scan;
  #shown = '';
  /** What the first page has pressed, one after the other. @type {Promise<unknown>} */
  #pressed = Promise.resolve();

  constructor() {
    this.#dress();
    this.#connect();
  }

  /** What is kept from the last time shows at once: colours and text; else what the device asks for. */
  #dress() {
    const { theme = 'system', text_size: size, spacing, typeface } = store.settings();
    this.game.dataset.theme = theme !== 'system' ? theme : moreContrast() ? 'contrast' : 'evening';
    if (spacing) this.game.dataset.spacing = spacing;
    if (typeface) this.game.dataset.typeface = typeface;
    if (size) document.documentElement.style.fontSize = `${size}%`;
  }

  /** Wire what a person does to what the game hears. */
  #connect() {
    const { page, root } = this;
    const press = (/** @type {string} */ id) => this.#press(id);
    const scroll = (/** @type {number} */ by) => page.say({ kind: 'scroll', by });
    handOn(root, this.canvas, press, scroll);
    const turn = (/** @type {number} */ by) => page.say({ kind: 'turn', by });
    listen(this.mirror, root, { press, scroll, turn, leave: store.leave });
    root.addEventListener('focusin', (event) => {
      const target = /** @type {HTMLElement} */ (event.target);
      const seen = this.#scans() || target.matches(':focus-visible');
      page.say({ kind: 'focus', id: target.dataset.id ?? '', by: seen ? 1 : 0 });
    });
    root.addEventListener('focusout', (event) => {
      if (!event.relatedTarget) page.say({ kind: 'focus', id: '', by: 0 });
    });
    root.addEventListener('input', (event) => {
      const { dataset, value } = /** @type {HTMLInputElement} */ (event.target);
      page.say({ kind: 'type', id: dataset.id ?? '', text: value });
    });
    root.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.isComposing || !isTyping(event.target)) return;
      const field = /** @type {HTMLInputElement} */ (event.target);
      if (!field.readOnly) page.say({ kind: 'enter', id: field.dataset.id ?? '', text: field.value });
    });
  }

  /**
   * Press `id` after what was pressed before; a language only when its files are there, so that the game begins in it.
   * @param {string} id
   */
  #queue(id) {
    const [, language] = id.split('set:language=');
    const ready = language ? this.page.learn(this.telling(language)).catch(() => {}) : undefined;
    this.#pressed = this.#pressed.then(() => ready).then(() => this.#press(id));
  }

  /** @param {string} id */
  #press(id) {
    if (id === 'quick-exit') store.leave();
    else this.page.say({ kind: 'press', id });
  }

  /**
   * Take over a view that Python has drawn.
   * @param {string} view
   * @param {string} places
   * @param {string} focus
   */
  #show(view, places, focus) {
    const first = !this.#shown;
    if (!first && view !== this.#shown && this.shell.left && this.root.hidden) this.#open();
    this.#shown = view;
    this.mirror.show(view, places, focus);
    if (!this.root.hidden) this.#scanned(this.mirror.view?.display.scan ?? 'off');
    if (first) this.#greet();
    if (this.mirror.view) this.#hear(this.mirror.view.sound);
  }

  /** Whether the focus goes from one thing to the next by scanning, and has to be seen wherever it goes. */
  #scans() {
    return (this.mirror.view?.display.scan ?? 'off') !== 'off';
  }

  /**
   * Take over how things are scanned. The script is fetched for the first who wants it.
   * @param {string} mode
   */
  #scanned(mode) {
    if (!this.#scan && mode === 'off') return;
    const scroll = (/** @type {number} */ by) => this.page.say({ kind: 'scroll', by });
    this.#scan ??= imported(`${this.sounds}scan.js`).then(({ Scan }) => new Scan(this.root, scroll, isTyping));
    this.#scan.then((scan) => scan.set(mode), () => { this.#scan = undefined; });
  }

  /**
   * Let be heard what a view sounds like. The script and the sounds are fetched with the first view that has a sound,
   * which has been drawn by then.
   * @param {import('./sound.js').Sound} sound
   */
  #hear(sound) {
    if (!this.#speaker && !sound.rooms.length && !sound.small.length) return;
    const fetch = (/** @type {string} */ name) => fetched(`${this.sounds}${name}.ogg`);
    this.#speaker ??= imported(`${this.sounds}sound.js`).then(({ Speaker }) => new Speaker(fetch));
    this.#speaker.then((speaker) => speaker.show(sound), () => { this.#speaker = undefined; });
  }

  /** The first page gives way to the canvas and its mirror. */
  #open() {
    one('shell').hidden = true;
    this.root.hidden = false;
    this.page.settle();
    document.documentElement.style.fontSize = '';
  }

  /** Python shows its first view: the first page learns what the game knows. */
  #greet() {
    performance.mark('ready');
    const items = this.mirror.view?.sections.flatMap((section) => section.items) ?? [];
    const notice = items.flatMap((item) => (item.type === 'line' && item.role === 'notice' ? [item.text] : [])).join(' ');
    this.shell.ready(items.some((item) => item.id === 'continue'), notice);
  }
}

/** @param {string} id */
function one(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}
