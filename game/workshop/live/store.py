"""Where rooms are kept: what every store does, and the one in memory that a laptop uses."""

from __future__ import annotations

import time
from collections import Counter as Tally
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import NamedTuple, Protocol

from game.workshop.live import bell
from game.workshop.live.bell import Bell
from game.workshop.live.limit import Counter, Limit
from game.workshop.live.room import Head, Refusal, stand
from game.workshop.question import Standing

LIFE = 12 * 3600
"""Seconds after which a room that nobody touches is gone."""


class Seated(NamedTuple):
    """What one phone sees: the room, and what it did itself."""

    head: Head
    mine: str = ""
    """The answer it voted for in this round; empty for none."""
    pausing: bool = False
    """Whether it asks for a pause."""


class StoreError(Exception):
    """The store cannot be reached. The text says which, and why."""


class Store(Protocol):
    """Keeps rooms, seats and votes. Every method may raise StoreError where the store is another program."""

    bell: Bell

    async def found(self, head: Head) -> bool:
        """Keep a new room; False where its code is taken."""

    async def head(self, code: str) -> Head | None:
        """Return the room with this code, None where there is none."""

    async def change(self, code: str, edit: Callable[[Head], Head]) -> Head | None:
        """Change a room, all at once; a new round starts without votes. Return what it is then, None for no room."""

    async def sit(self, code: str, seat: str) -> Seated | Refusal:
        """Take a seat, or the same one again, and look."""

    async def knows(self, code: str, seat: str) -> bool:
        """Whether `seat` sits in the room already."""

    async def vote(self, code: str, seat: str, number: int, option: str) -> Refusal | None:
        """Count one vote of `seat` in round `number`, in the place of an earlier one. None: it counts."""

    async def pause(self, code: str, seat: str) -> Refusal | None:
        """Note that somebody asks for a pause; a seat asks once until it was heard."""

    async def hear(self, code: str) -> None:
        """The pauses that were asked for were heard."""

    async def standing(self, code: str) -> Standing | None:
        """Return the counts of a room, None for no room."""

    async def erase(self, code: str) -> None:
        """Throw a room away, with all that was in it."""

    async def hit(self, name: str, limit: Limit) -> bool:
        """Count a try by `name`; whether it is within `limit`, over all processes that share the store."""

    async def close(self) -> None:
        """Let go of what the store holds open."""


@dataclass
class _Room:
    """A room in memory."""

    head: Head
    seats: set[str] = field(default_factory=set)
    votes: dict[str, str] = field(default_factory=dict)
    """By seat, in the latest round."""
    pauses: set[str] = field(default_factory=set)
    touched: float = 0.0


class MemoryStore:
    """Keeps rooms in this process: nothing is written anywhere, and all is gone with it."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.bell = Bell()
        self._rooms: dict[str, _Room] = {}
        self._tries = Counter()
        self._clock = clock

    async def found(self, head: Head) -> bool:
        """Keep a new room; False where its code is taken. Rooms that nobody touched for long are forgotten."""
        now = self._clock()
        for code in [code for code, room in self._rooms.items() if now - room.touched > LIFE]:
            del self._rooms[code]
        if head.code in self._rooms:
            return False
        self._rooms[head.code] = _Room(head, touched=now)
        return True

    async def head(self, code: str) -> Head | None:
        """Return the room with this code, None where there is none."""
        room = self._room(code)
        return room.head if room else None

    async def change(self, code: str, edit: Callable[[Head], Head]) -> Head | None:
        """Change a room; a new round starts without votes."""
        room = self._room(code)
        if room is None:
            return None
        before, room.head = room.head, edit(room.head)
        if room.head.number != before.number:
            room.votes.clear()
        if room.head != before:
            self.bell.ring(bell.room(code))
            self.bell.ring(bell.counts(code))
        return room.head

    async def sit(self, code: str, seat: str) -> Seated | Refusal:
        """Take a seat, or the same one again, and look."""
        room = self._room(code)
        if room is None:
            return Refusal.GONE
        refusal = self._seat(room, seat)
        return refusal or Seated(room.head, room.votes.get(seat, "") if room.head.round else "", seat in room.pauses)

    async def knows(self, code: str, seat: str) -> bool:
        """Whether `seat` sits in the room already."""
        room = self._room(code)
        return room is not None and seat in room.seats

    async def vote(self, code: str, seat: str, number: int, option: str) -> Refusal | None:
        """Count one vote of `seat` in round `number`, in the place of an earlier one."""
        room = self._room(code)
        if room is None:
            return Refusal.GONE
        refusal = room.head.refuses(number, option) or self._seat(room, seat)
        if refusal is None:
            room.votes[seat] = option
            self.bell.ring(bell.counts(code))
        return refusal

    async def pause(self, code: str, seat: str) -> Refusal | None:
        """Note that somebody asks for a pause."""
        room = self._room(code)
        if room is None:
            return Refusal.GONE
        refusal = self._seat(room, seat)
        if refusal is None:
            room.pauses.add(seat)
            self.bell.ring(bell.counts(code))
        return refusal

    async def hear(self, code: str) -> None:
        """The pauses that were asked for were heard; the phones are told."""
        room = self._room(code)
        if room is not None and room.pauses:
            room.pauses.clear()
            room.head = replace(room.head, version=room.head.version + 1)
            self.bell.ring(bell.room(code))
            self.bell.ring(bell.counts(code))

    async def standing(self, code: str) -> Standing | None:
        """Return the counts of a room, None for no room."""
        room = self._room(code)
        return stand(room.head, Tally(room.votes.values()), len(room.seats), len(room.pauses)) if room else None

    async def erase(self, code: str) -> None:
        """Throw a room away, with all that was in it."""
        if self._rooms.pop(code, None) is not None:
            self.bell.ring(bell.room(code))
            self.bell.ring(bell.counts(code))

    async def hit(self, name: str, limit: Limit) -> bool:
        """Count a try by `name`; whether it is within `limit`."""
        return self._tries.hit(name, limit, self._clock())

    async def close(self) -> None:
        """Nothing is held open."""

    def _room(self, code: str) -> _Room | None:
        room = self._rooms.get(code)
        if room is not None:
            room.touched = self._clock()
        return room

    def _seat(self, room: _Room, seat: str) -> Refusal | None:
        if seat in room.seats:
            return None
        if len(room.seats) >= room.head.capacity:
            return Refusal.FULL
        room.seats.add(seat)
        self.bell.ring(bell.counts(room.head.code))
        return None
