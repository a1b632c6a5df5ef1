"""The picture: put together from its layers, remembered while it does not change.

A still picture is one surface and a few blits. While it changes in the same place, the room goes over from the old
light to the new one and the two people move; from one place to another the whole picture goes over. Nothing is drawn
anew in between: a moving frame is a handful of blits.
"""

from __future__ import annotations

from typing import NamedTuple

import pygame

from game.stage.geometry import Box
from game.stage.kept import Kept, taken
from game.stage.scenery.layers import at_window, draw_middle, draw_room, draw_seat
from game.stage.scenery.places import place
from game.stage.scenery.pose import UPRIGHT
from game.stage.scenery.svg import Box as View
from game.stage.theme import Theme
from game.view.view import Picture

HALF_WIDTH, HIGH, FOOT = 446.0, 640.0, 50.0
"""What every window shows: half the width, the height above the floor line and the room below it, in units."""
SIDE: View = (-190.0, -446.0, 380.0, 510.0)
"""What one seat and one person need about the middle of the seat."""
_KEPT = 16
"""Bytes of layers that are remembered to each pixel of a picture: four rooms, or two whole pictures and a room more."""
_LEAST = 24
"""A picture of fewer pixels is left out."""


class Layer(NamedTuple):
    """What is drawn of a part of the room: no more than it covers, so that a frame has less to carry."""

    surface: pygame.surface.Surface
    left: int
    top: int
    """Where it begins in that part, in device pixels."""


class Scenery:
    """Draws pictures for one stage."""

    def __init__(self) -> None:
        self._kept: Kept[Layer] = Kept(0, lambda layer: taken(layer.surface))
        self._wholes: list[tuple[Picture, str, tuple[int, int], pygame.surface.Surface]] = []

    def draw(
        self, surface: pygame.surface.Surface, box: Box, theme: Theme, before: Picture, after: Picture, share: float
    ) -> None:
        """Draw into `box` the picture `share` of the way from `before` to `after`."""
        if min(box.w, box.h) < _LEAST:
            surface.fill(theme.panel, box)
            return
        self._kept.most = _KEPT * box.w * box.h
        surface.set_clip(box)
        if share < 1 and before.place != after.place:
            old, new = (self._whole(theme, box, picture) for picture in (before, after))
            surface.blit(old, box[:2])
            _go_over(surface, box, new, share)
        else:
            self._forget_wholes()
            self._draw(surface, box, theme, before if share < 1 else after, after, share)
        surface.set_clip(None)

    def _draw(
        self, surface: pygame.surface.Surface, box: Box, theme: Theme, before: Picture, after: Picture, share: float
    ) -> None:
        """Draw a picture of one place, or on its way to another of the same place."""
        view, scale = camera(box)
        old, new = (self.room(theme, box, view, picture) for picture in (before, after))
        surface.blit(old, box[:2])
        if share < 1 and old is not new:
            _go_over(surface, box, new, share)
        shown = (before, after)
        area = place(after.place).area
        self._over(surface, box, view, scale, share, [(self.middle(theme, scale, it), 0.0, area) for it in shown])
        for person in ("kit", "rowan"):
            where = [spot(it, person) for it in shown]
            x = where[0] + (where[1] - where[0]) * share
            layers = [(self.seat(theme, scale, it, person), x, mirrored(SIDE, person)) for it in shown]
            self._over(surface, box, view, scale, share, layers)

    def _whole(self, theme: Theme, box: Box, picture: Picture) -> pygame.surface.Surface:
        """Return a whole picture as one surface, kept while it goes over into another."""
        for known, name, size, drawn in self._wholes:
            if known == picture and name == theme.name and size == (box.w, box.h):
                return drawn
        drawn = pygame.Surface((box.w, box.h))
        self._draw(drawn, Box(0, 0, box.w, box.h), theme, picture, picture, 1.0)
        self._wholes = [*self._wholes[-1:], (picture, theme.name, (box.w, box.h), drawn)]
        return drawn

    def _forget_wholes(self) -> None:
        if self._wholes:
            self._wholes = []

    def _over(
        self,
        surface: pygame.surface.Surface,
        box: Box,
        view: View,
        scale: float,
        share: float,
        layers: list[tuple[Layer, float, View]],
    ) -> None:
        """Draw the first of two layers until the second has come, so that nothing shines through in between."""
        same = layers[0][0] is layers[1][0]
        for index, (layer, x, part) in enumerate(layers):
            alpha = float(index) if same else min(1.0, share * 2) if index else min(1.0, (1 - share) * 2)
            if alpha <= 0:
                continue
            left = box.x + round((x + part[0] - view[0]) * scale) + layer.left
            top = box.y + round((part[1] - view[1]) * scale) + layer.top
            surface.blit(layer.surface if alpha >= 1 else _faint(layer.surface, alpha), (left, top))

    # -- layers -------------------------------------------------------------------------------------------------

    def room(self, theme: Theme, box: Box, view: View, picture: Picture) -> pygame.surface.Surface:
        """Return the room behind the two people."""
        key = ("room", theme.name, box[2:], *_seen(picture), picture.objects, _posed(picture))
        return self._kept.find(key, lambda: Layer(draw_room(theme, (box.w, box.h), view, picture), 0, 0)).surface

    def middle(self, theme: Theme, scale: float, picture: Picture) -> Layer:
        """Return what stands between them."""
        area = place(picture.place).area
        return self._kept.find(
            ("middle", theme.name, scale, *_seen(picture), picture.objects, _posed(picture), *_beside(picture)),
            lambda: _cut(draw_middle(theme, picture).draw(area, _pixels(area, scale))),
        )

    def seat(self, theme: Theme, scale: float, picture: Picture, person: str) -> Layer:
        """Return one of them on a seat."""
        view = mirrored(SIDE, person)
        played = person == picture.played
        state = (picture.poses.get(person, "sitting"), picture.gap, picture.presence if played else 1000)
        return self._kept.find(
            ("seat", theme.name, scale, *_seen(picture), person, *state, "" if played else picture.leans),
            lambda: _cut(draw_seat(theme, picture, person, view).draw(view, _pixels(view, scale))),
        )


def camera(box: Box) -> tuple[View, float]:
    """Return what part of the room a box shows, and device pixels to a unit. The floor lies in its lower part."""
    scale = min(box.w / (2 * HALF_WIDTH), box.h / (HIGH + FOOT))
    width, height = box.w / scale, box.h / scale
    spare = height - HIGH - FOOT
    return (-width / 2, -HIGH - spare * 0.55, width, height), scale


def spot(picture: Picture, person: str) -> float:
    """Return where a person is, from the middle: as far from it as the two are from each other."""
    where = place(picture.place)
    near, far = where.near, where.far
    if where.stand is not None and picture.poses.get(person) in UPRIGHT:
        near, far = where.stand
    return (near + (far - near) * picture.gap / 1000) * (1 if person == "rowan" else -1)


def mirrored(view: View, person: str) -> View:
    """Return the part of the room that a person's layer covers, about where the person is."""
    return view if person == "kit" else (-view[0] - view[2], view[1], view[2], view[3])


def _seen(picture: Picture) -> tuple[object, ...]:
    return picture.place, picture.hour, picture.weather, picture.light, "rain" in picture.objects


def _beside(picture: Picture) -> tuple[object, ...]:
    """Return what else changes the middle: who stands at the window there."""
    return (picture.presence, picture.played) if at_window(picture) else ()


def _posed(picture: Picture) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(picture.poses.items()))


def _go_over(surface: pygame.surface.Surface, box: Box, new: pygame.surface.Surface, share: float) -> None:
    """Let what is drawn in `box` go over into `new` by `share`; twice as fast in a browser as `set_alpha`."""
    much = round(255 * share)
    surface.fill((255 - much,) * 3, box, pygame.BLEND_RGB_MULT)
    part = new.copy()
    part.fill((much,) * 3, special_flags=pygame.BLEND_RGB_MULT)
    surface.blit(part, box[:2], special_flags=pygame.BLEND_RGB_ADD)


def _faint(layer: pygame.surface.Surface, alpha: float) -> pygame.surface.Surface:
    """Return a layer that lets `1 - alpha` shine through; five times faster in a browser than `set_alpha`."""
    copy = layer.copy()
    copy.fill((255, 255, 255, round(255 * alpha)), special_flags=pygame.BLEND_RGBA_MULT)
    return copy


def _cut(drawn: pygame.surface.Surface) -> Layer:
    """Return what is not clear of a layer."""
    used = drawn.get_bounding_rect()
    if used.w < 1 or used.h < 1:
        return Layer(pygame.Surface((1, 1), pygame.SRCALPHA), 0, 0)
    return Layer(drawn.subsurface(used).copy(), used.x, used.y)


def _pixels(view: View, scale: float) -> tuple[int, int]:
    return round(view[2] * scale), round(view[3] * scale)
