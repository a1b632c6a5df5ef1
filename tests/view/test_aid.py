"""Support lines, the fear question, the exits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.narrative.story import Country, Story, SupportLine
from game.view import words
from game.view.aid import checked
from game.view.describe import describe
from game.view.session import Session
from game.view.settings import Settings, System
from game.view.text import ENGLISH
from game.view.view import Control
from tests.pilot.pilot import Pilot, real_story, tiny_story
from tests.view.tour import answered, ended, fresh


def standing(pilot: Pilot) -> list[str]:
    section = pilot.view.section("standing")
    assert section is not None
    return [item.id for item in section.items if isinstance(item, Control)]


@pytest.mark.parametrize(
    ("on", "today", "fresh_enough"),
    [
        ("2026-01-01", "2026-11-22", True),
        ("2025-11-22", "2026-11-22", True),
        ("2025-11-21", "2026-11-22", False),
        ("2019-01-01", "2026-11-22", False),
        ("", "2026-11-22", False),
        ("2026-01-01", "", False),
        ("last spring", "2026-11-22", False),
    ],
)
def test_numbers_are_to_be_checked_again_after_twelve_months(on: str, today: str, fresh_enough: bool) -> None:
    told = ENGLISH(words.CHECKED, date=on) if fresh_enough else words.CHECK_NUMBER.english
    assert checked(on, today, ENGLISH) == told


def with_lines(*lines: SupportLine) -> Story:
    return replace(tiny_story(), countries=(Country("GB", "United Kingdom", "999", lines),))


def test_support_lines_are_dated_text() -> None:
    line = SupportLine("Someone", "0000 111", "day and night", "English", "everyone", "2024-01-01")
    pilot = Pilot(with_lines(line, replace(line, name="Someone else", checked="2026-11-01"))).through("support")
    texts = pilot.texts()
    assert "Someone: 0000 111" in texts
    assert f"Everyone. Day and night. English. {words.CHECK_NUMBER.english}" in texts
    assert f"Everyone. Day and night. English. {ENGLISH(words.CHECKED, date='2026-11-01')}" in texts
    assert ENGLISH(words.EMERGENCY, number="999") in texts


def test_the_country_is_chosen_by_the_player_and_remembered() -> None:
    pilot = fresh().through("support")
    countries = real_story().countries
    assert all(country.name in pilot.texts() for country in countries)
    pilot.press(f"country:{countries[0].code}")
    others = {line.number for country in countries[1:] for line in country.lines}
    own = {line.number for line in countries[0].lines}
    texts = pilot.texts()
    assert all(number in texts for number in own)
    assert not any(f": {number}" in texts for number in others - own)
    pilot.through("back", "support")
    assert pilot.host.session.settings.country == countries[0].code


def test_an_unknown_country_shows_all() -> None:
    view = describe(Session(real_story(), System(), Settings(country="ZZ")).press("support"))
    assert [control.id for control in view.controls() if control.checked] == ["country:"]
    shown = {section.label for section in view.sections}
    assert {country.name for country in real_story().countries} <= shown


def test_the_fear_question_stands_beside_support_from_the_second_chapter_on() -> None:
    pilot = fresh().sit()
    story = pilot.game.story
    seen = set()
    while pilot.view.screen == "scene":
        scene = pilot.game.scene
        assert scene is not None
        number = story.chapters[scene.chapter].number
        seen.add(number)
        assert ("safety" in standing(pilot)) == (number >= story.safety_from)
        if number >= story.safety_from:
            assert standing(pilot)[:2] == ["support", "safety"]
        pilot.last_answer().press("go-on")
    assert min(seen) < story.safety_from <= max(seen)
    assert "safety" in standing(pilot)


def test_the_fear_question_leads_back_to_the_table() -> None:
    pilot = answered("attentive", 5)
    before = pilot.host.session
    pilot.press("safety")
    texts = pilot.game.story.texts
    assert all(pilot.host.session.cast.fill(text) in pilot.texts() for text in texts.safety_question)
    assert [control.id for control in pilot.view.controls() if control.letter] == ["back", "afraid"]
    pilot.press("back")
    assert (pilot.host.session.screen, pilot.host.session.game) == (before.screen, before.game)


def test_the_safe_exit_stops_the_meters_and_erases_the_save() -> None:
    pilot = answered("withdrawer", 5)
    assert pilot.store.read()
    before = pilot.game.state
    pilot.through("safety", "afraid")
    assert pilot.view.ending == "safe-exit"
    assert pilot.store.read() == ()
    after = pilot.game.state
    assert (after.trust, after.self_worth) == (before.trust, before.self_worth)
    assert pilot.view.section("meters") is None
    assert [control.id for control in pilot.view.controls() if control.letter] == ["support:lines", "title"]
    assert words.ERASED.english in pilot.texts()


def test_nothing_is_kept_after_a_safe_exit() -> None:
    pilot = ended("afraid")
    for press in ("support:lines", "back", "history", "back", "title", "continue", "undo"):
        pilot.press(press)
        assert pilot.store.read() == ()


def test_the_safe_exit_can_be_taken_after_an_ending() -> None:
    pilot = ended("attentive").through("support", "safety:ask", "afraid")
    assert pilot.view.ending == "safe-exit"
    pilot.through("support:lines", "safety:ask", "afraid")
    assert pilot.view.ending == "safe-exit"
    assert [step.action for step in pilot.game.log.steps].count("safe-exit") == 1


def test_the_safe_exit_can_be_taken_back() -> None:
    pilot = ended("afraid").through("undo")
    assert pilot.view.screen == "scene"
    pilot.through("safety", "afraid")
    assert pilot.view.ending == "safe-exit"


def test_the_fear_question_before_anything_was_played_leads_to_support() -> None:
    pilot = fresh().through("support", "safety:ask", "afraid")
    assert pilot.view.screen == "support"
    assert pilot.store.read() == ()


def test_support_asks_the_fear_question_too() -> None:
    pilot = fresh().through("support")
    asked = pilot.offered("safety:ask")
    assert asked is not None
    assert asked.label == words.FEAR_QUESTION.english


def test_quick_exit_erases_the_save_and_says_what_it_does_not_erase() -> None:
    pilot = answered("attentive", 5)
    assert pilot.store.read()
    control = pilot.offered("quick-exit")
    assert control is not None
    assert "does not erase the history" in control.description
    assert pilot.press("quick-exit") == "quick-exit"
    assert pilot.store.read() == ()
    pilot.host.keep()
    assert pilot.store.read() == ()
    assert pilot.view.screen == "title"
    assert pilot.offered("continue") is None


def test_keys_of_the_standing_commands_stay_the_same() -> None:
    expected = {name: key for name, (_, key) in words.STANDING.items()} | {"safety": words.SAFETY_KEY}
    for pilot in (fresh(), answered("attentive", 5), ended("attentive")):
        section = pilot.view.section("standing")
        assert section is not None
        keys = {item.id: item.key for item in section.items if isinstance(item, Control)}
        assert keys == {name: expected[name] for name in keys}
