"""Chairs and the table."""

from __future__ import annotations

from game.stage.colour import Colour, mix
from game.stage.scenery.curve import disc, polygon, smooth
from game.stage.scenery.palette import Palette
from game.stage.scenery.svg import Svg

SEAT = -94.0
"""Height of the seat."""
DEEP = (15.0, -9.0)
"""From the near side of a chair to its far side, as the eye sees it."""


def draw_chair(sheet: Svg, wood: Colour, lit: Colour, edge: float) -> None:
    """Draw a chair that faces right, its middle above the origin. `lit` is the light along its edges."""
    far = mix(wood, lit, 0.05)
    sheet.open(f"translate({DEEP[0]} {DEEP[1]})")
    _frame(sheet, far, 7.0)
    sheet.close()
    for low, high in ((-0.30, -0.47), (-0.60, -0.75), (-0.90, -1.03)):
        sheet.path(_slat(low, high), far)
    _frame(sheet, wood, 8.5)
    seat = polygon(
        ((-47, SEAT - 5), (43, SEAT - 5), (43 + DEEP[0], SEAT - 5 + DEEP[1]), (-47 + DEEP[0], SEAT - 5 + DEEP[1]))
    )
    sheet.path(seat, mix(wood, lit, 0.1 + 0.22 * edge))
    sheet.path(polygon(((-48, SEAT - 6), (44, SEAT - 6), (43, SEAT + 5), (-47, SEAT + 5))), wood)
    if edge > 0:
        sheet.line(f"M-46 {SEAT - 6} H44", lit, 1.6, edge * 0.8)
        sheet.line(smooth([(-39.5, SEAT - 8), (-45, SEAT - 60), (-55, SEAT - 126)], closed=False), lit, 1.5, edge * 0.5)


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


def draw_table(sheet: Svg, wood: Colour, top: Colour, lit: Colour, edge: float) -> None:
    """Draw the table, its middle above the origin, the top seen a little from above."""
    for x, lean in ((-98, 2), (98, -2)):
        sheet.line(f"M{x} -150 L{x + lean} -14", mix(wood, lit, 0.05), 9)
    for x, lean in ((-113, -3), (113, 3)):
        sheet.line(f"M{x} -140 L{x + lean} 0", wood, 11)
    sheet.path(polygon(((-118, -146), (118, -146), (116, -127), (-116, -127))), wood)
    dim = mix(top, wood, 0.45)
    sheet.path(
        polygon(((-134, -153), (134, -153), (114, -177), (-114, -177))),
        sheet.level(-134, 0, 134, 0, (0, dim, 1), (0.5, mix(top, lit, 0.35 * edge), 1), (1, dim, 1)),
    )
    front = ((-136, -154), (136, -154), (137, -149), (135, -143), (-135, -143), (-137, -149))
    sheet.path(smooth(front, tension=0.05), wood)
    if edge > 0:
        shine = sheet.level(-130, 0, 130, 0, (0, lit, 0), (0.3, lit, edge), (0.7, lit, edge), (1, lit, 0))
        sheet.path(polygon(((-134, -155), (134, -155), (134, -153), (-134, -153))), shine)


def draw_shadow(sheet: Svg, wide: float, tones: Palette) -> None:
    """Draw the soft shadow of something that stands on the floor."""
    if tones.flat:
        return
    dark = mix(tones.wood, tones.board, 0.15)
    sheet.open("translate(0 3) scale(1 0.13)")
    sheet.path(disc((0, 0), wide), sheet.radial(0, 0, wide, (0, dark, 0.42), (0.6, dark, 0.24), (1, dark, 0)))
    sheet.close()
