from __future__ import annotations

import weakref
from dataclasses import replace
from typing import Any, Literal

import pygame
import pytest

from game.stage.motion import SECONDS, Motion
from game.stage.scenery import layers, scenery
from game.stage.scenery.layer import Held
from game.stage.scenery.svg import Box
from game.stage.stage import Stage
from game.stage.theme import Theme
from game.view.view import Control, Picture, View
from tests.stage.hands import Hands
from tests.stage.pictures import apart
from tests.stage.views import GALLERY, shown


def stage(view: View, size: tuple[int, int] = (1280, 720), ratio: float = 1.0, factor: float = 1.0) -> Stage:
    made = Stage()
    made.resize(size, ratio, factor)
    made.show(view)
    return made


def test_a_click_presses_when_it_is_let_go_over_the_same_control() -> None:
    shown_stage = stage(shown("scene"))
    hands = Hands(shown_stage)
    at, other = hands.middle("choice:pay"), hands.middle("choice:knew")
    assert hands.mouse(pygame.MOUSEBUTTONDOWN, at) is None
    assert hands.mouse(pygame.MOUSEBUTTONUP, at) == "choice:pay"
    hands.mouse(pygame.MOUSEBUTTONDOWN, at)
    assert hands.mouse(pygame.MOUSEBUTTONUP, other) is None
    hands.mouse(pygame.MOUSEBUTTONDOWN, at, button=3)
    assert hands.mouse(pygame.MOUSEBUTTONUP, at, button=3) is None


def test_what_is_drawn_is_what_is_hit() -> None:
    for name in GALLERY:
        shown_stage = stage(shown(name))
        for block, seen in list(shown_stage.placed()):
            if block.target is None or not seen:
                continue
            x, y, w, h = block.box
            inside = shown_stage.at(x + w / 2, y + h / 2)
            if not shown_stage.sheet.flows(block.id) or shown_stage.sheet.viewport.holds(block.box):
                assert inside is not None
                assert inside.id == block.id
                assert shown_stage.at(x - 1, y + 1) is None or shown_stage.at(x - 1, y + 1) != inside
                assert shown_stage.at(x, y) is not None


def test_nothing_is_hit_through_the_strip_of_commands() -> None:
    shown_stage = stage(shown("recap"))
    view = shown_stage.sheet.viewport
    for y in range(view.bottom, 720):
        block = shown_stage.at(view.w / 2, y)
        assert block is None or not shown_stage.sheet.flows(block.id)


def test_mouse_events_count_in_points_where_the_window_does() -> None:
    shown_stage = stage(shown("scene"), (2560, 1440), 2.0, 2.0)
    hands = Hands(shown_stage)
    x, y = hands.middle("choice:pay")
    assert hands.click((x / 2, y / 2)) == "choice:pay"


def test_a_finger_that_moves_scrolls_and_presses_nothing() -> None:
    shown_stage = stage(shown("ending"), (390, 844))
    hands = Hands(shown_stage)
    start = (200, 700)
    hands.mouse(pygame.MOUSEBUTTONDOWN, start, touch=True)
    hands.mouse(pygame.MOUSEMOTION, (200, 640), touch=True)
    hands.mouse(pygame.MOUSEMOTION, (200, 560), touch=True)
    assert shown_stage.offset > 100
    assert hands.mouse(pygame.MOUSEBUTTONUP, (200, 560), touch=True) is None


def test_the_wheel_scrolls() -> None:
    shown_stage = stage(shown("recap"))
    shown_stage.handle(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=-2, precise_y=-2.0, flipped=False))
    assert shown_stage.offset == 120
    shown_stage.handle(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=9, precise_y=9.0, flipped=False))
    assert shown_stage.offset == 0


def test_tab_goes_round_in_reading_order_struck_choices_too() -> None:
    shown_stage = stage(shown("scene"))
    hands, order = Hands(shown_stage), [control.id for control in shown("scene").controls()]
    seen = []
    for _ in order:
        hands.key(pygame.K_TAB)
        seen.append(shown_stage.focused)
    assert seen == order
    hands.key(pygame.K_TAB)
    assert shown_stage.focused == order[0]
    hands.key(pygame.K_TAB, pygame.KMOD_LSHIFT)
    assert shown_stage.focused == order[-1]


def test_on_the_first_page_tab_comes_to_the_settings_before_anything_else() -> None:
    shown_stage = stage(shown("title"))
    hands, order = Hands(shown_stage), [control.id for control in shown("title").controls()]
    seen = []
    for _ in order:
        hands.key(pygame.K_TAB)
        seen.append(shown_stage.focused)
    assert seen == ["settings", *(other for other in order if other != "settings")]
    hands.key(pygame.K_TAB)
    assert shown_stage.focused == "settings"
    assert hands.key(pygame.K_RETURN) == "settings"


def test_arrows_scroll_to_the_words_in_between_first() -> None:
    shown_stage = stage(shown("ending"), (844, 390))
    hands = Hands(shown_stage)
    hands.key(pygame.K_DOWN)
    assert shown_stage.focused == ""
    assert shown_stage.offset > 0
    for _ in range(12):
        hands.key(pygame.K_DOWN)
        if shown_stage.focused:
            break
    assert shown_stage.focused == "recap"
    box = next(block.box for block, _ in shown_stage.placed() if block.id == "recap")
    assert shown_stage.sheet.viewport.holds(box)


@pytest.mark.parametrize("key", [pygame.K_RETURN, pygame.K_SPACE])
def test_enter_and_space_press_when_let_go(key: int) -> None:
    shown_stage = stage(shown("scene"))
    hands = Hands(shown_stage)
    shown_stage.focus("choice:pay")
    assert hands.down(key) is None
    assert hands.up(key) == "choice:pay"


def test_a_key_that_went_down_on_another_screen_presses_nothing() -> None:
    shown_stage = stage(shown("scene"))
    hands = Hands(shown_stage)
    shown_stage.focus("choice:pay")
    hands.down(pygame.K_RETURN)
    shown_stage.show(shown("reply"))
    shown_stage.focus("go-on")
    assert hands.up(pygame.K_RETURN) is None
    assert hands.key(pygame.K_RETURN) == "go-on"


def test_enter_without_a_focus_shows_one_first() -> None:
    shown_stage = stage(shown("title"))
    hands = Hands(shown_stage)
    assert hands.key(pygame.K_RETURN) is None
    assert shown_stage.focused == "continue"
    assert hands.key(pygame.K_RETURN) == "continue"


def test_who_plays_with_keys_finds_the_next_step_ready() -> None:
    shown_stage = stage(shown("scene"))
    hands = Hands(shown_stage)
    assert hands.key(pygame.K_a) == "choice:start"
    shown_stage.show(shown("reply"))
    assert hands.key(pygame.K_RETURN) == "go-on"
    hands.click(hands.middle("go-on"))
    shown_stage.show(shown("title"))
    assert shown_stage.focused == ""


def test_what_cannot_be_seen_is_shown_before_it_is_pressed() -> None:
    shown_stage = stage(shown("ending"), (844, 390))
    hands = Hands(shown_stage)
    assert hands.key(pygame.K_b) is None
    assert shown_stage.focused == "title"
    assert hands.key(pygame.K_b) == "title"


def test_struck_choices_take_the_focus_and_no_press() -> None:
    shown_stage = stage(shown("scene"))
    hands = Hands(shown_stage)
    assert hands.click(hands.middle("choice:scared")) is None
    shown_stage.focus("choice:scared")
    assert shown_stage.focused == "choice:scared"
    assert hands.key(pygame.K_RETURN) is None
    assert hands.key(pygame.K_b) is None


def test_letters_press_choices_and_standing_commands_while_they_are_on() -> None:
    view = shown("cold")
    hands = Hands(stage(view))
    assert hands.key(pygame.K_c) == "choice:juno"
    assert hands.key(pygame.K_s) == "support"
    assert hands.key(pygame.K_c, pygame.KMOD_LCTRL) is None
    off = Hands(stage(replace(view, display=replace(view.display, letter_keys=False))))
    assert off.key(pygame.K_c) is None
    assert off.key(pygame.K_F9) == "quick-exit"


def test_escape_presses_what_the_view_says() -> None:
    assert Hands(stage(shown("settings"))).key(pygame.K_ESCAPE) == "back"
    assert Hands(stage(shown("scene"))).key(pygame.K_ESCAPE) is None


def test_a_gamepad_moves_presses_and_goes_back() -> None:
    shown_stage = stage(shown("settings"))
    hands = Hands(shown_stage)
    hands.pad(pygame.JOYHATMOTION, hat=0, value=(0, -1))
    first = shown_stage.focused
    hands.pad(pygame.JOYAXISMOTION, axis=1, value=0.9)
    hands.pad(pygame.JOYAXISMOTION, axis=1, value=0.95)
    assert shown_stage.focused == list(shown("settings").controls())[1].id
    hands.pad(pygame.JOYAXISMOTION, axis=1, value=0.0)
    hands.pad(pygame.JOYAXISMOTION, axis=1, value=-0.9)
    assert shown_stage.focused == first
    assert hands.pad(pygame.JOYBUTTONDOWN, button=0) is None
    assert hands.pad(pygame.JOYBUTTONUP, button=0) == first
    hands.pad(pygame.JOYBUTTONDOWN, button=1)
    assert hands.pad(pygame.JOYBUTTONUP, button=1) == "back"


def test_a_field_takes_text_and_gives_it_on_enter() -> None:
    shown_stage = stage(shown("code"))
    hands = Hands(shown_stage)
    hands.click(hands.middle("enter-code"))
    assert shown_stage.typing
    hands.key(pygame.K_s)
    hands.text("TC1-4")
    hands.text("KX")
    hands.key(pygame.K_BACKSPACE)
    assert hands.key(pygame.K_RETURN) == ("enter-code", "TC1-4K")
    hands.click(hands.middle("code"))
    assert not shown_stage.typing


def test_focus_from_elsewhere_scrolls_into_view() -> None:
    shown_stage = stage(shown("recap"))
    shown_stage.focus("title")
    place = next(place for place in shown_stage.places() if place.id == "title")
    assert place.visible
    assert shown_stage.offset > 0
    shown_stage.focus("no such thing")
    assert shown_stage.focused == ""


def test_places_are_css_pixels_and_move_with_the_scroll() -> None:
    one, two = stage(shown("ending")), stage(shown("ending"), (2560, 1440), 2.0)
    for low, high in zip(one.places(), two.places(), strict=True):
        assert low.id == high.id
        assert low.rect.x == pytest.approx(high.rect.x, abs=12)
    before = {place.id: place.rect for place in one.places()}
    one.scroll_by(60)
    after = {place.id: place.rect for place in one.places()}
    whole = [name for name, rect in before.items() if after[name].h == rect.h and one.sheet.flows(name)]
    assert {before[name].y - after[name].y for name in whole if 60 < before[name].y < 500} == {60}
    assert after["support"] == before["support"]


def test_what_is_scrolled_away_is_under_nothing_that_stays() -> None:
    for size in ((1280, 720), (390, 844)):
        shown_stage = stage(shown("ending"), size)
        for _ in range(8):
            port = shown_stage.sheet.viewport
            for place in shown_stage.places():
                if place.section or not shown_stage.sheet.flows(place.id):
                    continue
                top, bottom = place.rect.y, place.rect.y + place.rect.h
                inside = port.y <= top and bottom <= port.bottom
                assert inside if place.visible else bottom <= 0 or top >= size[1], place
            shown_stage.scroll_by(90)


def test_who_hears_the_page_goes_through_its_lines_and_passes_nothing_over() -> None:
    shown_stage = stage(shown("scene"))
    shown_stage.listened = True
    hands, order = Hands(shown_stage), [item.id for item in shown("scene").items()]
    seen = []
    for _ in order:
        hands.key(pygame.K_DOWN)
        seen.append(shown_stage.focused)
    assert seen == order
    shown_stage.focus(order[1])
    hands.key(pygame.K_TAB)
    assert shown_stage.focused == next(control.id for control in shown("scene").controls())
    assert hands.key(pygame.K_a) == "choice:start"
    shown_stage.show(shown("reply"))
    assert shown_stage.focused == "", "the next step is not taken before the reply was heard"


def test_who_has_heard_the_heading_goes_on_from_there() -> None:
    shown_stage = stage(shown("ending"))
    shown_stage.listened = True
    hands, order = Hands(shown_stage), [item.id for item in shown("ending").items()]
    hands.key(pygame.K_DOWN)
    assert shown_stage.focused == order[1], "a reader's focus is on the heading where the stage gives it to nothing"
    hands.key(pygame.K_UP)
    assert shown_stage.focused == order[0]


def scanning(name: str, scan: Literal["keys", "1"], size: tuple[int, int] = (1280, 720)) -> Stage:
    view = shown(name)
    return stage(replace(view, display=replace(view.display, scan=scan)), size)


def test_scanning_goes_through_words_and_controls_and_round_again() -> None:
    shown_stage = scanning("ending", "1", (844, 390))
    ids = [control.id for control in shown_stage.view.controls()]
    seen: list[str] = []
    hands = Hands(shown_stage)
    for _ in range(60):
        shown_stage.step()
        if shown_stage.focused and shown_stage.focused not in seen[-1:]:
            seen.append(shown_stage.focused)
            block = next(block for block, _ in shown_stage.placed() if block.id == seen[-1])
            assert not shown_stage.sheet.flows(seen[-1]) or block.box.overlaps(shown_stage.sheet.viewport)
    assert seen[: len(ids)] == ids
    assert seen[len(ids) : len(ids) + 2] == ids[:2]
    shown_stage.focus("recap")
    assert hands.key(pygame.K_SPACE) == "recap", "where it goes by itself either key presses"


def test_with_two_keys_the_space_bar_goes_on_and_enter_presses() -> None:
    shown_stage = scanning("scene", "keys")
    hands = Hands(shown_stage)
    for _ in range(8):
        if shown_stage.focused == "choice:pay":
            break
        assert hands.key(pygame.K_SPACE) is None
    assert hands.key(pygame.K_RETURN) == "choice:pay"


def test_every_item_and_section_has_a_place() -> None:
    for name in GALLERY:
        view = shown(name)
        places = stage(view).places()
        assert {place.id for place in places if not place.section} == {item.id for item in view.items()}
        assert {place.id for place in places if place.section} == {section.id for section in view.sections}


def test_the_same_page_keeps_its_place_another_begins_at_its_top() -> None:
    shown_stage = stage(shown("support"))
    shown_stage.focus("country:Hungary")
    shown_stage.scroll_by(60)
    view = shown("support")
    radios = tuple(
        replace(item, checked=item.id == "country:Hungary") if isinstance(item, Control) else item
        for item in view.sections[1].items
    )
    changed = replace(view, sections=(view.sections[0], replace(view.sections[1], items=radios), *view.sections[2:]))
    shown_stage.show(changed)
    assert (shown_stage.offset, shown_stage.focused) == (60, "country:Hungary")
    shown_stage.show(shown("recap"))
    assert (shown_stage.offset, shown_stage.focused) == (0, "")


def test_a_page_below_another_one_is_found_where_it_was_left() -> None:
    shown_stage = stage(shown("ending"))
    shown_stage.scroll_by(150)
    left = shown_stage.offset
    shown_stage.show(shown("settings"))
    shown_stage.show(shown("ending"))
    assert shown_stage.offset == left > 0


def test_what_had_the_focus_beneath_a_dialog_has_it_again() -> None:
    shown_stage = stage(shown("scene"))
    shown_stage.focus("choice:pay")
    shown_stage.show(replace(shown("settings"), dialog=True))
    assert shown_stage.focused == ""
    shown_stage.focus("set:keys")
    shown_stage.show(replace(shown("code"), dialog=True))
    shown_stage.show(replace(shown("settings"), dialog=True))
    assert shown_stage.focused == "set:keys", "a dialog beneath a dialog, too"
    shown_stage.show(shown("scene"))
    assert shown_stage.focused == "choice:pay"
    shown_stage.show(shown("reply"))
    shown_stage.show(shown("scene"))
    assert shown_stage.focused == "", "who goes on begins at the top"


def test_only_changes_are_drawn() -> None:
    shown_stage, surface = stage(shown("scene")), pygame.Surface((1280, 720))
    assert shown_stage.dirty
    shown_stage.draw(surface)
    assert not shown_stage.dirty
    shown_stage.show(shown("scene"))
    assert not shown_stage.dirty
    shown_stage.focus("choice:pay")
    assert shown_stage.dirty
    shown_stage.draw(surface)
    Hands(shown_stage).mouse(pygame.MOUSEMOTION, (3, 3))
    assert not shown_stage.dirty
    shown_stage.refresh()
    assert shown_stage.dirty


def test_the_picture_moves_for_a_while_and_then_rests() -> None:
    now = 10.0
    moving = Stage(clock=lambda: now)
    moving.resize((1280, 720), 1.0)
    warm, cold = (
        replace(view, display=replace(view.display, reduced_motion=False)) for view in map(shown, ("scene", "cold"))
    )
    surface = pygame.Surface((1280, 720))
    moving.show(warm)
    assert not moving.animating
    moving.draw(surface)
    moving.show(cold)
    assert moving.animating
    frames = 0
    while moving.animating and frames < 200:
        moving.draw(surface)
        frames += 1
        now += 1 / 60
    assert 70 <= frames <= 76
    still = pygame.Surface((1280, 720))
    resting = stage(shown("cold"))
    resting.draw(still)
    assert pygame.image.tobytes(surface, "RGB") == pygame.image.tobytes(still, "RGB")


def test_a_change_that_is_overtaken_goes_on_from_what_is_seen_and_takes_no_longer() -> None:
    """Whoever answers fast sees no jump, and nothing is kept of what was overtaken."""
    now = 10.0
    moving = Stage(clock=lambda: now)
    moving.resize((640, 360), 1.0)
    first = replace(shown("scene"), display=replace(shown("scene").display, reduced_motion=False))
    lights = (100, 900, 300, 700)
    views = [replace(first, picture=replace(first.picture, light=light, gap=1000 - light)) for light in lights]
    surface = pygame.Surface((640, 360))
    moving.show(first)
    moving.draw(surface)
    rooms = []
    for view in views:
        before = surface.copy()
        moving.show(view)
        moving.draw(surface)
        assert apart(surface, before) <= 12
        assert moving._moving._motion is not None
        if isinstance(before_it := moving._moving._motion.before, Held):
            rooms.append(before_it.shown.room)
        del before_it
        now += 0.4
        moving.draw(surface)
        assert apart(surface, before) > 20
    assert len(rooms) == len(views) - 1
    kept = [weakref.ref(room) for room in rooms]
    rooms.clear()
    assert sum(room() is not None for room in kept) == 1
    now += 0.7
    moving.draw(surface)
    assert moving.animating
    now += 0.11
    moving.draw(surface)
    assert not moving.animating
    assert all(room() is None for room in kept)
    still = pygame.Surface((640, 360))
    resting = Stage()
    resting.resize((640, 360), 1.0)
    resting.show(views[-1])
    resting.draw(still)
    assert pygame.image.tobytes(surface, "RGB") == pygame.image.tobytes(still, "RGB")


def test_the_words_of_another_place_do_not_wait_for_its_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def draw_room(theme: Theme, size: tuple[int, int], part: Box, picture: Picture) -> pygame.surface.Surface:
        drawn.append(picture.place)
        return layers.draw_room(theme, size, part, picture)

    monkeypatch.setattr(scenery, "draw_room", draw_room)
    now = 10.0
    moving = Stage(clock=lambda: now)
    moving.resize((640, 360), 1.0)
    first = replace(shown("scene"), display=replace(shown("scene").display, reduced_motion=False))
    surface = pygame.Surface((640, 360))
    moving.show(first)
    moving.draw(surface)
    before, drawn[:] = surface.copy(), []
    moving.show(replace(first, sections=first.sections[1:], picture=replace(first.picture, place="choir")))
    moving.draw(surface)
    assert drawn == []
    assert apart(surface, before) > 20, "the words are there"
    assert moving.animating
    moving.draw(surface)
    assert drawn == ["choir"]


def test_a_change_that_nobody_has_seen_is_passed_over() -> None:
    moving = Stage(clock=lambda: 10.0)
    moving.resize((640, 360), 1.0)
    first = replace(shown("scene"), display=replace(shown("scene").display, reduced_motion=False))
    moving.show(first)
    moving.draw(pygame.Surface((640, 360)))
    for light in (100, 900):
        moving.show(replace(first, picture=replace(first.picture, light=light)))
    assert moving._moving._motion is not None
    assert moving._moving._motion.before == first.picture


def test_turning_motion_off_ends_what_moves() -> None:
    moving = Stage(clock=lambda: 10.0)
    moving.resize((640, 360), 1.0)
    warm, cold = (
        replace(view, display=replace(view.display, reduced_motion=False)) for view in map(shown, ("scene", "cold"))
    )
    moving.show(warm)
    moving.show(cold)
    assert moving.animating
    moving.show(replace(cold, display=replace(cold.display, reduced_motion=True)))
    assert not moving.animating


@pytest.mark.parametrize("pace", [0.0, 0.7, 1.5])
def test_a_change_goes_on_at_the_pace_of_the_one_it_overtook(pace: float) -> None:
    picture = shown("scene").picture
    motion = Motion(picture, picture, 5.0, pace)
    times = [5 + SECONDS * step / 100 for step in range(101)]
    shares = [motion.share(now) for now in times]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 1)
    assert motion.speed(5.0) == pace
    for now in times[1:-1]:
        assert abs((motion.share(now + 1e-4) - motion.share(now - 1e-4)) / 2e-4 * SECONDS - motion.speed(now)) < 1e-3
        assert 0 <= motion.speed(now) <= 1.5


def test_reduced_motion_moves_nothing() -> None:
    shown_stage = stage(shown("scene"))
    shown_stage.draw(pygame.Surface((1280, 720)))
    shown_stage.show(shown("cold"))
    assert not shown_stage.animating


@pytest.mark.parametrize("change", [{"place": "car"}, {"weather": "rain"}, {"hour": "morning"}, {"leans": "retreat"}])
@pytest.mark.parametrize("reduced", [False, True])
def test_another_place_weather_or_hour_comes_slowly_or_at_once(change: dict[str, Any], reduced: bool) -> None:
    now = 10.0
    moving = Stage(clock=lambda: now)
    moving.resize((640, 360), 1.0)
    view = replace(shown("scene"), display=replace(shown("scene").display, reduced_motion=reduced))
    changed = replace(view, picture=replace(view.picture, **change))
    surface, still = pygame.Surface((640, 360)), pygame.Surface((640, 360))
    moving.show(view)
    moving.draw(surface)
    first = pygame.image.tobytes(surface, "RGB")
    moving.show(changed)
    assert moving.animating is not reduced
    moving.draw(surface)
    assert (pygame.image.tobytes(surface, "RGB") == first) is not reduced
    now += 1.3
    moving.draw(surface)
    assert not moving.animating
    assert not moving.dirty
    resting = Stage()
    resting.resize((640, 360), 1.0)
    resting.show(changed)
    resting.draw(still)
    assert pygame.image.tobytes(surface, "RGB") == pygame.image.tobytes(still, "RGB")


def test_a_window_without_a_size_is_no_error() -> None:
    tiny = stage(shown("scene"), (1, 1))
    tiny.draw(pygame.Surface((1, 1)))
    assert tiny.places()


def test_scanning_takes_a_group_of_radios_as_one_step_and_pressing_the_chosen_one_leads_into_it() -> None:
    shown_stage = scanning("settings", "keys", (1280, 1400))
    hands, view = Hands(shown_stage), shown_stage.view
    radios = {item.id: item for item in view.sections[1].items if isinstance(item, Control)}
    chosen = next(radio.id for radio in radios.values() if radio.checked)
    others = [radio for radio in radios if radio != chosen]
    hands.key(pygame.K_SPACE)
    assert shown_stage.focused == chosen
    hands.key(pygame.K_SPACE)
    assert shown_stage.focused not in radios, "the next group"
    shown_stage.focus(chosen)
    assert hands.key(pygame.K_RETURN) is None
    seen = [shown_stage.focused]
    for _ in others[1:]:
        hands.key(pygame.K_SPACE)
        seen.append(shown_stage.focused)
    assert seen == others
    assert hands.key(pygame.K_RETURN) == others[-1]
    hands.key(pygame.K_SPACE)
    assert shown_stage.focused not in radios


def test_without_scanning_the_chosen_radio_is_pressed_like_any_other() -> None:
    shown_stage = stage(shown("settings"), (1280, 1400))
    chosen = next(control.id for control in shown("settings").controls() if control.checked)
    shown_stage.focus(chosen)
    assert Hands(shown_stage).key(pygame.K_RETURN) == chosen
