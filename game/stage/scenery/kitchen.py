"""The kitchen: the table and the two chairs, the window over the bakery, the counter, the fridge with its notes."""

from __future__ import annotations

from game.stage.colour import mix
from game.stage.scenery.curve import box, disc, polygon, smooth
from game.stage.scenery.furniture import draw_shadow, draw_table
from game.stage.scenery.lamps import PENDANT
from game.stage.scenery.place import Moment, Place
from game.stage.scenery.props import draw_coat, draw_key, draw_plant
from game.stage.scenery.seats import chair
from game.stage.scenery.svg import Box, Svg
from game.stage.scenery.things import draw_things
from game.stage.scenery.wall import SKIRTING, draw_wall
from game.stage.scenery.window import draw_patch, draw_window

WINDOW: Box = (-366.0, -606.0, 196.0, 236.0)
WINDOW_PART: Box = (-398.0, -640.0, 262.0, 304.0)
"""The window with its curtains and sill."""
SHELF, COUNTER = -480.0, -206.0


def set_table(sheet: Svg, m: Moment) -> None:
    """Draw the table and what lies on it."""
    draw_shadow(sheet, 150, m.tones)
    draw_table(sheet, m.tones.wood, m.tones.top, m.tones.lamp, m.tones.shine)
    draw_things(sheet, m)


def _wall(sheet: Svg, m: Moment) -> None:
    draw_wall(sheet, m)
    draw_patch(sheet, WINDOW, m)
    _fridge(sheet, m)
    _counter(sheet, m)
    _shelf(sheet, m)
    _hooks(sheet, m)


def _own(sheet: Svg, m: Moment) -> None:
    draw_window(sheet, WINDOW, m)
    draw_plant(sheet, (WINDOW[0] + 34, WINDOW[1] + WINDOW[3] + 5), m)


def _fridge(sheet: Svg, m: Moment) -> None:
    """White enamel at the left edge, and on it a list, a gold star, and what has been posted there since."""
    tones, x, top = m.tones, -404.0, -318.0
    left = min(m.view[0], -446.0)
    white = mix(tones.trim, tones.wall, 0.3)
    sheet.path(f"M{left} {SKIRTING - 8} V{top} H{x - 12} Q{x} {top} {x} {top + 12} V{SKIRTING - 8} Z", white)
    sheet.rect(left, top + 78, x - left, 2.5, mix(white, tones.things, 0.7))
    sheet.line(f"M{x - 12} {top + 30} v34 M{x - 12} {top + 96} v44", mix(tones.things, tones.wood, 0.2), 4)
    if tones.flat:
        return
    paper = mix(tones.trim, (255, 255, 255), 0.6)
    sheet.path(polygon(((x - 40, top + 96), (x - 21, top + 95), (x - 20, top + 138), (x - 37, top + 137))), paper)
    for row in range(4):
        sheet.line(f"M{x - 36} {top + 104 + row * 8} h{11 - row % 2 * 4}", tones.things, 1.4)
    sheet.path(disc((x - 31, top + 97), 2.8), tones.rug_line)
    if m.has("scan"):
        sheet.rect(x - 38, top + 148, 20, 28, mix(paper, (120, 170, 180), 0.3))
        sheet.rect(x - 38, top + 148, 20, 6, (96, 150, 160))


def _counter(sheet: Svg, m: Moment) -> None:
    """Cupboards, a row of tiles, the sink with its tap, the stove with its kettle."""
    tones, x = m.tones, 214.0
    right = max(m.view[0] + m.view[2], 446.0)
    front, line = mix(tones.trim, tones.wall, 0.45), mix(tones.things, tones.wall, 0.4)
    if not tones.flat:
        sheet.rect(x, COUNTER - 62, right - x, 62, mix(tones.trim, tones.wall, 0.25), 0.8)
        rows = "".join(f"M{x} {COUNTER - high} H{right} " for high in (2, 22, 42, 62))
        columns = "".join(f"M{x + 22 * step} {COUNTER - 62} v62 " for step in range(int((right - x) / 22) + 1))
        sheet.line(rows + columns, line, 1, 0.5)
    sheet.rect(x + 6, COUNTER, right - x, SKIRTING - COUNTER - 10, front)
    sheet.rect(x + 10, SKIRTING - 10, right - x, 10, mix(front, tones.things, 0.7))
    for left in (x + 12, x + 86, x + 160, x + 234, x + 308):
        sheet.line(box(left, COUNTER + 34, 66, 84), line, 2, 0.8)
        sheet.line(box(left, COUNTER + 14, 66, 14), line, 2, 0.8)
        sheet.path(disc((left + 33, COUNTER + 21), 2.6), line)
    sheet.rect(x - 4, COUNTER - 2, right - x + 8, 11, mix(tones.things, tones.trim, 0.4))
    metal = mix(tones.things, tones.trim, 0.4)
    sheet.line(f"M{x + 44} {COUNTER - 2} v-30 q0 -16 16 -16 q13 0 13 14", metal, 4.5)
    sheet.line(f"M{x + 37} {COUNTER - 24} h-10", metal, 4)
    kettle = [(x + 128, COUNTER - 4), (x + 124, COUNTER - 24), (x + 136, COUNTER - 40), (x + 156, COUNTER - 40),
              (x + 168, COUNTER - 24), (x + 164, COUNTER - 4)]  # fmt: skip
    sheet.path(smooth(kettle, tension=0.1), mix(tones.things, tones.wall, 0.25))
    sheet.line(f"M{x + 130} {COUNTER - 38} q16 -26 32 0 M{x + 166} {COUNTER - 22} l14 -12", tones.things, 4)


def _shelf(sheet: Svg, m: Moment) -> None:
    tones, x, y, w = m.tones, 186.0, SHELF, 210.0
    thing, dark = tones.things, mix(tones.things, (0, 0, 0), 0.25)
    pale = mix(tones.trim, tones.things, 0.25)
    for cx, radius, tone in ((x + 40, 31, pale), (x + 70, 25, mix(pale, thing, 0.3))):
        sheet.path(disc((cx, y - radius), radius), tone)
        sheet.line(disc((cx, y - radius), radius * 0.66), thing, 1.6)
    for left, wide, high, tone in ((x + 108, 34, 44, thing), (x + 150, 27, 31, mix(pale, thing, 0.5))):
        jar = ((left + 2, y), (left, y - high * 0.78), (left + 5, y - high), (left + wide - 5, y - high),
               (left + wide, y - high * 0.78), (left + wide - 2, y))  # fmt: skip
        sheet.path(smooth(jar, tension=0.08), tone)
        sheet.rect(left + 5, y - high - 7, wide - 10, 8, dark)
    for index in range(3):
        wide, top = 17 - index * 2, y - 11 - index * 8
        bowl = (
            (x + 197 - wide, top),
            (x + 197 + wide, top),
            (x + 197 + wide * 0.5, top + 11),
            (x + 197 - wide * 0.5, top + 11),
        )
        sheet.path(smooth(bowl, tension=0.08), pale if index % 2 == 0 else thing)
    sheet.rect(x - 6, y, w + 12, 8, mix(tones.wood, tones.trim, 0.35))
    sheet.rect(x - 6, y + 8, w + 12, 7, (0, 0, 0), 0.12 if not tones.flat else 0)
    for bracket in (x + 18, x + w - 18):
        sheet.line(f"M{bracket} {y + 8} v20 l-0.1 0", dark, 4)


def _hooks(sheet: Svg, m: Moment) -> None:
    """Below the shelf hang a pan, a ladle and, unless it lies on the table, the key; the coat hangs at the edge."""
    tones, y = m.tones, SHELF + 8
    pale = mix(tones.things, tones.trim, 0.2)
    hook = mix(tones.wood, tones.trim, 0.3)
    for x in (232.0, 276.0):
        sheet.line(f"M{x} {y} v9", hook, 2.4)
    sheet.line(f"M232 {y + 7} v30", pale, 4)
    sheet.path(disc((232, y + 54), 18), pale)
    sheet.line(disc((232, y + 54), 12), tones.trim, 1.4, 0.5)
    sheet.line(f"M276 {y + 7} v44", pale, 3.2)
    sheet.path(f"M264 {y + 50} H288 A12 13 0 0 1 264 {y + 50} Z", pale)
    if m.hour != "night":
        draw_key(sheet, (322.0, y + 4), m)
    if m.has("coat"):
        draw_coat(sheet, (408.0, -424.0), m)


PLACE = Place(
    _wall, PENDANT, _own, WINDOW_PART, middle=set_table, seat=chair, table=True,
    area=(-330.0, -446.0, 506.0, 474.0), window=-110.0,
)  # fmt: skip
