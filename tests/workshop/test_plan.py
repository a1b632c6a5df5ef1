"""The plan: the minutes add up, the scenes fit, what is passed over is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.workshop.plan import SHAPES, Length, chapter_minutes, make_plan
from game.workshop.setup import LENGTHS, Setup, chairs, first_setup
from tests.pilot.pilot import real_story, tiny_story


@pytest.mark.parametrize(("length", "minutes"), [("45", 45), ("90", 90), ("first", 60), ("second", 60)])
def test_the_minutes_add_up(length: Length, minutes: int) -> None:
    plan = make_plan(real_story(), "kit", length)
    assert plan.minutes == SHAPES[length].minutes == minutes
    assert [part.start for part in plan.parts] == [0, *(part.end for part in plan.parts[:-1])]
    assert plan.left(0) == minutes
    assert plan.left(minutes + 7) == 0


@pytest.mark.parametrize("length", ["45", "90", "second"])
def test_talk_takes_at_least_a_third(length: Length) -> None:
    shape = SHAPES[length]
    talk = shape.minutes - shape.parts["play"] - shape.parts["opening"]
    assert 3 * talk >= shape.minutes


def test_45_minutes_keep_the_turns_and_drop_the_middles() -> None:
    plan = make_plan(real_story(), "kit", "45")
    assert plan.places == (
        ("job-offer",),
        ("moon",),
        ("mothers-call", "birthday"),
        ("scan",),
        ("late-table",),
        ("answer",),
        ("moon-again",),
    )
    assert plan.dropped == {"bad-day", "fine", "small-thing"}
    assert len(plan.pauses) == 1


@pytest.mark.parametrize("chair", ["kit", "rowan", "both"])
@pytest.mark.parametrize("length", LENGTHS)
def test_every_plan_has_its_scenes_and_its_pauses(chair: str, length: Length) -> None:
    story = real_story()
    plan = make_plan(story, chair, length)
    assert 1 <= len(plan.places) <= SHAPES[length].decisions
    played = {scene for place in plan.places for scene in place}
    assert not played & (plan.dropped | plan.later)
    assert plan.pauses <= played
    assert plan.pauses or length == "second"
    assert sum(chapter_minutes(story, chair, length).values()) <= SHAPES[length].parts["play"] + len(plan.places) / 2


def test_two_hours_are_the_story_once() -> None:
    story = real_story()
    first, second = make_plan(story, "rowan", "first"), make_plan(story, "rowan", "second")
    assert {scene for place in second.places for scene in place} == first.later
    assert max(story.chapters[story.scenes[place[0]].chapter].number for place in first.places) == 3


def test_a_chapter_can_be_left_out_but_not_the_last() -> None:
    story = real_story()
    setup = Setup()
    chapters = list(chapter_minutes(story, "kit", "45"))
    for chapter in chapters:
        setup = setup.put(story, "chapter", chapter)
    assert setup.chapters_out == set(chapters[:-1])
    plan = setup.plan(story)
    assert {story.scenes[place[0]].chapter for place in plan.places} == {chapters[-1]}
    assert setup.put(story, "length", "90").chapters_out == frozenset()
    with pytest.raises(ValueError, match="at least one chapter"):
        make_plan(story, "kit", "45", frozenset(chapters))


def test_what_cannot_be_set_changes_nothing() -> None:
    story, setup = real_story(), Setup()
    for name, value in (("length", "7"), ("chair", "juno"), ("tie", "coin"), ("way", "phones"), ("else", "x")):
        assert setup.put(story, name, value) == setup
    assert setup.put(story, "predict", "").predict is False


def test_a_story_of_one_chapter_and_one_chair_can_be_a_workshop() -> None:
    story = tiny_story()
    setup = first_setup(story)
    assert setup.chair in chairs(story)
    for length in LENGTHS:
        assert replace(setup, length=length).plan(story).places
