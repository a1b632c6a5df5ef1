"""Wall, floor and rug: what every room has."""

from __future__ import annotations

from game.stage.colour import mix
from game.stage.scenery.curve import box, disc
from game.stage.scenery.palette import Palette
from game.stage.scenery.svg import Box, Svg

SKIRTING = -66.0
"""Where the wall meets the floor."""


def draw_wall(sheet: Svg, view: Box, tones: Palette, *, rug: bool = True) -> None:
    """Draw wall, skirting, floor and rug."""
    left, top, width, height = view
    bottom = top + height
    sheet.path(box(left, top, width, SKIRTING - top), tones.wall)
    if tones.flat:
        sheet.path(box(left, SKIRTING, width, bottom - SKIRTING), tones.floor)
        return
    low = mix(tones.floor, (0, 0, 0), 0.12)
    sheet.path(
        box(left, SKIRTING, width, bottom - SKIRTING),
        sheet.level(0, SKIRTING, 0, bottom, (0, tones.floor, 1), (1, low, 1)),
    )
    for step in range(-14, 15):
        near, far = step * 96, step * 58
        sheet.line(f"M{far} {SKIRTING} L{near * 1.25:.0f} {SKIRTING + 230}", tones.board, 1.2, 0.55)
    for row, y in enumerate((SKIRTING + 22, SKIRTING + 58, SKIRTING + 112)):
        for step in range(-7, 8):
            x = (step * 2 + row % 2) * (62 + row * 14)
            sheet.line(f"M{x:.0f} {y} h{58 + row * 14}", tones.board, 1.1, 0.4)
    sheet.path(box(left, SKIRTING - 13, width, 13), tones.trim, 0.85)
    sheet.path(box(left, SKIRTING - 1.5, width, 3), mix(tones.board, (0, 0, 0), 0.3), 0.5)
    if rug:
        _rug(sheet, tones)


def _rug(sheet: Svg, tones: Palette) -> None:
    sheet.path(disc((0, 6), 372, 40), tones.board, 0.5)
    sheet.path(disc((0, 4), 370, 39), tones.rug)
    for inner in (0.93, 0.88):
        ring = disc((0, 4), 370 * inner, 39 * inner)
        sheet.line(ring, tones.rug_line, 2.2, 0.8)
