"""endings.yaml: where a play-through can end, and the doors that lead there."""

from __future__ import annotations

from dataclasses import dataclass

from game.authoring.format.chapter import OBJECT, POSE, SOUND, SOUNDS_MEAN
from game.authoring.format.line import Lines
from game.authoring.format.words import (
    HOUR_MEANINGS,
    HOURS,
    PLACE_MEANINGS,
    PLACES,
    WEATHER_MEANINGS,
    WEATHERS,
)
from game.authoring.node import MappingNode
from game.authoring.problem import Report, key_position
from game.authoring.record import Key, Many, Record, Values
from game.authoring.shape import Id, Text, When, Word, YesNo
from game.narrative.condition import Condition
from game.narrative.scene import Staging
from game.narrative.story import Closing, Door, Ending


@dataclass(frozen=True, slots=True)
class EndingEntry:
    """An ending with the conditions of its doors. `also` is a second door, behind the first of `also_after`."""

    ending: Ending
    when: Condition | None
    also: Condition | None
    also_after: str


def _entry(values: Values) -> EndingEntry:
    when, also, also_after = values.pop("when"), values.pop("also"), values.pop("also_after")
    return EndingEntry(Ending(staging=values.pop("picture"), **values), when, also, also_after)


def _second_door(values: Values, node: MappingNode, report: Report) -> None:
    if "also_after" in node.entries and "also" not in node.entries:
        report.error(
            "TC102",
            key_position(node, "also_after"),
            "an ending with 'also_after' needs the key 'also'",
            expected="also: the condition of its second door",
        )
    if "also" in node.entries and "when" not in node.entries:
        report.error(
            "TC102",
            key_position(node, "also"),
            "an ending with 'also' needs the key 'when'",
            expected="when: the condition of its first door",
            hint="an ending without 'when' always holds",
        )


PICTURE = Record(
    "a picture",
    "What the stage shows behind an ending.",
    (
        Key(
            "hour",
            Word(HOURS, "an hour of light", HOUR_MEANINGS),
            "The light outside; evening if left out.",
            default="evening",
        ),
        Key(
            "weather",
            Word(WEATHERS, "a weather", WEATHER_MEANINGS),
            "What falls outside; clear if left out.",
            default="clear",
        ),
        Key("poses", POSE, "How the two of them sit or stand."),
        Key("objects", OBJECT, "Objects on the stage."),
        Key("sounds", SOUND, SOUNDS_MEAN, default=None),
    ),
    lambda values: Staging(**values),
)

CLOSING: Record[Closing] = Record(
    "a closing",
    "The three sentences under an ending.",
    (
        Key("missing", Text(), "What was missing, in one sentence.", needed=True),
        Key("there", Text(), "What was there, in one sentence.", needed=True),
        Key("next", Text(), "One next small step, in one sentence.", needed=True),
    ),
    lambda values: Closing(**values),
)

ENDING: Record[EndingEntry] = Record(
    "an ending",
    "One ending: its door and its text.",
    (
        Key("id", Id("the ending"), "The ending's id. Never changes once published.", needed=True),
        Key("title", Text(longest=80), "The ending's title.", needed=True),
        Key(
            "when",
            When(),
            "The ending is taken if this holds and none before it does. The last one has no condition.",
        ),
        Key("also", When(), "A second door to the same ending, behind that of also_after."),
        Key(
            "also_after",
            Id("an ending"),
            "The ending behind whose door the second door stands; left out: right behind its own.",
        ),
        Key("text", Lines(), "What is told, 180 to 350 words.", needed=True),
        Key("missing", Text(), "What was missing, in one sentence.", needed=True),
        Key("there", Text(), "What was there, in one sentence.", needed=True),
        Key("next", Text(), "One next small step, in one sentence.", needed=True),
        Key("rowan", CLOSING, "The same three from Rowan's chair, where they differ.", default=None),
        Key("offers_help", YesNo(), "true for cold endings: shows support and the turning point to return to."),
        Key(
            "place",
            Word(PLACES, "a place of the stage", PLACE_MEANINGS),
            "Where it ends; kitchen if left out.",
            default="kitchen",
        ),
        Key("picture", PICTURE, "What the stage shows.", default=Staging()),
    ),
    _entry,
    _second_door,
    {"dependentRequired": {"also": ["when"], "also_after": ["also"]}},
)

ENDINGS_FILE: Record[tuple[EndingEntry, ...]] = Record(
    "the endings file",
    "The endings of a story, in the order of their doors: the first that holds is taken.",
    (
        Key(
            "endings",
            Many(ENDING, 1, what="a list of endings", unique=lambda entry: entry.ending.id),
            "The endings; the last always holds.",
            needed=True,
        ),
    ),
    lambda values: tuple(values["endings"]),
)


def doors(entries: tuple[EndingEntry, ...]) -> tuple[Door, ...]:
    """Return the doors in the order they are tried. A second door without `also_after` stands behind its own."""
    order = [(entry.ending.id, Door(entry.ending.id, entry.when)) for entry in entries]
    for entry in entries:
        if entry.also is None:
            continue
        behind = entry.also_after if any(owner == entry.also_after for owner, _ in order) else entry.ending.id
        place = max(index for index, (owner, _) in enumerate(order) if owner == behind)
        order.insert(place + 1, (behind, Door(entry.ending.id, entry.also)))
    return tuple(door for _, door in order)
