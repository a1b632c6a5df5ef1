"""The play-through as a log: undo, rewind, branches, replay, and stories that were edited since."""

from __future__ import annotations

import pytest

from game.narrative.game import Game, new_game, replay
from game.narrative.log import MAX_BRANCHES, Header, Log, Step
from game.narrative.play import UnknownRoute
from game.narrative.state import Setting
from game.narrative.story import Story
from tests.narrative.builder import KINDS, SMALL, choice, route, scene, story

SILENCE = choice("silence", "turn_away", SMALL, silence=True)
TOLD = story(*(scene(f"s{i}") for i in range(12)))


def game(*choices: str, told: Story = TOLD) -> Game:
    found = new_game(told, Header(told.id, told.version))
    for name in choices:
        found = found.choose(name)
    return found


def ways(found: Game) -> list[list[str]]:
    return [[step.choice for step in branch.way] for branch in found.log.branches]


class TestPlaying:
    def test_every_step_keeps_its_states(self) -> None:
        found = game("attune", "share").skip()
        assert [step.action for step in found.log.steps] == ["choose", "choose", "skip"]
        assert [taken.after.scene for taken in found.taken()] == ["s1", "s2", "s3"]
        assert found.taken()[0].before == game().state
        assert found.state.scene == "s3"

    def test_the_latest_answer(self) -> None:
        found = game("attune")
        last = found.last()
        assert last is not None
        assert (last[0].id, last[1].id) == ("s0", "attune")
        assert game().last() is None
        assert found.skip().last() is None

    def test_its_ending(self) -> None:
        found = game(*["turn_away"] * 12)
        assert found.scene is None
        assert found.ending is not None
        assert found.ending.id == "quiet-house"
        assert found.options() == ()
        assert game().ending is None


class TestGoingBack:
    def test_undo_takes_back_a_step_and_keeps_it(self) -> None:
        found = game("attune", "share").undo()
        assert found.states == game("attune").states
        assert ways(found) == [["attune", "share"]]

    def test_at_the_beginning_there_is_nothing_to_take_back(self) -> None:
        assert game().undo() == game()

    def test_any_step_can_be_gone_back_to(self) -> None:
        found = game("attune", "share", "fix", "fix").rewind(1)
        assert found.states == game("attune").states
        assert ways(found) == [["attune", "share", "fix", "fix"]]
        assert found.log.branches[0].start == 1

    def test_but_not_to_one_that_was_not_taken(self) -> None:
        with pytest.raises(ValueError, match="a log of 1 steps cannot be rewound to 2"):
            game("attune").rewind(2)
        with pytest.raises(ValueError, match="cannot be rewound to -1"):
            game("attune").rewind(-1)

    def test_going_back_step_by_step_leaves_one_way(self) -> None:
        found = game("attune", "share", "fix").undo().undo().undo()
        assert ways(found) == [["attune", "share", "fix"]]

    def test_many_steps_back_push_no_other_way_out(self) -> None:
        found = game("attune").undo().choose("share")
        for _ in range(10):
            found = found.choose("fix")
        for _ in range(11):
            found = found.undo()
        assert ways(found) == [["attune"], ["share", *["fix"] * 10]]

    def test_a_way_that_was_left_can_be_taken_again(self) -> None:
        one = game("attune", "share", "fix")
        two = one.rewind(1).choose("attack")
        again = two.take(0)
        assert again.lost == 0
        assert again.game.states == one.states
        assert ways(again.game) == [["attune", "attack"]]
        assert again.game.take(0).game.states == two.states

    def test_taking_the_way_further_on_loses_nothing(self) -> None:
        found = game("attune", "share", "fix").rewind(1).take(0).game
        assert found.states == game("attune", "share", "fix").states
        assert ways(found) == []

    def test_eight_ways_are_kept_and_the_oldest_goes(self) -> None:
        found = game()
        kinds = list(KINDS)
        for kind in kinds:
            found = found.choose(kind).undo()
        assert len(found.log.branches) == MAX_BRANCHES
        assert ways(found) == [[kind] for kind in kinds[-MAX_BRANCHES:]]

    def test_there_is_no_other_way_to_take(self) -> None:
        for index in (1, -1):
            with pytest.raises(IndexError):
                game("attune").undo().take(index)

    def test_skips_and_the_safe_exit_are_steps_like_others(self) -> None:
        found = game("attune").skip().safe_exit()
        assert found.undo().states == game("attune").skip().states
        assert found.undo().take(0).game.state == found.state


class TestReplay:
    def test_it_is_play(self) -> None:
        found = game("attune", "share").skip().choose("fix")
        assert replay(TOLD, found.log).game == found

    def test_it_needs_a_route(self) -> None:
        told = story(scene("s0"), routes=[route("kit", "short", ["s0"])])
        with pytest.raises(UnknownRoute):
            replay(told, game("attune").log)

    def test_it_brings_the_header_up_to_date(self) -> None:
        told = story(*TOLD.scenes.values(), version=7)
        assert replay(told, game("attune").log).game.log.header.version == 7

    @pytest.mark.parametrize(
        ("edited", "lost", "stands"),
        [
            (story(*(scene(f"s{i}", (choice("share", "share"), SILENCE)) for i in range(12))), 3, 0),
            (story(scene("new"), *(scene(f"s{i}") for i in range(12))), 3, 0),
            (story(scene("s0"), scene("new"), scene("s1")), 2, 1),
            (story(scene("s0"), scene("s1", (choice("share", "share", needs="named"), SILENCE)), scene("s2")), 2, 1),
            (story(scene("s0"), scene("s1")), 1, 2),
        ],
        ids=["choice-gone", "new-first-scene", "new-scene-between", "choice-struck-now", "shorter"],
    )
    def test_an_edited_story_goes_on_at_the_last_valid_point(self, edited: Story, lost: int, stands: int) -> None:
        found = game("attune", "share", "fix")
        again = replay(edited, found.log)
        assert (again.lost, len(again.game.log.steps)) == (lost, stands)
        assert again.lost_at == found.log.steps[stands]
        assert again.game.log.steps == found.log.steps[:stands]

    def test_changed_words_and_numbers_lose_nothing(self) -> None:
        found = game("attune", "share")
        edited = story(*(scene(f"s{i}", need="rest") for i in range(12)))
        assert replay(edited, found.log).lost == 0

    def test_the_safe_exit_always_finds_its_way(self) -> None:
        log = game("attune").safe_exit().log
        edited = story(scene("s0"))
        again = replay(edited, log)
        assert again.lost == 0
        assert again.game.ending is not None
        assert again.game.ending.id == "safe-exit"

    def test_other_ways_are_kept(self) -> None:
        found = game("attune", "share").undo()
        assert ways(replay(TOLD, found.log).game) == [["attune", "share"]]

    def test_a_way_that_does_not_fit_any_more_is_taken_as_far_as_it_goes(self) -> None:
        log = game("attune").undo().log
        edited = story(scene("s0", (choice("share", "share"), SILENCE)))
        again = replay(edited, log).game.take(0)
        assert (again.lost, again.lost_at) == (1, Step("s0", "attune"))

    def test_a_strange_log_is_played_as_far_as_it_goes(self) -> None:
        log = Log(Header("test", 1, Setting()), (Step("s0", "attune"), Step("", ""), Step("s1", "fix")))
        assert replay(TOLD, log).lost == 2
