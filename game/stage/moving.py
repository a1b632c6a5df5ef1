"""The picture as it changes: who holds what is on the screen, and lets it go on from there to what comes next."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.stage.geometry import Box
from game.stage.motion import Motion
from game.stage.scenery.scenery import Scenery
from game.stage.theme import THEMES, Theme
from game.view.view import Picture, View


class Moving:
    """Draws the picture of one stage."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._scenery = Scenery()
        self._motion: Motion | None = None
        self._drawn = 0.0
        """When it was last drawn, on the stage's clock."""
        self._shown: tuple[Box, str] | None = None
        """Where, and in which theme."""
        self._new = False
        """Whether a change has begun of which nothing was drawn yet."""

    @property
    def on(self) -> bool:
        """Whether the picture is still moving and wants the next frame."""
        return self._motion is not None

    def stop(self) -> None:
        """Be where the change leads."""
        self._motion = None

    def follow(self, old: View, view: View, box: Box | None) -> None:
        """Go on from `old`, of which as much as was drawn is seen in `box`, to `view`: slowly, or at once."""
        begun = self._motion
        if view.display.reduced_motion:
            self._motion = None
        elif old.picture != view.picture and old.screen != "":
            same = old.display.theme == view.display.theme
            self._motion = Motion(old.picture, view.picture, self._clock()) if same else None
            if begun is not None and box is not None and same:
                self._motion = self._overtaking(begun, box, THEMES[view.display.theme], view.picture)
            self._new = True

    def _overtaking(self, begun: Motion, box: Box, theme: Theme, after: Picture) -> Motion:
        """Return the change that goes on from what was last drawn of the one that had `begun`."""
        before, share = begun.before, begun.share(self._drawn)
        if share > 0:
            before = self._scenery.hold(box, theme, before, begun.after, share, after.place)
        return Motion(before, after, self._clock(), begun.speed(self._drawn))

    def draw(self, surface: pygame.surface.Surface, box: Box, theme: Theme, picture: Picture) -> None:
        """Draw the way to `picture`, or itself.

        A change begins with what is seen already: what comes next is drawn for the frame after it, and the words that
        come with it do not wait for that.
        """
        motion, self._drawn = self._motion, self._clock()
        new, self._new = self._new, False
        before, self._shown = self._shown, (box, theme.name)
        if motion is None:
            self._scenery.draw(surface, box, theme, picture, picture, 1.0)
            return
        if new and before == self._shown:
            self._scenery.draw(surface, box, theme, motion.before, motion.before, 1.0)
            return
        self._scenery.draw(surface, box, theme, motion.before, picture, motion.share(self._drawn))
        if motion.over(self._drawn):
            self._motion = None
