"""A window that plays some steps by itself and keeps pictures of what it showed: does this program work here?

It waits as a window does and hears keys as events of the window system, so that the whole way from a key to the drawn
frame is gone. Who built an edition runs it (`--prove`); so may who has trouble with one.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pygame

from game.platforms.desktop import Desktop
from game.platforms.host import Host
from game.platforms.platform import Pressed, Signal
from game.platforms.sleep import drive
from game.stage.program import run

WAY = ("begin", "go-on", "chair:kit")
"""The controls on the way to the first scene."""
SCENE, ANSWERED, REPORT = "scene.png", "answered.png", "report.json"
"""What is kept: the first scene, what its first answer brings, and what was measured."""


def prove(host: Host, folder: Path) -> int:
    """Play to the first answer, and keep pictures and a report in `folder`. Returns 0; 1 where no answer was taken.

    Raises NoDisplay where no window can be opened, OSError where nothing can be kept.
    """
    folder.mkdir(parents=True, exist_ok=True)
    window = Proof(host, folder)
    try:
        drive(run(window, host))
    finally:
        window.close()
    report = {"driver": window.driver, "size": window.shown, "first": window.first, "answers": window.answers}
    (folder / REPORT).write_text(json.dumps(report), "utf-8")
    return 0 if window.answers == 1 else 1


class Proof(Desktop):
    """A desktop window with nobody in front of it. It is at rest before each step, as it would be for a player."""

    def __init__(self, host: Host, folder: Path) -> None:
        super().__init__(host.view().title)
        self.host, self.folder = host, folder
        self.driver, self.shown, self.first = pygame.display.get_driver(), (0, 0), 0.0
        self._steps = self._play()

    @property
    def answers(self) -> int:
        """How many answers were given."""
        game = self.host.session.game
        return len(game.log.steps) if game is not None else 0

    def present(self) -> None:
        """Show what was drawn, and remember when that was for the first time, in seconds of the epoch."""
        super().present()
        self.first = self.first or time.time()
        self.shown = self.size()

    async def wait(self, busy: bool) -> Sequence[Signal]:
        """Do the next step once nothing moves any more."""
        if not busy:
            pressed = next(self._steps, None)
            if pressed is not None:
                return [pressed]
        return await super().wait(busy)

    def _play(self) -> Iterator[Pressed | None]:
        """Yield what is pressed, one step at a time; None for a key, which comes as an event."""
        yield from map(Pressed, WAY)
        self._keep(SCENE)
        for _ in range(2):  # the first time brings the answer into sight where it is not
            if not self.answers:
                yield self._key(pygame.K_a)
        self._keep(ANSWERED)
        yield self._key(pygame.K_q)

    def _keep(self, name: str) -> None:
        pygame.image.save(self.surface(), str(self.folder / name))

    @staticmethod
    def _key(key: int) -> None:
        for kind in (pygame.KEYDOWN, pygame.KEYUP):
            pygame.event.post(pygame.event.Event(kind, key=key, mod=0, unicode=pygame.key.name(key), scancode=0))
