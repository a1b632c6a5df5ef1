/**
 * The DOM mirror: the view that was drawn, as transparent elements that lie where it was drawn. What a reader, a
 * keyboard or a switch meets is this; the canvas is only the picture of it.
 * @module
 */

import { keyOf, set, tagOf, update } from './elements.js';

/**
 * @typedef {import('./elements.js').Item} Item
 * @typedef {{id: string, role: string, items: Item[], label: string}} Section
 * @typedef {{screen: string, title: string, sections: Section[], language: string, focus: string, announce: string,
 *   ending: string, back: string, seen: string, sound: import('./sound.js').Sound, dialog: boolean, forward: string, unseen: Item[],
 *   display: {text_size: number, theme: string, letter_keys: boolean, scan: string, layout: string}}} View
 * @typedef {Record<string, [number, number, number, number]>} Places  x, y, width, height in CSS pixels by item id
 */

/**
 * The mirror stands in the middle of a long way, so that a reader who asks for what is scrolled off, above or below, moves
 * it; that movement is handed to the stage (see pointer.js).
 */
export const MIDDLE = 10000;

export class Mirror {
  /** @type {View | null} */
  view = null;
  #root;
  #game;
  #says;
  #body = document.createElement('main');
  #nav = document.createElement('nav');
  #text = '';
  #places = '';
  #face = '';
  /** @type {Map<string, HTMLElement>} */
  #elements = new Map();
  /** What was beneath the dialog: what had the focus, which page it was, and what was said of it. */
  #beneath = { held: '', face: '', said: '' };
  #spoken = document.createElement('h1');
  #seen = document.createElement('div');

  /**
   * @param {HTMLElement} game  carries data-screen, data-ending, data-theme and lang
   * @param {HTMLElement} root  holds the mirror
   * @param {HTMLElement} says  the live region
   */
  constructor(game, root, says) {
    this.#game = game;
    this.#root = root;
    this.#says = says;
    this.#spoken.className = 'spoken';
    this.#seen.className = 'spoken';
    this.#seen.setAttribute('role', 'img');
    root.append(this.#body, this.#nav);
  }

  /**
   * Take over a view that was drawn.
   * @param {string} text  the view as JSON
   * @param {string} places  where its items were drawn, as JSON
   * @param {string} focus  id of the item that the stage gave the focus, '' for none
   */
  show(text, places, focus) {
    if (text !== this.#text) {
      this.#text = text;
      this.#render(JSON.parse(text), focus);
    }
    if (places !== this.#places) {
      this.#places = places;
      this.#place(JSON.parse(places));
    }
    if (this.#root.scrollTop !== MIDDLE) this.#root.scrollTop = MIDDLE;
  }

  /**
   * @param {View} view
   * @param {string} focus
   */
  #render(view, focus) {
    const before = this.view;
    const held = this.focused();
    this.view = view;
    this.#dress(view);
    const letterKeys = view.display.letter_keys;
    const first = view.sections.flatMap((section) => section.items).find(isHeading);
    const old = this.#elements;
    this.#elements = new Map();
    /** @type {HTMLElement[]} */
    const groups = [];
    for (const section of view.sections) {
      const nodes = section.items.map((item) => {
        const tag = tagOf(item, item === first, heads(section));
        const key = keyOf(item);
        const kept = old.get(key);
        const element = kept?.localName === tag ? kept : document.createElement(tag);
        update(element, item, letterKeys);
        this.#elements.set(key, element);
        return element;
      });
      if (section.role === 'standing') arrange(this.#nav, nodes);
      else {
        if (isDone(section) && view.seen && !groups.includes(this.#seen)) groups.push(this.#picture(view.seen));
        groups.push(this.#group(section, nodes));
      }
    }
    arrange(this.#body, [...this.#heading(view, first), ...groups]);
    const heading = this.#body.querySelector('h1');
    if (heading) heading.id = 'heading';
    set(this.#root, 'aria-labelledby', view.dialog ? 'heading' : null); // so that readers need not say it twice
    this.#turn(view, before, held, focus);
  }

  /**
   * What the root says of the view.
   * @param {View} view
   */
  #dress(view) {
    set(this.#game, 'data-screen', view.screen);
    set(this.#game, 'data-ending', view.ending || null);
    set(this.#game, 'data-theme', view.display.theme);
    set(this.#game, 'lang', view.language);
    if (!this.#root.hidden) { // the first page has a language of its own until it gives way
      set(document.documentElement, 'lang', view.language);
      document.title = view.title;
    }
    set(this.#root, 'role', view.dialog ? 'dialog' : null);
    set(this.#root, 'aria-modal', view.dialog ? 'true' : null);
    this.#root.style.setProperty('--size', String(view.display.text_size / 100));
  }

  /**
   * A view without a heading of its own gets its title as one, for readers.
   * @param {View} view
   * @param {Item | undefined} first
   */
  #heading(view, first) {
    if (first) return [];
    if (this.#spoken.textContent !== view.title) this.#spoken.textContent = view.title;
    return [this.#spoken];
  }

  /**
   * @param {Section} section
   * @param {HTMLElement[]} nodes
   */
  #group(section, nodes) {
    const selector = `:scope > [data-section="${CSS.escape(section.id)}"]`;
    const group = /** @type {HTMLElement} */ (this.#body.querySelector(selector) ?? document.createElement('div'));
    group.dataset.section = section.id;
    const radios = section.items.some((item) => item.type === 'control' && item.role === 'radio');
    const captioned = heads(section) && section.items.some((item) => item.type === 'line' && item.role === 'caption');
    const named = section.label && section.role !== 'text' && !captioned;
    set(group, 'role', radios ? 'radiogroup' : named ? 'group' : null);
    set(group, 'aria-label', (radios || named) && section.label ? section.label : null);
    arrange(group, section.role === 'map' ? listed(nodes) : nodes);
    return group;
  }

  /**
   * What the picture shows, for who does not see it. The canvas itself is hidden from readers.
   * @param {string} seen
   */
  #picture(seen) {
    set(this.#seen, 'aria-label', seen);
    return this.#seen;
  }

  /**
   * Lead the focus, and say what is to be said.
   * @param {View} view
   * @param {View | null} before
   * @param {string} held  key of the element that had the focus
   * @param {string} focus
   */
  #turn(view, before, held, focus) {
    const face = [view.screen, ...view.sections.filter(isTelling).flatMap(ids)].join('\n');
    const kept = this.#elements.get(held);
    const own = kept?.getAttribute('role') || kept?.localName === 'input'; // a radio, a switch, a field change their own page
    const sets = own && before?.screen === view.screen;
    const turned = face !== this.#face && !sets;
    const back = before?.dialog && !view.dialog && this.#beneath.face === face ? this.#beneath : undefined;
    if (view.dialog && before && !before.dialog) this.#beneath = { held, face: this.#face, said: before.announce };
    this.#face = face;
    const said = back ? back.said : turned ? '' : before?.announce;
    if (view.announce && view.announce !== said) this.say(view.announce);
    else if (turned) this.#says.textContent = ''; // nobody is to come upon what was said a page ago
    if (!turned) {
      if (held && !kept) this.#lead('', focus || view.focus);
      return;
    }
    this.#lead((!view.focus && back?.held) || '', focus || view.focus);
  }

  /**
   * Give the focus to what had it before, to `id`, or to the top of the text.
   * @param {string} key
   * @param {string} id
   */
  #lead(key, id) {
    const top = this.#root.querySelector('h1, h2, h3, p');
    const target = this.#elements.get(key) ?? this.element(id) ?? /** @type {HTMLElement | null} */ (top);
    if (!target || !this.#mayLead()) return;
    if (target.tabIndex < 0 && !target.hasAttribute('role')) target.tabIndex = -1;
    target.focus({ preventScroll: true });
  }

  /** The page takes the focus only from itself, never from the browser around it. */
  #mayLead() {
    const active = document.activeElement;
    return !this.#root.hidden && (!active || active === document.body || this.#game.contains(active));
  }

  /** @param {Places} places */
  #place(places) {
    for (const element of this.#elements.values()) {
      const place = places[element.dataset.id ?? ''];
      element.classList.toggle('placed', Boolean(place));
      if (!place) continue;
      const [x, y, width, height] = place;
      element.style.transform = `translate(${x}px, ${y}px)`;
      element.style.width = `${width}px`;
      element.style.height = `${height}px`;
    }
  }

  /**
   * Say `text` once to readers, politely.
   * @param {string} text
   */
  say(text) {
    this.#says.textContent = '';
    setTimeout(() => { this.#says.textContent = text; }, 60);
  }

  /**
   * @param {string} id
   * @returns {HTMLElement | null} the element of an item
   */
  element(id) {
    return id ? this.#root.querySelector(`[data-id="${CSS.escape(id)}"]`) : null;
  }

  /** @returns {string} the key of the item that has the focus, '' where none has */
  focused() {
    const active = document.activeElement;
    for (const [key, element] of this.#elements) if (element === active) return key;
    return '';
  }
}

/** @param {Item} item */
const isHeading = (item) => item.type === 'line' && (item.role === 'title' || item.role === 'heading');

/** @param {Section} section  whether a change of its items makes another page, to be read from the top */
const isTelling = (section) => section.role === 'text' || section.role === 'choices';

/**
 * @param {Section} section
 * @returns {string} element of a caption in it that names what follows, so that it needs no name of its own; else ''
 */
const heads = (section) => (!section.label ? '' : section.role === 'map' ? 'h3' : ['log', 'text'].includes(section.role) ? 'h2' : '');

/** @param {Section} section  whether it is there to be pressed, behind everything that is read */
const isDone = (section) => section.role !== 'text' && section.role !== 'meters';

/** @param {Section} section */
const ids = (section) => section.items.map((item) => item.id);

/**
 * The stops of a chapter as a list, behind what heads it. What is there already stays, for focus.
 * @param {HTMLElement[]} nodes
 */
function listed(nodes) {
  const stops = nodes.filter((node) => node.localName === 'button');
  const list = stops[0]?.closest('ul') ?? document.createElement('ul');
  set(list, 'role', 'list'); // without marks before its entries WebKit takes it for none
  arrange(list, stops.map((stop) => {
    const entry = stop.closest('li') ?? document.createElement('li');
    arrange(entry, [stop]);
    return entry;
  }));
  return [...nodes.filter((node) => !stops.includes(node)), list];
}

/**
 * Make `nodes` the children of `parent` without moving those that are in order.
 * @param {HTMLElement} parent
 * @param {HTMLElement[]} nodes
 */
function arrange(parent, nodes) {
  const wanted = new Set(nodes);
  for (const child of [...parent.children]) if (!wanted.has(/** @type {HTMLElement} */ (child))) child.remove();
  nodes.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
}
