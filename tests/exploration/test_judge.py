"""What is judged over all chairs and lengths of a story."""

from __future__ import annotations

from game.authoring.walk import Ref
from game.exploration.explore import explore
from game.exploration.goal import Goal
from game.exploration.judge import judge
from game.narrative.condition import parse
from game.narrative.scene import Line
from game.narrative.state import Setting
from game.narrative.story import Story
from tests.narrative.builder import route, scene, story

KIT, ROWAN = Setting("kit", "full"), Setting("rowan", "full")


def two_chairs(when: str) -> tuple[Story, Goal]:
    """One scene for each chair, and an ending with a line that depends on something; its goal."""
    made = story(
        scene("here"),
        scene("there", chair="rowan", content=frozenset({"tag"})),
        routes=[route("kit", "full", ["here"]), route("rowan", "full", ["there"])],
    )
    end = made.endings["flatmates"]
    object.__setattr__(end, "text", (Line("always", "So."), Line("line", "Or so.", when=parse(when))))
    return made, Goal("line", Ref("ending", "flatmates", ("text", "line")))


def test_what_another_chair_can_show_is_no_problem() -> None:
    made, goal = two_chairs("chair == rowan")
    found = explore(made, KIT)
    assert goal not in found.reached
    assert goal not in judge(made, [found]).never


def test_what_no_chair_can_show_is_told_with_the_reason_that_says_most() -> None:
    made, goal = two_chairs("chair == rowan and trust >= 99")
    reason = judge(made, [explore(made, setting) for setting in (KIT, ROWAN)]).never[goal]
    assert "trust" in reason
    assert judge(made, [explore(made, KIT)]).never.keys() >= {goal}


def test_what_only_who_skips_can_see_is_no_problem() -> None:
    made, goal = two_chairs("not there.seen and chair == rowan")
    found = explore(made, ROWAN)
    assert goal not in found.reached
    assert goal not in judge(made, [explore(made, KIT), found]).never
