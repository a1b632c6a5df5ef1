"""The light that a lamp gives: what a room is multiplied with, and what is added to it."""

from __future__ import annotations

from functools import lru_cache
from random import Random

import pygame

from game.stage.colour import mix
from game.stage.scenery.curve import box, disc, polygon
from game.stage.scenery.palette import Palette
from game.stage.scenery.place import Lamp
from game.stage.scenery.svg import Box, Svg

COARSE = 4
"""Light is soft: it is drawn this much smaller and enlarged."""
_BLACK = (0, 0, 0)


def flat_cone(view: Box, size: tuple[int, int], tones: Palette, lamp: Lamp) -> pygame.surface.Surface:
    """Return the light as a flat shape on black: small when it is pale, wide when it is warm.

    Blitted with BLEND_RGB_MAX it lights what is darker than itself, and what stands at the wall stays in sight.
    """
    sheet = Svg()
    x, y = lamp.at
    half = lamp.half or 26
    spread, foot = (90 + 230 * tones.glow) * lamp.reach, -60 - 120 * (1 - tones.glow)
    sheet.path(polygon(((x - half, y), (x + half, y), (x + spread, foot), (x - spread, foot))), tones.beam)
    cone = pygame.Surface(size)  # black beneath: its soft edge has to be mixed before the two are compared
    cone.blit(sheet.load(view, size), (0, 0))
    return cone


def shine(view: Box, size: tuple[int, int], tones: Palette, light: float, lamp: Lamp) -> pygame.surface.Surface:
    """Return what the room is multiplied with: light around the lamp and on the floor, less towards the corners."""
    small = (max(2, size[0] // COARSE), max(2, size[1] // COARSE))
    sheet, beam = Svg(), Svg()
    whole = box(*view)
    sheet.path(whole, tones.ambient)
    steps = (0.0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9, 1.0)
    falloff = tuple((step, tones.beam, (1 - step * step) ** 2) for step in steps)
    beam.path(whole, _BLACK)
    beam.path(whole, beam.radial(*lamp.at, (360 + 380 * light) * lamp.reach, *falloff))
    corner = ((0, _BLACK, 0), (0.6, _BLACK, 0), (0.8, _BLACK, tones.corner * 0.35), (1, _BLACK, tones.corner))
    sheet.path(whole, sheet.radial(0, -210, 640, *corner))
    surface = sheet.draw(view, small)
    surface.blit(beam.draw(view, small), (0, 0), special_flags=pygame.BLEND_RGB_ADD)
    return pygame.transform.smoothscale(surface, size)


def halo(view: Box, size: tuple[int, int], tones: Palette, light: float, lamp: Lamp) -> pygame.surface.Surface:
    """Return what is added to the room: the glow about the lamp and the cone below it."""
    small = (max(2, size[0] // COARSE), max(2, size[1] // COARSE))
    sheet = Svg()
    x, y = lamp.at
    sheet.path(box(*view), _BLACK)
    wide = (150 + 220 * light) * lamp.reach
    core = mix(tones.lamp, (255, 255, 255), 0.4)
    glow = sheet.radial(
        x, y, wide, (0, core, 0.5 * tones.glow), (0.25, core, 0.22 * tones.glow), (0.6, tones.lamp, 0.06 * tones.glow),
        (1, tones.lamp, 0),
    )  # fmt: skip
    sheet.path(disc(lamp.at, wide), glow)
    for part in (1.12, 1.0, 0.88, 0.76, 0.64) if lamp.half else ():
        half, spread = lamp.half * part, (120 + 150 * light) * lamp.reach * part
        cone = sheet.level(0, y, 0, -90, (0, tones.lamp, 0.036 * tones.glow), (1, tones.lamp, 0))
        sheet.path(polygon(((x - half, y + 4), (x + half, y + 4), (x + spread, -90), (x - spread, -90))), cone)
    surface = sheet.draw(view, small)
    for _ in range(3):
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
