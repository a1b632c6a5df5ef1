/**
 * Scanning for one or two switches: the focus goes from control to control, by itself or with the space bar, round and
 * round; Enter (or either key, where it goes by itself) presses. A group of radio buttons is one step; pressing the one
 * that is chosen leads into it. Nothing runs out: whoever waits a round loses nothing.
 * @module
 */

/** Parts of the window: a control further down than the first waits until the words before it were shown, a page each. */
const AHEAD = 1.3;
const PAGE = 0.7;

export class Scan {
  #root;
  #scroll;
  #typing;
  #mode = 'off';
  #timer = 0;
  #entered = false;

  /**
   * @param {HTMLElement} root  the mirror
   * @param {(by: number) => void} scroll  scrolls the words by this many CSS pixels
   * @param {(target: EventTarget | null) => boolean} typing  whether the target is a place to type
   */
  constructor(root, scroll, typing) {
    this.#root = root;
    this.#scroll = scroll;
    this.#typing = typing;
    document.addEventListener('keydown', (event) => this.#key(event), { capture: true });
    document.addEventListener('keyup', (event) => this.#key(event), { capture: true });
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
    if (this.#mode === 'off' || this.#root.hidden || this.#typing(event.target)) return;
    const presses = event.key === 'Enter' || event.key === ' ';
    const steps = event.key === ' ' && this.#mode === 'keys';
    const other = presses && !steps && event.type === 'keydown' ? others(document.activeElement)[0] : undefined;
    if (!steps && !other && !(presses && this.#entered)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.type === 'keyup') this.#entered = false;
    else if (other && !event.repeat) {
      this.#entered = true; // letting the key go presses nothing
      other.focus({ preventScroll: true });
    } else if (steps && !event.repeat) this.#step();
  }

  #step() {
    const all = /** @type {HTMLElement[]} */ ([...this.#root.querySelectorAll('button, input')]);
    const stops = all.filter(isStop);
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

/** @param {Element | null} radio */
const group = (radio) => /** @type {HTMLElement[]} */ ([...radio?.closest('[role=radiogroup]')?.children ?? []]);

/** @param {HTMLElement[]} radios */
const chosen = (radios) => radios.find((radio) => radio.getAttribute('aria-checked') === 'true') ?? radios[0];

/**
 * @param {Element | null} radio
 * @returns {HTMLElement[]} the others of its group, where it is the chosen one
 */
function others(radio) {
  const radios = group(radio);
  return radio && chosen(radios) === radio ? radios.filter((other) => other !== radio) : [];
}

/**
 * @param {HTMLElement} element
 * @returns {boolean} whether scanning stops there: of a group at the chosen one, of the one it is in at the others
 */
function isStop(element) {
  const radios = group(element);
  const here = /** @type {HTMLElement} */ (document.activeElement);
  return !radios.length || (chosen(radios) === element) !== (radios.includes(here) && chosen(radios) !== here);
}
