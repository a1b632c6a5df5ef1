"""The commands for authors, as they are typed."""

from __future__ import annotations

import io
import json
import shutil
import sys
from pathlib import Path

import pytest

from game.authoring.bundle import load
from game.authoring.commands import check_command, compile_command
from game.workbench.schema import EVERY, schema_command
from tests.authoring.overlay import TINY, overlay, tiny

Capture = pytest.CaptureFixture[str]


def test_a_good_story(capsys: Capture) -> None:
    assert check_command([str(TINY)]) == 0
    assert capsys.readouterr().out == "3 scenes, 2 endings, 0 errors, 0 warnings\n"


def test_the_story_here_is_the_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    tiny(tmp_path)
    monkeypatch.chdir(tmp_path)
    overlay(tmp_path / "story", "# chapters/table.yaml > scenes > cup > place\nplace: kitchin")
    assert check_command([]) == 1
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith("story/chapters/table.yaml:10:12: TC104 ")
    assert last == "3 scenes, 2 endings, 1 error, 0 warnings"


def test_problems_as_json(tmp_path: Path, capsys: Capture) -> None:
    story = tiny(tmp_path)
    overlay(story, "# chapters/table.yaml > scenes > cup > place\nplace: kitchin")
    assert check_command([str(story), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["summary"] == {"scenes": 3, "endings": 2, "errors": 1, "warnings": 0}
    (problem,) = answer["problems"]
    assert list(problem) == ["code", "severity", "file", "line", "column", "message", "expected", "found", "try"]
    assert (problem["code"], problem["line"], problem["column"]) == ("TC104", 10, 12)


def test_warnings_count_where_they_are_asked_to(tmp_path: Path, capsys: Capture) -> None:
    story = tiny(tmp_path)
    (story / "extra.yaml").touch()
    assert check_command([str(story)]) == 0
    assert check_command([str(story), "--strict"]) == 1
    assert check_command([str(story), "--warnings-as-errors"]) == 1
    assert "1 warning\n" in capsys.readouterr().out


@pytest.mark.parametrize("command", [check_command, compile_command, schema_command])
def test_help_has_examples(command: object, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as left:
        command(["--help"])  # type: ignore[operator]
    assert left.value.code == 0
    assert "examples:\n  python -m game " in capsys.readouterr().out


def test_a_wrong_option_is_usage() -> None:
    with pytest.raises(SystemExit) as left:
        check_command(["--jsonn"])
    assert left.value.code == 2


def test_nothing_there(capsys: Capture) -> None:
    assert check_command(["/nowhere"]) == 1
    assert compile_command(["/nowhere"]) == 1
    assert "TC001" in capsys.readouterr().err


def test_compiling(tmp_path: Path, capsys: Capture) -> None:
    story = tiny(tmp_path)
    assert compile_command([str(story), "--check"]) == 1
    assert compile_command([str(story)]) == 0
    assert compile_command([str(story), "--check"]) == 0
    assert load((story / "bundle.json").read_text(encoding="utf-8")).title == "Tiny"
    overlay(story, "# story.yaml > title\ntitle: Tinier")
    assert compile_command([str(story), "--check"]) == 1
    assert "out of date" in capsys.readouterr().out


def test_compiling_elsewhere(tmp_path: Path) -> None:
    target = tmp_path / "new" / "tiny.json"
    assert compile_command([str(TINY), "-o", str(target)]) == 0
    assert load(target.read_text(encoding="utf-8")).id == "tiny"
    assert compile_command([str(TINY), "-o", str(tmp_path)]) == 1


def test_a_wrong_story_leaves_the_old_bundle(tmp_path: Path, capsys: Capture) -> None:
    story = tiny(tmp_path)
    compile_command([str(story)])
    before = (story / "bundle.json").read_bytes()
    overlay(story, "# endings.yaml > endings > cold > offers_help\noffers_help: true\nwhen: named")
    assert compile_command([str(story)]) == 1
    assert (story / "bundle.json").read_bytes() == before
    assert "TC410" in capsys.readouterr().err


def test_the_committed_bundle_is_up_to_date(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path(__file__).parents[2])
    assert compile_command(["--check"]) == 0, "run 'python -m game compile'"


def test_writing_schemas(tmp_path: Path, capsys: Capture) -> None:
    assert schema_command([str(tmp_path / "schema")]) == 0
    assert len(capsys.readouterr().out.splitlines()) == len(EVERY)
    (tmp_path / "file").touch()
    assert schema_command([str(tmp_path / "file")]) == 1


def test_a_poor_terminal_gets_question_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = tmp_path / "geschichte-\udcff-“ü”"
    shutil.copytree(TINY, story)
    overlay(story, "# chapters/table.yaml > scenes > cup > place\nplace: küche")
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", out)
    assert check_command([str(story)]) == 1
    out.flush()
    assert b"TC104 'k?che'" in out.buffer.getvalue()
