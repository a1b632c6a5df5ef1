"""Text mode in another language: everything that is printed, and the switch on the command line."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from game.platforms.host import Host
from game.platforms.store import MemoryStore
from game.terminal.terminal import Terminal
from game.view.settings import System
from tests.cli.program import Program, lines
from tests.pilot.pilot import TODAY
from tests.view.pseudo import CODE, bracketed, outside, rich_story, shelf

SYSTEM = System(today=TODAY, can_copy=False, can_quit=True, text_only=True, language=CODE)
OWN = {"English"}
"""A language's own name; single letters are what can be typed."""


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


def play(*typed: str) -> str:
    target = io.StringIO()
    story = rich_story()
    host = Host(story, MemoryStore(), "t", SYSTEM, shelf(bracketed(story)))
    assert Terminal(host, io.StringIO("".join(f"{line}\n" for line in typed)), target).run() == 0
    return target.getvalue()


@pytest.mark.parametrize(
    "typed",
    [
        (),
        ("?",),
        ("",),
        ("nonsense", "Z", "z9"),
        ("C", "?", "1", "2"),
        ("A", "A", "?", ""),
        ("A", "A", "A", "A", "A"),
        ("A", "A", "C", "h"),
        ("A", "A", "B", "B", "C", "A"),
        ("A", "A", "1", "u", "h"),
        ("A", "A", "o", "?"),
        ("A", "A", "s", "n", "A"),
        ("A", "A", "n", "B"),
        ("A", "A", "A", "C", "A", "B", "A"),
    ],
    ids=" ".join,
)
def test_nothing_that_is_printed_is_english(typed: tuple[str, ...]) -> None:
    said = " ".join(play(*typed).split())
    assert {word for word in outside(said).split() if len(word) > 1} <= OWN | set(typed)


def test_a_draft_says_so_at_the_start() -> None:
    assert "draft; no native reader" in " ".join(play().split())


def test_letters_are_the_same() -> None:
    said = play("A", "A", "A", "?")
    for key in ("S", "H", "U", "O", "Q", "X", "N"):
        assert f"\n{key}) ⟦" in said


def test_the_command_line_chooses(program: Program) -> None:
    said = program.text(lines("A", "o"), "--language", "es")
    assert "Antes de empezar" in said
    assert "Ajustes" in said


def test_the_system_chooses(program: Program) -> None:
    done = program.run("--text", typed=b"", env={"LC_ALL": "es_ES.UTF-8"})
    assert "Antes de empezar" in done.stdout.decode()
    done = program.run("--text", "--language", "en", typed=b"", env={"LC_ALL": "es_ES.UTF-8"})
    assert "Before you start" in done.stdout.decode()


def test_an_unknown_language_names_those_there_are(program: Program) -> None:
    done = program.run("--text", "--language", "xx", typed=b"")
    assert done.returncode == 2
    assert done.stdout == b""
    assert "“xx”" in done.stderr.decode()
    assert "en, es" in done.stderr.decode()


def test_without_a_display_the_language_is_in_the_advice(program: Program) -> None:
    done = program.run("--language", "es", env={"SDL_VIDEODRIVER": "nonsense"})
    assert done.returncode == 2
    assert "python main.py --text --language es" in done.stderr.decode()
    assert "Aquí no se puede abrir" in done.stderr.decode()
