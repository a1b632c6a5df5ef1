"""The sofa: one long seat for two, a lamp behind it, books."""

from __future__ import annotations

from game.stage.colour import Colour, mix
from game.stage.scenery.curve import disc, polygon, smooth
from game.stage.scenery.furniture import draw_shadow
from game.stage.scenery.lamps import standing
from game.stage.scenery.place import Moment, Place
from game.stage.scenery.props import draw_books, draw_framed, draw_plant
from game.stage.scenery.svg import Box, Svg
from game.stage.scenery.things import draw_cup, draw_loose_key, draw_phone
from game.stage.scenery.wall import draw_rug, draw_wall
from game.stage.scenery.window import draw_patch, draw_window

WINDOW: Box = (-366.0, -600.0, 180.0, 216.0)
LOW = -40.0
"""Height of the low table."""


def _wall(sheet: Svg, m: Moment) -> None:
    draw_wall(sheet, m, rug=False)
    draw_rug(sheet, m, 400, fringe=True)
    draw_patch(sheet, WINDOW, m, 0, 6)
    tones = m.tones
    wood = mix(tones.things, tones.trim, 0.3)
    for y, w, seed in ((-512.0, 176.0, 0), (-424.0, 200.0, 5), (-336.0, 200.0, 9)):
        draw_books(sheet, 206, y, w * 0.82, 62, m, seed)
        sheet.rect(194, y, 220, 8, wood)
        sheet.rect(194, y + 8, 220, 6, (0, 0, 0), 0 if tones.flat else 0.12)
    draw_plant(sheet, (388, -512), m, 0.9)
    draw_framed(sheet, -160, -560, 84, 62, m)


def _own(sheet: Svg, m: Moment) -> None:
    draw_window(sheet, WINDOW, m)


def _sofa(sheet: Svg, m: Moment) -> None:
    tones = m.tones
    cloth, soft = tones.wood, _lit(sheet, m)
    draw_shadow(sheet, 410, tones)
    for x in (-360, 352):
        sheet.path(polygon(((x - 4, -30), (x + 12, -30), (x + 9, 0), (x, 0))), cloth)
    sheet.path("M-384 -40 V-168 Q-384 -196 -352 -196 H352 Q384 -196 384 -168 V-40 Z", cloth)
    for x in (-340, 4):
        sheet.path(f"M{x} -94 V-168 Q{x} -188 {x + 20} -188 H{x + 316} Q{x + 336} -188 {x + 336} -168 V-94 Z", soft)
        sheet.path(
            f"M{x - 6} -56 V-90 Q{x - 6} -104 {x + 10} -104 H{x + 326} Q{x + 342} -104 {x + 342} -90 V-56 Z", soft
        )
        edge = f"M{x + 10} -104 H{x + 326} M{x + 18} -188 H{x + 318}"
        sheet.line(edge, tones.lamp, 1.6, tones.shine * 0.55)
    sheet.rect(-372, -58, 744, 32, cloth)
    for x in (-412, 348):
        sheet.path(f"M{x} -22 V-134 Q{x} -152 {x + 32} -152 Q{x + 64} -152 {x + 64} -134 V-22 Z", cloth)
        sheet.line(
            f"M{x + 3} -138 Q{x + 6} -151 {x + 32} -151 Q{x + 58} -151 {x + 61} -138",
            tones.lamp,
            1.8,
            tones.shine * 0.6,
        )
    if not tones.flat:
        _throw(sheet, m)
    sheet.open("translate(0 -142) rotate(7)")  # a cushion on its edge, like the bar between two people's shopping
    cushion = ((-34, -34), (0, -30), (34, -34), (31, 0), (34, 34), (0, 31), (-34, 34), (-31, 0))
    tone = mix(tones.rug_line, tones.wood, 0 if tones.flat else 0.15)
    sheet.path(smooth(cushion, tension=0.12), tone)
    sheet.line("M-29 -29 L29 29 M29 -29 L-29 29", mix(tone, (0, 0, 0), 0.25), 1.6, 0.7)
    sheet.path(disc((0, 0), 3.2), mix(tone, tones.trim, 0.4))
    sheet.close()
    _low_table(sheet, m)


def _lit(sheet: Svg, m: Moment) -> Colour | str:
    """Return the tone of the cushions: the lamp behind falls on their middle."""
    tones = m.tones
    if tones.flat:
        return tones.wood
    lit, dim = mix(tones.wood, tones.lamp, 0.06 + 0.1 * tones.shine), mix(tones.wood, tones.lamp, 0.04)
    return sheet.radial(0, -210, 330, (0, lit, 1), (0.45, mix(lit, dim, 0.5), 1), (1, dim, 1))


def _throw(sheet: Svg, m: Moment) -> None:
    """The blanket, 130 by 170, over the back."""
    cloth = mix(m.tones.rug_line, m.tones.wood, 0.4)
    sheet.path("M92 -199 H196 L204 -118 L86 -112 Z", cloth)
    for x in (104, 122, 168, 186):
        sheet.line(f"M{x} -198 L{x - 4 + (x - 144) * 0.08:.1f} -115", mix(cloth, m.tones.trim, 0.35), 2.4, 0.6)
    sheet.line("M91 -180 H198 M89 -134 H203", mix(cloth, m.tones.trim, 0.35), 2.4, 0.6)
    fringe = "".join(f"M{88 + step * 8} {-112 - step * 0.4:.1f} v8 " for step in range(15))
    sheet.line(fringe, cloth, 2.4)


def _low_table(sheet: Svg, m: Moment) -> None:
    tones = m.tones
    for x in (-84, 84):
        sheet.line(f"M{x} {LOW} L{x * 1.08} 18", tones.wood, 7)
    sheet.path(
        polygon(((-100, LOW - 10), (100, LOW - 10), (114, LOW + 4), (-114, LOW + 4))), mix(tones.top, tones.wood, 0.3)
    )
    sheet.path(polygon(((-114, LOW + 4), (114, LOW + 4), (112, LOW + 11), (-112, LOW + 11))), tones.wood)
    if tones.flat:  # or it would run into the sofa behind it
        outline = (
            (-101, LOW - 11),
            (101, LOW - 11),
            (115, LOW + 4),
            (113, LOW + 12),
            (-113, LOW + 12),
            (-115, LOW + 4),
        )
        sheet.line(polygon(outline), (0, 0, 0), 3)
    held = set(m.poses.values())
    if m.has("cups"):
        for person, at in (("kit", -44.0), ("rowan", 44.0)):
            if m.poses.get(person) != "cup":
                draw_cup(sheet, at, tones, base=LOW - 1, steam=m.light > 0.55 and m.hour != "night")
    if m.has("phone") and not {"phone", "calling"} & held:
        draw_phone(sheet, tones, -12, LOW - 2)
    if m.has("key"):
        draw_loose_key(sheet, tones, 4, LOW - 3)


PLACE = Place(
    _wall, standing(0.0, -452.0), _own, (-398.0, -636.0, 246.0, 286.0), tint=(96, 138, 134), middle=_sofa,
    area=(-420.0, -200.0, 840.0, 226.0), near=150.0, far=296.0, stand=(240.0, 372.0), feet_up=True,
)  # fmt: skip
