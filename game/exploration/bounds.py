"""What a route can come to at most: boxes at every scene, found by following all answers from the start.

For each scene there is a box for each mix of what splits stories most (`SPLIT`). Following an answer gives a box that
holds whatever the answer makes of any state inside (each rule on its own, at its worst and its best). Where a condition
holds in no box of a scene, it holds in no play-through: that is a proof, and the boxes are its argument.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from heapq import heappop, heappush
from typing import NamedTuple

from game.authoring.walk import Ref
from game.exploration.box import NO, YES, Bits, Box, Span, hull
from game.exploration.follow import Follower, own_arc
from game.exploration.plan import Plan
from game.exploration.route import Fork, after, place
from game.narrative import rules
from game.narrative.answer import Answer
from game.narrative.number import TOP
from game.narrative.scene import Scene

WHOLE: Mapping[str, int] = {}
SPLIT = ("named", "owned", "help", "left")
PATIENCE = 6
"""Times that a box may grow before it grows to all there is: scenes can come round again."""
METERS = ("trust", "self_worth", "distance", "unspoken", "strain", "attention", "resting_worth")


class Seat(NamedTuple):
    """Where a box is: a scene, or (empty) the end with the chair that was played last."""

    scene: str
    chair: str


def _cut(box: Box, spans: Mapping[str, Span]) -> Box | None:
    left: Box | None = box
    for name, (low, high) in spans.items():
        left = left and left.with_span(name, low, high)
    return left


class Bounds:
    """The boxes of a route.

    With `skips`, scenes may also be skipped, and those with content tags passed over. `grain` splits boxes further,
    into steps of so much of a value: that excludes more, and takes longer.
    """

    def __init__(self, plan: Plan, skips: bool = False, grain: Mapping[str, int] = WHOLE) -> None:
        self.plan = plan
        self.skips = skips
        self.grain = grain
        self.follower = Follower(plan)
        self.supposer = self.follower.supposer
        self.boxes: dict[Seat, dict[tuple[Bits, ...], Box]] = {}
        self.tried: dict[tuple[str | int, ...], Box] = {}
        """A box around all states in which a way is tried, by the steps of where it stands."""
        self._order = {name: number for number, name in enumerate(_forwards(plan))}
        self._grown: dict[tuple[Seat, tuple[Bits, ...]], int] = {}
        self._waiting: list[tuple[int, str]] = []
        self._run()

    def at(self, scene: str) -> list[tuple[Box, str]]:
        """Return the boxes of `scene` (empty: the end), each with the chair that is played."""
        return [
            (box, seat.chair) for seat, boxes in self.boxes.items() if seat.scene == scene for box in boxes.values()
        ]

    def within(self, spans: Mapping[str, Mapping[str, Span]]) -> Bounds:
        """Return bounds of which the boxes at each scene are cut to these `spans` of meters: what a search came to."""
        nearer = copy(self)
        nearer.boxes = {
            seat: {
                key: part for key, box in boxes.items() if (part := _cut(box, spans.get(seat.scene, {}))) is not None
            }
            for seat, boxes in self.boxes.items()
        }
        return nearer

    def _run(self) -> None:
        start = _around_state(self.plan)
        self._arrive(start, place(self.plan.route, 0), "", ())
        while self._waiting:
            name = heappop(self._waiting)[1]
            while self._waiting and self._waiting[0][1] == name:
                heappop(self._waiting)
            scene = self.plan.story.scenes[name]
            for box in list(self.boxes[Seat(name, scene.chair)].values()):
                self._play(scene, box)

    def _play(self, scene: Scene, box: Box) -> None:
        for answer in self.plan.answers[scene.id]:
            is_open = self.follower.open(box, answer)
            if is_open is not None:
                self._answer(is_open, answer)
        if self.skips:
            self._pass(box, scene, scene.chair, (scene.id,))

    def _answer(self, box: Box, answer: Answer) -> None:
        decided = self.follower.decide(box, answer)
        scene, choice = answer.scene, answer.choice
        if choice.then:
            ref = Fork(choice.then, Ref("scene", scene.id, ("choices", choice.id, "then")))
            self._arrive(decided, ref, scene.chair, ())
        else:
            self._along(decided, scene, scene.chair, ())

    def _along(self, box: Box, scene: Scene, chair: str, passed: tuple[str, ...]) -> None:
        """Go on along the route, which ends for who has left."""
        gone, here = box.with_set("left", YES), box.with_set("left", NO)
        if gone is not None:
            self._end(gone, chair)
        if here is not None:
            self._arrive(here, after(self.plan.route, scene.id), chair, passed)

    def _pass(self, box: Box, scene: Scene, chair: str, passed: tuple[str, ...]) -> None:
        if scene.skip.then:
            self._arrive(box, Fork(scene.skip.then, Ref("scene", scene.id, ("skip", "then"))), chair, passed)
        else:
            self._along(box, scene, chair, passed)

    def _arrive(self, box: Box, fork: Fork, chair: str, passed: tuple[str, ...]) -> None:
        rest: Box | None = box
        for number, (to, when) in enumerate(fork.jumps):
            if rest is None:
                return
            key = (fork.ref.sort, fork.ref.id, *fork.ref.steps, number)
            self.tried[key] = hull(self.tried.get(key), rest) or rest
            goes = self.supposer.suppose(rest, when, True, chair)
            if goes is not None:
                self._come_to(to, goes, chair, passed)
            rest = self.supposer.suppose(rest, when, False, chair)
        if rest is not None:
            self._end(rest, chair)

    def _come_to(self, to: str, box: Box, chair: str, passed: tuple[str, ...]) -> None:
        scene = self.plan.story.scenes.get(to)
        if scene is None or to in passed:
            self._end(box, chair)
            return
        out = bool(scene.content & self.plan.setting.left_out)
        if out or (self.skips and scene.content):
            self._pass(box, scene, chair, (*passed, to))
        if out:
            return
        if scene.optional:
            thin = box.with_span("misses", rules.PATIENCE, TOP)
            if thin is not None:
                self._pass(thin, scene, chair, (*passed, to))
        self._sit(scene, box, chair)

    def _sit(self, scene: Scene, box: Box, chair: str) -> None:
        spans, sets = dict(box.spans), dict(box.sets)
        if chair and scene.chair != chair and self.plan.setting.chair == "both":
            spans["self_worth"], spans["resting_worth"] = spans["resting_worth"], spans["self_worth"]
        if scene.lean:
            sets["lean"] = 1 << ("reach", "retreat").index(scene.lean)
        if self._put(Seat(scene.id, scene.chair), Box(spans, sets)):
            heappush(self._waiting, (self._order[scene.id], scene.id))

    def _end(self, box: Box, chair: str) -> None:
        for bit in (NO, YES):
            part = box.with_set("left", bit)
            if part is not None:
                spans, sets = dict(part.spans), dict(part.sets)
                self.follower.close(spans, sets)
                if bit == YES:
                    own_arc(spans)
                self._put(Seat("", chair), Box(spans, sets))

    def _put(self, seat: Seat, box: Box) -> bool:
        """Add a box; return whether that makes more possible than was."""
        boxes, grown = self.boxes.setdefault(seat, {}), False
        for key, part in _parts(box, self.grain):
            old = boxes.get(key)
            new = hull(old, part)
            if new is not None and new != old:
                count = self._grown[seat, key] = self._grown.get((seat, key), 0) + 1
                ring = seat.scene in self.plan.rings
                boxes[key] = _widened(new) if ring and count > PATIENCE else new
                grown = True
        return grown


def _parts(box: Box, grain: Mapping[str, int]) -> Iterator[tuple[tuple[Bits, ...], Box]]:
    """Split a box so that each part knows what splits stories most, and by steps of some spans (`grain`)."""
    parts: list[tuple[tuple[Bits, ...], Box]] = [((), box)]
    for name in SPLIT:
        parts = [
            ((*key, bit), half)
            for key, part in parts
            for bit in (NO, YES)
            if (half := part.with_set(name, bit)) is not None
        ]
    for name, step in grain.items():
        parts = [
            ((*key, at), inside)
            for key, part in parts
            for at in range(part.spans[name][0] // step, part.spans[name][1] // step + 1)
            if (inside := part.with_span(name, at * step, at * step + step - 1)) is not None
        ]
    yield from parts


def _widened(box: Box) -> Box:
    return Box({name: (0, TOP) if name in METERS else span for name, span in box.spans.items()}, box.sets)


def _forwards(plan: Plan) -> list[str]:
    """Return the scenes so that what follows comes later, as far as scenes do not come round again."""
    done: list[str] = []
    seen: set[str] = set()
    for root in plan.map.after:
        stack = [(root, iter(sorted(plan.map.after[root])))] if root not in seen else []
        seen.add(root)
        while stack:
            name, following = stack[-1]
            deeper = next((to for to in following if to in plan.map.after and to not in seen), None)
            if deeper is None:
                done.append(name)
                stack.pop()
            else:
                seen.add(deeper)
                stack.append((deeper, iter(sorted(plan.map.after[deeper]))))
    return done[::-1]


def _around_state(plan: Plan) -> Box:
    """Return the box of the state before the first scene."""
    row = plan.start_row()[0]
    spans: dict[str, Span] = {name: (int(row[name]), int(row[name])) for name in METERS}
    for name in ("misses", "support", "attacks", "appeased", "broken_words", "decisions"):
        spans[name] = int(row[name]), int(row[name])
    if plan.setting.chair == "kit":
        spans["attention"] = plan.start_attention, plan.start_attention
    sets: dict[str, Bits] = dict.fromkeys(("named", "owned", "help", "left", "unsafe"), NO)
    sets |= {"same": NO, "debts": 1, "last": 1, "watch": 1, "promise": 1, "lean": 1 << int(row["lean"])}
    sets |= {f":{name}": 1 for name in plan.facts}
    sets |= {f"!{name}": NO for name in plan.promises}
    return Box(spans, sets)
