from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pygame
import pytest

from game.stage.colour import Colour, contrast
from game.stage.geometry import Box
from game.stage.scenery import scenery as whole
from game.stage.scenery.places import PLACES
from game.stage.scenery.pose import SEATED, UPRIGHT, pose
from game.stage.scenery.scenery import Scenery
from game.stage.theme import THEMES
from game.view.view import Picture

BOX = Box(0, 0, 742, 660)
VIEW, SCALE = whole._camera(BOX)
FLOOR = -14
"""What lies lower is a shadow on the floor, not a chair."""


def picture(light: int, gap: int, presence: int, hour: str, name: str = "away") -> Picture:
    return Picture(light=light, gap=gap, presence=presence, hour=hour, poses={"kit": name, "rowan": name})


def against_the_room(theme: str, shown: Picture, part: str) -> list[float]:
    """Return the contrast of everything solid in `part` (table, kit, rowan) with the room behind it, sorted."""
    scenery, look = Scenery(), THEMES[theme]
    room = scenery._room(look, BOX, VIEW, shown)
    if part == "table":
        layer, x, view = scenery._table(look, SCALE, shown), 0.0, whole._TABLE
    else:
        side = -1 if part == "kit" else 1
        layer = scenery._seat(look, SCALE, shown, part, side)
        x = side * (whole.NEAR + (whole.FAR - whole.NEAR) * shown.gap / 1000)
        view = whole._mirrored(whole._SIDE, side)
    return sorted(_contrasts(layer, room, round((x + view[0] - VIEW[0]) * SCALE), round((view[1] - VIEW[1]) * SCALE)))


def _contrasts(layer: pygame.Surface, room: pygame.Surface, left: int, top: int) -> Iterator[float]:
    lowest = round((FLOOR - VIEW[1]) * SCALE)
    for y in range(0, min(layer.get_height(), lowest - top), 4):
        for x in range(0, layer.get_width(), 4):
            red, green, blue, alpha = layer.get_at((x, y))
            if alpha > 250 and 0 <= left + x < BOX.w and 0 <= top + y < BOX.h:
                behind = room.get_at((left + x, top + y))
                yield contrast((red, green, blue), (behind[0], behind[1], behind[2]))


def share(contrasts: list[float], least: float) -> float:
    return sum(value >= least for value in contrasts) / len(contrasts)


STATES = [
    (theme, light, gap, hour)
    for theme in THEMES
    for light in (0, 350, 650, 1000)
    for gap in (0, 1000)
    for hour in ("night", "morning")
]


@pytest.mark.parametrize(("theme", "light", "gap", "hour"), STATES)
def test_chairs_stand_out_from_the_room_3_to_1(theme: str, light: int, gap: int, hour: str) -> None:
    for part in ("kit", "rowan"):
        found = against_the_room(theme, picture(light, gap, 500, hour), part)
        assert found[len(found) // 2] >= 3
        assert share(found, 3) >= 0.8, "all but the light on the seat and the edges"


@pytest.mark.parametrize(("theme", "light", "gap", "hour"), STATES)
def test_the_table_stands_out_from_the_room_3_to_1(theme: str, light: int, gap: int, hour: str) -> None:
    found = against_the_room(theme, replace(picture(light, gap, 500, hour), objects=()), "table")
    assert share(found, 3) >= 0.62, "all but the light on its top"


@pytest.mark.parametrize(("theme", "light", "gap", "hour"), STATES)
@pytest.mark.parametrize("presence", [0, 1000])
def test_people_stand_out_from_the_room_however_faint(
    theme: str, light: int, gap: int, hour: str, presence: int
) -> None:
    for part in ("kit", "rowan"):
        shown = replace(picture(light, gap, presence, hour, "sitting"), played=part)
        found = against_the_room(theme, shown, part)
        assert share(found, 1.6) >= 0.88, "all but the light along their edge"


def test_a_person_that_counts_stands_out_more() -> None:
    faint, clear = (
        against_the_room("evening", picture(500, 250, worth, "evening", "sitting"), "kit") for worth in (0, 1000)
    )
    assert clear[len(clear) // 2] > 1.4 * faint[len(faint) // 2]


def brightness(surface: pygame.Surface, area: tuple[int, int, int, int]) -> float:
    red, green, blue = pygame.transform.average_color(surface, pygame.Rect(area))[:3]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def warmth(surface: pygame.Surface) -> float:
    red, _, blue, _ = pygame.transform.average_color(surface)
    return red - blue


def test_more_trust_is_a_warmer_and_a_wider_light() -> None:
    rooms = [
        Scenery()._room(THEMES["evening"], BOX, VIEW, picture(light, 250, 500, "night"))
        for light in (0, 300, 600, 1000)
    ]
    warm = [warmth(room) for room in rooms]
    assert warm == sorted(warm)
    assert warm[0] < 0 < warm[-1]
    below_the_lamp = [brightness(room, (331, 300, 80, 60)) for room in rooms]
    assert below_the_lamp == sorted(below_the_lamp)


@pytest.mark.parametrize(
    "size", [(390, 304), (464, 338), (594, 716), (1485, 1028), (1170, 912), (300, 900), (900, 200)]
)
def test_both_sides_are_in_the_picture_at_any_shape_and_gap(size: tuple[int, int]) -> None:
    view, scale = whole._camera(Box(0, 0, *size))
    scenery, theme = Scenery(), THEMES["evening"]
    for gap in (0, 1000):
        for name in ("sitting", "standing", "away"):
            shown = picture(500, gap, 500, "evening", name)
            for person, side in (("kit", -1), ("rowan", 1)):
                layer = scenery._seat(theme, scale, shown, person, side)
                mask = layer.get_bounding_rect(min_alpha=200)
                x = side * (whole.NEAR + (whole.FAR - whole.NEAR) * gap / 1000)
                part = whole._mirrored(whole._SIDE, side)
                left = (x + part[0] - view[0]) * scale + mask.x
                assert left >= -1
                assert left + mask.w <= size[0] + 1
                top = (part[1] - view[1]) * scale + mask.y
                assert top >= 0
                assert top + mask.h <= size[1]


@pytest.mark.parametrize("name", [*SEATED, *UPRIGHT, "something else"])
@pytest.mark.parametrize("gap", [0.0, 0.5, 1.0])
def test_nobody_is_cut_off_and_every_arm_is_as_long_as_it_is(name: str, gap: float) -> None:
    joints = pose(name, gap)
    assert joints is not None
    for shoulder, elbow, hand in (joints.near, joints.far):
        assert abs(_long(shoulder, elbow) - 66) < 1
        assert abs(_long(elbow, hand) - 62) < 1
    shown = Picture(gap=round(gap * 1000), poses={"kit": name}, presence=1000)
    layer = Scenery()._seat(THEMES["evening"], 1.0, shown, "kit", -1)
    solid = layer.get_bounding_rect(min_alpha=60)
    assert layer.get_rect().inflate(-4, -4).contains(solid)


def _long(a: tuple[float, float], b: tuple[float, float]) -> float:
    return float(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5)


def test_nobody_sits_where_somebody_is_away() -> None:
    assert pose("away", 0.5) is None


@pytest.mark.parametrize("place", [*PLACES, "a place that is not drawn yet"])
@pytest.mark.parametrize("theme", THEMES)
def test_every_place_can_be_drawn(place: str, theme: str) -> None:
    surface = pygame.Surface(BOX[2:])
    shown = replace(
        picture(500, 250, 500, "dusk", "coat"), place=place, objects=("cups", "key", "coat", "letter", "tray")
    )
    Scenery().draw(surface, BOX, THEMES[theme], shown, shown, 1.0)
    colours: set[Colour] = {tuple(surface.get_at((x, y))[:3]) for x in range(0, 742, 7) for y in range(0, 660, 7)}  # type: ignore[misc]
    assert len(colours) > (20 if theme != "contrast" else 3)


def test_a_picture_that_does_not_change_is_drawn_once() -> None:
    scenery, surface = Scenery(), pygame.Surface(BOX[2:])
    shown = picture(500, 250, 500, "evening", "sitting")
    scenery.draw(surface, BOX, THEMES["evening"], shown, shown, 1.0)
    kept = dict(scenery._kept)
    scenery.draw(surface, BOX, THEMES["evening"], shown, shown, 1.0)
    assert scenery._kept == kept
