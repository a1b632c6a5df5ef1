"""Chairs of the places that come first; the others have their own.

Every seat faces right, its middle above the origin, and is as dark as the table.
"""

from __future__ import annotations

from game.stage.colour import Colour, mix
from game.stage.scenery.curve import polygon, smooth
from game.stage.scenery.palette import Palette
from game.stage.scenery.svg import Svg

SEAT = -94.0
"""Height of a seat."""
DEEP = (15.0, -9.0)
"""From the near side of a chair to its far side, as the eye sees it."""


def edge(sheet: Svg, d: str, tones: Palette, width: float = 1.6, share: float = 0.6) -> None:
    """Draw the light along an edge."""
    if not tones.flat:
        sheet.line(d, tones.lamp, width, tones.shine * share)


def chair(sheet: Svg, tones: Palette) -> None:
    """Draw the wooden chair of the kitchen."""
    wood = tones.wood
    far = mix(wood, tones.lamp, 0.05)
    sheet.open(f"translate({DEEP[0]} {DEEP[1]})")
    _frame(sheet, far, 7.0)
    sheet.close()
    for low, high in ((-0.30, -0.47), (-0.60, -0.75), (-0.90, -1.03)):
        sheet.path(_slat(low, high), far)
    _frame(sheet, wood, 8.5)
    seat = polygon(
        ((-47, SEAT - 5), (43, SEAT - 5), (43 + DEEP[0], SEAT - 5 + DEEP[1]), (-47 + DEEP[0], SEAT - 5 + DEEP[1]))
    )
    sheet.path(seat, mix(wood, tones.lamp, 0.1 + 0.176 * tones.shine))
    sheet.path(polygon(((-48, SEAT - 6), (44, SEAT - 6), (43, SEAT + 5), (-47, SEAT + 5))), wood)
    edge(sheet, f"M-46 {SEAT - 6} H44", tones)
    edge(sheet, smooth([(-39.5, SEAT - 8), (-45, SEAT - 60), (-55, SEAT - 126)], closed=False), tones, 1.5, 0.4)


def _frame(sheet: Svg, wood: Colour, thick: float) -> None:
    """One side: the back post that goes on as a leg, the front leg, the rung."""
    post = smooth([(-52, 0), (-45, SEAT + 30), (-43.5, SEAT), (-49, SEAT - 60), (-60, SEAT - 130)], closed=False)
    sheet.line(post, wood, thick)
    sheet.line(f"M39 {SEAT} L43 0", wood, thick)
    sheet.line("M-46 -40 L41 -36", wood, thick * 0.6)


def _slat(low: float, high: float) -> str:
    """A board of the back between two heights (in seat heights above the seat, 1.3 at the top)."""
    x0, y0 = _post(low)
    x1, y1 = _post(high)
    return polygon(((x0, y0), (x0 + DEEP[0], y0 + DEEP[1]), (x1 + DEEP[0], y1 + DEEP[1]), (x1, y1)))


def _post(place: float) -> tuple[float, float]:
    rise = -place * 126
    return (-43.5 - 0.0008 * rise * rise - 0.03 * rise, SEAT - rise)


def folding(sheet: Svg, tones: Palette) -> None:
    """Draw a hall's folding chair: crossed legs, one board to lean on."""
    wood, far = tones.wood, mix(tones.wood, tones.lamp, 0.06)
    for dx, dy, tone, thick in ((13.0, -8.0, far, 6.0), (0.0, 0.0, wood, 7.5)):
        sheet.open(f"translate({dx} {dy})")
        sheet.line(f"M40 0 L-58 {SEAT - 118}", tone, thick)
        sheet.line(f"M-46 0 L36 {SEAT}", tone, thick)
        sheet.close()
    sheet.path(polygon(((-60, SEAT - 118), (-47, SEAT - 127), (-32, SEAT - 84), (-45, SEAT - 74))), wood)
    sheet.path(
        polygon(((-44, SEAT - 5), (44, SEAT - 5), (58, SEAT - 14), (-30, SEAT - 14))), mix(wood, tones.lamp, 0.2)
    )
    sheet.path(polygon(((-44, SEAT - 6), (46, SEAT - 6), (45, SEAT + 4), (-43, SEAT + 4))), wood)
    edge(sheet, f"M-43 {SEAT - 6} H45", tones)
