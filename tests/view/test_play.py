"""What a player sees while answering: bids that shrink, struck answers, meters in words, skipping, leaving out."""

from __future__ import annotations

import random
import re

import pytest

from game.narrative.number import points
from game.narrative.scene import Spoken
from game.view import words
from game.view.parts import said
from game.view.text import ENGLISH
from game.view.view import Control, Line, Meter
from tests.pilot.pilot import Pilot, real_story
from tests.pilot.policy import policies
from tests.view.tour import answered, ended, fresh, struck


def bid(pilot: Pilot) -> Line:
    """The bid of the present scene."""
    scene = pilot.game.scene
    assert scene is not None
    spoken = next(line for line in scene.lines(pilot.game.state) if line.bid)
    return next(item for item in pilot.view.items() if isinstance(item, Line) and item.id == f"{scene.id}/{spoken.key}")


def meters(pilot: Pilot) -> list[Meter]:
    return [item for item in pilot.view.items() if isinstance(item, Meter)]


def test_letters_follow_the_story() -> None:
    pilot = fresh().sit()
    scene = pilot.game.scene
    assert scene is not None
    shown = [option.choice.id for option in pilot.game.options() if option.status != "hidden"]
    choices = [control for control in pilot.view.controls() if control.role == "choice"]
    assert [control.id.removeprefix("choice:") for control in choices] == shown
    assert "".join(control.letter for control in choices) == "ABCDE"


def test_struck_answers_say_why_and_silence_stays_open() -> None:
    pilot = struck()
    scene = pilot.game.scene
    assert scene is not None
    for control in pilot.view.controls():
        if not control.available:
            choice = scene.choice(control.id.removeprefix("choice:"))
            assert choice is not None
            assert control.reason == pilot.host.session.cast.fill(choice.struck)
    silent = next(choice.id for choice in scene.choices if choice.silence)
    offered = pilot.offered(f"choice:{silent}")
    assert offered is not None
    assert offered.available


@pytest.mark.parametrize("length", [10, 80, 140, 400, 100_000])
def test_a_bid_shrinks_on_the_page_and_in_the_ear(length: int) -> None:
    cast, spoken = fresh().host.session.cast, Spoken("bid", "x" * length, "rowan", True)
    lines = [line for misses in range(8) for line in said([spoken], "scene", cast, ENGLISH, misses)]
    sizes = [line.loudness for line in lines]
    assert sizes[0] > sizes[1] >= sizes[2] >= sizes[3] >= sizes[4]
    assert sizes[4:] == [100] * 4
    assert [line.speaker for line in lines[:5]] == [
        "Rowan",
        "Rowan",
        "Rowan, more quietly",
        "Rowan, quietly",
        "Rowan, barely",
    ]


def test_the_first_bid_is_large_and_the_one_after_many_misses_is_plain() -> None:
    pilot = fresh().sit()
    seen = []
    for _ in range(6):
        line = bid(pilot)
        seen.append((pilot.game.state.misses, line.loudness, line.speaker))
        scene = pilot.game.scene
        assert scene is not None
        silent = next(choice for choice in scene.choices if choice.silence)
        pilot.through(f"choice:{silent.id}", "go-on")
    assert seen[0] == (0, 160, "Rowan")
    assert [misses for misses, _, _ in seen] == [0, 1, 2, 3, 4, 5]
    assert seen[5][1:] == (100, "Rowan, barely")


def test_meters_are_words_until_figures_are_asked_for() -> None:
    pilot = fresh().sit()
    assert [meter.text for meter in meters(pilot)] == ["trust: steady", "self-worth: steady"]
    pilot.through("settings", "set:show_figures=yes", "back")
    assert [meter.text for meter in meters(pilot)] == ["trust: steady (55)", "self-worth: steady (50)"]
    pilot.last_answer()
    state = pilot.game.state
    assert [meter.figure for meter in meters(pilot)] == [points(state.trust), points(state.self_worth)]


def test_a_crossed_band_is_shown_and_announced_once() -> None:
    pilot, rng = fresh().sit(), random.Random(1)
    told = []
    while pilot.view.screen == "scene":
        scene = pilot.game.scene
        assert scene is not None
        before = [meter.word for meter in meters(pilot)]
        pilot.press(policies()["withdrawer"].on_view(rng)(scene, pilot.open_choices(), pilot.game))
        after = meters(pilot)
        for word, meter in zip(before, after, strict=True):
            assert (meter.change == "falling") == (meter.word != word)
            assert (meter.word in pilot.view.announce) == (meter.word != word)
        told.append(pilot.view.announce)
        pilot.press("go-on")
        assert pilot.view.announce == ""
    assert any("Trust is now careful." in text for text in told)


def test_a_reply_shows_the_answer_how_it_landed_and_what_it_changed() -> None:
    pilot = fresh().sit()
    choice = pilot.open_choices()[0]
    scene = pilot.game.scene
    assert scene is not None
    pilot.press(f"choice:{choice.id}")
    roles = [item.role for item in pilot.view.items() if isinstance(item, Line)]
    assert roles[:2] == ["caption", "answer"]
    assert roles[-1] == "change"
    cast = pilot.host.session.cast
    assert cast.fill(choice.text) in pilot.texts()
    assert cast.fill(choice.change) in pilot.texts()
    ways = [control.id for control in pilot.view.controls() if control.letter]
    assert ways == ["go-on"]


def test_a_skipped_scene_is_told_in_one_sentence_and_moves_nothing() -> None:
    pilot = fresh().sit()
    before, scene = pilot.game.state, pilot.game.scene
    assert scene is not None
    pilot.press("skip")
    after = pilot.game.state
    assert (after.trust, after.self_worth, after.distance, after.unspoken, after.strain, after.misses) == (
        before.trust,
        before.self_worth,
        before.distance,
        before.unspoken,
        before.strain,
        before.misses,
    )
    assert after.scene != before.scene
    told = [item for item in pilot.view.items() if isinstance(item, Line) and item.role == "notice"]
    assert [line.text for line in told] == [f"Skipped: {pilot.host.session.cast.fill(scene.skip.summary)}"]
    assert not pilot.host.session.answered


def test_everything_can_be_skipped() -> None:
    pilot = fresh().sit()
    before = pilot.game.state
    while pilot.view.screen == "scene":
        pilot.press("skip")
    after = pilot.game.state
    assert (after.trust, after.self_worth) == (before.trust, before.self_worth)
    pilot.press("recap")
    assert "You turned towards 0 of 0 calls." in pilot.texts()


@pytest.mark.parametrize("tag", ["family", "illness"])
def test_content_that_was_left_out_never_comes(tag: str) -> None:
    pilot = fresh().through("begin", "options", f"leave-out:{tag}", "back", "go-on", "cut:short", "chair:kit")
    scenes, summaries = set(), set()
    while pilot.view.screen == "scene":
        scenes.add(pilot.game.state.scene)
        summaries |= {item.text for item in pilot.view.items() if isinstance(item, Line) and item.role == "notice"}
        pilot.last_answer().press("go-on")
    story = pilot.game.story
    assert all(tag not in story.scenes[scene].content for scene in scenes)
    passed = [scene for scene in story.scenes.values() if tag in scene.content]
    assert any(f"Skipped: {pilot.host.session.cast.fill(scene.skip.summary)}" in summaries for scene in passed)


def test_leaving_out_can_be_taken_back() -> None:
    pilot = fresh().through("begin", "options", "leave-out:illness")
    assert pilot.offered("leave-out:illness") is not None
    assert pilot.host.session.left_out == {"illness"}
    pilot.press("leave-out:illness")
    assert pilot.host.session.left_out == frozenset()


@pytest.mark.parametrize("casting", [casting.id for casting in real_story().castings[1:]])
def test_names_and_pronouns_change_everywhere(casting: str) -> None:
    story = real_story()
    chosen = next(entry for entry in story.castings if entry.id == casting)
    names = {person.name for person in chosen.people}
    pilot = fresh().through("begin", "options", f"casting:{casting}", "back")
    texts = [pilot.texts(), pilot.through("go-on").texts(), pilot.through("cut:short", "chair:kit").texts()]
    for policy in ("attentive", "withdrawer", "attacker"):
        rng = random.Random(2)
        while pilot.view.screen == "scene":
            scene = pilot.game.scene
            if not pilot.host.session.answered and scene is not None:
                pilot.press(policies()[policy].on_view(rng)(scene, pilot.open_choices(), pilot.game))
            else:
                pilot.press("go-on")
            texts.append(pilot.texts())
        texts.append(pilot.through("recap").texts())
        texts.append(pilot.through("history").texts())
        pilot.through("back", "turn:0", "rewind:0")
    whole = "\n".join(texts)
    gone = {"Kit", "Rowan"} - names
    for name in gone:
        assert not re.search(rf"\b{name}\b", whole), name
    for name in names:
        assert re.search(rf"\b{name}\b", whole), name


def test_a_new_casting_shows_before_the_first_scene_even_with_a_game_on_the_table() -> None:
    pilot = answered("attentive", 2).through("settings", "title", "begin", "options", "casting:sam-and-noor")
    pilot.through("back", "go-on")
    assert "Sam’s chair" in pilot.texts() or "Sam's chair" in pilot.texts()
    pilot.through("back", "back")
    assert pilot.view.screen == "title"
    pilot.press("continue")
    assert "Rowan" in pilot.texts()


@pytest.mark.parametrize("chair", ["kit", "rowan", "both"])
def test_chapters_open_with_their_content_note(chair: str) -> None:
    pilot = fresh().sit(chair, "full")
    story, headings, notes, chapters = real_story(), [], [], []
    while pilot.view.screen == "scene":
        lines = [item for item in pilot.view.items() if isinstance(item, Line)]
        headings += [line.text.split(":")[0] for line in lines if line.role == "heading"]
        notes += [line.text for line in lines if line.id == "chapter-note"]
        chapters.append(story.scenes[pilot.game.state.scene].chapter)
        pilot.last_answer().press("go-on")
    assert headings == [f"Chapter {number}" for number in range(1, 6)]
    assert notes == [pilot.host.session.cast.fill(story.chapters[name].content) for name in dict.fromkeys(chapters)]


def test_who_is_played_is_said_where_the_chairs_alternate() -> None:
    pilot, told, played = fresh().sit("both", "full"), [], []
    while pilot.view.screen == "scene":
        told += [item.text for item in pilot.view.items() if isinstance(item, Line) and item.id == "whose"]
        played.append(pilot.game.state.chair)
        pilot.last_answer().press("go-on")
    turns = [chair for number, chair in enumerate(played) if number == 0 or played[number - 1] != chair]
    assert turns == ["kit", "rowan", "kit", "rowan", "kit"]
    assert told == [words.YOU_ARE.english.format(name=chair.capitalize()) for chair in turns]
    assert not any(isinstance(item, Line) and item.id == "whose" for item in fresh().sit("rowan").view.items())


def test_cold_endings_offer_help_and_the_turning_point() -> None:
    pilot = ended("withdrawer", 3)
    actions = pilot.view.section("choices")
    assert actions is not None
    ids = [control.id for control in actions.items if isinstance(control, Control)]
    assert ids[0] == "support:lines"
    assert ids[1] == "recap"
    assert ids[2].startswith("rewind:")
    falls = [taken.after.trust - taken.before.trust for taken in pilot.game.taken()]
    assert falls.index(min(falls)) == int(ids[2].partition(":")[2])
    pilot.press(ids[2])
    assert pilot.view.screen == "scene"


def test_warm_endings_go_on_to_the_way_taken() -> None:
    pilot = ended("attentive")
    actions = pilot.view.section("choices")
    assert actions is not None
    assert [control.id for control in actions.items if isinstance(control, Control)] == ["recap", "title"]
    assert pilot.view.ending == "both-chairs"
    assert pilot.view.title == real_story().endings["both-chairs"].title
