"""The desktop: start to first frame, processor time while idle, frame times while the room changes.

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

PROBE = """
import asyncio, resource, sys, time
start = time.time()
born = float(sys.argv[1])
sys.path.insert(0, sys.argv[2])
from game.cli.place import bundled, save_file
from game.authoring.library import open_story
from game.cli.play import make_host
from game.platforms import desktop
from game.stage import program

idle = float(sys.argv[3])

class Probe(desktop.Desktop):
    first = 0.0
    def present(self):
        super().present()
        if not Probe.first:
            Probe.first = time.time()
            print("first", Probe.first - born, flush=True)
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

host = make_host(open_story(bundled("story")), save_file(), keep_nothing=True)
window = Probe(host.view().title)
asyncio.run(program.run(window, host))
"""


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
    command = [sys.executable, "-c", PROBE, str(time.time()), str(ROOT), str(idle)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=idle + 60, check=False)
    if "first " not in done.stdout:
        raise SystemExit(f"the program did not draw a frame:\n{done.stderr}")
    found = (line.split() for line in done.stdout.splitlines() if line.startswith(("first ", "idle ")))
    return {name: float(value) for name, value in found}


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
        firsts = [probe(0)["first"] for _ in range(STARTS)]
        idle = probe(IDLE_SECONDS)["idle"]
    drawn = sorted(frames())
    p95 = drawn[int(len(drawn) * 0.95)]
    print(f"desktop, on {on}")
    print(f"  start to first frame      {statistics.median(firsts):6.2f} s  median of {STARTS} (aim 0.5)")
    print(f"  processor time, idle 10 s {idle * 1000:6.0f} ms (aim 50)")
    print(f"  frame while animating     {statistics.median(drawn):6.1f} ms median, {p95:.1f} ms p95 (aim 8)")
    return 0


if __name__ == "__main__":
    sys.exit(main())
