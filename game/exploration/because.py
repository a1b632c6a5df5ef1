"""Says in words why claims cannot hold together in any of some boxes."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.exploration.box import NO, YES, Box, Supposer, hull
from game.exploration.memory import atoms
from game.exploration.plan import LEANS, PROMISE, Plan
from game.narrative.explain import ENGLISH, explain
from game.narrative.number import points
from game.narrative.question import METERS, All, Any, Flag, Node, Not, Number, Recall, Word
from game.narrative.state import KIT_ANSWERS

Boxes = list[tuple[Box, str]]
"""Boxes, each with the chair that is played in it."""
Cut = Callable[[Box, str], Box | None]
Claim = tuple[Node, bool]
"""A question and what it should be."""


class Because:
    """Explains by the boxes of one plan."""

    def __init__(self, plan: Plan, supposer: Supposer) -> None:
        self.plan = plan
        self.supposer = supposer

    def _so(self, here: Boxes, node: Node, wanted: bool) -> Boxes:
        return cut(here, lambda box, chair: self.supposer.node(box, node, wanted, chair))

    def explained(self, claims: list[Claim], here: Boxes) -> str:
        """Return why `claims` do not hold together in any of the boxes; empty where they may."""
        left = here
        for node, wanted in claims:
            left = self._so(left, node, wanted)
        if left or not claims:
            return ""
        parts = [part for claim in claims for part in _conjuncts(*claim)]
        for node, wanted in parts:
            if not self._so(here, node, wanted):
                return f"it needs {explain(node, ENGLISH, wanted)}, and there {self._instead(node, here)}"
        needs = "; ".join(explain(node, ENGLISH, wanted) for node, wanted in parts)
        return f"it needs at once {needs}. {self._case(parts, here)}"

    def _case(self, parts: list[Claim], here: Boxes) -> str:
        """Follow the parts one after another, and say where there is nothing left."""
        left = here
        for number, (node, wanted) in enumerate(parts):
            fewer = self._so(left, node, wanted)
            if not fewer:
                met = " and ".join(explain(n, ENGLISH, w) for n, w in parts[:number])
                return f"But wherever {met} may be, {self._instead(node, left)}"
            left = fewer
        return ""

    def _instead(self, node: Node, here: Boxes) -> str:
        """Say what there can be of what `node` asks about."""
        around: Box | None = None
        for box, _ in here:
            around = hull(around, box)
        if around is None:
            return "nothing can be"
        return ", ".join(dict.fromkeys(self._value(atom, around, here) for atom in atoms(node)))

    def _value(self, atom: Node, box: Box, here: Boxes) -> str:
        match atom:
            case Number(name):
                return _span(name, box)
            case Flag("flooded"):
                return _span("strain", box)
            case Flag("watched"):
                return "no apology is being tried" if box.sets["watch"] == 1 else "an apology is always being tried"
            case Flag("deeper"):
                return f"the last answer is {self._last(box)}"
            case Flag(name):
                return (
                    f"'{name}' is {'always' if box.sets[name] == YES else 'never'} so"
                    if box.sets[name] != NO | YES
                    else f"'{name}' may be so or not"
                )
            case Word("chair"):
                return f"the chair is {' or '.join(sorted({chair for _, chair in here}))}"
            case Word("cut" | "openness" as name):
                return f"'{name}' is {getattr(self.plan.setting, name)}"
            case Word("answer"):
                low, high = box.spans["attention"]
                kinds = [
                    kind
                    for n, (lower, kind) in enumerate(KIT_ANSWERS)
                    if high >= lower and (not n or low < KIT_ANSWERS[n - 1][0])
                ]
                return f"attention is {points(low)} to {points(high)}, so that Kit's answer is {' or '.join(kinds)}"
            case Word(name):
                words = PROMISE if name == "promise" else LEANS
                return f"'{name}' is {' or '.join(w for n, w in enumerate(words) if box.sets[name] >> n & 1)}"
            case Recall(scene):
                return self._recalled(scene, box)
            case _:
                return ""

    def _last(self, box: Box) -> str:
        names = [kind for kind, number in self.plan.kinds.items() if box.sets["last"] >> number & 1]
        return " or ".join(names) + (", and the one before another" if box.sets["same"] == NO else "")

    def _recalled(self, scene: str, box: Box) -> str:
        fact = self.plan.facts.get(scene)
        if fact is None:
            return f"'{scene}' is not played on this route"
        bits = box.sets[f":{scene}"]
        played = sorted(choice for choice, number in fact.classes.items() if bits >> number & 1)
        if bits == 1:
            return f"'{scene}' was not played before" if not played else f"'{scene}' was not answered so"
        return f"'{scene}' was answered with {' or '.join(played)}" + (" or not played" if bits & 1 else "")


def _span(name: str, box: Box) -> str:
    low, high = box.spans[name]
    said = points if name in METERS else str
    return f"{name.replace('_', '-')} is {said(low)}" + (f" to {said(high)}" if high > low else "")


def cut(boxes: Boxes, by: Cut) -> Boxes:
    """Return what is left of boxes."""
    return [(part, chair) for box, chair in boxes if (part := by(box, chair)) is not None]


def _conjuncts(node: Node, wanted: bool) -> Iterator[Claim]:
    match node:
        case Not(part):
            yield from _conjuncts(part, not wanted)
        case All(parts) if wanted:
            for part in parts:
                yield from _conjuncts(part, True)
        case Any(parts) if not wanted:
            for part in parts:
                yield from _conjuncts(part, False)
        case _:
            yield node, wanted
