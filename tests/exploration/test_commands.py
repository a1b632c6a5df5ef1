"""`check --deep` on the command line."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from game.authoring.loader import load_story
from game.authoring.walk import Ref
from game.cli.entry import main
from game.exploration.goal import Goal
from game.exploration.way import Way, confirmed
from game.narrative.log import Step
from game.narrative.state import Setting
from tests.authoring.overlay import TINY, overlay, tiny


def test_it_prints_verdicts_and_problems(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(TINY), "--deep"]) == 0
    out = capsys.readouterr().out
    assert "kit, short: 4 states, 12 answers" in out
    assert "reachable, the shortest way has 2 steps: sit-down > come" in out
    assert "44.4 % of 9 ways" in out
    assert (
        "TC705 the variant 'sit-short' is never shown: it needs at least 1 miss in a row, and there misses is 0" in out
    )
    assert out.rstrip().endswith("3 scenes, 2 endings, 0 errors, 3 warnings")
    assert main(["check", str(TINY), "--deep", "--strict"]) == 1


def test_every_way_in_the_json_replays(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(TINY), "--deep", "--json", "--jobs", "1"]) == 0
    found = json.loads(capsys.readouterr().out)
    story = load_story(TINY).story
    assert story is not None
    (setting,) = found["settings"]
    goals = setting["goals"]
    assert {goal["verdict"] for goal in goals} == {"reachable", "impossible"}
    for goal in goals:
        assert Path(goal["file"]).name in ("table.yaml", "endings.yaml", "story.yaml")
        if goal["verdict"] == "reachable":
            way = Way(Setting("kit", "short"), tuple(Step(**step) for step in goal["way"]))
            ref = Ref(sort(goal["id"]), goal["id"], tuple(goal["steps"]))
            assert confirmed(story, Goal(goal["what"], ref), way)
    assert setting["policies"]["attentive"] == {"runs": 100, "endings": {"warm": 100}}
    assert found["summary"]["warnings"] == 3


def sort(name: str) -> str:
    return {"story.yaml": "file", "warm": "ending", "cold": "ending"}.get(name, "scene")


def test_a_story_that_cannot_be_read_is_not_explored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = tiny(tmp_path)
    overlay(story, "# chapters/table.yaml > scenes > cup > wants\nwants: celebrate")
    assert main(["check", str(story), "--deep"]) == 1
    out = capsys.readouterr().out
    assert "TC104" in out
    assert "states" not in out


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (["--chair", "both"], "no such route"),
        (["--memory", "3"], "least 200"),
        (["--cut", "long"], "invalid choice"),
    ],
)
def test_wrong_usage_is_explained(argv: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["check", str(TINY), "--deep", *argv])
    assert stopped.value.code == 2
    assert said in capsys.readouterr().err


def test_without_numpy_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "numpy", None)
    with pytest.raises(SystemExit):
        main(["check", str(TINY), "--deep"])
    assert "pip install 'two-chairs[author]'" in capsys.readouterr().err


def test_a_story_that_no_row_can_hold_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    story = tiny(tmp_path)
    overlay(story, "# chapters/table.yaml > scenes > window > choices > listen > needs\nneeds: misses >= 4000")
    assert main(["check", str(story), "--deep"]) == 1
    assert "cannot be explored: a condition asks for 'misses' of 4000" in capsys.readouterr().err
