"""The layers of a search, and what is noted of them: where each state came from, and what was found in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from game.exploration.arrive import Arrived
from game.exploration.goal import Goal
from game.exploration.record import Column, Rows

CHUNK = 1 << 16
"""States that one core handles at a time."""
START, EXIT = 254, 255
"""In place of an answer's number: sitting down; the safe exit."""
ORIGIN = np.dtype([("scene", "u2"), ("place", "u4"), ("answer", "u1")])
MOST_WAYS = 1 << 58

Origins = npt.NDArray[np.void]
Counts = npt.NDArray[np.int64]


class Station(NamedTuple):
    """All states in which one scene is played after so many decisions."""

    rows: Rows
    ways: Counts
    """The number of ways that lead to each state."""


Layer = dict[str, Station]
"""All stations after so many decisions, by scene."""


class Found(NamedTuple):
    """A state that meets a goal: the layer, scene and place of it, then the answer taken there, where one was."""

    layer: int
    scene: str
    place: int
    answer: int | None = None


class Edge(NamedTuple):
    """Moves between two scenes: the place in the layer before, and the place in this one, of each."""

    before: str
    places: Column
    scene: str
    to: Column


@dataclass
class Trace:
    """How one layer came about, kept for witnesses and for what can still be reached."""

    origins: dict[str, Origins] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    """From a scene and places of the layer before to a scene and places of this one, while the search is complete."""
    ends: list[tuple[str, Column, Column]] = field(default_factory=list)
    """From a scene and places of the layer before to an end: what it has (see REPAIRED and LEFT)."""

    @property
    def bytes(self) -> int:
        """How much memory it takes."""
        edges = sum(edge.places.nbytes + edge.to.nbytes for edge in self.edges)
        ends = sum(places.nbytes + has.nbytes for _, places, has in self.ends)
        return edges + ends + sum(origins.nbytes for origins in self.origins.values())


REPAIRED, LEFT = 1, 2
"""Bits of what an end has: responsibility was taken and lived; someone has left."""


@dataclass
class Piece:
    """What one chunk of a station came to."""

    arrived: list[tuple[Arrived, Column, int]] = field(default_factory=list)
    """With the places in the station that the rows came from, and the answer."""
    hits: list[tuple[Goal, int, int | None]] = field(default_factory=list)
    """With the place in the station and the answer taken there."""
    ends: list[tuple[Column, Column]] = field(default_factory=list)
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
    """Why it stopped before its end: `interrupted`, `deep`, `memory`, `enough`, or nothing."""
    spans: dict[str, dict[str, tuple[int, int]]] = field(default_factory=dict)
    """By scene: the least and the highest of each meter in all states that were come to."""
    traces: list[Trace] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Whether every state was looked at."""
        return self.thinned_at is None and not self.stopped
