"""Says a condition in words, in whatever language its phrases are handed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from game.narrative.number import points
from game.narrative.question import METERS, SIGNS, All, Any, Flag, Node, Not, Number, Recall, Word

PHRASES: Mapping[str, str] = {
    "meter/trust": "trust",
    "meter/self_worth": "self-worth",
    "meter/distance": "distance",
    "meter/unspoken": "things unspoken",
    "meter/strain": "strain",
    "meter/>=": "{meter} of at least {points}",
    "meter/>": "{meter} of more than {points}",
    "meter/<=": "{meter} of at most {points}",
    "meter/<": "{meter} of less than {points}",
    "meter/==": "{meter} of exactly {points}",
    "meter/!=": "{meter} of anything but {points}",
    "count/>=": "at least {counted}",
    "count/>": "more than {counted}",
    "count/<=": "at most {counted}",
    "count/<": "less than {counted}",
    "count/==": "exactly {counted}",
    "count/!=": "anything but {counted}",
    "flag/named": "that it has been said aloud",
    "flag/named/not": "that it has not been said aloud",
    "flag/owned": "that responsibility was taken and lived",
    "flag/owned/not": "that nobody has taken responsibility and lived it",
    "flag/help": "that help was accepted",
    "flag/help/not": "that help was not accepted",
    "flag/left": "that someone has left",
    "flag/left/not": "that nobody has left",
    "flag/unsafe": "that someone is afraid",
    "flag/unsafe/not": "that nobody is afraid",
    "flag/flooded": "that strain has flooded",
    "flag/flooded/not": "that strain has not flooded",
    "flag/watched": "that an apology is being tried",
    "flag/watched/not": "that no apology is being tried",
    "flag/deeper": "that the last two answers turned toward",
    "flag/deeper/not": "that the last two answers did not both turn toward",
    "word/is": "that {what} is {word}",
    "word/is-not": "that {what} is not {word}",
    "word/promise": "the latest promise",
    "word/promise/none": "none",
    "word/promise/open": "open",
    "word/promise/kept": "kept",
    "word/promise/broken": "broken",
    "word/lean": "the other's lean",
    "word/lean/reach": "reach",
    "word/lean/retreat": "retreat",
    "word/chair": "the chair",
    "word/chair/kit": "kit",
    "word/chair/rowan": "rowan",
    "word/cut": "the length",
    "word/cut/full": "full",
    "word/cut/short": "short",
    "word/openness": "the other's hearing",
    "word/openness/hears": "hears",
    "word/openness/slowly": "slowly",
    "word/openness/closed": "closed",
    "word/answer": "the other's answer",
    "word/answer/attune": "attune",
    "word/answer/fix": "fix",
    "word/answer/minimise": "minimise",
    "word/answer/turn_away": "turn away",
    "recall/met": "that {scene} was met",
    "recall/met/not": "that {scene} was not met",
    "recall/missed": "that {scene} was missed",
    "recall/missed/not": "that {scene} was not missed",
    "recall/seen": "that {scene} was played",
    "recall/seen/not": "that {scene} was not played",
    "recall/choice": "that {scene} was answered with {choice}",
    "recall/choice/not": "that {scene} was not answered with {choice}",
    "join/and": "{one}, and {other}",
    "join/or": "{one}, or {other}",
    "join/together": "{one} together with {other}",
    "join/one-of": "{one} or {other}",
    "join/either": "either {parts}",
}
"""Everything that is said, by key. What stands in braces is filled in."""
COUNTED: Mapping[str, tuple[str, str]] = {
    "misses": ("{count} miss in a row", "{count} misses in a row"),
    "support": ("{count} person or place to lean on", "{count} people or places to lean on"),
    "attacks": ("{count} answer against the other", "{count} answers against the other"),
    "appeased": ("{count} swallowed word", "{count} swallowed words"),
    "decisions": ("{count} answer given", "{count} answers given"),
    "broken_words": ("{count} apology that was not lived", "{count} apologies that were not lived"),
}
"""Whole numbers, said of one and of more."""


class Wording(Protocol):
    """How a condition is worded: a language, and the names of scenes and choices."""

    def phrase(self, key: str, **values: str) -> str:
        """Return the phrase `key` of `PHRASES`, filled in with `values`."""

    def counted(self, name: str, count: int) -> str:
        """Return `count` of what `COUNTED` calls `name`."""

    def scene(self, scene: str) -> str:
        """Return what a scene is called."""

    def choice(self, scene: str, choice: str) -> str:
        """Return what a choice of a scene is called."""


@dataclass(frozen=True, slots=True)
class English:
    """In English, with ids for names: for who writes the story."""

    def phrase(self, key: str, **values: str) -> str:
        """Return the phrase `key`, filled in with `values`."""
        return PHRASES[key].format(**values)

    def counted(self, name: str, count: int) -> str:
        """Return `count` of what is called `name`."""
        return COUNTED[name][count != 1].format(count=count)

    def scene(self, scene: str) -> str:
        """Return the id, as words."""
        return scene.replace("-", " ")

    def choice(self, scene: str, choice: str) -> str:
        """Return the id."""
        return choice


ENGLISH = English()


def explain(node: Node, wording: Wording, wanted: bool = True) -> str:
    """Return what has to be so for `node` to be as `wanted`, to stand after "needs"."""
    match node:
        case Number(name, sign, bound):
            sign = sign if wanted else SIGNS[sign].opposite
            if name in METERS:
                return wording.phrase(f"meter/{sign}", meter=wording.phrase(f"meter/{name}"), points=points(bound))
            return wording.phrase(f"count/{sign}", counted=wording.counted(name, bound))
        case Flag(name):
            return wording.phrase(f"flag/{name}{_not(wanted)}")
        case Word(name, sign, word):
            said = "word/is" if (sign == "==") is wanted else "word/is-not"
            return wording.phrase(said, what=wording.phrase(f"word/{name}"), word=wording.phrase(f"word/{name}/{word}"))
        case Recall(scene, what, sign, choice):
            if what != "choice":
                return wording.phrase(f"recall/{what}{_not(wanted)}", scene=wording.scene(scene))
            key = f"recall/choice{_not((sign == '==') is wanted)}"
            return wording.phrase(key, scene=wording.scene(scene), choice=wording.choice(scene, choice))
        case Not(part):
            return explain(part, wording, not wanted)
        case All(parts) | Any(parts):
            joint = "join/and" if isinstance(node, All) is wanted else "join/or"
            return _join(joint, wording, [_inside(part, wording, wanted) for part in parts])


def _inside(node: Node, wording: Wording, wanted: bool) -> str:
    """A part that is itself made of parts says how they belong together."""
    match node:
        case Not(part):
            return _inside(part, wording, not wanted)
        case All(parts) | Any(parts):
            inner = [_inside(part, wording, wanted) for part in parts]
            if isinstance(node, All) is wanted:
                return _join("join/together", wording, inner)
            return wording.phrase("join/either", parts=_join("join/one-of", wording, inner))
        case _:
            return explain(node, wording, wanted)


def _join(joint: str, wording: Wording, parts: list[str]) -> str:
    joined = parts[0]
    for part in parts[1:]:
        joined = wording.phrase(joint, one=joined, other=part)
    return joined


def _not(so: bool) -> str:
    return "" if so else "/not"
