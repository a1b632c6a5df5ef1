"""The search: layer by layer, all states that so many decisions lead to, equal ones merged, on all cores.

Where a layer does not fit the memory any more, it is thinned to states that differ in what is still missing, and the
search says that it is no longer complete.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from game.authoring.walk import Ref
from game.exploration.arrive import Arrived, Walker
from game.exploration.goal import Goal, scene_goal
from game.exploration.plan import Plan
from game.exploration.probe import Hit, Probe
from game.exploration.record import Column, Mask, Merged, Rows, merge
from game.exploration.thin import chosen
from game.narrative.log import Step

CHUNK = 1 << 16
"""States that one core handles at a time."""
SKIP, EXIT = 254, 255
"""In place of an answer's number: the scene is skipped; the safe exit is taken."""
ORIGIN = np.dtype([("scene", "u2"), ("place", "u4"), ("answer", "u1")])
MOST_WAYS = 1 << 58
EACH = 40
"""Bytes that a state costs besides its row: its origin, the number of ways, and the sorting."""

Origins = npt.NDArray[np.void]
Counts = npt.NDArray[np.int64]


class Station(NamedTuple):
    """All states in which one scene is played after so many decisions."""

    rows: Rows
    ways: Counts
    """The number of ways that lead to each state."""


class Found(NamedTuple):
    """A state that meets a goal: the layer, scene and place of it, then the answer taken there, where one was."""

    layer: int
    scene: str
    place: int
    answer: int | None = None


@dataclass
class Trace:
    """How one layer came about, kept for witnesses and for what can still be reached."""

    origins: dict[str, Origins] = field(default_factory=dict)
    edges: list[tuple[str, Column, str, Column]] = field(default_factory=list)
    """From a scene and places of the layer before to a scene and places of this one, while the search is complete."""
    ends: list[tuple[str, Column, npt.NDArray[np.uint8]]] = field(default_factory=list)
    """From a scene and places of the layer before to an end: what it has (see `Ends`)."""


class Ends:
    """Bits of what an end has, for what can still be reached from where."""

    REPAIR, LEFT = 1, 2


@dataclass
class Piece:
    """What one chunk of a station came to."""

    arrived: list[tuple[Arrived, Column, int]] = field(default_factory=list)
    """With the places in the station that the rows came from, and the answer."""
    hits: list[tuple[Goal, int, int | None]] = field(default_factory=list)
    """With the place in the station and the answer taken there."""
    ends: list[tuple[Column, npt.NDArray[np.uint8]]] = field(default_factory=list)
    doors: dict[int, int] = field(default_factory=dict)
    """The number of ways to each door."""
    moves: int = 0


@dataclass
class Outcome:
    """What a search came to."""

    found: dict[Goal, Found] = field(default_factory=dict)
    states: dict[str, int] = field(default_factory=dict)
    """By scene: the number of states that were looked at, over all layers."""
    moves: int = 0
    """Answers given, in states that were looked at."""
    doors: dict[int, int] = field(default_factory=dict)
    """The number of ways to each door; empty where they were not counted."""
    thinned_at: int | None = None
    """The first layer from which states were left out; None where the search is complete."""
    stopped: str = ""
    """Why it stopped before its end: `interrupted`, `deep`, or nothing."""
    traces: list[Trace] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether every state was looked at."""
        return self.thinned_at is None and not self.stopped


Progress = Callable[[int, int, int], None]
"""Told the layer, the number of states in it, and how many goals are missing."""


class Search:
    """One search. `memory` is in bytes; `missing` loses the goals that are found."""

    def __init__(self, plan: Plan, missing: set[Goal], pool: Executor, memory: int, skips: bool = False) -> None:
        self.plan = plan
        self.missing = missing
        self.pool = pool
        self.memory = memory
        self.skips = skips
        self.walker = Walker(plan)
        self.probe = Probe(plan, missing)
        self.names = tuple(plan.map.after)
        self.numbers = {name: number for number, name in enumerate(self.names)}
        self.outcome = Outcome()
        self._rings = plan.rings
        self._counting = not self._rings
        self._seen: dict[str, list[Rows]] = {}

    def run(self, progress: Progress | None = None, most: int = 400, counted: bool = True) -> Outcome:
        """Search until nothing is left, or nothing is missing and the ways need not be `counted`.

        Ctrl-C gives what is known so far.
        """
        self._counting = self._counting and counted
        try:
            layer = self._start()
            number = 0
            while layer and (self.missing or self._counting or (counted and self.outcome.complete)):
                if progress is not None:
                    progress(number, sum(len(station.rows) for station in layer.values()), len(self.missing))
                if number == most:
                    self.outcome.stopped = "deep"
                    break
                layer = self._advance(number, layer)
                number += 1
            if layer and not self.outcome.stopped:
                self.outcome.stopped = "enough"
        except KeyboardInterrupt:
            self.outcome.stopped = "interrupted"
        if not self._counting or not self.outcome.complete:
            self.outcome.doors = {}
        return self.outcome

    def _start(self) -> dict[str, Station]:
        rows = self.plan.start_row()
        piece = Piece()
        hit = self._hitter(piece, np.zeros(1, np.intp), None)
        for arrived in self.walker.start(rows, lambda ref, goes, stays: self.probe.way(ref, goes, stays, hit)):
            self._come(piece, arrived, np.zeros(1, np.intp), np.ones(1, np.int64), SKIP)
        scene = piece.arrived[0][0].scene if piece.arrived else ""
        for goal, _, _ in piece.hits:
            self.missing.discard(goal)
            self.outcome.found[goal] = Found(0, scene, 0)
        return self._gather(0, {"": [piece]}, {"": Station(rows, np.ones(1, np.int64))})

    def _advance(self, number: int, layer: dict[str, Station]) -> dict[str, Station]:
        tasks = [(scene, at) for scene, station in layer.items() for at in range(0, len(station.rows), CHUNK)]
        pieces: dict[str, list[Piece]] = {scene: [] for scene in layer}
        for (scene, _), piece in zip(tasks, self.pool.map(lambda task: self._work(layer, *task), tasks), strict=True):
            for goal, place, answer in piece.hits:
                if goal in self.missing:
                    self.missing.discard(goal)
                    self.outcome.found[goal] = Found(number, scene, place, answer)
            pieces[scene].append(piece)
        for scene, station in layer.items():
            self.outcome.states[scene] = self.outcome.states.get(scene, 0) + len(station.rows)
        return self._gather(number + 1, pieces, layer)

    def _work(self, layer: dict[str, Station], name: str, at: int) -> Piece:
        """Give every answer in one chunk of a station."""
        station, piece, scene = layer[name], Piece(), self.plan.story.scenes[name]
        rows, ways = station.rows[at : at + CHUNK], station.ways[at : at + CHUNK]
        every = np.arange(at, at + len(rows))
        self.probe.scene(scene, rows, self._hitter(piece, every, None))
        for number, answer in enumerate(self.plan.answers[name]):
            is_open = self.walker.open(rows, answer)
            if not is_open.any():
                continue
            mine = np.flatnonzero(is_open)
            taken = rows[mine]
            piece.moves += len(taken)
            self.probe.answer(answer, taken, self._hitter(piece, every[mine], None))
            self.probe.reply(
                answer, taken, self.walker.decider.heard(taken, answer), self._hitter(piece, every[mine], number)
            )
            hit = self._hitter(piece, every[mine], number)

            def looked(ref: Ref, goes: Column, stays: Column, hit: Hit = hit) -> None:
                self.probe.way(ref, goes, stays, hit)

            for arrived in self.walker.choose(taken, answer, looked):
                self._come(piece, arrived, every[mine][arrived.places], ways[mine][arrived.places], number)
        if self.skips:
            for arrived in self.walker.skip(rows.copy(), scene):
                self._come(piece, arrived, every[arrived.places], ways[arrived.places], SKIP)
        if self.plan.may_exit(scene):
            self._exit(piece, rows, every, scene.chair)
        return piece

    def _come(self, piece: Piece, arrived: Arrived, places: Column, ways: Counts, answer: int) -> None:
        if arrived.scene:
            self.plan.forget(arrived.rows, arrived.scene)
            piece.arrived.append((arrived, places, answer))
            return
        rows = arrived.rows
        doors = self.probe.doors(rows, arrived.chair, self._hitter(piece, places, answer))
        if self._counting:
            for door in np.unique(doors):
                piece.doors[int(door)] = piece.doors.get(int(door), 0) + int(ways[doors == door].sum())
        has = (rows["owned"] != 0) * Ends.REPAIR + (rows["left"] != 0) * Ends.LEFT
        piece.ends.append((places, has.astype(np.uint8)))

    def _exit(self, piece: Piece, rows: Rows, places: Column, chair: str) -> None:
        """Whoever is afraid can always say so."""
        afraid = rows.copy() if self.probe.misses_unsafe() else rows[:0].copy()
        afraid["unsafe"], afraid["watch"] = 1, 0
        if len(afraid):
            self.probe.doors(afraid, chair, self._hitter(piece, places, EXIT))

    def _hitter(self, piece: Piece, places: Column, answer: int | None) -> Hit:
        return lambda goal, at: piece.hits.append((goal, int(places[at]), answer))

    def _gather(self, number: int, pieces: dict[str, list[Piece]], before: dict[str, Station]) -> dict[str, Station]:
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
        layer: dict[str, Station] = {}
        for name, parts in coming.items():
            station = self._merge(name, parts, before, trace)
            if len(station.rows):
                layer[name] = station
                goal = scene_goal(name)
                if goal in self.missing:
                    self.missing.discard(goal)
                    self.outcome.found[goal] = Found(number, name, 0)
        self._thin(number, layer, trace)
        self.outcome.traces.append(trace)
        return layer

    def _merge(
        self, name: str, parts: list[tuple[str, Arrived, Column, int]], before: dict[str, Station], trace: Trace
    ) -> Station:
        rows = np.concatenate([arrived.rows for _, arrived, _, _ in parts])
        ways = np.concatenate([before[scene].ways[places] for scene, _, places, _ in parts])
        origins = np.concatenate([self._origin(scene, places, answer) for scene, _, places, answer in parts])
        merged, keep = self._news(name, rows)
        firsts = merged.firsts[keep]
        if len(firsts) and self._counting:
            ways = merged.total(ways)[keep]
            self._counting = bool(ways.max() < MOST_WAYS)
        else:
            ways = np.ones(len(firsts), np.int64)
        trace.origins[name] = origins[firsts]
        if self.outcome.thinned_at is None and not self._rings:
            self._edges(name, parts, merged.kinds(), trace)
        return Station(rows[firsts], ways)

    def _news(self, name: str, rows: Rows) -> tuple[Merged, Mask]:
        """Merge equal rows. Where a scene can come round again, states that were there before are left out."""
        if name not in self._rings:
            merged = merge(rows)
            return merged, np.ones(len(merged.starts), np.bool_)
        old = np.concatenate(self._seen.get(name, [rows[:0]]))
        merged = merge(np.concatenate([rows, old]))
        known = merged.any(merged_mask(len(rows), len(old)))
        self._seen.setdefault(name, []).append(np.concatenate([rows, old])[merged.firsts[~known]])
        return merged, ~known

    def _edges(self, name: str, parts: list[tuple[str, Arrived, Column, int]], kinds: Column, trace: Trace) -> None:
        at = 0
        for scene, arrived, places, _ in parts:
            here = kinds[at : at + len(arrived.rows)]
            trace.edges.append((scene, places.astype(np.uint32), name, here.astype(np.uint32)))
            at += len(arrived.rows)

    def _origin(self, scene: str, places: Column, answer: int) -> Origins:
        origins = np.empty(len(places), ORIGIN)
        origins["scene"], origins["place"], origins["answer"] = self.numbers.get(scene, 0), places, answer
        return origins

    def _thin(self, number: int, layer: dict[str, Station], trace: Trace) -> None:
        """Leave states out where what comes of them would not fit the memory."""
        total = sum(len(station.rows) for station in layer.values())
        fits = total * self._growth(layer) * (self.plan.dtype.itemsize + EACH) < self.memory
        if total <= self.width or (fits and self.outcome.thinned_at is None):
            return
        if self.outcome.thinned_at is None:
            self.outcome.thinned_at = number
            for earlier in self.outcome.traces:
                earlier.edges.clear()
            trace.edges.clear()
        self._counting = False
        width = self.width
        for name, station in layer.items():
            share = max(1, width * len(station.rows) // total)
            if share < len(station.rows):
                keep = chosen(self.plan, name, station.rows, share)
                layer[name] = Station(station.rows[keep], station.ways[keep])
                trace.origins[name] = trace.origins[name][keep]

    width = 200_000
    """States kept of a layer that is thinned."""

    def _growth(self, layer: dict[str, Station]) -> float:
        """Return how many states come of one, at most, on the mean: only the last scene leads to nothing but ends."""
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
        if answer == SKIP:
            return Step(scene, "", "skip")
        if answer == EXIT:
            return Step(scene, "", "safe-exit")
        return Step(scene, self.plan.answers[scene][answer].choice.id)


def merged_mask(new: int, old: int) -> Mask:
    """Return a mask of `new` times false, then `old` times true."""
    mask = np.zeros(new + old, np.bool_)
    mask[new:] = True
    return mask
