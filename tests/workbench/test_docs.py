"""The pages for authors name what there is: commands, keys of expectations, schemas; and each command teaches."""

from __future__ import annotations

import importlib
import json
import re

import pytest

from game.authoring.format.expectations import CHECKS, EXIT, EXPECTATION, SKIP
from game.cli.entry import COMMANDS
from game.workbench.schema import EVERY
from tests.pilot.pilot import ROOT

AUTHORING = (ROOT / "docs" / "authoring.md").read_text("utf-8")
EDITORS = (ROOT / "docs" / "editors.md").read_text("utf-8")
OURS = ("new", "test", "graph", "simulate", "diff", "stats", "fmt", "schema")


def test_the_page_names_every_command_and_none_that_is_not_there() -> None:
    named = set(re.findall(r"`python -m game (\w+)", AUTHORING))
    assert named <= set(COMMANDS)
    assert named >= set(OURS) - {"schema"}


def test_the_page_lists_the_keys_of_an_expectation() -> None:
    table = AUTHORING.partition("| key | |")[2].partition("\n\n")[0]
    listed = {key for row in re.findall(r"^\| ([^|]+)\|", table, re.MULTILINE) for key in re.findall(r"`(\w+)`", row)}
    assert listed == {key.name for key in EXPECTATION.keys}
    assert {SKIP, EXIT} <= set(re.findall(r"`(\([\w-]+\))`", table))
    assert all(f"`{check}`" in table for check in CHECKS)


def test_the_settings_name_every_schema() -> None:
    settings, tasks = (json.loads(block) for block in re.findall(r"```json\n(.*?)```", EDITORS, re.DOTALL))
    assert {path.rpartition("/")[2] for path in settings["yaml.schemas"]} == {f"{name}.schema.json" for name in EVERY}
    assert all((ROOT / path).is_file() for path in settings["yaml.schemas"])
    pattern = tasks["tasks"][0]["problemMatcher"]["pattern"]
    told = "story/chapters/1-first-signs.yaml:14:12: TC104 'celebrate' is not a want"
    found = re.fullmatch(pattern["regexp"], told)
    assert found is not None
    assert (found[pattern["file"]], found[pattern["line"]], found[pattern["code"]]) == (
        "story/chapters/1-first-signs.yaml",
        "14",
        "TC104",
    )


@pytest.mark.parametrize("name", OURS)
def test_help_has_examples_and_exit_codes(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    module, function, _ = COMMANDS[name]
    with pytest.raises(SystemExit) as left:
        getattr(importlib.import_module(module), function)(["--help"])
    assert left.value.code == 0
    told = capsys.readouterr().out
    assert "examples:\n  python -m game " in told
    assert "exit codes: 0 " in told
