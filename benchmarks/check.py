"""Checking a big story as an author does it: whole processes, from the command to its last line.

    python -m game bench check

Ten thousand scenes in a hundred files, checked cold (nothing kept), warm (nothing changed) and with one file changed,
in turns with ink's compiler on the same shape, and with the reading that play does, in one process and without a cache.
What counts is the ratio within one run. Memory is that of the largest process. Processor time, of all processes
together, says more than the clock where the machine has other things to do.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.core import ROOT, NoPeer, compiler
from benchmarks.shape import ink, write

CHECK = """
import sys
from pathlib import Path
from game.authoring import commands
commands.cache_folder = lambda: Path(sys.argv[2])
sys.exit(commands.check_command([sys.argv[1]]))
"""
PLAIN = """
import sys
from pathlib import Path
from game.authoring.checker import check
from game.authoring.loader import load_story
check(load_story(Path(sys.argv[1])))
"""
AIMS = {"cold": "aim: no slower than ink's compiler", "warm": "aim 1.0 s", "one file changed": "aim 0.5 s"}


class Series:
    """The times (in seconds) and the memory (in MB) of one command, run several times."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self.cpu: list[float] = []
        self.memory = 0.0

    def run(self, command: Sequence[str]) -> None:
        """Run `command` to its end. Raises OSError where it fails."""
        began = time.perf_counter()
        done = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        if hasattr(os, "wait4"):
            _, status, usage = os.wait4(done.pid, 0)
            done.returncode = os.waitstatus_to_exitcode(status)
            unit = 2**20 if sys.platform == "darwin" else 2**10
            self.cpu.append(usage.ru_utime + usage.ru_stime)
            self.memory = max(self.memory, usage.ru_maxrss / unit)
        self.times.append(time.perf_counter() - began)
        if done.wait() != 0:
            raise OSError(f"{command[0]} ended with {done.returncode}")

    @property
    def median(self) -> float:
        """Return the median time."""
        return statistics.median(self.times)


def main(argv: Sequence[str] = ()) -> int:
    """Measure, and print a table. Returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m game bench check", description=__doc__.splitlines()[0])
    parser.add_argument("--scenes", type=int, default=10_000, help="scenes of the story (default: 10000)")
    parser.add_argument("--rounds", type=int, default=3, help="how often each is run (default: 3)")
    options = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as name:
        series, why = _measure(Path(name), options.scenes, options.rounds)
    peer = series.get("ink's compiler")
    print(f"checking {options.scenes} scenes   median     best      cpu   memory")
    for what, each in series.items():
        ratio = f"   {each.median / peer.median:5.2f} × ink" if peer is not None else ""
        cpu = f"{statistics.median(each.cpu):6.2f} s" if each.cpu else "       -"
        times = f"{each.median:7.2f} s {min(each.times):7.2f} s {cpu} {each.memory:6.0f} MB"
        print(f"  {what:22} {times}{ratio}   {AIMS.get(what, '')}".rstrip())
    if peer is None:
        print(f"  ink's compiler was not measured: {why}")
    return 0


def _measure(folder: Path, scenes: int, rounds: int) -> tuple[dict[str, Series], str]:
    story, source = folder / "ring", folder / "ring.ink"
    write(story, scenes)
    source.write_text(ink(scenes), encoding="utf-8")
    peer, why = _peer(source)
    changed = sorted((story / "chapters").iterdir())[-1]
    series = {name: Series() for name in ("ink's compiler", "one process, no cache", *AIMS)}
    for index in range(rounds):
        if peer:
            series["ink's compiler"].run(peer)
        series["one process, no cache"].run([sys.executable, "-c", PLAIN, str(story)])
        check = [sys.executable, "-c", CHECK, str(story), str(folder / f"cache{index}")]
        series["cold"].run(check)
        series["warm"].run(check)
        changed.write_text(changed.read_text("utf-8") + f"# {index}\n", "utf-8")
        series["one file changed"].run(check)
    return {name: each for name, each in series.items() if each.times}, why


def _peer(source: Path) -> tuple[list[str], str]:
    try:
        return compiler(source), ""
    except NoPeer as error:
        return [], str(error)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
