"""The desktop: start to first frame, processor time while idle, frame times while the room changes, memory.

`python -m game bench desktop`. Without a display it starts Debian's Xvfb, so that SDL sleeps as it does in a window.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STARTS, IDLE_SECONDS, FRAMES = 7, 10.0, 120
MEASURED = ("first", "busy", "idle", "memory", "frames", "scenes")

PROBE = """
import resource, sys, time
born = float(sys.argv[1])
sys.path.insert(0, sys.argv[2])
from game.cli.place import bundled, save_file
from game.authoring.library import open_story
from game.cli.play import make_host
from game.language.shelf import languages
from game.platforms import desktop
from game.platforms.sleep import drive
from game.stage import program

idle = float(sys.argv[3])

class Probe(desktop.Desktop):
    first = 0.0
    def present(self):
        super().present()
        if not Probe.first:
            Probe.first = time.time()
            print("first", Probe.first - born, flush=True)
            print("busy", time.process_time(), flush=True)
            if not idle:
                raise SystemExit
    async def wait(self, busy):
        if busy:
            return await super().wait(busy)
        if not hasattr(self, "asked"):
            self.asked = True
            return []
        used = resource.getrusage(resource.RUSAGE_SELF)
        before = used.ru_utime + used.ru_stime
        end = time.monotonic() + idle
        import pygame, threading
        threading.Timer(idle, lambda: pygame.event.post(pygame.event.Event(pygame.QUIT))).start()
        signals = await super().wait(False)
        while time.monotonic() < end - 0.2:
            signals = await super().wait(False)
        used = resource.getrusage(resource.RUSAGE_SELF)
        print("idle", used.ru_utime + used.ru_stime - before, flush=True)
        return signals

story = bundled("story")
host = make_host(open_story(story), save_file(), keep_nothing=True, shelf=languages(story))
window = Probe(host.view().title)
drive(program.run(window, host))
"""

PLAYER = """
import resource, sys
sys.path.insert(0, sys.argv[1])
from game.authoring.library import open_story
from game.cli.place import bundled, save_file
from game.cli.play import make_host
from game.language.shelf import languages
from game.platforms import desktop
from game.platforms.platform import Closed, Pressed
from game.platforms.sleep import drive
from game.stage import program

class Player(desktop.Desktop):
    ways = iter(("begin", "go-on", "cut:full", "chair:both"))
    frames = 0
    def present(self):
        super().present()
        Player.frames += 1
    async def wait(self, busy):
        if busy:
            return await super().wait(busy)
        for control in self.ways:
            return [Pressed(control)]
        view = host.view()
        if view.screen in ("recap", "ending"):
            return [Closed()]
        answers = [control.id for control in view.controls() if control.letter and control.available]
        return [Pressed(answers[len(host.session.game.log.steps) % len(answers)])] if answers else [Closed()]

story = bundled("story")
host = make_host(open_story(story), save_file(), keep_nothing=True, shelf=languages(story))
drive(program.run(Player('Two Chairs'), host))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print("scenes", len(host.session.game.log.steps))
print("frames", Player.frames)
print("memory", peak / (2**20 if sys.platform == "darwin" else 2**10))
"""
"""Plays the whole story in the window, every place and every movement drawn, and says the most memory it ever held."""


@contextmanager
def display() -> Iterator[str]:
    """Yield what the window is opened on: the display that is here, Xvfb, or SDL's dummy driver."""
    if os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or sys.platform in ("win32", "darwin"):
        yield "the display"
        return
    if shutil.which("Xvfb") is None:
        os.environ["SDL_VIDEODRIVER"] = "dummy"
        yield "SDL's dummy driver (install xvfb to measure a real window)"
        return
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1400x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    os.environ["DISPLAY"] = f":{os.read(read, 16).decode().strip()}"
    try:
        yield "Xvfb"
    finally:
        server.terminate()
        server.wait()


def probe(idle: float) -> dict[str, float]:
    """Start the program once; return seconds to the first frame and, after `idle` seconds, the processor time used."""
    return _told([PROBE, str(time.time()), str(ROOT), str(idle)], idle + 60)


def play() -> dict[str, float]:
    """Play the whole story in a window; return the megabytes that it held at most, the frames drawn and the answers."""
    return _told([PLAYER, str(ROOT)], 600)


def _told(program: Sequence[str], seconds: float) -> dict[str, float]:
    """Run a probe for at most so many seconds; return what it measured, by name."""
    done = subprocess.run(
        [sys.executable, "-c", *program], capture_output=True, text=True, timeout=seconds, check=False
    )
    pairs = (line.split() for line in done.stdout.splitlines())
    found = {pair[0]: float(pair[1]) for pair in pairs if len(pair) == 2 and pair[0] in MEASURED}
    if not found:
        raise SystemExit(f"the program did not draw a frame:\n{done.stderr}")
    return found


def frames() -> list[float]:
    """Return the milliseconds of frames drawn while light, presence and gap move, at 1280 × 720."""
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    sys.path.insert(0, str(ROOT))
    from dataclasses import replace

    import pygame

    from game.authoring.library import open_story
    from game.cli.place import bundled, save_file
    from game.cli.play import make_host
    from game.stage.stage import Stage

    pygame.display.init()
    pygame.font.init()
    surface = pygame.Surface((1280, 720))
    host = make_host(open_story(bundled("story")), save_file(), keep_nothing=True)
    for control in ("begin", "go-on", "chair:kit"):
        host.press(control)
    now = [0.0]
    stage = Stage(clock=lambda: now[0])
    stage.resize((1280, 720), 1.0)
    view = host.view()
    stage.show(view)
    stage.draw(surface)
    times = []
    for turn in range(FRAMES // 60):
        light = 140 if turn % 2 == 0 else 820
        stage.show(replace(view, picture=replace(view.picture, light=light, presence=light, gap=960 - light)))
        for _ in range(60):
            now[0] += 1 / 60
            begun = time.perf_counter()
            stage.draw(surface)
            times.append((time.perf_counter() - begun) * 1000)
    return times


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print. Returns 0."""
    argparse.ArgumentParser(prog="python -m game bench desktop", description=__doc__).parse_args(argv)
    with display() as on:
        starts = [probe(0) for _ in range(STARTS)]
        idle = probe(IDLE_SECONDS)["idle"]
        played = play()
    drawn = sorted(frames())
    p95 = drawn[int(len(drawn) * 0.95)]
    print(f"desktop, on {on}")
    firsts, busy = ([start[name] for start in starts] for name in ("first", "busy"))
    best = f"{min(firsts):.2f} s at best, processor {min(busy):.2f} s"
    print(f"  start to first frame      {statistics.median(firsts):6.2f} s median of {STARTS}, {best} (aim 0.5)")
    print(f"  processor time, idle 10 s {idle * 1000:6.0f} ms (aim 50)")
    print(f"  frame while animating     {statistics.median(drawn):6.1f} ms median, {p95:.1f} ms p95 (aim 8)")
    print(
        f"  most memory, whole story  {played['memory']:6.0f} MB "
        f"({played['scenes']:.0f} answers, {played['frames']:.0f} frames; aim 150)"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
