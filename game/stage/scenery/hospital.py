"""A hospital's corridor: it runs away from the eye, to two doors that open for trolleys."""

from __future__ import annotations

from game.stage.colour import mix
from game.stage.scenery.curve import Point, disc, limb, polygon, smooth
from game.stage.scenery.lamps import TUBES
from game.stage.scenery.palette import Palette
from game.stage.scenery.place import Moment, Place
from game.stage.scenery.props import draw_clock
from game.stage.scenery.seats import SEAT, edge
from game.stage.scenery.svg import Svg

EYE = -332.0
"""Height of the eye: everything runs to a point there."""
BACK = 0.38
"""How large the far end is."""


def _at(side: int, y: float, near: float) -> Point:
    """Return a point of a side wall: height `y` as it is where people sit, `near` 1 there and less farther away."""
    return (side * 410 * near, EYE + (y - EYE) * near)


def _wall(sheet: Svg, m: Moment) -> None:
    tones = m.tones
    left, top, width, height = m.view
    sheet.rect(left, top, width, height, tones.wall if not tones.flat else (0, 0, 0))
    ceiling = mix(tones.trim, tones.wall, 0.35)
    wide, far = 3.2, BACK
    floor = [_at(-1, 0, far), _at(1, 0, far), _at(1, 0, wide), _at(-1, 0, wide)]
    sheet.path(
        polygon([_at(-1, -640, far), _at(1, -640, far), _at(1, -640, wide), _at(-1, -640, wide)]),
        (0, 0, 0) if tones.flat else ceiling,
    )
    low = mix(tones.floor, tones.trim, 0.25)
    sheet.path(
        polygon(floor),
        (30, 30, 30) if tones.flat else sheet.level(0, -230, 0, 60, (0, mix(low, tones.trim, 0.4), 1), (1, low, 1)),
    )
    end = mix(tones.wall, tones.trim, 0.35)
    sheet.path(
        polygon([_at(-1, -640, far), _at(1, -640, far), _at(1, 0, far), _at(-1, 0, far)]),
        (20, 20, 20) if tones.flat else end,
    )
    _doors(sheet, m)
    for side in (-1, 1):
        band = [_at(side, -200, far), _at(side, -200, wide), _at(side, -8, wide), _at(side, -8, far)]
        sheet.path(polygon(band), mix(tones.things, tones.wall, 0.55), 0 if tones.flat else 1)
        for y, thick in ((-206, 10.0), (-22, 8.0)):
            rail = [_at(side, y, far), _at(side, y, wide), _at(side, y + thick, wide), _at(side, y + thick, far)]
            sheet.path(polygon(rail), tones.trim)
        for near, away in ((0.86, 0.7), (0.55, 0.48)):
            _side_door(sheet, m, side, near, away)
    if not tones.flat:
        for near, away in ((1.12, 0.9), (0.78, 0.66), (0.55, 0.49), (0.44, 0.41)):  # the ceiling's light on the floor
            glow = [
                (-70 * near, EYE + 332 * near),
                (70 * near, EYE + 332 * near),
                (70 * away, EYE + 332 * away),
                (-70 * away, EYE + 332 * away),
            ]
            sheet.path(polygon(glow), tones.trim, 0.3 + 0.35 * m.light)
    draw_clock(sheet, 0, -446, 15, m)


def _doors(sheet: Svg, m: Moment) -> None:
    tones = m.tones
    leaf = mix(tones.things, tones.trim, 0.4)
    sheet.rect(-74, -418, 148, 212, tones.trim)
    for x in (-68, 2):
        sheet.rect(x, -412, 66, 206, leaf)
        sheet.rect(x, -250, 66, 44, mix(leaf, tones.trim, 0.4))
        sheet.path(disc((x + 33, -356), 16), mix(tones.trim, tones.lamp, 0.5))
        sheet.line(disc((x + 33, -356), 16), mix(tones.things, tones.wood, 0.2), 2.4)
    sheet.line("M-8 -310 v34 M10 -310 v34", mix(tones.wood, tones.trim, 0.4), 3.4)


def _side_door(sheet: Svg, m: Moment, side: int, near: float, away: float) -> None:
    tones = m.tones
    leaf = mix(tones.trim, tones.things, 0.35)
    for grow, tone in ((0.014, tones.trim), (0.0, leaf)):
        a, b = near + grow, away - grow
        high = -452 - grow * 600
        sheet.path(polygon([_at(side, high, a), _at(side, high, b), _at(side, 0, b), _at(side, 0, a)]), tone)
    sign = [
        _at(side, -500, near - 0.04),
        _at(side, -500, near - 0.09),
        _at(side, -474, near - 0.09),
        _at(side, -474, near - 0.04),
    ]
    sheet.path(polygon(sign), mix((96, 150, 160), tones.wall, 0.3))


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
    edge(sheet, smooth(rim, closed=False, tension=0.13), tones)


def left_coat(sheet: Svg, tones: Palette) -> None:
    """Draw a coat that lies over a seat and keeps it for somebody."""
    cloth = (190, 190, 190) if tones.flat else mix(tones.wood, tones.rug_line, 0.3)
    dark = mix(cloth, (0, 0, 0), 0.35)
    heap = [(-72, SEAT - 118), (-60, SEAT - 130), (-42, SEAT - 128), (-30, SEAT - 104), (-26, SEAT - 56),
            (-14, SEAT - 24), (24, SEAT - 22), (52, SEAT - 12), (60, SEAT + 22), (62, SEAT + 54), (28, SEAT + 58),
            (26, SEAT + 2), (-30, SEAT + 4), (-50, SEAT - 30)]  # fmt: skip
    sheet.path(smooth(heap, tension=0.12), cloth)
    for fold in (
        [(-40, SEAT - 96), (-32, SEAT - 40), (-8, SEAT - 8)],
        [(2, SEAT - 16), (36, SEAT - 6), (44, SEAT + 48)],
    ):
        sheet.line(smooth(fold, closed=False), dark, 2, 0.8)
    elbow = (-74.0, SEAT - 52.0)
    for part in (limb((-58, SEAT - 108), 14, elbow, 12), limb(elbow, 12, (-70, SEAT + 4), 10)):  # a sleeve that hangs
        sheet.path(part, cloth)
    sheet.line(smooth([(-47, SEAT - 100), (-60, SEAT - 52), (-59, SEAT + 4)], closed=False), dark, 2, 0.8)
    sheet.line(f"M-79 {SEAT} L-61 {SEAT + 2}", dark, 2.4)
    collar = ((-74, SEAT - 120), (-60, SEAT - 138), (-40, SEAT - 134), (-26, SEAT - 104), (-44, SEAT - 116))
    sheet.path(smooth(collar, tension=0.08), mix(cloth, (0, 0, 0), 0.25))


PLACE = Place(_wall, TUBES, tint=(140, 172, 160), seat=shell, coats=False)
