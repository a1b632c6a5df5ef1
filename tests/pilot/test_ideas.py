"""Each idea of the article has scenes in which it can be felt (docs/ideas.md)."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

import pytest

from game.authoring.reach import reach
from game.narrative.scene import Scene
from tests.pilot.pilot import ROOT, real_story

IDEAS = 9
ROWS = re.compile(r"^\| (?P<idea>[A-Z][^|]+) \| [^|]+ \| (?P<scenes>[^|]+) \|$", re.MULTILINE)


@cache
def rows() -> dict[str, tuple[str, ...]]:
    text = (ROOT / "docs" / "ideas.md").read_text("utf-8")
    return {row["idea"]: tuple(re.findall(r"`([a-z0-9-]+)`", row["scenes"])) for row in ROWS.finditer(text)}


def kinds(scene: Scene) -> set[str]:
    return {choice.kind for choice in scene.choices}


SHOWS: tuple[Callable[[Scene], bool], ...] = (
    lambda scene: any(choice.silence for choice in scene.choices),
    lambda scene: any(choice.names or choice.kind == "repair" for choice in scene.choices),
    lambda scene: any(
        "self_worth" in condition.source or "misses" in condition.source for condition in scene.conditions()
    ),
    lambda scene: bool(kinds(scene) & {"appease", "attack"}),
    lambda scene: any(choice.struck for choice in scene.choices),
    lambda scene: (
        any("lean" in condition.source or "misses" in condition.source for condition in scene.conditions())
        or any(choice.lean for choice in scene.choices)
    ),
    lambda scene: scene.optional or bool(scene.content),
    lambda scene: bool(kinds(scene) & {"repair", "attune", "share"}),
    lambda scene: "reach_out" in kinds(scene) or scene.place == "counsellor",
)
"""Row by row: what a scene has to hold to let it be felt."""


def test_the_table_has_every_idea() -> None:
    assert len(rows()) == IDEAS == len(SHOWS)


@pytest.mark.parametrize("number", range(IDEAS))
def test_an_idea_can_be_felt_where_it_says(number: int) -> None:
    idea, scenes = list(rows().items())[number]
    story = real_story()
    played = {scene for route in story.routes.values() for scene in reach(story, route).after}
    assert scenes, idea
    assert set(scenes) <= played, idea
    assert [scene for scene in scenes if not SHOWS[number](story.scenes[scene])] == [], idea


def test_each_memory_can_be_left_out() -> None:
    for scene in ("newspaper", "r-memory"):
        assert real_story().scenes[scene].optional
        assert real_story().scenes[scene].content
