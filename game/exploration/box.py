"""What a state can be: an interval for each meter and count, a set for each of the rest. Sound, and never exact.

A box stands for every state whose values lie inside. It says nothing of how values hang together: `named` may be true
and trust may be 60, and yet never both at once. So what a box excludes is excluded, and what it allows may still be
impossible.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from game.exploration.memory import truth
from game.exploration.plan import LEANS, PROMISE, Plan
from game.narrative.condition import Condition
from game.narrative.number import TOP
from game.narrative.question import All, Any, Flag, Node, Not, Number, Recall, Word
from game.narrative.rules import FLOODED
from game.narrative.state import KIT_ANSWERS

Span = tuple[int, int]
"""The least and the highest value there can be."""
Bits = int
"""A set of small numbers: bit n stands for n."""
NO, YES, EITHER = 1, 2, 3


class Box(NamedTuple):
    """Spans by name, and sets by name; facts are called by their scene with a colon before it, promises with a !."""

    spans: Mapping[str, Span]
    sets: Mapping[str, Bits]

    def with_span(self, name: str, low: int, high: int) -> Box | None:
        """Return the part of the box in which `name` lies within `low` and `high`; None where there is none."""
        old = self.spans[name]
        new = max(old[0], low), min(old[1], high)
        if new[0] > new[1]:
            return None
        return self if new == old else Box({**self.spans, name: new}, self.sets)

    def with_set(self, name: str, bits: Bits) -> Box | None:
        """Return the part of the box in which `name` is in the set `bits`; None where there is none."""
        old = self.sets[name]
        new = old & bits
        if not new:
            return None
        return self if new == old else Box(self.spans, {**self.sets, name: new})


def hull(one: Box | None, other: Box | None) -> Box | None:
    """Return the smallest box around two."""
    if one is None or other is None or one is other:
        return one or other
    spans = {name: (min(a, other.spans[name][0]), max(b, other.spans[name][1])) for name, (a, b) in one.spans.items()}
    return Box(spans, {name: bits | other.sets[name] for name, bits in one.sets.items()})


class Supposer:
    """Cuts boxes by conditions."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def suppose(self, box: Box | None, condition: Condition | None, wanted: bool, chair: str) -> Box | None:
        """Return what is left of `box` where `condition` is as `wanted`; None where that cannot be."""
        if condition is None:
            return box if wanted else None
        return self.node(box, condition.node, wanted, chair)

    def node(self, box: Box | None, node: Node, wanted: bool, chair: str) -> Box | None:
        """Return what is left of `box` where `node` is as `wanted`."""
        if box is None:
            return None
        match node:
            case Number(name, sign, bound):
                return _number(box, name, sign, bound, wanted)
            case Flag(name):
                return self._flag(box, name, wanted)
            case Word(name, sign, word):
                return self._word(box, name, word, (sign == "==") is wanted, chair)
            case Recall():
                return self._recall(box, node, wanted)
            case Not(part):
                return self.node(box, part, not wanted, chair)
            case All(parts) | Any(parts):
                if isinstance(node, All) is wanted:
                    for part in parts:
                        box = self.node(box, part, wanted, chair)
                    return box
                found: Box | None = None
                for part in parts:  # the first part that is as wanted; those before it are not
                    found = hull(found, self.node(box, part, wanted, chair))
                    box = self.node(box, part, not wanted, chair)
                return found

    def _flag(self, box: Box, name: str, wanted: bool) -> Box | None:
        if name == "flooded":
            return box.with_span("strain", FLOODED, TOP) if wanted else box.with_span("strain", 0, FLOODED - 1)
        if name == "watched":
            return box.with_set("watch", ~1 if wanted else 1)
        if name == "deeper":
            return self._deeper(box, wanted)
        return box.with_set(name, YES if wanted else NO)

    def _deeper(self, box: Box, wanted: bool) -> Box | None:
        attune = 1 << self.plan.kinds["attune"] if "attune" in self.plan.kinds else 0
        if wanted:
            deeper = box.with_set("last", attune)
            return deeper and deeper.with_set("same", YES)
        return hull(box.with_set("last", ~attune), box.with_set("same", NO))

    def _word(self, box: Box, name: str, word: str, wanted: bool, chair: str) -> Box | None:
        setting = self.plan.setting
        if name in ("chair", "cut", "openness"):
            now = {"chair": chair, "cut": setting.cut, "openness": setting.openness}[name]
            return box if (now == word) is wanted else None
        if name == "answer":
            return _answer(box, word, wanted)
        bit = 1 << (PROMISE if name == "promise" else LEANS).index(word)
        return box.with_set(name, bit if wanted else ~bit)

    def _recall(self, box: Box, node: Recall, wanted: bool) -> Box | None:
        fact = self.plan.facts.get(node.scene)
        if fact is None:
            return box if truth(node, None) is wanted else None
        bits = sum(1 << number for number, answered in enumerate(fact.says) if truth(node, answered) is wanted)
        return box.with_set(f":{node.scene}", bits)


def _number(box: Box, name: str, sign: str, bound: int, wanted: bool) -> Box | None:
    low, high = box.spans[name]
    sign = sign if wanted else {">=": "<", "<": ">=", ">": "<=", "<=": ">", "==": "!=", "!=": "=="}[sign]
    match sign:
        case ">=":
            return box.with_span(name, bound, high)
        case ">":
            return box.with_span(name, bound + 1, high)
        case "<=":
            return box.with_span(name, low, bound)
        case "<":
            return box.with_span(name, low, bound - 1)
        case "==":
            return box.with_span(name, bound, bound)
        case _:
            return hull(box.with_span(name, low, bound - 1), box.with_span(name, bound + 1, high))


def _answer(box: Box, word: str, wanted: bool) -> Box | None:
    at = next(place for place, (_, kind) in enumerate(KIT_ANSWERS) if kind == word)
    low, high = KIT_ANSWERS[at][0], KIT_ANSWERS[at - 1][0] - 1 if at else TOP
    if wanted:
        return box.with_span("attention", low, high)
    return hull(box.with_span("attention", 0, low - 1), box.with_span("attention", high + 1, TOP))
