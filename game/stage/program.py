"""The main loop, the same on the desktop and in the browser: wait, act, draw what has changed."""

from __future__ import annotations

from dataclasses import replace

import pygame

from game.platforms.host import Host
from game.platforms.platform import (
    Adapted,
    Closed,
    Entered,
    Exposed,
    Focused,
    Platform,
    Pressed,
    Scrolled,
    Signal,
    Stepped,
    Ticked,
    Turned,
    Typed,
)
from game.stage.intent import Step
from game.stage.notes import Notes
from game.stage.stage import Stage

TICK = 5
"""Seconds between two looks at a clock that shows minutes."""


async def run(platform: Platform, host: Host, stage: Stage | None = None, *, covered: bool = False) -> None:
    """Play `host` on `platform` until it is closed. `stage` may be given by who wants to look at it.

    Where the picture is `covered` at first, what was pressed on the cover meanwhile comes before anything is drawn.
    """
    program = Program(platform, host, stage or Stage())
    if covered:
        await program.uncover()
    program.begin()
    while not program.ended:
        for signal in await platform.wait(program.busy):
            program.take(signal)
            if program.ended:
                return
        program.update()


class Program:
    """One run: a session on a stage on a device."""

    def __init__(self, platform: Platform, host: Host, stage: Stage) -> None:
        self.platform = platform
        self.host = host
        self.stage = stage
        self.ended = False
        self._mirrored: object = None
        self._ticking = False
        self._notes = Notes(platform, host)

    @property
    def busy(self) -> bool:
        """Whether the loop has to come round again without being woken."""
        return self.stage.animating

    async def uncover(self) -> None:
        """Tell what there is, though nothing is laid out yet, and act on what was pressed meanwhile."""
        self._adapt()
        self._fit()
        self.platform.mirror(self.host.view(), (), "")
        for signal in await self.platform.wait(True):
            self.take(signal)

    def begin(self) -> None:
        """Show the first view."""
        if self.ended:
            return
        self._adapt()
        self._fit()
        self.stage.show(self.host.view())
        self.update()

    def take(self, signal: Signal) -> None:
        """Act on one signal."""
        stage = self.stage
        if isinstance(signal, pygame.event.Event):
            pressed = stage.handle(signal)
            if isinstance(pressed, str):
                self._press(pressed)
            elif pressed is not None:
                self._enter(*pressed)
        elif isinstance(signal, Pressed):
            self._press(signal.id)
        elif isinstance(signal, Entered):
            self._enter(signal.field, signal.text)
        elif isinstance(signal, Typed):
            stage.type(signal.field, signal.text)
        elif isinstance(signal, Focused):
            stage.focus(signal.id, ring=signal.ring)
        elif isinstance(signal, Scrolled):
            stage.scroll_by(signal.pixels * self.platform.pixel_ratio())
        elif isinstance(signal, Stepped):
            stage.step()
        elif isinstance(signal, Turned):
            pressed = stage.turn_page(Step(signal.by))
            if isinstance(pressed, str):
                self._press(pressed)
        elif isinstance(signal, Ticked):
            stage.show(self.host.view())
        elif isinstance(signal, Exposed):
            stage.refresh()
            self._notes.refresh()
        elif isinstance(signal, Adapted):
            self._adapt()
            stage.show(self.host.view())
        elif isinstance(signal, Closed):
            self.ended = True

    def update(self) -> None:
        """Draw and mirror what has changed; nothing where nothing has."""
        platform, stage = self.platform, self.stage
        stage.listened = platform.listened()
        self._fit()
        if stage.dirty or stage.animating:
            stage.draw(platform.surface())
            platform.present()
        self._notes.update()
        platform.point(stage.pointing)
        platform.typing(stage.typing)
        if self.host.ticking != self._ticking:
            self._ticking = self.host.ticking
            platform.tick(TICK if self._ticking else 0)
        self._mirror()

    def _fit(self) -> None:
        platform = self.platform
        self.stage.resize(platform.size(), platform.pixel_ratio(), platform.pointer_factor(), platform.insets())

    def _mirror(self) -> None:
        shown = (self.stage.view, self.stage.sheet, self.stage.offset, self.stage.focused)
        if shown != self._mirrored:
            self._mirrored = shown
            self.platform.mirror(self.stage.view, self.stage.places(), self.stage.focused)

    def _press(self, control: str) -> None:
        self._follow(self.host.press(control))

    def _enter(self, field: str, text: str) -> None:
        self._follow(self.host.enter(field, text))

    def _follow(self, request: str) -> None:
        """Carry out what the session asks for, and show what it now says."""
        if request in ("quit", "quick-exit"):
            if request == "quick-exit":
                self.platform.quick_exit()
            self.ended = True
            return
        if request == "window":
            self._notes.toggle()
        if request == "copy":
            self.platform.copy(self.host.session.payload)
        if request == "share":
            self.platform.share(self.host.session.payload)
        if request == "keep":
            self._keep()
        self.stage.show(self.host.view())

    def _keep(self) -> None:
        from game.stage.keep import keep_way  # at the end of a way at the earliest

        text = keep_way(self.host)
        if text:
            self.platform.copy(text)

    def _adapt(self) -> None:
        before, platform = self.host.session.system, self.platform
        now = replace(before, reduced_motion=platform.reduced_motion(), more_contrast=platform.more_contrast())
        if now != before:
            self.host.adapt(now)
