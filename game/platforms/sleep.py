"""Waiting for events without work. pygame's own `event.wait` looks a thousand times a second (0.3 s of processor time
in ten idle seconds were measured); SDL itself sleeps in the window system (0.002 s)."""

from __future__ import annotations

import ctypes
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame

_SLEEPS_WELL = ("x11", "wayland", "windows", "cocoa")
"""Video drivers in which SDL sleeps; elsewhere it looks every millisecond."""
_VIDEO = 0x20
"""SDL_INIT_VIDEO."""
_LOOK_UP = 1000
"""Milliseconds after which SDL returns without an event, so that Ctrl+C in a terminal is heard."""
_LATELY, _SOON, _SELDOM = 2.0, 0.012, 0.04
"""Where SDL cannot be asked: seconds that count as lately, and between looks while something happened lately or not."""


def sleeper() -> Callable[[], list[pygame.event.Event]]:
    """Return a function that sleeps until there are events and returns them."""
    sdl = _sdl() if pygame.display.get_driver() in _SLEEPS_WELL else None
    return _polling() if sdl is None else lambda: _sleep(sdl)


def _sleep(sdl: ctypes.CDLL) -> list[pygame.event.Event]:
    while not (events := pygame.event.get()):
        sdl.SDL_WaitEventTimeout(None, _LOOK_UP)
    return events


def _polling() -> Callable[[], list[pygame.event.Event]]:
    last = time.monotonic()

    def sleep() -> list[pygame.event.Event]:
        nonlocal last
        while not (events := pygame.event.get()):
            time.sleep(_SOON if time.monotonic() - last < _LATELY else _SELDOM)
        last = time.monotonic()
        return events

    return sleep


def _sdl() -> ctypes.CDLL | None:
    """Return the SDL that pygame itself uses, None where it is not found or another one."""
    for path in _candidates():
        try:
            sdl = ctypes.CDLL(str(path))
            sdl.SDL_WaitEventTimeout.argtypes = (ctypes.c_void_p, ctypes.c_int)
            if sdl.SDL_WasInit(_VIDEO) == _VIDEO:  # another copy of SDL would know of no window
                return sdl
        except (OSError, AttributeError):
            continue
    return None


def _candidates() -> Iterator[Path]:
    package = Path(pygame.__file__).parent
    if sys.platform == "win32":
        yield package / "SDL2.dll"
    elif sys.platform == "darwin":
        yield from sorted((package / ".dylibs").glob("libSDL2-2*.dylib"))
    else:
        yield from sorted((package.parent / "pygame_ce.libs").glob("libSDL2-2*.so*"))
        maps = Path("/proc/self/maps")
        if maps.exists():
            lines = (line.split() for line in maps.read_text(encoding="utf-8", errors="replace").splitlines())
            yield from sorted({Path(line[-1]) for line in lines if line and "libSDL2-2" in line[-1]})
