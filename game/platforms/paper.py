"""Makes the pages of a workshop in a browser, as a file to download. What makes them is fetched when asked for.

A workshop's words come late, too, but before anybody can ask for its pages.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.workshop.room import Room

PART = "print"
"""The part of the program that makes the pages: `game/web/late.py` puts it into an archive of its own."""


class PagePrinter:
    """`fetch` begins to fetch a part, and `arrived` is called when that has ended; `save` hands a file over
    or raises OSError."""

    def __init__(self, fetch: Callable[[str], None], save: Callable[[str, bytes], None], fonts: Path) -> None:
        self._fetch, self._save, self._fonts = fetch, save, fonts
        self._waiting: Room | None = None
        self._news = ""

    def begin(self, room: Room) -> str:
        """Make the pages, or have fetched first what makes them; return what there is to say now."""
        made = self._made(room)
        if made:
            return made
        from game.view import words_takeaway as words

        self._waiting = room
        self._fetch(PART)
        return room.session.say(words.PACK_COMING)

    def arrived(self) -> None:
        """The part was fetched, or could not be."""
        room, self._waiting = self._waiting, None
        if room is not None:
            from game.view import words_takeaway as words

            self._news = self._made(room) or room.session.say(words.PACK_MISSING)

    def told(self) -> str:
        """Return what has come of it, once; empty for nothing new."""
        news, self._news = self._news, ""
        return news

    def _made(self, room: Room) -> str:
        """Make the pages and return where they are; empty where what makes them is not here."""
        try:
            from game.workshop.pack.document import document
            from game.workshop.pack.of_room import name_of, pack_of
        except ModuleNotFoundError as error:
            if not (error.name or "").startswith("game."):
                raise  # something of Python's own that the page leaves out: a mistake, and no missing part
            return ""
        from game.view import words_takeaway as words

        name = f"{name_of(room)}.html"
        try:
            self._save(name, document(pack_of(room), self._fonts).encode())
        except OSError as error:
            return room.session.say(words.PACK_FAILED, why=error.strerror or str(error))
        return room.session.say(words.PACK_SAVED, name=name)
