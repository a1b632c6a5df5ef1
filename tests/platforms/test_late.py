"""Languages that come late: asked for once, read in when they are there, and left alone when they do not come."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from game.authoring.bundle import dump
from game.language.catalog import dump as dump_catalog
from game.platforms.late import LEARNT, LateHost, shelf
from game.platforms.store import MemoryStore
from game.view.settings import System
from game.view.view import Line
from tests.pilot.pilot import TODAY, tiny_story
from tests.view.pseudo import bracketed

FILE = "story/translations/xx.json"


def _save(ending: str, data: bytes) -> str:
    return f"{len(data)}.{ending}"


class Desk:
    """A host whose one other language is not there yet, in a folder of its own."""

    def __init__(self, root: Path) -> None:
        self.story, self.root = tiny_story(), root
        self.catalog = replace(bracketed(self.story), code="xx")
        bundle = root / "story" / "bundle.json"
        bundle.parent.mkdir()
        bundle.write_text(dump(self.story, {}), "utf-8")
        index = {"xx": {"name": self.catalog.name, "status": "draft", "label": "Xx (⟦draft⟧)", "files": [FILE]}}
        (root / "story" / "late.json").write_text(json.dumps(index), "utf-8")
        self.shelf = shelf(bundle, root)
        self.asked: list[str] = []
        system = System(today=TODAY)
        self.host = LateHost(
            self.story, MemoryStore(), "one", MemoryStore(), lambda: 0, _save, system, self.shelf, self.asked.append
        )

    def arrive(self) -> None:
        path = self.root / FILE
        path.parent.mkdir(exist_ok=True)
        path.write_text(dump_catalog(self.catalog), "utf-8")

    def label(self) -> str:
        """What the settings call the language."""
        return next(control.label for control in self.host.view().controls() if control.id == "set:language=xx")

    def notice(self) -> str:
        return " ".join(
            item.text for item in self.host.view().items() if isinstance(item, Line) and item.role == "notice"
        )


def test_the_menu_shows_what_is_not_there_yet(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    assert next(iter(desk.shelf)) == "en"
    assert "xx" in desk.shelf
    assert not desk.shelf["xx"].here
    assert desk.shelf["en"].here


def test_a_language_is_fetched_and_then_read_in_wherever_one_is(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.host.press("set:language=xx")
    assert desk.asked == ["xx"]
    assert desk.host.session.language == "en"
    assert desk.catalog.name in desk.notice()
    desk.host.press("begin")
    desk.arrive()
    desk.host.press(LEARNT + "xx")
    assert desk.host.session.language == "xx"
    assert desk.host.session.screen == "note"
    assert desk.host.view().title.startswith("⟦")
    assert desk.notice() == ""


def test_the_settings_name_it_in_its_own_words_before_and_after(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.host.press("settings")
    assert desk.label() == "Xx (⟦draft⟧)"
    desk.host.press("set:language=xx")
    desk.arrive()
    desk.host.press(LEARNT + "xx")
    assert desk.host.view().title.startswith("⟦")
    assert desk.label() == f"⟦{desk.catalog.name} (draft)⟧"


def test_what_does_not_come_is_said_and_can_be_asked_for_again(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.host.press("set:language=xx")
    desk.host.press(LEARNT + "xx")
    assert desk.host.session.language == "en"
    assert "did not arrive" in desk.notice()
    desk.host.press("set:language=xx")
    assert desk.asked == ["xx", "xx"]


def test_the_last_wish_counts(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.host.press("set:language=xx")
    desk.host.press("set:language=en")
    desk.arrive()
    desk.host.press(LEARNT + "xx")
    assert desk.host.session.language == "en"


def test_what_is_there_is_not_fetched(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.arrive()
    desk.host.press("set:language=xx")
    assert desk.asked == []
    assert desk.host.session.language == "xx"
