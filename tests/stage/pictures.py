"""Pictures for tests, and how well what stands in a room parts from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pygame

from game.stage.colour import Colour, contrast
from game.stage.geometry import Box
from game.stage.scenery import scenery as whole
from game.stage.scenery.layer import Layer
from game.stage.scenery.places import place
from game.stage.scenery.scenery import Scenery
from game.stage.theme import THEMES
from game.view.view import Picture

BOX = Box(0, 0, 742, 660)
VIEW, SCALE = whole.camera(BOX)
FLOOR = -14
"""What lies lower is a shadow on the floor, not a chair."""

Solid = dict[tuple[int, int], Colour]
"""Every fourth pixel that is solid, by its place in the picture."""


def picture(light: int, gap: int, presence: int, hour: str, name: str = "away", where: str = "kitchen") -> Picture:
    """Return a picture of two people in the same pose."""
    return Picture(where, light=light, gap=gap, presence=presence, hour=hour, poses={"kit": name, "rowan": name})


def room(theme: str, shown: Picture) -> pygame.Surface:
    """Return the room behind the two of them."""
    return Scenery().room(THEMES[theme], BOX, VIEW, shown)


def behind(theme: str, shown: Picture) -> Callable[[int, int], Colour]:
    """Return what is behind the two of them, by pixel: the room, and the bed where there is one."""
    surface = room(theme, shown).copy()
    if place(shown.place).seen == "front":
        for at, colour in middle(theme, shown).items():
            surface.fill(colour, (*at, 4, 4))
    return lambda x, y: rgb(surface.get_at((x, y)))


def middle(theme: str, shown: Picture) -> Solid:
    """Return what stands between the two of them."""
    area = place(shown.place).area
    return _solid(Scenery().middle(THEMES[theme], SCALE, shown), area[0], area[1])


def seat(theme: str, shown: Picture, person: str) -> Solid:
    """Return one of them on a seat."""
    part = whole.mirrored(whole.SIDE, person)
    layer = Scenery().seat(THEMES[theme], SCALE, shown, person)
    return _solid(layer, whole.spot(shown, person) + part[0], part[1])


def _solid(layer: Layer, x: float, y: float) -> Solid:
    left, top = round((x - VIEW[0]) * SCALE) + layer.left, round((y - VIEW[1]) * SCALE) + layer.top
    lowest = round((FLOOR - VIEW[1]) * SCALE)
    found: Solid = {}
    for py in range(-top % 4, min(layer.surface.get_height(), lowest - top), 4):
        for px in range(-left % 4, layer.surface.get_width(), 4):
            pixel = layer.surface.get_at((px, py))
            if pixel[3] > 250 and 0 <= left + px < BOX.w and top + py >= 0:
                found[left + px, top + py] = rgb(pixel)
    return found


def rgb(pixel: pygame.Color) -> Colour:
    """Return a pixel without its alpha."""
    return (pixel[0], pixel[1], pixel[2])


def contrasts(solid: Solid, ground: Callable[[int, int], Colour]) -> list[float]:
    """Return the contrast of everything solid with what is behind it, sorted."""
    return sorted(_each(solid, ground))


def _each(solid: Solid, ground: Callable[[int, int], Colour]) -> Iterator[float]:
    for at, colour in solid.items():
        yield contrast(colour, ground(*at))


def share(found: list[float], least: float) -> float:
    """Return the part of `found` that is at least `least`."""
    return sum(value >= least for value in found) / len(found)


def apart(one: pygame.Surface, other: pygame.Surface) -> int:
    """Return the largest difference of any channel of any pixel."""
    pairs = zip(pygame.image.tobytes(one, "RGB"), pygame.image.tobytes(other, "RGB"), strict=True)
    return max(abs(a - b) for a, b in pairs)
