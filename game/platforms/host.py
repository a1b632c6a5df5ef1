"""Holds the present session for a surface, and keeps it after every press."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from game.narrative.story import Story
from game.platforms.keeper import Keeper
from game.platforms.store import Store
from game.view import words as ui
from game.view.describe import describe
from game.view.edition import Editions, Volume
from game.view.session import Session
from game.view.settings import System
from game.view.view import View

Saver = Callable[[str, bytes], str]
"""Saves a file with an ending, such as `txt`, where its owner finds it, and returns where that is. Raises OSError."""
CLAIMING = ("begin", "continue", "chair", "go-on")
"""Controls with which a window says that it is the one being played in."""


class Host:
    """A session and its keeper. `press` and `enter` return the request that the surface has to carry out."""

    def __init__(
        self,
        story: Story,
        store: Store,
        token: str,
        system: System = System(),
        shelf: Mapping[str, Volume] | None = None,
        saver: Saver | None = None,
    ) -> None:
        """Open what `store` keeps. `shelf` holds the languages that the story can be read in.

        `saver` writes what is kept by choice; without one that is refused.
        """
        self._saver = saver
        self.keeper = Keeper(store, token)
        editions = Editions(story, shelf) if shelf else None
        self.session = self.keeper.open(Session(story, system, editions=editions).translated())

    @property
    def ticking(self) -> bool:
        """Whether a clock is running that the screen may show."""
        return False

    def notes(self) -> View | None:
        """Return what only who leads a workshop needs; None outside of one."""
        return None

    def view(self) -> View:
        """Return the present view."""
        return describe(self.session)

    def press(self, control: str) -> str:
        """Press `control`; return the session's request."""
        claim = self.session.screen in ("title", "note", "chair") and control.split(":")[0] in CLAIMING
        return self._next(self.session.press(control), claim)

    def enter(self, field: str, text: str) -> str:
        """Enter `text` into `field`; return the session's request."""
        return self._next(self.session.enter(field, text), claim=False)

    def tell(self, notice: str) -> None:
        """Say something once, on the present screen."""
        self.session = replace(self.session, notice=notice)

    def hand_over(self, ending: str, data: bytes) -> None:
        """Save `data` as a file of the player's own, and say where it is or why it could not be."""
        from game.view import words_recap as words

        say = self.session.say
        try:
            if self._saver is None:
                raise OSError(say(ui.FORBIDDEN))
            path = self._saver(ending, data)
        except OSError as error:
            self.tell(say(words.CANNOT_KEEP, why=error.strerror or str(error)))
        else:
            told = words.KEPT_DOWNLOAD if self.session.system.downloads else words.KEPT_FILE
            self.tell(say(told, path=path))

    def adapt(self, system: System) -> None:
        """Take over what the device now says of itself."""
        self.session = replace(self.session, system=system).translated()

    def read_in(self, language: str) -> None:
        """Read in `language` from now on, as if it had been chosen in the settings."""
        settings = replace(self.session.settings, language=language)
        self.session = replace(self.session, settings=settings).translated()

    def retell(self, story: Story, shelf: Mapping[str, Volume]) -> None:
        """Go on at the same place in `story`, the whole of what was shown so far, and in the languages of `shelf`."""
        self.session = self.session.retold(Editions(story, shelf))

    def keep(self) -> None:
        """Keep the session once more, for a page that is about to be hidden."""
        self.session = self.keeper.keep(self.session)

    def _next(self, session: Session, claim: bool) -> str:
        self.session = self.keeper.keep(session, claim=claim)
        return self.session.request
