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
from typing import Any, NamedTuple

MOST_OPTIONS = 12
LONGEST = 600
"""The most signs of a text on a phone; a longer one is cut off, so that a page stays light."""
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


class BadQuestion(ValueError):  # noqa: N818 (a name says what is wrong; that it is an error, raise says)
    """A question that cannot be asked. The text says why, to a person."""


class Option(NamedTuple):
    """An answer that can be voted for. `id` is what counts, `letter` and `text` are what people read."""

    id: str
    letter: str
    text: str


@dataclass(frozen=True, slots=True)
class Question:
    """What a room is asked. `id` stays the same for it, such as a scene's id."""

    id: str
    title: str
    options: tuple[Option, ...]
    text: str = ""
    """What is asked, such as the bid; may be empty."""

    def __post_init__(self) -> None:
        ids = [option.id for option in self.options]
        if not 1 <= len(ids) <= MOST_OPTIONS or len(set(ids)) != len(ids) or not all(ids):
            raise BadQuestion(f"a question needs 1 to {MOST_OPTIONS} answers whose ids differ, not {ids!r}")

    def short(self) -> Question:
        """Return the question with texts that fit on a phone."""
        options = tuple(Option(one.id, one.letter[:2], cut(one.text)) for one in self.options)
        return replace(self, title=cut(self.title), text=cut(self.text), options=options)


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


@dataclass(frozen=True, slots=True)
class Standing:
    """What the facilitator sees of a room: counts, and nothing of who gave them."""

    code: str
    version: int
    number: int
    open: bool
    question: str
    """The id of the question; empty between rounds."""
    counts: Mapping[str, int]
    """By answer, in the order of the letters."""
    seats: int
    pauses: int
    """How many have asked for a pause since it was last heard."""
    again: bool = False

    @property
    def votes(self) -> int:
        """How many have voted in this round."""
        return sum(self.counts.values())


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


def cut(text: str) -> str:
    """Return `text` in one line, cut off with an ellipsis where it is too long for a phone."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"


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
    question = asked.question
    return {
        "number": asked.number,
        "open": asked.open,
        "again": asked.again,
        "question": {
            "id": question.id,
            "title": question.title,
            "text": question.text,
            "options": [list(option) for option in question.options],
        },
    }


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


def read_question(data: Mapping[str, Any]) -> Question:
    """Return a question of plain data: id, title, text and options of id, letter and text. Raises as `read`."""
    options = tuple(Option(*map(str, option)) for option in data["options"])
    return Question(str(data["id"]), str(data["title"]), options, str(data["text"]))
