"""A host whose story can be another one from one moment to the next. The way taken so far is replayed in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from game.narrative.cast import Cast
from game.narrative.game import Game, Replayed, new_game, replay
from game.narrative.log import Header, Log
from game.narrative.play import UnknownRoute
from game.narrative.state import Setting
from game.narrative.story import Story
from game.platforms.host import Host
from game.platforms.store import MemoryStore
from game.preview import screen
from game.preview.update import Mistake, Update
from game.view import words
from game.view.edition import Editions, Volume
from game.view.session import Session
from game.view.settings import System
from game.view.view import View

NO_ROUTE = "The story no longer has the chair and the length that were played. Sit down again."
TABLE = ("scene", "ending", "recap")
"""Screens that show a play-through."""


class Live(Host):
    """A host for a story that is being written. It keeps nothing on the device."""

    def __init__(
        self, system: System, shelf: Mapping[str, Volume] | None = None, seat: tuple[str, str] | None = None
    ) -> None:
        """`seat` is the chair and the length (or an empty text) to sit down at, instead of the first page."""
        super().__init__(_nothing(), MemoryStore(), "preview", system)
        self.session = replace(self.session, keep=False)
        self._shelf = shelf
        self._seat = seat
        self._update = Update("", None)
        self._passed: tuple[tuple[str, str], ...] = ()
        """Mistakes with which somebody plays on."""
        self._whole: Log | None = None
        """The way as it was before an edit cut it, for as long as nobody goes on from there."""
        self._cut: Log | None = None
        self._playable = False

    # -- a host ---------------------------------------------------------------------------------------------------

    def view(self) -> View:
        """Return the mistakes while there are any, else the game."""
        display, closable = self.session.settings.display(self.session.system), self.session.system.can_quit
        if self._shows_mistakes():
            shown = screen.mistakes(self._update, display, playable=self._playable, closable=closable)
            return replace(shown, picture=super().view().picture) if self._playable else shown  # nobody leaves the room
        return super().view() if self._playable else screen.reading(display, closable=closable)

    def press(self, control: str) -> str:
        """Press `control` of the present view."""
        if self._playable and not self._shows_mistakes():
            return super().press(control)
        if control == screen.PLAY_ON and self._playable:
            self._passed = _names(self._update.mistakes)
        return "quit" if control == screen.QUIT and self.session.system.can_quit else ""

    def _shows_mistakes(self) -> bool:
        found = self._update.mistakes
        return bool(found) and _names(found) != self._passed

    def seat(self, seat: tuple[str, str] | None, shelf: Mapping[str, Volume] | None) -> None:
        """Say where to sit down at first, and in which languages the story can be read."""
        self._seat, self._shelf = seat, shelf

    # -- another story --------------------------------------------------------------------------------------------

    def take(self, update: Update) -> None:
        """Take over what a save brought."""
        if not update.mistakes:
            self._passed = ()
        self._update = update
        if update.story is not None:
            self._swap(update.story)

    def _swap(self, story: Story) -> None:
        before = self.session
        editions = Editions(story, self._shelf) if self._shelf else None
        fresh = replace(before, story=story, editions=editions, language="", game=None, notice="").translated()
        if not self._playable:
            self._playable = True
            self.session = self._sit(fresh)
            return
        self.session = self._replay(fresh, before)

    def _replay(self, fresh: Session, before: Session) -> Session:
        present = before.game.log if before.game is not None else None
        log = self._whole if self._whole is not None and present == self._cut else present
        if log is None:
            return fresh
        try:
            replayed = replay(fresh.story, log)
        except UnknownRoute:
            self._whole, self._cut = log, None
            return replace(fresh.go("title"), notice=NO_ROUTE, answered=False)
        self._whole, self._cut = (log, replayed.game.log) if replayed.lost else (None, None)
        restored = log is not present and not replayed.lost
        return _laid(fresh, before, replayed, restored=restored)

    def _sit(self, session: Session) -> Session:
        """Sit down where that was asked for, else on the first chair's first page."""
        if self._seat is None:
            return session
        chair, cut = self._seat
        routes = [route for route in session.story.routes.values() if route.chair == chair and cut in ("", route.cut)]
        if not routes:
            return session
        first = session.story.castings[0].id if session.story.castings else ""
        setting = Setting(chair, routes[0].cut)
        header = Header(session.story.id, session.story.version, setting, first)
        return replace(session, game=new_game(session.story, header), casting=first).go("scene")


def _laid(fresh: Session, before: Session, replayed: Replayed, *, restored: bool) -> Session:
    """Return `fresh` with the replayed game: on the screen it was on, or at the last place that still fits."""
    game = replayed.game
    if replayed.lost:
        return fresh.resume(replayed)
    table = "scene" if game.scene is not None else "ending"
    answered = before.answered and not restored and game.last() is not None
    on_table = before.screen in TABLE or any(name in TABLE for name in before.under)
    moved = on_table and not answered and _at(game) != _at(before.game)
    session = replace(fresh, game=game, answered=answered)
    if not (restored or moved):
        return session
    title = fresh.cast.fill(game.scene.title) if game.scene is not None else fresh.say(words.ENDING)
    notice = fresh.say(words.LOST, title=title) if moved and not restored else ""
    return replace(session, answered=False, notice=notice).go(table)


def _at(game: Game | None) -> tuple[str, bool]:
    """Where a game stands: its scene, or that it is over."""
    return ("", True) if game is None or game.scene is None else (game.scene.id, False)


def _names(mistakes: tuple[Mistake, ...]) -> tuple[tuple[str, str], ...]:
    """What tells mistakes from others: not the line, which moves with every edit above it."""
    return tuple((mistake.place.partition(",")[0], mistake.message) for mistake in mistakes)


def _nothing() -> Story:
    """A story with nothing in it, until the first one is read."""
    return Story("", 0, "Preview", "en", Cast({}), {}, {}, {}, {}, {}, ())
