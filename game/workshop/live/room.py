"""A room in which phones vote, as values. No clock, no chance, no network: what a store keeps and what a server asks.

    head = Head("ABC234", lock(key)).ask(question)
    refusal = head.refuses(number=1, option="sit-down")     # None: the vote counts
    head = head.close()

A seat has one vote in a round; a later one takes the place of the earlier until the round is closed.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from game.workshop.question import Question, Standing, plain, read_question

CAPACITY = 300
"""Seats of a room, unless the facilitator says otherwise."""


class Refusal(Enum):
    """Why something a phone sent does not count. The value is what the phone is told in JSON."""

    GONE = "gone"
    """There is no such room, or it was erased."""
    FULL = "full"
    """Every seat of the room is taken."""
    LATE = "late"
    """That round is not open (any more)."""
    UNKNOWN = "unknown"
    """The round has no such answer."""


@dataclass(frozen=True, slots=True)
class Round:
    """A question as it is asked once. Votes name its `number`, so that none counts for another."""

    number: int
    question: Question
    open: bool = True
    again: bool = False
    """It is asked a second time, because the first votes were lost with the server."""


@dataclass(frozen=True, slots=True)
class Head:
    """All of a room but its seats and votes. `version` rises with every change that phones have to see."""

    code: str
    lock: str
    """The hash of the key that the facilitator's page holds."""
    version: int = 1
    number: int = 0
    """The number of the latest round."""
    round: Round | None = None
    capacity: int = CAPACITY
    language: str = "en"

    def ask(self, question: Question) -> Head:
        """Return the room with a new round; the votes of the one before are over."""
        number = self.number + 1
        return replace(self, version=self.version + 1, number=number, round=Round(number, question.short()))

    def again(self) -> Head:
        """Return the room after its votes were lost: an open round is asked again, and says so."""
        if self.round is None or not self.round.open:
            return self
        number = self.number + 1
        lost = Round(number, self.round.question, again=True)
        return replace(self, version=self.version + 1, number=number, round=lost)

    def close(self) -> Head:
        """Return the room with its round closed; the same where none is open."""
        if self.round is None or not self.round.open:
            return self
        return replace(self, version=self.version + 1, round=replace(self.round, open=False))

    def reopen(self) -> Head:
        """Return the room with its closed round open again, votes and all: somebody was missed."""
        if self.round is None or self.round.open:
            return self
        return replace(self, version=self.version + 1, round=replace(self.round, open=True))

    def wait(self) -> Head:
        """Return the room without a round: phones are told to wait for the next."""
        return self if self.round is None else replace(self, version=self.version + 1, round=None)

    def refuses(self, number: int, option: str) -> Refusal | None:
        """Return why a vote does not count, or None where it does."""
        if self.round is None or not self.round.open or number != self.round.number:
            return Refusal.LATE
        return None if option in {one.id for one in self.round.question.options} else Refusal.UNKNOWN

    def opens_with(self, key: str) -> bool:
        """Whether `key` is the one that the room was locked with."""
        return hmac.compare_digest(self.lock, lock(key))


def stand(head: Head, counts: Mapping[str, int], seats: int, pauses: int) -> Standing:
    """Return what there is to see of a room with these counts; answers that nobody chose stand at 0."""
    asked = head.round
    shown = {option.id: counts.get(option.id, 0) for option in asked.question.options} if asked else {}
    return Standing(
        head.code,
        head.version,
        asked.number if asked else head.number,
        bool(asked and asked.open),
        asked.question.id if asked else "",
        shown,
        seats,
        pauses,
        bool(asked and asked.again),
    )


def lock(key: str) -> str:
    """Return what is kept of a facilitator's key."""
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def write(head: Head) -> dict[str, Any]:
    """Return `head` as plain data for JSON."""
    return {
        "code": head.code,
        "lock": head.lock,
        "version": head.version,
        "number": head.number,
        "capacity": head.capacity,
        "language": head.language,
        "round": None if head.round is None else _write_round(head.round),
    }


def _write_round(asked: Round) -> dict[str, Any]:
    return {"number": asked.number, "open": asked.open, "again": asked.again, "question": plain(asked.question)}


def read(data: Mapping[str, Any]) -> Head:
    """Return what `write` wrote. Raises KeyError, TypeError or ValueError for anything else."""
    return Head(
        str(data["code"]),
        str(data["lock"]),
        int(data["version"]),
        int(data["number"]),
        None if data["round"] is None else _read_round(data["round"]),
        int(data["capacity"]),
        str(data["language"]),
    )


def _read_round(data: Mapping[str, Any]) -> Round:
    return Round(int(data["number"]), read_question(data["question"]), bool(data["open"]), bool(data["again"]))
