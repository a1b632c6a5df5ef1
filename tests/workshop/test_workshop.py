"""A whole workshop, led through its views: ties, nobody votes, stop, crash and resume, erase."""

from __future__ import annotations

import json

import pytest

from game.view import words as ui
from game.view import words_workshop as words
from game.view.settings import System
from game.view.text import ENGLISH
from game.view.view import Control, Line, Meter
from game.workshop.plan import AFTER_CRISIS
from tests.pilot.pilot import TODAY, Pilot, tiny_story
from tests.workshop.leader import Leader


def begun(**settings: str) -> Leader:
    """A room that has the plan before it; settings as `length="90"`."""
    leader = Leader()
    for name, value in settings.items():
        page = {"length": "setup-time", "chair": "setup-time"}.get(name, "setup-votes")
        leader.to(page).press(f"put:{name}={value}")
    return leader.to("plan")


def at_answers(**settings: str) -> Leader:
    return begun(**settings).to("answers")


def test_45_minutes_from_the_first_page_to_the_last() -> None:
    leader = Leader()
    assert leader.page == "setup-time"
    leader.press("put:length=45", "put:chair=kit").on()
    leader.press("put:leave-out=parting", "put:casting=sam-and-noor").on()
    leader.press("put:tie=again", "put:zero=quiet").on()
    assert leader.page == "agreement"
    leader.on().on().on()
    assert leader.page == "scene"
    pauses = 0
    for number in range(7):
        leader.wait(3).to("answers")
        if number == 2:
            leader.press("calm")
            assert not leader.view.forward, "no clicker leads out of the calm card by accident"
            leader.press("back")
        if number == 1:  # a tie, and the room votes again between the two
            tied = leader.answers()[:2]
            leader.count(4, 4)
            assert leader.page == "split"
            leader.on()
            assert leader.answers() == tied
            leader.press("stop-vote").press("vote", f"at:{tied[0]}")
            leader = leader.restarted().press("resume")  # a crash in the middle of a vote
            assert leader.page == "vote"
            leader.press("stop-vote").count(5, 4)
        elif number == 3:  # nobody votes
            leader.count(0)
            silent = next(choice.id for choice in leader.room.scene.choices if choice.silence)  # type: ignore[union-attr]
            assert leader.view.forward == f"take:{silent}"
        else:
            leader.count(3, 9, 0, 2)
        leader.on()
        assert leader.page == "reply"
        if number == 4:
            leader = leader.wait(1).restarted().press("resume")
            assert leader.page == "reply"
        leader.on()
        if leader.page == "pause":
            pauses += 1
            assert leader.wait(4).page == "pause", "a clock leads nowhere"
            leader.press("back")
    assert pauses == 1
    assert leader.page == "ending"
    assert leader.room.elapsed == 3 * 7 + 1 + 4
    leader.to("way")
    told = leader.texts()
    assert told.count("Votes: ") == 7
    assert "Votes: A 5, B 4" in told
    assert told.count("What the few chose: ") >= 5
    leader.to("end").press("save")
    assert leader.saved
    assert "Votes: A 5, B 4" in leader.saved[0]
    assert leader.rooms.read()
    leader.press("leave")
    assert leader.rooms.read() == ()
    assert leader.host.room is None
    assert leader.view.screen == "title"
    assert ENGLISH(words.LEFT) in leader.texts()


def test_the_split_is_hidden_while_it_is_counted() -> None:
    leader = at_answers().press("vote", "digit:1", "digit:7").on().press("digit:4")
    assert not {"17", "4", "21", "17 votes"} & {text for text in leader.seen() if text not in "1234567890"}
    assert "17" not in "".join(text for text in leader.seen() if len(text) > 1)
    while leader.room.counting:
        leader.on()
    assert "21 votes" in leader.texts()
    leader.on()
    assert {"A: 17 votes", "B: 4 votes", "C: 0 votes"} <= set(leader.seen())
    assert any("Whoever chose B" in text for text in leader.seen())


def test_every_number_can_be_taken_back() -> None:
    leader = at_answers().press("vote", "digit:1", "digit:7").on().press("digit:4")
    first, second = leader.answers()[:2]
    leader.press("count-undo")
    assert dict(leader.room.vote.counts) == {first: 17}  # type: ignore[union-attr]
    assert leader.room.counting == second
    leader.press("count-undo")
    assert dict(leader.room.vote.counts) == {first: 1}  # type: ignore[union-attr]
    assert leader.room.counting == first
    leader.press("digit:2")
    assert dict(leader.room.vote.counts) == {first: 12}  # type: ignore[union-attr]
    leader.press("count-undo", "count-undo", "count-undo")
    assert leader.room.vote.counts == {}  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("rule", "counts", "forward"),
    [("ask", (4, 4), ""), ("again", (4, 4), "vote-again"), ("first", (4, 4, 1), "take:from-the-start")],
)
def test_ties_go_by_the_rule_that_was_set_once(rule: str, counts: tuple[int, ...], forward: str) -> None:
    leader = at_answers(tie=rule).count(*counts)
    assert leader.view.forward == forward
    if rule == "ask":
        assert leader.answers() == ("from-the-start", "glad-and-scared")
        leader.press("take:glad-and-scared")
        assert leader.page == "reply"
        assert leader.room.ballots[-1].split.counts["glad-and-scared"] == 4


@pytest.mark.parametrize(
    ("rule", "forward"), [("ask", ""), ("again", "vote-again"), ("quiet", "take:finish-it"), ("skip", "skip")]
)
def test_silence_goes_by_the_rule_that_was_set_once(rule: str, forward: str) -> None:
    leader = at_answers(zero=rule).count(0)
    assert ENGLISH(words.NO_VOTES) in leader.texts()
    assert leader.view.forward == forward
    before = leader.room.session.game
    if rule == "skip":
        leader.on()
        after = leader.room.session.game
        assert before is not None
        assert after is not None
        assert (after.state.trust, after.state.self_worth) == (before.state.trust, before.state.self_worth)
        assert "Meanwhile: " in leader.texts()


def test_a_room_of_one_mind_is_asked_for_the_other_view() -> None:
    leader = at_answers().count(0, 11)
    assert ENGLISH(words.UNANIMOUS) in leader.texts()
    assert ENGLISH(words.UNANIMOUS_ASK) in leader.texts()


def test_the_vote_can_be_counted_again_after_it_was_closed() -> None:
    leader = at_answers().count(3, 2)
    leader.press("back")
    assert leader.page == "vote"
    leader.press("digit:9").on()
    while leader.page == "vote":
        leader.on()
    assert "A: 9 votes" in leader.texts()


def test_the_room_guesses_first_and_sees_the_hope_when_asked_or_afterwards() -> None:
    leader = begun().to("predict")
    scene = leader.room.scene
    assert scene is not None
    assert scene.turning_point is not None
    question = leader.room.session.cast.fill(scene.turning_point.pause.predict)
    assert question in leader.texts()
    hope = "What Rowan hoped for"
    assert hope not in leader.texts()
    leader.press("reveal")
    assert hope in leader.texts()
    leader.press("back").to("answers").count(2, 1).on()
    assert leader.page == "reply"
    assert hope in leader.texts()
    without = begun(predict="").to("scene")
    assert without.on().page == "answers"


def test_a_decision_can_be_taken_back_with_its_vote() -> None:
    leader = at_answers().count(4, 1).on().to("scene")
    assert len(leader.room.ballots) == 1
    leader.press("undo")
    assert leader.page == "answers"
    assert leader.room.scene is not None
    assert leader.room.scene.id == "job-offer"
    assert not leader.room.ballots


def test_the_calm_card_comes_from_everywhere_and_leads_back() -> None:
    leader = Leader()
    for _ in range(60):
        before = leader.page
        leader.press("calm")
        assert leader.page == "calm"
        shown = {item.text for item in leader.view.items() if isinstance(item, Line)}
        assert shown == {ENGLISH(words.CALM), *map(ENGLISH, words.CALM_TEXT)}
        leader.press("back")
        assert leader.page == before
        if before == "end":
            return
        if before == "answers":
            leader.press(f"choice:{leader.answers()[0]}")
        elif leader.view.forward:
            leader.on()
    raise AssertionError("the workshop does not end")


def test_a_scene_is_skipped_from_the_calm_card_without_a_meter_moving() -> None:
    leader = at_answers().press("calm", "skip")
    game = leader.room.session.game
    assert game is not None
    assert game.states[0][2:7] == game.state[2:7]
    assert game.log.steps[0].action == "skip"
    assert leader.page == "scene"


def test_a_pause_asks_about_the_scene_and_its_clock_only_shows() -> None:
    leader = at_answers().press("pause").wait(3)
    scene = leader.room.scene
    assert scene is not None
    assert scene.turning_point is not None
    assert [item.text for item in leader.view.items() if item.id.startswith("prompt/") and isinstance(item, Line)] == [
        leader.room.session.cast.fill(prompt) for prompt in scene.turning_point.pause.prompts
    ]
    assert "3 minutes so far" in leader.texts()
    assert leader.wait(90).page == "pause"
    assert leader.press("back").page == "answers"


def test_the_notes_name_kinds_and_effects_and_can_be_hidden() -> None:
    leader = at_answers()
    assert leader.view.section("strip") is None
    leader.press("strip").wait(5)
    strip = "\n".join(item.text for item in leader.view.section("strip").items if isinstance(item, Line))  # type: ignore[union-attr]
    assert "A: turning towards; trust up" in strip
    assert "Source: " in strip
    assert "40 minutes left of 45 minutes" in strip
    assert "Next: The moon, quickly." in strip
    assert leader.host.notes() is not None
    leader.press("strip")
    assert leader.view.section("strip") is None


def test_the_notes_in_a_window_know_the_counts() -> None:
    leader = at_answers().press("vote", "digit:7").on().press("digit:3")
    view = leader.host.notes()
    assert view is not None
    assert any(isinstance(item, Line) and "A 7, B 3" in item.text for item in view.items())


def test_an_evening_can_be_tried_from_both_chairs_and_the_rooms_way_stays() -> None:
    leader = at_answers().count(4, 1).on().to("answers").count(0, 3).on().press("replay")
    way = leader.room.session.game
    leader.press("again:0").to("answers")
    third = leader.answers()[2]
    leader.press(f"choice:{third}").on()
    assert leader.page == "compare"
    chosen, tried = leader.view.sections[1], leader.view.sections[2]
    assert (chosen.id, tried.id, tried.beside) == ("chosen", "tried", True)
    assert leader.room.session.game == way
    leader.press("another").press(f"choice:{leader.answers()[0]}").on().press("farther").to("answers")
    leader.press(f"choice:{leader.answers()[0]}").on()
    assert len(leader.room.trial.tried) == 2  # type: ignore[union-attr]
    leader.on()
    assert leader.page == "replay"
    leader.press("other:0")
    assert leader.room.scene is not None
    assert leader.room.scene.chair == "rowan"
    leader.to("answers").press(f"choice:{leader.answers()[0]}").on()
    assert "as Rowan" in leader.texts()
    assert leader.room.session.game == way
    leader.on().press("own-way")
    assert leader.room.session.game == way
    leader.press("debrief").to("way")
    assert leader.texts().count("Tried again: ") == 3


def test_two_hours_stop_at_the_crisis_and_go_on_from_there() -> None:
    leader = begun(length="first")
    for _ in range(60):
        if leader.page == "halfway":
            break
        if leader.page == "answers":
            leader.press(f"choice:{leader.answers()[0]}")
        elif leader.page == "pause":
            leader.press("back")
        else:
            leader.on()
    assert leader.page == "halfway"
    scene = leader.room.scene
    assert scene is not None
    assert leader.room.session.story.chapters[scene.chapter].number == AFTER_CRISIS
    steps = leader.room.session.game.log.steps  # type: ignore[union-attr]
    leader.to("end")
    second = leader.wait(7 * 24 * 60).restarted().press("second-hour")
    assert second.page == "agreement"
    second.to("scene")
    assert second.room.scene == scene
    assert second.room.elapsed == 0
    assert second.room.session.game.log.steps == steps  # type: ignore[union-attr]
    assert len(second.room.plan.places) == 3


def test_what_is_left_out_is_told_in_one_sentence() -> None:
    leader = Leader().to("setup-content").press("put:chapter=first-signs").to("plan").to("scene")
    assert leader.room.scene is not None
    assert leader.room.scene.chapter == "the-loop"
    assert leader.texts().count("Meanwhile: ") == 3


def test_a_long_break_does_not_count_but_a_crash_does() -> None:
    leader = begun().to("scene").wait(12).press("calm", "back").wait(4)
    again = leader.restarted().press("resume")
    assert again.room.elapsed == 16
    later = again.press("calm", "back").wait(600).restarted().press("resume")
    assert later.room.elapsed == 16


def test_everything_is_erased_with_one_key() -> None:
    leader = at_answers().count(4, 1)
    assert leader.rooms.read()
    leader.press("keys", "erase-room")
    assert leader.rooms.read() == ()
    assert leader.page == "setup-time"
    assert ENGLISH(words.ERASED) in leader.texts()
    assert leader.restarted().page == "setup-time"


def test_quick_exit_erases_the_workshop_and_the_players_place() -> None:
    player = Pilot(tiny_story()).through("begin", "go-on", "chair:kit", "choice:sit-down")
    leader = Leader(tiny_story(), players=player.store).to("scene")
    assert leader.rooms.read()
    assert leader.players.read()
    assert leader.host.press("quick-exit") == "quick-exit"
    assert leader.rooms.read() == leader.players.read() == ()


def test_a_workshop_leaves_the_players_place_alone() -> None:
    player = Pilot(tiny_story()).through("begin", "go-on", "chair:kit", "choice:sit-down")
    before = player.store.read()
    leader = Leader(tiny_story(), players=player.store).to("answers")
    leader.press(f"choice:{leader.answers()[0]}").press(
        "keys", "settings", "set:theme=contrast", "back", "keys", "leave"
    )
    assert json.loads(leader.players.read()[0])["body"]["log"] == json.loads(before[0])["body"]["log"]
    assert leader.host.session.settings.theme == "system"
    leader.host.press("continue")
    assert leader.view.screen == "scene"


def test_the_safe_exit_keeps_nothing_and_shows_people_to_talk_to() -> None:
    leader = begun(chair="rowan")
    while "safety" not in leader.offered():
        if leader.page == "answers":
            leader.press(f"choice:{leader.answers()[0]}")
        elif leader.page == "pause":
            leader.press("back")
        else:
            leader.on()
    leader.press("safety", "afraid")
    assert leader.page == "ending"
    assert leader.view.ending == "safe-exit"
    assert leader.rooms.read() == ()
    assert not any(isinstance(item, Meter) for item in leader.view.items())
    assert leader.view.forward == "support"
    leader.press("calm", "back", "support", "back", "debrief").to("end")
    assert leader.rooms.read() == ()


def test_the_fear_question_leads_back_too() -> None:
    leader = Leader().press("support", "safety:ask")
    assert leader.page == "safety"
    leader.press("back", "back")
    assert leader.page == "setup-time"


def test_text_mode_counts_in_one_line() -> None:
    leader = Leader(system=System(today=TODAY, text_only=True)).to("answers").press("vote")
    assert not any(isinstance(item, Control) and item.id.startswith("digit") for item in leader.view.items())
    leader.host.enter("counts", "7 3 many")
    assert "it takes 5 whole numbers" in leader.texts()
    leader.host.enter("counts", "7, 3, 0, 2, 1")
    assert "13 votes" in leader.texts()
    leader.on()
    assert "A: 7 votes" in leader.texts()


def test_the_file_that_is_saved_holds_no_name_and_every_split() -> None:
    leader = at_answers().count(4, 1).on().press("debrief").to("end").press("save")
    text = leader.saved[0]
    assert text.splitlines()[0] == "Two Chairs: a workshop of 45 minutes"
    assert "Votes: A 4, B 1, C 0, D 0, E 0" in text
    assert "notes.txt" in leader.texts()
    assert ui.NOTHING_YET.english not in text


def test_the_rooms_way_tells_what_moved_and_where_trust_fell_furthest() -> None:
    leader = begun()
    while leader.page != "ending":
        if leader.page == "answers":
            leader.press(f"choice:{leader.answers()[-1]}")
        elif leader.page == "pause":
            leader.press("back")
        else:
            leader.on()
    leader.to("way")
    told = leader.texts()
    assert told.count(ENGLISH(words.WAY_TURN)) == 1
    assert "trust: steady → careful" in told
    assert told.count(ENGLISH(words.WAY_TALKED)) == 7
