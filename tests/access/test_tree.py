"""The tree that readers are told, what is said unasked, and that the canvas has the same words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from game.access.command import listen_command, listening
from game.access.speech import speak
from game.access.tree import Node, announcement, same_page, tree
from game.stage.mark import Words
from game.stage.stage import Stage
from game.view.describe import describe
from game.view.pictures import Chart, Overview
from game.view.view import Control, Line, View
from tests.pilot.pilot import real_story
from tests.view.tour import tour

ROOT = Path(__file__).resolve().parents[2]
STOPS = sorted(tour())


def view_of(stop: str) -> View:
    return describe(tour()[stop])


def node(view: View, id: str) -> Node:
    return next(found for found in tree(view).walk() if found.id == id)


def drawn(view: View) -> Iterator[tuple[str, str]]:
    """Yield every item with the words that the canvas shows for it."""
    stage = Stage()
    stage.resize((1280, 720), 1.0)
    stage.show(view)
    for block, _ in stage.placed():
        if block.id:
            yield block.id, " ".join(mark.text for mark in block.marks if isinstance(mark, Words))


def bare(text: str) -> str:
    """Return the letters of `text` alone: spacing, capitals and breaks are the setting's."""
    return "".join(letter for letter in text.casefold() if letter.isalnum())


@pytest.mark.parametrize("stop", STOPS)
def test_what_is_drawn_is_what_is_told(stop: str) -> None:
    """Every word that the canvas shows of an item stands in its name, value or description, and the other way round."""
    view = view_of(stop)
    shown = dict(drawn(view))
    for told in tree(view).walk():
        if not told.id:
            continue
        item = next(item for item in view.items() if item.id == told.id)
        words = bare(shown[told.id])
        heard = getattr(item, "heard", "")
        if isinstance(item, Chart):  # the picture has no caption of its own: the line above it says the same
            assert told.name in [line.text for line in view.items() if isinstance(line, Line)]
            heard = told.name
        if isinstance(item, Overview):  # its stops say in words what it says in letters
            heard = told.name
        for part in (told.value, "" if heard else told.name.partition(". ")[2] or told.name):
            for piece in part.replace(" (", "\n").splitlines():
                assert bare(piece) in words, (told.id, piece)
        spoken = bare(told.name + told.value + told.description + getattr(item, "text", ""))
        own = told.shortcut and words == bare(told.name) + told.shortcut.casefold()
        assert own or all(bare(piece) in spoken for piece in shown[told.id].split()), (told.id, shown[told.id])


@pytest.mark.parametrize("stop", STOPS)
def test_every_item_is_told_once_and_every_page_begins_with_a_heading(stop: str) -> None:
    view, nodes = view_of(stop), list(tree(view_of(stop)).walk())
    assert [told.id for told in nodes if told.id] == [item.id for item in view.items()]
    keys = [told.key for told in nodes]
    assert len(set(keys)) == len(keys)
    levels = [told.level for told in nodes if told.level]
    assert levels.count(1) == 1
    assert levels[0] == 1 or view.items().__next__().id == "notice"
    assert all(told.name for told in nodes if told.role in ("button", "radio", "switch", "field", "heading", "picture"))


@pytest.mark.parametrize("stop", STOPS)
def test_no_level_of_headings_is_passed_over_and_a_dialog_is_named_by_the_first(stop: str) -> None:
    nodes = list(tree(view_of(stop)).walk())
    levels = [told.level for told in nodes if told.level]
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    for dialog in (told for told in nodes if told.role == "dialog"):
        heading = next(told for told in dialog.walk() if told.key == dialog.named_by)
        assert (heading.name, heading.level) == (dialog.name, 1)


def test_a_row_of_a_table_is_named_by_its_scene() -> None:
    rows = [told for told in tree(view_of("recap")).walk() if told.role == "row"]
    assert [cell.role for cell in rows[0].children] == ["columnheader"] * 5
    assert all([cell.role for cell in row.children] == ["cell", "rowheader", *["cell"] * 3] for row in rows[1:])


def test_chapters_stand_beneath_the_heading_of_the_map() -> None:
    headings = [(told.name, told.level) for told in tree(view_of("recap")).walk() if told.level]
    chapters = [level for name, level in headings if name.startswith("Chapter ")]
    assert len(chapters) == 5
    assert set(chapters) == {3}


def test_a_switch_keeps_its_key_when_it_flips() -> None:
    before = tour()["settings"]
    after = before.press("set:letter_keys=no")
    keys = [
        next(told.key for told in tree(describe(session)).walk() if told.id.startswith("set:letter_keys"))
        for session in (before, after)
    ]
    assert keys[0] == keys[1]
    assert same_page(describe(before), describe(after))


def test_a_struck_answer_says_why() -> None:
    view = view_of("scene-struck")
    struck = next(control for control in view.controls() if not control.available)
    assert node(view, struck.id).name.endswith(f"({struck.reason})")
    assert any(line.endswith("unavailable") for line in speak(view))


def test_the_answer_that_was_taken_is_told_as_ones_own() -> None:
    assert any(told.name.startswith("You: ") for told in tree(view_of("scene-reply")).walk())
    assert any(told.name.startswith("You: ") for told in tree(view_of("history")).walk())


def test_text_that_is_read_through_is_said_without_its_heading() -> None:
    view = view_of("scene-reply")
    said = announcement(view)
    assert said.startswith("Tuesday in September, ten past six. You: ")
    assert said.endswith(view.announce)
    assert view.title not in said


def test_pages_to_look_things_up_in_say_nothing_unasked() -> None:
    for stop in ("history", "recap", "support", "settings", "about", "title"):
        assert announcement(view_of(stop)) == ""


def test_a_notice_is_said_once() -> None:
    session = replace(tour()["note"], notice="Erased.")
    assert announcement(describe(session)).count("Erased.") == 1


def test_letters_are_told_once_and_keys_only_while_they_work() -> None:
    view = view_of("scene")
    choice = next(control for control in view.controls() if control.letter)
    assert node(view, choice.id).shortcut == ""
    assert node(view, "support").shortcut == "S"
    quiet = describe(tour()["scene"].press("settings").press("set:letter_keys=no").press("back"))
    assert node(quiet, "support").shortcut == ""


def test_parts_in_another_language_say_so() -> None:
    control = Control("set:language=es", "Español", "radio", checked=False, language="es")
    view = view_of("settings")
    sections = (replace(view.sections[1], items=(control,)), *view.sections[2:])
    assert node(replace(view, sections=sections), control.id).language == "es"


def test_the_listening_page_is_up_to_date() -> None:
    kept = (ROOT / "docs" / "listening.md").read_text("utf-8")
    assert kept == listening(real_story()), "python -m game listen --write docs/listening.md, and read it"


def test_listening_writes_a_file_and_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    tiny = str(ROOT / "tests" / "fixtures" / "tiny")
    assert listen_command(["--story", tiny, "--write", str(tmp_path / "heard.md")]) == 0
    assert listen_command(["--story", tiny]) == 0
    assert capsys.readouterr().out == (tmp_path / "heard.md").read_text("utf-8")
    assert listen_command(["--story", str(tmp_path)]) == 1
