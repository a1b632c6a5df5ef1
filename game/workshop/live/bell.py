"""Wakes those who wait for a room to change. One process has one bell; stores ring it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Ear:
    """Somebody who waits. What rings between two waits is not missed."""

    def __init__(self) -> None:
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Wake whoever waits, or the next who does."""
        self._rung.set()

    async def wait(self, seconds: float) -> bool:
        """Wait until it rings or the time is over; return whether it rang."""
        try:
            async with asyncio.timeout(seconds):
                await self._rung.wait()
        except TimeoutError:
            return False
        self._rung.clear()
        return True

    async def settle(self, seconds: float) -> None:
        """Wait a moment for more of the same, and take it all as heard."""
        await asyncio.sleep(seconds)
        self._rung.clear()


class Bell:
    """Rings by name: every ear that listens to the name wakes."""

    def __init__(self) -> None:
        self._ears: dict[str, set[Ear]] = {}

    @contextmanager
    def listening(self, name: str) -> Iterator[Ear]:
        """Listen to `name` for as long as the block lasts. Listen first and look then: nothing falls between."""
        ear = Ear()
        self._ears.setdefault(name, set()).add(ear)
        try:
            yield ear
        finally:
            ears = self._ears[name]
            ears.discard(ear)
            if not ears:
                del self._ears[name]

    def ring(self, name: str) -> None:
        """Wake all who listen to `name`."""
        for ear in tuple(self._ears.get(name, ())):
            ear.ring()

    def ring_all(self) -> None:
        """Wake everybody: something may have been missed."""
        for name in tuple(self._ears):
            self.ring(name)

    def __len__(self) -> int:
        return sum(len(ears) for ears in self._ears.values())


def room(code: str) -> str:
    """The name that rings when a room changes for its phones: a question, its end."""
    return f"room:{code}"


def counts(code: str) -> str:
    """The name that rings when the counts of a room change, for the facilitator."""
    return f"counts:{code}"
