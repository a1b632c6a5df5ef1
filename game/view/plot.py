"""Where everything of a chart stands: lines, shapes and words in a given width. The stage and the page draw the same.

    drawing = plot(chart, width=600, em=15, line=21, measure=font_width)

All lengths are in the pixels that `width` is given in, from the upper left corner of the drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from game.view.flags import Flag, raised
from game.view.pictures import Axis, Chart, Curve, Dash, Sign, Spot

Measure = Callable[[str], float]
"""How wide a text is drawn."""
Tone = Literal["first", "second", "third", "turn", "words", "quiet", "grid"]
"""What a part is drawn in: one of the curves, a turning point, words, words that step back, lines without meaning."""
TONES: tuple[Tone, ...] = ("first", "second", "third")
LEAST_PLOT = 9
"""Least height of a plot, in sizes of its words."""
BESIDE = 12
"""Least width of a plot with an axis on both sides, in sizes of its words; with less room each axis has its own."""
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
"""Every how manyth decision is numbered."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through `points`, `weight` wide."""

    points: tuple[tuple[float, float], ...]
    tone: Tone
    weight: float
    dash: Dash = "solid"


@dataclass(frozen=True, slots=True)
class Shape:
    """A sign around its centre, `size` wide and high."""

    sign: Sign
    x: float
    y: float
    size: float
    tone: Tone


@dataclass(frozen=True, slots=True)
class Label:
    """Words whose line box begins at `x`, `y`."""

    x: float
    y: float
    text: str
    tone: Tone = "words"
    anchor: Literal["start", "middle", "end"] = "start"
    """Which part of the words stands fast where their width is not quite what was measured."""


@dataclass(frozen=True, slots=True)
class Ground:
    """A piece of plain ground under words, so that no line runs through them."""

    x: float
    y: float
    width: float
    height: float


Part = Stroke | Shape | Label | Ground


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart, placed. Parts are drawn in order."""

    width: float
    height: float
    parts: tuple[Part, ...]


def plot(chart: Chart, width: float, em: float, line: float, measure: Measure) -> Drawing:
    """Return `chart` placed in `width`, with words of size `em` whose lines are `line` high."""
    page = _Page(chart, width, em, line, measure)
    page.legend()
    for panel in page.panels():
        page.panel(panel)
    return Drawing(width, page.y, tuple(page.parts))


class _Page:
    """A drawing while it is made, from top to bottom."""

    def __init__(self, chart: Chart, width: float, em: float, line: float, measure: Measure) -> None:
        self.chart, self.width, self.em, self.line, self.measure = chart, width, em, line, measure
        self.parts: list[Part] = []
        self.y = 0.0
        self.tones = _tones(chart)

    def legend(self) -> None:
        """Name the curves, each beside a piece of it."""
        em, x = self.em, 0.0
        for curve, tone in zip(self.chart.curves, self.tones, strict=True):
            lines = fold(curve.label, self.width - 3.4 * em, self.measure)
            wide = 3.4 * em + max(map(self.measure, lines))
            if x and x + wide > self.width:
                x, self.y = 0.0, self.y + self.line
            middle = self.y + self.line / 2
            self.parts.append(Stroke(((x, middle), (x + 2.8 * em, middle)), tone, self.weight, curve.dash))
            self.parts.append(Shape(curve.sign, x + 1.4 * em, middle, 0.7 * em, tone))
            for place, words in enumerate(lines):
                self.parts.append(Label(x + 3.4 * em, self.y + place * self.line, words))
            self.y += (len(lines) - 1) * self.line
            x += wide + 1.6 * em
        self.y += 1.5 * self.line

    @property
    def weight(self) -> float:
        """Width of a curve."""
        return max(1.0, self.em * 0.14)

    def panels(self) -> list[tuple[int, ...]]:
        """Return which axes share a plot."""
        every = tuple(range(len(self.chart.axes)))
        others = {axis.bands for axis in self.chart.axes[1:]}
        room = sum(self.margin(self.chart.axes[place]) for place in every[:2]) + BESIDE * self.em
        together = not self.chart.apart and len(others) <= 1 and self.width >= room
        return [every] if together else [(place,) for place in every]

    def margin(self, axis: Axis) -> float:
        """Return the room that the words of an axis take."""
        return max(self.measure(band.word) for band in axis.bands) + 0.9 * self.em

    def panel(self, places: tuple[int, ...]) -> None:
        """Draw one plot with the curves of these axes."""
        axes = [self.chart.axes[place] for place in places]
        left = self.margin(axes[0])
        right = self.width - (self.margin(axes[1]) if len(axes) > 1 else 0.8 * self.em)
        if len(axes) == 1 and len(self.chart.axes) > 1:
            self._words(axes[0].label, 0, self.width)
        inside = [
            (curve, tone) for curve, tone in zip(self.chart.curves, self.tones, strict=True) if curve.axis in places
        ]
        last = max(1, len(self.chart.ticks))
        frame = _Frame(left + 0.7 * self.em, right - 0.7 * self.em, 0.0, self._height(), last)
        frame = self._flags(frame, [spot for spot in self.chart.spots if self.chart.curves[spot.curve].axis in places])
        for side, axis in enumerate(axes[:2]):
            shapes = [(curve, tone) for curve, tone in inside if curve.axis == places[side] or (side and curve.axis)]
            self._axis(axis, shapes, side, left, right, frame)
        for curve, tone in inside:
            self._curve(curve, tone, frame)
        self._spots(frame, places)
        self._ticks(frame)

    def _height(self) -> float:
        """Return how high a plot has to be so that no two words of an axis overlap; all are as high."""
        gaps = [b - a for axis in self.chart.axes for a, b in pairwise([middle for middle, _ in middles(axis)])]
        return max(LEAST_PLOT * self.em, 1050 * self.line / max(1, min(gaps, default=1000)))

    def _words(self, text: str, x: float, width: float, tone: Tone = "words") -> None:
        for words in fold(text, width, self.measure):
            self.parts.append(Label(x, self.y, words, tone))
            self.y += self.line

    def _flags(self, frame: _Frame, spots: list[Spot]) -> _Frame:
        """Raise the words of the turning points above the plot, each at its decision; return the frame under them."""
        em, top = self.em, self.y
        flags = [self._flag(spot, frame.x(spot.at)) for spot in spots]
        rows = raised(flags, self.width)
        high = [0] * (1 + max((row for _, row, _ in rows), default=-1))
        for flag, row, _ in rows:
            high[row] = max(high[row], len(flag.lines))
        frame = frame.below(top + sum(high) * self.line + (1.1 * em if rows else 0.6 * em))
        tops = [top + sum(high[row + 1 :]) * self.line for _, row, _ in rows]
        for spot, y in zip(spots, tops, strict=True):
            self._pole(spot, y, frame)
        for spot, y, (flag, _, leftwards) in zip(spots, tops, rows, strict=True):
            x = max(0.0, min(flag.x - flag.width if leftwards else flag.x, self.width - flag.width))
            self._fly(flag, x, y, spot)
        return frame

    def _flag(self, spot: Spot, x: float) -> Flag:
        lines = fold(spot.mark.word, self.width - 1.9 * self.em, self.measure)
        return Flag(x, 1.9 * self.em + max(map(self.measure, lines)), tuple(lines))

    def _pole(self, spot: Spot, y: float, frame: _Frame) -> None:
        values, x = self.chart.curves[spot.curve].values, frame.x(spot.at)
        foot = frame.y(values[min(spot.at, len(values) - 1)])
        self.parts.append(Stroke(((x, y + 0.2 * self.line), (x, foot)), "quiet", max(1.0, self.em * 0.07)))

    def _fly(self, flag: Flag, x: float, y: float, spot: Spot) -> None:
        """Draw the shape and the words of a turning point, over whatever poles pass there."""
        em = self.em
        self.parts.append(Ground(x + 0.3 * em, y, flag.width - 0.6 * em, len(flag.lines) * self.line))
        self.parts.append(Shape(spot.mark.sign, x + 0.85 * em, y + self.line / 2, 0.75 * em, "turn"))
        for place, words in enumerate(flag.lines):
            self.parts.append(Label(x + 1.45 * em, y + place * self.line, words))

    def _axis(
        self, axis: Axis, shapes: list[tuple[Curve, Tone]], side: int, left: float, right: float, frame: _Frame
    ) -> None:
        """Draw the bands of an axis as words, at the left of the plot or at the right."""
        em = self.em
        for place, (curve, tone) in enumerate(shapes if len(self.chart.axes) > 1 and not self.chart.apart else ()):
            x = (right + 0.9 * em if side else left - 0.9 * em) + (place * em if side else -place * em)
            self.parts.append(Shape(curve.sign, x, frame.top - 0.2 * em, 0.6 * em, tone))
        for band in axis.bands:
            y = frame.y(band.lower)
            span = (right, right + 0.4 * em) if side else (left - 0.4 * em, right)
            self.parts.append(Stroke(((span[0], y), (span[1], y)), "grid", max(1.0, em * 0.05)))
        for middle, word in middles(axis):
            y = frame.y(middle) - self.line / 2
            x = right + 0.7 * em if side else left - 0.7 * em - self.measure(word)
            self.parts.append(Label(x, y, word, "quiet", "start" if side else "end"))

    def _curve(self, curve: Curve, tone: Tone, frame: _Frame) -> None:
        """Draw a line through all its values, with its shape on as many as there is room for."""
        points = tuple((frame.x(place), frame.y(value)) for place, value in enumerate(curve.values))
        if len(points) > curve.start + 1:
            self.parts.append(Stroke(points[curve.start :], tone, self.weight, curve.dash))
        every = next((step for step in STEPS if step * frame.step >= 0.9 * self.em), STEPS[-1])
        for place, (x, y) in enumerate(points):
            if place >= curve.start and (place % every == 0 or place == len(points) - 1):
                self.parts.append(Shape(curve.sign, x, y, 0.58 * self.em, tone))

    def _spots(self, frame: _Frame, places: tuple[int, ...]) -> None:
        """Draw the shapes of the turning points on their lines; a second one at the same place above the first."""
        taken: dict[tuple[int, int], int] = {}
        for spot in self.chart.spots:
            curve = self.chart.curves[spot.curve]
            if curve.axis not in places:
                continue
            nth = taken.get((spot.at, spot.curve), 0)
            taken[spot.at, spot.curve] = nth + 1
            y = frame.y(curve.values[min(spot.at, len(curve.values) - 1)]) - nth * 1.15 * self.em
            self.parts.append(Shape(spot.mark.sign, frame.x(spot.at), y, 1.05 * self.em, "turn"))

    def _ticks(self, frame: _Frame) -> None:
        """Number the decisions under the plot."""
        ticks = self.chart.ticks
        widest = max((self.measure(tick) for tick in ticks), default=0.0)
        every = next((step for step in STEPS if step * frame.step >= widest + 0.5 * self.em), STEPS[-1])
        y = frame.bottom + 0.3 * self.em
        for place, tick in enumerate(ticks, 1):
            if place % every == 0 or (every > 1 and place == 1):
                self.parts.append(Label(frame.x(place) - self.measure(tick) / 2, y, tick, "quiet", "middle"))
        self.y = y + 1.5 * self.line


@dataclass(frozen=True, slots=True)
class _Frame:
    """The inside of a plot: from values to places."""

    left: float
    right: float
    top: float
    height: float
    last: int

    def below(self, top: float) -> _Frame:
        """Return the frame with its upper edge at `top`."""
        return _Frame(self.left, self.right, top, self.height, self.last)

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.top + self.height

    @property
    def step(self) -> float:
        """From one decision to the next."""
        return (self.right - self.left) / self.last

    def x(self, place: int) -> float:
        """Return where the state after so many decisions stands."""
        return self.left + place * self.step

    def y(self, value: float) -> float:
        """Return where a value stands, in thousandths."""
        return self.bottom - value * self.height / 1000


def middles(axis: Axis) -> list[tuple[float, str]]:
    """Return the words of an axis with the middles of their bands, from the lowest, in thousandths."""
    edges = [band.lower for band in axis.bands] + [1000]
    return [((a + b) / 2, band.word) for band, (a, b) in zip(axis.bands, pairwise(edges), strict=True)]


def fold(text: str, width: float, measure: Measure) -> list[str]:
    """Return `text` in lines of at most `width`; a word that is wider is broken.

    >>> fold("trust rose most", 10, len)
    ['trust rose', 'most']
    """
    lines: list[str] = []
    for word in (piece for whole in text.split() for piece in _pieces(whole, width, measure)):
        if lines and measure(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def _pieces(word: str, width: float, measure: Measure) -> Iterator[str]:
    """Yield `word`, or pieces of it that fit; at least a letter each."""
    while len(word) > 1 and measure(word) > width:
        most = next((length for length in range(len(word) - 1, 1, -1) if measure(word[:length]) <= width), 1)
        yield word[:most]
        word = word[most:]
    yield word


def _tones(chart: Chart) -> list[Tone]:
    """Return the tone of every curve: by its axis where two ways are compared, else by its place."""
    if chart.apart:
        seen: dict[int, int] = {}
        places = []
        for curve in chart.curves:
            places.append(seen.get(curve.axis, 0))
            seen[curve.axis] = places[-1] + 1
        return [TONES[min(place, 2)] for place in places]
    return [TONES[min(place, 2)] for place in range(len(chart.curves))]
