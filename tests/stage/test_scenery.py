from __future__ import annotations

from dataclasses import replace

import pygame
import pytest

from game.authoring.format.words import HOURS, OBJECTS, POSES, WEATHERS
from game.stage.colour import Colour
from game.stage.geometry import Box
from game.stage.scenery import layers, window
from game.stage.scenery import scenery as whole
from game.stage.scenery.layer import Held
from game.stage.scenery.layers import moment
from game.stage.scenery.places import PLACES, place
from game.stage.scenery.pose import SEATED, UPRIGHT, pose
from game.stage.scenery.scenery import Scenery
from game.stage.theme import THEMES
from game.view.view import Picture
from tests.stage.pictures import BOX, SCALE, VIEW, apart, behind, contrasts, middle, picture, rgb, room, seat, share

EVENING = THEMES["evening"]


def brightness(surface: pygame.Surface, area: tuple[int, int, int, int]) -> float:
    red, green, blue = pygame.transform.average_color(surface, pygame.Rect(area))[:3]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def warmth(surface: pygame.Surface) -> float:
    red, _, blue, _ = pygame.transform.average_color(surface)
    return red - blue


def pixels(surface: pygame.Surface) -> bytes:
    return pygame.image.tobytes(surface, "RGBA")


@pytest.mark.parametrize("where", PLACES)
def test_more_trust_is_a_warmer_light(where: str) -> None:
    warm = [warmth(room("evening", picture(light, 250, 500, "night", where=where))) for light in (0, 300, 600, 1000)]
    assert warm == sorted(warm)
    assert warm[0] < warm[-1] - 20


@pytest.mark.parametrize("where", PLACES)
def test_more_trust_is_a_wider_light(where: str) -> None:
    x, y = (round((at - low) * SCALE) for at, low in zip(place(where).lamp.at, VIEW[:2], strict=True))
    lit = [
        brightness(room("evening", picture(light, 250, 500, "night", where=where)), (max(0, x - 110), y + 40, 220, 50))
        for light in (0, 300, 600, 1000)
    ]
    assert lit == sorted(lit)


def test_nothing_is_lost_in_the_dark() -> None:
    """The coldest wall is pale, not black."""
    for where in PLACES:
        assert brightness(room("evening", picture(0, 500, 500, "night", where=where)), (180, 330, 380, 120)) > 90


@pytest.mark.parametrize(
    "size", [(390, 304), (464, 338), (594, 716), (1485, 1028), (1170, 912), (300, 900), (900, 200)]
)
@pytest.mark.parametrize("where", PLACES)
def test_both_sides_are_in_the_picture_at_any_shape_and_gap(where: str, size: tuple[int, int]) -> None:
    view, scale = whole.camera(Box(0, 0, *size))
    scenery = Scenery()
    for gap in (0, 1000):
        for name in ("sitting", "standing", "away"):
            shown = picture(500, gap, 500, "evening", name, where)
            for person in ("kit", "rowan"):
                layer = scenery.seat(EVENING, scale, shown, person)
                mask = layer.surface.get_bounding_rect(min_alpha=200)
                if not mask.w:
                    continue
                part = whole.mirrored(whole.SIDE, person)
                left = (whole.spot(shown, person) + part[0] - view[0]) * scale + layer.left + mask.x
                assert left >= -1
                assert left + mask.w <= size[0] + 1
                top = (part[1] - view[1]) * scale + layer.top + mask.y
                assert top >= 0
                assert where == "car" or top + mask.h <= size[1]


@pytest.mark.parametrize("name", [*SEATED, *UPRIGHT, "something else"])
@pytest.mark.parametrize("gap", [0.0, 0.5, 1.0])
@pytest.mark.parametrize("feet_up", [False, True])
def test_nobody_is_cut_off_and_every_arm_is_as_long_as_it_is(name: str, gap: float, feet_up: bool) -> None:
    joints = pose(name, gap, feet_up=feet_up)
    assert joints is not None
    for shoulder, elbow, hand in (joints.near, joints.far):
        assert abs(_long(shoulder, elbow) - 66) < 1
        assert abs(_long(elbow, hand) - 62) < 1
    shown = Picture("sofa" if feet_up else "kitchen", gap=round(gap * 1000), poses={"kit": name}, presence=1000)
    drawn = layers.draw_seat(EVENING, shown, "kit", whole.SIDE).draw(whole.SIDE, (380, 510))
    solid = drawn.get_bounding_rect(min_alpha=60)
    assert drawn.get_rect().inflate(-4, -4).contains(solid)


def _long(a: tuple[float, float], b: tuple[float, float]) -> float:
    return float(((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2) ** 0.5)


def test_nobody_sits_where_somebody_is_away() -> None:
    assert pose("away", 0.5) is None


@pytest.mark.parametrize("where", PLACES)
def test_every_pose_of_the_stories_looks_different(where: str) -> None:
    seated_outside = {"calling", "standing"} if place(where).seen == "back" else set()
    shown = [picture(600, 200, 1000, "evening", name, where) for name in POSES if name not in seated_outside]
    looks = {pixels(Scenery().seat(EVENING, SCALE, it, "kit").surface) for it in shown}
    same = {"back": 5, "front": 2, "side": 0}[place(where).seen] + (place(where).window is not None)
    assert len(looks) >= len(shown) - same, "from behind a bowed head is a bowed head; at a window a chair is empty"


def test_who_stands_at_the_window_has_left_the_chair() -> None:
    shown = replace(picture(500, 250, 1000, "dusk"), poses={"kit": "away", "rowan": "away"})
    looking = replace(shown, poses={"kit": "away", "rowan": "window"})
    assert seat("evening", looking, "rowan") == seat("evening", shown, "rowan")
    figure = {at: colour for at, colour in middle("evening", looking).items() if at not in middle("evening", shown)}
    assert min(at[1] for at in figure) < (-370 - VIEW[1]) * SCALE < max(at[1] for at in figure)
    assert share(contrasts(figure, behind("evening", looking)), 1.6) > 0.8
    faint = replace(looking, played="rowan", presence=0)
    assert middle("evening", faint) != middle("evening", looking)


@pytest.mark.parametrize("name", SEATED)
def test_who_reaches_out_sits_forward_and_who_draws_back_leans_back(name: str) -> None:
    if name in ("asleep", "head-down"):
        return
    reach, neither, retreat = (pose(name, 0.5, leans=leans) for leans in ("reach", "", "retreat"))
    assert reach is not None
    assert neither is not None
    assert retreat is not None
    assert reach.head[0] > neither.head[0] > retreat.head[0]


def test_people_lean_to_each_other_when_they_are_close() -> None:
    heads = [joints.head[0] for joints in (pose("sitting", gap) for gap in (0.0, 0.3, 0.5)) if joints]
    assert heads == sorted(heads, reverse=True)


def test_who_sleeps_lies_on_the_table_or_sinks_back_from_it() -> None:
    near, far = pose("asleep", 0.0), pose("asleep", 1.0)
    assert near is not None
    assert far is not None
    _, elbow, hand = near.near
    assert elbow[0] > near.head[0] > hand[0], "the arm lies under the head"
    assert abs(elbow[1] - hand[1]) < 20, "and flat on the table"
    assert far.chest[0] < far.hip[0]


def test_who_turns_away_holds_the_chin_however_far_the_body_leans() -> None:
    for gap in (0.0, 0.5, 1.0):
        for leans in ("reach", "", "retreat"):
            turned = pose("turned", gap, leans=leans)
            assert turned is not None
            assert _long(turned.near[2], turned.head) < 50
            assert turned.near[1][0] < turned.chest[0], "the elbow is on the side of the back"


def test_a_child_does_not_reach_the_table() -> None:
    def reach(where: str) -> int:
        shown = picture(500, 0, 500, "evening", "sitting", where)
        seated, empty = (seat("evening", it, "kit") for it in (shown, replace(shown, poses={"kit": "away"})))
        above_the_knees = (-140 - VIEW[1]) * SCALE
        return max(at[0] for at, colour in seated.items() if at[1] < above_the_knees and empty.get(at) != colour)

    edge = min(at[0] for at in middle("evening", picture(500, 0, 500, "evening", where="childhood")))
    assert reach("childhood") < edge + 20
    assert reach("kitchen") >= edge + 60


def test_only_the_other_one_leans() -> None:
    shown = replace(picture(500, 500, 500, "evening", "sitting"), played="kit")
    retreat = replace(shown, leans="retreat")
    assert seat("evening", shown, "kit") == seat("evening", retreat, "kit")
    assert seat("evening", shown, "rowan") != seat("evening", retreat, "rowan")


@pytest.mark.parametrize("where", [*PLACES, "a place that is not drawn yet"])
@pytest.mark.parametrize("theme", THEMES)
def test_every_place_can_be_drawn(where: str, theme: str) -> None:
    surface = pygame.Surface(BOX[2:])
    shown = replace(picture(500, 250, 500, "dusk", "coat", where), objects=OBJECTS)
    Scenery().draw(surface, BOX, THEMES[theme], shown, shown, 1.0)
    colours: set[Colour] = {rgb(surface.get_at((x, y))) for x in range(0, 742, 7) for y in range(0, 660, 7)}
    assert len(colours) > (20 if theme != "contrast" else 3)


def test_no_two_places_look_alike() -> None:
    shown = picture(500, 250, 500, "evening")
    assert len({pixels(room("evening", replace(shown, place=where))) for where in PLACES}) == len(PLACES)


WINDOWS = [where for where in PLACES if where not in ("hallway", "hospital")]


@pytest.mark.parametrize("where", WINDOWS)
@pytest.mark.parametrize("theme", ["evening", "paper"])
def test_hour_weather_and_moon_are_seen_through_every_window(where: str, theme: str) -> None:
    shown = picture(500, 250, 500, "evening", where=where)
    hours = {pixels(room(theme, replace(shown, hour=hour))) for hour in HOURS}
    skies = {pixels(room(theme, replace(shown, weather=weather))) for weather in WEATHERS}
    assert len(hours) == len(HOURS)
    assert len(skies) >= len(WEATHERS) - (where in ("car", "choir")), "frost is on windows with panes"
    assert pixels(room(theme, replace(shown, objects=("moon",)))) != pixels(room(theme, shown))


def test_weather_that_is_not_known_is_clear() -> None:
    shown = picture(500, 250, 500, "evening")
    assert pixels(room("evening", replace(shown, weather="hail"))) == pixels(room("evening", shown))


def test_an_older_story_has_rain_among_its_objects() -> None:
    shown = picture(500, 250, 500, "day")
    assert moment(EVENING, VIEW, replace(shown, objects=("rain",))).weather == "rain"


def test_the_moon_rises_over_the_roofs_and_grows_small() -> None:
    """Its place and its size tell the time."""
    heights = [window._MOON[hour][1] for hour in ("dusk", "evening", "night")]
    sizes = [window._MOON[hour][2] for hour in ("dusk", "evening", "night")]
    assert heights == sorted(heights, reverse=True)
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.parametrize("weather", ["rain", "snow"])
def test_a_moon_behind_clouds_is_faint(weather: str) -> None:
    def shines(weather: str) -> float:
        there = replace(picture(500, 250, 500, "night"), weather=weather)
        sky, moon = room("evening", there), room("evening", replace(there, objects=("moon",)))
        return max(brightness(moon, (x, 90, 6, 6)) - brightness(sky, (x, 90, 6, 6)) for x in range(90, 240, 6))

    assert 5 < shines(weather) < shines("clear") * 0.6


def test_a_coat_that_is_worn_hangs_on_no_hook() -> None:
    shown = replace(picture(500, 250, 500, "evening", "standing", "hallway"), objects=("coat",))
    worn = replace(shown, poses={"kit": "standing", "rowan": "coat"})
    assert moment(EVENING, VIEW, shown).has("coat")
    assert not moment(EVENING, VIEW, worn).has("coat")
    assert pixels(room("evening", worn)) != pixels(room("evening", shown))


def test_a_coat_keeps_a_seat_in_the_corridor() -> None:
    shown = replace(picture(500, 250, 500, "day", where="hospital"), poses={"kit": "away", "rowan": "phone"})
    assert seat("evening", shown, "kit") != seat("evening", replace(shown, objects=("coat",)), "kit")


def test_things_on_the_table_tell_the_time() -> None:
    def table(light: int, hour: str, *objects: str) -> bytes:
        shown = replace(picture(light, 250, 500, hour, "sitting"), objects=objects)
        return pixels(Scenery().middle(EVENING, 1.0, shown).surface)

    assert table(600, "evening", "cups") != table(600, "night", "cups"), "at night a cup has gone cold"
    assert table(600, "night", "key") != table(600, "night"), "the key lies on the table"
    assert table(600, "evening", "key") == table(600, "evening"), "the key hangs on its hook"


# -- what is kept, and how it changes ---------------------------------------------------------------------------


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every layer that is drawn anew."""
    made: list[str] = []
    for name in ("draw_room", "draw_middle", "draw_seat"):
        real = getattr(whole, name)

        def counted(*args: object, _real: object = real, _name: str = name) -> object:
            made.append(_name)
            return _real(*args)  # type: ignore[operator]

        monkeypatch.setattr(whole, name, counted)
    return made


def show(scenery: Scenery, before: Picture | Held, after: Picture, part: float) -> pygame.Surface:
    surface = pygame.Surface(BOX[2:])
    scenery.draw(surface, BOX, EVENING, before, after, part)
    return surface


def test_a_picture_that_does_not_change_is_drawn_once(drawn: list[str]) -> None:
    scenery, shown = Scenery(), picture(500, 250, 500, "evening", "sitting")
    first = show(scenery, shown, shown, 1.0)
    assert len(drawn) == 4
    assert pixels(show(scenery, shown, shown, 1.0)) == pixels(first)
    assert len(drawn) == 4


@pytest.mark.parametrize("where", ["kitchen", "car"])
def test_nothing_is_drawn_anew_while_the_picture_moves(where: str, drawn: list[str]) -> None:
    scenery = Scenery()
    before = picture(200, 700, 300, "evening", "sitting")
    after = replace(before, place=where, light=800, gap=100, presence=800)
    show(scenery, before, after, 0.01)
    begun = len(drawn)
    for step in range(2, 100):
        show(scenery, before, after, step / 100)
    show(scenery, after, after, 1.0)
    assert len(drawn) == begun == 8


@pytest.mark.parametrize("where", ["kitchen", "sofa"])
def test_a_change_begins_at_the_old_picture_and_ends_at_the_new_one(where: str) -> None:
    before = picture(200, 700, 300, "night", "sitting")
    after = replace(before, place=where, light=800, gap=100, presence=800, hour="morning")
    scenery = Scenery()
    assert pixels(show(scenery, before, after, 0.0)) == pixels(show(Scenery(), before, before, 1.0))
    assert pixels(show(scenery, before, after, 1.0)) == pixels(show(Scenery(), after, after, 1.0))
    lamp = (340, 240, 60, 40)
    steps = [brightness(show(scenery, before, after, part), lamp) for part in (0.0, 0.25, 0.5, 0.75, 1.0)]
    assert steps == sorted(steps)


def test_what_went_over_is_not_kept() -> None:
    scenery = Scenery()
    before, after = picture(200, 700, 300, "night"), picture(200, 700, 300, "night", where="car")
    show(scenery, before, after, 0.5)
    assert scenery._wholes
    show(scenery, before, after, 1.0)
    assert not scenery._wholes


# -- a change that is overtaken by the next one -----------------------------------------------------------------------

SAME = 12
"""What rounding may make of a channel."""
BEFORE = replace(picture(200, 700, 300, "night", "cup"), objects=("cups",))
AFTER = replace(BEFORE, light=800, gap=100, presence=800, poses={"kit": "turned", "rowan": "standing"})
THIRD = replace(BEFORE, light=450, gap=400, hour="morning", poses={"kit": "phone", "rowan": "away"})


@pytest.mark.parametrize(
    ("after", "third"),
    [
        (AFTER, THIRD),
        (AFTER, BEFORE),
        (AFTER, replace(THIRD, place="sofa")),
        (replace(AFTER, place="car"), replace(THIRD, place="sofa")),
        (replace(AFTER, place="car"), replace(THIRD, place="car")),
        (replace(AFTER, place="car"), BEFORE),
    ],
)
@pytest.mark.parametrize("part", [0.2, 0.5, 0.8])
def test_a_change_that_is_overtaken_goes_on_from_what_is_seen(after: Picture, third: Picture, part: float) -> None:
    scenery = Scenery()
    seen = show(scenery, BEFORE, after, part)
    held = scenery.hold(BOX, EVENING, BEFORE, after, part, third.place)
    assert apart(show(scenery, held, third, 0.0), seen) <= SAME
    again = scenery.hold(BOX, EVENING, held, third, 0.4, after.place)
    assert apart(show(scenery, again, after, 0.0), show(scenery, held, third, 0.4)) <= SAME
    assert pixels(show(scenery, again, after, 1.0)) == pixels(show(Scenery(), after, after, 1.0))


@pytest.mark.parametrize("where", ["kitchen", "car"])
def test_nothing_is_drawn_anew_while_it_goes_on_from_there(where: str, drawn: list[str]) -> None:
    scenery, third = Scenery(), replace(THIRD, place=where)
    show(scenery, BEFORE, AFTER, 0.3)
    held = scenery.hold(BOX, EVENING, BEFORE, AFTER, 0.3, where)
    show(scenery, held, third, 0.1)
    begun = len(drawn)
    for step in range(2, 100):
        show(scenery, held, third, step / 100)
    assert len(drawn) == begun == 12


def test_what_was_held_for_another_window_or_theme_begins_where_it_led() -> None:
    scenery = Scenery()
    held = scenery.hold(BOX, EVENING, BEFORE, AFTER, 0.3, "kitchen")
    small = Box(0, 0, 320, 300)
    there, here = pygame.Surface(small[2:]), pygame.Surface(small[2:])
    scenery.draw(there, small, EVENING, held, THIRD, 0.2)
    scenery.draw(here, small, EVENING, AFTER, THIRD, 0.2)
    assert pixels(there) == pixels(here)
    scenery.draw(there, small, THEMES["paper"], held, THIRD, 0.2)
    scenery.draw(here, small, THEMES["paper"], AFTER, THIRD, 0.2)
    assert pixels(there) == pixels(here)
