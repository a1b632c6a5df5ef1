"""The picture by itself: how long each place takes to be drawn, and frames while it moves, goes on from a change that
was overtaken, or goes over into another place.

`python -m game bench scenery`. Processor time, so that other work on the machine does not count. The picture is the one
of a 1280×720 window (742×660), and the same at pixel ratio 2.
"""

from __future__ import annotations

import argparse
import os
import statistics
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FRAMES = 72
"""Of one change: 1.2 seconds at 60 frames a second."""
SIZES = ((742, 660), (1484, 1320))
POSES = ({"kit": "sitting", "rowan": "cup"}, {"kit": "phone", "rowan": "turned"})


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print. Returns 0."""
    argparse.ArgumentParser(prog="python -m game bench scenery", description=__doc__).parse_args(argv)
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    sys.path.insert(0, str(ROOT))
    print("scenery, milliseconds")
    for size in SIZES:
        print(f"  {size[0]}×{size[1]}        drawn anew   moving p50   p95   p95 overtaking   p95 into the next place")
        everything: list[float] = []
        for name, fresh, moving, overtaking, going in _measured(size):
            everything += moving + overtaking + going
            print(
                f"  {name:12} {fresh:16.0f} {statistics.median(moving):12.1f} {_p95(moving):5.1f} "
                f"{_p95(overtaking):10.1f} {_p95(going):14.1f}"
            )
        print(f"  p95 of all moving frames {_p95(everything):.1f} (aim {8 if size == SIZES[0] else 16})")
    return 0


def _measured(size: tuple[int, int]) -> Iterator[tuple[str, float, list[float], list[float], list[float]]]:
    """Yield for each place its name, how long it takes to draw, and the times of moving frames."""
    import pygame

    from game.stage.geometry import Box
    from game.stage.scenery.layer import Held
    from game.stage.scenery.places import PLACES
    from game.stage.scenery.scenery import Scenery
    from game.stage.theme import EVENING
    from game.view.view import Picture

    surface, box = pygame.Surface(size), Box(0, 0, *size)
    names = list(PLACES)

    def run(scenery: Scenery, before: Picture | Held, after: Picture) -> list[float]:
        times = []
        for frame in range(1, FRAMES + 1):
            begun = time.thread_time()
            scenery.draw(surface, box, EVENING, before, after, frame / FRAMES)
            times.append((time.thread_time() - begun) * 1000)
        return times

    for index, name in enumerate(names):
        cold = Picture(name, light=140, presence=200, gap=900, poses=POSES[0], objects=("cups", "key"), weather="rain")
        warm = replace(cold, light=820, presence=800, gap=100, poses=POSES[1])
        scenery = Scenery()
        begun = time.thread_time()
        scenery.draw(surface, box, EVENING, cold, cold, 1.0)
        fresh = (time.thread_time() - begun) * 1000
        moving = run(scenery, cold, warm)
        held = scenery.hold(box, EVENING, cold, warm, 0.5, name)
        overtaking = run(scenery, held, replace(warm, light=400, gap=500, poses=POSES[0]))
        yield name, fresh, moving, overtaking, run(scenery, warm, replace(warm, place=names[index - 1]))


def _p95(times: list[float]) -> float:
    return sorted(times)[int(len(times) * 0.95)]


if __name__ == "__main__":
    sys.exit(main())
