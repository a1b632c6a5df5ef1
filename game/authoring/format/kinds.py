"""kinds.yaml: the ten kinds of answer and their numbers."""

# `read` and `schema` of each shape do what Shape says of them.
# ruff: noqa: D102

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from game.authoring.format.words import (
    COUNT_MEANINGS,
    COUNTS,
    KIND_MEANINGS,
    KINDS,
    WANT_MEANINGS,
    WANTS,
    WEIGHT_MEANINGS,
)
from game.authoring.node import MappingNode, Node, ScalarNode, SequenceNode
from game.authoring.problem import Report
from game.authoring.record import ByName, Key, Many, Record, Values
from game.authoring.shape import Named, Points, Schema, Shape, Text, Word, YesNo, wrong_type
from game.narrative.kind import WEIGHTS, Effect, Kind, Match

_FRACTION = re.compile(r"([1-9]\d?)/([1-9]\d?)\Z")


@dataclass(frozen=True)
class Fraction(Shape["tuple[int, int]"]):
    """A fraction such as 5/4, as numerator and denominator."""

    blank = (1, 1)

    def read(self, node: Node, report: Report) -> tuple[int, int]:
        match = _FRACTION.match(node.value) if isinstance(node, ScalarNode) and isinstance(node.value, str) else None
        if match is not None:
            return int(match[1]), int(match[2])
        if isinstance(node, ScalarNode) and node.value is not None:
            report.error(
                "TC114",
                node,
                "the text does not have the right form",
                expected="a fraction, such as 5/4",
                found=node.describe(),
            )
        else:
            wrong_type(node, report, "a fraction, such as 5/4")
        return 1, 1

    def schema(self) -> Schema:
        return {"type": "string", "pattern": r"^[1-9]\d?/[1-9]\d?$"}


def _kind(values: Values) -> Kind:
    effect = Effect(*(values[meter] for meter in ("trust", "self_worth", "distance", "unspoken", "strain")))
    return Kind(values["id"], values["label"], effect, values["counts"], values["softened"], values["attention"])


KIND: Record[Kind] = Record(
    "a kind",
    "A kind of answer, and what a usual weight of it changes, in points.",
    (
        Key("id", Word(KINDS, "a kind of answer", KIND_MEANINGS), "Which kind this is.", needed=True),
        Key("label", Text(longest=60), "What the recap calls it.", needed=True),
        Key("trust", Points(), "Change of trust.", needed=True),
        Key("self_worth", Points(), "Change of self-worth.", needed=True),
        Key("distance", Points(), "Change of distance.", needed=True),
        Key("unspoken", Points(), "Change of what stays unspoken.", needed=True),
        Key("strain", Points(), "Change of strain.", needed=True),
        Key(
            "counts", Named(COUNTS, "what an answer counts as", COUNT_MEANINGS), "toward, neither or miss.", needed=True
        ),
        Key("softened", YesNo(), "true: its small losses weigh less where trust is high."),
        Key("attention", Points(), "In Rowan's chair: what it adds to Kit's attention."),
    ),
    _kind,
)

MATCH: Record[Match] = Record(
    "a match",
    "How a kind changes where the bid wants just this.",
    (
        Key("trust", Points(), "Trust of a usual weight, in place of the kind's own.", default=None),
        Key("distance", Points(), "Distance of a usual weight, in place of the kind's own.", default=None),
        Key(
            "counts",
            Named(COUNTS, "what an answer counts as", COUNT_MEANINGS),
            "What it counts as instead.",
            default=None,
        ),
        Key("trust_times", Fraction(), "The kind's trust is multiplied by this fraction, such as 5/4."),
        Key("from_weight", Named(WEIGHTS, "a weight", WEIGHT_MEANINGS), "The match holds from this weight on."),
    ),
    lambda v: Match(v["trust"], v["distance"], v["counts"], v["trust_times"], v["from_weight"]),
)


def _kinds_file(values: Values) -> dict[str, Kind]:
    wanted: dict[str, dict[str, Match]] = values["wanted"]
    kinds: dict[str, Kind] = {}
    for kind in values["kinds"]:
        matches = {want: by_kind[kind.id] for want, by_kind in wanted.items() if kind.id in by_kind}
        kinds.setdefault(kind.id, replace(kind, wanted=matches))
    return kinds


def _all_kinds(values: Values, node: MappingNode, report: Report) -> None:
    listed = node.entries.get("kinds")
    missing = [kind for kind in KINDS if kind not in {entry.id for entry in values["kinds"]}]
    if missing and isinstance(listed, SequenceNode) and all(entry.id for entry in values["kinds"]):
        count = f"{len(values['kinds'])} of {len(KINDS)}"
        report.error("TC117", listed, f"the kind '{missing[0]}' is missing", expected=", ".join(KINDS), found=count)


KINDS_FILE: Record[dict[str, Kind]] = Record(
    "the kinds file",
    "The ten kinds of answer and their numbers.",
    (
        Key(
            "kinds",
            Many(KIND, 1, what="a list of kinds", unique=lambda kind: kind.id),
            "The kinds, in the order they are listed to the player.",
            needed=True,
        ),
        Key(
            "wanted",
            ByName(ByName(MATCH, KINDS, "a want's kinds", docs=KIND_MEANINGS), WANTS, "wanted", docs=WANT_MEANINGS),
            "By what a bid wants, and by kind: what changes where the bid wants just this.",
        ),
    ),
    _kinds_file,
    _all_kinds,
)
