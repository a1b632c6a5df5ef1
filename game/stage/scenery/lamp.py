"""The one lamp, and the light it gives."""

from __future__ import annotations

from functools import lru_cache
from random import Random

import pygame

from game.stage.colour import mix
from game.stage.scenery.curve import disc, polygon, smooth
from game.stage.scenery.palette import Palette
from game.stage.scenery.svg import Box, Svg

BULB = (0.0, -436.0)
"""Where the light comes from."""
COARSE = 4
"""Light is soft: it is drawn this much smaller and enlarged."""


def draw_cone(sheet: Svg, tones: Palette) -> None:
    """Draw the light as a flat shape: small when it is pale, wide when it is warm."""
    x, y = BULB
    spread, foot = 90 + 230 * tones.glow, -60 - 120 * (1 - tones.glow)
    sheet.path(polygon(((x - 66, y), (x + 66, y), (x + spread, foot), (x - spread, foot))), tones.beam)


def draw_lamp(sheet: Svg, tones: Palette, top: float) -> None:
    """Draw cord, shade and bulb; the cord ends at `top`."""
    x, y = BULB
    sheet.line(f"M{x} {top} V{y - 66}", tones.cord, 2.6)
    sheet.path(smooth(((x - 8, y - 78), (x + 8, y - 78), (x + 11, y - 62), (x - 11, y - 62)), tension=0.08), tones.cord)
    if not tones.flat:
        sheet.path(disc((x, y + 3), 20, 8), mix(tones.lamp, (255, 255, 255), 0.6), 0.95)
    dome = (
        f"M{x - 12} {y - 64} C{x - 40} {y - 58} {x - 66} {y - 34} {x - 72} {y + 1} "
        f"C{x - 40} {y + 5} {x + 40} {y + 5} {x + 72} {y + 1} C{x + 66} {y - 34} {x + 40} {y - 58} {x + 12} {y - 64} Z"
    )
    if tones.flat:
        sheet.path(dome, tones.shade)
        return
    dark, bright = mix(tones.shade, (0, 0, 0), 0.4), mix(tones.shade, tones.lamp, 0.3 + 0.4 * tones.glow)
    sheet.path(dome, sheet.level(0, y - 66, 0, y + 4, (0, dark, 1), (0.5, tones.shade, 1), (1, bright, 1)))
    sheet.line(f"M{x - 71} {y + 2} C{x - 40} {y + 6} {x + 40} {y + 6} {x + 71} {y + 2}", tones.lamp, 2.4, 0.9)
    sheet.line(smooth([(x - 56, y - 20), (x - 40, y - 44), (x - 18, y - 57)], closed=False), tones.lamp, 1.6, 0.35)


def shine(view: Box, size: tuple[int, int], tones: Palette, light: float) -> pygame.surface.Surface:
    """Return what the room is multiplied with: light around the lamp and on the floor, less towards the corners."""
    small = (max(2, size[0] // COARSE), max(2, size[1] // COARSE))
    sheet = Svg()
    left, top, width, height = view
    black = (0, 0, 0)
    whole = polygon(((left, top), (left + width, top), (left + width, top + height), (left, top + height)))
    sheet.path(whole, tones.ambient)
    radius = 360 + 380 * light
    falloff = tuple(
        (place, tones.beam, (1 - place * place) ** 2) for place in (0.0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 1.0)
    )
    lamp = Svg()
    lamp.path(whole, black)
    lamp.path(whole, lamp.radial(*BULB, radius, *falloff))
    shade = sheet.radial(
        0, -210, 640, (0, black, 0), (0.62, black, 0), (0.8, black, tones.corner * 0.35), (1, black, tones.corner)
    )
    sheet.path(whole, shade)
    surface = sheet.draw(view, small)
    surface.blit(lamp.draw(view, small), (0, 0), special_flags=pygame.BLEND_RGB_ADD)
    return pygame.transform.smoothscale(surface, size)


def halo(view: Box, size: tuple[int, int], tones: Palette, light: float) -> pygame.surface.Surface:
    """Return what is added to the room: the glow about the lamp and the cone below it."""
    small = (max(2, size[0] // COARSE), max(2, size[1] // COARSE))
    sheet = Svg()
    left, top, width, height = view
    x, y = BULB
    sheet.path(
        polygon(((left, top), (left + width, top), (left + width, top + height), (left, top + height))), (0, 0, 0)
    )
    wide = 150 + 200 * light
    glow = sheet.radial(
        x, y, wide, (0, tones.lamp, 0.62 * tones.glow), (0.3, tones.lamp, 0.26 * tones.glow),
        (0.6, tones.lamp, 0.08 * tones.glow), (1, tones.lamp, 0),
    )  # fmt: skip
    sheet.path(disc(BULB, wide), glow)
    spread = 120 + 150 * light
    for part in (1.0, 0.86, 0.72):
        cone = sheet.level(0, y, 0, -90, (0, tones.lamp, 0.075 * tones.glow), (1, tones.lamp, 0))
        sheet.path(
            polygon(
                ((x - 66 * part, y + 4), (x + 66 * part, y + 4), (x + spread * part, -90), (x - spread * part, -90))
            ),
            cone,
        )
    surface = sheet.draw(view, small)
    for _ in range(2):
        surface = pygame.transform.smoothscale(
            pygame.transform.smoothscale(surface, (max(1, small[0] // 2), max(1, small[1] // 2))), small
        )
    return pygame.transform.smoothscale(surface, size)


@lru_cache(maxsize=1)
def grain() -> tuple[pygame.surface.Surface, pygame.surface.Surface]:
    """Return two tiles of fine noise, one to add and one to take away: they keep soft light from showing bands."""
    chance = Random(11)
    return _tile(chance), _tile(chance)


def _tile(chance: Random) -> pygame.surface.Surface:
    side, tones = 256, 5
    noise = chance.randbytes(side * side).translate(bytes(value % tones for value in range(256)))
    indexed = pygame.image.frombuffer(noise, (side, side), "P")
    indexed.set_palette([(value, value, value) for value in range(256)])
    tile = pygame.Surface((side, side))
    tile.blit(indexed, (0, 0))
    return tile
