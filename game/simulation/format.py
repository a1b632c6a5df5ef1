"""policies.yaml and acceptance.yaml: ways of answering, and what a story has to give them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from game.authoring.format.words import (
    BANDED,
    BANDED_MEANINGS,
    CHAIR_MEANINGS,
    CHAIRS,
    CUT_MEANINGS,
    CUTS,
    KIND_MEANINGS,
    KINDS,
    OPENNESS_MEANINGS,
)
from game.authoring.node import MappingNode
from game.authoring.problem import Report, StoryError
from game.authoring.reader import read_file
from game.authoring.record import Key, Many, Record, Values, plain
from game.authoring.shape import Id, Points, Whole, Word, YesNo
from game.narrative.kit import OPENNESS
from game.simulation.demand import ALL, EVERY, Demand, Sharing
from game.simulation.policy import Policy

T = TypeVar("T")

POLICIES = Path(__file__).with_name("policies.yaml")
"""The ways of answering that come with the program."""
ACCEPTANCE = "acceptance.yaml"
"""Beside story.yaml: what the story has to give."""

_PREFER = Many(Word(KINDS, "a kind of answer", KIND_MEANINGS), what="a list of kinds")
_PERCENT = Whole(0, 100)

FIRST = Record(
    "a beginning",
    "Other preferences for the first decisions.",
    (
        Key("decisions", Whole(1, 100), "How many decisions.", needed=True),
        Key("prefer", _PREFER, "Kinds in the order in which they are preferred.", needed=True),
    ),
    plain,
)


def _policy(values: Values) -> Policy:
    first = values.pop("first")
    return Policy(**values, first_decisions=first.get("decisions", 0), first_prefer=first.get("prefer", ()))


POLICY: Record[Policy] = Record(
    "a policy",
    "A way of answering: the first preferred kind that is open is taken, one of several at random.",
    (
        Key("id", Id("the policy"), "The policy's id.", needed=True),
        Key("prefer", _PREFER, "Kinds in the order in which they are preferred; empty for anything.", needed=True),
        Key("names", YesNo(), "true: says what has been missing where that can be said."),
        Key("leave", _PERCENT, "How often it leaves where it can, in percent."),
        Key("help", _PERCENT, "How often it asks for help where it can, in percent."),
        Key("afraid", YesNo(), "true: says that someone is afraid, after six decisions."),
        Key("mixed", _PERCENT, "How often it follows its preferences at all, in percent.", default=100),
        Key("first", FIRST, "Other preferences for the first decisions.", default={}),
    ),
    _policy,
)

POLICIES_FILE: Record[tuple[Policy, ...]] = Record(
    "the policies file",
    "Ways of answering, for simulations.",
    (Key("policies", Many(POLICY, 1, unique=lambda policy: policy.id), "The ways of answering.", needed=True),),
    lambda values: tuple(values["policies"]),
)


def _measures(values: Values, node: MappingNode, report: Report) -> None:
    given = [name for name in ("endings", "each_ending", "mean", "flooded") if name in node.entries]
    if len(given) != 1:
        report.error(
            "TC102",
            node,
            "a demand measures one thing",
            expected="one of the keys endings, each_ending, mean, flooded",
            found=", ".join(given) or "none of them",
        )
    if not {"at_least", "at_most"} & set(node.entries):
        report.error("TC102", node, "a demand needs a limit", expected="at_least: …, at_most: … or both")


_LENGTHS = Many(Word(CUTS, "a length", CUT_MEANINGS), 1, single=True)
_FOR_CUTS = Key("cuts", _LENGTHS, "For these lengths; all if left out.", default=CUTS)
_CHAIR = Key("chair", Word(CHAIRS, "a chair", CHAIR_MEANINGS), "The chair that is played.", needed=True)
DEMAND: Record[Demand] = Record(
    "a demand",
    "Something that a story has to give a policy. Shares are of a hundred runs.",
    (
        _CHAIR,
        _FOR_CUTS,
        Key(
            "openness",
            Many(Word(tuple(OPENNESS), "an openness", OPENNESS_MEANINGS), 1, single=True),
            "For these Kits, in Rowan's chair and in Both; all if left out.",
            default=tuple(OPENNESS),
        ),
        Key("policy", Id("a policy"), f"A policy's id, '{EVERY}' for each, '{ALL}' for all as one.", needed=True),
        Key("endings", Many(Id("an ending"), 1, single=True), "The share of runs that end in one of these."),
        Key("each_ending", YesNo(), "true: the share of each ending by itself."),
        Key("mean", Word(BANDED, "a meter", BANDED_MEANINGS), "The mean of this meter at the end, in points."),
        Key("flooded", YesNo(), "true: the share of runs in which strain floods at some time."),
        Key("at_least", Points(0, 100), "The lower limit.", default=0),
        Key("at_most", Points(0, 100), "The upper limit.", default=1000),
    ),
    lambda values: Demand(**values),
    _measures,
)

SHARING: Record[Sharing] = Record(
    "a demand on lines",
    "How many lines two ways of answering may both come to read.",
    (
        _CHAIR,
        _FOR_CUTS,
        Key("policies", Many(Id("a policy"), 2, what="a list of policies"), "Each two of these.", needed=True),
        Key("until_chapter", Whole(1, 99), "Lines up to the end of this chapter count.", needed=True),
        Key("at_most", Points(0, 100), "The share of lines read by both, in percent.", needed=True),
    ),
    lambda values: Sharing(**values),
)


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What a story has to give."""

    runs: int = 300
    demands: tuple[Demand, ...] = ()
    lines: tuple[Sharing, ...] = ()


ACCEPTANCE_FILE: Record[Acceptance] = Record(
    "the acceptance file",
    "What a story has to give, way of answering by way of answering.",
    (
        Key("runs", Whole(1, 100_000), "Runs of each policy in each setting.", default=300),
        Key("demands", Many(DEMAND), "Where ways of answering have to lead."),
        Key("lines", Many(SHARING), "How much the words have to differ."),
    ),
    lambda values: Acceptance(**values),
)


def read_policies(path: Path = POLICIES) -> tuple[Policy, ...]:
    """Return the policies in the file at `path`. Raises StoryError with every problem in it."""
    return _read(path, POLICIES_FILE)


def read_acceptance(folder: Path) -> Acceptance | None:
    """Return what the story in `folder` has to give, None where nothing is written. Raises StoryError."""
    path = folder / ACCEPTANCE
    return _read(path, ACCEPTANCE_FILE) if path.is_file() else None


def _read(path: Path, record: Record[T]) -> T:
    report = Report(path.as_posix())
    root = read_file(path, report).root
    value = record.read(root, report) if root is not None else record.blank
    problems = tuple(report.problems())
    if problems:
        raise StoryError(problems)
    return value
