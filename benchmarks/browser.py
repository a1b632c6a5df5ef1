"""How soon the built page can be read and played, and what it sends until then.

    python -m game bench browser

Each time is the median of several starts, cold (a fresh profile) and warm (the same profile once more), in turns with
the bare runtime on the same machine: a page that only boots Pyodide, loads pygame-ce and draws one frame.
"""

from __future__ import annotations

import argparse
import gzip
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.page import FLAGS, PLAYER, SITE, WAIT, measured, serving
from game.cli.place import cache_folder
from game.web import engine, weight
from game.web.compress import compress

SETTLE = 3.0
"""Seconds a page is left open after a start, so that the browser keeps its compiled code, as it would for a person."""

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


def main(argv: Sequence[str]) -> int:
    """Measure, and print tables. Returns the exit status: 0, or 2 where something that is needed is missing."""
    parser = argparse.ArgumentParser(prog="python -m game bench browser", description=__doc__.splitlines()[0])
    parser.add_argument("--runs", type=int, default=5, help="cold starts of each page (default: 5)")
    return measured("browser", partial(_measure, runs=parser.parse_args(argv).runs))


def _measure(playwright: Any, program: str, runs: int) -> None:
    with tempfile.TemporaryDirectory() as made:
        bare = _bare(Path(made) / "bare")
        with serving(SITE.absolute()) as ours, serving(bare) as theirs:
            _starts(playwright, program, ours, theirs, runs)
    _first_choice(SITE)
    _bytes(SITE)


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
    for label, name in (("the first choice, against the bare runtime", "scene"), ("… and answered", "answer")):
        ratios = (_ratio(found[state], name) for state in ("cold", "warm"))
        print(f"  {label:44}" + "".join(f"{ratio:>20.2f} ×" for ratio in ratios))


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


def _ratio(times: dict[str, list[float]], name: str) -> float:
    """Return the median of each start's ratio to the bare start beside it: what slows one down, slows both."""
    return statistics.median(ours / bare for ours, bare in zip(times[name], times["frame"], strict=True))


def _cell(values: list[float]) -> str:
    return f"{statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f})" if values else "–"


# -- bytes -------------------------------------------------------------------------------------------------------


def _first_choice(site: Path) -> None:
    sizes = weight.first_choice(site)
    print("\nbytes as they are sent with brotli up to the first choice")
    for kind, size in sorted(sizes.items(), key=lambda item: -item[1]):
        print(f"  {kind:32}{size:>12,}")
    print(f"  {'ours':32}{weight.ours(sizes):>12,}  of {weight.OURS:,} at most")
    print(f"  {'all':32}{sum(sizes.values()):>12,}  of {weight.ALL:,} at most")
    for language in weight.languages(site):
        told = weight.ours(weight.first_choice(site, language))
        print(f"  {f'ours, begun in {language}':32}{told:>12,}  of {weight.OURS_TOLD:,} at most")


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
        name = (
            f"{path.stem.rpartition('-')[0]}{path.suffix}"
            if path.suffix in (".apk", ".zip") and path.parent == site
            else name
        )
        parts[name] = [a + b for a, b in zip(parts.get(name, [0, 0, 0]), sizes, strict=True)]
        totals = [a + b for a, b in zip(totals, sizes, strict=True)]
    for name, sizes in [*sorted(parts.items(), key=lambda part: -part[1][2]), ("all", totals)]:
        print(f"  {name:32}" + "".join(f"{size:>12,}" for size in sizes))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
