"""The window: woken by a save, it shows what was saved."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pygame
import pytest

from game.preview.commands import preview_command
from game.preview.draft import Draft
from game.preview.live import Live
from game.preview.watch import Watch
from game.preview.window import Window
from game.stage.program import Program
from game.stage.stage import Stage
from game.view.settings import System
from tests.authoring.overlay import overlay, tiny

SECONDS = 20
"""As long as a busy machine may take to say that a file was saved; what is awaited comes in milliseconds."""


@pytest.fixture
def told(tmp_path: Path) -> Iterator[tuple[Path, Callable[[], bool]]]:
    """A watched story, and a function that waits for the next word of the watch."""
    story, event = tiny(tmp_path), threading.Event()

    def heard() -> bool:
        came = event.wait(SECONDS)
        event.clear()
        return came

    with closing(Watch(story, event.set)):
        yield story, heard


def test_writing_and_putting_in_place_are_saves(told: tuple[Path, Callable[[], bool]]) -> None:
    story, heard = told
    path = story / "chapters" / "table.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert heard()
    part = path.with_suffix(".part")
    part.write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    part.replace(path)
    assert heard()
    path.unlink()
    assert heard()


def test_reading_is_no_save(tmp_path: Path) -> None:
    story, told = tiny(tmp_path), threading.Event()
    with closing(Watch(story, told.set)):
        Draft(story).read()
        (story / "notes.txt").write_text("no part of the story", encoding="utf-8")
        assert not told.wait(0.3)


def test_what_is_saved_is_drawn(tmp_path: Path) -> None:
    story = tiny(tmp_path)
    live = Live(System(can_quit=True, reduced_motion=True), None, ("kit", ""))
    window = Window(live, Draft(story))
    program = Program(window, live, Stage())
    program.begin()
    assert program.stage.view.title == "A cup of tea"
    overlay(story, "# chapters/table.yaml > scenes > cup > title\ntitle: Tea")
    pygame.event.clear()
    window.saved()

    async def turn() -> None:
        for signal in await window.wait(busy=False):
            program.take(signal)
        program.update()

    asyncio.run(turn())
    assert program.stage.view.title == window.window.title == "Tea"
    window.close()
    window.saved()  # a save that comes too late is nobody's business


def test_what_cannot_be_shown_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert preview_command([str(tmp_path / "nowhere")]) == 2
    assert "there is no folder" in capsys.readouterr().err
    assert preview_command([str(tiny(tmp_path)), "--language", "tlh"]) == 2
    assert "there is no language 'tlh'" in capsys.readouterr().err


def test_help_has_examples(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        preview_command(["--help"])
    assert left.value.code == 0
    assert "examples:\n  python -m game preview " in capsys.readouterr().out
