/**
 * Live votes where the server that this page came from counts phones, too (`python -m game web serve --live`): says what
 * the game asks, and tells it how things stand. The room's key is fetched here, stays here, and stands in no address.
 * @module
 */

import { leaving } from './store.js';

/**
 * @typedef {{code: string, key: string}} Room
 * @typedef {{mark: string}} Standing  as the server tells it; Python reads the rest
 */

/** Says that a server counts phones; only one that this machine alone reaches does (game/web/mounted.py). */
const OFFER = 'x-live-votes';
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];
/** Milliseconds between two tries while the server does not answer. */
const AGAIN = 1000;
const GONE = 404;
/** What the server takes back by itself soon: too many requests, no store. */
const LATER = [429, 503];

export class Phones {
  #prepare;
  #say;
  /** @type {Room | null} */
  #room = null;
  /** @type {unknown} */
  #invitation = null;
  /** @type {Standing | null} */
  #standing = null;
  #away = false;
  #language = '';
  #begun = 0;
  /** One command after the other. @type {Promise<unknown>} */
  #sent = Promise.resolve();

  /**
   * @param {() => Promise<void>} prepare  fetches Python's side of this
   * @param {(told: string) => void} say  takes what Python is told, as JSON
   */
  constructor(prepare, say) {
    this.#prepare = prepare;
    this.#say = say;
    leaving.add(() => this.#leave());
  }

  /**
   * @param {string} what  `begin`, `end`, or what a room can be told
   * @param {string} data  as JSON
   */
  send(what, data) {
    if (what === 'begin') this.#begin(JSON.parse(data).language);
    else if (what === 'end') this.#end();
    else this.#command(this.#room, what, data);
  }

  /** @param {string} language  that phones are to read */
  async #begin(language) {
    this.#language = language;
    if (this.#room) return;
    this.#begun += 1;
    const begun = this.#begun;
    await this.#sent; // a room that was ended is erased before another is opened
    if (begun !== this.#begun || !await this.#offered()) return;
    const here = await this.#prepare().then(() => true, (error) => console.info('no phones:', error));
    if (here) await this.#open(begun);
  }

  /** @returns {Promise<boolean>} whether the server counts phones; a server that is away is asked for a while */
  async #offered() {
    if (!LOOPBACK.includes(location.hostname)) return false;
    for (let tries = 0; tries < 60; tries += 1) {
      try {
        return (await fetch(location.href, { method: 'HEAD', cache: 'no-store' })).headers.has(OFFER);
      } catch {
        await pause();
      }
    }
    return false;
  }

  /**
   * Open the room of this machine, or find it again after the page was loaded anew, and follow it.
   * @param {number} begun  which beginning this belongs to; a later one or an end calls it off
   */
  async #open(begun) {
    const room = await this.#answer('room/open', JSON.stringify({ language: this.#language }), '', () => begun === this.#begun);
    const invitation = room && await this.#answer(`room/${room.code}/invitation`, '{}', room.key, () => begun === this.#begun);
    if (!invitation) return;
    this.#room = room;
    this.#invitation = invitation;
    await this.#follow(room, begun);
  }

  /**
   * Tell Python of every news of a room, until it is left. One that is gone gives way to a new one.
   * @param {Room} room
   * @param {number} begun
   */
  async #follow(room, begun) {
    const here = () => room === this.#room;
    while (here()) {
      const after = JSON.stringify({ after: this.#standing?.mark ?? '' });
      const standing = await this.#answer(`room/${room.code}/standing`, after, room.key, here);
      if (!here()) return;
      if (!standing) break;
      this.#standing = standing;
      this.#tell();
    }
    if (!here()) return;
    this.#room = null;
    this.#standing = null;
    await this.#open(begun);
  }

  /**
   * @param {Room | null} room
   * @param {string} what
   * @param {string} data
   */
  #command(room, what, data) {
    if (!room) return;
    const here = () => room === this.#room;
    this.#sent = this.#sent.then(() => here() && this.#answer(`room/${room.code}/${what}`, data, room.key, here));
  }

  #end() {
    const room = this.#room;
    this.#begun += 1;
    this.#room = this.#standing = null;
    this.#invitation = null;
    if (room) this.#sent = this.#sent.then(() => this.#answer(`room/${room.code}/end`, '{}', room.key, () => true));
    this.#tell();
  }

  /** The page is left at once: the server is told without waiting for it. */
  #leave() {
    const room = this.#room;
    if (room) post(`room/${room.code}/end`, '{}', room.key, true).catch(() => {});
  }

  /**
   * @param {string} path
   * @param {string} data
   * @param {string} key
   * @param {() => boolean} wanted  whether to try on
   * @returns {Promise<any>} what the server answers, as soon as it does; null for what is gone or not wanted any more
   */
  async #answer(path, data, key, wanted) {
    while (wanted()) {
      try {
        const response = await post(path, data, key, false);
        this.#hear(false);
        if (response.ok) return await response.json();
        if (response.status !== GONE) console.warn(`${path.split('/').pop()}: ${response.status}`);
        if (!LATER.includes(response.status)) return null;
      } catch {
        this.#hear(true);
      }
      await pause();
    }
    return null;
  }

  /** @param {boolean} away  whether the server does not answer */
  #hear(away) {
    if (away === this.#away) return;
    this.#away = away;
    if (this.#room) this.#tell();
  }

  #tell() {
    this.#say(JSON.stringify({ invitation: this.#invitation, standing: this.#standing, away: this.#away }));
  }
}

/**
 * @param {string} path
 * @param {string} data
 * @param {string} key
 * @param {boolean} keepalive
 */
function post(path, data, key, keepalive) {
  const headers = { 'Content-Type': 'application/json', ...(key && { 'X-Room-Key': key }) };
  return fetch(`/${path}`, { method: 'POST', body: data, headers, cache: 'no-store', credentials: 'omit', keepalive });
}

/** @returns {Promise<void>} */
function pause() {
  return new Promise((resolve) => { setTimeout(resolve, AGAIN); });
}
