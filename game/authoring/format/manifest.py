"""story.yaml: what the story is called, who sits at the table, and in which order the scenes come."""

# `read` and `schema` of each shape do what Shape says of them.
# ruff: noqa: D102

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from game.authoring.format.way import Ways
from game.authoring.format.words import (
    BANDED,
    BANDED_MEANINGS,
    CHAIR_MEANINGS,
    CHAIRS,
    CUT_MEANINGS,
    CUTS,
    LEAN_MEANINGS,
    LEANS,
    METERS,
    PEOPLE,
    PRONOUN_MEANINGS,
    PRONOUNS,
)
from game.authoring.node import Node, ScalarNode, SequenceNode
from game.authoring.problem import Report
from game.authoring.record import ByName, Key, Many, Record, Values, plain
from game.authoring.shape import WORD_PATTERN, Id, Pattern, Points, Schema, Shape, Text, Whole, Word
from game.narrative.cast import Cast, Person
from game.narrative.route import Route
from game.narrative.story import Band, Casting, Chair, Start, Texts

FORMAT = 1
"""The version of the file format that this program reads."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the manifest says, for the loader to join with the other files."""

    id: str
    version: int
    title: str
    language: str
    cast: Cast
    castings: tuple[Casting, ...]
    chairs: tuple[Chair, ...]
    routes: dict[tuple[str, str], Route]
    start: Start
    bands: dict[str, tuple[Band, ...]]
    tags: dict[str, str]
    texts: Texts
    safety_from: int


@dataclass(frozen=True)
class FormatVersion(Shape[int]):
    """The version of the format: one that this program reads."""

    blank = FORMAT

    def read(self, node: Node, report: Report) -> int:
        if not isinstance(node, ScalarNode) or node.value != FORMAT or isinstance(node.value, bool):
            report.error(
                "TC115",
                node,
                "this version of the story format is not known",
                expected=str(FORMAT),
                found=node.describe(),
                hint="update the program, or write 'format: 1'",
            )
        return FORMAT

    def schema(self) -> Schema:
        return {"const": FORMAT}


_PLACES = Many(Ways(), 1, what="a list of scene ids")


@dataclass(frozen=True)
class Places(Shape["tuple[Any, ...]"]):
    """The places of a route: each one a scene id, or a list of ways."""

    blank = ()

    def read(self, node: Node, report: Report) -> tuple[Any, ...]:
        return tuple(place for place in _PLACES.read(node, report) if place)

    def schema(self) -> Schema:
        return _PLACES.schema()


_NAME = Text("a name", longest=40)
_PRONOUNS = Word(PRONOUNS, "a pronoun set", PRONOUN_MEANINGS)
PERSON = Record(
    "a person",
    "Someone who speaks.",
    (Key("name", _NAME, "The name.", needed=True), Key("pronouns", _PRONOUNS, "they, she or he.", default="they")),
    plain,
)
CASTING: Record[Casting] = Record(
    "a casting",
    "A set of names to choose from.",
    (
        Key("id", Id("the casting"), "The casting's id.", needed=True),
        Key("label", Text(longest=80), "What the list calls it.", needed=True),
        *(Key(person, PERSON, f"Who {person} is here.", needed=True) for person in PEOPLE),
    ),
    lambda v: Casting(
        v["id"], v["label"], tuple(Person(person, v[person]["name"], v[person]["pronouns"]) for person in PEOPLE)
    ),
)
CHAIR: Record[Chair] = Record(
    "a chair",
    "A way to sit at the table.",
    (
        Key("id", Word(CHAIRS, "a chair", CHAIR_MEANINGS), "kit, rowan or both.", needed=True),
        Key("title", Text(longest=80), "What it is called.", needed=True),
        Key("text", Text(longest=300), "What sitting there means, in a sentence or two.", needed=True),
        Key("soon", Text(longest=120), "Why it cannot be chosen yet; left out where it can."),
    ),
    lambda values: Chair(**values),
)
ROUTE = Record(
    "a route",
    "The order of scenes for one chair and cut.",
    (
        Key("minutes", Whole(1, 600), "How long it takes, in minutes.", needed=True),
        Key("places", Places(), "The places in order: each a scene id, or a list of ways.", needed=True),
    ),
    plain,
)
START: Record[Start] = Record(
    "start",
    "The meters before the first scene, in points from 0 to 100.",
    (
        *(Key(meter, Points(0), f"{meter} at the start.", default=getattr(Start(), meter)) for meter in METERS),
        Key("lean", Word(LEANS, "a lean", LEAN_MEANINGS), "How the partner leans at the start.", default="reach"),
    ),
    lambda values: Start(**values),
)
BAND: Record[Band] = Record(
    "a band",
    "A word for a stretch of a meter.",
    (
        Key("id", Id("the band"), "The band's id.", needed=True),
        Key("from", Points(0), "The points from which the band holds.", needed=True),
        Key("word", Text(longest=20), "The word the player reads.", needed=True),
        Key("glyph", Text("one sign", longest=2), "A sign that tells the bands apart without colour.", needed=True),
    ),
    lambda v: Band(v["id"], v["from"], v["word"], v["glyph"]),
)


_BANDS = Many(BAND, 1, 12, "a list of bands", unique=lambda band: band.id)


@dataclass(frozen=True)
class Bands(Shape["tuple[Band, ...]"]):
    """Bands from 0 upward."""

    blank = ()

    def read(self, node: Node, report: Report) -> tuple[Band, ...]:
        bands = _BANDS.read(node, report)
        lowers = [band.lower for band in bands]
        if isinstance(node, SequenceNode) and bands and (lowers[0] != 0 or lowers != sorted(set(lowers))):
            report.error(
                "TC116",
                node,
                "the bands do not rise from 0",
                expected="the first 'from: 0', each next one higher",
                found=", ".join(f"{lower / 10:g}" for lower in lowers),
            )
        return bands

    def schema(self) -> Schema:
        return _BANDS.schema()


_PARAGRAPHS = Many(Text(), 1, 20, "a list of paragraphs", single=True)
SAFETY = Record(
    "safety",
    "The standing command for whoever is afraid.",
    (
        Key("from_chapter", Whole(1, 99), "The number of the chapter from which the command is shown.", default=2),
        Key("label", Text(longest=60), "What the command is called.", needed=True),
        Key("question", _PARAGRAPHS, "What is asked, paragraph by paragraph.", needed=True),
        Key("back", Text(longest=80), "The answer that leads back.", needed=True),
        Key("leave", Text(longest=80), "The answer that leads to help.", needed=True),
    ),
    plain,
)


def _manifest(v: Values) -> Manifest:
    people = {key: Person(key, who["name"], who["pronouns"]) for key, who in v["cast"].items()}
    routes = {
        (chair, cut): Route(chair, cut, route["minutes"], route["places"])
        for chair, cuts in v["routes"].items()
        for cut, route in cuts.items()
        if route["places"]
    }
    safety: Values = v["safety"]
    texts = Texts(
        v["subtitle"],
        v["note"],
        v["disclaimer"],
        v["age"],
        safety["label"],
        safety["question"],
        safety["back"],
        safety["leave"],
        v["support"],
        v["evidence"],
    )
    return Manifest(
        v["id"],
        v["version"],
        v["title"],
        v["language"],
        Cast(people),
        v["castings"],
        v["chairs"],
        routes,
        v["start"],
        v["bands"],
        v["tags"],
        texts,
        safety["from_chapter"],
    )


MANIFEST: Record[Manifest] = Record(
    "the manifest",
    "What the story is called, who sits at the table, and in which order the scenes come.",
    (
        Key("format", FormatVersion(), "The version of the file format: 1.", needed=True),
        Key("id", Id("the story"), "The story's id; saves name it.", needed=True),
        Key(
            "version",
            Whole(1, 10_000),
            "Raise it when scenes or choices go away; saves resume at the last valid point.",
            needed=True,
        ),
        Key("title", Text(longest=80), "The title.", needed=True),
        Key("subtitle", Text(longest=200), "One line under the title."),
        Key(
            "language",
            Pattern(r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", "a language code, such as en or pt-BR"),
            "The language the story is written in.",
            needed=True,
        ),
        Key(
            "cast",
            ByName(
                PERSON,
                what="the cast",
                needed=PEOPLE,
                pattern=WORD_PATTERN,
                doc="Someone who speaks, by a name for marks.",
            ),
            "Who can speak, by id; kit and rowan sit at the table.",
            needed=True,
        ),
        Key(
            "castings",
            Many(CASTING, what="a list of castings", unique=lambda casting: casting.id),
            "Sets of names to choose from; the first is the default.",
        ),
        Key(
            "chairs",
            Many(CHAIR, 1, 3, "a list of chairs", unique=lambda chair: chair.id),
            "The ways to sit at the table.",
            needed=True,
        ),
        Key(
            "routes",
            ByName(
                ByName(ROUTE, CUTS, "a chair's routes", least=1, docs=CUT_MEANINGS),
                CHAIRS,
                "routes",
                least=1,
                docs=CHAIR_MEANINGS,
            ),
            "By chair and cut: the order of scenes.",
            needed=True,
        ),
        Key("start", START, "The meters before the first scene."),
        Key(
            "bands",
            ByName(Bands(), BANDED, "bands", BANDED, docs=BANDED_MEANINGS),
            "The words for trust and self_worth, from how many points on.",
            needed=True,
        ),
        Key(
            "tags",
            ByName(Text(longest=80), doc="A content tag, and what it is called to players."),
            "Content that can be left out, by tag, in words.",
        ),
        Key("safety", SAFETY, "The standing command for whoever is afraid.", needed=True),
        Key("note", _PARAGRAPHS, "The content note, read before anything is played.", needed=True),
        Key("disclaimer", Text(), "What the story is not.", needed=True),
        Key("age", Text(longest=200), "For whom it is."),
        Key("support", _PARAGRAPHS, "What stands over the support lines."),
        Key("evidence", _PARAGRAPHS, "What the rules rest on."),
    ),
    _manifest,
)
