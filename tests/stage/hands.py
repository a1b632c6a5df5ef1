"""Hands that press keys, buttons and the mouse of a stage under test."""

from __future__ import annotations

from typing import Any

import pygame

from game.stage.stage import Pressed, Stage


class Hands:
    """Sends events to a stage and remembers nothing."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def down(self, key: int, mod: int = 0) -> Pressed:
        return self.stage.handle(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=""))

    def up(self, key: int, mod: int = 0) -> Pressed:
        return self.stage.handle(pygame.event.Event(pygame.KEYUP, key=key, mod=mod))

    def key(self, key: int, mod: int = 0) -> Pressed:
        return self.down(key, mod) or self.up(key, mod)

    def text(self, text: str) -> None:
        self.stage.handle(pygame.event.Event(pygame.TEXTINPUT, text=text))

    def mouse(self, kind: int, at: tuple[float, float], *, touch: bool = False, button: int = 1) -> Pressed:
        if kind == pygame.MOUSEMOTION:
            event = pygame.event.Event(kind, pos=at, rel=(0, 0), buttons=(1, 0, 0), touch=touch)
        else:
            event = pygame.event.Event(kind, pos=at, button=button, touch=touch)
        return self.stage.handle(event)

    def click(self, at: tuple[float, float], *, touch: bool = False) -> Pressed:
        return self.mouse(pygame.MOUSEBUTTONDOWN, at, touch=touch) or self.mouse(pygame.MOUSEBUTTONUP, at, touch=touch)

    def pad(self, kind: int, **values: Any) -> Pressed:
        return self.stage.handle(pygame.event.Event(kind, instance_id=0, **values))

    def middle(self, id: str) -> tuple[float, float]:
        """Return the middle of an item in window pixels."""
        box = next(block.box for block, _ in self.stage.placed() if block.id == id)
        return box.middle
