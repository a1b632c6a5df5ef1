"""Things that furnish other rooms. They stand at the wall and stay close to its tone, so that people stand out."""

from __future__ import annotations

from game.stage.colour import Colour, mix
from game.stage.scenery.curve import box, disc, polygon, smooth
from game.stage.scenery.palette import Palette
from game.stage.scenery.svg import Svg
from game.stage.scenery.wall import SKIRTING

BLACK: Colour = (0, 0, 0)


def stairwell(sheet: Svg, x: float, w: float, top: float, tones: Palette) -> None:
    """Draw what is seen through an open door: stairs in a light of their own."""
    light = mix((222, 222, 214), tones.lamp, 0.6) if not tones.flat else (40, 40, 40)
    far = mix(light, tones.wall, 0.45)
    sheet.path(box(x, top, w, SKIRTING - top), sheet.radial(x + w * 0.5, top + 60, 380, (0, light, 1), (1, far, 1)))
    for step in range(5):
        y = SKIRTING - 13 - step * 24
        sheet.path(box(x + 14 + step * 18, y, w - 14 - step * 18, 13), mix(far, tones.things, 0.3 + 0.05 * step))
    if not tones.flat:
        sheet.line(f"M{x + 22} {SKIRTING - 84} L{x + w} {SKIRTING - 196}", mix(tones.things, tones.wood, 0.3), 4)


def doorway(sheet: Svg, x: float, w: float, top: float, tones: Palette) -> None:
    """Draw the frame and the open leaf of a door."""
    for side in (box(x - 12, top - 12, 12, SKIRTING - top + 12), box(x + w, top - 12, 12, SKIRTING - top + 12)):
        sheet.path(side, tones.trim)
    sheet.path(box(x - 16, top - 18, w + 32, 12), tones.trim)
    leaf = mix(tones.trim, tones.things, 0.45)
    sheet.path(
        polygon(((x + w + 12, top), (x + w + 68, top - 16), (x + w + 68, SKIRTING + 34), (x + w + 12, SKIRTING))), leaf
    )
    for low, high in ((0.06, 0.44), (0.52, 0.94)):
        y0, y1 = top + (SKIRTING - top) * low, top + (SKIRTING - top) * high
        panel = ((x + w + 24, y0), (x + w + 56, y0 - 8), (x + w + 56, y1 + 10), (x + w + 24, y1))
        sheet.line(polygon(panel), mix(leaf, BLACK, 0.25), 1.6, 0.7)
    sheet.path(disc((x + w + 60, top + (SKIRTING - top) * 0.52), 4), tones.wood)


def rail(sheet: Svg, x: float, y: float, w: float, hooks: int, tones: Palette) -> None:
    """Draw a board with hooks."""
    sheet.path(box(x, y, w, 13), mix(tones.trim, tones.things, 0.35))
    for index in range(hooks):
        hook = x + w * (index + 0.5) / hooks
        sheet.line(f"M{hook} {y + 6} v10 q0 5 5 4", mix(tones.wood, tones.trim, 0.2), 3)


def shoe_bench(sheet: Svg, x: float, w: float, tones: Palette) -> None:
    """Draw a low bench with shoes under it."""
    wood = mix(tones.trim, tones.things, 0.55)
    sheet.path(box(x, SKIRTING - 78, w, 12), wood)
    sheet.path(box(x, SKIRTING - 28, w, 7), wood)
    for leg in (x + 3, x + w - 11):
        sheet.path(box(leg, SKIRTING - 70, 8, 72), wood)
    for index, tone in enumerate((0.55, 0.35, 0.7)):
        left = x + 24 + index * 48
        shoe = (
            (left, SKIRTING - 30),
            (left, SKIRTING - 42),
            (left + 12, SKIRTING - 43),
            (left + 20, SKIRTING - 36),
            (left + 33, SKIRTING - 33),
            (left + 34, SKIRTING - 29),
        )
        sheet.path(smooth(shoe, tension=0.1), mix(tones.things, tones.wood, tone * 0.5))
    sheet.path(
        smooth(
            (
                (x + w - 66, SKIRTING - 92),
                (x + w - 26, SKIRTING - 92),
                (x + w - 34, SKIRTING - 78),
                (x + w - 58, SKIRTING - 78),
            ),
            tension=0.1,
        ),
        mix(tones.trim, tones.things, 0.2),
    )


def bookcase(sheet: Svg, x: float, w: float, top: float, tones: Palette) -> None:
    """Draw shelves of books."""
    wood = mix(tones.trim, tones.things, 0.6)
    sheet.path(box(x, top, w, SKIRTING - top), mix(wood, BLACK, 0.18))
    rows = 4
    deep = (SKIRTING - top) / rows
    for row in range(rows):
        y = top + (row + 1) * deep - 7
        left = x + 10.0
        index = row * 5
        while left < x + w - 22:
            wide, high = 8 + (index * 7) % 9, deep * (0.56 + 0.07 * ((index * 3) % 4))
            tone = (tones.things, tones.trim, tones.rug_line, mix(tones.things, tones.wood, 0.25))[index % 4]
            sheet.path(box(left, y - high, wide, high), mix(tone, wood, 0.25))
            left += wide + (2 if index % 6 else 26)
            index += 1
        sheet.path(box(x, y, w, 7), wood)
    for side in (x - 3, x + w - 5):
        sheet.path(box(side, top - 4, 8, SKIRTING - top + 4), wood)
    sheet.path(box(x - 6, top - 9, w + 12, 9), wood)


def framed(sheet: Svg, x: float, y: float, w: float, h: float, tones: Palette) -> None:
    """Draw a framed landscape."""
    sheet.path(box(x, y, w, h), mix(tones.wood, tones.trim, 0.3))
    ix, iy, iw, ih = x + 7, y + 7, w - 14, h - 14
    sheet.path(box(ix, iy, iw, ih), mix(tones.trim, tones.lamp, 0.2))
    sheet.path(disc((ix + iw * 0.68, iy + ih * 0.34), ih * 0.13), mix(tones.rug_line, tones.lamp, 0.4))
    hill = (
        f"M{ix} {iy + ih} V{iy + ih * 0.66} "
        f"C{ix + iw * 0.25} {iy + ih * 0.42} {ix + iw * 0.4} {iy + ih * 0.5} {ix + iw * 0.6} {iy + ih * 0.68} "
        f"C{ix + iw * 0.75} {iy + ih * 0.8} {ix + iw * 0.9} {iy + ih * 0.6} {ix + iw} {iy + ih * 0.62} V{iy + ih} Z"
    )
    sheet.path(hill, tones.things)


def clock(sheet: Svg, x: float, y: float, radius: float, tones: Palette) -> None:
    """Draw a clock that tells no particular time."""
    sheet.path(disc((x, y), radius), mix(tones.wood, tones.trim, 0.3))
    sheet.path(disc((x, y), radius * 0.84), tones.trim)
    sheet.line(f"M{x} {y} v{-radius * 0.55:.1f} M{x} {y} l{radius * 0.4:.1f} {radius * 0.2:.1f}", tones.wood, 2.6)


def bed(sheet: Svg, tones: Palette) -> None:
    """Draw a made bed along the wall, light enough for whoever sits before it."""
    linen = mix(tones.trim, tones.rug, 0.3)
    sheet.path(
        f"M-190 {SKIRTING} V-246 Q-190 -262 -174 -262 H174 Q190 -262 190 -246 V{SKIRTING} Z",
        mix(tones.things, tones.trim, 0.3),
    )
    for x in (-128, 14):
        sheet.path(
            smooth(
                ((x, -196), (x + 18, -214), (x + 96, -214), (x + 114, -196), (x + 106, -166), (x + 8, -166)),
                tension=0.13,
            ),
            tones.trim,
        )
    sheet.path(f"M-200 {SKIRTING + 6} V-150 Q-196 -176 -170 -176 H170 Q196 -176 200 -150 V{SKIRTING + 6} Z", linen)
    sheet.path(f"M-201 {SKIRTING + 6} V-132 Q0 -152 201 -132 V{SKIRTING + 6} Z", mix(tones.rug_line, linen, 0.55))
    for x in (-120, -10, 110):
        sheet.line(
            smooth([(x, -140), (x + 6, -108), (x - 4, SKIRTING + 2)], closed=False),
            mix(tones.rug_line, linen, 0.2),
            1.6,
            0.6,
        )


def plant(sheet: Svg, x: float, tones: Palette) -> None:
    """Draw a tall plant in a pot."""
    leaf = mix(mix((86, 118, 88), tones.wall, 0.35), tones.wood, 0.12) if not tones.flat else (120, 120, 120)
    for dx, dy in ((-44, -140), (-24, -188), (2, -204), (28, -184), (46, -132), (-52, -92), (54, -88)):
        tip = (x + dx, SKIRTING - 44 + dy)
        base = (x, SKIRTING - 40)
        mid = (x + dx * 0.34, SKIRTING - 44 + dy * 0.62)
        sheet.path(smooth([base, (mid[0] - 9, mid[1]), tip, (mid[0] + 11, mid[1] + 8)], tension=0.2), leaf)
    sheet.path(
        polygon(((x - 24, SKIRTING - 50), (x + 24, SKIRTING - 50), (x + 17, SKIRTING + 4), (x - 17, SKIRTING + 4))),
        tones.trim,
    )


def boxes(sheet: Svg, x: float, tones: Palette) -> None:
    """Draw boxes that are not unpacked."""
    card = mix(tones.things, tones.trim, 0.35)
    for left, low, w, h in ((x, 0, 104, 66), (x + 112, 0, 80, 52), (x + 14, 66, 84, 54)):
        sheet.path(box(left, SKIRTING - low - h, w, h), card)
        sheet.path(box(left, SKIRTING - low - h, w, 5), mix(card, BLACK, 0.2))
        sheet.path(box(left + w * 0.42, SKIRTING - low - h, w * 0.16, h * 0.4), mix(card, tones.trim, 0.5))


def swing_doors(sheet: Svg, x: float, tones: Palette) -> None:
    """Draw a pair of corridor doors with round panes."""
    top, w = -520.0, 92.0
    sheet.path(box(x - 8, top - 10, 2 * w + 16, SKIRTING - top + 10), tones.trim)
    for left in (x, x + w):
        sheet.path(box(left + 2, top, w - 4, SKIRTING - top), mix(tones.things, tones.trim, 0.5))
        sheet.path(disc((left + w / 2, top + 92), 23), mix(tones.trim, tones.lamp, 0.4))
        sheet.line(disc((left + w / 2, top + 92), 23), mix(tones.things, tones.wood, 0.2), 3)
        sheet.path(box(left + 2, SKIRTING - 64, w - 4, 58), mix(tones.things, tones.trim, 0.25))
    sheet.line(f"M{x + w - 10} -250 v60 M{x + w + 10} -250 v60", mix(tones.wood, tones.trim, 0.4), 4)


def third_chair(sheet: Svg, tones: Palette) -> None:
    """Draw a chair at the back that faces the table."""
    cloth = mix(tones.things, tones.trim, 0.25)
    shape = f"M-52 {SKIRTING - 12} V-200 Q-52 -262 0 -262 Q52 -262 52 -200 V{SKIRTING - 12} Z"
    sheet.path(shape, cloth)
    sheet.path(smooth(((-46, -138), (46, -138), (54, -104), (-54, -104)), tension=0.08), mix(cloth, tones.trim, 0.35))
    for x in (-46, 42):
        sheet.path(box(x, SKIRTING - 16, 6, 24), mix(cloth, BLACK, 0.3))


def arched_window(sheet: Svg, x: float, tones: Palette) -> None:
    """Draw a tall window with a round head."""
    sky, w, top, low = tones.sky, 92.0, -600.0, -250.0
    shape = f"M{x} {low} V{top + 46} A{w / 2} {w / 2} 0 0 1 {x + w} {top + 46} V{low} Z"
    sheet.path(shape, sheet.level(0, top, 0, low, (0, sky.top, 1), (1, sky.low, 1)) if not tones.flat else sky.top)
    sheet.line(shape, tones.trim, 9)
    sheet.line(f"M{x + w / 2} {top} V{low} M{x} {top + 100} h{w} M{x} {top + 200} h{w}", tones.trim, 5)
    sheet.path(box(x - 14, low, w + 28, 9), tones.trim)
