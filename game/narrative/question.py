"""What a condition can ask: its vocabulary, its parts, and what each means, as a test of a state and in words."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from game.narrative.number import points
from game.narrative.state import State

Test = Callable[[State], bool]
Compare = Callable[[typing.Any], bool]
"""A test of a state by place, which the type checker cannot follow."""

METERS: Mapping[str, str] = {
    "trust": "trust",
    "self_worth": "self-worth",
    "distance": "distance",
    "unspoken": "things unspoken",
    "strain": "strain",
}
"""In points, 0 to 100. Here as everywhere below: names, and how they are said."""
COUNTS: Mapping[str, tuple[str, str]] = {
    "misses": ("miss in a row", "misses in a row"),
    "support": ("person or place to lean on", "people or places to lean on"),
    "attacks": ("answer against the other", "answers against the other"),
    "appeased": ("swallowed word", "swallowed words"),
    "decisions": ("answer given", "answers given"),
    "broken_words": ("apology that was not lived", "apologies that were not lived"),
}
"""Whole numbers; said of one and of more."""
FLAGS: Mapping[str, tuple[Test, str, str]] = {
    "named": (lambda s: s.named, "it has been said aloud", "it has not been said aloud"),
    "owned": (lambda s: s.owned, "responsibility was taken and lived", "nobody has taken responsibility and lived it"),
    "help": (lambda s: s.help, "help was accepted", "help was not accepted"),
    "left": (lambda s: s.left, "someone has left", "nobody has left"),
    "unsafe": (lambda s: s.unsafe, "someone is afraid", "nobody is afraid"),
    "flooded": (lambda s: s.strain >= 600, "strain has flooded", "strain has not flooded"),
    "watched": (lambda s: s.watch is not None, "an apology is being tried", "no apology is being tried"),
    "deeper": (
        lambda s: s.recent == ("attune", "attune"),
        "the last two answers turned toward",
        "the last two answers did not both turn toward",
    ),
}
"""True or false; said when true and when not."""
WORDS: Mapping[str, tuple[Callable[[State], str], tuple[str, ...], str]] = {
    "promise": (lambda s: s.promise, ("none", "open", "kept", "broken"), "the latest promise"),
    "lean": (lambda s: s.lean, ("reach", "retreat"), "the other's lean"),
    "chair": (lambda s: s.chair, ("kit", "rowan"), "the chair"),
    "cut": (lambda s: s.setting.cut, ("full", "short"), "the length"),
    "openness": (lambda s: s.setting.openness, ("hears", "slowly", "closed"), "the other's hearing"),
}
"""One of several words."""
RECALL: Mapping[str, str] = {"met": "met", "missed": "missed", "seen": "played"}
"""What can be asked of an earlier scene, besides its choice."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A comparison: `test(place, bound)` compares the value at that place of a state."""

    test: Callable[[int, int], Compare]
    words: str
    opposite: str


SIGNS: Mapping[str, Sign] = {
    ">=": Sign(lambda place, bound: lambda s: s[place] >= bound, "at least", "<"),
    ">": Sign(lambda place, bound: lambda s: s[place] > bound, "more than", "<="),
    "<=": Sign(lambda place, bound: lambda s: s[place] <= bound, "at most", ">"),
    "<": Sign(lambda place, bound: lambda s: s[place] < bound, "less than", ">="),
    "==": Sign(lambda place, bound: lambda s: s[place] == bound, "exactly", "!="),
    "!=": Sign(lambda place, bound: lambda s: s[place] != bound, "anything but", "=="),
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
            flag = FLAGS[name][0]
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


def explain(node: Node, wanted: bool = True) -> str:
    """Return what has to be so for `node` to be as `wanted`, to stand after "needs"."""
    match node:
        case Number(name, sign, bound):
            words = SIGNS[sign if wanted else SIGNS[sign].opposite].words
            if name in METERS:
                return f"{METERS[name]} of {words} {points(bound)}"
            return f"{words} {bound} {COUNTS[name][bound != 1]}"
        case Flag(name):
            return f"that {FLAGS[name][1 if wanted else 2]}"
        case Word(name, sign, word):
            return f"that {WORDS[name][2]} is {'' if (sign == '==') is wanted else 'not '}{word}"
        case Recall(scene, what, sign, choice):
            title = scene.replace("-", " ")
            if what == "choice":
                return f"that {title} was {'' if (sign == '==') is wanted else 'not '}answered with {choice}"
            return f"that {title} was {'' if wanted else 'not '}{RECALL[what]}"
        case Not(part):
            return explain(part, not wanted)
        case All(parts) | Any(parts):
            joint = ", and " if isinstance(node, All) is wanted else ", or "
            return joint.join(_explain_inside(part, wanted) for part in parts)


def _explain_inside(node: Node, wanted: bool) -> str:
    """A part that is itself made of parts says how they belong together."""
    match node:
        case Not(part):
            return _explain_inside(part, not wanted)
        case All(parts) | Any(parts):
            inner = [_explain_inside(part, wanted) for part in parts]
            together = isinstance(node, All) is wanted
            return " together with ".join(inner) if together else f"either {' or '.join(inner)}"
        case _:
            return explain(node, wanted)
