"""The three layers of a picture, drawn: the room, what stands between two people, and one person on a seat."""

from __future__ import annotations

from math import ceil, floor

import pygame

from game.stage.colour import luminance, mix
from game.stage.scenery.figure import Cloth, draw_figure
from game.stage.scenery.furniture import draw_shadow
from game.stage.scenery.lamp import flat_cone, grain, halo, shine
from game.stage.scenery.palette import Palette, palette, seen_against
from game.stage.scenery.place import Moment, Place
from game.stage.scenery.places import place
from game.stage.scenery.pose import UPRIGHT, pose
from game.stage.scenery.svg import Box as View
from game.stage.scenery.svg import Svg
from game.stage.theme import Theme
from game.view.view import Picture


def moment(theme: Theme, view: View, picture: Picture) -> Moment:
    """Return what `picture` is drawn from in `theme`."""
    objects, weather = picture.objects, picture.weather
    if "coat" in picture.poses.values():  # a coat that is worn hangs on no hook
        objects = tuple(thing for thing in objects if thing != "coat")
    if "rain" in objects:
        weather = "rain"
    tint = place(picture.place).tint
    tones = palette(theme.name, picture.hour, picture.light / 1000, weather, tint)
    return Moment(view, tones, picture.light / 1000, picture.hour, weather, objects, picture.poses)


def draw_room(theme: Theme, size: tuple[int, int], view: View, picture: Picture) -> pygame.surface.Surface:
    """Return the room, lit, with what shines by itself."""
    where, m = place(picture.place), moment(theme, view, picture)
    tones, light = m.tones, m.light
    lit = Svg()
    where.wall(lit, m)
    room = pygame.Surface(size)
    room.blit(lit.load(view, size), (0, 0))
    if tones.flat:
        room.blit(flat_cone(view, size, tones, where.lamp), (0, 0), special_flags=pygame.BLEND_RGB_MAX)
    else:
        room.blit(shine(view, size, tones, light, where.lamp), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    outside, lamp = Svg(), Svg()
    where.own(outside, m)
    _blit_part(room, outside, view, where.part)
    where.lamp.draw(lamp, m)
    left, top, width, low = where.lamp.part
    _blit_part(room, lamp, view, (left, top, width, low) if top else (left, view[1], width, low - view[1]))
    if not tones.flat:
        room.blit(halo(view, size, tones, light, where.lamp), (0, 0), special_flags=pygame.BLEND_RGB_ADD)
        _roughen(room)
        _fade(room, theme)
    return room


def draw_middle(theme: Theme, picture: Picture) -> Svg:
    """Return what stands between the two people."""
    where, sheet = place(picture.place), Svg()
    m = moment(theme, where.area, picture)
    for person in at_window(picture):
        sheet.open(f"translate({where.window} -16) scale(-1 1)")
        draw_shadow(sheet, 52, m.tones)
        _figure(sheet, where, picture, person, "window", m.tones, free=True)
        sheet.close()
    where.middle(sheet, m)
    return sheet


def at_window(picture: Picture) -> tuple[str, ...]:
    """Return who stands at a window, and so not beside the chair."""
    if place(picture.place).window is None:
        return ()
    return tuple(person for person in ("kit", "rowan") if picture.poses.get(person) == "window")


def draw_seat(theme: Theme, picture: Picture, person: str, view: View) -> Svg:
    """Return one person and the seat; `kit` faces right, `rowan` left."""
    where = place(picture.place)
    tones = moment(theme, view, picture).tones
    name = "away" if person in at_window(picture) else picture.poses.get(person, "sitting")
    upright = name in UPRIGHT
    seated = not upright and name != "away"
    free = upright and (where.stand is not None or (name == "coat" and where.at_door))
    sheet = Svg()
    sheet.open(f"scale({-1 if person == 'rowan' else 1} 1)")
    if free or (where.seen == "side" and (upright or not where.feet_up)):
        draw_shadow(sheet, 52 if free or where.stand else 82, tones)
    if not free:
        where.seat(sheet, tones)
    if name == "away" and not where.coats and "coat" in picture.objects:
        from game.stage.scenery.hospital import left_coat  # a place that comes late

        left_coat(sheet, tones)
    if seated and where.seen != "side":
        _bust(sheet, where, picture, person, name, tones)
    elif name != "away":
        _figure(sheet, where, picture, person, name, tones, free)
    if seated or (where.seen != "front" and not (upright and (free or where.stand))):
        where.cover(sheet, tones)
    sheet.close()
    return sheet


def _bust(sheet: Svg, where: Place, picture: Picture, person: str, name: str, tones: Palette) -> None:
    from game.stage.scenery.bust import draw_bust, draw_sleeper  # in places that come late

    cloth = _cloth(tones, person, _presence(picture, person), outside=where.outside)
    if where.seen == "front" and name == "asleep":
        draw_sleeper(sheet, cloth, person)
    else:
        near = max(0.0, 1 - picture.gap / 600)
        sheet.open("translate(0 -14)" if where.seen == "back" else "translate(0 0)")
        draw_bust(sheet, cloth, person, name, near, face=where.seen == "front")
        sheet.close()


def _figure(sheet: Svg, where: Place, picture: Picture, person: str, name: str, tones: Palette, free: bool) -> None:
    gap = picture.gap / 1000
    posed = "coat-seated" if name == "coat" and not free and where.stand is None else name
    leans = "" if person == picture.played else picture.leans
    joints = pose(posed, gap, table=where.table and where.small == 1, leans=leans, feet_up=where.feet_up)
    if joints is None:
        return
    presence = _presence(picture, person)
    size = where.small * (0.955 + 0.045 * presence)
    turned = name == "sink"
    aside = 0.0 if free or not joints.stands else gap * 60 - 80 if turned else gap * 14 - 84
    facing = -1 if turned else 1
    lift = -28 if where.small < 1 and not joints.stands else 0
    sheet.open(f"translate({aside:.1f} {lift}) scale({size * facing:.4f} {size:.4f})")
    draw_figure(sheet, joints, _cloth(tones, person, presence), person)
    sheet.close()


def _presence(picture: Picture, person: str) -> float:
    return picture.presence / 1000 if picture.played == person else 1.0


def _blit_part(room: pygame.surface.Surface, sheet: Svg, view: View, part: View) -> None:
    """Draw a sheet that covers only `part` of the view; its edges fall on whole pixels."""
    scale = room.get_width() / view[2]
    left, top = floor((part[0] - view[0]) * scale), floor((part[1] - view[1]) * scale)
    size = (ceil(part[2] * scale), ceil(part[3] * scale))
    if min(size) < 1:
        return
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


def _cloth(tones: Palette, person: str, presence: float, *, outside: bool = False) -> Cloth:
    """Return the tones of a person: clear with an edge of light, or faint and without."""
    tone = tones.cloth.get(person, tones.cloth["kit"])
    if tones.flat:
        body = seen_against(tone, luminance(tones.beam), presence)
        return Cloth(body, body, body, body, rim=(0, 0, 0), edge=1, cup=(255, 255, 255), glow=(255, 255, 255))
    ground = luminance(tones.unlit_wall)
    if outside:
        ground = min(ground, luminance(tones.sky.low))
    body = seen_against(tone, ground, presence)
    return Cloth(
        body=body,
        legs=mix(body, (0, 0, 0), 0.22),
        skin=seen_against(mix(tone, tones.lamp, 0.13), ground, presence),
        hair=mix(body, (0, 0, 0), 0.3),
        rim=tones.lamp,
        edge=max(0.0, presence - 0.15) / 0.85 * tones.shine,
        cup=tones.cup,
    )
