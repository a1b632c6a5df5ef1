"""Every screen of the program by every window and theme, and which of those are worth a picture that is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from game.gallery.places import PREFIX, WARM, place_screens
from game.gallery.player import player_screens
from game.gallery.preview import preview_screens
from game.gallery.screen import Screen
from game.gallery.window import LAPTOP, WINDOWS, Window
from game.gallery.workshop import workshop_screens
from game.narrative.story import Story
from game.view.edition import Editions, Volume
from game.view.session import Session
from game.view.settings import System

TODAY = "2026-11-22"
"""A day for the support lines to be read on, so that the pictures stay the same."""
DEVICE = System(today=TODAY, can_quit=True, can_share=True, can_print=True, workshop=True, second_window=True)
"""A device that can do everything, so that every command there is stands on the screens."""
THEMES: Mapping[str, str] = {"evening": "evening", "paper": "paper", "contrast": "high contrast"}
KEY = ("title", "scene-answers", "reply", "recap", "settings", "room-answers")
"""Screens that are kept in every window and in every theme."""


class Shot(NamedTuple):
    """A screen in a window and a theme."""

    screen: Screen
    window: Window
    theme: str = "evening"

    @property
    def name(self) -> str:
        """What its picture is called: `scene-phone-paper`."""
        return f"{self.screen.name}-{self.window.name}-{self.theme}"

    @property
    def is_plain(self) -> bool:
        """Whether it is the shot that every screen has: a laptop, in the evening."""
        return self.window == LAPTOP and self.theme == "evening"

    @property
    def alt(self) -> str:
        """What its picture shows, for who does not see it."""
        return f"{self.screen.title}. {self.window.title}, {THEMES[self.theme]}."


def screens(story: Story, shelf: Mapping[str, Volume], language: str = "") -> tuple[Screen, ...]:
    """Return every screen of the program, telling `story` in a language of `shelf`; empty for the story's own.

    Raises ImportError where the square that telephones read cannot be drawn.
    """
    session = Session(story, replace(DEVICE, language=language), editions=Editions(story, shelf)).translated()
    return (*player_screens(session), *workshop_screens(session), *preview_screens(), *place_screens(session))


def every(shown: Sequence[Screen]) -> Iterator[Shot]:
    """Yield each screen in each window and each theme."""
    yield from (Shot(screen, window, theme) for screen in shown for window in WINDOWS for theme in THEMES)


def chosen(shown: Sequence[Screen]) -> Iterator[Shot]:
    """Yield the shots that are kept: each screen on a laptop in the evening, and in one more window by turns.

    The turns bring every window together with every theme; the screens in `KEY` are there in all of them. A place is
    kept on a laptop alone: warm, cold, and warm in high contrast.
    """
    others, themes = WINDOWS[1:], tuple(THEMES)
    for place, screen in enumerate(shown):
        yield Shot(screen, LAPTOP)
        if screen.name.startswith(PREFIX):
            if screen.name.endswith(WARM):
                yield Shot(screen, LAPTOP, "contrast")
        elif screen.name in KEY:
            yield from (Shot(screen, LAPTOP, theme) for theme in themes[1:])
            yield from (Shot(screen, window, themes[(place + at) % 3]) for at, window in enumerate(others))
        else:
            yield Shot(screen, others[place % len(others)], themes[place % len(themes)])
