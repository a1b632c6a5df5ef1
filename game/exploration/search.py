"""The search: layer by layer, all states that so many decisions lead to, equal ones merged, on all cores.

Where what comes of a layer would not fit the memory any more, the layer is thinned to states that differ in what is
still missing, and the search says that it is no longer complete. Where not even a thin layer fits, it stops.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor

import numpy as np

from game.exploration.arrive import Arrived
from game.exploration.budget import Budget
from game.exploration.chunk import Worker, hitter
from game.exploration.goal import Goal, asked, scene_goal
from game.exploration.layer import (
    CHUNK,
    EXIT,
    MOST_WAYS,
    ORIGIN,
    START,
    Edge,
    Found,
    Layer,
    Origins,
    Outcome,
    Piece,
    Station,
    Trace,
)
from game.exploration.plan import Plan
from game.exploration.record import METERS, Column, Mask, Merged, Rows, joined, merge, take
from game.exploration.thin import Pull, chosen, pulls
from game.narrative.condition import Condition
from game.narrative.log import Step

MOST_KEPT, LEAST_KEPT = 200_000, 1000
"""States kept of a layer that is thinned, as far as the memory goes."""

Progress = Callable[[int, int, int], None]
"""Told the layer, the number of states in it, and how many goals are missing."""


class Search:
    """One search. `memory` is what the process may take, in bytes; `missing` loses the goals that are found."""

    def __init__(self, plan: Plan, missing: set[Goal], pool: Executor, memory: int) -> None:
        self.plan = plan
        self.missing = missing
        self.pool = pool
        self.budget = Budget(memory, plan.dtype.itemsize)
        self.worker = Worker(plan, missing)
        self.names = tuple(plan.map.after)
        self.numbers = {name: number for number, name in enumerate(self.names)}
        self.outcome = Outcome()
        self._rings = plan.rings
        self.worker.counting = not self._rings
        self._conditions = asked(plan.story)
        self._seen: dict[str, list[Rows]] = {}

    def run(self, progress: Progress | None = None, most: int = 400, counted: bool = True) -> Outcome:
        """Search until nothing is left, or nothing is missing and the ways need not be `counted`.

        Ctrl-C gives what is known so far.
        """
        self.worker.counting = self.worker.counting and counted
        try:
            layer = self._start()
            number = 0
            while layer and (self.missing or self.worker.counting or (counted and self.outcome.complete)):
                if progress is not None:
                    progress(number, sum(len(station.rows) for station in layer.values()), len(self.missing))
                if number == most:
                    self.outcome.stopped = "deep"
                if self._width(layer) < LEAST_KEPT or not self.budget.kept():
                    self.outcome.stopped = "memory"
                if self.outcome.stopped:
                    break
                layer = self._advance(number, layer)
                number += 1
            if layer and not self.outcome.stopped:
                self.outcome.stopped = "enough"
        except KeyboardInterrupt:
            self.outcome.stopped = "interrupted"
        if not self.worker.counting or not self.outcome.complete:
            self.outcome.doors = {}
        return self.outcome

    def _start(self) -> Layer:
        rows = self.plan.start_row()
        piece = Piece()
        hit = hitter(piece, np.zeros(1, np.intp), None)
        for arrived in self.worker.walker.start(
            rows, lambda ref, goes, stays: self.worker.probe.way(ref, goes, stays, hit)
        ):
            self.worker.come(piece, arrived, np.zeros(1, np.intp), np.ones(1, np.int64), START)
        scene = piece.arrived[0][0].scene if piece.arrived else ""
        for goal, _, _ in piece.hits:
            self.missing.discard(goal)
            self.outcome.found[goal] = Found(0, scene, 0)
        return self._gather(0, {"": [piece]}, {"": Station(rows, np.ones(1, np.int64))})

    def _chunks(self, layer: Layer, work: Callable[[Layer, str, int], Piece]) -> Iterator[tuple[str, Piece]]:
        """Do `work` on a layer, chunk by chunk, on all cores."""
        tasks = [(scene, at) for scene, station in layer.items() for at in range(0, len(station.rows), CHUNK)]
        done = self.pool.map(lambda task: work(layer, *task), tasks)
        yield from zip((scene for scene, _ in tasks), done, strict=True)

    def _advance(self, number: int, layer: Layer) -> Layer:
        tasks = [(scene, at) for scene, station in layer.items() for at in range(0, len(station.rows), CHUNK)]
        pieces: dict[str, list[Piece]] = {scene: [] for scene in layer}
        for (scene, _), piece in zip(
            tasks, self.pool.map(lambda task: self.worker.give(layer, *task), tasks), strict=True
        ):
            for goal, place, answer in piece.hits:
                if goal in self.missing:
                    self.missing.discard(goal)
                    self.outcome.found[goal] = Found(number, scene, place, answer)
            pieces[scene].append(piece)
        for scene, station in layer.items():
            self.outcome.states[scene] = self.outcome.states.get(scene, 0) + len(station.rows)
        return self._gather(number + 1, pieces, layer)

    def _gather(self, number: int, pieces: dict[str, list[Piece]], before: Layer) -> Layer:
        """Merge what the chunks came to into the next layer."""
        trace = Trace()
        coming: dict[str, list[tuple[str, Arrived, Column, int]]] = {}
        for scene, mine in pieces.items():
            for piece in mine:
                self.outcome.moves += piece.moves
                for door, ways in piece.doors.items():
                    self.outcome.doors[door] = self.outcome.doors.get(door, 0) + ways
                trace.ends += [(scene, places, has) for places, has in piece.ends]
                for arrived, places, answer in piece.arrived:
                    coming.setdefault(arrived.scene, []).append((scene, arrived, places, answer))
            mine.clear()
        layer: Layer = {}
        for name in tuple(coming):
            station = self._merge(name, coming.pop(name), before, trace)
            if len(station.rows):
                layer[name] = station
                self._widen(name, station.rows)
                goal = scene_goal(name)
                if goal in self.missing:
                    self.missing.discard(goal)
                    self.outcome.found[goal] = Found(number, name, 0)
        self._thin(number, layer, trace)
        self.outcome.traces.append(trace)
        return layer

    def _merge(self, name: str, parts: list[tuple[str, Arrived, Column, int]], before: Layer, trace: Trace) -> Station:
        rows = joined([arrived.rows for _, arrived, _, _ in parts])
        ways = np.concatenate([before[scene].ways[places] for scene, _, places, _ in parts])
        origins = np.concatenate([self._origin(scene, places, answer) for scene, _, places, answer in parts])
        merged, keep = self._news(name, rows)
        firsts = merged.firsts[keep]
        if len(firsts) and self.worker.counting:
            ways = merged.total(ways)[keep]
            self.worker.counting = bool(ways.max() < MOST_WAYS)
        else:
            ways = np.ones(len(firsts), np.int64)
        trace.origins[name] = origins[firsts]
        if self.outcome.thinned_at is None and not self._rings:
            self._edges(name, parts, merged.kinds(), trace)
        return Station(take(rows, firsts), ways)

    def _news(self, name: str, rows: Rows) -> tuple[Merged, Mask]:
        """Merge equal rows. Where a scene can come round again, states that were there before are left out."""
        if name not in self._rings:
            merged = merge(rows)
            return merged, np.ones(len(merged.starts), np.bool_)
        old = joined(self._seen.get(name, [rows[:0]]))
        both = joined([rows, old])
        merged = merge(both)
        known = merged.any(merged_mask(len(rows), len(old)))
        self._seen.setdefault(name, []).append(take(both, merged.firsts[~known]))
        return merged, ~known

    def _edges(self, name: str, parts: list[tuple[str, Arrived, Column, int]], kinds: Column, trace: Trace) -> None:
        at = 0
        for scene, arrived, places, _ in parts:
            here = kinds[at : at + len(arrived.rows)]
            trace.edges.append(Edge(scene, places.astype(np.uint32), name, here.astype(np.uint32)))
            at += len(arrived.rows)

    def _widen(self, name: str, rows: Rows) -> None:
        spans = self.outcome.spans.setdefault(name, {})
        for meter in METERS if self.plan.setting.chair == "kit" else (*METERS, "attention"):
            low, high = int(rows[meter].min()), int(rows[meter].max())
            before = spans.get(meter, (low, high))
            spans[meter] = min(low, before[0]), max(high, before[1])

    def _origin(self, scene: str, places: Column, answer: int) -> Origins:
        origins = np.empty(len(places), ORIGIN)
        origins["scene"], origins["place"], origins["answer"] = self.numbers.get(scene, 0), places, answer
        return origins

    def _thin(self, number: int, layer: Layer, trace: Trace) -> None:
        """Leave states out where what comes of them would not fit the memory."""
        total, width = sum(len(station.rows) for station in layer.values()), self._width(layer, trace)
        if total <= width if self.outcome.thinned_at is None else total <= min(width, MOST_KEPT):
            return
        pinned: dict[Goal, Found] = {}
        if self.outcome.thinned_at is None:
            self.outcome.thinned_at = number
            for earlier in (*self.outcome.traces, trace):
                earlier.edges.clear()
            pinned = self._look(number, layer)
        self.worker.counting = False
        width = max(LEAST_KEPT, min(MOST_KEPT, self._width(layer, trace)))
        for name, station in layer.items():
            share = max(1, width * len(station.rows) // total)
            if share < len(station.rows):
                keep = chosen(station.rows, share, self._pulls(name))
                places = [found.place for found in pinned.values() if found.scene == name]
                if places:
                    keep = np.union1d(keep, np.array(places, np.intp))
                layer[name] = Station(take(station.rows, keep), station.ways[keep])
                trace.origins[name] = trace.origins[name][keep]
                for goal, found in pinned.items():
                    if found.scene == name:
                        self.outcome.found[goal] = found._replace(place=int(np.searchsorted(keep, found.place)))

    def _look(self, number: int, layer: Layer) -> dict[Goal, Found]:
        """Look at all states of the layer from which the first are left out, for what their scenes show."""
        pinned: dict[Goal, Found] = {}
        tasks = [(scene, at) for scene, station in layer.items() for at in range(0, len(station.rows), CHUNK)]
        for (scene, _), piece in zip(
            tasks, self.pool.map(lambda task: self.worker.look(layer, *task), tasks), strict=True
        ):
            for goal, place, answer in piece.hits:
                if goal in self.missing:
                    self.missing.discard(goal)
                    pinned[goal] = self.outcome.found[goal] = Found(number, scene, place, answer)
        return pinned

    def looked_through(self, scene: str) -> bool:
        """Whether no state of `scene` was left out, as far as the scene and its replies are concerned."""
        last = self.outcome.thinned_at
        latest = self.plan.latest.get(scene)
        return not self.outcome.stopped and last is not None and latest is not None and latest <= last

    def _pulls(self, scene: str) -> frozenset[Pull]:
        """Return what has to be high or low for what is missing at `scene` and behind it."""
        wanted = [
            (condition, goal.what != "fails")
            for goal in self.missing
            if goal.ref.sort != "scene" or goal.ref.id in self.plan.map.behind[scene]
            for condition in self._needed(goal)
        ]
        return pulls(wanted)

    def _needed(self, goal: Goal) -> Iterator[Condition]:
        """Yield the conditions that decide about `goal`."""
        for steps in (goal.ref.steps, (*goal.ref.steps, "when"), (*goal.ref.steps, "needs")):
            condition = self._conditions.get(goal.ref._replace(steps=steps))
            if condition is not None:
                yield condition

    def _width(self, layer: Layer, trace: Trace | None = None) -> int:
        """Return how many states of a layer may be kept for all that comes of them to fit. `trace` is its own."""
        held = sum(each.bytes for each in (*self.outcome.traces, *([trace] if trace else ())))
        held += sum(station.rows.nbytes + station.ways.nbytes for station in layer.values())
        held += sum(rows.nbytes for seen in self._seen.values() for rows in seen)
        return self.budget.states(held) // self._growth(layer)

    def _growth(self, layer: Layer) -> int:
        """Return how many states come of one at most: only the last scene leads to nothing but ends."""
        most = [len(self.plan.answers[name]) for name in layer if self.plan.map.after[name] - {"end"}]
        return max(most, default=1)

    def steps(self, found: Found) -> Iterator[Step]:
        """Yield the steps to what was found, the last one first."""
        if found.answer is not None:
            yield self._step(found.scene, found.answer)
        scene, place = found.scene, found.place
        for layer in range(found.layer, 0, -1):
            origin = self.outcome.traces[layer].origins[scene][place]
            scene, place = self.names[origin["scene"]], int(origin["place"])
            yield self._step(scene, int(origin["answer"]))

    def _step(self, scene: str, answer: int) -> Step:
        if answer == EXIT:
            return Step(scene, "", "safe-exit")
        return Step(scene, self.plan.answers[scene][answer].choice.id)


def merged_mask(new: int, old: int) -> Mask:
    """Return a mask of `new` times false, then `old` times true."""
    mask = np.zeros(new + old, np.bool_)
    mask[new:] = True
    return mask
