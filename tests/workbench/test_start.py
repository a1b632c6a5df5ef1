"""A new story passes the checker without a warning, plays, meets its expectations, and is tidy."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from game.authoring.checker import check
from game.authoring.library import open_story
from game.authoring.loader import load_story
from game.simulation.format import read_policies
from game.simulation.run import settings, tally
from game.workbench.expectation.command import test_command as hold
from game.workbench.start.command import new_command
from game.workbench.tidy.command import fmt_command
from tests.pilot.pilot import Pilot

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new") / "a-long-evening"
    assert new_command([str(folder)]) == 0
    return folder


def test_it_passes_without_a_warning(begun: Path) -> None:
    assert [str(problem) for problem in check(load_story(begun))] == []
    story = open_story(begun)
    assert (story.id, story.title, len(story.scenes)) == ("a-long-evening", "A long evening", 3)


def test_it_plays_to_an_ending(begun: Path) -> None:
    story = open_story(begun)
    pilot = Pilot(story)
    pilot.through("begin", "go-on")
    for _ in range(20):
        if pilot.view.screen == "ending":
            break
        if pilot.offered("chair:kit"):
            pilot.press("chair:kit")
        elif pilot.offered("go-on"):
            pilot.press("go-on")
        else:
            pilot.last_answer()
    assert pilot.view.ending == "warm-bowl"


def test_each_ending_is_reached(begun: Path) -> None:
    story = open_story(begun)
    [place] = settings(story)
    found = {ending for policy in read_policies() for ending in tally(story, policy, place, 40).endings}
    assert found >= {"warm-bowl", "one-bowl"}


def test_it_meets_its_expectations_and_is_tidy(begun: Path, capsys: Capture) -> None:
    assert hold([str(begun)]) == 0
    assert fmt_command([str(begun), "--check"]) == 0
    assert "all tidy" in capsys.readouterr().out


def test_every_file_names_a_schema_that_is_there(begun: Path) -> None:
    files = sorted(begun.rglob("*.yaml"))
    assert len(files) == 7
    for path in files:
        named = path.read_text("utf-8").partition("\n")[0].removeprefix("# yaml-language-server: $schema=")
        Draft202012Validator.check_schema(json.loads((path.parent / named).read_text("utf-8")))


@pytest.mark.parametrize("title", ["Plain", 'The: "other" evening', "# no", "{kit}", "yes", "Ein Abend – zu zweit"])
def test_any_title_stays_what_it_is(title: str, tmp_path: Path) -> None:
    folder = tmp_path / "evening"
    assert new_command([str(folder), "--title", title]) == (0 if any(c.isalpha() and c.isascii() for c in title) else 2)
    assert load_story(folder).draft is not None
    story = load_story(folder).story
    assert story is None or story.title == title


def test_what_is_there_stays(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "letter.txt").write_text("keep me", "utf-8")
    assert new_command([str(tmp_path)]) == 1
    assert "something here already" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]
    assert new_command([str(tmp_path / "letter.txt")]) == 1
    assert new_command([str(tmp_path / "letter.txt" / "inside")]) == 1


def test_a_story_needs_a_name(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        new_command([str(tmp_path / "2026")])
    assert stopped.value.code == 2
