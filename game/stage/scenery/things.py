"""What lies on the table. Its state tells the time: a cup steams while the light is warm, and stands cold at night."""

from __future__ import annotations

from game.stage.colour import Colour, mix
from game.stage.scenery.curve import disc, polygon, smooth
from game.stage.scenery.palette import Palette
from game.stage.scenery.place import Moment
from game.stage.scenery.svg import Svg

TOP = -165.0
"""Where things stand on the table."""
_WHITE: Colour = (255, 255, 255)
_BLACK: Colour = (0, 0, 0)


def draw_things(sheet: Svg, m: Moment) -> None:
    """Draw the table's objects; a cup or phone that somebody holds is not on the table."""
    for thing, draw in (("letter", _letter), ("voucher", _voucher), ("tray", _tray)):
        if m.has(thing):
            draw(sheet, m.tones)
    if m.has("phone") and not {"phone", "calling"} & set(m.poses.values()):
        draw_phone(sheet, m.tones)
    if m.has("key") and m.hour == "night":  # taken off its hook, and turned over and over
        draw_loose_key(sheet, m.tones)
    if m.has("cups"):
        for person, x in (("kit", -66.0), ("rowan", 66.0)):
            pose = m.poses.get(person, "away")
            if pose == "asleep":  # pushed out of the way of a head on two arms
                x *= 0.3
            if pose != "cup":
                draw_cup(sheet, x, m.tones, steam=m.light > 0.55 and m.hour != "night" and pose != "away")


def draw_cup(sheet: Svg, x: float, tones: Palette, *, base: float = TOP + 3, steam: bool = False) -> None:
    """Draw a cup that stands at `x`."""
    side = 1 if x > 0 else -1
    cup, dark = tones.cup, mix(tones.cup, tones.wood, 0.45)
    if not tones.flat:
        sheet.path(disc((x, base), 17, 3.4), tones.wood, 0.45)
    sheet.line(f"M{x + side * 11} {base - 20} q{side * 11} 2 {side * 1} 13", cup, 3)
    outline = ((-12.5, -26), (12.5, -26), (11, -5), (6.5, 0), (-6.5, 0), (-11, -5))
    body = smooth([(x + dx, base + dy) for dx, dy in outline], tension=0.09)
    if tones.flat:
        sheet.path(body, tones.cup)
        sheet.line(body, _WHITE, 2)
        return
    left, right = (cup, dark) if side > 0 else (dark, cup)
    sheet.path(body, sheet.level(x - 13, 0, x + 13, 0, (0, left, 1), (0.5, cup, 1), (1, right, 1)))
    sheet.path(disc((x, base - 26), 12, 2.6), dark)
    if not steam:  # what is left, cold, with a ring of where it stood higher
        sheet.line(f"M{x - 9} {base - 24.6} q9 3 18 0", mix(dark, tones.wood, 0.5), 1.4, 0.8)
        return
    for dx, sway in ((-4, 4), (4, 4)):
        rise = [(dx, -32), (dx + sway, -42), (dx - sway * 0.6, -53), (dx + sway * 0.4, -64)]
        sheet.line(smooth([(x + a, base + b) for a, b in rise], closed=False), tones.cup, 2, 0.35)


def draw_phone(sheet: Svg, tones: Palette, x: float = 18.0, y: float = TOP) -> None:
    """Draw a phone that lies face up."""
    sheet.path(polygon(((x, y + 4), (x + 20, y + 4), (x + 23, y - 3), (x + 4, y - 3))), mix(tones.wood, _BLACK, 0.4))
    sheet.path(polygon(((x + 3, y + 3), (x + 18, y + 3), (x + 20.5, y - 2), (x + 6, y - 2))), (176, 200, 224), 0.85)


def draw_loose_key(sheet: Svg, tones: Palette, x: float = 34.0, y: float = TOP) -> None:
    """Draw a key that lies by itself."""
    metal = _BLACK if tones.flat else mix(tones.lamp, tones.shade, 0.35)
    sheet.line(disc((x - 10, y), 6.5, 2.4), metal, 2.6)
    sheet.line(f"M{x - 4} {y} L{x + 15} {y - 1.5} m-2 0 v3 m-5 -2.6 v2.4", metal, 2.6)


def _letter(sheet: Svg, tones: Palette, x: float = -14.0, wide: float = 46.0) -> None:
    page, half = _WHITE if tones.flat else mix(tones.cup, _WHITE, 0.3), wide / 2
    corners = ((x - half, TOP + 5), (x + half, TOP + 3), (x + half + 3, TOP - 6), (x - half + 6, TOP - 5))
    sheet.path(polygon(corners), page)
    for row in (-3, -0.5, 2):
        sheet.line(f"M{x - half + 7} {TOP + row} l{wide - 14} -0.8", mix(page, tones.wood, 0.5), 1, 0.6)


def _voucher(sheet: Svg, tones: Palette) -> None:
    x = 4.0
    paper, band = (_WHITE, _BLACK) if tones.flat else (mix(tones.cup, tones.rug, 0.3), tones.rug_line)
    sheet.path(polygon(((x - 24, TOP + 3), (x + 24, TOP + 3), (x + 22, TOP - 26), (x - 22, TOP - 26))), paper)
    sheet.rect(x - 3, TOP - 26, 6, 29, band)
    for side in (-1, 1):
        sheet.line(smooth([(x, TOP - 12), (x + 11 * side, TOP - 19), (x + 12 * side, TOP - 9)]), band, 2)


def _tray(sheet: Svg, tones: Palette) -> None:
    board = _WHITE if tones.flat else mix(tones.wood, tones.top, 0.5)
    sheet.path(polygon(((-44, TOP + 5), (44, TOP + 5), (40, TOP - 4), (-40, TOP - 4))), board)
    sheet.path(smooth(((-18, TOP - 16), (18, TOP - 16), (8, TOP), (-8, TOP)), tension=0.1), tones.cup)
    sheet.path(disc((0, TOP - 16), 17, 3), mix(tones.cup, tones.wood, 0.5))
