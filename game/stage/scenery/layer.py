"""What a picture is put together from, and what is half way from one picture to the next.

A change that is overtaken by the next one goes on from what is on the screen: `between` makes that one `Shown` again.
"""

from __future__ import annotations

from typing import NamedTuple

import pygame

from game.stage.scenery.svg import Box as View
from game.view.view import Picture


class Layer(NamedTuple):
    """What is drawn of a part of the room: no more than it covers, so that a frame has less to carry."""

    surface: pygame.surface.Surface
    left: int
    top: int
    """Where it begins in that part, in device pixels."""

    def faint(self, alpha: float) -> pygame.surface.Surface:
        """Return it letting `1 - alpha` shine through; five times faster in a browser than `set_alpha`."""
        if alpha >= 1:
            return self.surface
        copy = self.surface.copy()
        copy.fill((255, 255, 255, round(255 * alpha)), special_flags=pygame.BLEND_RGBA_MULT)
        return copy


class Placed(NamedTuple):
    """A layer, and where in the room it stands."""

    layer: Layer
    x: float
    """From the middle, in units."""
    part: View
    """What the layer may cover, about `x`."""


class Shown(NamedTuple):
    """Everything that is seen of a picture, from back to front."""

    room: pygame.surface.Surface
    layers: tuple[Placed, ...] = ()
    """What stands between the two people, and each of them; nothing where `room` is all of it."""


class Held(NamedTuple):
    """What was on the screen when a change was overtaken."""

    place: str
    """Empty on the way from one place to another."""
    picture: Picture
    """Where the change led, to begin from where the window or the theme is another one by now."""
    fits: tuple[str, int, int]
    """Theme, and size in device pixels, that it was drawn for."""
    shown: Shown


def between(old: Shown, new: Shown, share: float) -> Shown:
    """Return what is seen of two pictures of one place `share` of the way."""
    room = old.room
    if new.room is not room:
        room = room.copy()
        go_over(room, room.get_rect(), new.room, share)
    pairs = zip(old.layers, new.layers, strict=True)
    return Shown(room, tuple(Placed(_merged(a, b, share), a.x + (b.x - a.x) * share, b.part) for a, b in pairs))


def _merged(first: Placed, second: Placed, share: float) -> Layer:
    """Return two layers as one, in the same part."""
    if first.layer is second.layer:
        return first.layer
    both = _whereabouts(first.layer).union(_whereabouts(second.layer))
    parts = [
        (layer.faint(alpha), (layer.left - both.x, layer.top - both.y))
        for layer, alpha in zip((first.layer, second.layer), fading(share), strict=True)
    ]
    cover = pygame.Surface(both.size, pygame.SRCALPHA)
    cover.blits(parts)
    merged = cover.copy()
    merged.fill((0, 0, 0, 255), special_flags=pygame.BLEND_RGBA_MAX)
    merged.blits(parts * 6)  # where both are half clear a blit mixes their colours wrongly, and on itself rightly
    cover.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGBA_MAX)
    merged.blit(cover, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return Layer(merged, both.x, both.y)


def _whereabouts(layer: Layer) -> pygame.Rect:
    return layer.surface.get_rect(topleft=(layer.left, layer.top))


def fading(share: float) -> tuple[float, float]:
    """Return how much there is of what goes and what comes: it stays until the other is there, so nothing is thin."""
    return min(1.0, (1 - share) * 2), min(1.0, share * 2)


def go_over(
    surface: pygame.surface.Surface,
    box: tuple[int, int, int, int] | pygame.Rect,
    new: pygame.surface.Surface,
    share: float,
) -> None:
    """Let what is drawn in `box` go over into `new` by `share`; twice as fast in a browser as `set_alpha`."""
    much = round(255 * share)
    surface.fill((255 - much,) * 3, box, pygame.BLEND_RGB_MULT)
    part = new.copy()
    part.fill((much,) * 3, special_flags=pygame.BLEND_RGB_MULT)
    surface.blit(part, box[:2], special_flags=pygame.BLEND_RGB_ADD)


def cut(drawn: pygame.surface.Surface) -> Layer:
    """Return what is not clear of a layer."""
    used = drawn.get_bounding_rect()
    if used.w < 1 or used.h < 1:
        return Layer(pygame.Surface((1, 1), pygame.SRCALPHA), 0, 0)
    return Layer(drawn.subsurface(used).copy(), used.x, used.y)
