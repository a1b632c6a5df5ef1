"""The window: what the hour, the moon and the rain look like from inside."""

from __future__ import annotations

from random import Random

from game.stage.colour import mix
from game.stage.scenery.curve import box, disc, polygon, smooth
from game.stage.scenery.palette import Palette
from game.stage.scenery.svg import Box, Svg

_STARS = ((0.1, 0.12), (0.22, 0.4), (0.36, 0.2), (0.62, 0.1), (0.9, 0.34), (0.55, 0.46), (0.8, 0.52), (0.06, 0.55))
_ROOFS = (
    (0.0, 0.8), (0.16, 0.8), (0.16, 0.72), (0.27, 0.66), (0.38, 0.72), (0.38, 0.84), (0.52, 0.84), (0.52, 0.76),
    (0.7, 0.76), (0.7, 0.7), (0.73, 0.7), (0.73, 0.76), (0.84, 0.76), (0.84, 0.86), (1.0, 0.86), (1.0, 1.0), (0.0, 1.0),
)  # fmt: skip
_LIGHTS = ((0.23, 0.78), (0.3, 0.85), (0.58, 0.84), (0.64, 0.91), (0.09, 0.9), (0.9, 0.93))


def draw_window(sheet: Svg, frame: Box, tones: Palette, objects: tuple[str, ...], *, curtains: bool = True) -> None:
    """Draw a window with four panes at `frame`."""
    x, y, w, h = frame
    sky = tones.sky
    if tones.flat:
        sheet.path(box(x, y, w, h), sky.top)
    else:
        sheet.path(box(x, y, w, h), sheet.level(0, y, 0, y + h, (0, sky.top, 1), (0.85, sky.low, 1), (1, sky.low, 1)))
    if sky.stars and "rain" not in objects:
        for sx, sy in _STARS:
            sheet.path(disc((x + w * sx, y + h * sy), 1.3), (236, 238, 246), 0.85)
    if "moon" in objects:
        _moon(sheet, (x + w * 0.7, y + h * 0.3), tones)
    elif sky.sun:
        centre = (x + w * 0.3, y + h * 0.62)
        sheet.path(box(x, y, w, h), sheet.radial(*centre, w * 0.8, (0, (255, 244, 214), 0.9), (1, sky.low, 0)))
    sheet.path(polygon([(x + w * px, y + h * py) for px, py in _ROOFS]), sky.roofs)
    if sky.stars or sky.low[0] > sky.low[2] + 60:
        for lx, ly in _LIGHTS:
            sheet.path(box(x + w * lx, y + h * ly, 5, 7), (255, 206, 128), 0.8)
    if "rain" in objects:
        _rain(sheet, frame, tones)
    _frame(sheet, frame, tones)
    if curtains and not tones.flat:
        _curtains(sheet, frame, tones)


def _moon(sheet: Svg, centre: tuple[float, float], tones: Palette) -> None:
    moon = (248, 242, 220) if not tones.flat else (255, 255, 255)
    if not tones.flat:
        halo = sheet.radial(*centre, 62, (0, moon, 0.55), (0.45, moon, 0.16), (1, moon, 0))
        sheet.path(disc(centre, 62), halo)
    sheet.path(disc(centre, 23), moon)
    if not tones.flat:
        shade = mix(moon, tones.sky.top, 0.16)
        for dx, dy, radius in ((-7, -6, 5.5), (6, 4, 4), (-3, 9, 3.5), (9, -9, 2.5)):
            sheet.path(disc((centre[0] + dx, centre[1] + dy), radius), shade)


def _rain(sheet: Svg, frame: Box, tones: Palette) -> None:
    x, y, w, h = frame
    chance = Random(4)
    drop = (206, 216, 230) if not tones.flat else (255, 255, 255)
    if not tones.flat:
        sheet.path(box(x, y, w, h), mix(tones.sky.low, (150, 160, 172), 0.5), 0.35)
    for _ in range(46):
        px, py = x + 4 + chance.random() * (w - 12), y + 4 + chance.random() * (h - 26)
        long = 7 + chance.random() * 12
        sheet.line(f"M{px:.1f} {py:.1f} l-3 {long:.1f}", drop, 1.3, 0.35 + 0.4 * chance.random())


def _frame(sheet: Svg, frame: Box, tones: Palette) -> None:
    x, y, w, h = frame
    trim, dark = tones.trim, mix(tones.trim, (0, 0, 0), 0.28)
    for bar in ((x + w / 2 - 3.5, y, 7, h), (x, y + h * 0.46 - 3, w, 6)):
        sheet.path(box(*bar), trim)
    for side in ((x - 9, y - 9, w + 18, 11), (x - 9, y, 11, h), (x + w - 2, y, 11, h), (x - 9, y + h - 4, w + 18, 10)):
        sheet.path(box(*side), trim)
    sheet.path(box(x - 20, y + h + 5, w + 40, 9), trim)
    if not tones.flat:
        sheet.path(box(x - 20, y + h + 14, w + 40, 4), dark, 0.6)
        sheet.path(box(x + 2, y + 2, w - 4, 4), dark, 0.35)


def _curtains(sheet: Svg, frame: Box, tones: Palette) -> None:
    """Two light drapes, held back."""
    x, y, w, h = frame
    cloth = mix(tones.trim, tones.wall, 0.35)
    fold = mix(cloth, (0, 0, 0), 0.16)
    for side, edge in ((1, x - 16), (-1, x + w + 16)):
        a, b, c, d = (edge + side * part for part in (52, 40, 17, 21))
        shape = (
            f"M{edge} {y - 17} H{a} C{a} {y + h * 0.2} {b} {y + h * 0.42} {c} {y + h * 0.62} "
            f"C{c + side * 2} {y + h * 0.75} {d} {y + h * 0.9} {d} {y + h + 2} H{edge - side * 3} Z"
        )
        sheet.path(shape, cloth)
        for start, end in ((34, 9), (20, 4), (42, 13)):
            sheet.line(
                smooth([(edge + side * start, y - 10), (edge + side * (start - 6), y + h * 0.32),
                        (edge + side * end, y + h * 0.6)], closed=False),
                fold, 1.4, 0.5,
            )  # fmt: skip
    sheet.line(f"M{x - 28} {y - 19} H{x + w + 28}", mix(tones.wood, tones.trim, 0.3), 4)
