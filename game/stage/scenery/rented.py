"""A small rented room under the roof: a bare bulb, one hook, a window that has been painted shut."""

from __future__ import annotations

from game.stage.colour import mix
from game.stage.scenery.curve import polygon
from game.stage.scenery.kitchen import set_table
from game.stage.scenery.lamps import BULB
from game.stage.scenery.place import Moment, Place
from game.stage.scenery.props import draw_boxes, draw_coat, draw_plant, draw_rail
from game.stage.scenery.seats import chair
from game.stage.scenery.svg import Box, Svg
from game.stage.scenery.wall import SKIRTING, draw_wall
from game.stage.scenery.window import draw_patch, draw_window

WINDOW: Box = (-338.0, -566.0, 150.0, 176.0)


def _wall(sheet: Svg, m: Moment) -> None:
    draw_wall(sheet, m, rug=False)
    draw_patch(sheet, WINDOW, m)
    tones = m.tones
    left, top, width, _ = m.view
    right = left + width
    roof = mix(tones.wall, tones.trim, 0.3)
    rise = (right - 150) * 1.25
    high = 150 + (top + 640) / 1.25
    if not tones.flat:
        sheet.path(polygon(((high, top), (right, top), (right, -640 + rise))), mix(tones.wall, (0, 0, 0), 0.28))
        sheet.path(polygon(((high, top), (right, -640 + rise), (right, -610 + rise), (high - 24, top))), roof, 0.35)
        sheet.path(
            polygon(((-120, -330), (-96, -338), (-90, -296), (-112, -286))), tones.trim, 0.28
        )  # where a picture hung
        sheet.line("M-104 -344 l2 7", tones.things, 3)
        crack = f"M70 {max(top, -640.0)} l-7 34 l11 22 l-6 30 l8 18"
        sheet.line(crack, tones.things, 1.6, 0.5)
    sheet.rect(WINDOW[0] - 4, -214, 158, 112, mix(tones.trim, tones.wall, 0.35))  # the radiator
    ribs = "".join(f"M{WINDOW[0] + 9 + step * 18} -208 v100 " for step in range(8))
    sheet.line(ribs, mix(tones.things, tones.trim, 0.35), 5, 0.8)
    sheet.line(f"M{WINDOW[0] + 6} -102 v34 M{WINDOW[0] + 144} -102 v34", mix(tones.things, tones.trim, 0.3), 5)
    draw_rail(sheet, 96, -452, 44, 1, m)
    if m.has("coat"):
        draw_coat(sheet, (118.0, -432.0), m)
    draw_boxes(sheet, 212, m)
    sheet.rect(214, SKIRTING - 128, 44, 8, mix(tones.rug_line, tones.things, 0.4))


def _own(sheet: Svg, m: Moment) -> None:
    draw_window(sheet, WINDOW, m, curtains=False)
    if m.light > 0.35:
        draw_plant(sheet, (WINDOW[0] + 112, WINDOW[1] + WINDOW[3] + 5), m, 0.7)


PLACE = Place(
    _wall, BULB, _own, (-362.0, -580.0, 198.0, 212.0), tint=(150, 146, 140), middle=set_table, seat=chair, table=True,
)  # fmt: skip
