"""Opens rooms, and on a laptop remembers the one that is open, so that a server that is started again goes on with it.

What is remembered is the code, the key and the question: no seat and no vote. It is erased with the room.
"""

from __future__ import annotations

import json
import os
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from game.workshop.live import code as codes
from game.workshop.live.room import CAPACITY, Head, lock, read, write
from game.workshop.live.store import LIFE, Store

VERSION = 1


class Register:
    """The rooms of a server. `file` is where a laptop remembers its own; none for a hosted server."""

    def __init__(
        self,
        store: Store,
        capacity: int = CAPACITY,
        file: Path | None = None,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._store, self._capacity, self._file, self._clock = store, capacity, file, clock
        self._own: tuple[str, str] | None = None

    async def open(self, language: str) -> tuple[str, str]:
        """Open a new room; return its code and its key."""
        key = secrets.token_urlsafe(32)
        while True:
            head = Head(codes.make(secrets.randbelow), lock(key), capacity=self._capacity, language=language)
            if await self._store.found(head):
                return head.code, key

    async def own(self, language: str) -> tuple[str, str]:
        """Return code and key of the laptop's own room; it is opened where there is none."""
        found = await self.find()
        if found is None:
            found = self._own = await self.open(language)
            await self._remember()
        return found

    async def find(self) -> tuple[str, str] | None:
        """Return code and key of the laptop's own room, None where none is open."""
        return self._own if self._own is not None and await self._store.head(self._own[0]) is not None else None

    async def resume(self) -> Head | None:
        """Go on with the room that was open when this laptop's server ended. None where there is none.

        Where the store still has it, nothing was lost. Where it does not, an open question is asked again and says so.
        """
        told = self._recall()
        if told is None:
            return None
        head, key = told
        now = await self._store.head(head.code)
        if now is None:
            again = head.again()
            if not await self._store.found(again):
                return None
            now = again
        self._own = (head.code, key)
        self.changed(now)
        return now

    def changed(self, head: Head) -> None:
        """A room was changed: what is remembered follows."""
        if self._own is not None and head.code == self._own[0]:
            self._write(head, self._own[1])

    def ended(self, code: str) -> None:
        """A room was erased: so is what is remembered of it."""
        if self._own is not None and self._own[0] == code:
            self._own = None
            self._forget()

    async def _remember(self) -> None:
        if self._own is not None:
            head = await self._store.head(self._own[0])
            if head is not None:
                self.changed(head)

    def _write(self, head: Head, key: str) -> None:
        if self._file is None:
            return
        data = json.dumps({"version": VERSION, "time": int(self._clock()), "key": key, "room": write(head)})
        half = self._file.with_name(f"{self._file.name}.part")
        with suppress(OSError):  # a laptop that cannot remember still votes
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as out:
                out.write(data)
            half.replace(self._file)

    def _recall(self) -> tuple[Head, str] | None:
        if self._file is None:
            return None
        try:
            told = json.loads(self._file.read_text("utf-8"))
            if told["version"] != VERSION or not 0 <= self._clock() - told["time"] <= LIFE:
                raise ValueError("of another version, or old")
            head, key = read(told["room"]), str(told["key"])
            if not head.opens_with(key) or codes.normal(head.code) != head.code:
                raise ValueError("not a room")
        except FileNotFoundError:
            return None
        except (OSError, KeyError, TypeError, ValueError, RecursionError):
            self._forget()
            return None
        return head, key

    def _forget(self) -> None:
        if self._file is not None:
            with suppress(OSError):
                self._file.unlink(missing_ok=True)
