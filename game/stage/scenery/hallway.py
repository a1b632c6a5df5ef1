"""The hallway: coats on their hooks, shoes under the bench, the key, and the door to the stairs."""

from __future__ import annotations

from game.stage.colour import mix
from game.stage.scenery.curve import box, disc, polygon, smooth
from game.stage.scenery.lamps import GLOBE
from game.stage.scenery.place import Moment, Place
from game.stage.scenery.props import draw_coat, draw_key, draw_rail, draw_scarf
from game.stage.scenery.seats import chair
from game.stage.scenery.svg import Svg
from game.stage.scenery.wall import SKIRTING, draw_wall

X, WIDE, TOP = 186.0, 150.0, -496.0
"""Left edge, width and top of the door."""


def _wall(sheet: Svg, m: Moment) -> None:
    draw_wall(sheet, m, rug=False)
    _panelling(sheet, m)
    _door(sheet, m)
    draw_rail(sheet, -396, -478, 232, 4, m)
    draw_coat(sheet, (-366.0, -456.0), m)
    if m.has("coat"):
        draw_coat(sheet, (-308.0, -456.0), m, m.tones.rug_line)
    draw_scarf(sheet, (-250.0, -452.0), m)
    draw_key(sheet, (-192.0, -462.0), m)
    _mirror(sheet, m)
    _bench(sheet, m)
    _runner(sheet, m)
    if m.weather in ("rain", "snow"):
        _umbrella(sheet, m)


def _panelling(sheet: Svg, m: Moment) -> None:
    """Boards up to the height of a hand."""
    if m.tones.flat:
        return
    left, wide = m.view[0], X - 12 - m.view[0]
    sheet.rect(left, -232, wide, -232 * -1 + SKIRTING - 12, mix(m.tones.wall, m.tones.trim, 0.4))
    lines = "".join(f"M{X - 40 - step * 34} -228 V{SKIRTING - 14} " for step in range(int(wide / 34)))
    sheet.line(lines, mix(m.tones.things, m.tones.wall, 0.4), 1.6, 0.5)
    sheet.rect(left, -238, wide, 8, m.tones.trim)


def _door(sheet: Svg, m: Moment) -> None:
    """The frame, and the leaf that stands open towards us."""
    tones, right = m.tones, X + WIDE
    for side in (X - 12, right):
        sheet.rect(side, TOP - 12, 12, SKIRTING - TOP + 12, tones.trim)
    sheet.rect(X - 16, TOP - 18, WIDE + 32, 12, tones.trim)
    leaf = mix(tones.trim, tones.things, 0.45)
    sheet.path(
        polygon(((right + 12, TOP), (right + 82, TOP - 22), (right + 82, SKIRTING + 46), (right + 12, SKIRTING))), leaf
    )
    for low, high in ((0.06, 0.44), (0.52, 0.94)):
        y0, y1 = TOP + (SKIRTING - TOP) * low, TOP + (SKIRTING - TOP) * high
        panel = ((right + 26, y0), (right + 68, y0 - 11), (right + 68, y1 + 15), (right + 26, y1 + 2))
        sheet.line(polygon(panel), mix(leaf, (0, 0, 0), 0.25), 1.8, 0.7)
    sheet.path(disc((right + 73, TOP + (SKIRTING - TOP) * 0.52), 4.5), tones.wood)


def _mirror(sheet: Svg, m: Moment) -> None:
    glass = mix(m.tones.trim, m.tones.lamp, 0.3)
    sheet.path(disc((-4, -318), 44, 62), mix(m.tones.things, m.tones.wood, 0.25))
    sheet.path(disc((-4, -318), 38, 56), glass if not m.tones.flat else (60, 60, 60))
    sheet.path(polygon(((-24, -346), (-12, -360), (10, -300), (0, -284))), m.tones.trim, 0.5)


def _bench(sheet: Svg, m: Moment) -> None:
    """A low bench with three pairs of shoes under it and a bowl on top."""
    tones, x, w = m.tones, -92.0, 176.0
    wood = mix(tones.things, tones.trim, 0.25)
    for dx, dy, wide, high in ((0, -80, w, 12), (4, -30, w - 8, 7), (3, -70, 9, 72), (w - 12, -70, 9, 72)):
        sheet.rect(x + dx, SKIRTING + dy, wide, high, wood)
    for index, tone in enumerate((0.55, 0.2, 0.7)):
        left = x + 22 + index * 50
        for back in (9, 0):
            shoe = [(0, -30), (0, -43), (12, -44), (20, -37), (33, -34), (34, -30)]
            at = [(left + dx + back, SKIRTING + dy - back * 0.2) for dx, dy in shoe]
            sheet.path(smooth(at, tension=0.1), mix(tones.things, tones.wood, tone * 0.55 + back * 0.01))
    bowl = ((x + 20, SKIRTING - 94), (x + 60, SKIRTING - 94), (x + 52, SKIRTING - 80), (x + 28, SKIRTING - 80))
    sheet.path(smooth(bowl, tension=0.1), mix(tones.trim, tones.things, 0.2))
    if m.has("cups"):  # a box of cups that are going down to the street
        card = mix(tones.things, tones.rug, 0.5)
        sheet.rect(x + 92, SKIRTING - 122, 72, 42, card)
        for step in range(3):
            sheet.path(disc((x + 106 + step * 22, SKIRTING - 124), 10, 12), tones.cup)
        sheet.rect(x + 92, SKIRTING - 122, 72, 30, card)
    elif m.has("letter"):
        sheet.path(polygon(((x + 100, SKIRTING - 81), (x + 138, SKIRTING - 81), (x + 144, SKIRTING - 89),
                            (x + 108, SKIRTING - 89))), mix(tones.cup, tones.trim, 0.5))  # fmt: skip


def _runner(sheet: Svg, m: Moment) -> None:
    """A long carpet that leads to the door mat."""
    if m.tones.flat:
        return
    sheet.path(polygon(((-330, -34), (346, -34), (420, 40), (-412, 40))), m.tones.board, 0.5)
    sheet.path(polygon(((-328, -36), (344, -36), (416, 36), (-408, 36))), m.tones.rug)
    for inset in (9, 16):
        edge = ((-326 - inset * 0.2, -36 + inset * 0.5), (342 + inset * 0.2, -36 + inset * 0.5),
                (412 - inset, 36 - inset * 0.6), (-404 + inset, 36 - inset * 0.6))  # fmt: skip
        sheet.line(polygon(edge), m.tones.rug_line, 2, 0.8)


def _umbrella(sheet: Svg, m: Moment) -> None:
    """It stands in the corner and drips."""
    tone = mix(m.tones.rug_line, m.tones.things, 0.4)
    sheet.path(polygon(((112, -84), (128, -204), (132, -204), (134, -84), (123, -62))), tone)
    sheet.line("M130 -204 v-22 q0 -12 -11 -10", mix(m.tones.wood, m.tones.trim, 0.2), 4)
    sheet.path(disc((128, -54), 24, 4), m.tones.trim, 0.5)


def _own(sheet: Svg, m: Moment) -> None:
    """What is seen through the open door: stairs in a light of their own."""
    tones = m.tones
    light = (40, 40, 40) if tones.flat else mix((216, 218, 214), tones.lamp, 0.6)
    far = mix(light, tones.wall, 0.5)
    deep = SKIRTING - TOP
    sheet.path(box(X, TOP, WIDE, deep), sheet.radial(X + WIDE * 0.35, TOP + 70, 360, (0, light, 1), (1, far, 1)))
    for step in range(7):
        left, y = X + 34 + step * 16, SKIRTING - 16 - step * 22
        tone = mix(far, tones.things, 0.22 + 0.06 * step)
        sheet.rect(left, y, X + WIDE - left, 16, tone)
        sheet.rect(left, y - 6, X + WIDE - left, 6, mix(tone, (0, 0, 0), 0.25))
    if not tones.flat:
        rail = mix(tones.things, tones.wood, 0.35)
        sheet.line(f"M{X + 30} {SKIRTING - 92} L{X + WIDE} {SKIRTING - 254}", rail, 5)
        for step in range(7):
            x = X + 36 + step * 17
            sheet.line(f"M{x} {SKIRTING - 16 - step * 22} V{SKIRTING - 98 - step * 23.5:.0f}", rail, 2)
        sheet.rect(X, SKIRTING - 6, WIDE, 6, mix(far, (0, 0, 0), 0.3))


PLACE = Place(
    _wall, GLOBE, _own, (X, TOP, WIDE, SKIRTING - TOP), tint=(150, 156, 118), seat=chair, at_door=True,
)  # fmt: skip
