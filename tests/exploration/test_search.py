"""The fast search finds and counts what the plain one does, and no argument excludes what can be reached."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.exploration.bounds import Bounds
from game.exploration.explore import Impossible, Progress, Reached, Unknown, explore, goals_of
from game.exploration.goal import scene_goal
from game.exploration.plan import Plan
from game.exploration.reason import Reasoner
from game.narrative import play
from game.narrative.state import Setting, State
from game.narrative.story import Story
from tests.exploration.plain import Plain, every_way
from tests.exploration.stories import stories
from tests.pilot.pilot import real_story

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
CALM = settings(max_examples=40, deadline=None, suppress_health_check=SLOW)


def merged(plan: Plan, plain: Plain) -> int:
    """How many states are left of the plain search where those that cannot differ any more are one."""
    return sum(len({(state.scene, plan.row(state).tobytes()) for state in layer}) for layer in plain.layers)


@CALM
@given(stories())
def test_the_fast_search_comes_to_what_the_plain_one_comes_to(made: tuple[Story, Setting]) -> None:
    story, setting = made
    plain, fast = every_way(story, setting), explore(story, setting, jobs=1)
    assert fast.complete
    assert set(fast.reached) == set(plain.met) & set(goals_of(Plan(story, setting)))
    assert fast.ways == {ending: ways for ending, ways in plain.endings.items() if ways}
    assert fast.states == merged(Plan(story, setting), plain)


@CALM
@given(stories())
def test_a_way_is_as_short_as_there_is_one(made: tuple[Story, Setting]) -> None:
    story, setting = made
    plain, fast = every_way(story, setting), explore(story, setting, jobs=1)
    for goal, way in fast.reached.items():
        assert len(way.steps) == plain.met[goal], goal


@CALM
@given(stories())
def test_what_is_argued_to_be_impossible_never_happens(made: tuple[Story, Setting]) -> None:
    story, setting = made
    plan, plain = Plan(story, setting), every_way(story, setting)
    reasoner = Reasoner(plan, Bounds(plan))
    excluded = {goal: reason for goal in goals_of(plan) if (reason := reasoner.reason(goal))}
    assert not set(excluded) & set(plain.met)


@CALM
@given(stories(), st.integers(1, 12))
def test_a_search_that_leaves_states_out_claims_nothing_wrong(made: tuple[Story, Setting], kept: int) -> None:
    story, setting = made
    plain = every_way(story, setting)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("game.exploration.search.LEAST_KEPT", kept)
        patch.setattr("game.exploration.search.Search._width", lambda *_: kept)
        thin = explore(story, setting, jobs=1)
    assert set(thin.reached) <= set(plain.met)
    impossible = {goal for goal, verdict in thin.verdicts.items() if isinstance(verdict, Impossible)}
    assert not impossible & set(plain.met)
    for goal, way in thin.reached.items():
        assert len(way.steps) == plain.met[goal] or not way.shortest
    assert not thin.ways or thin.complete


@CALM
@given(stories())
def test_what_can_still_come_is_what_some_way_comes_to(made: tuple[Story, Setting]) -> None:
    story, setting = made
    found, plan = explore(story, setting, jobs=1), Plan(story, setting)
    wanted = still_comes(story, plan)
    for scene, listed in found.prospects.items():
        for prospect in listed:
            rows = [comes for (name, what, _), comes in wanted.items() if (name, what) == (scene, prospect.what)]
            assert prospect.comes is any(rows)
            if rows:
                assert prospect.lost == sum(not comes for comes in rows)


def still_comes(story: Story, plan: Plan) -> dict[tuple[str, str, tuple[int, bytes]], bool]:
    """Return for each state, by scene, prospect and row, whether some way from there ends with it."""
    comes: dict[tuple[str, str, tuple[int, bytes]], bool] = {}

    def follow(state: State, depth: int) -> tuple[bool, bool]:
        if not state.scene:
            return state.owned, state.left
        opened = [option.choice.id for option in play.available_choices(story, state) if option.open]
        after = [follow(play.choose(story, state, choice), depth + 1) for choice in opened]
        found = any(repair for repair, _ in after), any(left for _, left in after)
        for what, so in zip(("repair", "leaving"), found, strict=True):
            comes[state.scene, what, (depth, plan.row(state).tobytes())] = so
        return found

    follow(play.start(story, plan.setting), 0)
    return comes


def test_ctrl_c_gives_what_is_known_so_far() -> None:
    def stop(now: Progress) -> None:
        if now.layer == 4:
            raise KeyboardInterrupt

    found = explore(real_story(), Setting("kit", "short"), progress=stop)
    assert found.stopped == "interrupted"
    assert not found.complete
    assert found.scenes()["birthday"] == Reached(found.reached[scene_goal("birthday")])
    assert isinstance(found.endings()["both-chairs"], Unknown)


def test_the_written_short_cut_leaves_nothing_unknown() -> None:
    found = explore(real_story(), Setting("rowan", "short", "closed"))
    assert found.complete
    assert not [goal for goal, verdict in found.verdicts.items() if isinstance(verdict, Unknown)]
    assert all(isinstance(found.endings()[ending], Impossible) for ending in ("both-chairs", "learning-the-language"))
    assert sum(found.ways.values()) > 3_000_000
