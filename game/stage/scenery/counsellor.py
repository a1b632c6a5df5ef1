"""Dr Amari's room: three chairs, one of them hers, a lamp, a plant that is talked to."""

from __future__ import annotations

from game.stage.colour import mix
from game.stage.scenery.curve import disc, polygon, smooth
from game.stage.scenery.lamps import standing
from game.stage.scenery.palette import Palette
from game.stage.scenery.place import Moment, Place
from game.stage.scenery.props import draw_books, draw_clock, draw_coat, draw_framed, draw_plant, draw_rail
from game.stage.scenery.seats import SEAT, edge
from game.stage.scenery.svg import Box, Svg
from game.stage.scenery.things import draw_cup
from game.stage.scenery.wall import SKIRTING, draw_rug, draw_wall
from game.stage.scenery.window import draw_patch, draw_window

WINDOW: Box = (-366.0, -600.0, 190.0, 214.0)


def _wall(sheet: Svg, m: Moment) -> None:
    draw_wall(sheet, m, rug=False)
    draw_rug(sheet, m, 390, fringe=True)
    draw_patch(sheet, WINDOW, m)
    tones = m.tones
    draw_framed(sheet, 200, -560, 176, 104, m)
    shelf = mix(tones.things, tones.trim, 0.25)
    draw_books(sheet, 216, -390, 96, 54, m, 2)
    draw_clock(sheet, 346, -414, 22, m)
    sheet.rect(202, -390, 190, 8, shelf)
    draw_plant(sheet, (404, SKIRTING + 8), m, 2.0, back=0.5)
    draw_rail(sheet, -126, -472, 44, 1, m)
    if m.has("coat"):
        draw_coat(sheet, (-104.0, -452.0), m)
    _third(sheet, m)


def _third(sheet: Svg, m: Moment) -> None:
    """Her chair, at the back between the two, and what she writes on."""
    tones = m.tones
    cloth = mix(tones.things, tones.trim, 0.2)
    seat, shade = mix(cloth, tones.trim, 0.35), mix(cloth, (0, 0, 0), 0.22)
    sheet.path(disc((0, SKIRTING + 8), 96, 10), (0, 0, 0), 0 if tones.flat else 0.16)
    for x in (-56, 50):
        sheet.rect(x, SKIRTING - 24, 7, 32, shade)
    sheet.path(f"M-62 {SKIRTING - 14} V-222 Q-62 -286 0 -286 Q62 -286 62 -222 V{SKIRTING - 14} Z", cloth)
    sheet.line("M-40 -206 Q-40 -262 0 -262 Q40 -262 40 -206", shade, 2, 0.5)
    edge(sheet, "M-61 -218 Q-60 -285 0 -285 Q60 -285 61 -218", tones, 2.4, 0.75)
    for x in (-84, 56):
        sheet.path(
            f"M{x} {SKIRTING - 10} V-158 Q{x} -172 {x + 14} -172 Q{x + 28} -172 {x + 28} -158 V{SKIRTING - 10} Z",
            mix(cloth, tones.trim, 0.14),
        )
        edge(sheet, f"M{x + 2} -162 Q{x + 5} -171 {x + 14} -171 Q{x + 23} -171 {x + 26} -162", tones, 2, 0.7)
    sheet.path(smooth(((-54, -142), (54, -142), (62, -106), (-62, -106)), tension=0.08), seat)
    sheet.path(polygon(((-20, -146), (18, -150), (26, -132), (-14, -128))), mix(tones.trim, (255, 255, 255), 0.3))


def _own(sheet: Svg, m: Moment) -> None:
    draw_window(sheet, WINDOW, m)


def _low_table(sheet: Svg, m: Moment) -> None:
    """A low table with a box of handkerchiefs and two glasses of water."""
    tones = m.tones
    for x in (-44, 44):
        sheet.line(f"M{x} -62 L{x * 1.3} 12", tones.wood, 7)
    sheet.path(disc((0, -62), 82, 13), tones.wood)
    sheet.path(disc((0, -66), 80, 12), mix(tones.top, tones.wood, 0.35))
    box_tone = mix(tones.rug_line, tones.cup, 0.35)
    sheet.rect(-22, -88, 44, 20, (255, 255, 255) if tones.flat else box_tone)
    sheet.path(smooth(((-10, -87), (-6, -106), (2, -96), (10, -108), (12, -87)), tension=0.1), tones.cup)
    if m.has("cups"):
        for person, x in (("kit", -48), ("rowan", 48)):
            if m.poses.get(person) != "cup":
                draw_cup(sheet, x, tones, base=-62)


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
    edge(sheet, smooth([(-47, SEAT - 137), (-37, SEAT - 60), (-32, SEAT - 14)], closed=False), tones)
    edge(sheet, f"M-36 {SEAT - 15} L50 {SEAT - 13}", tones)


def arm(sheet: Svg, tones: Palette) -> None:
    """Draw the near arm of an armchair, in front of who sits there."""
    wood = tones.wood
    bow = ((-46, -40), (-44, -128), (-36, -136), (34, -136), (42, -128), (36, -120), (-26, -118), (-28, -40))
    sheet.path(smooth(bow, tension=0.06), wood)
    sheet.line("M34 -124 L40 -48", wood, 9)
    edge(sheet, "M-34 -136 H34", tones, 1.6, 0.5)


PLACE = Place(
    _wall, standing(112.0, -446.0), _own, (-398.0, -636.0, 256.0, 284.0), tint=(128, 146, 112), middle=_low_table,
    area=(-110.0, -120.0, 220.0, 150.0), seat=armchair, cover=arm, near=176.0, far=322.0,
)  # fmt: skip
