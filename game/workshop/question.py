"""What a room is asked, and how its counts stand: all that the screen and the server of the phones have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

MOST_OPTIONS = 12
LONGEST = 600
"""The most signs of a text on a phone; a longer one is cut off, so that a page stays light."""


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


def plain(question: Question) -> dict[str, Any]:
    """Return a question as plain data, as `read_question` reads it."""
    return {
        "id": question.id,
        "title": question.title,
        "text": question.text,
        "options": [list(option) for option in question.options],
    }


def read_question(data: Mapping[str, Any]) -> Question:
    """Return a question of plain data: id, title, text and options of id, letter and text. Raises as `read`."""
    options = tuple(Option(*map(str, option)) for option in data["options"])
    return Question(str(data["id"]), str(data["title"]), options, str(data["text"]))


def read_standing(data: Mapping[str, Any]) -> Standing:
    """Return how a room stands, as the server of the phones tells it. Raises KeyError, TypeError or ValueError."""
    return Standing(
        str(data["code"]),
        int(data["version"]),
        int(data["number"]),
        data["open"] is True,
        str(data["question"]),
        {str(answer): max(0, int(count)) for answer, count in data["counts"].items()},
        int(data["seats"]),
        int(data["pauses"]),
        data["again"] is True,
    )


def cut(text: str) -> str:
    """Return `text` in one line, cut off with an ellipsis where it is too long for a phone."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1].rstrip()}…"
