"""Wall, floor and rug: what every room has."""

from __future__ import annotations

from game.stage.colour import mix
from game.stage.scenery.curve import box, disc
from game.stage.scenery.place import Moment
from game.stage.scenery.svg import Svg

SKIRTING = -66.0
"""Where the wall meets the floor."""


def draw_wall(sheet: Svg, m: Moment, *, rug: bool = True, boards: bool = True) -> None:
    """Draw wall, skirting, floor and rug."""
    left, top, width, height = m.view
    tones, bottom = m.tones, top + height
    sheet.path(box(left, top, width, SKIRTING - top), tones.wall)
    if tones.flat:
        sheet.rect(left, SKIRTING, width, bottom - SKIRTING, tones.floor)
        return
    dusk = mix(tones.wall, (0, 0, 0), 0.5)
    sheet.rect(left, top, width, SKIRTING - top, sheet.level(0, -700, 0, -420, (0, dusk, tones.corner), (1, dusk, 0)))
    low = mix(tones.floor, (0, 0, 0), 0.16)
    sheet.rect(
        left, SKIRTING, width, bottom - SKIRTING, sheet.level(0, SKIRTING, 0, bottom, (0, tones.floor, 1), (1, low, 1))
    )
    if boards:
        _boards(sheet, m)
    sheet.rect(left, SKIRTING - 13, width, 13, tones.trim, 0.85)
    sheet.rect(left, SKIRTING - 1.5, width, 3, mix(tones.board, (0, 0, 0), 0.3), 0.5)
    if rug:
        draw_rug(sheet, m)


def _boards(sheet: Svg, m: Moment) -> None:
    for step in range(-14, 15):
        sheet.line(f"M{step * 58} {SKIRTING} L{step * 120} {SKIRTING + 230}", m.tones.board, 1.2, 0.55)
    for row, y in enumerate((SKIRTING + 22, SKIRTING + 58, SKIRTING + 112)):
        for step in range(-7, 8):
            x = (step * 2 + row % 2) * (62 + row * 14)
            sheet.line(f"M{x:.0f} {y} h{58 + row * 14}", m.tones.board, 1.1, 0.4)


def draw_rug(sheet: Svg, m: Moment, wide: float = 370.0, fringe: bool = False) -> None:
    """Draw a round rug about the middle of the floor."""
    tones = m.tones
    sheet.path(disc((0, 6), wide + 2, 40), tones.board, 0.5)
    sheet.path(disc((0, 4), wide, 39), tones.rug)
    for inner in (0.93, 0.88, 0.6) if fringe else (0.93, 0.88):
        sheet.line(disc((0, 4), wide * inner, 39 * inner), tones.rug_line, 2.2, 0.8)
