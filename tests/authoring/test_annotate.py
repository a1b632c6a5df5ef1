"""Problems as a workflow's annotations: places, and what has to be escaped."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.authoring.annotate import annotation
from game.authoring.commands import check_command
from game.authoring.node import Position
from game.authoring.problem import Problem
from tests.authoring.overlay import overlay, tiny


def test_a_problem_with_its_place() -> None:
    problem = Problem("warning", "TC104", Position("story/a.yaml", 3, 9), "no such place", "kitchen", "sofa")
    assert annotation(problem) == (
        "::warning file=story/a.yaml,line=3,col=9,title=TC104::no such place — expected kitchen — found sofa"
    )


def test_marks_of_the_format_are_escaped() -> None:
    problem = Problem("error", "TC001", Position("a,b:c%.yaml"), "one\ntwo: 100 %")
    assert annotation(problem) == "::error file=a%2Cb%3Ac%25.yaml,title=TC001::one%0Atwo: 100 %25"


def test_the_command_annotates(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = tiny(tmp_path)
    overlay(story, "# chapters/table.yaml > scenes > cup > place\nplace: kitchin")
    assert check_command([str(story), "--format", "github"]) == 1
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith(
        f"::error file={story.as_posix()}/chapters/table.yaml,line=10,col=12,title=TC104::'kitchin'"
    )
    assert last == "3 scenes, 2 endings, 1 error, 0 warnings"
    assert check_command([str(story), "--format", "json"]) == 1
    assert capsys.readouterr().out.startswith("{")
