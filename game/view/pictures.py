"""Pictures of the way that was taken, as values: every surface draws or tells the same.

A `Stop` is one decision on the map, a `Chart` both meters over the whole way. Each carries its words, so that it can be
read as a list or a table by who does not see it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sign = Literal["disc", "ring", "diamond", "up", "down", "square", "star", "cross"]
"""Shapes that are told apart without colour: filled disc, empty ring, diamond, triangle pointing up or down, square,
star, cross."""
Dash = Literal["solid", "dashed", "dotted"]


@dataclass(frozen=True, slots=True)
class Marked:
    """A shape with the word for it."""

    sign: Sign
    word: str


@dataclass(frozen=True, slots=True)
class Stub:
    """A road that was not taken from a stop."""

    letter: str
    text: str
    open: bool = True
    """Whether it could have been taken; else it was struck through."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One decision on the map: what was answered, and the roads that were left."""

    taken: Marked
    """The shape says what the answer was: towards, neither, away, skipped."""
    letter: str
    """Of the answer, as it stood at the table; empty where the scene was skipped."""
    answer: str
    stubs: tuple[Stub, ...] = ()
    """In the order of their letters, the taken one left out."""
    change: str = ""
    """The bands that were crossed, as the quiet line says them."""
    turns: tuple[Marked, ...] = ()
    """What turned here, for the few stops where something did."""


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole way at a glance: every stop with its number and letter, and the letters of the roads not taken.

    It says nothing that the stops themselves do not say in words.
    """

    id: str
    label: str
    summary: str
    """What there is to see, and where it stands in words."""
    stops: tuple[Stop, ...]

    @property
    def text(self) -> str:
        """Everything it says, as one text."""
        letters = (f"{number}{stop.letter}" for number, stop in enumerate(self.stops, 1))
        stubs = (stub.letter for stop in self.stops for stub in stop.stubs)
        return " ".join((self.label, self.summary, *letters, *stubs))


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of an axis with its word: from `lower` up to the next band, in thousandths."""

    lower: int
    word: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A meter that lines are drawn against; its bands from the lowest to the highest."""

    label: str
    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class Curve:
    """One meter over one way: the value before the first decision, and after each."""

    label: str
    axis: int
    """Which of the chart's axes it belongs to."""
    sign: Sign
    dash: Dash
    values: tuple[int, ...]
    """In thousandths, 0 to 1000."""
    start: int = 0
    """The first value that is drawn; before it the line runs along another one."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A turning point on a line: at which decision (from 1), on which curve, which shape and word."""

    at: int
    curve: int
    mark: Marked


@dataclass(frozen=True, slots=True)
class Chart:
    """Meters over a way as lines, and the same as a table."""

    id: str
    label: str
    """What the picture shows, in a few words: the caption of its table."""
    summary: str
    """What there is to see, in a sentence or two."""
    axes: tuple[Axis, ...]
    curves: tuple[Curve, ...]
    spots: tuple[Spot, ...]
    ticks: tuple[str, ...]
    """What stands under each decision."""
    heads: tuple[str, ...]
    """Of the table's columns."""
    rows: tuple[tuple[str, ...], ...]
    apart: bool = False
    """Whether each axis has a plot of its own; else they share one where there is room."""

    @property
    def text(self) -> str:
        """Everything it says, as one text."""
        cells = (cell for row in (self.heads, *self.rows) for cell in row)
        bands = (band.word for axis in self.axes for band in axis.bands)
        labels = (*(axis.label for axis in self.axes), *(curve.label for curve in self.curves))
        marks = (spot.mark.word for spot in self.spots)
        return " ".join(filter(None, (self.label, self.summary, *labels, *bands, *marks, *self.ticks, *cells)))
