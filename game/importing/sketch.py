"""A foreign story as far as it was understood, whatever it was written in: passages, ways, and a list of the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

END = ""
"""As a target: the story ends there."""
_SPOKEN = re.compile(r'([A-Z][A-Za-z]{1,19}):\s*["“](.+)["”]\s*\Z', re.DOTALL)


class Place(NamedTuple):
    """Where something stands in the foreign file: a line and column (from 1), or a path where it has no lines."""

    line: int = 0
    column: int = 0
    path: str = ""

    def __str__(self) -> str:
        return self.path or f"{self.line}:{self.column}"


class Said(NamedTuple):
    """One line of text; `speaker` is empty for narration."""

    text: str
    speaker: str = ""


class Way(NamedTuple):
    """A choice: its text (empty where the author has to find one), where it leads, and what is told on the way."""

    text: str
    target: str
    place: Place
    reply: tuple[Said, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of text with ways out of it; without ways it is an ending."""

    name: str
    place: Place
    said: tuple[Said, ...]
    ways: tuple[Way, ...]
    tags: tuple[str, ...] = ()


class Rest(NamedTuple):
    """Something that was not understood, or has no place in a story of ours: where it is, what it is, its text."""

    place: Place
    what: str
    text: str = ""


@dataclass(slots=True)
class Sketch:
    """A foreign story."""

    file: str
    title: str = ""
    start: str = ""
    passages: list[Passage] = field(default_factory=list)
    rest: list[Rest] = field(default_factory=list)

    def leave(self, place: Place, what: str, text: str = "") -> None:
        """Put something on the list of what was not taken over."""
        self.rest.append(Rest(place, what, " ".join(text.split())))


def said(text: str) -> Said:
    """Return a line of text; `Sam: "Come in."` is said by Sam."""
    match = _SPOKEN.match(text.strip())
    return Said(match[2].strip(), match[1]) if match is not None else Said(text.strip())


NOWHERE = Place()


class ForeignError(ValueError):
    """A file that cannot be read as what it seems to be. The text says what is wrong, `place` where."""

    def __init__(self, message: str, place: Place = NOWHERE) -> None:
        super().__init__(message)
        self.place = place
