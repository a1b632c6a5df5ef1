"""The screens before the first scene."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.narrative.story import Story
from game.view.settings import System
from tests.pilot.pilot import Pilot, real_story, tiny_story
from tests.view.tour import answered, fresh


def ids(pilot: Pilot) -> list[str]:
    return [control.id for control in pilot.view.controls() if control.letter]


def with_cuts() -> Story:
    """A story with both cuts of Kit's chair, and Rowan's chair open."""
    story = tiny_story()
    route = story.routes["kit", "short"]
    routes = {
        ("kit", "short"): route,
        ("kit", "full"): replace(route, cut="full"),
        ("rowan", "short"): replace(route, chair="rowan"),
    }
    rowan = replace(story.chairs[0], id="rowan", title="{rowan}'s chair", soon="")
    return replace(story, routes=routes, chairs=(*story.chairs, rowan))


def test_the_first_page_begins_or_goes_on() -> None:
    assert ids(fresh()) == ["begin", "code", "about"]
    assert ids(answered("attentive", 1).through("settings", "title")) == ["continue", "begin", "code", "about"]


def test_the_note_leads_to_the_chairs_and_both_lead_back() -> None:
    pilot = fresh()
    screens = [pilot.through(press).view.screen for press in ("begin", "go-on", "back", "go-on", "back", "back")]
    assert screens == ["note", "chair", "note", "chair", "note", "title"]


def test_chairs_that_are_not_written_yet_are_struck_with_the_reason() -> None:
    pilot = fresh().through("begin", "go-on")
    for chair in real_story().chairs:
        control = pilot.offered(f"chair:{chair.id}")
        assert control is not None
        assert control.available == (not chair.soon)
        assert control.reason == chair.soon
        assert control.description.startswith(pilot.host.session.cast.fill(chair.text))


@pytest.mark.parametrize(("cut", "told"), [("full", "22 decisions, about"), ("short", "10 decisions, about")])
def test_the_length_of_a_way_is_told(cut: str, told: str) -> None:
    control = fresh().through("begin", "go-on", f"cut:{cut}").offered("chair:kit")
    assert control is not None
    assert told in control.description


def test_a_length_is_chosen_beside_the_chairs() -> None:
    pilot = Pilot(with_cuts()).through("begin", "go-on")
    assert ids(pilot) == ["chair:kit", "chair:rowan"]
    assert [control.id for control in pilot.view.controls() if control.checked] == ["cut:short"]
    pilot.through("cut:full", "chair:kit")
    assert pilot.game.log.header.setting.cut == "full"


def test_a_chair_without_that_length_is_played_in_its_own() -> None:
    pilot = Pilot(with_cuts()).through("begin", "go-on", "cut:full", "chair:rowan")
    assert pilot.game.log.header.setting.cut == "short"


def test_one_length_is_no_question() -> None:
    pilot = Pilot(tiny_story()).through("begin", "go-on")
    assert pilot.offered("cut:short") is None


@pytest.mark.parametrize(("seed", "openness"), [(0, "hears"), (1, "slowly"), (2, "closed"), (3, "hears")])
def test_who_sits_opposite_is_drawn_for_rowans_chair_only(seed: int, openness: str) -> None:
    system = System(seed=seed)
    rowan = Pilot(with_cuts(), system=system).through("begin", "go-on", "chair:rowan")
    assert rowan.game.log.header.setting.openness == openness
    kit = Pilot(with_cuts(), system=system).through("begin", "go-on", "cut:short", "chair:kit")
    assert kit.game.log.header.setting.openness == "hears"


def test_another_chair_begins_a_game_of_its_own() -> None:
    pilot = Pilot(with_cuts()).through("begin", "go-on", "cut:short", "chair:kit").last_answer()
    pilot.through("settings", "title", "begin", "go-on", "cut:full", "chair:kit")
    assert pilot.game.log.steps == ()
    assert pilot.game.log.branches == ()


def test_a_story_without_tags_or_castings_has_no_empty_groups() -> None:
    pilot = Pilot(replace(tiny_story(), tags={}, castings=())).through("begin", "options")
    assert [section.id for section in pilot.view.sections] == ["text", "actions", "standing"]
    pilot.through("back", "go-on", "chair:kit")
    assert pilot.view.screen == "scene"


def test_tags_and_castings_are_all_offered() -> None:
    pilot = fresh().through("begin", "options")
    story = real_story()
    for tag, label in story.tags.items():
        control = pilot.offered(f"leave-out:{tag}")
        assert control is not None
        assert control.label.lower() == label.lower()
    for casting in story.castings:
        assert pilot.offered(f"casting:{casting.id}") is not None
    chosen = [control.id for control in pilot.view.controls() if control.role == "radio" and control.checked]
    assert chosen == [f"casting:{story.castings[0].id}"]
