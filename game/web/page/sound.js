/**
 * What a view is to be heard with, through Web Audio: room tones that go round, small sounds once. Sound runs beside the
 * page, so no frame is drawn for it. Fetched with its files only once there is something to hear (table.js).
 *
 * Browsers let a page sound only after a gesture: until then, in a page that nobody sees, and where nothing sounds, the
 * device is left alone. What cannot be fetched or decoded is not heard; nothing is said by a sound alone.
 * @module
 */

/**
 * @typedef {{rooms: string[], small: string[], moment: string, room_gain: number, small_gain: number}} Sound
 * @typedef {{source: AudioBufferSourceNode, gain: GainNode, loud: number}} Room
 */

/** Of a room tone's file, in seconds: its period, and where it begins (assets/sound/make_sounds.py says why). */
const PERIOD = 8;
const LEAD = 0.25;
/** Seconds in which a room tone comes or goes, and in which its loudness follows a setting. */
const FADE = 2.5;
const FOLLOW = 0.3;
/** How many tones may fade at once, 1.5 MB each, and in how many seconds one more makes the oldest go. */
const FADING = 4;
const HURRY = 0.1;
/** What a view's loudness is counted in. */
const FULL = 1000;
/** Milliseconds after which a small sound would come too late. */
const LATE = 1500;
const GESTURES = ['pointerup', 'keydown', 'click'];
/** @type {Sound} */
const STILL = { rooms: [], small: [], moment: '', room_gain: 0, small_gain: 0 };

export class Speaker {
  #fetch;
  #sound = STILL;
  /** Small sounds that wait for the device, and since when. @type {{sound: Sound, since: number} | null} */
  #waiting = null;
  /** @type {AudioContext | null} */
  #context = null;
  /** Tones that are heard, with how loud they were last asked to be. @type {Map<string, Room>} */
  #rooms = new Map();
  /** Tones that are fading, by name: whoever comes back meanwhile need not unpack the tone again. @type {Map<string, Room>} */
  #fading = new Map();
  /** Tones of this moment that could not be fetched or decoded. @type {Set<string>} */
  #unheard = new Set();
  /** How many sounds will end by themselves. */
  #ending = 0;
  /** Files as they came, by name. @type {Map<string, Promise<ArrayBuffer>>} */
  #files = new Map();
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;

  /** @param {(name: string) => Promise<Response>} fetch  gets the file of a sound */
  constructor(fetch) {
    this.#fetch = fetch;
    for (const type of GESTURES) document.addEventListener(type, () => this.#wake(), { capture: true, passive: true });
    document.addEventListener('visibilitychange', () => (document.hidden ? this.#pause() : this.#wake()));
    addEventListener('pagehide', () => this.#pause());
    addEventListener('pageshow', () => this.#wake());
    addEventListener('leave', () => {
      this.#sound = STILL;
      this.#context?.close().catch(() => {});
    });
  }

  /**
   * Let `sound` be heard from now on; what is heard already goes on, as loud as it now says.
   * @param {Sound} sound
   */
  show(sound) {
    if (sound.moment && sound.moment !== this.#sound.moment) {
      this.#waiting = { sound, since: performance.now() };
      this.#unheard.clear();
    }
    this.#sound = { ...sound, moment: sound.moment || this.#sound.moment };
    for (const [name, room] of this.#rooms) if (!sound.rooms.includes(name)) this.#fade(name, room);
    this.#wake();
    this.#rest();
  }

  /** The tones that are to be heard, and can be. */
  get #wanted() {
    return this.#sound.rooms.filter((name) => !this.#unheard.has(name));
  }

  /** Start the device where the browser lets it start, and with it what is to be heard. */
  #wake() {
    if (document.hidden || !(this.#wanted.length || this.#waiting?.sound.small.length)) return;
    if (!this.#context) {
      if (navigator.userActivation?.hasBeenActive === false) return;
      try {
        this.#context = new AudioContext();
      } catch {
        return; // there is no sound here
      }
    }
    const context = this.#context;
    if (context.state === 'running') this.#enter(context);
    else context.resume().then(() => this.#enter(context), () => {}); // refused: until the next gesture
  }

  /** Let go of the device at once. */
  #pause() {
    this.#context?.suspend().catch(() => {});
  }

  /** Let go of the device once nothing has sounded for a while. */
  #rest() {
    clearTimeout(this.#resting);
    if (!this.#wanted.length && !this.#ending) this.#resting = setTimeout(() => this.#pause(), LATE);
  }

  /** @param {AudioContext} context  which runs */
  #enter(context) {
    const loud = this.#sound.room_gain / FULL;
    for (const name of this.#wanted) {
      const room = this.#rooms.get(name);
      if (!room) this.#begin(context, name, loud);
      else if (room.loud !== loud) {
        room.loud = loud;
        glide(room.gain.gain, loud, context.currentTime, FOLLOW);
      }
    }
    const waiting = this.#waiting;
    this.#waiting = null;
    if (waiting && performance.now() - waiting.since < LATE) this.#play(context, waiting.sound);
  }

  /**
   * @param {AudioContext} context
   * @param {string} name  of a room tone
   * @param {number} loud
   */
  async #begin(context, name, loud) {
    const source = context.createBufferSource();
    const gain = context.createGain();
    gain.gain.value = 0;
    source.connect(gain).connect(context.destination);
    Object.assign(source, { loop: true, loopStart: LEAD, loopEnd: LEAD + PERIOD });
    const room = { source, gain, loud };
    this.#rooms.set(name, room);
    try {
      const buffer = this.#fading.get(name)?.source.buffer ?? (await this.#decoded(context, name));
      if (this.#rooms.get(name) !== room) return; // somewhere else by now
      source.buffer = buffer;
      source.start(0, LEAD);
      glide(gain.gain, room.loud, context.currentTime, FADE);
    } catch (error) {
      console.info(`not heard: ${name}:`, error);
      this.#unheard.add(name);
      if (this.#rooms.get(name) === room) this.#rooms.delete(name);
      this.#rest();
    }
  }

  /**
   * @param {string} name  of a room tone that is heard
   * @param {Room} room
   */
  #fade(name, room) {
    const { source, gain } = room;
    this.#rooms.delete(name);
    if (!source.buffer) return; // it has not begun
    glide(gain.gain, 0, source.context.currentTime, FADE);
    source.stop(source.context.currentTime + FADE);
    this.#ends(source);
    this.#keep(name, room);
  }

  /**
   * Keep hold of a tone while it fades. Who hurries through many places does not hear all of them out.
   * @param {string} name
   * @param {Room} room
   */
  #keep(name, room) {
    const fading = this.#fading;
    fading.delete(name);
    fading.set(name, room);
    room.source.addEventListener('ended', () => fading.get(name) === room && fading.delete(name));
    if (fading.size <= FADING) return;
    const [[oldest, { source, gain }]] = fading;
    const { currentTime } = source.context;
    glide(gain.gain, 0, currentTime, HURRY);
    source.stop(currentTime + HURRY);
    fading.delete(oldest);
  }

  /**
   * Play small sounds one after the other.
   * @param {AudioContext} context
   * @param {Sound} sound
   */
  async #play(context, { small, small_gain: loud, moment }) {
    try {
      const buffers = await Promise.all(small.map((name) => this.#decoded(context, name)));
      if (moment !== this.#sound.moment) return; // it comes too late
      let start = context.currentTime;
      for (const buffer of buffers) {
        const source = new AudioBufferSourceNode(context, { buffer });
        source.connect(new GainNode(context, { gain: loud / FULL })).connect(context.destination);
        source.start(start);
        start += buffer.duration;
        this.#ends(source);
      }
    } catch (error) {
      console.info('not heard:', error);
    }
  }

  /** @param {AudioBufferSourceNode} source  that will end by itself */
  #ends(source) {
    this.#ending += 1;
    source.addEventListener('ended', () => {
      this.#ending -= 1;
      source.disconnect();
      this.#rest();
    });
  }

  /**
   * @param {AudioContext} context
   * @param {string} name
   * @returns {Promise<AudioBuffer>} the sound; fetched once, unpacked anew each time, since unpacked it is large
   */
  async #decoded(context, name) {
    const file = this.#files.get(name) ?? this.#fetch(name).then(bytes);
    this.#files.set(name, file);
    file.catch(() => this.#files.delete(name)); // it may be tried again
    return context.decodeAudioData((await file).slice(0));
  }
}

/**
 * @param {Response} response
 * @returns {Promise<ArrayBuffer>}
 */
function bytes(response) {
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`);
  return response.arrayBuffer();
}

/**
 * Lead a loudness to `to` within so many seconds, from where it is.
 * @param {AudioParam} loudness
 * @param {number} to
 * @param {number} now
 * @param {number} seconds
 */
function glide(loudness, to, now, seconds) {
  const from = loudness.value;
  loudness.cancelScheduledValues(now);
  loudness.setValueAtTime(from, now);
  loudness.linearRampToValueAtTime(to, now + seconds);
}
