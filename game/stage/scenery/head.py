"""Heads: no faces. In profile brow, nose and chin only just; from the back one mass of hair."""

from __future__ import annotations

from dataclasses import dataclass
from math import radians

from game.stage.scenery.curve import Point, disc, smooth, turned

Part = tuple[str, str]
"""Which tone, and the path."""


@dataclass(frozen=True, slots=True)
class _Look:
    """Hair, about the middle of the head: one outline, and round curls over it."""

    hair: tuple[Point, ...]
    curls: tuple[tuple[float, float, float], ...] = ()
    crown: tuple[Point, ...] = ()
    """The outline from the back."""
    ring: tuple[tuple[float, float, float], ...] = ()
    """Curls from the back."""


def profile(centre: Point, person: str, nod: float, side: int) -> list[Part]:
    """Return a head in profile that looks right (`side` 1) or left (-1), bowed by `nod` degrees."""

    def place(points: tuple[Point, ...]) -> list[Point]:
        at = ((centre[0] + _HEAD * x * side, centre[1] + _HEAD * y) for x, y in points)
        return [turned(point, radians(nod * side), centre) for point in at]

    look = _LOOKS.get(person, _LOOKS["kit"])
    parts: list[Part] = [("skin", smooth(place(_FACE), tension=0.15)), ("hair", smooth(place(look.hair), tension=0.16))]
    for (x, y), radius in zip(place(tuple(curl[:2] for curl in look.curls)), (c[2] for c in look.curls), strict=True):
        parts.append(("hair", disc((x, y), radius * _HEAD)))
    return parts


def upright(centre: Point, person: str, tilt: float) -> list[Part]:
    """Return a head from the back, tilted to the right by `tilt` degrees."""

    def place(points: tuple[Point, ...]) -> list[Point]:
        return [turned((centre[0] + _HEAD * x, centre[1] + _HEAD * y), radians(tilt), centre) for x, y in points]

    look = _LOOKS.get(person, _LOOKS["kit"])
    skull = ((0, -30), (16, -26), (23, -8), (20, 10), (10, 23), (0, 26), (-10, 23), (-20, 10), (-23, -8), (-16, -26))
    parts: list[Part] = [("skin", smooth(place(skull))), ("hair", smooth(place(look.crown)))]
    for (x, y), radius in zip(place(tuple(curl[:2] for curl in look.ring)), (c[2] for c in look.ring), strict=True):
        parts.append(("hair", disc((x, y), radius * _HEAD)))
    return parts


_HEAD = 1.1
_FACE: tuple[Point, ...] = (
    (-6, -30), (10, -29), (20, -20), (22.5, -9), (23, -3), (27, 4.5), (23.5, 8.5), (23.3, 12), (22.5, 16),
    (20.5, 22), (13, 25.5), (4, 21), (-3, 20), (-14, 18), (-22, 2), (-20, -18),
)  # fmt: skip
_LOOKS: dict[str, _Look] = {
    # short at the sides, a tuft that stands up over the forehead
    "kit": _Look(
        (
            (22, -17), (27, -26), (24, -35), (17, -33), (13, -40), (5, -37), (-2, -40), (-10, -36), (-18, -33),
            (-24, -25), (-27, -12), (-26, 2), (-22, 13), (-17, 18), (-13, 13), (-10, 5), (-5, 7), (0, 4),
            (1, -5), (4, -14), (13, -18),
        ),
        crown=(
            (-22, 14), (-26, -2), (-25, -20), (-18, -32), (-8, -37), (0, -40), (7, -37), (15, -40), (18, -33),
            (25, -22), (26, -2), (22, 14), (12, 20), (0, 18), (-12, 20),
        ),
    ),
    # a cloud of curls, cut at the chin
    "rowan": _Look(
        (
            (18, -22), (14, -32), (0, -37), (-16, -33), (-27, -21), (-31, -4), (-29, 12), (-20, 22), (-8, 16),
            (-3, 6), (0, -4), (5, -13), (12, -18),
        ),
        (
            (17, -27, 9), (7, -34, 11), (-6, -37, 11), (-18, -32, 11), (-27, -23, 11), (-33, -11, 11),
            (-35, 2, 11), (-33, 14, 11), (-25, 23, 10), (-15, 22, 9), (-10, 12, 9), (4, -15, 8), (-4, -2, 7),
        ),
        crown=((-28, 14), (-32, -8), (-22, -30), (0, -38), (22, -30), (32, -8), (28, 14), (12, 24), (-12, 24)),
        ring=(
            (0, -39, 11), (-14, -36, 11), (14, -36, 11), (-26, -26, 11), (26, -26, 11), (-33, -12, 11), (33, -12, 11),
            (-34, 3, 11), (34, 3, 11), (-29, 16, 10), (29, 16, 10), (-18, 23, 9), (18, 23, 9),
        ),
    ),
}  # fmt: skip
