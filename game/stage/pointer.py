"""Mouse and finger. A press counts when it is let go over the control it began on; a finger that moves scrolls."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pygame

_WHEEL = 60
"""CSS pixels for one notch of the wheel."""
_SLIP = 9
"""CSS pixels that a finger may move and still press."""


@dataclass(frozen=True, slots=True)
class Touch:
    """What the pointer did, in device pixels."""

    kind: Literal["hover", "down", "up", "scroll", "cancel"]
    x: float
    y: float
    scroll: float = 0


class Pointer:
    """Remembers where the button or the finger went down."""

    def __init__(self) -> None:
        self._start: tuple[float, float] | None = None
        self._last = 0.0
        self._finger = False
        self._dragging = False
        self._at = (0.0, 0.0)

    def forget(self) -> None:
        """Let what is held press nothing: another screen has come. A finger may go on scrolling."""
        self._dragging = self._start is not None

    def touch(self, event: pygame.event.Event, factor: float, ratio: float) -> Touch | None:
        """Return what `event` did, None where it is no pointer's.

        `factor` makes the event's pixels device pixels; `ratio` is device pixels to a CSS pixel.
        """
        if event.type == pygame.MOUSEWHEEL:
            turned = float(getattr(event, "precise_y", event.y))
            turned = -turned if getattr(event, "flipped", False) else turned
            return Touch("scroll", *self._at, -turned * _WHEEL * ratio)
        if event.type not in (pygame.MOUSEMOTION, pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
            return None
        x, y = event.pos[0] * factor, event.pos[1] * factor
        self._at = (x, y)
        if event.type == pygame.MOUSEMOTION:
            return self._moved(x, y, ratio)
        if event.button != 1:
            return None
        if event.type == pygame.MOUSEBUTTONDOWN:
            self._start, self._last, self._dragging = (x, y), y, False
            self._finger = bool(getattr(event, "touch", False))
            return Touch("down", x, y)
        dragged, self._start = self._dragging, None
        self._dragging = False
        return Touch("cancel" if dragged else "up", x, y)

    def _moved(self, x: float, y: float, ratio: float) -> Touch | None:
        if self._start is None or not self._finger:
            return Touch("hover", x, y)
        if not self._dragging:
            if abs(y - self._start[1]) + abs(x - self._start[0]) < _SLIP * ratio:
                return None
            self._dragging = True
        moved, self._last = self._last - y, y
        return Touch("scroll", x, y, moved)
