/**
 * Keys that the browser does not give a meaning of its own. Letters press what shows them, Escape goes back, arrows move
 * the focus, paging keys scroll. Nothing here keeps Tab, and nothing listens while something is typed.
 * @module
 */

import { isTyping } from './pointer.js';

/**
 * @typedef {import('./mirror.js').Mirror} Mirror
 * @typedef {{press: (id: string) => void, scroll: (by: number) => void, turn: (by: number) => void,
 *   leave: () => void}} Actions
 */

/**
 * @param {Mirror} mirror
 * @param {HTMLElement} root  the mirror's root
 * @param {Actions} actions
 */
export function listen(mirror, root, actions) {
  document.addEventListener('keydown', (event) => {
    if (event.key === 'F9' && !event.repeat) {
      event.preventDefault();
      actions.leave();
      return;
    }
    if (root.hidden || !mirror.view || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    if (isTyping(event.target) || event.isComposing) return;
    if (handle(event.key, mirror, root, actions, event.repeat)) event.preventDefault();
  });
}

/** Keys of clickers and keyboards that mean a letter in a workshop: blank is the calm card. */
const SIGNS = new Map([['.', 'b'], ['Backspace', 'u']]);

/**
 * @param {string} key
 * @param {Mirror} mirror
 * @param {HTMLElement} root
 * @param {Actions} actions
 * @param {boolean} repeated
 * @returns {boolean} whether the key meant something
 */
function handle(key, mirror, root, actions, repeated) {
  const view = /** @type {import('./mirror.js').View} */ (mirror.view);
  const page = root.clientHeight * 0.8;
  if (view.display.layout === 'workshop' && inRoom(key, mirror, root, actions, repeated)) return true;
  switch (key) {
    case 'Escape':
      if (view.back && !repeated) actions.press(view.back);
      return Boolean(view.back);
    case 'PageDown': actions.scroll(page); return true;
    case 'PageUp': actions.scroll(-page); return true;
    case 'Home': actions.scroll(-1e6); return true;
    case 'End': actions.scroll(1e6); return true;
    case 'ArrowDown': case 'ArrowRight': return step(root, 1, key === 'ArrowRight', actions);
    case 'ArrowUp': case 'ArrowLeft': return step(root, -1, key === 'ArrowLeft', actions);
    default: return !repeated && view.display.letter_keys && letter(key, mirror, actions);
  }
}

/**
 * In a workshop paging keys turn pages, letters and numbers mark an answer for Enter to take, and commands work by their
 * key whether or not they stand on the page.
 * @param {string} key
 * @param {Mirror} mirror
 * @param {HTMLElement} root
 * @param {Actions} actions
 * @param {boolean} repeated
 * @returns {boolean} whether the key meant something here
 */
function inRoom(key, mirror, root, actions, repeated) {
  const view = /** @type {import('./mirror.js').View} */ (mirror.view);
  const active = /** @type {HTMLElement | null} */ (document.activeElement);
  const radio = active?.getAttribute('role') === 'radio';
  if (key === 'PageDown' || (key === 'ArrowRight' && !radio)) { actions.turn(1); return true; }
  if (key === 'PageUp' || (key === 'ArrowLeft' && !radio)) { actions.turn(-1); return true; }
  if (repeated) return false;
  if (key === 'Enter' && !active?.closest('button') && view.forward) { actions.press(view.forward); return true; }
  const sign = SIGNS.get(key) ?? (key.length === 1 ? key.trim().toLowerCase() : ''); // a space presses what has the focus
  if (!sign || (/\p{L}/u.test(sign) && sign !== 'b' && !view.display.letter_keys)) return Boolean(sign);
  const controls = view.sections.flatMap((section) => section.items).flatMap((item) => (item.type === 'control' ? [item] : []));
  const unseen = view.unseen.flatMap((item) => (item.type === 'control' ? [item] : []));
  const command = [...controls, ...unseen].find((control) => control.key === sign && control.available);
  if (command) {
    actions.press(command.id);
    return true;
  }
  const answers = controls.filter((control) => control.letter);
  const marked = answers[Number(sign) - 1] ?? answers.find((answer) => answer.letter.toLowerCase() === sign);
  if (marked) mirror.element(marked.id)?.focus({ preventScroll: true });
  return true;
}

/**
 * Press the control that shows this letter; a struck one takes the focus instead, so that its reason is read.
 * @param {string} key
 * @param {Mirror} mirror
 * @param {Actions} actions
 */
function letter(key, mirror, actions) {
  if (key.length !== 1) return false;
  const wanted = key.toUpperCase();
  for (const item of mirror.view?.sections.flatMap((section) => section.items) ?? []) {
    if (item.type !== 'control' || (item.letter || item.key.toUpperCase()) !== wanted) continue;
    if (item.available) actions.press(item.id);
    else mirror.element(item.id)?.focus();
    return true;
  }
  return false;
}

/**
 * Move the focus among what can be pressed; among radio buttons, choose.
 * @param {HTMLElement} root
 * @param {number} by
 * @param {boolean} sideways  only radio buttons are gone through sideways
 * @param {Actions} actions
 */
function step(root, by, sideways, actions) {
  const active = /** @type {HTMLElement | null} */ (document.activeElement);
  const group = active?.closest('[role=radiogroup]');
  if (group && active?.getAttribute('role') === 'radio') {
    const radios = /** @type {HTMLElement[]} */ ([...group.querySelectorAll('[role=radio]')]);
    const next = radios[(radios.indexOf(active) + by + radios.length) % radios.length];
    next.focus({ preventScroll: true });
    actions.press(next.dataset.id ?? '');
    return true;
  }
  if (sideways) return false;
  const stops = /** @type {HTMLElement[]} */ ([...root.querySelectorAll('button, input')]).filter((stop) => stop.tabIndex >= 0);
  const place = stops.indexOf(/** @type {HTMLElement} */ (active));
  const next = place < 0 ? stops[by > 0 ? 0 : stops.length - 1] : stops[place + by];
  next?.focus({ preventScroll: true });
  return true;
}
