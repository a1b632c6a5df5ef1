"""The picture: put together from its parts, remembered while it does not change.

A still picture is one surface. While it changes, the room goes over from the old light to the new one and the two
sides of the table move: a handful of blits a frame, nothing drawn anew.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from math import ceil, floor

import pygame

from game.stage.colour import luminance, mix
from game.stage.geometry import Box
from game.stage.scenery.figure import Cloth, draw_figure
from game.stage.scenery.furniture import draw_chair, draw_shadow, draw_table
from game.stage.scenery.lamp import BULB, draw_cone, draw_lamp, grain, halo, shine
from game.stage.scenery.palette import Palette, palette, seen_against
from game.stage.scenery.places import place
from game.stage.scenery.pose import pose
from game.stage.scenery.svg import Box as View
from game.stage.scenery.svg import Svg
from game.stage.scenery.things import draw_things
from game.stage.theme import Theme
from game.view.view import Picture

HALF_WIDTH, HIGH, FOOT = 446.0, 640.0, 50.0
"""What every window shows: half the width, the height above the floor line and the room below it, in units."""
NEAR, FAR = 172.0, 326.0
"""Distance of each chair from the middle at gap 0 and 1."""
_SIDE: View = (-140.0, -446.0, 330.0, 468.0)
"""What one chair and one person need about the middle of the chair."""
_TABLE: View = (-176.0, -262.0, 352.0, 290.0)
_KEPT = 14
_LEAST = 24
"""A picture of fewer pixels is left out."""


class Scenery:
    """Draws pictures for one stage."""

    def __init__(self) -> None:
        self._kept: OrderedDict[object, pygame.surface.Surface] = OrderedDict()

    def draw(
        self, surface: pygame.surface.Surface, box: Box, theme: Theme, before: Picture, after: Picture, share: float
    ) -> None:
        """Draw into `box` the picture `share` of the way from `before` to `after`."""
        if min(box.w, box.h) < _LEAST:
            surface.fill(theme.panel, box)
            return
        view, scale = _camera(box)
        surface.set_clip(box)
        old, new = (self._room(theme, box, view, picture) for picture in (before, after))
        if share < 1 and old is not new:
            surface.blit(old, box[:2])
            new.set_alpha(round(255 * share))
            surface.blit(new, box[:2])
            new.set_alpha(None)
        else:
            surface.blit(new, box[:2])
        shown = (before, after) if share < 1 else (after, after)
        self._over(surface, box, view, scale, share, [(self._table(theme, scale, it), 0.0, _TABLE) for it in shown])
        for person, side in (("kit", -1), ("rowan", 1)):
            gap = before.gap + (after.gap - before.gap) * share
            x = side * (NEAR + (FAR - NEAR) * gap / 1000)
            layers = [(self._seat(theme, scale, it, person, side), x, _mirrored(_SIDE, side)) for it in shown]
            self._over(surface, box, view, scale, share, layers)
        surface.set_clip(None)

    def _over(
        self,
        surface: pygame.surface.Surface,
        box: Box,
        view: View,
        scale: float,
        share: float,
        layers: list[tuple[pygame.surface.Surface, float, View]],
    ) -> None:
        """Draw the first of two layers until the second has come, so that nothing shines through in between."""
        for index, (layer, x, part) in enumerate(layers):
            if layer is layers[1 - index][0] and index == 0:
                continue
            alpha = min(1.0, share * 2) if index else min(1.0, (1 - share) * 2)
            if alpha <= 0:
                continue
            at = (box.x + round((x + part[0] - view[0]) * scale), box.y + round((part[1] - view[1]) * scale))
            surface.blit(layer if alpha >= 1 or layers[0][0] is layers[1][0] else _faint(layer, alpha), at)

    # -- parts --------------------------------------------------------------------------------------------------

    def _room(self, theme: Theme, box: Box, view: View, picture: Picture) -> pygame.surface.Surface:
        if "coat" in picture.poses.values():  # a coat that is worn hangs on no hook
            picture = replace(picture, objects=tuple(thing for thing in picture.objects if thing != "coat"))
        key = ("room", theme.name, box[2:], picture.place, picture.hour, picture.light, picture.objects)
        found = self._find(key)
        return found or self._keep(key, _draw_room(theme, (box.w, box.h), view, picture))

    def _table(self, theme: Theme, scale: float, picture: Picture) -> pygame.surface.Surface:
        held = tuple(sorted(person for person, name in picture.poses.items() if name in ("cup", "phone", "away")))
        key = (
            "table",
            theme.name,
            scale,
            picture.hour,
            picture.light,
            picture.objects,
            held,
            tuple(picture.poses.values()),
        )
        found = self._find(key)
        if found is not None:
            return found
        tones = palette(theme.name, picture.hour, picture.light / 1000)
        sheet = Svg()
        if not place(picture.place).table:
            return self._keep(key, sheet.draw(_TABLE, (1, 1)))
        draw_shadow(sheet, 150, tones)
        draw_table(sheet, tones.wood, tones.top, tones.lamp, tones.shine)
        draw_things(sheet, picture.objects, picture.poses, tones, picture.light / 1000)
        return self._keep(key, sheet.draw(_TABLE, _pixels(_TABLE, scale)))

    def _seat(self, theme: Theme, scale: float, picture: Picture, person: str, side: int) -> pygame.surface.Surface:
        presence = picture.presence if picture.played == person else 1000
        name = picture.poses.get(person, "sitting")
        key = (
            "seat",
            theme.name,
            scale,
            picture.hour,
            picture.light,
            picture.gap,
            person,
            name,
            presence,
            picture.place,
        )
        found = self._find(key)
        if found is not None:
            return found
        tones = palette(theme.name, picture.hour, picture.light / 1000)
        sheet = Svg()
        sheet.open(f"scale({-side} 1)")
        at_door = name == "coat" and place(picture.place).at_door
        draw_shadow(sheet, 82 if not at_door else 52, tones)
        if not at_door:
            draw_chair(sheet, tones.wood, tones.lamp, tones.shine * 0.8)
        posed = "coat-seated" if name == "coat" and not at_door else name
        joints = pose(posed, picture.gap / 1000, table=place(picture.place).table)
        if joints is not None:
            small = 0.955 + 0.045 * presence / 1000
            aside = picture.gap / 1000 * 14 - 84 if joints.stands and not at_door else 0
            sheet.open(f"translate({aside:.1f} 0) scale({small:.4f})")
            draw_figure(sheet, joints, _cloth(tones, person, presence / 1000), person)
            sheet.close()
        sheet.close()
        view = _mirrored(_SIDE, side)
        return self._keep(key, sheet.draw(view, _pixels(view, scale)))

    def _find(self, key: object) -> pygame.surface.Surface | None:
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def _keep(self, key: object, drawn: pygame.surface.Surface) -> pygame.surface.Surface:
        self._kept[key] = drawn
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return drawn


def _camera(box: Box) -> tuple[View, float]:
    """Return what part of the room a box shows, and device pixels to a unit. The floor lies in its lower part."""
    scale = min(box.w / (2 * HALF_WIDTH), box.h / (HIGH + FOOT))
    width, height = box.w / scale, box.h / scale
    spare = height - HIGH - FOOT
    return (-width / 2, -HIGH - spare * 0.55, width, height), scale


def _faint(layer: pygame.surface.Surface, alpha: float) -> pygame.surface.Surface:
    """Return a layer that lets `1 - alpha` shine through; five times faster in a browser than `set_alpha`."""
    copy = layer.copy()
    copy.fill((255, 255, 255, round(255 * alpha)), special_flags=pygame.BLEND_RGBA_MULT)
    return copy


def _pixels(view: View, scale: float) -> tuple[int, int]:
    return round(view[2] * scale), round(view[3] * scale)


def _mirrored(view: View, side: int) -> View:
    return view if side < 0 else (-view[0] - view[2], view[1], view[2], view[3])


def _draw_room(theme: Theme, size: tuple[int, int], view: View, picture: Picture) -> pygame.surface.Surface:
    light = picture.light / 1000
    tones = palette(theme.name, picture.hour, light)
    lit = Svg()
    where = place(picture.place)
    where.wall(lit, view, tones, picture.objects)
    if tones.flat:
        draw_cone(lit, tones)
    room = pygame.Surface(size)
    room.blit(lit.load(view, size), (0, 0))
    if not tones.flat:
        room.blit(shine(view, size, tones, light), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    outside, lamp = Svg(), Svg()
    where.outside(outside, tones, picture.objects)
    _blit_part(room, outside, view, where.part)
    draw_lamp(lamp, tones, view[1])
    _blit_part(room, lamp, view, (-80, view[1], 160, BULB[1] + 14 - view[1]))
    if not tones.flat:
        room.blit(halo(view, size, tones, light), (0, 0), special_flags=pygame.BLEND_RGB_ADD)
        _roughen(room)
        _fade(room, theme)
    return room


def _blit_part(room: pygame.surface.Surface, sheet: Svg, view: View, part: View) -> None:
    """Draw a sheet that covers only `part` of the view; its edges fall on whole pixels."""
    scale = room.get_width() / view[2]
    left, top = floor((part[0] - view[0]) * scale), floor((part[1] - view[1]) * scale)
    size = (ceil(part[2] * scale), ceil(part[3] * scale))
    exact = (view[0] + left / scale, view[1] + top / scale, size[0] / scale, size[1] / scale)
    room.blit(sheet.load(exact, size), (left, top))


def _fade(room: pygame.surface.Surface, theme: Theme) -> None:
    """Let the picture go over into the ground of the words at its foot."""
    width, height = room.get_size()
    deep = max(1, height // 14)
    strip = pygame.Surface((1, deep), pygame.SRCALPHA)
    for row in range(deep):
        strip.set_at((0, row), (*theme.panel, round(255 * ((row + 1) / deep) ** 1.6)))
    room.blit(pygame.transform.scale(strip, (width, deep)), (0, height - deep))


def _roughen(room: pygame.surface.Surface) -> None:
    more, less = grain()
    width, height = room.get_size()
    for y in range(0, height, more.get_height()):
        for x in range(0, width, more.get_width()):
            room.blit(more, (x, y), special_flags=pygame.BLEND_RGB_ADD)
            room.blit(less, (x, y), special_flags=pygame.BLEND_RGB_SUB)


def _cloth(tones: Palette, person: str, presence: float) -> Cloth:
    """Return the tones of a person: clear with an edge of light, or faint and without."""
    tone = tones.cloth.get(person, tones.cloth["kit"])
    if tones.flat:
        body = seen_against(tone, luminance(tones.beam), presence)
        return Cloth(body, body, body, body, rim=(0, 0, 0), edge=1, cup=(255, 255, 255), glow=(255, 255, 255))
    body = seen_against(tone, luminance(tones.unlit_wall), presence)
    return Cloth(
        body=body,
        legs=mix(body, (0, 0, 0), 0.22),
        skin=mix(body, tones.lamp, 0.08),
        hair=mix(body, (0, 0, 0), 0.3),
        rim=tones.lamp,
        edge=max(0.0, presence - 0.15) / 0.85 * tones.shine,
        cup=tones.cup,
    )
