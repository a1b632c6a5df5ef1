"""Waiting for events without work. pygame's own `event.wait` looks a thousand times a second (0.3 s of processor time
in ten idle seconds were measured); SDL itself sleeps in the window system (0.002 s)."""

from __future__ import annotations

import ctypes
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any

import pygame

from game.platforms.sdl import library

_SLEEPS_WELL = ("x11", "wayland", "windows", "cocoa")
"""Video drivers in which SDL sleeps; elsewhere it looks every millisecond."""
_LOOK_UP = 1000
"""Milliseconds after which SDL returns without an event, so that Ctrl+C in a terminal is heard."""
_LATELY, _SOON, _SELDOM = 2.0, 0.012, 0.04
"""Where SDL cannot be asked: seconds that count as lately, and between looks while something happened lately or not."""


def drive(playing: Coroutine[Any, Any, None]) -> None:
    """Run `playing` to its end. A desktop waits in the window system and never for an event loop: importing one, and
    starting it, would be a twentieth of the time to the first frame."""
    with suppress(StopIteration):
        playing.send(None)
        raise RuntimeError("a desktop waited for an event loop")


def sleeper() -> Callable[[], list[pygame.event.Event]]:
    """Return a function that sleeps until there are events and returns them."""
    sdl = library() if pygame.display.get_driver() in _SLEEPS_WELL else None
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
