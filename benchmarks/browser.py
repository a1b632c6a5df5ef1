"""The built page in a real browser: time to read, time to play, bytes, idle processor time, frame times.

    python -m game bench browser

Each time is the median of several starts, cold (a fresh profile) and warm (the same profile once more), in turns with
the bare runtime on the same machine: a page that only boots Pyodide, loads pygame-ce and draws one frame.
"""

from __future__ import annotations

import argparse
import contextlib
import gzip
import shutil
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from game.cli.place import cache_folder
from game.web import engine
from game.web.compress import compress
from game.web.server import serve
from game.web.site import build

SITE = Path("build/web/site")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
SETTLE = 3.0
"""Seconds a page is left open after a start, so that the browser keeps its compiled code, as it would for a person."""
QUIET = 15
"""Seconds after which a browser has finished what it does behind a start, such as compiling hot code better."""
WAIT = 60_000

BARE = """<!doctype html><meta charset="utf-8"><title>bare</title><canvas id="canvas"></canvas>
<script type="module" src="bare.js"></script>"""
BARE_JS = """
const fetched = async (url) => new Uint8Array(await (await fetch(url)).arrayBuffer());
const wheel = fetched('WHEEL');
const { loadPyodide } = await import('./pyodide/pyodide.mjs');
const py = await loadPyodide({ indexURL: new URL('pyodide/', location.href).href });
py.canvas.setCanvas2D(document.getElementById('canvas'));
const site = py.runPython('import site; site.getsitepackages()[0]');
await py.unpackArchive(await wheel, 'wheel', { extractDir: site });
await py.runPythonAsync(`
import pygame
pygame.display.init()
screen = pygame.display.set_mode((1280, 720))
screen.fill((18, 17, 21))
pygame.display.flip()`);
window.TIMES = { frame: performance.now() };
"""
PLAYER = """
window.TIMES = {};
const tried = setInterval(() => {
  const at = (name) => { TIMES[name] ??= performance.now(); };
  const one = (selector) => document.querySelector(selector);
  const begin = one('#begin:enabled');
  if (begin && !TIMES.begin) { at('begin'); begin.click(); }
  const chair = one('#mirror [data-id^="chair:kit"]:not([aria-disabled])');
  if (chair && !TIMES.chair) { at('chair'); chair.click(); }
  const choice = one('#game[data-screen="scene"] [data-id^="choice:"]');
  if (choice && !TIMES.scene) { at('scene'); choice.click(); }
  if (TIMES.scene && one('#mirror [data-id="go-on"]')) { at('answer'); clearInterval(tried); }
}, 4);
"""


def main(argv: Sequence[str]) -> int:
    """Measure, and print tables. Returns the exit status: 0, or 2 where something that is needed is missing."""
    parser = argparse.ArgumentParser(prog="python -m game bench browser", description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, help="cold starts of each page (default: 5)")
    runs = parser.parse_args(argv).runs
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        print("browser: needs playwright (pip install 'two-chairs[test]')", file=sys.stderr)
        return 2
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        print("browser: needs Chromium (Debian: apt-get install chromium)", file=sys.stderr)
        return 2
    build(SITE.absolute(), cache_folder() / "web", "self", lambda text: print(text, file=sys.stderr))
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        bare = _bare(Path(made) / "bare")
        with _serving(SITE.absolute()) as ours, _serving(bare) as theirs:
            _starts(playwright, program, ours, theirs, runs)
            _bytes(SITE)
            _running(playwright, program, ours)
    return 0


def _bare(folder: Path) -> Path:
    cache = cache_folder() / "web"
    core = engine.pyodide(cache, lambda _: None)
    (folder / "pyodide").mkdir(parents=True)
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json"):
        shutil.copyfile(core / name, folder / "pyodide" / name)
    shutil.copyfile(engine.WHEEL, folder / engine.WHEEL.name)
    (folder / "index.html").write_text(BARE)
    (folder / "bare.js").write_text(BARE_JS.replace("WHEEL", engine.WHEEL.name))
    compress(folder, cache / "brotli")
    return folder


@contextlib.contextmanager
def _serving(folder: Path) -> Iterator[str]:
    server = serve(folder)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield server.address
    server.shutdown()


# -- starts ------------------------------------------------------------------------------------------------------


def _starts(playwright: Any, program: str, ours: str, theirs: str, runs: int) -> None:
    found: dict[str, dict[str, list[float]]] = {"cold": {}, "warm": {}}
    for _ in range(runs):
        for address, script, last in ((theirs, "", "frame"), (ours, PLAYER, "answer")):
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
                for state in ("cold", "warm"):
                    for name, value in _start(playwright, program, profile, address, script, last).items():
                        found[state].setdefault(name, []).append(value)
    rows = (
        ("the content note can be read", "note"),
        ("Begin can be pressed", "begin"),
        ("the chairs can be pressed", "chair"),
        ("the first scene's buttons are there", "scene"),
        ("… and one was pressed and answered", "answer"),
        ("bare runtime: first frame", "frame"),
    )
    print(f"\nfrom navigation, seconds (median of {runs}, least–most)      cold                  warm")
    for label, name in rows:
        cells = (_cell(found[state].get(name, [])) for state in ("cold", "warm"))
        print(f"  {label:44}" + "".join(f"{cell:>22}" for cell in cells))
    ratios = (
        statistics.median(found[state]["answer"]) / statistics.median(found[state]["frame"])
        for state in ("cold", "warm")
    )
    print(f"  {'answered, against the bare runtime':44}" + "".join(f"{ratio:>20.2f} ×" for ratio in ratios))


def _start(playwright: Any, program: str, profile: str, address: str, script: str, last: str) -> dict[str, float]:
    context = playwright.chromium.launch_persistent_context(
        profile, executable_path=program, args=FLAGS, viewport={"width": 1280, "height": 720}
    )
    page = context.new_page()
    if script:
        page.add_init_script(script)
    page.goto(address, wait_until="commit")
    page.wait_for_function(f"() => window.TIMES?.{last}", timeout=WAIT)
    times: dict[str, float] = page.evaluate("() => TIMES")
    if script:
        times["note"] = page.evaluate("() => performance.getEntriesByName('first-contentful-paint')[0].startTime")
    time.sleep(SETTLE)
    context.close()
    return {name: value / 1000 for name, value in times.items()}


def _cell(values: list[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f})" if values else "–"


# -- bytes -------------------------------------------------------------------------------------------------------


def _bytes(site: Path) -> None:
    print("\nbytes by part                              raw        gzip      brotli")
    totals = [0, 0, 0]
    parts: dict[str, list[int]] = {}
    for path in sorted(site.rglob("*")):
        if not path.is_file() or path.suffix in (".br", ".md", ".txt") or path.name.startswith((".", "blank", "stock")):
            continue
        data, packed = path.read_bytes(), path.with_name(path.name + ".br")
        sizes = [len(data), len(gzip.compress(data, 9)), packed.stat().st_size if packed.is_file() else len(data)]
        name = path.parent.name.split("-")[0] + " scripts" if path.suffix == ".js" else path.name
        name = "two-chairs.apk" if path.suffix == ".apk" else name
        parts[name] = [a + b for a, b in zip(parts.get(name, [0, 0, 0]), sizes, strict=True)]
        totals = [a + b for a, b in zip(totals, sizes, strict=True)]
    for name, sizes in [*sorted(parts.items(), key=lambda part: -part[1][2]), ("all", totals)]:
        print(f"  {name:32}" + "".join(f"{size:>12,}" for size in sizes))


# -- running -----------------------------------------------------------------------------------------------------


def _running(playwright: Any, program: str, address: str) -> None:
    browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
    page = browser.new_page(viewport={"width": 1280, "height": 720})
    page.goto("about:blank")
    empty = _idle(browser)
    page.add_init_script(PLAYER)
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.TIMES?.answer", timeout=WAIT)
    ours = _idle(browser)
    print("\nprocessor time over 10 idle seconds               ours  empty page")
    for kind in ("renderer", "GPU", "browser"):
        print(f"  {kind:44}" + "".join(f"{idle.get(kind, 0) * 10:>9.1f} %" for idle in (ours, empty)))
    frames = _frames(page)
    print(f"time for a frame while the picture moves ({len(frames)} frames): {_percentiles(frames)}")
    browser.close()


def _idle(browser: Any) -> dict[str, float]:
    """Return the processor seconds that each kind of process uses in ten seconds in which nothing happens."""
    time.sleep(QUIET)
    before = _processor(browser)
    time.sleep(10)
    return {kind: seconds - before.get(kind, 0) for kind, seconds in _processor(browser).items()}


def _processor(browser: Any) -> dict[str, float]:
    """Return processor seconds by kind of process."""
    session = browser.new_browser_cdp_session()
    seconds: dict[str, float] = {}
    for process in session.send("SystemInfo.getProcessInfo")["processInfo"]:
        seconds[process["type"]] = seconds.get(process["type"], 0) + process["cpuTime"]
    session.detach()
    return seconds


def _frames(page: Any) -> list[float]:
    """Return the milliseconds that Python took for each frame of a few transitions: act, draw, show, mirror."""
    frames: list[float] = []
    for _ in range(6):
        page.evaluate("() => { window.TURNS = []; }")
        page.keyboard.press("a")
        time.sleep(1.5)
        frames += page.evaluate("() => TURNS")[1:]  # the first turn lays the new page out
    return frames


def _percentiles(values: list[float]) -> str:
    if len(values) < 20:
        return "too few frames"
    ordered = sorted(values)
    return f"p50 {ordered[len(ordered) // 2]:.1f} ms, p95 {ordered[int(len(ordered) * 0.95)]:.1f} ms"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
