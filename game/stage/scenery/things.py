"""What lies on the table."""

from __future__ import annotations

from collections.abc import Mapping

from game.stage.colour import mix
from game.stage.scenery.curve import disc, polygon, smooth
from game.stage.scenery.palette import Palette
from game.stage.scenery.svg import Svg

TOP = -165.0
"""Where things stand on the table."""


def draw_things(sheet: Svg, objects: tuple[str, ...], poses: Mapping[str, str], tones: Palette, light: float) -> None:
    """Draw the table's objects; a cup or phone that somebody holds is not on the table."""
    if "letter" in objects:
        _sheet(sheet, -14, 46, tones)
    if "voucher" in objects:
        _voucher(sheet, 4, tones)
    if "tray" in objects:
        _tray(sheet, 0, tones)
    if "phone" in objects and "phone" not in poses.values():
        sheet.path(
            polygon(((18, TOP + 4), (38, TOP + 4), (41, TOP - 3), (22, TOP - 3))), mix(tones.wood, (0, 0, 0), 0.4)
        )
        sheet.path(polygon(((21, TOP + 3), (36, TOP + 3), (38.5, TOP - 2), (24, TOP - 2))), (176, 200, 224), 0.8)
    if "cups" in objects:
        for person, x in (("kit", -66.0), ("rowan", 66.0)):
            if poses.get(person) != "cup":
                draw_cup(sheet, x, tones, steam=light > 0.7 and poses.get(person, "away") != "away")


def draw_cup(sheet: Svg, x: float, tones: Palette, *, steam: bool = False) -> None:
    """Draw a cup on the table at `x`."""
    base = TOP + 3
    side = 1 if x > 0 else -1
    cup, dark = tones.cup, mix(tones.cup, tones.wood, 0.45)
    if not tones.flat:
        sheet.path(disc((x, base), 17, 3.4), tones.wood, 0.45)
    sheet.line(f"M{x + side * 11} {base - 20} q{side * 11} 2 {side * 1} 13", cup, 3)
    body = smooth(
        (
            (x - 12.5, base - 26),
            (x + 12.5, base - 26),
            (x + 11, base - 5),
            (x + 6.5, base),
            (x - 6.5, base),
            (x - 11, base - 5),
        ),
        tension=0.09,
    )
    if tones.flat:
        sheet.path(body, tones.cup)
        sheet.line(body, (255, 255, 255), 2)
        return
    sheet.path(
        body,
        sheet.level(
            x - 13, 0, x + 13, 0, (0, cup if side > 0 else dark, 1), (0.5, cup, 1), (1, dark if side > 0 else cup, 1)
        ),
    )
    sheet.path(disc((x, base - 26), 12, 2.6), dark)
    if steam:
        for dx, sway in ((-4, 4), (4, 4)):
            path = smooth(
                [
                    (x + dx, base - 32),
                    (x + dx + sway, base - 42),
                    (x + dx - sway * 0.6, base - 53),
                    (x + dx + sway * 0.4, base - 64),
                ],
                closed=False,
            )
            sheet.line(path, tones.cup, 2, 0.3)


def _sheet(sheet: Svg, x: float, wide: float, tones: Palette) -> None:
    page = mix(tones.cup, (255, 255, 255), 0.3) if not tones.flat else (255, 255, 255)
    sheet.path(
        polygon(
            ((x - wide / 2, TOP + 5), (x + wide / 2, TOP + 3), (x + wide / 2 + 3, TOP - 6), (x - wide / 2 + 6, TOP - 5))
        ),
        page,
    )
    line = mix(page, tones.wood, 0.5)
    for row in (-3, -0.5, 2):
        sheet.line(f"M{x - wide / 2 + 7} {TOP + row} l{wide - 14} -0.8", line, 1, 0.6)


def _voucher(sheet: Svg, x: float, tones: Palette) -> None:
    paper, band = mix(tones.cup, tones.rug, 0.3), tones.rug_line
    if tones.flat:
        paper, band = (255, 255, 255), (0, 0, 0)
    sheet.path(polygon(((x - 24, TOP + 3), (x + 24, TOP + 3), (x + 22, TOP - 26), (x - 22, TOP - 26))), paper)
    sheet.path(polygon(((x - 3, TOP + 3), (x + 3, TOP + 3), (x + 3, TOP - 26), (x - 3, TOP - 26))), band)
    sheet.line(smooth([(x, TOP - 12), (x - 11, TOP - 19), (x - 12, TOP - 9)]), band, 2)
    sheet.line(smooth([(x, TOP - 12), (x + 11, TOP - 19), (x + 12, TOP - 9)]), band, 2)


def _tray(sheet: Svg, x: float, tones: Palette) -> None:
    board = mix(tones.wood, tones.top, 0.5) if not tones.flat else (255, 255, 255)
    sheet.path(polygon(((x - 44, TOP + 5), (x + 44, TOP + 5), (x + 40, TOP - 4), (x - 40, TOP - 4))), board)
    bowl = tones.cup
    sheet.path(smooth(((x - 18, TOP - 16), (x + 18, TOP - 16), (x + 8, TOP), (x - 8, TOP)), tension=0.1), bowl)
    sheet.path(disc((x, TOP - 16), 17, 3), mix(bowl, tones.wood, 0.5))
