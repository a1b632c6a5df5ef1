"""Going on to the next scene from many states at once: `play.choose` and `play.skip` behind the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import numpy as np

from game.authoring.walk import Ref
from game.exploration.ask import Asker
from game.exploration.decide import Decider, own_arc
from game.exploration.plan import LEANS, Plan
from game.exploration.record import Column, Mask, Rows, take
from game.exploration.route import Fork, after, place
from game.narrative import rules
from game.narrative.answer import Answer
from game.narrative.scene import Scene

Looked = Callable[[Ref, Column, Column], None]
"""Told of each way that is tried where it stands, and the places of the rows that take it and of those that do not."""


class Trip(NamedTuple):
    """What goes along on the way to the next scene."""

    chair: str
    """The chair that was left; empty before the first scene."""
    passed: tuple[str, ...] = ()
    looked: Looked | None = None


class Arrived(NamedTuple):
    """Rows that came to a scene (empty: the end). `places` tells where each stood among those that set out."""

    scene: str
    rows: Rows
    places: Column
    chair: str


class Walker:
    """Gives answers and goes on, in many states of one scene at once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.asker = Asker(plan)
        self.decider = Decider(plan)

    def open(self, rows: Rows, answer: Answer) -> Mask:
        """Return in which of `rows` the answer can be taken."""
        choice, chair = answer.choice, answer.scene.chair
        found = np.ones(len(rows), np.bool_)
        if answer.always:
            return found
        if choice.content & self.plan.setting.left_out:
            return ~found
        if choice.when is not None:
            found &= self.asker.holds(choice.when, rows, chair)
        if choice.needs is not None and not answer.spared:
            found &= self.asker.holds(choice.needs, rows, chair)
        if answer.sayable:
            if choice.kind in rules.MUTE_WHEN_FLOODED:
                found &= rows["strain"] < rules.FLOODED
            if choice.kind in rules.NEEDS_WORTH:
                found &= rows["self_worth"] >= rules.NEEDS_WORTH[choice.kind]
        return found

    def choose(self, rows: Rows, answer: Answer, looked: Looked | None = None) -> Iterator[Arrived]:
        """Yield where `answer` leads from `rows`, in which it has to be open. `rows` are changed."""
        self.decider.decide(rows, answer)
        scene = answer.scene
        named = Fork(answer.choice.then, Ref("scene", scene.id, ("choices", answer.choice.id, "then")))
        yield from self._onward(rows, np.arange(len(rows)), scene, named, Trip(scene.chair, (), looked))

    def skip(self, rows: Rows, scene: Scene) -> Iterator[Arrived]:
        """Yield where skipping `scene` leads from `rows`, which are changed."""
        yield from self._onward(rows, np.arange(len(rows)), scene, _skip(scene), Trip(scene.chair, (scene.id,)))

    def start(self, rows: Rows, looked: Looked | None = None) -> Iterator[Arrived]:
        """Yield where `rows` sit down first."""
        yield from self._arrive(rows, np.arange(len(rows)), place(self.plan.route, 0), Trip("", (), looked))

    def _onward(self, rows: Rows, places: Column, scene: Scene, named: Fork, trip: Trip) -> Iterator[Arrived]:
        if named.jumps:
            yield from self._arrive(rows, places, named, trip)
            return
        left = rows["left"] != 0
        for where, fork in ((left, Fork((), named.ref)), (~left, after(self.plan.route, scene.id))):
            if where.all():
                yield from self._arrive(rows, places, fork, trip)
            elif where.any():
                yield from self._arrive(take(rows, where), places[where], fork, trip)

    def _arrive(self, rows: Rows, places: Column, fork: Fork, trip: Trip) -> Iterator[Arrived]:
        """Send each row the first way that holds; who finds none comes to the end."""
        for number, (to, when) in enumerate(fork.jumps):
            goes = self.asker.mask(when, rows, trip.chair)
            if trip.looked is not None:
                trip.looked(fork.ref.at(number), places[goes], places[~goes])
            if goes.all():
                yield from self._come_to(to, rows, places, trip)
                return
            if goes.any():
                yield from self._come_to(to, take(rows, goes), places[goes], trip)
                rows, places = take(rows, ~goes), places[~goes]
        yield self._end(rows, places, trip)

    def _come_to(self, to: str, rows: Rows, places: Column, trip: Trip) -> Iterator[Arrived]:
        scene = self.plan.story.scenes.get(to)
        if scene is None:
            yield self._end(rows, places, trip)
        elif scene.content & self.plan.setting.left_out:
            if to in trip.passed:
                yield self._end(rows, places, trip)
            else:
                trip = trip._replace(passed=(*trip.passed, to))
                yield from self._onward(rows, places, scene, _skip(scene), trip)
        elif scene.optional:
            yield from self._optional(scene, rows, places, trip)
        else:
            yield self._sit_down(scene, rows, places, trip)

    def _optional(self, scene: Scene, rows: Rows, places: Column, trip: Trip) -> Iterator[Arrived]:
        """After a run of misses every second optional bid is not made."""
        thin = rows["misses"] >= rules.PATIENCE
        rows["thinned"] ^= thin
        missing = thin & (rows["thinned"] == 0)
        stays = ~missing
        if stays.any():
            yield self._sit_down(scene, take(rows, stays), places[stays], trip)
        if missing.any():
            yield from self._onward(take(rows, missing), places[missing], scene, _skip(scene), trip)

    def _sit_down(self, scene: Scene, rows: Rows, places: Column, trip: Trip) -> Arrived:
        if trip.chair and scene.chair != trip.chair and self.plan.setting.chair == "both":
            worth = rows["self_worth"].copy()
            rows["self_worth"] = rows["resting_worth"]
            rows["resting_worth"] = worth
        if scene.lean:
            rows["lean"] = LEANS.index(scene.lean)
        return Arrived(scene.id, rows, places, scene.chair)

    def _end(self, rows: Rows, places: Column, trip: Trip) -> Arrived:
        self.decider.close_watch(rows, rows["watch"] != 0)
        own_arc(rows, rows["left"] != 0)
        return Arrived("", rows, places, trip.chair)


def _skip(scene: Scene) -> Fork:
    return Fork(scene.skip.then, Ref("scene", scene.id, ("skip", "then")))
