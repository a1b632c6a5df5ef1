"""A car, seen from its back seat: the windscreen, what is outside, and two backs."""

from __future__ import annotations

from random import Random

from game.stage.colour import Colour, mix
from game.stage.scenery.curve import box, disc, polygon, smooth
from game.stage.scenery.lamps import STREET
from game.stage.scenery.palette import Palette
from game.stage.scenery.place import Moment, Place
from game.stage.scenery.seats import edge
from game.stage.scenery.svg import Svg
from game.stage.scenery.window import draw_sky, draw_weather

GLASS = (-404.0, -560.0, 808.0, 300.0)
SCREEN = (
    "M-330 -548 Q0 -566 330 -548 Q352 -546 360 -526 L404 -276 Q408 -262 390 -262 H-390 Q-408 -262 -404 -276 "
    "L-360 -526 Q-352 -546 -330 -548 Z"
)
"""The windscreen."""
HORIZON = -340.0


def _wall(sheet: Svg, m: Moment) -> None:
    """Roof, pillars and dashboard: what the light from outside falls on."""
    tones = m.tones
    left, top, width, height = m.view
    lining = mix(tones.wall, tones.trim, 0.12)
    sheet.path(box(*m.view), lining if not tones.flat else (0, 0, 0))
    sheet.path(f"M{left} -600 Q0 -640 {left + width} -600 V{top} H{left} Z", mix(lining, tones.trim, 0.3))
    for x in (-196, 196):  # the sun visors
        sheet.path(
            f"M{x - 130} -566 Q{x} -580 {x + 130} -566 L{x + 124} -600 Q{x} -612 {x - 124} -600 Z",
            mix(lining, tones.trim, 0.45),
        )
    dash = mix(tones.wall, tones.trim, 0.3) if not tones.flat else (30, 30, 30)
    sheet.path(f"M{left} -226 Q-300 -284 0 -280 Q300 -284 {left + width} -226 V{top + height} H{left} Z", dash)
    sheet.path(
        f"M{left} -200 Q-300 -252 0 -248 Q300 -252 {left + width} -200 V{top + height} H{left} Z",
        mix(dash, tones.things, 0.18),
    )
    _doors(sheet, m, dash)
    console = ((-46, -236), (46, -236), (58, 60), (-58, 60))
    sheet.path(polygon(console), mix(dash, tones.trim, 0.2))
    for y in (-222, -206):
        for x in (-30, 6):
            sheet.rect(x, y, 24, 9, mix(dash, (0, 0, 0), 0.25))
    dial = tones.lamp
    sheet.rect(-30, -190, 60, 26, mix(dash, (0, 0, 0), 0.4))
    sheet.line("M-24 -177 h20 m8 0 h14", dial, 2.4, 0.9)
    sheet.line("M0 -148 L6 -118", mix(tones.wood, tones.trim, 0.2), 7)
    sheet.path(disc((0, -150), 10), mix(tones.wood, tones.trim, 0.3))
    if m.has("phone"):  # in its holder on the dashboard, where it lights up
        sheet.path(disc((0, -240), 54), sheet.radial(0, -240, 54, (0, (200, 220, 240), 0.5), (1, (200, 220, 240), 0)))
        sheet.rect(-12, -262, 24, 38, tones.wood)
        sheet.rect(-9, -259, 18, 31, (224, 238, 252))
    if m.has("cups"):
        for x in (-20, 20):
            sheet.path(polygon(((x - 9, -122), (x + 9, -122), (x + 7, -96), (x - 7, -96))), tones.cup)


def _doors(sheet: Svg, m: Moment, dash: Colour) -> None:
    """The dark between the seats, a door on each side with its handle, the lid of the glove box."""
    tones = m.tones
    left, top, width, height = m.view
    bottom, shade = top + height, mix(dash, tones.things, 0.27)
    if tones.flat:
        sheet.rect(left, -86, width, bottom + 86, (20, 20, 20))
        return
    dark = mix(shade, (0, 0, 0), 0.06)
    deep = sheet.level(0, -230, 0, -60, (0, shade, 0), (0.6, shade, 1), (1, dark, 1))
    sheet.rect(left, -230, width, bottom + 230, deep)
    panel, line = mix(dash, tones.trim, 0.22), mix(dash, tones.things, 0.75)
    for side in (-1, 1):
        wall = side * max(width / 2, 446.0)
        door = ((wall, -232), (side * 352, -212), (side * 322, -60), (side * 316, bottom), (wall, bottom))
        sheet.path(polygon(door), sheet.level(wall, 0, side * 316, 0, (0, panel, 1), (1, shade, 1)))
        sheet.line(smooth(door[:4], closed=False, tension=0.04), line, 2, 0.7)
        rest = ((wall, -136), (side * 344, -128), (side * 336, -104), (wall, -104))
        sheet.path(smooth(rest, tension=0.08), line)
        sheet.line(f"M{side * 350} -176 L{side * 388} -181", mix(tones.trim, (255, 255, 255), 0.2), 6)
        sheet.path(disc((side * 392, -52), 34), line, 0.6)
        vent = side * 262
        for row in range(3):
            sheet.line(f"M{vent - 34} {-238 + row * 9} h68", line, 3, 0.8)
    sheet.line("M-238 -190 Q-238 -200 -228 -200 H-96 Q-86 -200 -86 -190 V-150 H-238 Z", line, 2, 0.7)


def _own(sheet: Svg, m: Moment) -> None:
    """The world outside, the drops on the glass, the wipers, the mirror."""
    tones = m.tones
    draw_sky(sheet, SCREEN, GLASS, m)
    chance = Random(7)
    if not tones.flat:
        sky = tones.sky
        haze = mix(sky.low, (176, 180, 192), 0.42)  # a city is never quite dark
        sheet.path(SCREEN, sheet.level(0, -520, 0, HORIZON, (0, haze, 0), (1, haze, 0.95)))
        water = mix(sky.low, haze, 0.75)
        far = mix(sky.roofs, haze, 0.5)
        skyline = [(-392.0, HORIZON)]
        x = -392.0
        while x < 392:
            high = HORIZON - 8 - chance.random() * 44
            wide = 26 + chance.random() * 44
            skyline += [(x, high), (min(392.0, x + wide), high)]
            x += wide
        sheet.path(polygon([*skyline, (392.0, HORIZON)]), far)
        sheet.path(f"M-391 {HORIZON} H391 L404 -276 Q408 -262 390 -262 H-390 Q-408 -262 -404 -276 Z", water)
        sheet.path(f"M-120 -262 L-22 {HORIZON} H22 L150 -262 Z", mix(water, sky.roofs, 0.22))
        for low, high in ((-262, -280), (-292, -304), (-312, -320), (-326, -331)):
            near, away = (low - HORIZON) / 78, (high - HORIZON) / 78
            sheet.path(
                polygon(
                    (
                        (15 * near - 2, low),
                        (15 * near + 3 * near + 2, low),
                        (15 * away + 2, high),
                        (15 * away - 1, high),
                    )
                ),
                (236, 236, 228),
                0.55,
            )
        if sky.lit or m.weather == "rain":
            _lights(sheet, m, chance)
    draw_weather(sheet, (GLASS[0] + 44, GLASS[1] + 8, GLASS[2] - 88, GLASS[3] - 14), m)
    wiper: Colour = (255, 255, 255) if tones.flat else mix(tones.wood, (0, 0, 0), 0.3)
    wipes = m.weather in ("rain", "snow")
    for x in (-170, 130):
        blade = f"L{x - 70} -344 L{x - 150} -372" if wipes else f"L{x - 60} -268 L{x - 150} -272"
        sheet.line(f"M{x} -262 {blade}", wiper, 3.4)
    sheet.line(SCREEN, wiper if tones.flat else mix(tones.things, tones.wood, 0.45), 7)
    sheet.path(
        "M-58 -540 Q0 -548 58 -540 Q64 -524 56 -508 Q0 -502 -56 -508 Q-64 -524 -58 -540 Z",
        mix(tones.things, tones.wood, 0.55),
    )
    sheet.path(
        "M-51 -535 Q0 -541 51 -535 Q55 -523 49 -513 Q0 -508 -49 -513 Q-55 -523 -51 -535 Z",
        mix(tones.sky.low, tones.sky.top, 0.3),
    )
    sheet.line("M0 -560 V-540", mix(tones.things, tones.wood, 0.55), 6)


def _lights(sheet: Svg, m: Moment, chance: Random) -> None:
    """Windows and lamps far away, round where the glass is wet, with their light on the water."""
    wet = m.weather == "rain"
    for _ in range(17):
        x = -360 + 720 * chance.random()
        y = HORIZON - 6 - 42 * chance.random()
        tone: Colour = ((255, 206, 128), (255, 176, 110), (244, 236, 214), (214, 120, 96))[int(chance.random() * 4)]
        size = (5 + 9 * chance.random()) if wet else 2.2
        sheet.path(disc((x, y), size), tone, 0.42 if wet else 0.85)
        sheet.path(disc((x, HORIZON + 10 + (HORIZON - y) * 0.5), size * 0.5, 10 + size), tone, 0.2)


def _wheel(sheet: Svg, m: Moment) -> None:
    """The steering wheel, on the side of who drives: Rowan, if Rowan is there."""
    tones = m.tones
    x = -158.0 if m.poses.get("rowan", "away") == "away" else 158.0
    sheet.line(disc((x, -206), 84, 62), tones.wood, 11)
    sheet.line(f"M{x - 80} -204 Q{x} -190 {x + 80} -204 M{x} -196 V-146", tones.wood, 9)
    sheet.path(disc((x, -198), 20, 15), tones.wood)
    if not tones.flat:
        sheet.line(
            smooth([(x - 78, -230), (x - 44, -258), (x, -268), (x + 44, -258), (x + 78, -230)], closed=False),
            tones.lamp,
            1.8,
            tones.shine * 0.7,
        )


def car_seat(sheet: Svg, tones: Palette) -> None:
    """Draw the back of a car's seat, in front of who sits in it."""
    wood = tones.wood
    sheet.line("M-18 -196 V-218 M18 -196 V-218", mix(wood, tones.lamp, 0.1), 6)
    sheet.path(smooth(((-36, -216), (-34, -244), (0, -249), (34, -244), (36, -216), (0, -210)), tension=0.13), wood)
    back = [(-51, -178), (-38, -202), (0, -207), (38, -202), (51, -178), (64, -20), (68, 60), (-68, 60), (-64, -20)]
    sheet.path(smooth(back, tension=0.1), wood)
    edge(sheet, smooth([(-34, -244), (0, -249), (34, -244)], closed=False), tones, 2, 0.6)
    edge(sheet, smooth([(-51, -178), (-38, -202), (0, -207), (38, -202), (51, -178)], closed=False), tones, 2, 0.6)
    seam = [(-42, 20), (-36, -150), (0, -168), (36, -150), (42, 20)]
    sheet.line(smooth(seam, closed=False), mix(wood, tones.lamp, 0.1), 1.6, 0 if tones.flat else 0.9)


PLACE = Place(
    _wall, STREET, _own, (-412.0, -568.0, 824.0, 312.0), tint=(104, 112, 124), middle=_wheel,
    area=(-260.0, -282.0, 520.0, 150.0), cover=car_seat, near=132.0, far=206.0, stand=(150.0, 220.0), seen="back",
    outside=True,
)  # fmt: skip
