"""A language that comes in two parts: what the opening needs of it, and all of it with the rest of the story."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.language.apply import keys
from game.language.catalog import dump as dump_catalog
from game.narrative.game import Game
from game.narrative.opening import opening
from game.platforms.late import LEARNT, OPENING, REST, LateHost, shelf
from game.platforms.store import MemoryStore
from game.view import words
from game.view.settings import System
from game.view.words import ui_texts
from game.web.late import cut
from tests.pilot.pilot import TODAY, real_story
from tests.view.pseudo import bracketed, english_left


def _save(ending: str, data: bytes) -> str:
    return f"{len(data)}.{ending}"


class Abroad:
    """A host that has only the opening, where another language comes in two parts, as it does in a page."""

    def __init__(self, root: Path, *here: str, language: str = "") -> None:
        """`here` are the parts that are there from the start; `language` is what the device asks for."""
        self.root, self.here, self.asked = root, set[str](), list[str]()
        whole = real_story()
        begins = opening(whole)
        self.catalog = replace(bracketed(whole), code="xx", name="⟦Xx⟧")
        texts = (*keys(begins), *((key, english) for key, english, _ in ui_texts("xx")))
        self.texts = {"xx" + OPENING: cut(self.catalog, texts), "xx": self.catalog}
        told = {name: [f"{name}.json"] for name in self.texts}
        index = {"name": "⟦Xx⟧", "status": "signed", "label": "⟦Xx⟧", "files": told["xx"]}
        (root / "late.json").write_text(json.dumps({"xx": index | {"opening": told["xx" + OPENING]}}), "utf-8")
        for name in here:
            self.arrive(name)
        self.host = LateHost(
            begins,
            MemoryStore(),
            "one",
            MemoryStore(),
            lambda: 0,
            _save,
            System(today=TODAY, language=language),
            shelf(root / "bundle.json", root),
            self.asked.append,
            whole=lambda: real_story() if REST in self.here else None,
            openings=shelf(root / "bundle.json", root, opening=True),
        )

    def arrive(self, name: str) -> Abroad:
        """Let a part be there that nobody here has asked for."""
        self.here.add(name)
        if name in self.texts:
            (self.root / f"{name}.json").write_text(dump_catalog(self.texts[name]), "utf-8")
        return self

    def come(self, *names: str) -> Abroad:
        """Let parts arrive that were asked for."""
        for name in names:
            assert name in self.asked, f"nobody asked for {name}"
            self.arrive(name)
            self.host.press(LEARNT + name)
        return self

    def fail(self, *names: str) -> Abroad:
        """Let parts not arrive that were asked for."""
        for name in names:
            assert name in self.asked, f"nobody asked for {name}"
            self.host.press(LEARNT + name)
        return self

    def press(self, *controls: str) -> Abroad:
        for control in controls:
            self.host.press(control)
        return self

    def sit(self) -> Abroad:
        return self.press("begin", "go-on", "cut:full", "chair:kit")

    def next(self) -> str:
        """The first open answer, or what leads on."""
        return next(
            control.id
            for control in self.host.view().controls()
            if control.available and control.id.split(":")[0] in ("choice", "go-on")
        )

    def to_the_end(self) -> str:
        """Take the first open answer until that leads beyond the opening; return it."""
        while True:
            before, pressed = self.game, self.next()
            self.host.press(pressed)
            if self.game == before and pressed != "go-on":
                return pressed

    @property
    def game(self) -> Game:
        game = self.host.session.game
        assert game is not None, "nothing is being played"
        return game

    @property
    def whole(self) -> bool:
        return len(self.host.session.story.scenes) == len(real_story().scenes)

    @property
    def english(self) -> list[str]:
        """What is left in English on the page."""
        return list(english_left(self.host.view()))


def test_a_page_begins_in_another_language_with_what_the_opening_needs_of_it(tmp_path: Path) -> None:
    page = Abroad(tmp_path, "xx" + OPENING, language="xx").press("begin", "go-on")
    assert page.asked == []
    assert page.host.session.language == "xx"
    page.press("cut:full", "chair:kit")
    assert page.asked == [REST, "xx"], "the rest of the language comes with the rest of the game"
    assert page.english == []


@pytest.mark.parametrize("order", [(REST, "xx"), ("xx", REST)])
def test_it_goes_on_in_that_language_once_both_are_there(tmp_path: Path, order: tuple[str, str]) -> None:
    page = Abroad(tmp_path, "xx" + OPENING, language="xx").sit()
    page.to_the_end()
    steps = page.game.log.steps
    page.come(order[0])
    assert not page.whole
    assert page.game.log.steps == steps, "half of it leads nowhere"
    page.come(order[1])
    assert page.whole
    assert len(page.game.log.steps) == len(steps) + 1
    assert page.host.session.language == "xx"
    while page.host.session.screen != "ending":
        assert page.english == []
        page.press(page.next())
    assert page.english == []


@pytest.mark.parametrize("missing", [REST, "xx"])
def test_where_one_of_both_fails_that_is_said_and_the_same_answer_tries_again(tmp_path: Path, missing: str) -> None:
    page = Abroad(tmp_path, "xx" + OPENING, language="xx").sit()
    pressed = page.to_the_end()
    (other,) = {REST, "xx"} - {missing}
    page.fail(missing).come(other)
    assert words.REST_MISSING.english in page.host.session.notice
    page.asked.clear()
    page.press(pressed)
    assert missing in page.asked
    page.come(*page.asked)
    assert page.whole
    assert words.REST_MISSING.english not in page.host.session.notice


def test_a_language_chosen_before_the_rest_is_there_needs_only_its_opening(tmp_path: Path) -> None:
    page = Abroad(tmp_path).sit()
    assert page.asked == [REST]
    page.press("settings", "set:language=xx")
    assert page.asked == [REST, "xx" + OPENING]
    page.come("xx" + OPENING)
    assert page.host.session.language == "xx"
    assert page.english == []
    assert page.asked == [REST, "xx" + OPENING, "xx"]
    page.come(REST)
    assert not page.whole, "the whole of the language is on its way"
    page.come("xx")
    assert page.whole
    assert (page.host.session.screen, page.host.session.language) == ("settings", "xx")


def test_a_language_that_is_wished_while_the_whole_story_comes_is_fetched_whole(tmp_path: Path) -> None:
    page = Abroad(tmp_path).sit().press("settings", "set:language=xx").come(REST)
    assert page.whole
    page.come("xx" + OPENING)
    assert page.host.session.language == "en"
    page.come("xx")
    assert page.host.session.language == "xx"
    assert page.english == []


def test_who_turns_back_does_not_wait_for_the_language_that_was_left(tmp_path: Path) -> None:
    page = Abroad(tmp_path, "xx" + OPENING, language="xx").sit().come(REST)
    assert not page.whole
    page.press("settings", "set:language=en").come(REST)
    assert page.whole
    assert page.host.session.language == "en"
    page.come("xx")
    assert page.host.session.language == "en"
    page.press("set:language=xx")
    assert page.host.session.language == "xx"


def test_the_devices_language_is_fetched_when_it_is_asked_for_again(tmp_path: Path) -> None:
    page = Abroad(tmp_path, language="xx-YY")
    page.host.read_in("en")
    page.press("settings", "set:language=")
    assert page.asked == ["xx" + OPENING]
    page.come("xx" + OPENING)
    assert (page.host.session.language, page.host.session.settings.language) == ("xx", "")


def test_in_the_whole_story_a_language_is_fetched_whole(tmp_path: Path) -> None:
    page = Abroad(tmp_path).sit().come(REST).press("settings", "set:language=xx")
    assert page.asked == [REST, "xx"]
    page.come("xx")
    assert page.english == []


def test_what_the_device_asks_for_and_is_not_there_is_turned_to_when_it_has_come(tmp_path: Path) -> None:
    """On the first page somebody turns to it just before Python looks: it is pressed once it is there."""
    page = Abroad(tmp_path, language="xx:en")
    assert (page.host.session.language, page.host.session.notice) == ("en", "")
    page.arrive("xx" + OPENING).press("set:language=xx")
    assert page.host.session.language == "xx"
    assert page.english == []
