"""Holds a workshop for a surface, beside the ordinary session, and keeps it while it runs.

Until somebody opens a workshop this is an ordinary host, and nothing of `game.workshop` is imported, nor the words that
are said in it: who only plays need not wait for them. While one is open the ordinary session waits, its save untouched.
"""

from __future__ import annotations

import errno
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from game.narrative.story import Story
from game.platforms.host import Host, Saver
from game.platforms.store import Store
from game.view import words as ui
from game.view.edition import Volume
from game.view.session import Session
from game.view.settings import System
from game.view.view import View

if TYPE_CHECKING:
    from game.workshop.phones import Link
    from game.workshop.room import Room

Clock = Callable[[], int]
"""Says in which minute we are; any beginning will do, as long as it is the same after a restart."""


class Printer(Protocol):
    """Makes the pages of a workshop. A device that has one says so with `System.can_print`."""

    def begin(self, room: Room) -> str:
        """Begin to make the pages of what `room` has set up; return what there is to say now."""

    def told(self) -> str:
        """Return what has come of it since, once; empty for nothing new."""


def minute() -> int:
    """Return the present minute as the system counts it, the same after a restart."""
    return int(time.time() // 60)


class RoomHost(Host):
    """A host that can lead a workshop.

    `rooms` keeps it, apart from what players keep; `clock` tells the minutes; `saver` writes what is saved by choice.
    """

    def __init__(
        self,
        story: Story,
        store: Store,
        token: str,
        rooms: Store,
        clock: Clock,
        saver: Saver,
        system: System = System(),
        shelf: Mapping[str, Volume] | None = None,
    ) -> None:
        """Open what `store` keeps. `rooms` is read when a workshop is opened."""
        super().__init__(story, store, token, replace(system, workshop=True), shelf, saver)
        self._rooms, self._clock = rooms, clock
        self._waiting: Session | None = None
        """The ordinary session while a workshop runs."""
        self.room: Room | None = None
        self._written = ""
        self._told = False
        self.link: Link | None = None
        """Live votes from phones, where there are any."""
        self.printer: Printer | None = None
        """Makes the pages, where that can be done."""
        self._token = token
        self._displaced = False
        """Whether another window, which was opened later, leads the workshop that is kept."""

    def open_workshop(self) -> None:
        """Lead a workshop from here on: the one that is kept, if it is gone on with, or a new one."""
        if self.room is not None:
            return
        from game.view import words_workshop as words
        from game.workshop.room import open_room

        self._waiting, self._displaced = self.session, False
        if self.link is not None:
            self.link.begin()
        fresh = replace(self.session, notice="", request="")
        kept = self._rooms.read()
        found = ((room, text) for text in kept if (room := self._read(text, fresh)) is not None)
        room, text = next(found, (None, ""))
        if room is not None:
            self._claim(text)
            room = room.woken(self._clock()).lay("kept")
        else:
            room = open_room(fresh)
            room = room.tell(room.session.say(words.UNREADABLE)) if kept else room
        self._take(room)

    @property
    def ticking(self) -> bool:
        """Whether a clock is running that the screen may show."""
        return self.room is not None

    def view(self) -> View:
        """Return the present view."""
        if self.room is not None and self._written:  # what is kept is looked at with every look at the clock, too
            self._elsewhere()
        if self.room is not None and self.printer is not None and (news := self.printer.told()):
            self._take(self.room.tell(news))
        if self.room is None:
            return super().view()
        from game.workshop.describe import describe

        return describe(self._now(self.room))

    def notes(self) -> View | None:
        """Return what only the facilitator needs, for a window of its own; None where no workshop runs."""
        if self.room is None:
            return None
        from game.workshop.notes import window

        return window(self._now(self.room))

    def press(self, control: str) -> str:
        """Press `control`; return what the surface has to carry out."""
        if self.room is None:
            request = super().press(control)
            if request == "workshop":
                self.open_workshop()
                return ""
            return request
        return self._after(self._now(self.room).press(control))

    def enter(self, field: str, text: str) -> str:
        """Enter `text` into `field`; return what the surface has to carry out."""
        if self.room is None:
            return super().enter(field, text)
        return self._after(self._now(self.room).enter(field, text))

    def tell(self, notice: str) -> None:
        """Say something once, on the present screen."""
        if self.room is None:
            super().tell(notice)
        else:
            self._take(self.room.tell(notice))

    def adapt(self, system: System) -> None:
        """Take over what the device now says of itself."""
        super().adapt(system)
        self._follow_session()

    def read_in(self, language: str) -> None:
        """Read in `language` from now on."""
        super().read_in(language)
        self._follow_session()

    def keep(self) -> None:
        """Keep what is on the screen once more, for a page that is about to be hidden."""
        if self.room is None:
            super().keep()
        else:
            self._take(self._kept(self.room))

    def follow(self) -> None:
        """Take what the phones say now, and let them follow the screen: they may have come since the last press."""
        if self.room is not None and self.link is not None and not self._displaced:
            self._take(replace(self.room, vote=self.link.update(self.room).vote))

    # -- the workshop -------------------------------------------------------------------------------------------

    def _claim(self, text: str) -> None:
        """Lead what is kept in `text` from here on; another window that does so finds out at its next press."""
        from game.workshop.keep import claimed

        self._written = claimed(text, self._token)
        with suppress(OSError):  # what cannot be kept is told when there is something new to keep
            self._rooms.write(self._written)

    def _read(self, text: str, session: Session) -> Room | None:
        from game.workshop.keep import NoRoom, read

        try:
            return read(text, session)
        except NoRoom:
            return None

    def _now(self, room: Room) -> Room:
        now = room.at(self._clock())
        if self._displaced:
            from game.view import words_takeaway as takeaway

            told = room.session.notice or room.session.say(takeaway.ELSEWHERE)
            return replace(now, phones=None).tell(told)
        return now if self.link is None else self._with_pause(self.link.update(now))

    def _with_pause(self, room: Room) -> Room:
        """Say once that somebody asks for a pause; it is heard when the calm card or a pause is laid."""
        from game.view import words_live as live

        asked = room.phones is not None and room.phones.pausing
        return room.tell(room.session.say(live.SOMEBODY_PAUSE)) if asked and not room.session.notice else room

    def _take(self, room: Room) -> None:
        self.room, self.session = room, room.session
        if self.link is not None and not self._displaced:
            self.link.show(room)
            if room.phones is not None and room.phones.pausing and room.screen in ("calm", "pause"):
                self.link.hear()

    def _follow_session(self) -> None:
        """The surface changed the session that is shown; while a workshop runs that is the room's."""
        if self.room is not None:
            self._take(replace(self.room, session=self.session))

    def _after(self, room: Room) -> str:
        """Keep or erase the room, and leave it where that was asked."""
        request = room.request
        if request == "leave" and self._elsewhere():
            from game.view import words_takeaway as takeaway

            room = replace(room, erase=False).tell(room.session.say(takeaway.LEFT_ELSEWHERE))
            self._written = ""
        elif room.erase or not room.keep:
            room = self._erased(room)
        if request in ("leave", "quick-exit"):
            return self._left(room, request)
        if request == "save":
            room, request = self._saved(room), ""
        if request == "print":
            room, request = room.tell(self.printer.begin(room) if self.printer else ""), ""
        self._take(self._kept(room))
        return request

    def _saved(self, room: Room) -> Room:
        from game.view import words_workshop as words

        try:
            if self._saver is None:
                raise OSError(room.session.say(ui.FORBIDDEN))
            told = room.session.say(words.SAVED, path=self._saver("txt", room.payload.encode("utf-8")))
        except OSError as error:
            told = room.session.say(words.CANNOT_SAVE, why=error.strerror or str(error))
        return room.tell(told)

    def _left(self, room: Room, request: str) -> str:
        from game.view import words_workshop as words

        told = room.session.notice or room.session.say(words.LEFT)
        self.room, self._written = None, ""
        waiting = self._waiting or self.session
        self.session = replace(waiting, screen="title", under=(), request="", notice=told)
        if request == "quick-exit":  # what players keep goes, too
            return super().press("quick-exit")
        return ""

    def _kept(self, room: Room) -> Room:
        """Write the room where it wants to be kept; say so once where that fails."""
        nothing_yet = room.session.game is None and room.screen == "setup-time"
        if not room.keep or room.screen == "kept" or nothing_yet:
            return room
        from game.workshop.keep import write

        text = write(room, self._token)
        if text == self._written or self._elsewhere():
            return room
        try:
            self._rooms.write(text)
        except OSError as error:
            return self._refused(room, error)
        self._written = text
        return room

    def _elsewhere(self) -> bool:
        """Whether a window that was opened later leads what is kept: then nothing of this one is kept over it."""
        from game.workshop.keep import owner_of

        owner = next((owner_of(text) for text in self._rooms.read()[:1]), "")
        self._displaced = owner not in ("", self._token)
        return self._displaced

    def _erased(self, room: Room) -> Room:
        self._displaced = False  # who erases, erases what any window keeps
        if room.erase and self.link is not None:
            self.link.end()
            if room.keep:
                self.link.begin()
        if room.erase or self._written:
            self._rooms.erase()
            self._written = ""
        if self._rooms.read():
            from game.view import words_workshop as words

            room = room.tell(room.session.say(words.CANNOT_ERASE))
        return replace(room, erase=False)

    def _refused(self, room: Room, error: OSError) -> Room:
        if self._told:
            return room
        from game.view import words_workshop as words

        self._told = True
        full = error.errno in (errno.ENOSPC, errno.EDQUOT)
        why = room.session.say(ui.FULL if full else ui.FORBIDDEN)
        return room.tell(room.session.say(words.CANNOT_KEEP, why=why))
