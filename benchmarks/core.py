"""The narrative core: choices per second beside inkjs, and loading a thousand scenes.

    python -m game bench core

Machines are noisy and busy: ours and inkjs are measured in turns, and what counts is the ratio within one run. inkjs
comes from npm into `build/bench` (once; without node, npm or a network the rows beside it are left out, and why is
said).
"""

from __future__ import annotations

import random
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from benchmarks.shape import ink, values, write
from game.authoring.library import open_story
from game.narrative import Setting, available_choices, choose, start
from game.narrative.story import Story

SCENES, CHOICES, ROUNDS, LOADS = 1000, 20_000, 9, 5
INKJS = "inkjs@2.4.0"
ROOT = Path(__file__).resolve().parents[1]
KEPT = ROOT / "build" / "bench"


class Row(NamedTuple):
    """One measurement."""

    what: str
    median: str
    best: str = ""
    note: str = ""


class NoPeer(Exception):  # noqa: N818 (says what is wrong)
    """inkjs cannot be measured here, and why."""


def walk(story: Story, choices: int, reading: bool = False) -> float:
    """Take `choices` random open choices and return how many there were in a second.

    When `reading`, every line of every scene is said as well, as a surface would and as ink does.
    """
    numbers = _numbers(4 * choices)
    state = start(story, Setting())
    began = time.perf_counter()
    for _ in range(choices):
        if reading:
            for _line in story.scenes[state.scene].lines(state):
                pass
        options = available_choices(story, state)
        while (option := options[next(numbers) % len(options)]).status != "open":
            pass
        state = choose(story, state, option.choice.id)
    return choices / (time.perf_counter() - began)


@cache
def _drawn(count: int) -> tuple[int, ...]:
    draw = random.Random(1)
    return tuple(draw.randrange(60) for _ in range(count))


def _numbers(count: int) -> Iterator[int]:
    """Yield random numbers, drawn before the clock runs."""
    return iter(_drawn(count))


def run() -> list[Row]:
    """Measure everything and return the rows."""
    story = values(SCENES)
    why = ""
    try:
        peer: Callable[[], list[float]] | None = _ink(KEPT)
    except NoPeer as error:
        peer, why = None, str(error)
    ours: list[float] = []
    reading: list[float] = []
    theirs: list[list[float]] = []
    for _ in range(ROUNDS):
        ours.append(walk(story, CHOICES))
        reading.append(walk(story, CHOICES, reading=True))
        if peer is not None:
            theirs.append(peer())
    rows = [
        _rate("choices per second", ours, f"{SCENES} scenes, all rules, {SCENES} flags; aim 130 000"),
        _rate("the same, saying every line", reading),
    ]
    if theirs:
        first, warm = [pair[0] for pair in theirs], [pair[1] for pair in theirs]
        rows += [
            _rate("inkjs, first 20 000 choices", first, "in turns with ours"),
            _rate("inkjs, next 20 000", warm, "warmed up"),
            _ratio("ours to inkjs", ours, first, "round by round; aim 10"),
            _ratio("ours to inkjs warmed up", ours, warm),
        ]
    else:
        rows.append(Row("inkjs", "-", note=f"not measured: {why}"))
    return [*rows, *_loads()]


def _rate(what: str, rates: list[float], note: str = "") -> Row:
    return Row(what, f"{statistics.median(rates):,.0f}", f"{max(rates):,.0f}", note)


def _ratio(what: str, ours: list[float], theirs: list[float], note: str = "") -> Row:
    ratios = [mine / other for mine, other in zip(ours, theirs, strict=True)]
    return Row(what, f"{statistics.median(ratios):.1f}", f"{max(ratios):.1f}", note)


def _loads() -> list[Row]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = write(folder / "ring", SCENES)
        cold: list[float] = []
        warm: list[float] = []
        for index in range(LOADS):
            kept = folder / f"cache{index}"
            for times in (cold, warm):
                began = time.perf_counter()
                open_story(folder / "ring", kept)
                times.append(1000 * (time.perf_counter() - began))
    note = f"{SCENES} scenes, {size // 1000} KB of YAML"
    return [_time("load, cold", cold, f"{note}, checked"), _time("load, warm", warm, "the compiled copy")]


def _time(what: str, times: list[float], note: str) -> Row:
    return Row(what, f"{statistics.median(times):,.0f} ms", f"{min(times):,.0f} ms", note)


def inkjs(kept: Path = KEPT) -> tuple[str, Path]:
    """Return node, and the folder of inkjs below `kept`. Raises NoPeer where they are not to be had."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise NoPeer("it needs node and npm")
    kept.mkdir(parents=True, exist_ok=True)
    package = kept / "package"
    if not package.is_dir():
        packed = _command([npm, "pack", INKJS, "--silent"], kept, f"npm could not fetch {INKJS}").strip().splitlines()
        with tarfile.open(kept / packed[-1]) as archive:
            archive.extractall(kept, filter="data")
    return node, package


def compiler(source: Path) -> list[str]:
    """Return the command that compiles the ink file `source` to a JSON file beside it. Raises NoPeer."""
    node, package = inkjs()
    return [node, str(package / "bin" / "inkjs-compiler.js"), str(source), "-o", str(source.with_suffix(".json"))]


def _ink(kept: Path) -> Callable[[], list[float]]:
    """Return a measurement of inkjs. Raises NoPeer where it is not to be had."""
    node, package = inkjs(kept)
    source = kept / f"ring{SCENES}.ink"
    source.write_text(ink(SCENES), encoding="utf-8")
    story = source.with_suffix(".json")
    _command(compiler(source), kept, "its compiler failed")
    walker = [node, str(ROOT / "benchmarks" / "walk_ink.mjs"), (package / "dist" / "ink.mjs").as_uri(), str(story)]
    return lambda: [float(line) for line in _command(walker, kept, "its walk failed").split()]


def _command(command: Sequence[str], folder: Path, failed: str) -> str:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=True)
    except (OSError, subprocess.SubprocessError) as error:
        raise NoPeer(f"{failed} ({str(error)[:200]})") from error
    return done.stdout


def main(argv: Sequence[str] = ()) -> int:
    """Measure, and print a table."""
    rows = [Row("narrative core", "median", "best"), *run()]
    wide = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        print(f"{row.what:{wide[0]}}  {row.median:>{wide[1]}}  {row.best:>{wide[2]}}  {row.note}".rstrip())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
