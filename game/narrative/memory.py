"""How earlier bids were answered, as far as the story asks about them later.

A story lists every scene that some condition asks about, and every way to answer it; what one play-through remembers
is then a single byte for each such scene. States stay small, and equal ones compare and hash fast, however long the
story is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Answered(NamedTuple):
    """How one bid was answered."""

    scene: str
    choice: str
    counts: int
    """+1 toward, 0 neither, -1 a miss."""


class Page(NamedTuple):
    """The place of a scene's byte, and what each value of the byte says; 0 is not yet."""

    place: int
    answers: tuple[Answered | None, ...]


Pages = Mapping[str, Page]
"""A page for each scene that is asked about. One for a story and cut, shared by all its states."""


NOTHING_ASKED: Pages = {}


class Note(NamedTuple):
    """What to write down when a choice is taken: its byte, and where."""

    place: int
    mark: bytes


def note(page: Page, choice: str) -> Note:
    """Return the note for `choice`. Raises ValueError where the scene has no such answer."""
    return Note(page.place, bytes(mark for mark, way in enumerate(page.answers) if way and way.choice == choice))


class Memory(NamedTuple):
    """What is remembered.

    >>> moon = Page(0, (None, Answered("moon", "go", 1), Answered("moon", "stay", -1)))
    >>> memory = blank({"moon": moon})
    >>> memory.of("moon") is None
    True
    >>> memory.add(note(moon, "stay")).of("moon")
    Answered(scene='moon', choice='stay', counts=-1)
    """

    pages: Pages = NOTHING_ASKED
    marks: bytes = b""

    def __hash__(self) -> int:
        return hash(self.marks)  # the pages are the same for all states of a story

    def of(self, scene: str) -> Answered | None:
        """Return how `scene` was answered, or None if it was not played or nothing asks about it."""
        page = self.pages.get(scene)
        return page.answers[self.marks[page.place]] if page else None

    def add(self, note: Note) -> Memory:
        """Return the memory with `note` written down."""
        pages, marks = self
        place, mark = note
        return tuple.__new__(Memory, (pages, marks[:place] + mark + marks[place + 1 :]))

    def all(self) -> tuple[Answered, ...]:
        """Return every answer that is remembered, in the order of the story's scenes."""
        found = (page.answers[self.marks[page.place]] for page in self.pages.values())
        return tuple(answered for answered in found if answered is not None)


def blank(pages: Pages) -> Memory:
    """Return a memory in which nothing was answered yet."""
    return Memory(pages, bytes(len(pages)))
