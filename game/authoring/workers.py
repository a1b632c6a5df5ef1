"""Reading many chapter files at once, one process a core."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from game.authoring.bulk import bulk
from game.authoring.facts import dump, facts_of
from game.authoring.format.chapter import CHAPTER_FILE
from game.authoring.sheet import read_sheet

WORTH = 400_000
"""Bytes from which a second process pays for its start."""


class Made(NamedTuple):
    """The facts of one file, as text, and the digest of what they were made from."""

    name: str
    sha256: str
    facts: str


def make_facts(folder: Path, files: Sequence[str]) -> Iterator[Made]:
    """Yield the facts of each of the chapter `files` in `folder`, in any order, read on as many cores as pay."""
    size = sum(_size(folder / name) for name in files)
    count = min(_cores(), len(files), size // WORTH + 1)
    waiting = dict.fromkeys(files)
    if count > 1:
        with suppress(OSError, ImportError, RuntimeError):  # no processes to be had: what is left is read in this one
            for made in _apart(folder, files, count):
                waiting.pop(made.name)
                yield made
    for name in waiting:
        yield _make(folder, name)


def _apart(folder: Path, files: Sequence[str], count: int) -> Iterator[Made]:
    from concurrent.futures import ProcessPoolExecutor  # takes longer to import than most files take to read

    pool = ProcessPoolExecutor(count, initializer=_deaf)
    try:
        yield from pool.map(_make, [folder] * len(files), files)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _deaf() -> None:
    """Leave Ctrl-C to the process that a person talks to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _make(folder: Path, name: str) -> Made:
    shown = folder.as_posix()
    with bulk():
        sheet = read_sheet(folder / name, f"{shown}/{name}", CHAPTER_FILE)
        return Made(name, sheet.sha256, dump(facts_of(sheet, shown)))


def _cores() -> int:
    counted = getattr(os, "sched_getaffinity", None)
    return len(counted(0)) if counted is not None else os.cpu_count() or 1


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
