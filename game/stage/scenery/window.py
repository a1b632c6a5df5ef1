"""Windows, and what the hour, the weather and the moon look like through them."""

from __future__ import annotations

from math import cos, pi, sin
from random import Random

from game.stage.colour import Colour, mix
from game.stage.scenery.curve import Point, box, disc, polygon, smooth
from game.stage.scenery.place import Moment
from game.stage.scenery.svg import Box, Svg
from game.stage.scenery.wall import SKIRTING

_STARS = ((0.1, 0.12), (0.22, 0.4), (0.36, 0.2), (0.62, 0.1), (0.9, 0.34), (0.55, 0.46), (0.8, 0.52), (0.06, 0.55))
_FAR = (
    (0.0, 0.72), (0.1, 0.66), (0.2, 0.72), (0.2, 0.64), (0.34, 0.64), (0.34, 0.7), (0.46, 0.7), (0.52, 0.58),
    (0.58, 0.7), (0.66, 0.7), (0.66, 0.62), (0.8, 0.62), (0.8, 0.74), (1.0, 0.7), (1.0, 1.0), (0.0, 1.0),
)  # fmt: skip
_ROOFS = (
    (0.0, 0.8), (0.16, 0.8), (0.16, 0.72), (0.27, 0.66), (0.38, 0.72), (0.38, 0.84), (0.52, 0.84), (0.52, 0.76),
    (0.7, 0.76), (0.7, 0.7), (0.73, 0.7), (0.73, 0.76), (0.84, 0.76), (0.84, 0.86), (1.0, 0.86), (1.0, 1.0), (0.0, 1.0),
)  # fmt: skip
_TOPS = (((0.16, 0.72), (0.27, 0.66), (0.38, 0.72)), ((0.52, 0.76), (0.7, 0.76)), ((0.84, 0.86), (1.0, 0.86)))
"""Where snow lies."""
_LIGHTS = ((0.23, 0.78), (0.3, 0.85), (0.58, 0.84), (0.64, 0.91), (0.09, 0.9), (0.9, 0.93))
_MOON = {"dusk": (0.74, 0.5, 25), "evening": (0.7, 0.34, 22), "night": (0.36, 0.2, 18)}
"""Where the moon stands, as parts of the window, and how large it looks: it rises over the roofs and grows small."""
WHITE: Colour = (255, 255, 255)


def draw_window(sheet: Svg, frame: Box, m: Moment, *, curtains: bool = True) -> None:
    """Draw a window with four panes at `frame`."""
    draw_outside(sheet, frame, m)
    if m.weather == "frost":
        _frost(sheet, frame)
    _frame(sheet, frame, m)
    if curtains and not m.tones.flat:
        _curtains(sheet, frame, m)


def draw_outside(sheet: Svg, frame: Box, m: Moment) -> None:
    """Draw sky, roofs and weather into `frame`."""
    x, y, w, h = frame
    sky = m.tones.sky
    draw_sky(sheet, box(*frame), frame, m)
    if sky.sun:
        centre = (x + w * 0.3, y + h * 0.62)
        sheet.rect(*frame, sheet.radial(*centre, w * 0.8, (0, (255, 244, 214), 0.9), (1, sky.low, 0)))
        sheet.path(disc(centre, 13), (255, 248, 226), 0 if m.tones.flat else 0.9)
    if not m.tones.flat:
        sheet.path(polygon([(x + w * px, y + h * py) for px, py in _FAR]), mix(sky.roofs, sky.low, 0.55))
    sheet.path(polygon([(x + w * px, y + h * py) for px, py in _ROOFS]), sky.roofs)
    if m.weather == "snow":
        for top in _TOPS:
            sheet.line("M" + " L".join(f"{x + w * px:.1f} {y + h * py:.1f}" for px, py in top), (232, 236, 244), 4)
    if sky.lit:
        for lx, ly in _LIGHTS:
            sheet.rect(x + w * lx, y + h * ly, 5, 7, (255, 206, 128), 0.85)
    draw_weather(sheet, frame, m)


def draw_sky(sheet: Svg, shape: str, frame: Box, m: Moment) -> None:
    """Fill `shape`, which lies in `frame`, with the sky, its stars and its moon."""
    x, y, w, h = frame
    sky = m.tones.sky
    flat = m.tones.flat
    sheet.path(shape, sky.top if flat else sheet.level(0, y, 0, y + h, (0, sky.top, 1), (0.8, sky.low, 1)))
    if sky.stars:
        for sx, sy in _STARS:
            sheet.path(disc((x + w * sx, y + h * sy), 1.3), (236, 238, 246), 0.85)
    if m.has("moon"):
        px, py, radius = _MOON.get(m.hour, _MOON["evening"])
        _moon(sheet, (x + w * px, y + h * py), radius, m)


def _moon(sheet: Svg, centre: Point, radius: float, m: Moment) -> None:
    flat = m.tones.flat
    moon = WHITE if flat else mix((250, 244, 226), (255, 214, 150), 0.6 if m.hour == "dusk" else 0.0)
    veiled = m.weather in ("rain", "snow")
    if veiled and not flat:  # a light behind the clouds
        moon = mix(moon, m.tones.sky.top, 0.55)
    if not flat:
        wide = radius * 3
        halo = sheet.radial(*centre, wide, (0, moon, 0.55), (0.45, moon, 0.16), (1, moon, 0))
        sheet.path(disc(centre, wide), halo)
    sheet.path(disc(centre, radius), moon)
    for dx, dy, part in ((-0.3, -0.26, 0.24), (0.26, 0.18, 0.18), (-0.13, 0.4, 0.15), (0.4, -0.4, 0.11)):
        at = (centre[0] + dx * radius, centre[1] + dy * radius)
        sheet.path(disc(at, part * radius), mix(moon, m.tones.sky.top, 0.16), 0 if flat or veiled else 1)


def draw_weather(sheet: Svg, frame: Box, m: Moment) -> None:
    """Draw what falls and what runs down the glass of `frame`."""
    x, y, w, h = frame
    many = max(20, round(w * h / 1000))
    chance = Random(4)
    if m.weather == "rain":
        drop = WHITE if m.tones.flat else mix(m.tones.sky.low, (228, 236, 246), 0.7)
        for _ in range(many):
            px, py = x + 4 + chance.random() * (w - 12), y + 4 + chance.random() * (h - 30)
            sheet.line(f"M{px:.1f} {py:.1f} l-3 {8 + chance.random() * 15:.1f}", drop, 1.2, 0.3 + 0.4 * chance.random())
        for _ in range(many // 2):
            px, py, size = x + 5 + chance.random() * (w - 10), y + 5 + chance.random() * (h - 14), chance.random()
            sheet.path(disc((px, py), 1 + size * 1.5, 1.3 + size * 2), drop, 0.55 + 0.3 * size)
        for part in (0.17, 0.41, 0.63, 0.88):
            px, top = x + w * part, y + h * (0.1 + 0.5 * chance.random())
            run = [(px, top), (px + 3, top + h * 0.1), (px - 2, top + h * 0.2), (px + 1, top + h * 0.3)]
            sheet.line(smooth(run, closed=False), drop, 2, 0.6)
            sheet.path(disc(run[-1], 2.6, 3.6), drop, 0.8)
    elif m.weather == "snow":
        for _ in range(many):
            at = (x + 4 + chance.random() * (w - 8), y + 4 + chance.random() * (h - 8))
            sheet.path(disc(at, 1.1 + 1.8 * chance.random()), (246, 249, 255), 0.6 + 0.35 * chance.random())


def _frost(sheet: Svg, frame: Box) -> None:
    """Flowers of ice that grow in from the corners."""
    x, y, w, h = frame
    chance = Random(9)
    corners = ((x, y + h, -pi / 2, 0.0), (x + w, y + h, -pi, -pi / 2), (x, y, 0.0, pi / 2), (x + w, y, pi / 2, pi))
    for index, (cx, cy, low, high) in enumerate(corners):
        for step in range(9):
            turn = low + (high - low) * (0.04 + 0.92 * step / 8)
            long = (0.2 + 0.16 * chance.random()) * h * (1 if index < 2 else 0.55)
            tip = (cx + cos(turn) * long, cy + sin(turn) * long)
            parts = [f"M{cx:.1f} {cy:.1f} L{tip[0]:.1f} {tip[1]:.1f}"]
            for place in (0.4, 0.58, 0.76, 0.9):
                bx, by, twig = cx + cos(turn) * long * place, cy + sin(turn) * long * place, long * 0.2 * (1.1 - place)
                parts += [
                    f"M{bx:.1f} {by:.1f} l{cos(turn + side) * twig:.1f} {sin(turn + side) * twig:.1f}"
                    for side in (-0.8, 0.8)
                ]
            sheet.line(" ".join(parts), (238, 244, 252), 1.3, 0.7)


def _frame(sheet: Svg, frame: Box, m: Moment) -> None:
    x, y, w, h = frame
    trim, dark = m.tones.trim, mix(m.tones.trim, (0, 0, 0), 0.28)
    for bar in ((x + w / 2 - 3.5, y, 7, h), (x, y + h * 0.46 - 3, w, 6)):
        sheet.path(box(*bar), trim)
    for side in ((x - 9, y - 9, w + 18, 11), (x - 9, y, 11, h), (x + w - 2, y, 11, h), (x - 9, y + h - 4, w + 18, 10)):
        sheet.path(box(*side), trim)
    sheet.rect(x - 20, y + h + 5, w + 40, 9, trim)
    if not m.tones.flat:
        sheet.rect(x - 20, y + h + 14, w + 40, 4, dark, 0.6)
        sheet.rect(x + 2, y + 2, w - 4, 4, dark, 0.35)
    if m.weather == "snow":
        for bar_y in (y + h * 0.46 - 3, y + h - 4):
            drift = (bar_y, bar_y - 7, bar_y - 3, bar_y - 8, bar_y)
            points = [(x + 2 + (w - 4) * index / 4, high) for index, high in enumerate(drift)]
            sheet.path(smooth(points, tension=0.14), (240, 244, 250))


def _curtains(sheet: Svg, frame: Box, m: Moment) -> None:
    """Two light drapes, held back."""
    x, y, w, h = frame
    cloth = mix(m.tones.trim, m.tones.wall, 0.35)
    fold = mix(cloth, (0, 0, 0), 0.16)
    for side, edge in ((1, x - 16), (-1, x + w + 16)):
        a, b, c, d = (edge + side * part for part in (52, 40, 17, 21))
        shape = (
            f"M{edge} {y - 17} H{a} C{a} {y + h * 0.2} {b} {y + h * 0.42} {c} {y + h * 0.62} "
            f"C{c + side * 2} {y + h * 0.75} {d} {y + h * 0.9} {d} {y + h + 2} H{edge - side * 3} Z"
        )
        sheet.path(shape, cloth)
        for start, end in ((34, 9), (20, 4), (42, 13)):
            folded = [(edge + side * start, y - 10), (edge + side * (start - 6), y + h * 0.32)]
            sheet.line(smooth([*folded, (edge + side * end, y + h * 0.6)], closed=False), fold, 1.4, 0.5)
    sheet.line(f"M{x - 28} {y - 19} H{x + w + 28}", mix(m.tones.wood, m.tones.trim, 0.3), 4)


def draw_patch(sheet: Svg, frame: Box, m: Moment, dx: float = 80.0, top: float = SKIRTING + 8) -> None:
    """Draw the light of the day on the floor: four panes, long where the room is warm.

    They begin at height `top`, `dx` to the right of the window.
    """
    if m.hour not in ("morning", "day") or m.weather in ("rain", "snow") or m.tones.flat:
        return
    x, _, w, _ = frame
    sun = mix(m.tones.trim, (255, 246, 224), 0.7)
    deep, lean = 50 + 26 * m.light, 40 + 50 * m.light

    def at(across: float, along: float) -> Point:
        low = top + deep * along * (0.8 + 0.2 * along)
        return ((x + dx + w * across + lean * along) * (1 + (low - SKIRTING) / 215), low)

    for px in (0.0, 0.53):
        for py in (0.0, 0.54):
            pane = (at(px, py), at(px + 0.46, py), at(px + 0.46, py + 0.46), at(px, py + 0.46))
            sheet.path(polygon(pane), sun, 0.3 + 0.5 * m.light)
