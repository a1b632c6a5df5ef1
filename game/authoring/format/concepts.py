"""concepts.yaml: what research says, in plain words, and where it was read."""

from __future__ import annotations

from game.authoring.record import Key, Many, Record
from game.authoring.shape import Id, Text
from game.narrative.story import Concept

CONCEPT: Record[Concept] = Record(
    "a concept",
    "One idea behind the story, and its source.",
    (
        Key("id", Id("the concept"), "The concept's id; turning points name it.", needed=True),
        Key("title", Text(longest=80), "Its name in plain words.", needed=True),
        Key("plain", Text(), "What it says and how surely, in plain words.", needed=True),
        Key("source", Text(), "Where it was read: author, year, title.", needed=True),
    ),
    lambda values: Concept(**values),
)

CONCEPTS_FILE: Record[tuple[Concept, ...]] = Record(
    "the concepts file",
    "What research says, with sources. Turning points point here.",
    (
        Key(
            "concepts",
            Many(CONCEPT, what="a list of concepts", unique=lambda concept: concept.id),
            "The concepts.",
            needed=True,
        ),
    ),
    lambda values: tuple(values["concepts"]),
)
