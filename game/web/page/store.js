/**
 * The keys in which this page keeps a place and a workshop: read and written as the game asks, never cleared with others.
 * @module
 */

import { forgetCopy, keepCopy } from './offline.js';

/** A name that says nothing about what this is; the same as on the desktop. */
export const KEY = 'evening-notes';

/** Where a workshop is kept while it runs, apart from a player's place. */
const ROOM = 'room';

/** @param {string} slot  '' for a player's place */
const keyOf = (slot) => (slot ? `${KEY}-${slot}` : KEY);

/**
 * @param {string} [slot]
 * @returns {string} what is kept, or '' where there is nothing or the browser refuses to say
 */
export function read(slot = '') {
  try {
    return localStorage.getItem(keyOf(slot)) ?? '';
  } catch {
    return '';
  }
}

/**
 * Keep `text`. Throws where the browser refuses (full, or storage forbidden).
 * @param {string} text
 * @param {string} [slot]
 */
export function write(text, slot = '') {
  localStorage.setItem(keyOf(slot), text);
  keepCopy();
}

/**
 * Remove what is kept, quietly where the browser refuses.
 * @param {string} [slot]
 */
export function erase(slot = '') {
  try {
    localStorage.removeItem(keyOf(slot));
  } catch {
    // storage is forbidden here, so there is nothing to remove
  }
}

/** @returns {boolean} whether a game that can be continued seems to be kept (the game itself has the last word) */
export function holdsGame() {
  try {
    const generations = JSON.parse(read());
    return [].concat(generations).some((text) => JSON.parse(text).body.log);
  } catch {
    return false;
  }
}

/** What has to be done at once when the page is left. @type {Set<() => void>} */
export const leaving = new Set();

/** Erase, the copy of the program too, and put a blank page in the place of this one, in the history too. */
export function leave() {
  const root = document.documentElement;
  const others = (root.dataset.languages ?? '').split(' ').slice(1);
  const blank = root.dataset.blank ?? (others.includes(root.lang) ? `blank-${root.lang}.html` : 'blank.html');
  for (const done of leaving) done();
  erase();
  erase(ROOM);
  forgetCopy();
  root.hidden = true;
  dispatchEvent(new Event('leave')); // what sounds falls silent before the other page is there
  location.replace(new URL(blank, document.baseURI).href);
}

/** @returns {Record<string, string>} the settings that are kept, empty where there are none */
export function settings() {
  try {
    return JSON.parse([].concat(JSON.parse(read()))[0]).body.settings;
  } catch {
    return {};
  }
}

/** @returns {boolean} whether single letters are keys */
export const letterKeys = () => settings().letter_keys !== 'no';
