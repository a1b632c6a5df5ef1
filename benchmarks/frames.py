"""How long a frame takes while the picture moves, and that an idle page asks for none.

    python -m game bench frames

A frame is what Python does in it: act, draw and bring the mirror up to date, or show what the frame before drew. At
1280×720 and at the same size with two device pixels to one, in the same run.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence
from functools import partial
from typing import Any

from benchmarks.page import FLAGS, SITE, measured, percentile, seated, serving

MOST = {1: 8.0, 2: 16.0}
"""Milliseconds that 95 of 100 frames may take, by device pixels to one CSS pixel."""
QUIET = 15
"""Seconds after which a browser has finished what it does behind a start, such as compiling hot code better."""
IDLE = 10
"""Seconds in which nothing happens."""
COUNTED = """
window.FRAMES = 0;
const ask = window.requestAnimationFrame.bind(window);
window.requestAnimationFrame = (callback) => { window.FRAMES += 1; return ask(callback); };
"""

PRESS = """() => document.querySelector(
  '#mirror :is([data-id="go-on"], [data-id^="choice:"]:not([aria-disabled="true"]))')?.click()"""
"""Takes the first open answer, or goes on."""


def main(argv: Sequence[str]) -> int:
    """Measure, and print tables. Returns the exit status: 0, or 2 where something that is needed is missing."""
    parser = argparse.ArgumentParser(prog="python -m game bench frames", description=__doc__.splitlines()[0])
    parser.add_argument("--moves", type=int, default=12, help="changes of the picture at each size (default: 12)")
    return measured("frames", partial(_measure, moves=parser.parse_args(argv).moves))


def _measure(playwright: Any, program: str, moves: int) -> None:
    with serving(SITE.absolute()) as address:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        browser.new_page().goto("about:blank")
        empty = _idle(browser)
        print("\nmilliseconds of Python in a frame while the picture moves")
        for ratio, most in MOST.items():
            page = seated(browser, address, COUNTED, device_scale_factor=ratio)
            time.sleep(QUIET)
            frames = _frames(page, moves)
            middle, high = percentile(frames, 0.5), percentile(frames, 0.95)
            size = f"1280×720 at {ratio} device pixel{'s' if ratio > 1 else ''}"
            print(f"  {size:30} p50 {middle:5.1f}  p95 {high:5.1f} of {most:.0f} at most  ({len(frames)} frames)")
            if ratio == 1:
                page.evaluate("() => { window.FRAMES = 0; }")
                ours, asked = _idle(browser), page.evaluate("() => FRAMES")
            page.close()
        browser.close()
    print(f"frames asked for in {IDLE} idle seconds: {asked}, of 0 at most")
    print(f"processor time over {IDLE} idle seconds               ours  empty page")
    for kind in ("renderer", "GPU", "browser"):
        print(f"  {kind:44}" + "".join(f"{idle.get(kind, 0) / IDLE:>9.1%}" for idle in (ours, empty)))


def _idle(browser: Any) -> dict[str, float]:
    """Return the processor seconds that each kind of process uses in ten seconds in which nothing happens."""
    time.sleep(QUIET)
    before = _processor(browser)
    time.sleep(IDLE)
    return {kind: seconds - before.get(kind, 0) for kind, seconds in _processor(browser).items()}


def _processor(browser: Any) -> dict[str, float]:
    """Return processor seconds by kind of process."""
    session = browser.new_browser_cdp_session()
    seconds: dict[str, float] = {}
    for process in session.send("SystemInfo.getProcessInfo")["processInfo"]:
        seconds[process["type"]] = seconds.get(process["type"], 0) + process["cpuTime"]
    session.detach()
    return seconds


def _frames(page: Any, moves: int) -> list[float]:
    """Return the milliseconds that Python took for each frame of some transitions."""
    frames: list[float] = []
    for _ in range(moves):
        page.evaluate("() => { window.TURNS = []; }")
        page.evaluate(PRESS)
        time.sleep(1.5)
        frames += page.evaluate("() => TURNS")[1:]  # the first turn lays the new page out
    return frames


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
