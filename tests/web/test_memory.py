"""What the page does not hold beside Python's memory: what was compiled, copies of frames, tones."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.driver import begin, settled, wait_for

pytestmark = pytest.mark.browser

HELD = """
window.HELD = { read: [], images: [] };
const { arrayBuffer } = Response.prototype, { createImageData } = CanvasRenderingContext2D.prototype;
Response.prototype.arrayBuffer = function () {
  HELD.read.push(this.url.split('/').pop());
  return arrayBuffer.call(this);
};
CanvasRenderingContext2D.prototype.createImageData = function (width, height) {
  HELD.images.push([width, height]);
  return createImageData.call(this, width, height);
};
"""
HURRY = """async (places) => {
  const now = () => performance.now() / 1000, heard = new Set(), unpacked = [];
  const parameter = () => ({ value: 0, setValueAtTime() {}, cancelScheduledValues() {}, linearRampToValueAtTime() {} });
  const node = () => ({ connect: (to) => to, disconnect() {} });
  window.AudioContext = class {
    state = 'running';
    async suspend() {}
    async resume() {}
    destination = {};
    get currentTime() { return now(); }
    createGain() { return { ...node(), gain: parameter() }; }
    async decodeAudioData(bytes) { unpacked.push(bytes.byteLength); return { duration: 8.5 }; }
    createBufferSource() {
      let timer;
      const ended = [], context = this;
      const source = { ...node(), context, buffer: null, addEventListener: (_, does) => ended.push(does) };
      source.start = () => heard.add(source);
      source.stop = (at = 0) => {
        clearTimeout(timer);
        timer = setTimeout(() => { heard.delete(source); ended.forEach((does) => does()); }, (at - now()) * 1000);
      };
      return source;
    }
  };
  const { Speaker } = await import(new URL('sound.js', document.querySelector('script[type=module]').src).href);
  const speaker = new Speaker(async () => new Response(new Uint8Array(8)));
  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  for (const [index, place] of places.entries()) {
    speaker.show({ rooms: [place], small: [], moment: String(index), room_gain: 750, small_gain: 0 });
    await pause(30);
  }
  await pause(200);
  const hurried = heard.size;
  await pause(3000);
  return { hurried, rested: heard.size, unpacked: unpacked.length };
}"""


def test_nothing_is_held_that_nobody_reads_again(opened: Any) -> None:
    page = opened()
    page.add_init_script(HELD)
    page.reload(wait_until="commit")
    begin(page)
    page.locator('[data-id="chair:kit"]').click()
    wait_for(page, "scene")
    settled(page)
    held = page.evaluate("() => HELD")
    assert any(name.endswith(".apk") for name in held["read"]), "what is unpacked has to be read"
    assert not [name for name in held["read"] if name.endswith(".wasm")], "what is compiled while it arrives has not"
    canvas = page.evaluate("() => [document.getElementById('canvas').width, document.getElementById('canvas').height]")
    assert canvas not in held["images"], "SDL's copy of the frame"


def test_who_hurries_through_many_places_does_not_hold_all_their_tones(opened: Any) -> None:
    page = opened()
    begin(page)  # a gesture: without one no page sounds
    found = page.evaluate(HURRY, [f"place-{index}" for index in range(12)])
    assert found == {"hurried": 5, "rested": 1, "unpacked": 12}, "one that is heard, four that fade"


def test_a_tone_that_comes_back_while_it_fades_is_not_unpacked_again(opened: Any) -> None:
    page = opened()
    begin(page)
    found = page.evaluate(HURRY, ["kitchen", "car", "kitchen", "car", "kitchen", "car"])
    assert found["unpacked"] == 2
    assert found["rested"] == 1
