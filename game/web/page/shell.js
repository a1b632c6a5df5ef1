/**
 * The first page: readable before anything is loaded. What is pressed while the game loads is kept and carried out as soon
 * as the game is there. The words are in the HTML; here is only what becomes of them.
 * @module
 */

import { canKeep } from './offline.js';
import * as store from './store.js';
import * as tongue from './tongue.js';

/** @typedef {import('./downloads.js').Progress} Progress */

export class Shell {
  #root;
  #presses;
  /** @type {string[]} */
  #queued = [];
  #ready = false;
  #left = false;
  #begun = false;
  #told = 'loading';

  /**
   * @param {HTMLElement} root
   * @param {(ids: string[]) => void} presses  presses these controls of the game, one after the other
   */
  constructor(root, presses) {
    this.#root = root;
    this.#presses = presses;
    this.#offer(store.holdsGame());
    root.addEventListener('click', (event) => {
      const pressed = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('button'));
      if (pressed?.dataset.language) this.#speak(pressed.dataset.language);
      else if (pressed?.dataset.press) this.#press(pressed);
    });
    document.addEventListener('keydown', (event) => this.#key(event));
    for (const button of root.querySelectorAll('[data-press], [data-language]')) button.removeAttribute('disabled');
    this.#one('copy').hidden = !canKeep();
    tongue.dress();
    this.#tell('loading');
  }

  /** Whether the game has taken the page over, or is about to. */
  get left() {
    return this.#left;
  }

  /** Let the game take the page over as soon as it shows something. */
  giveWay() {
    this.#left = true;
  }

  /** @param {Progress} progress */
  progress({ loaded, total }) {
    const bar = /** @type {HTMLProgressElement} */ (this.#one('progress'));
    bar.max = total;
    bar.value = loaded;
    this.#one('bytes').textContent = `${megabytes(loaded)} / ${megabytes(total)} MB`;
    this.#root.style.setProperty('--lit', String(loaded / total));
    if (loaded >= total && !this.#begun) {
      this.#begun = true;
      this.#tell(this.#queued.length ? 'queued' : 'starting');
    }
  }

  /**
   * The game is there and waits.
   * @param {boolean} continues  whether it has a place to continue from
   * @param {string} notice  what it has to say, '' for nothing
   */
  ready(continues, notice) {
    this.#ready = true;
    this.#root.dataset.ready = '';
    this.#offer(continues);
    const notices = this.#one('notice');
    notices.textContent = notice;
    notices.hidden = !notice;
    this.#root.style.setProperty('--lit', '1');
    if (tongue.choice()) this.#presses([`set:language=${tongue.choice()}`]);
    if (this.#queued.length) this.#go();
    else this.#tell('ready');
  }

  /**
   * Loading failed: say what to do.
   * @param {'old' | 'missing' | 'broken'} why
   * @param {string} detail
   */
  fail(why, detail) {
    this.#root.hidden = false;
    this.#root.dataset.failed = why;
    for (const text of this.#root.querySelectorAll('[data-why]')) {
      /** @type {HTMLElement} */ (text).hidden = /** @type {HTMLElement} */ (text).dataset.why !== why;
    }
    this.#one('detail').textContent = detail;
    this.#one('failure').hidden = false;
    this.#one('loading').hidden = true;
    for (const button of this.#root.querySelectorAll('.start button')) button.setAttribute('disabled', '');
  }

  /**
   * Where there is a place to continue from, that is the expected step.
   * @param {boolean} continues
   */
  #offer(continues) {
    this.#one('continue').hidden = !continues;
    this.#one('begin').classList.toggle('primary', !continues);
  }

  /** @param {HTMLElement} button */
  #press(button) {
    const ids = (button.dataset.press ?? '').split(' ');
    if (ids[0] === 'quick-exit') return store.leave();
    if (ids[0] === 'again') return location.reload();
    if (ids[0] === 'support') return this.#support();
    if (this.#left || this.#root.dataset.failed) return undefined;
    this.#queued = ids;
    for (const other of this.#root.querySelectorAll('[aria-pressed]')) other.setAttribute('aria-pressed', String(other === button));
    return this.#ready ? this.#go() : this.#tell('queued');
  }

  /**
   * Turn to another language; the game hears of it as soon as it is there.
   * @param {string} code
   */
  #speak(code) {
    if (this.#left) return;
    tongue.choose(code);
    this.#tell(this.#told);
    if (this.#ready) this.#presses([`set:language=${code}`]);
  }

  #go() {
    this.#left = true;
    this.#tell('queued');
    this.#presses(this.#queued);
  }

  #support() {
    const support = /** @type {HTMLDetailsElement} */ (this.#one('support'));
    support.open = true;
    support.scrollIntoView({ block: 'start' });
    /** @type {HTMLElement} */ (support.querySelector('summary')).focus({ preventScroll: true });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (this.#root.hidden || event.ctrlKey || event.altKey || event.metaKey || event.repeat || !store.letterKeys()) return;
    const shortcut = [...this.#root.querySelectorAll('[aria-keyshortcuts]')].find(
      (button) => button.getAttribute('aria-keyshortcuts') === event.key.toUpperCase());
    if (shortcut) this.#press(/** @type {HTMLElement} */ (shortcut));
  }

  /**
   * Show and announce one of the sentences that the page holds.
   * @param {string} what  loading, starting, queued or ready
   */
  #tell(what) {
    this.#told = what;
    this.#one('status').textContent = tongue.sentence(this.#one('status'), what);
  }

  /** @param {string} id */
  #one(id) {
    return /** @type {HTMLElement} */ (document.getElementById(id));
  }
}

/** @param {number} bytes */
const megabytes = (bytes) => (bytes / 1e6).toFixed(1);
