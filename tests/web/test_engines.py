"""The built page in three engines: Chromium, Firefox ESR and WebKitGTK. Each plays it to an ending in several ways."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from game.web.single import write_single
from tests.web.conftest import ROOT, missing
from tests.web.driver import way_to
from tests.web.engines.blink import Blink
from tests.web.engines.engine import Engine
from tests.web.engines.gecko import Gecko
from tests.web.engines.player import Player, by_finger, by_keyboard, by_mouse
from tests.web.engines.webkit import BROWSERS, DRIVER, Webkit
from tests.web.test_play import PARTED, REPAIRED

pytestmark = pytest.mark.browser

SHOTS = ROOT / "build" / "web" / "shots"
ENGINES = ("chromium", "firefox", "webkit")
Start = Callable[..., Player]


def started(name: str, ratio: int, request: pytest.FixtureRequest) -> Engine:
    """Start an engine; skip with the reason where it is not installed."""
    if name == "chromium":
        return Blink(request.getfixturevalue("browser"), ratio)
    if name == "firefox":
        program = shutil.which("firefox-esr") or shutil.which("firefox")
        if program is None or find_spec("websocket") is None:
            missing("no Firefox is installed (Debian: apt-get install firefox-esr), or no websocket-client (PyPI)")
        return Gecko(program, ratio)
    if not (BROWSERS and DRIVER.is_file() and shutil.which("Xvfb") and find_spec("selenium")):
        missing("no WebKitGTK is installed (Debian: apt-get install webkit2gtk-driver xvfb), or no selenium (PyPI)")
    return Webkit(ratio)


@pytest.fixture
def start(request: pytest.FixtureRequest) -> Iterator[Start]:
    """A function that opens a page in an engine; afterwards the engine may have nothing to complain of."""
    engines: list[Engine] = []

    def open_page(name: str, url: str, *, ratio: int = 1) -> Player:
        engine = started(name, ratio, request)
        engines.append(engine)
        engine.open(url)
        return Player(engine)

    yield open_page
    complaints = [complaint for engine in engines for complaint in engine.complaints()]
    for engine in engines:
        engine.close()
    assert not complaints, "; ".join(complaints)


@pytest.mark.parametrize("name", ENGINES)
def test_the_mirror_is_played_by_keyboard(start: Start, address: str, name: str) -> None:
    player = start(name, address)
    player.begin()
    shot(player, f"{name}-chair")
    assert player.play(list(way_to(*REPAIRED)), by_keyboard) in REPAIRED
    shot(player, f"{name}-ending")


@pytest.mark.parametrize("name", ENGINES)
def test_the_canvas_is_played_by_mouse(start: Start, address: str, name: str) -> None:
    player = start(name, address)
    player.begin()
    assert player.play(list(way_to(*PARTED)), by_mouse) in PARTED


@pytest.mark.parametrize("name", ["chromium", "firefox"])
def test_the_canvas_is_touched(start: Start, address: str, name: str) -> None:
    player = start(name, address)
    player.begin()
    by_finger(player, "chair:kit")
    player.arrive("scene")
    player.answer(first_choice(player), by_finger)
    assert player.ids().count("go-on") == 1, "a second press of the same tap would have gone on"


@pytest.mark.parametrize("name", ENGINES)
def test_a_reload_goes_on_where_it_was(start: Start, address: str, name: str) -> None:
    player = start(name, address)
    player.begin()
    by_keyboard(player, "chair:kit")
    player.arrive("scene")
    player.answer(first_choice(player), by_keyboard)
    player.answer("go-on", by_keyboard)
    before = player.words()
    player.engine.open(address)
    player.until("() => Boolean(document.querySelector('#shell[data-ready] #continue:enabled'))")
    player.tab_to("document.activeElement.id === 'continue'")
    player.engine.press("Enter")
    player.arrive("scene")
    assert player.words() == before
    shot(player, f"{name}-resumed")


@pytest.mark.parametrize("name", ENGINES)
def test_two_device_pixels_to_one_are_drawn_sharp_and_hit_right(start: Start, address: str, name: str) -> None:
    player = start(name, address, ratio=2)
    player.begin()
    canvas = "document.getElementById('canvas')"
    ratio, drawn, wide = player.engine.evaluate(f"() => [devicePixelRatio, {canvas}.width, {canvas}.clientWidth]")
    assert ratio == 2
    assert drawn == 2 * wide
    by_mouse(player, "chair:kit")
    player.arrive("scene")
    player.answer(first_choice(player), by_mouse)
    shot(player, f"{name}-sharp")


@pytest.fixture(scope="session")
def single(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page as one file, in a folder with a name as people have them."""
    out = tmp_path_factory.mktemp("a stick") / "Two Chairs #1 (é).html"
    write_single(site, out)
    return out


@pytest.mark.parametrize("name", ["chromium", "firefox"])
def test_one_file_is_played_to_an_ending_without_a_server(start: Start, single: Path, name: str) -> None:
    player = start(name, single.as_uri())
    player.begin()
    assert player.play(list(way_to(*REPAIRED)), by_keyboard) in REPAIRED
    shot(player, f"{name}-single")
    player.engine.open(single.as_uri())
    player.until("() => Boolean(document.querySelector('#shell[data-ready] #continue:enabled'))")
    player.tab_to("document.activeElement.closest('[data-press=quick-exit]') !== null")
    player.engine.press("Enter")
    time.sleep(1)  # a question in the moment of leaving goes to neither page
    player.until("() => location.href === 'about:blank'", 10)


SPY = """() => {
  const Real = AudioContext, connect = AudioNode.prototype.connect, frame = requestAnimationFrame;
  window.HEARD = [];
  window.FRAMES = 0;
  window.requestAnimationFrame = (callback) => { FRAMES += 1; return frame(callback); };
  window.AudioContext = class extends Real {
    constructor(...options) {
      super(...options);
      this.tap = this.createAnalyser();
      HEARD.push(this);
    }
  };
  AudioNode.prototype.connect = function (to, ...rest) {
    if (to === this.context.destination) connect.call(this, this.context.tap);
    return connect.call(this, to, ...rest);
  };
}"""
"""Makes what sounds measurable, and counts the frames that the page asks for."""
LOUD = """() => HEARD.length === 1 && HEARD[0].state === 'running' && (() => {
  const heard = new Float32Array(2048);
  HEARD[0].tap.getFloatTimeDomainData(heard);
  return heard.some((sample) => Math.abs(sample) > 0.002);
})()"""
SUSPENDED = "() => HEARD[0].state === 'suspended'"
FETCHED = "() => performance.getEntriesByType('resource').some((one) => /sound[.]js|[.]ogg/.test(one.name))"
HIDE = """() => {
  Object.defineProperty(document, 'hidden', { get: () => %s, configurable: true });
  document.dispatchEvent(new Event('visibilitychange'));
}"""


@pytest.fixture
def sink(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """A function that gives an engine something to sound on: Firefox starts no sound without a device."""
    servers: list[subprocess.Popen[bytes]] = []

    def give(name: str) -> None:
        if name != "firefox":
            return
        program = shutil.which("pulseaudio") or missing(
            "no PulseAudio is installed (Debian: apt-get install pulseaudio)"
        )
        socket = tmp_path / "sink"
        modules = ("module-null-sink", f"module-native-protocol-unix auth-anonymous=1 socket={socket}")
        loads = [part for module in modules for part in ("-L", module)]
        command = [program, "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", *loads]
        environment = os.environ | {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}
        quiet = subprocess.DEVNULL
        servers.append(subprocess.Popen(command, env=environment, stdout=quiet, stderr=quiet))
        monkeypatch.setenv("PULSE_SERVER", f"unix:{socket}")

    yield give
    for server in servers:
        server.terminate()
        server.wait(20)


@pytest.mark.parametrize("name", ENGINES)
def test_sound_starts_after_a_gesture_and_rests_where_nobody_hears_it(
    start: Start, sink: Callable[[str], None], address: str, name: str
) -> None:
    sink(name)
    player = start(name, address)
    player.until("() => Boolean(document.querySelector('#begin:enabled'))")
    player.engine.evaluate(SPY)
    player.begin()
    by_keyboard(player, "cut:short")
    assert not player.engine.evaluate(FETCHED), "nothing of it comes before the first choice is there"
    assert player.engine.evaluate("() => HEARD.length") == 0
    by_keyboard(player, "chair:kit")
    player.arrive("scene")
    player.until(LOUD)
    time.sleep(3)  # the picture goes over slowly
    frames = player.engine.evaluate("() => FRAMES")
    time.sleep(1)
    assert player.engine.evaluate(LOUD)
    assert player.engine.evaluate("() => FRAMES") == frames, "a room tone goes round without a frame"
    player.engine.evaluate(HIDE % "true")
    player.until(SUSPENDED, 10)
    player.engine.evaluate(HIDE % "false")
    player.until(LOUD, 10)
    player.engine.press("o")
    player.arrive("settings")
    player.until(LOUD, 10)
    player.tab_to("document.activeElement.dataset.id === 'set:volume=75'")
    for volume in (50, 25, 0):
        player.engine.press("ArrowLeft")
        chosen = f"document.querySelector(`[data-id='set:volume={volume}']`)?.getAttribute('aria-checked')"
        player.until(f"() => {chosen} === 'true'")
    player.until(SUSPENDED, 20)
    player.engine.press("Escape")
    player.arrive("scene")
    assert player.engine.evaluate(SUSPENDED), "and a gesture does not bring back what was turned off"


def test_one_file_sounds_too(start: Start, single: Path) -> None:
    player = start("chromium", single.as_uri())
    player.until("() => Boolean(document.querySelector('#begin:enabled'))")
    player.engine.evaluate(SPY)
    player.begin()
    by_keyboard(player, "chair:kit")
    player.arrive("scene")
    player.until(LOUD)


@pytest.mark.parametrize("name", ENGINES)
def test_a_page_that_may_not_sound_is_played_all_the_same(start: Start, address: str, name: str) -> None:
    player = start(name, address)
    player.until("() => Boolean(document.querySelector('#begin:enabled'))")
    player.engine.evaluate("() => { window.AudioContext = class { constructor() { throw new Error('no device'); } }; }")
    player.begin()
    by_keyboard(player, "chair:kit")
    player.arrive("scene")
    player.answer(first_choice(player), by_keyboard)
    player.answer("go-on", by_keyboard)


def test_webkit_is_not_touched_because_this_build_cannot_be(start: Start, address: str) -> None:
    player = start("webkit", address)
    assert not player.engine.evaluate("() => 'ontouchstart' in window"), "it can be touched now: test it"


def first_choice(player: Player) -> str:
    return next(control for control in player.ids() if control.startswith("choice:"))


def shot(player: Player, name: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    time.sleep(2)  # the picture goes over slowly
    player.engine.screenshot(SHOTS / f"engine-{name}.png")
