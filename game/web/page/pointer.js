/**
 * The mirror lies over the canvas, so that readers by touch find targets where they are drawn. What a mouse or a finger
 * does there is handed on to the canvas, where pygame hears of it; a click that no pointer made presses the element.
 * @module
 */

import { MIDDLE } from './mirror.js';

/** Milliseconds in which the drawing has followed the mirror. */
const FOLLOWS = 150;
const MOUSE = ['mousemove', 'mousedown', 'mouseup'];
const TOUCH = ['touchstart', 'touchmove', 'touchend', 'touchcancel'];

/**
 * @param {HTMLElement} root  the mirror
 * @param {HTMLCanvasElement} canvas
 * @param {(id: string) => void} press  presses the control with this id
 * @param {(by: number) => void} scroll  scrolls the words by this many CSS pixels
 */
export function handOn(root, canvas, press, scroll) {
  let handed = false; // whether the canvas has heard of the press that a click ends
  let scrolling = 0;
  /** Whether the mirror lies where the canvas is drawn: not while it was scrolled and the drawing has not followed yet. */
  const isAligned = () => Math.abs(root.scrollTop - MIDDLE) < 1 && performance.now() - scrolling > FOLLOWS;
  for (const type of MOUSE) {
    root.addEventListener(type, (event) => {
      if (isTyping(event.target)) return;
      if (type === 'mousedown') {
        event.preventDefault(); // the focus stays where the keyboard left it
        handed = isAligned();
      }
      if (type !== 'mousedown' || handed) canvas.dispatchEvent(new MouseEvent(type, /** @type {MouseEventInit} */ (event)));
    });
  }
  root.addEventListener('wheel', (event) => canvas.dispatchEvent(new WheelEvent('wheel', event)), { passive: true });
  for (const type of TOUCH) {
    root.addEventListener(type, (event) => {
      if (isTyping(event.target)) return;
      if (event.cancelable) event.preventDefault(); // no mouse events after it: the finger has been heard already
      canvas.dispatchEvent(touched(type, /** @type {TouchEvent} */ (event)));
    }, { passive: false });
  }
  root.addEventListener('click', (event) => {
    const pressed = /** @type {Element} */ (event.target).closest('button');
    const made = handed && event.detail > 0;
    handed = false;
    if (pressed && !made && pressed.getAttribute('aria-disabled') !== 'true') press(pressed.dataset.id ?? '');
  });
  root.addEventListener('scroll', () => {
    const by = root.scrollTop - MIDDLE;
    if (Math.abs(by) < 1) return;
    scrolling = performance.now();
    root.scrollTop = MIDDLE;
    scroll(by);
  });
  canvas.addEventListener('mousedown', (event) => event.preventDefault());
  canvas.addEventListener('touchstart', (event) => event.cancelable && event.preventDefault(), { passive: false });
  canvas.addEventListener('contextmenu', (event) => event.preventDefault());
  canvas.addEventListener('focus', () => canvas.blur()); // nothing on the canvas takes keys
}

/**
 * @param {string} type
 * @param {TouchEvent} event
 */
function touched(type, event) {
  const { touches, targetTouches, changedTouches } = event;
  return new TouchEvent(type, {
    touches: [...touches], targetTouches: [...targetTouches], changedTouches: [...changedTouches], bubbles: true, cancelable: true,
  });
}

/**
 * @param {EventTarget | null} target
 * @returns {boolean} whether the target is a place to type
 */
export function isTyping(target) {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
