"""expectations.yaml: what the author of a story expects of certain ways through it."""

# `read` and `schema` of each shape do what Shape says of them.
# ruff: noqa: D102

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from game.authoring.format.words import (
    CHAIR_MEANINGS,
    CHAIRS,
    CUT_MEANINGS,
    CUTS,
    KIND_MEANINGS,
    KINDS,
    OPENNESS_MEANINGS,
)
from game.authoring.node import MappingNode, Node, ScalarNode, SequenceNode
from game.authoring.problem import Report, closest
from game.authoring.record import Key, Many, Record, Values, unknown_key
from game.authoring.shape import ID_PATTERN, Id, Schema, Shape, Text, When, Word, check_id, wrong_type
from game.narrative.condition import Condition
from game.narrative.kit import OPENNESS
from game.narrative.state import Setting

SKIP, EXIT = "(skip)", "(safe-exit)"
"""Steps that are no choice: passing a scene over, and saying that someone is afraid."""

_CHOICE = Id("a choice")
_CHOICES = Many(_CHOICE, what="a list of choices", single=True)
CHECKS = ("expect", "open", "struck", "hidden")
_CHECKED: dict[str, tuple[Shape[Any], str]] = {
    "expect": (When(), "This holds where the scene begins, before the answer."),
    "open": (_CHOICES, "These choices of the scene can be taken."),
    "struck": (_CHOICES, "These choices of the scene are shown struck through."),
    "hidden": (_CHOICES, "These choices of the scene are not shown."),
}


@dataclass(frozen=True, slots=True)
class Checks:
    """What has to hold at one point of a way."""

    expect: Condition | None = None
    open: tuple[str, ...] = ()
    struck: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class WayStep:
    """An answer: the scene, the choice taken (or `(skip)`, `(safe-exit)`), and what is checked before it is given."""

    scene: str
    choice: str
    checks: Checks = Checks()


@dataclass(frozen=True, slots=True)
class Expectation:
    """One way through a story, and what the author expects of it."""

    name: str
    setting: Setting = field(default_factory=Setting)
    way: tuple[WayStep, ...] = ()
    rest: tuple[str, ...] | None = None
    """Kinds by which the way goes on to the end; None where it stops behind the last step."""
    at: str = ""
    """The scene that is being played behind the last step."""
    checks: Checks = Checks()
    ending: str = ""


@dataclass(frozen=True)
class WayStepShape(Shape["WayStep | None"]):
    """`scene: choice`, with checks beside it."""

    blank = None

    def read(self, node: Node, report: Report) -> WayStep | None:
        if not isinstance(node, MappingNode):
            wrong_type(node, report, "a step: the scene and the choice", "'- some-scene: some-choice'")
            return None
        free = [name for name in node.entries if name not in CHECKS]
        if len(free) != 1:
            self._not_one(free, node, report)
            return None
        scene = free[0]
        choice = self._choice(node.entries[scene], report)
        values = {name: _CHECKED[name][0].read(node.entries[name], report) for name in CHECKS if name in node.entries}
        return WayStep(scene, choice, Checks(**values)) if check_id(scene, node.keys[scene], report) else None

    def _not_one(self, free: list[str], node: MappingNode, report: Report) -> None:
        for name in free:
            if closest(name, CHECKS):
                unknown_key(name, node, "a step", CHECKS, report)
                return
        found = ", ".join(free) if free else "none"
        report.error("TC102", node, "a step names one scene", expected="- some-scene: some-choice", found=found)

    def _choice(self, node: Node, report: Report) -> str:
        if isinstance(node, ScalarNode) and node.value in (SKIP, EXIT):
            return str(node.value)
        return _CHOICE.read(node, report)

    def schema(self) -> Schema:
        choice = {"anyOf": [_CHOICE.schema(), {"enum": [SKIP, EXIT]}]}
        words = "|".join(CHECKS)
        return {
            "type": "object",
            "title": "a step",
            "description": "One answer of the way: the scene and the choice, with checks that come before it.",
            "properties": {name: shape.schema() | {"description": doc} for name, (shape, doc) in _CHECKED.items()},
            "patternProperties": {
                f"^(?!({words})$){ID_PATTERN[1:]}": choice
                | {"description": f"The scene, and the choice taken in it: its id, {SKIP} or {EXIT}."}
            },
            "additionalProperties": False,
            "minProperties": 1,
        }


def _expectation(values: Values) -> Expectation:
    checks = Checks(**{name: values.pop(name) for name in CHECKS})
    setting = Setting(values.pop("chair"), values.pop("cut"), values.pop("openness"), frozenset(values.pop("left_out")))
    way = tuple(step for step in values.pop("way") if step is not None)
    return Expectation(setting=setting, way=way, checks=checks, **values)


def _something(values: Values, node: MappingNode, report: Report) -> None:
    expected = {*CHECKS, "at", "ending"}
    steps = node.entries.get("way")
    inside = (
        item for item in (steps.items if isinstance(steps, SequenceNode) else ()) if isinstance(item, MappingNode)
    )
    if not expected & set(node.entries) and not any(expected & set(item.entries) for item in inside):
        wanted = "one of the keys ending, at, expect, open, struck, hidden"
        report.error("TC102", node, "an expectation has to expect something", expected=wanted)


EXPECTATION: Record[Expectation] = Record(
    "an expectation",
    "One way through the story, and what has to come of it.",
    (
        Key("name", Text(longest=120), "What is expected, in words: it stands in the report.", needed=True),
        Key(
            "chair",
            Word(CHAIRS, "a chair", CHAIR_MEANINGS),
            "The chair that is played; kit if left out.",
            default="kit",
        ),
        Key("cut", Word(CUTS, "a length", CUT_MEANINGS), "The length; full if left out.", default="full"),
        Key(
            "openness",
            Word(tuple(OPENNESS), "an openness", OPENNESS_MEANINGS),
            "Which Kit sits opposite in Rowan's chair and in Both; hears if left out.",
            default="hears",
        ),
        Key("left_out", Many(Id("a content tag"), what="a list of content tags"), "Content tags that are left out."),
        Key("way", Many(WayStepShape(), what="a list of steps"), "The answers, each as 'scene: choice', in order."),
        Key(
            "rest",
            Many(Word(KINDS, "a kind of answer", KIND_MEANINGS), what="a list of kinds"),
            "Goes on to the end: in each scene the first open answer of the first of these kinds, else the silent one.",
            default=None,
        ),
        Key("at", Id("a scene"), "The scene that is being played behind the last step."),
        Key("expect", When(), "This holds behind the last step (and the rest)."),
        Key("open", _CHOICES, "These choices of the scene behind the last step can be taken."),
        Key("struck", _CHOICES, "These choices of the scene behind the last step are shown struck through."),
        Key("hidden", _CHOICES, "These choices of the scene behind the last step are not shown."),
        Key("ending", Id("an ending"), "The story has come to this ending."),
    ),
    _expectation,
    _something,
)


@dataclass(frozen=True, slots=True)
class Expectations:
    """What the file says."""

    expectations: tuple[Expectation, ...] = field(default=())


EXPECTATIONS_FILE: Record[Expectations] = Record(
    "the expectations file",
    "What the author expects of certain ways through the story; `python -m game test` holds the story to it.",
    (
        Key(
            "expectations",
            Many(EXPECTATION, 1, what="a list of expectations", unique=lambda expectation: expectation.name),
            "The expectations.",
            needed=True,
        ),
    ),
    lambda values: Expectations(**values),
)
