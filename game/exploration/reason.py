"""Why something is impossible, said so that a person can follow it: what it needs, and what there can be instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.authoring.walk import Ref
from game.exploration.bounds import Bounds
from game.exploration.box import NO, YES, Box, hull
from game.exploration.goal import Goal, door_ref
from game.exploration.plan import LEANS, PROMISE, Plan
from game.narrative.condition import Condition
from game.narrative.explain import ENGLISH, explain
from game.narrative.number import points
from game.narrative.question import METERS, All, Any, Flag, Node, Not, Number, Recall, Word
from game.narrative.scene import Line
from game.narrative.state import KIT_ANSWERS

Boxes = list[tuple[Box, str]]
"""Boxes, each with the chair that is played in it."""
Cut = Callable[[Box, str], Box | None]
Claim = tuple[Node, bool]
"""A question and what it should be."""


class Reasoner:
    """Tells which goals the boxes exclude, and why."""

    def __init__(self, plan: Plan, bounds: Bounds) -> None:
        self.plan = plan
        self.bounds = bounds
        self.supposer = bounds.supposer
        self._ended = self._endings()

    def reason(self, goal: Goal) -> str:
        """Return why no play-through comes to `goal`; empty where the boxes do not exclude it."""
        ref = goal.ref
        if ref.sort == "file" or "then" in ref.steps:
            return self._way(goal)
        if ref.sort == "ending":
            return self._ending(goal)
        here = self.bounds.at(ref.id)
        if not here:
            return self._no_scene(ref.id)
        if goal.what == "scene":
            return ""
        if ref.steps[0] == "text":
            return self._line(goal, self.plan.story.scenes[ref.id].text, here, str(ref.steps[1]))
        return self._choice(goal, here)

    def _choice(self, goal: Goal, here: Boxes) -> str:
        answer = next(a for a in self.plan.answers[goal.ref.id] if a.choice.id == goal.ref.steps[1])
        choice = answer.choice
        if goal.what == "choice" or "reply" in goal.ref.steps:
            opened = _cut(here, lambda box, _: self.bounds.follower.open(box, answer))
            if not opened:
                claims = [
                    (c.node, True) for c in (choice.when, None if answer.spared else choice.needs) if c is not None
                ]
                return (
                    self._explained(claims, here) or "strain or self-worth always strike it where its conditions hold"
                )
            if goal.what == "choice":
                return ""
            told = [(_heard(box, self.bounds.follower.heard(box, answer)), chair) for box, chair in opened]
            return self._line(goal, choice.reply, told, str(goal.ref.steps[3]))
        condition = choice.when if goal.ref.steps[2] == "when" else choice.needs
        return self._truth(goal, condition, here)

    def _line(self, goal: Goal, lines: tuple[Line, ...], here: Boxes, key: str) -> str:
        line = next(line for line in lines if line.key == key)
        if goal.what in ("holds", "fails") and "instead" not in goal.ref.steps:
            return self._truth(goal, line.when, here)
        claims: list[Claim] = [(line.when.node, True)] if line.when is not None else []
        wanted = goal.ref.steps[goal.ref.steps.index("instead") + 1] if "instead" in goal.ref.steps else ""
        for variant in line.instead:
            if variant.key == wanted:
                claims.append((variant.when.node, goal.what != "fails"))
                break
            claims.append((variant.when.node, False))
        return self._explained(claims, here)

    def _truth(self, goal: Goal, condition: Condition | None, here: Boxes) -> str:
        return self._explained([(condition.node, goal.what == "holds")], here) if condition is not None else ""

    def _way(self, goal: Goal) -> str:
        steps = goal.ref.steps[:-1] if goal.what != "way" else goal.ref.steps
        box = self.bounds.tried.get((goal.ref.sort, goal.ref.id, *steps))
        if box is None:
            return "no way comes here" if goal.ref.sort == "file" else self._before_way(goal)
        jump = self._jump(Ref(goal.ref.sort, goal.ref.id, steps))
        chair = self.plan.story.scenes[goal.ref.id].chair if goal.ref.sort == "scene" else ""
        if jump is None:
            return ""
        return self._explained([(jump.node, goal.what != "fails")], [(box, chair)])

    def _before_way(self, goal: Goal) -> str:
        choice = Goal("choice", Ref("scene", goal.ref.id, goal.ref.steps[:2]))
        return self.reason(choice) or "a way before it is always taken"

    def _jump(self, ref: Ref) -> Condition | None:
        number = ref.steps[-1]
        assert isinstance(number, int)
        if ref.sort == "file":
            place = ref.steps[-2]
            assert isinstance(place, int)
            return self.plan.route.places[place][number].when
        choice = self.plan.story.scenes[ref.id].choice(str(ref.steps[1]))
        return choice.then[number].when if choice is not None else None

    def _no_scene(self, scene: str) -> str:
        """Say why nothing leads to a scene: the first way that would, and why it is not taken."""
        for steps, box in self.bounds.tried.items():
            ref = Ref(str(steps[0]), str(steps[1]), steps[2:])
            if self._leads(ref) == scene:
                jump = self._jump(ref)
                why = self._explained([(jump.node, True)], [(box, "")]) if jump is not None else ""
                return f"no way leads to '{scene}': {why}" if why else f"no way leads to '{scene}'"
        return f"no way leads to '{scene}'"

    def _leads(self, ref: Ref) -> str:
        if "skip" in ref.steps:
            return ""
        number, where = ref.steps[-1], ref.steps[-2]
        assert isinstance(number, int)
        if ref.sort == "file":
            assert isinstance(where, int)
            return self.plan.route.places[where][number].to
        choice = self.plan.story.scenes[ref.id].choice(str(ref.steps[1]))
        return choice.then[number].to if choice is not None else ""

    def _endings(self) -> Boxes:
        """Return the boxes in which the story is over, whoever is afraid among them."""
        boxes = self.bounds.at("")
        for name in self.plan.map.after:
            if self.plan.may_exit(self.plan.story.scenes[name]):
                for box, chair in self.bounds.at(name):
                    boxes.append((Box(box.spans, {**box.sets, "unsafe": YES, "watch": 1}), chair))
        return boxes

    def _at_door(self, number: int) -> Boxes:
        boxes = self._ended
        for door in self.plan.story.doors[:number]:
            boxes = self._where(boxes, door.when, False)
        return boxes

    def _ending(self, goal: Goal) -> str:
        doors = [n for n, door in enumerate(self.plan.story.doors) if door.ending == goal.ref.id]
        if goal.what in ("door", "holds", "fails") and goal.ref.steps[0] in ("when", "also"):
            doors = [number for number in doors if door_ref(self.plan.story, number) == goal.ref]
            return self._door(doors[0], goal.what != "fails")
        reasons = [self._door(number, True) for number in doors]
        if all(reasons) or goal.what == "ending":
            return "; ".join(reasons) if all(reasons) else ""
        inside = [
            part
            for number in doors
            for part in self._where(self._at_door(number), self.plan.story.doors[number].when, True)
        ]
        return self._line(goal, self.plan.story.endings[goal.ref.id].text, inside, str(goal.ref.steps[1]))

    def _door(self, number: int, wanted: bool) -> str:
        when, before = self.plan.story.doors[number].when, self._at_door(number)
        if not before:
            return "an ending before it is always taken"
        return self._explained([(when.node, wanted)], before) if when is not None else ""

    def _so(self, here: Boxes, node: Node, wanted: bool) -> Boxes:
        return _cut(here, lambda box, chair: self.supposer.node(box, node, wanted, chair))

    def _where(self, here: Boxes, condition: Condition | None, wanted: bool) -> Boxes:
        return _cut(here, lambda box, chair: self.supposer.suppose(box, condition, wanted, chair))

    def _explained(self, claims: list[Claim], here: Boxes) -> str:
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
        return ", ".join(dict.fromkeys(self._value(atom, around, here) for atom in _atoms(node)))

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


def _cut(boxes: Boxes, cut: Cut) -> Boxes:
    return [(part, chair) for box, chair in boxes if (part := cut(box, chair)) is not None]


def _heard(box: Box, attention: tuple[int, int]) -> Box:
    return Box({**box.spans, "attention": attention}, box.sets)


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


def _atoms(node: Node) -> Iterator[Node]:
    match node:
        case Not(part):
            yield from _atoms(part)
        case All(parts) | Any(parts):
            for part in parts:
                yield from _atoms(part)
        case _:
            yield node
