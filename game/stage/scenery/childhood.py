"""A kitchen of long ago, from lower down: a big table, a wide lamp, a newspaper with four fingers on each side."""

from __future__ import annotations

from game.stage.colour import Colour, mix
from game.stage.scenery.curve import box, disc, limb, polygon, smooth
from game.stage.scenery.furniture import draw_shadow, draw_table
from game.stage.scenery.lamps import FRINGED
from game.stage.scenery.palette import seen_against
from game.stage.scenery.place import Moment, Place
from game.stage.scenery.props import draw_clock, draw_framed
from game.stage.scenery.seats import chair
from game.stage.scenery.svg import Box, Svg
from game.stage.scenery.things import draw_things
from game.stage.scenery.wall import SKIRTING, draw_wall
from game.stage.scenery.window import draw_patch, draw_window

WINDOW: Box = (-360.0, -620.0, 170.0, 190.0)


def _wall(sheet: Svg, m: Moment) -> None:
    draw_wall(sheet, m, rug=False, boards=False)
    tones = m.tones
    left, top, width, _ = m.view
    if not tones.flat:
        for step in range(-12, 13):  # wallpaper: stripes, and a small flower in every second one
            x = step * 40 + 20
            sheet.line(f"M{x} {top} V-238", tones.things, 4, 0.16)
            for row in range(5 if step % 2 else 0):
                sheet.path(disc((x + 20, -290 - row * 84 - (step % 4) * 14), 4.2), tones.rug_line, 0.4)
        for row in range(5):  # a chequered floor
            y0, y1 = SKIRTING + 9 * row * (1 + row * 0.32), SKIRTING + 9 * (row + 1) * (1 + (row + 1) * 0.32)
            for step in range(-9, 9):
                if (step + row) % 2 == 0:
                    k0, k1 = 1 + (y0 - SKIRTING) / 180, 1 + (y1 - SKIRTING) / 180
                    x0, x1 = step * 56, (step + 1) * 56
                    sheet.path(polygon(((x0 * k0, y0), (x1 * k0, y0), (x1 * k1, y1), (x0 * k1, y1))), tones.board, 0.2)
    draw_patch(sheet, WINDOW, m)
    sheet.rect(left, -236, width, SKIRTING + 224, mix(tones.wall, tones.trim, 0.3), 0 if tones.flat else 1)
    sheet.rect(left, -242, width, 8, tones.trim)
    draw_framed(sheet, -148, -592, 72, 56, m)
    draw_clock(sheet, 236, -540, 44, m)
    _stove(sheet, m)


def _stove(sheet: Svg, m: Moment) -> None:
    """The stove, and a pot of soup on it that has a plate for a lid."""
    tones, x = m.tones, 262.0
    white = mix(tones.trim, tones.wall, 0.3)
    sheet.path(f"M{x} {SKIRTING} V-246 Q{x} -256 {x + 10} -256 H{x + 240} V{SKIRTING} Z", white)
    sheet.rect(x - 6, -262, 240, 9, mix(tones.things, tones.trim, 0.2))
    sheet.rect(x + 18, -196, 118, 86, mix(white, tones.things, 0.4))
    sheet.line(f"M{x + 24} -208 h106", mix(tones.things, tones.wood, 0.2), 5)
    for step in range(4):
        sheet.path(disc((x + 28 + step * 30, -232), 7), mix(tones.things, tones.wood, 0.15))
    pot = mix(tones.rug_line, tones.things, 0.35)
    sheet.path(smooth(((x + 34, -264), (x + 32, -318), (x + 116, -318), (x + 114, -264)), tension=0.05), pot)
    sheet.line(f"M{x + 30} -304 h-12 M{x + 118} -304 h12", pot, 6)
    sheet.path(disc((x + 74, -320), 52, 6), mix(tones.trim, tones.things, 0.2))
    if m.light > 0.55 and not tones.flat:
        for dx in (52, 92):
            rise = [(x + dx, -330), (x + dx + 7, -352), (x + dx - 5, -374), (x + dx + 4, -396)]
            sheet.line(smooth(rise, closed=False), tones.trim, 3, 0.4)


def _own(sheet: Svg, m: Moment) -> None:
    draw_window(sheet, WINDOW, m)


def _table(sheet: Svg, m: Moment) -> None:
    draw_shadow(sheet, 150, m.tones)
    if m.has("newspaper"):
        _reader(sheet, m)
    sheet.open("scale(1 1.14)")
    draw_table(sheet, m.tones.wood, mix(m.tones.top, m.tones.wood, 0.3), m.tones.lamp, m.tones.shine)
    sheet.close()
    sheet.open("translate(0 -24)")
    draw_things(sheet, m)
    sheet.close()
    if m.has("newspaper"):
        _newspaper(sheet, m)


def _reader(sheet: Svg, m: Moment) -> None:
    """Whoever sits behind the newspaper, as one dark shape: hair above it, and beneath the table legs and a chair's."""
    tone, x = _behind(m), 67.0
    for side in (-1, 1):
        sheet.path(limb((x + side * 20, -150), 22, (x + side * 23, -96), 16), tone)
        sheet.path(limb((x + side * 23, -96), 15, (x + side * 24, -34), 10), tone)
        sheet.path(smooth([(x + side * (24 + dx), dy) for dx, dy in _SHOE], tension=0.12), tone)
        sheet.line(f"M{x + side * 44} -140 V-36", tone, 7)
    sheet.path(box(x - 50, -160, 100, 30), tone)
    sheet.path(limb((x - 46, -236), 20, (x + 46, -236), 20), tone)
    sheet.path(smooth([(x + dx, dy) for dx, dy in _CROWN], tension=0.16), tone)


_SHOE = ((-11, -40), (-14, -22), (-9, -17), (10, -17), (15, -22), (11, -40))
_CROWN = ((-27, -296), (-31, -322), (-22, -342), (-4, -350), (14, -348), (27, -336), (32, -316), (27, -296))


def _behind(m: Moment) -> Colour:
    """Return the tone of who sits behind the newspaper."""
    return (112, 112, 112) if m.tones.flat else mix(seen_against(m.tones.cloth["rowan"], 0.2, 1.0), (0, 0, 0), 0.1)


def _newspaper(sheet: Svg, m: Moment) -> None:
    """It stands open at the table, and it doesn't come down."""
    tones = m.tones
    page = (235, 235, 235) if tones.flat else mix(tones.cup, tones.things, 0.18)
    ink = (70, 70, 70) if tones.flat else mix(page, tones.wood, 0.62)
    skin = _behind(m) if tones.flat else seen_against(mix(tones.cloth["rowan"], tones.lamp, 0.12), 0.2, 1.0)
    x, y = 4.0, -190.0
    sheet.path(polygon(((x, y - 124), (x + 62, y - 116), (x + 62, y + 4), (x, y - 2))), page)
    sheet.path(
        polygon(((x + 62, y - 116), (x + 126, y - 124), (x + 126, y - 2), (x + 62, y + 4))), mix(page, ink, 0.14)
    )
    sheet.line(f"M{x + 8} {y - 108} l46 6 M{x + 70} {y - 103} l46 -6", ink, 5)
    for column, lean in ((8, 0.13), (34, 0.13), (70, -0.13), (96, -0.13)):
        base = 6 if column in (8, 96) else 3
        for row in range(9):
            top = y - 94 + row * 9.4 - base + (4 if column in (34, 70) else 0)
            sheet.line(f"M{x + column} {top:.1f} l20 {20 * lean:.1f}", ink, 1.6, 0.8)
    for hand in (x - 4, x + 130):
        for finger in range(4):
            sheet.path(disc((hand, y - 58 + finger * 9.5), 8, 4.6), skin)


PLACE = Place(
    _wall, FRINGED, _own, (-392.0, -654.0, 236.0, 258.0), tint=(176, 160, 100), middle=_table,
    area=(-180.0, -360.0, 360.0, 388.0), seat=chair, table=True, small=0.76,
)  # fmt: skip
