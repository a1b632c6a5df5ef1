/**
 * Scanning for one or two switches: the focus goes from control to control, by itself or with the space bar, round and
 * round; Enter (or either key, where it goes by itself) presses. Nothing runs out: whoever waits a round loses nothing.
 * @module
 */

import { isTyping } from './pointer.js';

/** Parts of the window: a control further down than the first waits until the words before it were shown, a page each. */
const AHEAD = 1.3;
const PAGE = 0.7;

export class Scan {
  #root;
  #scroll;
  #mode = 'off';
  #timer = 0;

  /**
   * @param {HTMLElement} root  the mirror
   * @param {(by: number) => void} scroll  scrolls the words by this many CSS pixels
   */
  constructor(root, scroll) {
    this.#root = root;
    this.#scroll = scroll;
    document.addEventListener('keydown', (event) => this.#key(event), { capture: true });
    document.addEventListener('keyup', (event) => this.#key(event), { capture: true });
  }

  /** Whether the focus has to be seen wherever it goes. */
  get on() {
    return this.#mode !== 'off';
  }

  /**
   * Take over the setting: `off`, `keys`, or seconds from one control to the next. Each step has its whole time.
   * @param {string} mode
   */
  set(mode) {
    this.#mode = mode;
    clearInterval(this.#timer);
    this.#timer = Number(mode) ? setInterval(() => this.#step(), Number(mode) * 1000) : 0;
  }

  /**
   * The space bar goes on where it is one of two keys; otherwise it presses, as buttons do of themselves.
   * @param {KeyboardEvent} event
   */
  #key(event) {
    if (event.key !== ' ' || this.#mode !== 'keys' || this.#root.hidden || isTyping(event.target)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.type === 'keydown' && !event.repeat) this.#step();
  }

  #step() {
    const stops = /** @type {HTMLElement[]} */ ([...this.#root.querySelectorAll('button, input')]);
    const place = stops.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const next = stops[place + 1];
    if (!next) {
      /** @type {HTMLElement | null} */ (document.activeElement)?.blur();
      this.#scroll(-1e6);
    } else if (next.getBoundingClientRect().bottom > innerHeight * AHEAD) {
      this.#scroll(innerHeight * PAGE);
    } else {
      next.focus({ preventScroll: true });
    }
  }
}
