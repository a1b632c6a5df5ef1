"""What one core does at a time: giving every answer in one chunk of a station, and looking at what is shown there."""

from __future__ import annotations

from collections.abc import Collection

import numpy as np

from game.authoring.walk import Ref
from game.exploration.arrive import Arrived, Walker
from game.exploration.goal import Goal
from game.exploration.layer import CHUNK, EXIT, LEFT, REPAIRED, Counts, Layer, Piece
from game.exploration.plan import Plan
from game.exploration.probe import Hit, Probe
from game.exploration.record import Column, Rows, take
from game.narrative.answer import Answer


class Worker:
    """Gives answers and looks. Several threads may call it at once. `counting` is whether ways are counted."""

    def __init__(self, plan: Plan, missing: Collection[Goal]) -> None:
        self.plan = plan
        self.walker = Walker(plan)
        self.probe = Probe(plan, missing)
        self.counting = True

    def give(self, layer: Layer, name: str, at: int) -> Piece:
        """Give every answer in one chunk of a station."""
        station, piece, scene = layer[name], Piece(), self.plan.story.scenes[name]
        rows, ways = station.rows[at : at + CHUNK], station.ways[at : at + CHUNK]
        every = np.arange(at, at + len(rows))
        self.probe.scene(scene, rows, hitter(piece, every, None))
        opened = np.zeros(len(rows), np.bool_)
        for number, answer in enumerate(self.plan.answers[name]):
            is_open = self.walker.open(rows, answer)
            opened |= is_open
            if not is_open.any():
                continue
            mine = np.flatnonzero(is_open)
            taken, places = take(rows, mine), every[mine]
            piece.moves += len(taken)
            self._landed(piece, taken, places, answer, number)
            hit = hitter(piece, places, number)

            def looked(ref: Ref, goes: Column, stays: Column, hit: Hit = hit) -> None:
                self.probe.way(ref, goes, stays, hit)

            for arrived in self.walker.choose(taken, answer, looked):
                self.come(piece, arrived, places[arrived.places], ways[mine[arrived.places]], number)
        self.probe.stuck(scene, opened, hitter(piece, every, None))
        if self.plan.may_exit(scene):
            self._exit(piece, rows, every, scene.chair)
        return piece

    def come(self, piece: Piece, arrived: Arrived, places: Column, ways: Counts, answer: int) -> None:
        """Note where rows arrived from `places` of their station by an answer, and the number of ways to each."""
        if arrived.scene:
            self.plan.forget(arrived.rows, arrived.scene)
            piece.arrived.append((arrived, places, answer))
            return
        rows = arrived.rows
        doors = self.probe.doors(rows, arrived.chair, hitter(piece, places, answer))
        if self.counting:
            for door in np.flatnonzero(np.bincount(doors, minlength=1)):
                piece.doors[int(door)] = piece.doors.get(int(door), 0) + int(ways[doors == door].sum())
        has = (rows["owned"] != 0) * REPAIRED + (rows["left"] != 0) * LEFT
        piece.ends.append((places.astype(np.uint32), has.astype(np.uint8)))

    def _exit(self, piece: Piece, rows: Rows, places: Column, chair: str) -> None:
        """Whoever is afraid can always say so."""
        afraid = rows.copy() if self.probe.misses_unsafe() else rows[:0].copy()
        afraid["unsafe"], afraid["watch"] = 1, 0
        if len(afraid):
            self.probe.doors(afraid, chair, hitter(piece, places, EXIT))

    def look(self, layer: Layer, name: str, at: int) -> Piece:
        """Only look at one chunk of a station, at its scene and at how each answer lands."""
        piece = Piece()
        rows = layer[name].rows[at : at + CHUNK]
        every = np.arange(at, at + len(rows))
        self.probe.scene(self.plan.story.scenes[name], rows, hitter(piece, every, None))
        for number, answer in enumerate(self.plan.answers[name]):
            is_open = self.walker.open(rows, answer)
            if is_open.any():
                self._landed(piece, take(rows, is_open), every[is_open], answer, number)
        return piece

    def _landed(self, piece: Piece, taken: Rows, places: Column, answer: Answer, number: int) -> None:
        self.probe.answer(answer, taken, hitter(piece, places, None))
        heard = self.walker.decider.heard(taken, answer)
        self.probe.reply(answer, taken, heard, hitter(piece, places, number))


def hitter(piece: Piece, places: Column, answer: int | None) -> Hit:
    """Return what notes a hit among rows that stand at `places` of their station."""
    return lambda goal, at: piece.hits.append((goal, int(places[at]), answer))
