"""A gamepad into intents: cross or stick moves, the lower button presses when let go, the right one goes back."""

from __future__ import annotations

import sys

import pygame

from game.stage.intent import Back, Intent, Move, Press, Turn

_OUT, _IN = 0.55, 0.3
"""A stick counts as pushed beyond the first value, and as let go below the second."""
_CROSS = {12: -1, 13: 1, 14: -1, 15: 1} if sys.platform == "emscripten" else {11: -1, 12: 1, 13: -1, 14: 1}
"""Buttons of the cross where it is no hat: up, down, left, right."""


class Gamepad:
    """Remembers how the sticks stand and which buttons went down here."""

    def __init__(self) -> None:
        self._pushed: set[tuple[int, int]] = set()
        self._down: set[int] = set()

    def forget(self) -> None:
        """Let buttons that are still down press nothing: another screen has come."""
        self._down.clear()

    def intent(self, event: pygame.event.Event) -> Intent | None:
        """Return what `event` asks, None for nothing."""
        if event.type == pygame.JOYHATMOTION:
            across, up = event.value
            step = -up or across
            return Move(step, read=True) if step else None
        if event.type == pygame.JOYAXISMOTION:
            return self._stick(event.instance_id, event.axis, event.value)
        if event.type == pygame.JOYBUTTONDOWN:
            self._down.add(event.button)
            if event.button in _CROSS:
                return Move(_CROSS[event.button], read=True)
            return Turn(pages=-0.8 if event.button == 4 else 0.8) if event.button in (4, 5) else None
        if event.type == pygame.JOYBUTTONUP and event.button in self._down:
            self._down.discard(event.button)
            return Press() if event.button == 0 else Back() if event.button == 1 else None
        return None

    def _stick(self, pad: int, axis: int, value: float) -> Intent | None:
        key = (pad, axis)
        if axis > 1 or abs(value) < _IN:
            self._pushed.discard(key)
            return None
        if abs(value) > _OUT and key not in self._pushed:
            self._pushed.add(key)
            return Move(1 if value > 0 else -1, read=True)
        return None
