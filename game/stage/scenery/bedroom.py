"""The bedroom: one bed, seen from its foot, a lamp on the night table, the window over the bakery."""

from __future__ import annotations

from game.stage.colour import mix
from game.stage.scenery.curve import box, disc, polygon, smooth
from game.stage.scenery.lamps import BEDSIDE
from game.stage.scenery.palette import Palette
from game.stage.scenery.place import Moment, Place
from game.stage.scenery.pose import UPRIGHT
from game.stage.scenery.props import draw_books, draw_coat, draw_framed
from game.stage.scenery.svg import Box, Svg
from game.stage.scenery.things import draw_cup
from game.stage.scenery.wall import SKIRTING, draw_wall
from game.stage.scenery.window import draw_patch, draw_window

WINDOW: Box = (-110.0, -606.0, 220.0, 206.0)
NIGHT_TABLE = -186.0


def _wall(sheet: Svg, m: Moment) -> None:
    draw_wall(sheet, m)
    draw_patch(sheet, WINDOW, m, 250)
    draw_framed(sheet, -330, -560, 96, 120, m)
    _wardrobe(sheet, m)
    wood = mix(m.tones.things, m.tones.wood, 0.2)
    for x in (-308.0, 236.0):
        sheet.rect(x, NIGHT_TABLE, 72, 9, wood)
        sheet.rect(x + 5, NIGHT_TABLE + 9, 62, 42, mix(wood, m.tones.trim, 0.18))
        sheet.path(disc((x + 36, NIGHT_TABLE + 30), 3), m.tones.wood)
        for leg in (x + 6, x + 60):
            sheet.rect(leg, NIGHT_TABLE + 51, 6, SKIRTING - NIGHT_TABLE - 48, wood)
    draw_books(sheet, 246, NIGHT_TABLE, 46, 40, m, 3)
    head = "M-236 -60 V-262 Q-236 -284 -214 -284 H214 Q236 -284 236 -262 V-60 Z"
    sheet.path(head, mix(m.tones.wall, m.tones.trim, 0.45))
    for x in (-156, -78, 0, 78, 156):
        sheet.line(f"M{x} -272 V-120", mix(m.tones.things, m.tones.wall, 0.4), 2, 0 if m.tones.flat else 0.6)


def _wardrobe(sheet: Svg, m: Moment) -> None:
    tones, x = m.tones, 330.0
    wide = max(m.view[0] + m.view[2], 446.0) - x
    front = mix(tones.trim, tones.wall, 0.7)
    sheet.rect(x, -500, wide + 40, SKIRTING + 500, front)
    sheet.rect(x - 6, -512, wide + 50, 14, mix(front, tones.trim, 0.4))
    sheet.line(box(x + 14, -480, 90, 380), mix(front, (0, 0, 0), 0.2), 2, 0.8)
    sheet.path(disc((x + 112, -290), 4), tones.wood)
    if m.has("coat"):
        draw_coat(sheet, (x + 52.0, -458.0), m)


def _own(sheet: Svg, m: Moment) -> None:
    draw_window(sheet, WINDOW, m)


def _bed(sheet: Svg, m: Moment) -> None:
    """Pillows, the sheet turned down, the cover that hangs to the floor."""
    tones = m.tones
    linen, cover = _linen(tones)
    fold = mix(cover, (0, 0, 0), 0.18)
    sheet.path(disc((0, 4), 262, 20), tones.board, 0.5)
    for x in (-196, 16):
        pillow = (
            (x, -168),
            (x + 8, -204),
            (x + 30, -214),
            (x + 150, -214),
            (x + 172, -204),
            (x + 180, -168),
            (x + 90, -158),
        )
        sheet.path(smooth(pillow, tension=0.13), linen)
        sheet.line(
            smooth([(x + 24, -176), (x + 90, -186), (x + 156, -176)], closed=False), mix(linen, fold, 0.3), 1.6, 0.6
        )
    sheet.path("M-224 -166 Q0 -178 224 -166 L262 -20 Q262 2 240 4 H-240 Q-262 2 -262 -20 Z", cover)
    sheet.path("M-224 -168 Q0 -180 224 -168 L234 -128 Q0 -142 -234 -128 Z", linen)
    for x in (-170, -96, 0, 96, 170):
        sheet.line(
            smooth([(x * 0.95, -122), (x * 1.06, -60), (x * 1.12, 0)], closed=False),
            fold,
            1.8,
            0 if tones.flat else 0.5,
        )
    sheet.line("M-232 -126 Q0 -140 232 -126", fold, 1.6, 0.6)
    if m.has("tray"):
        _tray(sheet, m)
    if m.has("cups"):
        draw_cup(sheet, 290, tones, base=NIGHT_TABLE, steam=m.light > 0.55 and m.hour != "night")
    if m.has("scan"):  # the leaflet from the hospital, face down
        sheet.path(
            polygon(
                ((-308, NIGHT_TABLE + 1), (-286, NIGHT_TABLE + 1), (-280, NIGHT_TABLE - 5), (-300, NIGHT_TABLE - 5))
            ),
            (120, 170, 178),
        )
    if m.has("phone"):
        sheet.path(
            polygon(((240, NIGHT_TABLE - 1), (262, NIGHT_TABLE - 1), (264, NIGHT_TABLE - 6), (244, NIGHT_TABLE - 6))),
            (176, 200, 224),
        )


def _tray(sheet: Svg, m: Moment) -> None:
    """A tray with a bowl, on the side of the bed where nobody lies; at the foot of it when there are two."""
    lying = {who for who in ("kit", "rowan") if m.poses.get(who, "sitting") not in (*UPRIGHT, "away")}
    sheet.open("translate(0 54)" if len(lying) == 2 else f"translate({120 if lying == {'kit'} else -120} 0)")
    sheet.path(polygon(((-46, -76), (46, -76), (54, -54), (-54, -54))), mix(m.tones.wood, m.tones.top, 0.5))
    sheet.path(smooth(((-20, -84), (20, -84), (10, -66), (-10, -66)), tension=0.1), m.tones.cup)
    sheet.path(disc((0, -84), 19, 4), mix(m.tones.cup, m.tones.wood, 0.4))
    sheet.close()


def _linen(tones: Palette) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    if tones.flat:
        return (84, 84, 84), (48, 48, 48)
    return mix(tones.trim, tones.rug, 0.25), mix(tones.rug_line, tones.trim, 0.5)


def _blanket(sheet: Svg, tones: Palette) -> None:
    """The cover over the knees of one person."""
    linen, cover = _linen(tones)
    sheet.path(
        smooth(((-94, -30), (-98, -118), (-70, -134), (0, -140), (70, -134), (98, -118), (94, -30)), tension=0.12),
        cover,
    )
    sheet.path(
        smooth(
            ((-98, -110), (-72, -136), (0, -143), (72, -136), (98, -110), (70, -118), (0, -124), (-70, -118)),
            tension=0.12,
        ),
        linen,
    )
    for x in (-40, 24):
        sheet.line(
            smooth([(x, -112), (x + 8, -76), (x - 2, -36)], closed=False),
            mix(cover, (0, 0, 0), 0.18),
            1.8,
            0 if tones.flat else 0.5,
        )


PLACE = Place(
    _wall, BEDSIDE, _own, (-142.0, -640.0, 284.0, 274.0), tint=(132, 110, 138), middle=_bed,
    area=(-330.0, -290.0, 660.0, 320.0), cover=_blanket, near=82.0, far=142.0, stand=(322.0, 384.0), seen="front",
)  # fmt: skip
