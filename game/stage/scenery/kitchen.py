"""The kitchen: shelf, hooks, window. All but the window is multiplied with the light afterwards."""

from __future__ import annotations

from game.stage.colour import mix
from game.stage.scenery.curve import box, disc, polygon, smooth
from game.stage.scenery.palette import Palette
from game.stage.scenery.svg import Box, Svg
from game.stage.scenery.wall import draw_wall
from game.stage.scenery.window import draw_window

WINDOW: Box = (-372.0, -606.0, 196.0, 236.0)
WINDOW_PART: Box = (-404.0, -640.0, 262.0, 304.0)
"""The window with its curtains and sill."""
SHELF = -470.0


def draw_kitchen(sheet: Svg, view: Box, tones: Palette, objects: tuple[str, ...]) -> None:
    """Draw the kitchen's lit parts."""
    draw_wall(sheet, view, tones)
    _shelf(sheet, tones)
    _hooks(sheet, tones, objects)


def draw_kitchen_window(sheet: Svg, tones: Palette, objects: tuple[str, ...]) -> None:
    """Draw the window and what stands on its sill; these have light of their own."""
    draw_window(sheet, WINDOW, tones, objects)
    if not tones.flat:
        _plant(sheet, (WINDOW[0] + 34, WINDOW[1] + WINDOW[3] + 5), tones)


def _shelf(sheet: Svg, tones: Palette) -> None:
    x, y, w = 172.0, SHELF, 224.0
    thing, dark = tones.things, mix(tones.things, (0, 0, 0), 0.25)
    pale = mix(tones.trim, tones.things, 0.25)
    sheet.path(disc((x + 40, y - 31), 31), pale)
    sheet.line(disc((x + 40, y - 31), 21), thing, 1.6)
    sheet.path(disc((x + 70, y - 25), 25), mix(pale, thing, 0.3))
    sheet.line(disc((x + 70, y - 25), 16), dark, 1.4, 0.6)
    sheet.path(
        smooth(
            ((x + 112, y), (x + 110, y - 34), (x + 116, y - 44), (x + 138, y - 44), (x + 144, y - 34), (x + 142, y)),
            tension=0.08,
        ),
        thing,
    )
    sheet.path(box(x + 115, y - 51, 24, 8), dark)
    sheet.path(
        smooth(
            ((x + 152, y), (x + 151, y - 24), (x + 155, y - 31), (x + 173, y - 31), (x + 177, y - 24), (x + 176, y)),
            tension=0.08,
        ),
        mix(pale, thing, 0.5),
    )
    sheet.path(box(x + 155, y - 37, 18, 7), thing)
    for index in range(3):
        wide = 17 - index * 2
        sheet.path(
            smooth(
                (
                    (x + 203 - wide, y - 11 - index * 8),
                    (x + 203 + wide, y - 11 - index * 8),
                    (x + 203 + wide * 0.5, y - index * 8),
                    (x + 203 - wide * 0.5, y - index * 8),
                ),
                tension=0.08,
            ),
            pale if index % 2 == 0 else thing,
        )
    sheet.path(box(x - 6, y, w + 12, 8), mix(tones.wood, tones.trim, 0.35))
    sheet.path(box(x - 6, y + 8, w + 12, 7), (0, 0, 0), 0.12 if not tones.flat else 0)
    for bracket in (x + 18, x + w - 18):
        sheet.line(f"M{bracket} {y + 8} v20 l-0.1 0", dark, 4)


def _hooks(sheet: Svg, tones: Palette, objects: tuple[str, ...]) -> None:
    """Below the shelf hang two cups and, where it is there, the key; the coat hangs at the edge."""
    y = SHELF + 8
    pale = mix(tones.things, tones.trim, 0.2)
    hook = mix(tones.wood, tones.trim, 0.3)
    for x in (226.0, 270.0):
        sheet.line(f"M{x} {y} v9", hook, 2.4)
    sheet.line(f"M226 {y + 7} v30", pale, 4)
    sheet.path(disc((226, y + 52), 17), pale)
    sheet.line(disc((226, y + 52), 11.5), tones.trim, 1.4, 0.5)
    sheet.line(f"M270 {y + 7} v44", pale, 3.2)
    sheet.path(f"M258 {y + 50} H282 A12 13 0 0 1 258 {y + 50} Z", pale)
    if "key" in objects:
        draw_key(sheet, (316.0, y + 4), tones)
    if "coat" in objects:
        draw_coat(sheet, (392.0, -408.0), tones)


def draw_key(sheet: Svg, at: tuple[float, float], tones: Palette) -> None:
    """Draw a key on a hook."""
    x, y = at
    metal = mix(tones.shade, tones.wood, 0.25) if not tones.flat else (255, 255, 255)
    sheet.line(disc((x, y + 13), 8), metal, 3.2)
    sheet.line(f"M{x} {y + 21} V{y + 48} M{x} {y + 46} h8 M{x} {y + 39} h6", metal, 3.2)
    sheet.line(f"M{x} {y - 4} v9", mix(tones.wood, tones.trim, 0.3), 2.4)


def draw_coat(sheet: Svg, at: tuple[float, float], tones: Palette) -> None:
    """Draw a coat on a hook."""
    x, y = at
    cloth = mix(tones.things, tones.wood, 0.3) if not tones.flat else (120, 120, 120)
    fold = mix(cloth, (0, 0, 0), 0.3)
    sheet.path(disc((x, y - 6), 4.5), mix(tones.wood, tones.trim, 0.2))
    hung = (
        (-3, -4), (4, -4), (20, 14), (27, 60), (28, 150), (26, 172),
        (2, 177), (-24, 172), (-27, 150), (-26, 60), (-19, 14),
    )  # fmt: skip
    sheet.path(smooth([(x + dx, y + dy) for dx, dy in hung], tension=0.13), cloth)
    for dx, low in ((-9, 165), (2, 172), (13, 160)):
        sheet.line(
            smooth([(x + dx * 0.3, y + 8), (x + dx * 0.8, y + 70), (x + dx, y + low)], closed=False), fold, 1.8, 0.7
        )


def _plant(sheet: Svg, at: tuple[float, float], tones: Palette) -> None:
    x, y = at
    pot = mix(tones.rug_line, tones.wood, 0.3)
    leaf = mix((74, 104, 78), tones.wood, 0.25)
    for dx, dy, bend in ((-20, -38, -14), (-8, -52, -6), (6, -50, 8), (19, -36, 16), (26, -20, 14), (-25, -22, -12)):
        sheet.path(
            smooth(
                [
                    (x, y - 20),
                    (x + dx * 0.5 + bend * 0.5, y - 20 + dy * 0.5),
                    (x + dx, y - 18 + dy),
                    (x + dx * 0.4, y - 22 + dy * 0.4),
                ],
                tension=0.2,
            ),
            leaf,
        )
    sheet.path(polygon(((x - 14, y - 22), (x + 14, y - 22), (x + 10, y), (x - 10, y))), pot)
    sheet.path(box(x - 16, y - 26, 32, 6), mix(pot, tones.lamp, 0.15))
