"""Going back: one step, any step, and the ways that were left; what history and recap say."""

from __future__ import annotations

import random

import pytest

from game.narrative.game import Game
from game.narrative.log import MAX_BRANCHES
from game.view import words
from game.view.pictures import Chart
from game.view.text import ENGLISH
from game.view.view import Control, Line
from tests.pilot.pilot import Pilot, real_story
from tests.pilot.policy import policies
from tests.view.tour import answered, ended, fresh


def steps(pilot: Pilot) -> list[str]:
    return [step.choice for step in pilot.game.log.steps]


def branches(pilot: Pilot) -> list[Control]:
    return [control for control in pilot.view.controls() if control.id.startswith("take:")]


def test_back_a_step_from_a_reply_takes_the_answer_back() -> None:
    pilot = answered("attentive", 3)
    before = pilot.game
    pilot.last_answer().press("undo")
    assert pilot.game.state == before.state
    assert pilot.view.screen == "scene"
    assert not pilot.host.session.answered


def test_back_a_step_from_the_ending() -> None:
    pilot = ended("attentive").through("undo")
    assert pilot.view.screen == "scene"
    assert pilot.game.scene is not None


def test_going_back_keeps_the_way_that_was_left() -> None:
    pilot = answered("attentive", 5)
    way = steps(pilot)
    pilot.through("history", "rewind:2")
    assert steps(pilot) == way[:2]
    pilot.press("history")
    story, cast = pilot.game.story, pilot.host.session.cast
    left = story.scenes[pilot.game.log.branches[0].steps[0].scene]
    choice = left.choice(way[2])
    assert choice is not None
    labels = [control.label for control in branches(pilot)]
    assert labels == [ENGLISH(words.TAKE_BRANCH, title=cast.fill(left.title), choice=cast.fill(choice.text))]
    pilot.press("take:0")
    assert steps(pilot) == way
    assert pilot.view.screen == "scene"


def test_the_first_step_taken_back_can_be_taken_again() -> None:
    pilot = answered("attentive", 1)
    way = steps(pilot)
    pilot.through("undo", "history")
    assert words.NOTHING_YET.english in pilot.texts()
    pilot.press("take:0")
    assert steps(pilot) == way


def test_two_ways_can_be_gone_back_and_forth() -> None:
    pilot = answered("attentive", 3)
    one = steps(pilot)
    pilot.through("history", "rewind:1")
    scene = pilot.game.scene
    assert scene is not None
    pilot.through(f"choice:{next(choice.id for choice in scene.choices if choice.silence)}", "go-on")
    two = steps(pilot)
    pilot.through("history", "take:0")
    assert steps(pilot) == one
    pilot.through("history", "take:0")
    assert steps(pilot) == two


def test_eight_ways_are_kept() -> None:
    pilot = fresh().sit()
    for _ in range(3):
        pilot.last_answer().press("go-on")
        for choice in pilot.open_choices():
            pilot.through(f"choice:{choice.id}", "undo")
    pilot.press("history")
    assert len(branches(pilot)) == MAX_BRANCHES


def test_a_new_beginning_keeps_the_old_way_as_a_branch() -> None:
    pilot = answered("attentive", 4)
    way = steps(pilot)
    pilot.through("settings", "title").sit()
    assert steps(pilot) == []
    pilot.through("history", "take:0")
    assert steps(pilot) == way


def test_history_holds_everything_said_in_order() -> None:
    pilot = answered("mostly-good", 6)
    pilot.press("history")
    cast = pilot.host.session.cast
    captions = [item.text for item in pilot.view.items() if isinstance(item, Line) and item.role == "caption"]
    scenes = [pilot.game.story.scenes[step.scene] for step in pilot.game.log.steps]
    assert captions == [f"{cast.fill(scene.title)} · {cast.fill(scene.time)}" for scene in scenes]
    answers = [item.text for item in pilot.view.items() if isinstance(item, Line) and item.role == "answer"]
    chosen = [scene.choice(step.choice) for scene, step in zip(scenes, pilot.game.log.steps, strict=True)]
    assert answers == [cast.fill(choice.text) for choice in chosen if choice]
    rewinds = [control.id for control in pilot.view.controls() if control.id.startswith("rewind:")]
    assert rewinds == [f"rewind:{index}" for index in range(6)]


def test_history_of_a_safe_exit_says_so() -> None:
    pilot = ended("afraid").through("history")
    assert words.LEFT_HERE.english in pilot.texts()


def met(game: Game) -> int:
    """How many bids were answered toward, counted by the kinds of the story."""
    kinds = {choice.id: choice.kind for scene in game.story.scenes.values() for choice in scene.choices}
    return sum(game.story.kinds[kinds[step.choice]].counts > 0 for step in game.log.steps)


def test_recap_counts_without_grading() -> None:
    for policy, seed in (("attentive", 1), ("withdrawer", 3), ("mostly-good", 2)):
        pilot = ended(policy, seed).through("recap")
        told = ENGLISH.count(words.TOWARD, len(pilot.game.log.steps), met=met(pilot.game))
        assert told in pilot.texts()
        assert "%" not in told
    assert "You turned towards 10 of 10 calls." in ended("attentive").through("recap").texts()
    assert "You turned towards 0 of" in ended("withdrawer", 3).through("recap").texts()


def test_recap_names_need_concept_source_and_another_phrase_at_each_turn() -> None:
    pilot = ended("mostly-good").through("recap")
    story, cast = pilot.game.story, pilot.host.session.cast
    for place, step in enumerate(pilot.game.log.steps):
        texts = pilot.through(f"turn:{place}").texts()
        pilot.press("back")
        scene = story.scenes[step.scene]
        point = scene.turning_point
        assert point is not None
        assert cast.fill(scene.need) in texts
        assert cast.fill(point.another_phrase) in texts
        assert story.concepts[point.concept].title in texts
        assert story.concepts[point.concept].source in texts


@pytest.mark.parametrize(("chair", "hopes"), [("kit", {"Rowan"}), ("rowan", {"Rowan"})])
def test_what_was_hoped_for_is_told_of_whoever_called(chair: str, hopes: set[str]) -> None:
    pilot = fresh().sit(chair)
    pilot.play(policies()["attentive"].on_view(random.Random(1)))
    pilot.press("recap")
    told = []
    for decision in range(len(pilot.game.log.steps)):
        pilot.press(f"turn:{decision}")
        told += [item.text for item in pilot.view.items() if isinstance(item, Line)]
        pilot.press("back")
    assert {text.split()[1] for text in told if " hoped for: " in text} == hopes


def test_alone_it_is_the_played_one_who_hopes() -> None:
    assert {real_story().scenes[scene].hoping for scene in ("own-sofa", "own-tuesday", "b-one-cup")} == {"kit"}
    assert {real_story().scenes[scene].hoping for scene in ("r-own-key", "r-own-sea")} == {"rowan"}


def test_recap_goes_back_to_the_ending_and_to_any_decision() -> None:
    pilot = ended("mostly-good").through("recap", "back")
    assert pilot.view.screen == "ending"
    pilot.through("recap", "turn:4", "rewind:4")
    assert len(pilot.game.log.steps) == 4
    assert pilot.view.screen == "scene"


def test_figures_appear_on_the_way_only_where_they_are_asked_for() -> None:
    pilot = ended("mostly-good").through("recap")
    changes = [control.stop.change for control in pilot.view.controls() if control.stop and control.stop.change]
    charts = [item for item in pilot.view.items() if isinstance(item, Chart)]
    bands = [cell for chart in charts for row in chart.rows for cell in row[2:]]
    assert changes
    assert bands
    assert not any(character.isdigit() for text in (*changes, *bands) for character in text)
    pilot.through("settings", "set:show_figures=yes", "back")
    chart = next(item for item in pilot.view.items() if isinstance(item, Chart))
    assert chart.rows[0][2:4] == ("steady (55)", "steady (50)")


def test_rewinding_at_the_title_is_not_offered() -> None:
    pilot = answered("attentive", 2).through("settings", "title")
    assert pilot.offered("undo") is None
    assert pilot.offered("history") is not None


def test_the_story_has_the_turns_that_the_recap_needs() -> None:
    assert all(scene.turning_point for scene in real_story().scenes.values())
