"""What the measurements in a browser share: the built site, a server, Chromium, a player that needs no words."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from game.cli.place import cache_folder
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
WAIT = 60_000

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
"""Begins, sits down and takes the first answer as soon as each can be pressed, and notes when that was."""


def measured(name: str, measure: Callable[[Any, str], None]) -> int:
    """Build the site and call `measure` with Playwright and Chromium's program. Returns the exit status."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        print(f"{name}: needs playwright (pip install 'two-chairs[test]')", file=sys.stderr)
        return 2
    program = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if program is None:
        print(f"{name}: needs Chromium (Debian: apt-get install chromium)", file=sys.stderr)
        return 2
    build(SITE.absolute(), cache_folder() / "web", "self", lambda text: print(text, file=sys.stderr))
    with sync_playwright() as playwright:
        measure(playwright, program)
    print(f"load of the machine at the end: {_load()}")
    return 0


def _load() -> str:
    """Return how many processes waited for a processor of late, over how many there are."""
    if not hasattr(os, "getloadavg"):
        return "not known here"
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} processors"


@contextlib.contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve `folder` for as long as the block lasts; yields its address."""
    server = serve(folder)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield server.address
    server.shutdown()


def seated(browser: Any, address: str, script: str = "", **options: Any) -> Any:
    """Return a page in which the first answer was taken, at 1280×720."""
    page = browser.new_page(viewport={"width": 1280, "height": 720}, **options)
    page.add_init_script(PLAYER + script)
    page.goto(address, wait_until="commit")
    page.wait_for_function("() => window.TIMES?.answer", timeout=WAIT)
    return page


def percentile(values: Sequence[float], part: float) -> float:
    """Return the value below which `part` (0 to 1) of `values` lie. Raises ValueError for fewer than 20."""
    if len(values) < 20:
        raise ValueError(f"{len(values)} values are too few")
    return sorted(values)[int(len(values) * part)]
