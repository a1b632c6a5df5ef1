"""Plays the program as a surface does: reads views, presses controls by id, letter or label, keeps through a store."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from game.authoring.library import open_story
from game.narrative.game import Game
from game.narrative.scene import Choice, Scene
from game.narrative.story import Story
from game.platforms.host import Host
from game.platforms.store import MemoryStore, Store
from game.view.pictures import Chart, Overview
from game.view.settings import System
from game.view.view import Control, Item, View

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-22"

Pick = Callable[[Scene, tuple[Choice, ...], Game], str]
"""From a scene, its open choices and the game to the control to press."""


@cache
def real_story() -> Story:
    """Return the story that the program comes with."""
    return open_story(ROOT / "story")


@cache
def tiny_story() -> Story:
    """Return the smallest story that has one of everything."""
    return open_story(ROOT / "tests" / "fixtures" / "tiny")


class Pilot:
    """A player. Every press is checked: the control must be offered, and open."""

    def __init__(self, story: Story, store: Store | None = None, token: str = "pilot", system: System | None = None):
        self.store = MemoryStore() if store is None else store
        self.host = Host(story, self.store, token, system or System(today=TODAY, can_quit=True))

    @property
    def view(self) -> View:
        return self.host.view()

    @property
    def game(self) -> Game:
        game = self.host.session.game
        assert game is not None, "nothing is being played"
        return game

    def offered(self, id: str) -> Control | None:
        return next((control for control in self.view.controls() if control.id == id), None)

    def press(self, id: str) -> str:
        control = self.offered(id)
        assert control is not None, f"'{id}' is not on '{self.view.screen}': {[c.id for c in self.view.controls()]}"
        assert control.available, f"'{id}' is struck: {control.reason}"
        return self.host.press(id)

    def through(self, *ids: str) -> Pilot:
        for control in ids:
            self.press(control)
        return self

    def label(self, label: str) -> str:
        return self.press(next(control.id for control in self.view.controls() if control.label == label))

    def letter(self, letter: str) -> str:
        return self.press(next(control.id for control in self.view.controls() if control.letter == letter))

    def texts(self) -> str:
        """Everything that can be read on the view, as one text."""
        return "\n".join(words_of(self.view))

    def sit(self, chair: str = "kit", cut: str = "short") -> Pilot:
        """From the first page to the first scene."""
        self.through("begin", "go-on")
        if self.offered(f"cut:{cut}"):
            self.press(f"cut:{cut}")
        return self.through(f"chair:{chair}")

    def open_choices(self) -> tuple[Choice, ...]:
        scene = self.game.scene
        assert scene is not None
        shown = [control for control in self.view.controls() if control.role == "choice" and control.available]
        found = (scene.choice(control.id.removeprefix("choice:")) for control in shown)
        return tuple(choice for choice in found if choice is not None)

    def play(self, pick: Pick) -> str:
        """Answer every scene as `pick` says; return the id of the ending."""
        for _ in range(1000):
            view = self.view
            if view.screen == "ending":
                return view.ending
            assert view.screen == "scene", view.screen
            scene = self.game.scene
            if self.host.session.answered or scene is None:
                self.press("go-on")
                continue
            picked = pick(scene, self.open_choices(), self.game)
            self.press(picked)
            if picked == "safety":
                self.press("afraid")
        raise AssertionError("the story does not end")

    def last_answer(self) -> Pilot:
        """Take the first open answer of the present scene, up to its reply."""
        self.press(f"choice:{self.open_choices()[0].id}")
        return self

    def reopened(self, story: Story | None = None, token: str = "again") -> Pilot:
        """Another program start on the same store."""
        session = self.host.session
        return Pilot(story or session.story, self.store, token, replace(session.system))


def words_of(view: View) -> Iterator[str]:
    """Yield every text of `view` that a player reads or hears."""
    yield from (view.title, view.announce, view.picture.caption)
    for section in view.sections:
        yield section.label
        for item in section.items:
            if isinstance(item, Overview):  # besides these it has only numbers and letters
                yield from (item.label, item.summary)
                continue
            for name in ("text", "speaker", "label", "reason", "description", "word", "value"):
                yield str(getattr(item, name, ""))
            yield from _pictured(item)


def _pictured(item: Item) -> Iterator[str]:
    """Yield what a picture says besides."""
    if isinstance(item, Chart):
        yield from (item.label, item.summary, *item.heads, *(cell for row in item.rows for cell in row))
        yield from (*(curve.label for curve in item.curves), *(spot.mark.word for spot in item.spots))
        yield from (band.word for axis in item.axes for band in axis.bands)
    if isinstance(item, Control) and item.stop is not None:
        stop = item.stop
        yield from (stop.answer, stop.change, stop.taken.word, *(mark.word for mark in stop.turns))
        yield from (stub.text for stub in stop.stubs)
