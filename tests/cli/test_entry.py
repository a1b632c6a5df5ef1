"""The one entry: what it says of itself, and the exit status of each command."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from game import __version__
from game.cli.entry import COMMANDS
from tests.cli.program import Program
from tests.pilot.pilot import ROOT

MODULE = ("-m", "game")
FRAME = "tests/fixtures/tiny"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


def test_help_names_every_option_and_command(program: Program) -> None:
    for entry in (("main.py",), MODULE):
        done = program.run("--help", entry=entry)
        assert done.returncode == 0
        told = done.stdout.decode()
        for word in ("--text", "--story", "--keep-nothing", "--version", *COMMANDS):
            assert word in told
        assert max(len(line) for line in told.splitlines()) <= 80


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_has_its_own_help(program: Program, command: str) -> None:
    done = program.run(command, "--help", entry=MODULE)
    assert done.returncode == 0
    assert done.stdout.decode().startswith(f"usage: python -m game {command}")


def test_the_version(program: Program) -> None:
    done = program.run("--version")
    assert done.stdout.decode().strip() == f"two-chairs {__version__}"
    assert f'version = "{__version__}"' in (ROOT / "pyproject.toml").read_text("utf-8")


@pytest.mark.parametrize("arguments", [("--nonsense",), ("nonsense",), ("--story",), ("check", "--nonsense")])
def test_wrong_usage_is_told_with_two(program: Program, arguments: tuple[str, ...]) -> None:
    done = program.run(*arguments, entry=MODULE)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("usage: ")
    assert done.stdout == b""


@pytest.mark.parametrize("folder", ["story", FRAME])
def test_the_stories_that_come_with_it_have_no_mistakes(program: Program, folder: str) -> None:
    done = program.run("check", folder, entry=MODULE)
    assert done.returncode == 0, done.stdout.decode() + done.stderr.decode()


def test_check_ends_with_one_where_something_is_wrong(program: Program, tmp_path: Path) -> None:
    story = tmp_path / "broken"
    shutil.copytree(ROOT / FRAME, story)
    (story / "endings.yaml").unlink()
    done = program.run("check", str(story), "--json", entry=MODULE)
    assert done.returncode == 1
    report = json.loads(done.stdout)
    assert report["problems"]
    assert done.stderr == b""


def test_check_of_nothing_ends_with_one(program: Program) -> None:
    done = program.run("check", "nowhere", entry=MODULE)
    assert done.returncode == 1


def test_a_compiled_story_plays_without_its_yaml(program: Program, tmp_path: Path) -> None:
    story = tmp_path / "tiny.json"
    done = program.run("compile", FRAME, "-o", str(story), entry=MODULE)
    assert done.returncode == 0, done.stderr.decode()
    code = "import sys; sys.modules['yaml'] = None; from game.cli.entry import main; sys.exit(main(sys.argv[1:]))"
    played = program.run("--text", "--story", str(story), typed="A\nA\nA\nA\n", entry=("-c", code))
    assert played.returncode == 0, played.stderr.decode()
    assert b"Ending: " in played.stdout
