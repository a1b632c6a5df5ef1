"""Where everything of the small map stands: the whole road at a glance, stop by stop, in as many rows as it needs."""

from __future__ import annotations

from collections.abc import Iterator

from game.view.pictures import Overview, Stop
from game.view.plot import Drawing, Label, Measure, Part, Shape, Stroke

BEHIND, ROW = 0.7, 6.4
"""Room behind the last stubs of a stop, and height of a row of stops, in sizes of the words."""
AHEAD, ASIDE, LONG = 0.8, 1.15, 1.45
"""Where stubs end: the first pair this far ahead of its stop, each further pair as much again; and how far aside."""


def overview(small: Overview, width: float, em: float, line: float, measure: Measure) -> Drawing:
    """Return the map in `width`, with words of size `em` whose lines are `line` high."""
    pairs = max((-(-len(stop.stubs) // 2) for stop in small.stops), default=1)
    before = max((measure(_name(number, stop)) for number, stop in enumerate(small.stops, 1)), default=0)
    room = before + (AHEAD + ASIDE * max(1, pairs - 1) + BEHIND) * em
    most = max(1, int(width // room))
    across = -(-len(small.stops) // max(1, -(-len(small.stops) // most)))
    rows = [small.stops[start : start + across] for start in range(0, len(small.stops), across)]
    parts: list[Part] = []
    for row, stops in enumerate(rows):
        y = (row + 0.5) * ROW * em
        begin, end = (0.0 if row else before - em), width if row < len(rows) - 1 else len(stops) * room
        parts.append(Stroke(((begin, y), (end, y)), "first", em * 0.24))
        for place, stop in enumerate(stops):
            x = place * room + before
            parts += _stop(row * across + place + 1, stop, x, y, em, line, measure)
    return Drawing(width, len(rows) * ROW * em, tuple(parts))


def _stop(number: int, stop: Stop, x: float, y: float, em: float, line: float, measure: Measure) -> Iterator[Part]:
    """Yield a stop: its stubs below and above by turns, its sign on the road, its number and the letter taken."""
    for place, stub in enumerate(stop.stubs):
        side = -1 if place % 2 == 0 else 1
        end = (x + (AHEAD + ASIDE * (place // 2)) * em, y + side * LONG * em)
        yield Stroke(((x, y), end), "quiet", em * 0.1)
        top = end[1] - line if side < 0 else end[1]
        yield Label(end[0] - measure(stub.letter) / 2, top, stub.letter, "quiet", "middle")
    yield Shape(stop.taken.sign, x, y, 1.25 * em, "first")
    said = _name(number, stop)
    yield Label(x - measure(said) + 0.1 * em, y - 0.8 * em - line, said, "words", "end")


def _name(number: int, stop: Stop) -> str:
    """Return what a stop is called here: its number and the letter of the answer."""
    return f"{number}{stop.letter}"
