"""What the page's process keeps in memory after very many scenes, as after an hour and more of play.

    python -m game bench memory

Plays from chair to chair, looks at settings, history and support on the way, goes back now and then, and begins again
at each end. A figure is what the renderer process has for itself, shared with no other (what Chromium's own task
manager calls its footprint), after a collection of garbage. A page that leaks grows from line to line.

Playwright has Chromium record whatever the page and its worker fetch, in the same process. Nobody who plays has
that; it is counted with the rest, and the last line says how much it was.
"""

from __future__ import annotations

import argparse
import re
import sys
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.page import FLAGS, SITE, measured, seated, serving

MOST = 250
"""Megabytes that the renderer may have after all scenes."""
STEP = 50
RECORD = "partition_alloc/allocated_objects/partitions/buffer"
"""What Chromium calls the memory that its record of fetched files lies in: 2 to 4 MB without one."""
HEAP = """
const start = WebAssembly.instantiate.bind(WebAssembly);
WebAssembly.instantiate = async (...given) => {
  const made = await start(...given), { memory } = (made.instance ?? made).exports;
  if (memory) window.HEAP = () => memory.buffer.byteLength;
  return made;
};
"""
"""Keeps hold of the memory that Python has; it grows and never shrinks."""
PLAY = """async (scenes) => {
  const one = (id) => document.querySelector(`#mirror button[data-id="${id}"]:not([aria-disabled="true"])`);
  const all = (id) => [...document.querySelectorAll(`#mirror button[data-id^="${id}"]:not([aria-disabled="true"])`)];
  const screen = () => document.getElementById('game').dataset.screen;
  const frame = () => new Promise((done) => { requestAnimationFrame(() => setTimeout(done)); });
  const drawn = async () => { await frame(); await frame(); };
  const press = async (button) => { button.click(); await drawn(); };
  const state = window.PLAYED ??= { turns: 0, scenes: 0, endings: 0, stuck: 0 };
  const until = state.scenes + scenes;
  while (state.scenes < until) {
    state.turns += 1;
    if (state.turns % 40 === 0) for (const id of ['settings', 'history', 'support']) {
      const button = one(id);
      if (button) { await press(button); const back = one('back') ?? one('close'); if (back) await press(back); }
    }
    const undo = state.turns % 25 === 0 ? one('undo') : null;
    const choices = all('choice:');
    const chairs = all('chair:');
    const button = undo ?? one('go-on') ?? choices[state.turns % (choices.length || 1)] ?? one('title')
      ?? chairs[state.endings % (chairs.length || 1)] ?? one('begin') ?? one('back');
    if (!button && (state.stuck += 1) > 200) throw new Error(`stuck on ${screen()}`);
    if (!button) { await drawn(); continue; }
    state.stuck = 0;
    if (button.dataset.id === 'title') state.endings += 1;
    if (button.dataset.id.startsWith('choice:')) state.scenes += 1;
    await press(button);
  }
  return state;
}"""


def main(argv: Sequence[str]) -> int:
    """Measure, and print tables. Returns the exit status: 0, or 2 where something that is needed is missing."""
    parser = argparse.ArgumentParser(prog="python -m game bench memory", description=__doc__.splitlines()[0])
    parser.add_argument("--scenes", type=int, default=500, help="scenes to play (default: 500)")
    return measured("memory", partial(_measure, scenes=parser.parse_args(argv).scenes))


def _measure(playwright: Any, program: str, scenes: int) -> None:
    with serving(SITE.absolute()) as address:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        page = seated(browser, address, HEAP)
        page.set_default_timeout(0)
        print("\nmemory in megabytes         renderer   Python's heap   JavaScript's heap   elements")
        _line(browser, page, "the first answer")
        for _ in range(0, scenes, STEP):
            state = page.evaluate(PLAY, STEP)
            _line(browser, page, f"{state['scenes']} scenes, {state['endings']} endings")
        print(f"  at most {MOST} MB; of it what Chromium records of fetched files: {_recorded(browser):.0f}")
        browser.close()


def _line(browser: Any, page: Any, label: str) -> None:
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    heap = session.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    elements = page.evaluate("() => document.getElementsByTagName('*').length")
    wasm = page.evaluate("() => globalThis.HEAP?.() ?? 0") / 1e6
    session.detach()
    print(f"  {label:26}{_renderer(browser):>10.0f}{wasm:>16.0f}{heap:>20.1f}{elements:>11}", flush=True)


def _recorded(browser: Any) -> float:
    """Return the megabytes that the record of what was fetched takes, in the process where it takes most."""
    session, parts, ended = browser.new_browser_cdp_session(), list[Any](), list[Any]()
    session.on("Tracing.dataCollected", lambda event: parts.extend(event["value"]))
    session.on("Tracing.tracingComplete", lambda event: ended.append(event))
    told = {"includedCategories": ["disabled-by-default-memory-infra"], "memoryDumpConfig": {"triggers": []}}
    session.send("Tracing.start", {"traceConfig": told, "transferMode": "ReportEvents"})
    session.send("Tracing.requestMemoryDump", {"levelOfDetail": "detailed"})
    session.send("Tracing.end")
    while not ended:
        session.send("Browser.getVersion")  # lets what has arrived be heard
        time.sleep(0.1)
    session.detach()
    dumps = [part.get("args", {}).get("dumps", {}).get("allocators", {}) for part in parts]
    sizes = [dump[RECORD]["attrs"]["size"]["value"] for dump in dumps if RECORD in dump]
    return max((int(size, 16) for size in sizes), default=0) / 1e6


def _renderer(browser: Any) -> float:
    """Return the megabytes of the largest renderer process; 0 where the system does not say."""
    session = browser.new_browser_cdp_session()
    found = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return max((_private(process["id"]) for process in found if process["type"] == "renderer"), default=0.0)


def _private(process: int) -> float:
    path = Path(f"/proc/{process}/smaps_rollup")
    found = re.findall(r"^(?:Private_Dirty|Swap):\s+(\d+) kB", path.read_text(), re.MULTILINE) if path.is_file() else ()
    return sum(map(int, found)) / 1000


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
