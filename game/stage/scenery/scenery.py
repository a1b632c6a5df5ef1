"""The picture: put together from its layers, remembered while it does not change.

A still picture is one surface and a few blits. While it changes in the same place, the room goes over from the old
light to the new one and the two people move; from one place to another the whole picture goes over. Nothing is drawn
anew in between: a moving frame is a handful of blits.
"""

from __future__ import annotations

import pygame

from game.stage.geometry import Box
from game.stage.kept import Kept, taken
from game.stage.scenery.layer import Held, Layer, Placed, Shown, between, cut, fading, go_over
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


class Scenery:
    """Draws pictures for one stage."""

    def __init__(self) -> None:
        self._kept: Kept[Layer] = Kept(0, lambda layer: taken(layer.surface))
        self._wholes: list[tuple[Picture, str, tuple[int, int], pygame.surface.Surface]] = []

    def draw(
        self,
        surface: pygame.surface.Surface,
        box: Box,
        theme: Theme,
        before: Picture | Held,
        after: Picture | Held,
        share: float,
    ) -> None:
        """Draw into `box` the picture `share` of the way from `before` to `after`."""
        if min(box.w, box.h) < _LEAST:
            surface.fill(theme.panel, box)
            return
        self._kept.most = _KEPT * box.w * box.h
        before, after = _fitting(before, theme, box), _fitting(after, theme, box)
        surface.set_clip(box)
        if share < 1 and before.place != after.place:
            old, new = (self._whole(theme, box, picture) for picture in (before, after))
            surface.blit(old, box[:2])
            go_over(surface, box, new, share)
        else:
            self._wholes = []
            new_one = self._shown(theme, box, after)
            _draw(surface, box, self._shown(theme, box, before) if share < 1 else new_one, new_one, share)
        surface.set_clip(None)

    def hold(self, box: Box, theme: Theme, before: Picture | Held, after: Picture, share: float, place: str) -> Held:
        """Return what `draw` shows, to go on from there to a picture of `place`: keep it no longer than that."""
        before, fits = _fitting(before, theme, box), (theme.name, box.w, box.h)
        if before.place == after.place == place:
            shown = between(self._shown(theme, box, before), self._shown(theme, box, after), share)
            return Held(place, after, fits, shown)
        whole = pygame.Surface((box.w, box.h))
        self.draw(whole, Box(0, 0, box.w, box.h), theme, before, after, share)
        self._wholes = []
        return Held("", after, fits, Shown(whole))

    def _whole(self, theme: Theme, box: Box, picture: Picture | Held) -> pygame.surface.Surface:
        """Return a whole picture as one surface, kept while it goes over into another."""
        if isinstance(picture, Held):
            return picture.shown.room
        for known, name, size, drawn in self._wholes:
            if known == picture and name == theme.name and size == (box.w, box.h):
                return drawn
        drawn = pygame.Surface((box.w, box.h))
        shown = self._shown(theme, box, picture)
        _draw(drawn, Box(0, 0, box.w, box.h), shown, shown, 1.0)
        self._wholes = [*self._wholes[-1:], (picture, theme.name, (box.w, box.h), drawn)]
        return drawn

    # -- layers -------------------------------------------------------------------------------------------------

    def _shown(self, theme: Theme, box: Box, picture: Picture | Held) -> Shown:
        """Return everything that is seen of a picture."""
        if isinstance(picture, Held):
            return picture.shown
        view, scale = camera(box)
        seats = (
            Placed(self.seat(theme, scale, picture, person), spot(picture, person), mirrored(SIDE, person))
            for person in ("kit", "rowan")
        )
        middle = Placed(self.middle(theme, scale, picture), 0.0, place(picture.place).area)
        return Shown(self.room(theme, box, view, picture), (middle, *seats))

    def room(self, theme: Theme, box: Box, view: View, picture: Picture) -> pygame.surface.Surface:
        """Return the room behind the two people."""
        key = ("room", theme.name, box[2:], *_seen(picture), picture.objects, _posed(picture))
        return self._kept.find(key, lambda: Layer(draw_room(theme, (box.w, box.h), view, picture), 0, 0)).surface

    def middle(self, theme: Theme, scale: float, picture: Picture) -> Layer:
        """Return what stands between them."""
        area = place(picture.place).area
        return self._kept.find(
            ("middle", theme.name, scale, *_seen(picture), picture.objects, _posed(picture), *_beside(picture)),
            lambda: cut(draw_middle(theme, picture).draw(area, _pixels(area, scale))),
        )

    def seat(self, theme: Theme, scale: float, picture: Picture, person: str) -> Layer:
        """Return one of them on a seat."""
        view = mirrored(SIDE, person)
        played = person == picture.played
        state = (picture.poses.get(person, "sitting"), picture.gap, picture.presence if played else 1000)
        return self._kept.find(
            ("seat", theme.name, scale, *_seen(picture), person, *state, "" if played else picture.leans),
            lambda: cut(draw_seat(theme, picture, person, view).draw(view, _pixels(view, scale))),
        )


def _fitting(picture: Picture | Held, theme: Theme, box: Box) -> Picture | Held:
    """Return what can be drawn now: what was held for another window or theme begins where it led."""
    if isinstance(picture, Held) and picture.fits != (theme.name, box.w, box.h):
        return picture.picture
    return picture


def _draw(surface: pygame.surface.Surface, box: Box, old: Shown, new: Shown, share: float) -> None:
    """Draw a picture of one place, or on its way to another of the same place."""
    view, scale = camera(box)
    surface.blit(old.room, box[:2])
    if old.room is not new.room:
        go_over(surface, box, new.room, share)
    for pair in zip(old.layers, new.layers, strict=True):
        x = pair[0].x + (pair[1].x - pair[0].x) * share
        same = pair[0].layer is pair[1].layer
        for (layer, _, part), alpha in zip(pair, (0.0, 1.0) if same else fading(share), strict=True):
            if alpha <= 0:
                continue
            left = box.x + round((x + part[0] - view[0]) * scale) + layer.left
            top = box.y + round((part[1] - view[1]) * scale) + layer.top
            surface.blit(layer.faint(alpha), (left, top))


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


def _pixels(view: View, scale: float) -> tuple[int, int]:
    return round(view[2] * scale), round(view[3] * scale)
