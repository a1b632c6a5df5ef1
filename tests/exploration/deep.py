"""The deep check of a story's folder, as the command does it, with one thread and without plays."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from game.authoring.loader import load_story
from game.authoring.problem import Problem, in_order
from game.exploration.explore import explore
from game.exploration.judge import judge
from game.exploration.problems import deep_problems
from game.simulation.run import settings
from tests.authoring.overlay import TINY


def deep(folder: Path) -> tuple[Problem, ...]:
    """Return what the exploration finds wrong with a story. It has to be one that can be read."""
    loaded = load_story(folder)
    assert loaded.story is not None, [str(problem) for problem in loaded.problems]
    story = loaded.story
    findings = [explore(story, setting, jobs=1) for setting in settings(story)]
    return in_order(deep_problems(loaded, story, findings, judge(story, findings)))


@cache
def known() -> frozenset[tuple[str, str]]:
    """The deep problems of the tiny story itself, by code and message: it asks more than three scenes can tell."""
    return frozenset((problem.code, problem.message) for problem in deep(TINY))
