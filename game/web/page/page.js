/**
 * What Python imports as `two_chairs_page`: the page's side of game/platforms/browser.py. Only strings, numbers and
 * promises cross, so that it works under Pyodide and under pygbag's own runtime.
 * @module
 */

import * as store from './store.js';
import { wishes } from './tongue.js';

/** @typedef {{kind: string, id?: string, text?: string, by?: number}} Intent */

const MOTION = '(prefers-reduced-motion: reduce)';
const CONTRAST = ['(prefers-contrast: more)', '(forced-colors: active)'];
const EDGES = ['top', 'right', 'bottom', 'left'];
const PADS = ['gamepadconnected', 'gamepaddisconnected'];

export class Page {
  /** @type {Intent[]} */
  #intents = [];
  /** @type {((value?: unknown) => void) | null} */
  #resolve = null;
  #called = false;
  #asked = false;
  #since = 0;
  /** @type {(view: string, places: string, focus: string) => void} */
  #show;
  #canvas;
  #exact = { width: 0, height: 0 };
  #pads = 0;
  #insets = '';
  /** @type {ReturnType<typeof setInterval> | 0} */
  #clock = 0;
  /** Fetches what comes late: a language, or the rest. @type {(name: string) => Promise<void>} */
  learn = async () => {};
  /** Tells the server of the phones what the game says, where there is one. @type {(what: string, data: string) => void} */
  phones = () => {};
  #pad = (/** @type {Event} */ event) => {
    this.#pads += event.type === PADS[0] ? 1 : -1;
    this.wake();
  };

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {(view: string, places: string, focus: string) => void} show  takes over a view that was drawn
   */
  constructor(canvas, show) {
    this.#canvas = canvas;
    this.#show = show;
    this.#watch();
  }

  /**
   * Say something to Python, and wake it.
   * @param {Intent} intent
   */
  say(intent) {
    this.#intents.push(intent);
    this.wake();
  }

  /** Let Python look at its events in the next animation frame; at once where the page is hidden. */
  wake() {
    this.#called = true;
    if (!this.#resolve) return;
    if (document.hidden) queueMicrotask(() => this.#answer());
    else this.#ask();
  }

  /** Ask for an animation frame; in a hidden page there is none until it is shown again. */
  #ask() {
    if (this.#asked) return;
    this.#asked = true;
    requestAnimationFrame(() => this.#answer());
  }

  #answer() {
    const resolve = this.#resolve;
    this.#resolve = null;
    this.#asked = false;
    this.#called = false;
    this.#since = performance.now();
    resolve?.();
  }

  #watch() {
    const wake = () => this.wake();
    const pointer = ['mousemove', 'mousedown', 'wheel', 'touchstart', 'touchmove', 'touchend', 'touchcancel', 'mouseleave'];
    for (const type of pointer) this.#canvas.addEventListener(type, wake, { passive: true });
    for (const type of ['mouseup', 'fullscreenchange']) document.addEventListener(type, wake);
    document.addEventListener('visibilitychange', () => this.say({ kind: document.hidden ? 'hidden' : 'shown' }));
    addEventListener('pagehide', () => this.say({ kind: 'hidden' }));
    for (const type of PADS) addEventListener(type, this.#pad);
    for (const query of [MOTION, ...CONTRAST]) matchMedia(query).addEventListener('change', () => this.say({ kind: 'system' }));
    const sized = () => {
      this.#insets = '';
      this.say({ kind: 'resize' });
    };
    addEventListener('resize', sized);
    new ResizeObserver(([entry]) => {
      const box = entry.devicePixelContentBoxSize?.[0];
      this.#exact = { width: box?.inlineSize ?? 0, height: box?.blockSize ?? 0 };
      sized();
    }).observe(this.#canvas);
  }

  /**
   * Stop listening for gamepads if none has shown itself: while a page listens, browsers ask the devices a few hundred
   * times a second.
   */
  settle() {
    if (!this.#pads) for (const type of PADS) removeEventListener(type, this.#pad);
  }

  /** @returns {Record<string, unknown>} the functions that Python calls */
  functions() {
    return {
      wait: (/** @type {boolean} */ busy) => this.#wait(busy),
      take: () => this.#take(),
      ratio: () => devicePixelRatio || 1,
      width: () => pixels(this.#canvas.clientWidth, this.#exact.width),
      height: () => pixels(this.#canvas.clientHeight, this.#exact.height),
      insets: () => (this.#insets ||= insets(this.#canvas)),
      mirror: (/** @type {string} */ view, /** @type {string} */ places, /** @type {string} */ focus) =>
        this.#show(view, places, focus),
      read: (/** @type {string} */ slot) => store.read(slot),
      write: (/** @type {string} */ text, /** @type {string} */ slot) => store.write(text, slot),
      erase: (/** @type {string} */ slot) => store.erase(slot),
      save: (/** @type {string} */ name, /** @type {string} */ data, /** @type {string} */ type) => save(name, data, type),
      tick: (/** @type {number} */ seconds) => this.#tick(seconds),
      leave: store.leave,
      copy: (/** @type {string} */ text) => copy(text),
      canCopy: () => Boolean(navigator.clipboard) && isSecureContext,
      share: (/** @type {string} */ text) => {
        navigator.share({ text }).catch((error) => console.info('not shared:', error));
      },
      canShare: () => Boolean(navigator.share) && (navigator.canShare?.({ text: 'x' }) ?? true),
      reducedMotion: () => matchMedia(MOTION).matches,
      moreContrast,
      gamepads: () => this.#pads,
      languages: wishes,
      learn: (/** @type {string} */ name) => {
        const done = () => this.say({ kind: 'learnt', id: name });
        this.learn(name).then(done, done); // the game sees for itself whether the files are there
      },
      phones: (/** @type {string} */ what, /** @type {string} */ data) => this.phones(what, data),
      today: () => {
        const now = new Date();
        return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
      },
    };
  }

  /**
   * @param {boolean} busy  whether something moves, so that the next frame is wanted in any case
   * @returns {Promise<unknown>} resolved in an animation frame, when there is something to do
   */
  #wait(busy) {
    /** @type {{TURNS?: number[]}} */ (globalThis).TURNS?.push(performance.now() - this.#since); // benchmarks/browser.py
    return new Promise((resolve) => {
      this.#resolve = resolve;
      if (busy || this.#called) this.#ask();
    });
  }

  /** @param {number} seconds  between two calls that wake Python; 0 for none */
  #tick(seconds) {
    clearInterval(this.#clock);
    this.#clock = seconds ? setInterval(() => this.say({ kind: 'tick' }), seconds * 1000) : 0;
  }

  /** @returns {string} the intents since the last call as JSON, '' for none */
  #take() {
    if (!this.#intents.length) return '';
    const text = JSON.stringify(this.#intents);
    this.#intents.length = 0;
    return text;
  }
}

/**
 * @param {number} length  in CSS pixels
 * @param {number} exact  in device pixels, as the browser counts them; 0 where it does not, wrong in emulated screens
 * @returns {number} device pixels, at least one
 */
function pixels(length, exact) {
  const about = length * (devicePixelRatio || 1);
  return Math.max(1, Math.abs(exact - about) < 2 ? exact : Math.round(about));
}

/**
 * @param {HTMLElement} element
 * @returns {string} what the device covers of the page at the top, right, bottom and left, in CSS pixels (page.css)
 */
function insets(element) {
  const style = getComputedStyle(element);
  return EDGES.map((edge) => Number.parseFloat(style.getPropertyValue(`--${edge}`)) || 0).join(' ');
}

/** @returns {boolean} whether more contrast is asked for, or the system's own colours are forced on the page */
export const moreContrast = () => CONTRAST.some((query) => matchMedia(query).matches);

/**
 * Hand a file over. Where downloads are blocked browsers say nothing, neither here nor to people: the game says it.
 * @param {string} name
 * @param {string} data  in base 64
 * @param {string} type
 */
function save(name, data, type) {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** @param {string} text */
function copy(text) {
  navigator.clipboard?.writeText(text).catch((error) => console.info('not copied:', error));
}
