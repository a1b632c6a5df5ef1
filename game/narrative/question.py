"""What a condition can ask: its vocabulary, its parts, and what each means, as a test of a state."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from game.narrative.state import KIT_ANSWERS, State

Test = Callable[[State], bool]
Compare = Callable[[typing.Any], bool]
"""A test of a state by place, which the type checker cannot follow."""

METERS = ("trust", "self_worth", "distance", "unspoken", "strain")
"""In points, 0 to 100. How all of these are said stands in `explain.py`."""
COUNTS = ("misses", "support", "attacks", "appeased", "decisions", "broken_words")
"""Whole numbers."""
FLAGS: Mapping[str, Test] = {
    "named": lambda s: s.named,
    "owned": lambda s: s.owned,
    "help": lambda s: s.help,
    "left": lambda s: s.left,
    "unsafe": lambda s: s.unsafe,
    "flooded": lambda s: s.strain >= 600,
    "watched": lambda s: s.watch is not None,
    "deeper": lambda s: s.recent == ("attune", "attune"),
}
"""True or false."""
WORDS: Mapping[str, tuple[Callable[[State], str], tuple[str, ...]]] = {
    "promise": (lambda s: s.promise, ("none", "open", "kept", "broken")),
    "lean": (lambda s: s.lean, ("reach", "retreat")),
    "chair": (lambda s: s.chair, ("kit", "rowan")),
    "cut": (lambda s: s.setting.cut, ("full", "short")),
    "openness": (lambda s: s.setting.openness, ("hears", "slowly", "closed")),
    "answer": (
        lambda s: next(kind for lower, kind in KIT_ANSWERS if s.attention >= lower),
        ("attune", "fix", "minimise", "turn_away"),
    ),
}
"""One of several words."""
RECALL = ("met", "missed", "seen")
"""What can be asked of an earlier scene, besides its choice."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A comparison: `test(place, bound)` compares the value at that place of a state."""

    test: Callable[[int, int], Compare]
    opposite: str


SIGNS: Mapping[str, Sign] = {
    ">=": Sign(lambda place, bound: lambda s: s[place] >= bound, "<"),
    ">": Sign(lambda place, bound: lambda s: s[place] > bound, "<="),
    "<=": Sign(lambda place, bound: lambda s: s[place] <= bound, ">"),
    "<": Sign(lambda place, bound: lambda s: s[place] < bound, ">="),
    "==": Sign(lambda place, bound: lambda s: s[place] == bound, "!="),
    "!=": Sign(lambda place, bound: lambda s: s[place] != bound, "=="),
}


@dataclass(frozen=True, slots=True)
class Number:
    """A comparison of a meter or a count with a number (`bound` in tenths for meters)."""

    name: str
    sign: str
    bound: int


@dataclass(frozen=True, slots=True)
class Flag:
    """Something that is true or false."""

    name: str


@dataclass(frozen=True, slots=True)
class Word:
    """A comparison of a name with one of its words."""

    name: str
    sign: str
    word: str


@dataclass(frozen=True, slots=True)
class Recall:
    """How an earlier bid was answered: `met`, `missed`, `seen`, or `choice` compared with a choice id."""

    scene: str
    what: str
    sign: str = ""
    choice: str = ""
    column: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Not:
    """True where `part` is not."""

    part: Node


@dataclass(frozen=True, slots=True)
class All:
    """True where every part is."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """True where at least one part is."""

    parts: tuple[Node, ...]


Node = Number | Flag | Word | Recall | Not | All | Any


def recalls(node: Node) -> Iterator[Recall]:
    """Yield every question about an earlier scene."""
    match node:
        case Recall():
            yield node
        case Not(part):
            yield from recalls(part)
        case All(parts) | Any(parts):
            for part in parts:
                yield from recalls(part)
        case _:
            return


def means(node: Node, wanted: bool = True) -> Test:
    """Return a function that tells whether `node` is as `wanted` in a state."""
    match node:
        case Number(name, sign, bound):
            chosen = SIGNS[sign if wanted else SIGNS[sign].opposite]
            return chosen.test(State._fields.index(name), bound)
        case Flag(name):
            flag = FLAGS[name]
            return flag if wanted else lambda state: not flag(state)
        case Word(name, sign, word):
            value = WORDS[name][0]
            if (sign == "==") is wanted:
                return lambda state: value(state) == word
            return lambda state: value(state) != word
        case Recall():
            return _test_recall(node, wanted)
        case Not(part):
            return means(part, not wanted)
        case All(parts) | Any(parts):
            tests = tuple(means(part, wanted) for part in parts)
            if isinstance(node, All) is not wanted:
                return lambda state: any(test(state) for test in tests)
            if len(tests) == 2:
                one, two = tests
                return lambda state: one(state) and two(state)
            return lambda state: all(test(state) for test in tests)


def _test_recall(node: Recall, wanted: bool) -> Test:
    scene, choice = node.scene, node.choice
    if node.what == "choice":
        equal = (node.sign == "==") is wanted
        return lambda s: ((answered := s.memory.of(scene)) is not None and answered.choice == choice) is equal
    if node.what == "seen":
        return lambda s: (s.memory.of(scene) is not None) is wanted
    counts = 1 if node.what == "met" else -1
    return lambda s: ((answered := s.memory.of(scene)) is not None and answered.counts == counts) is wanted
