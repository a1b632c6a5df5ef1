"""Things that return in several places. They stand at the wall and stay close to its tone, so that people stand out."""

from __future__ import annotations

from math import cos, radians, sin

from game.stage.colour import Colour, mix
from game.stage.scenery.curve import disc, polygon, smooth
from game.stage.scenery.palette import behind_people
from game.stage.scenery.place import Moment
from game.stage.scenery.svg import Svg
from game.stage.scenery.wall import SKIRTING

BLACK: Colour = (0, 0, 0)
HANDS = {"morning": (9, 0), "day": (2, 0), "dusk": (5, 50), "evening": (8, 30), "night": (11, 50)}
"""What a clock shows, by the hour of light."""


def draw_key(sheet: Svg, at: tuple[float, float], m: Moment) -> None:
    """Draw a hook, and the key on it if it is there."""
    x, y = at
    sheet.line(f"M{x} {y - 4} v9", mix(m.tones.wood, m.tones.trim, 0.3), 2.4)
    if not m.has("key"):
        return
    metal = (255, 255, 255) if m.tones.flat else mix(m.tones.shade, m.tones.wood, 0.25)
    sheet.line(disc((x, y + 13), 8), metal, 3.2)
    sheet.line(f"M{x} {y + 21} V{y + 48} M{x} {y + 46} h8 M{x} {y + 39} h6", metal, 3.2)


def draw_coat(sheet: Svg, at: tuple[float, float], m: Moment, cloth: Colour | None = None) -> None:
    """Draw a coat on a hook."""
    x, y = at
    tones = m.tones
    cloth = tones.things if tones.flat else behind_people(cloth or tones.things, tones.wall)
    fold = mix(cloth, BLACK, 0.2)
    sheet.path(disc((x, y - 6), 4.5), mix(tones.wood, tones.trim, 0.2))
    hung = (
        (-3, -4), (4, -4), (22, 12), (30, 60), (33, 96), (28, 98), (29, 150), (27, 176), (2, 181), (-25, 176),
        (-28, 150), (-27, 104), (-33, 102), (-29, 60), (-21, 12),
    )  # fmt: skip
    sheet.path(smooth([(x + dx, y + dy) for dx, dy in hung], tension=0.1), cloth)
    for dx, low in ((-9, 168), (2, 176), (14, 164)):
        crease = [(x + dx * 0.3, y + 10), (x + dx * 0.8, y + 70), (x + dx, y + low)]
        sheet.line(smooth(crease, closed=False), fold, 1.8, 0.7)
    sheet.line(smooth([(x - 10, y + 2), (x, y + 24), (x + 11, y + 2)], closed=False), fold, 2.2, 0.8)


def draw_scarf(sheet: Svg, at: tuple[float, float], m: Moment) -> None:
    """Draw a scarf on a hook."""
    x, y = at
    tones = m.tones
    cloth = tones.things if tones.flat else behind_people(mix(tones.rug_line, tones.things, 0.35), tones.wall)
    for dx, low in ((-7, 104), (6, 128)):
        sheet.line(f"M{x} {y - 2} Q{x + dx * 1.5} {y + 30} {x + dx} {y + low}", cloth, 11)
        sheet.line(f"M{x + dx - 5} {y + low - 8} h10 m-10 -7 h10", mix(cloth, tones.trim, 0.5), 2)


def draw_plant(sheet: Svg, at: tuple[float, float], m: Moment, size: float = 1.0, back: float = 0.0) -> None:
    """Draw a pot plant: upright in a warm room, its leaves hanging in a pale one.

    `back` is how far it goes over into the wall, 0 to 1, where somebody may sit before it.
    """
    x, y = at
    tones, droop = m.tones, 1 - min(1.0, m.light / 0.55)
    pot = mix(mix(tones.rug_line, tones.wood, 0.3), tones.wall, back)
    leaf = mix(mix((78, 116, 82), (120, 116, 84), droop), tones.wood, 0.2)
    leaf = tones.things if tones.flat else mix(leaf, tones.wall, back)
    for dx, dy in ((-24, -42), (-11, -62), (4, -66), (17, -58), (28, -38), (-30, -22), (32, -20)):
        tip = (x + size * dx * (1 + 0.45 * droop), y - size * (22 - dy * (1 - droop * 1.05) - 10 * droop))
        bow = (x + size * dx * 0.55, y - size * (24 - dy * (0.62 - 0.2 * droop)))
        sheet.path(
            smooth([(x - 2 * size, y - 22 * size), (bow[0] - 5 * size, bow[1]), tip,
                    (bow[0] + 5 * size, bow[1] + 5 * size)],
                   tension=0.2), leaf,
        )  # fmt: skip
        if m.light > 0.75 and dy < -50 and not tones.flat:
            sheet.path(disc(tip, 4.2 * size), mix(tones.rug_line, (255, 236, 220), 0.55))
    sheet.path(
        polygon(
            ((x - 15 * size, y - 23 * size), (x + 15 * size, y - 23 * size), (x + 11 * size, y), (x - 11 * size, y))
        ),
        pot,
    )
    sheet.rect(x - 17 * size, y - 27 * size, 34 * size, 7 * size, mix(pot, tones.lamp, 0.15))


def draw_rail(sheet: Svg, x: float, y: float, w: float, hooks: int, m: Moment) -> None:
    """Draw a board with hooks."""
    sheet.rect(x, y, w, 13, m.tones.things)
    for index in range(hooks):
        hook = x + w * (index + 0.5) / hooks
        sheet.line(f"M{hook} {y + 6} v10 q0 5 5 4", mix(m.tones.wood, m.tones.trim, 0.2), 3)


def draw_books(sheet: Svg, x: float, y: float, w: float, high: float, m: Moment, seed: int = 0) -> None:
    """Draw a row of books that stand on `y`, the last of them leaning."""
    tones = m.tones
    left, index = x, seed
    while left < x + w - 16:
        wide, tall = 8 + (index * 7) % 9, high * (0.64 + 0.09 * ((index * 3) % 4))
        tone = (tones.things, tones.trim, tones.rug_line, mix(tones.things, tones.wood, 0.25))[index % 4]
        sheet.rect(left, y - tall, wide, tall, mix(tone, tones.things, 0.3))
        left += wide + (1.5 if index % 6 else 22)
        index += 1


def draw_framed(sheet: Svg, x: float, y: float, w: float, h: float, m: Moment) -> None:
    """Draw a framed landscape: hills, or the sea where it is wider than high."""
    tones = m.tones
    sheet.rect(x, y, w, h, mix(tones.wood, tones.trim, 0.3))
    ix, iy, iw, ih = x + 7, y + 7, w - 14, h - 14
    sheet.rect(ix, iy, iw, ih, mix(tones.trim, tones.lamp, 0.2))
    sheet.path(disc((ix + iw * 0.68, iy + ih * 0.34), ih * 0.13), mix(tones.rug_line, tones.lamp, 0.4))
    hill = (
        f"M{ix} {iy + ih} V{iy + ih * 0.66} "
        f"C{ix + iw * 0.25} {iy + ih * 0.42} {ix + iw * 0.4} {iy + ih * 0.5} {ix + iw * 0.6} {iy + ih * 0.68} "
        f"C{ix + iw * 0.75} {iy + ih * 0.8} {ix + iw * 0.9} {iy + ih * 0.6} {ix + iw} {iy + ih * 0.62} V{iy + ih} Z"
    )
    sheet.path(hill, tones.things)


def draw_clock(sheet: Svg, x: float, y: float, radius: float, m: Moment) -> None:
    """Draw a clock that shows about the hour."""
    tones = m.tones
    hour, minute = HANDS.get(m.hour, HANDS["evening"])
    sheet.path(disc((x, y), radius), mix(tones.wood, tones.trim, 0.3))
    sheet.path(disc((x, y), radius * 0.84), (0, 0, 0) if tones.flat else tones.trim)
    ink = (255, 255, 255) if tones.flat else tones.wood
    for turn, long in (((hour + minute / 60) * 30, 0.45 * radius), (minute * 6, 0.66 * radius)):
        sheet.line(f"M{x} {y} l{long * sin(radians(turn)):.1f} {-long * cos(radians(turn)):.1f}", ink, 2.8)
    sheet.path(disc((x, y), 3), ink)


def draw_boxes(sheet: Svg, x: float, m: Moment) -> None:
    """Draw boxes that are not unpacked."""
    card = mix(m.tones.things, m.tones.trim, 0.35)
    for left, low, w, h in ((x, 0, 104, 66), (x + 112, 0, 80, 52), (x + 14, 66, 84, 54)):
        top = SKIRTING - low - h
        sheet.rect(left, top, w, h, card)
        sheet.rect(left, top, w, 5, mix(card, BLACK, 0.2))
        sheet.rect(left + w * 0.42, top, w * 0.16, h * 0.4, mix(card, m.tones.trim, 0.5))
