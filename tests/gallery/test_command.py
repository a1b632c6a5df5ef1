"""`python -m game gallery`, as somebody types it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from game.gallery.command import gallery_command
from game.gallery.page import NAME, named
from tests.pilot.pilot import ROOT

TINY = ("--story", str(ROOT / "tests" / "fixtures" / "tiny"))


def test_it_lists_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert gallery_command([*TINY]) == 0
    said = capsys.readouterr().out
    assert "room-vote" in said
    assert "phone-across" in said
    assert "pictures; --write FOLDER draws them" in said


def test_it_draws_what_was_asked_for_and_a_page(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wanted = ("--every", "--screen", "set*", "--window", "phone", "--theme", "paper")
    assert gallery_command([*TINY, "--write", str(tmp_path), *wanted]) == 0
    assert "2 pictures" in capsys.readouterr().out
    drawn = {path.name for path in tmp_path.glob("*.png")}
    assert drawn == {"settings-phone-paper.png", "settings-end-phone-paper.png"}
    assert named((tmp_path / NAME).read_text("utf-8")) == drawn
    with Image.open(tmp_path / "settings-phone-paper.png") as picture:
        assert picture.mode == "P"


def test_full_pictures_have_the_size_of_the_window(tmp_path: Path) -> None:
    one = ("--screen", "about", "--window", "laptop")
    assert gallery_command([*TINY, "--write", str(tmp_path), "--full", *one]) == 0
    with Image.open(tmp_path / "about-laptop-evening.png") as picture:
        assert picture.size == (1280, 720)


def test_pictures_that_the_page_no_longer_shows_are_taken_away_and_no_others(tmp_path: Path) -> None:
    (tmp_path / "mine.png").write_bytes(b"")
    for screen in ("about", "code"):
        assert gallery_command([*TINY, "--write", str(tmp_path), "--screen", screen, "--window", "laptop"]) == 0
    assert {path.name for path in tmp_path.glob("*.png")} == {"mine.png", "code-laptop-evening.png"}


def test_the_stretched_language_can_be_drawn(tmp_path: Path) -> None:
    one = ("--screen", "title", "--window", "laptop", "--theme", "evening")
    assert gallery_command([*TINY, "--write", str(tmp_path), "--language", "qps", *one]) == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--language", "xx"), "there is no language 'xx'; choose from en, "),
        (("--screen", "nothing"), "no screen, window or theme of that name"),
    ],
)
def test_what_there_is_not_is_said(words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        gallery_command([*TINY, *words])
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_a_folder_that_is_no_story_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert gallery_command(["--story", str(tmp_path)]) == 1
    assert "TC002" in capsys.readouterr().err


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    assert gallery_command([*TINY, "--write", str(tmp_path / "file"), "--screen", "about"]) == 1
    assert "cannot be written" in capsys.readouterr().err
