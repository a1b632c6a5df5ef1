"""The preview in a window: a desktop that is woken when a file was saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

import pygame

from game.platforms.desktop import Desktop
from game.platforms.platform import Adapted, Signal
from game.platforms.sleep import drive
from game.preview.draft import Draft
from game.preview.live import Live
from game.preview.watch import Watch
from game.stage.program import run


def play(path: Path, live: Live) -> int:
    """Show the story in the folder `path` until the window is closed. Returns 0. Raises NoDisplay."""
    window = Window(live, Draft(path))
    try:
        with closing(Watch(path, window.saved)):
            drive(run(window, live))
    finally:
        window.close()
    return 0


class Window(Desktop):
    """A window that reads the draft again when it is woken, and then says that what is shown may be another thing."""

    def __init__(self, live: Live, draft: Draft) -> None:
        super().__init__("Preview")
        self._live = live
        self._draft = draft
        self._saved = pygame.event.custom_type()
        live.take(draft.read())

    def saved(self) -> None:
        """Say, from any thread, that a file was saved."""
        with suppress(pygame.error):  # the window has just been closed
            pygame.event.post(pygame.event.Event(self._saved))

    def _signals(self, events: Sequence[pygame.event.Event]) -> Iterator[Signal]:
        if any(event.type == self._saved for event in events):
            self._live.take(self._draft.read())
            yield Adapted()
        yield from super()._signals([event for event in events if event.type != self._saved])
