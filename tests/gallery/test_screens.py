"""The matrix holds every screen there is, the same in every language, and pictures enough of them."""

from __future__ import annotations

from itertools import product

import pytest

from game.gallery.longer import CODE
from game.gallery.matrix import KEY, THEMES, chosen, every
from game.gallery.places import COLD, PREFIX, WARM
from game.gallery.screen import NotOfferedError, press
from game.gallery.window import LAPTOP, WINDOWS
from game.stage.scenery.places import PLACES
from game.view import describe
from game.view.session import Session
from game.view.view import Line
from game.workshop.describe import SCREENS
from tests.gallery.shown import shown
from tests.pilot.pilot import real_story


def test_every_screen_of_the_program_is_there() -> None:
    found = {screen.shown(LAPTOP.look()).screen for screen in shown()}
    assert found >= set(describe._SCREENS)
    assert found >= {f"room-{name}" for name in SCREENS}


def test_names_are_given_once() -> None:
    names = [screen.name for screen in shown()]
    assert len(names) == len(set(names))


def test_every_place_is_there_warm_and_cold() -> None:
    found = {screen.name: screen.shown(LAPTOP.look()).picture for screen in shown() if screen.name.startswith(PREFIX)}
    assert set(found) == {f"{PREFIX}{place}-{how}" for place in PLACES for how in (WARM, COLD)}
    for name, picture in found.items():
        assert name.startswith(f"{PREFIX}{picture.place}-")
    kept = {shot.name for shot in chosen(shown())}
    assert {f"{PREFIX}{place}-{WARM}-laptop-contrast" for place in PLACES} <= kept


@pytest.mark.parametrize("language", ["es", CODE])
def test_other_languages_have_the_same_screens(language: str) -> None:
    assert [screen.name for screen in shown(language)] == [screen.name for screen in shown()]


def test_screens_show_what_their_names_say() -> None:
    by_name = {screen.name: screen.shown(LAPTOP.look()) for screen in shown()}
    assert any(not control.available for control in by_name["scene-struck"].controls())
    assert any(item.id.startswith("passed/") for item in by_name["scene-passed"].items())
    assert any(item.id == "chapter" for item in by_name["chapter"].items())
    assert any(isinstance(item, Line) and item.role == "answer" for item in by_name["reply"].items())
    assert any(item.id == "notice" for item in by_name["code-wrong"].items())
    assert by_name["room-strip"].section("strip") is not None


def test_what_is_focused_is_there() -> None:
    for screen in shown():
        items = {item.id for item in screen.shown(LAPTOP.look()).items()}
        assert not screen.focus or screen.focus in items, screen.name


def test_what_is_not_offered_cannot_be_pressed() -> None:
    with pytest.raises(NotOfferedError, match="'undo' is not offered on 'title'"):
        press(Session(real_story()), "undo")


def test_each_window_meets_each_theme_and_each_screen_a_laptop() -> None:
    shots = list(chosen(shown()))
    assert {(shot.window, shot.theme) for shot in shots} == set(product(WINDOWS, THEMES))
    assert [shot.screen.name for shot in shots if shot.is_plain] == [screen.name for screen in shown()]
    assert set(KEY) <= {screen.name for screen in shown()}
    for name in KEY:
        mine = [shot for shot in shots if shot.screen.name == name]
        assert {shot.window for shot in mine} == set(WINDOWS)
        assert {shot.theme for shot in mine} == set(THEMES)


def test_no_picture_is_kept_twice() -> None:
    names = [shot.name for shot in chosen(shown())]
    assert len(names) == len(set(names))
    assert set(names) <= {shot.name for shot in every(shown())}
