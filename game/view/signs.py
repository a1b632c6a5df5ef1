"""The shapes that carry meaning without colour, as numbers: the stage and the page that is kept draw the same."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin

from game.view.pictures import Dash, Sign

Point = tuple[float, float]
PATTERNS: Mapping[Dash, tuple[float, ...]] = {"solid": (), "dashed": (3.4, 2.4), "dotted": (0.9, 2.0)}
"""Lengths drawn and left out by turns, in widths of the line."""
HOLE = 0.28
"""Radius of what is empty in a ring, in its width."""
CORNERS: Mapping[Sign, tuple[Point, ...]] = {
    "diamond": ((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5)),
    "up": ((0.5, 0.04), (1.0, 0.94), (0.0, 0.94)),
    "down": ((0.5, 0.96), (1.0, 0.06), (0.0, 0.06)),
    "square": ((0.08, 0.08), (0.92, 0.08), (0.92, 0.92), (0.08, 0.92)),
    "cross": (
        (0.0, 0.2), (0.2, 0.0), (0.5, 0.3), (0.8, 0.0), (1.0, 0.2), (0.7, 0.5), (1.0, 0.8), (0.8, 1.0), (0.5, 0.7),
        (0.2, 1.0), (0.0, 0.8), (0.3, 0.5),
    ),
    "star": tuple(
        (0.5 + reach * sin(pi * turn / 5), 0.53 - reach * cos(pi * turn / 5))
        for turn, reach in enumerate((0.53, 0.22) * 5)
    ),
}  # fmt: skip
"""Signs with corners, in a square of side 1; disc and ring are round."""
