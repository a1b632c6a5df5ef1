"""The fast search finds and counts what the plain one does, and no argument excludes what can be reached."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from game.exploration.bounds import Bounds
from game.exploration.explore import explore, goals_of
from game.exploration.plan import Plan
from game.exploration.reason import Reasoner
from game.narrative.state import Setting
from game.narrative.story import Story
from tests.exploration.plain import Plain, every_way
from tests.exploration.stories import stories

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
