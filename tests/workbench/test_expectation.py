"""Expectations: what is met, what is not and where, and that every page of theirs holds."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from game.authoring.format.expectations import EXPECTATIONS_FILE
from game.authoring.library import open_story
from game.authoring.problem import StoryError
from game.authoring.schema import schemas
from game.workbench.expectation.command import FILE, run
from game.workbench.expectation.command import test_command as hold
from tests.authoring.overlay import TINY, tiny
from tests.authoring.test_diagnostics import FENCE, pages
from tests.pilot.pilot import ROOT, real_story, tiny_story

Capture = pytest.CaptureFixture[str]
MET = """\
expectations:
  - name: Sitting down and coming along
    cut: short
    way:
      - cup: sit-down
        open: [sit-down, silence]
      - walk: come
        expect: promise == open
    expect: promise == kept and trust >= 60
    ending: warm
  - name: Silence
    cut: short
    rest: [turn_away]
    ending: cold
  - name: A scene passed over
    cut: short
    way: [cup: (skip)]
    at: window
    struck: listen
  - name: Somebody is afraid
    cut: short
    way: [cup: (safe-exit)]
    expect: unsafe
    ending: cold
"""


def told(tmp_path: Path, text: str) -> list[str]:
    """What is said of the expectations in `text`, held against the tiny story."""
    path = tmp_path / FILE
    path.write_text(text, "utf-8")
    results = run(tiny_story(), path)
    return [str(problem).removeprefix(f"{tmp_path.as_posix()}/") for result in results for problem in result.problems]


def test_what_is_so_is_met(tmp_path: Path) -> None:
    found = told(tmp_path, MET.replace("    struck: listen\n", ""))
    assert found == []


def test_a_needs_that_does_not_hold_strikes(tmp_path: Path) -> None:
    assert told(tmp_path, MET) == [
        "expectations.yaml:19:13: TC806 'listen' is not struck here — expected struck — found open"
    ]


def test_the_story_we_ship_does_what_its_author_expects() -> None:
    results = list(run(open_story(ROOT / "story"), ROOT / "story" / FILE))
    assert [str(problem) for result in results for problem in result.problems] == []
    wanted = {result.expectation.ending for result in results if result.expectation.setting.cut == "short"}
    assert wanted >= set(real_story().endings), "one way of the short cut for each ending"


CODES = sorted(code for code in pages() if code.startswith("TC80"))


@pytest.mark.parametrize("code", CODES)
def test_the_examples_of_a_page(code: str, tmp_path: Path) -> None:
    (_, wrong), (_, output), (_, mended) = FENCE.findall(pages()[code])
    assert told(tmp_path, wrong) == [output.strip()]
    assert f" {code} " in output
    assert told(tmp_path, mended) == []


def test_every_code_is_tried() -> None:
    source = (ROOT / "game/workbench/expectation/verify.py").read_text("utf-8")
    assert set(CODES) == set(re.findall(r"TC\d{3}", source))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("expectations: []", "TC113"),
        ("expectations: [{name: x}]", "TC102"),
        ("expectations: [{name: x, way: [cup: sit-down]}]", "TC102"),
        ("expectations: [{name: x, ending: warm, way: [cup]}]", "TC103"),
        ("expectations: [{name: x, ending: warm, way: [{cup: a, walk: b}]}]", "TC102"),
        ("expectations: [{name: x, ending: warm, way: [{cup: a, expct: named}]}]", "TC101"),
        ("expectations: [{name: x, ending: warm, way: [{cup: a, expect: trust}]}]", "TC110"),
        ("expectations: [{name: x, ending: warm, rest: [sulk]}]", "TC104"),
        ("expectations: [{name: x, ending: a}, {name: x, ending: a}]", "TC201"),
    ],
)
def test_what_is_written_wrong_is_named(text: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(StoryError) as raised:
        told(tmp_path, text + "\n")
    assert [problem.code for problem in raised.value.problems] == [code]


def test_the_schema_says_what_the_reader_does(tmp_path: Path) -> None:
    import yaml

    validator = Draft202012Validator(schemas()["expectations.schema.json"])
    assert [error.message for error in validator.iter_errors(yaml.safe_load(MET))] == []
    assert not validator.is_valid({"expectations": [{"name": "x", "way": [{"cup": 3}], "ending": "warm"}]})
    assert not validator.is_valid({"expectations": [{"name": "x", "sulks": True}]})
    assert EXPECTATIONS_FILE.blank.expectations == ()


def test_a_way_without_end_stops(tmp_path: Path) -> None:
    text = "expectations: [{name: x, cut: short, rest: [attune], ending: warm}]\n"
    assert told(tmp_path, text) == []


def test_the_command(tmp_path: Path, capsys: Capture) -> None:
    story = tiny(tmp_path)
    path = story / FILE
    path.write_text(MET, "utf-8")
    assert hold([str(story)]) == 1
    out = capsys.readouterr().out
    assert "not met: A scene passed over\n" in out
    assert f"{path.as_posix()}:19:13: TC806" in out
    assert out.endswith("4 expectations: 3 met, 1 not met\n")
    assert hold([str(story), "--format", "github"]) == 1
    assert f"::error file={path.as_posix()},line=19,col=13,title=TC806::" in capsys.readouterr().out
    assert hold([str(story), "--format", "json"]) == 1
    data = json.loads(capsys.readouterr().out)
    assert data["summary"] == {"expectations": 4, "met": 3, "not_met": 1}
    assert [one["line"] for one in data["expectations"]] == [2, 11, 15, 20]
    path.write_text(MET.replace("    struck: listen\n", ""), "utf-8")
    assert hold([str(story), "-v"]) == 0
    assert "met: Silence" in capsys.readouterr().out


def test_the_command_says_what_it_cannot_do(tmp_path: Path, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stopped:
        hold([str(TINY)])
    assert stopped.value.code == 2
    assert "docs/authoring.md" in capsys.readouterr().err
    assert hold([str(TINY), "--expectations", str(tmp_path / "none.yaml")]) == 1
    assert "TC002" in capsys.readouterr().err
