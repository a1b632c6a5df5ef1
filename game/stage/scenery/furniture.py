"""The table, and the shadow of what stands on the floor."""

from __future__ import annotations

from game.stage.colour import Colour, mix
from game.stage.scenery.curve import disc, polygon
from game.stage.scenery.palette import Palette
from game.stage.scenery.svg import Svg


def draw_table(sheet: Svg, wood: Colour, top: Colour, lit: Colour, edge: float) -> None:
    """Draw the table, its middle above the origin, the top seen a little from above."""
    for x, lean in ((-98, 2), (98, -2)):
        sheet.line(f"M{x} -150 L{x + lean} -14", mix(wood, lit, 0.05), 9)
    for x, lean in ((-113, -3), (113, 3)):
        sheet.line(f"M{x} -140 L{x + lean} 0", wood, 11)
    sheet.path(polygon(((-118, -146), (118, -146), (116, -127), (-116, -127))), wood)
    dim = mix(top, wood, 0.45)
    sheet.path(
        polygon(((-134, -153), (134, -153), (114, -177), (-114, -177))),
        sheet.level(-134, 0, 134, 0, (0, dim, 1), (0.5, mix(top, lit, 0.35 * edge), 1), (1, dim, 1)),
    )
    sheet.line("M-133 -155 L-114 -177 H114 L133 -155", wood, 2.2)  # or its light would run into the wall's
    front = ((-136, -154), (136, -154), (137, -149), (135, -143), (-135, -143), (-137, -149))
    sheet.path(polygon(front), wood)
    if edge > 0:
        shine = sheet.level(-130, 0, 130, 0, (0, lit, 0), (0.3, lit, edge), (0.7, lit, edge), (1, lit, 0))
        sheet.path(polygon(((-134, -155), (134, -155), (134, -153), (-134, -153))), shine)


def draw_shadow(sheet: Svg, wide: float, tones: Palette) -> None:
    """Draw the soft shadow of something that stands on the floor."""
    if tones.flat:
        return
    dark = mix(tones.wood, tones.board, 0.15)
    sheet.open("translate(0 3) scale(1 0.13)")
    sheet.path(disc((0, 0), wide), sheet.radial(0, 0, wide, (0, dark, 0.42), (0.6, dark, 0.24), (1, dark, 0)))
    sheet.close()
