"""What people sit on. Every seat faces right, its middle above the origin, and is as dark as the table."""

from __future__ import annotations

from game.stage.colour import Colour, mix
from game.stage.scenery.curve import polygon, smooth
from game.stage.scenery.palette import Palette
from game.stage.scenery.svg import Svg

SEAT = -94.0
"""Height of a seat."""
DEEP = (15.0, -9.0)
"""From the near side of a chair to its far side, as the eye sees it."""


def _edge(sheet: Svg, d: str, tones: Palette, width: float = 1.6, share: float = 0.6) -> None:
    if not tones.flat:
        sheet.line(d, tones.lamp, width, tones.shine * share)


def chair(sheet: Svg, tones: Palette) -> None:
    """Draw the wooden chair of the kitchen."""
    wood, edge = tones.wood, tones.shine * 0.8
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
    sheet.path(seat, mix(wood, tones.lamp, 0.1 + 0.22 * edge))
    sheet.path(polygon(((-48, SEAT - 6), (44, SEAT - 6), (43, SEAT + 5), (-47, SEAT + 5))), wood)
    _edge(sheet, f"M-46 {SEAT - 6} H44", tones)
    _edge(sheet, smooth([(-39.5, SEAT - 8), (-45, SEAT - 60), (-55, SEAT - 126)], closed=False), tones, 1.5, 0.4)


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
    _edge(sheet, f"M-43 {SEAT - 6} H45", tones)


def shell(sheet: Svg, tones: Palette) -> None:
    """Draw a corridor's plastic shell on a steel beam."""
    wood = tones.wood
    sheet.line("M-64 -52 H66", wood, 9)
    for x in (-40, 42):
        sheet.line(f"M{x} -52 V-3 M{x - 20} -3 H{x + 20}", wood, 6)
    sheet.line(f"M0 -52 V{SEAT}", wood, 10)
    seat = [
        (-66, SEAT - 118), (-50, SEAT - 112), (-42, SEAT - 50), (-32, SEAT - 12), (10, SEAT - 8), (50, SEAT - 10),
        (52, SEAT - 2), (40, SEAT + 8), (-30, SEAT + 6), (-48, SEAT - 6), (-56, SEAT - 52),
    ]  # fmt: skip
    sheet.path(smooth(seat, tension=0.13), wood)
    rim = [(-50, SEAT - 112), (-42, SEAT - 50), (-32, SEAT - 12), (10, SEAT - 8), (49, SEAT - 10)]
    _edge(sheet, smooth(rim, closed=False, tension=0.13), tones)


def armchair(sheet: Svg, tones: Palette) -> None:
    """Draw a chair with arms to sit on for an hour."""
    cloth, far = tones.wood, mix(tones.wood, tones.lamp, 0.07)
    for x in (-50, 46):
        sheet.path(polygon(((x - 5, -36), (x + 5, -36), (x + 3, 0), (x - 2, 0))), cloth)
    back = [
        (-52, -38), (-62, SEAT - 40), (-78, SEAT - 128), (-66, SEAT - 142), (-46, SEAT - 138), (-36, SEAT - 60),
        (-30, SEAT - 4), (-30, -38),
    ]  # fmt: skip
    sheet.path(smooth(back, tension=0.1), cloth)
    sheet.path(smooth(((-40, SEAT - 16), (50, SEAT - 14), (58, SEAT), (54, -46), (-44, -46)), tension=0.08), far)
    sheet.path(smooth(((-50, -34), (56, -34), (60, -58), (-52, -58)), tension=0.05), cloth)
    _edge(sheet, smooth([(-47, SEAT - 137), (-37, SEAT - 60), (-32, SEAT - 14)], closed=False), tones)
    _edge(sheet, f"M-36 {SEAT - 15} L50 {SEAT - 13}", tones)


def arm(sheet: Svg, tones: Palette) -> None:
    """Draw the near arm of an armchair, in front of who sits there."""
    wood = tones.wood
    bow = ((-46, -40), (-44, -128), (-36, -136), (34, -136), (42, -128), (36, -120), (-26, -118), (-28, -40))
    sheet.path(smooth(bow, tension=0.06), wood)
    sheet.line("M34 -124 L40 -48", wood, 9)
    _edge(sheet, "M-34 -136 H34", tones, 1.6, 0.5)


def car_seat(sheet: Svg, tones: Palette) -> None:
    """Draw the back of a car's seat, in front of who sits in it."""
    wood = tones.wood
    sheet.line("M-18 -196 V-218 M18 -196 V-218", mix(wood, tones.lamp, 0.1), 6)
    sheet.path(smooth(((-36, -216), (-34, -244), (0, -249), (34, -244), (36, -216), (0, -210)), tension=0.13), wood)
    back = [(-56, -178), (-40, -202), (0, -207), (40, -202), (56, -178), (76, -20), (80, 60), (-80, 60), (-76, -20)]
    sheet.path(smooth(back, tension=0.1), wood)
    _edge(sheet, smooth([(-34, -244), (0, -249), (34, -244)], closed=False), tones, 2, 0.6)
    _edge(sheet, smooth([(-56, -178), (-40, -202), (0, -207), (40, -202), (56, -178)], closed=False), tones, 2, 0.6)
    seam = [(-50, 20), (-44, -150), (0, -168), (44, -150), (50, 20)]
    sheet.line(smooth(seam, closed=False), mix(wood, tones.lamp, 0.1), 1.6, 0 if tones.flat else 0.9)


def left_coat(sheet: Svg, tones: Palette) -> None:
    """Draw a coat that lies over a seat and keeps it for somebody."""
    cloth = (190, 190, 190) if tones.flat else mix(tones.wood, tones.rug_line, 0.3)
    heap = [(-58, SEAT - 124), (-40, SEAT - 120), (-28, SEAT - 56), (-14, SEAT - 24), (24, SEAT - 22), (52, SEAT - 12),
            (58, SEAT + 22), (46, SEAT + 52), (30, SEAT + 48), (26, SEAT + 2), (-30, SEAT + 4), (-48, SEAT - 30),
            (-64, SEAT - 100)]  # fmt: skip
    sheet.path(smooth(heap, tension=0.12), cloth)
    for fold in (
        [(-50, SEAT - 110), (-34, SEAT - 44), (-8, SEAT - 8)],
        [(2, SEAT - 16), (36, SEAT - 6), (44, SEAT + 38)],
    ):
        sheet.line(smooth(fold, closed=False), mix(cloth, (0, 0, 0), 0.35), 2, 0.8)
