"""What comes late: asked for once, taken when it is there, said when it does not come; nothing is lost meanwhile."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.authoring.bundle import dump
from game.language.apply import keys
from game.language.catalog import dump as dump_catalog
from game.narrative.code import encode
from game.narrative.game import Game
from game.narrative.opening import opening
from game.narrative.story import Story
from game.platforms.host import Host
from game.platforms.late import LEARNT, OPENING, REST, LateHost, shelf
from game.platforms.store import MemoryStore
from game.view import words
from game.view.settings import System
from game.view.view import Line
from game.view.words import ui_texts
from game.web.late import cut
from tests.pilot.pilot import TODAY, Pilot, real_story, tiny_story
from tests.view.pseudo import bracketed, english_left

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


class Table:
    """A host that has only the opening of the story that the program comes with; `rest` brings the whole."""

    def __init__(self, root: Path, story: Story | None = None) -> None:
        self.store, self.here = MemoryStore(), False
        part, shelved = opening(story or real_story()), shelf(root / "bundle.json", root)
        self.asked: list[str] = []
        self.host = LateHost(
            part,
            self.store,
            "one",
            MemoryStore(),
            lambda: 0,
            _save,
            System(today=TODAY),
            shelved,
            self.asked.append,
            whole=lambda: real_story() if self.here else None,
        )

    def press(self, *controls: str) -> Table:
        for control in controls:
            self.host.press(control)
        return self

    def come(self) -> None:
        self.here = True
        self.host.press(LEARNT + REST)

    def play(self, until: str) -> str:
        """Take the first open answer time and again, until `until` stands on the page; return what was pressed last."""
        for _ in range(40):
            pressed = next(
                control.id
                for control in self.host.view().controls()
                if control.available and control.id.split(":")[0] in ("choice", "go-on")
            )
            self.host.press(pressed)
            if until in self.text():
                return pressed
        raise AssertionError(f"{until!r} was never said")

    @property
    def game(self) -> Game:
        game = self.host.session.game
        assert game is not None, "nothing is being played"
        return game

    @property
    def chapter(self) -> str:
        return self.game.scene.chapter if self.game.scene else ""

    def text(self) -> str:
        return " ".join(item.text for item in self.host.view().items() if isinstance(item, Line))


def seated(root: Path) -> Table:
    return Table(root).press("begin", "go-on", "cut:full", "chair:kit")


def test_the_rest_is_asked_for_once_the_first_choice_is_there_and_not_before(tmp_path: Path) -> None:
    table = Table(tmp_path).press("begin", "settings", "back", "support", "back", "go-on")
    assert table.asked == []
    table.press("chair:kit")
    assert table.asked == [REST]
    table.play("")
    assert table.asked == [REST]


def test_play_goes_on_where_the_rest_arrives_in_time(tmp_path: Path) -> None:
    table = seated(tmp_path)
    table.play("")
    before = table.host.view()
    table.come()
    assert table.host.view() == before, "nobody notices"
    assert len(table.host.session.story.scenes) == len(real_story().scenes)
    while table.host.session.screen != "ending":
        table.play("")
    assert table.asked == [REST]


def test_an_answer_that_leads_on_waits_and_is_taken_when_the_rest_is_there(tmp_path: Path) -> None:
    table = seated(tmp_path)
    table.play("is being fetched")
    steps = table.game.log.steps
    assert table.host.session.screen == "scene"
    table.come()
    assert len(table.game.log.steps) == len(steps) + 1
    assert table.chapter == "the-loop"
    assert "is being fetched" not in table.text()


def test_what_does_not_arrive_is_said_and_the_same_answer_tries_again(tmp_path: Path) -> None:
    table = seated(tmp_path)
    pressed = table.play("is being fetched")
    table.press(LEARNT + REST)
    assert "did not arrive" in table.text()
    table.press(pressed)
    assert table.asked == [REST, REST]
    table.come()
    assert table.chapter == "the-loop"


def test_what_fails_quietly_is_tried_again_with_the_next_answer(tmp_path: Path) -> None:
    table = seated(tmp_path).press(LEARNT + REST)
    assert "did not arrive" not in table.text(), "nobody waits for it yet"
    table.play("")
    assert table.asked == [REST, REST]


def test_who_does_something_else_meanwhile_is_not_led_on(tmp_path: Path) -> None:
    table = seated(tmp_path)
    table.play("is being fetched")
    table.press("undo")
    steps = table.game.log.steps
    table.come()
    assert table.game.log.steps == steps


def test_leaving_because_one_is_afraid_waits_for_nothing(tmp_path: Path) -> None:
    early = replace(real_story(), safety_from=1)
    table = Table(tmp_path, early).press("begin", "go-on", "chair:kit", LEARNT + REST, "safety", "afraid")
    assert table.host.session.screen == "ending"
    assert table.game.state.unsafe


def test_a_code_is_read_once_the_whole_story_is_there(tmp_path: Path) -> None:
    pilot = Pilot(real_story()).sit("kit", "short")
    while pilot.game.scene and pilot.game.scene.chapter != "small-things":
        pilot.press(
            next(c.id for c in pilot.view.controls() if c.available and c.id.split(":")[0] in ("choice", "go-on"))
        )
    table = Table(tmp_path).press("code")
    table.host.enter("enter-code", encode(pilot.game))
    assert table.asked == [REST]
    assert table.host.session.game is None
    table.come()
    assert table.game.log.steps == pilot.game.log.steps


def test_a_workshop_is_led_once_the_rest_is_there(tmp_path: Path) -> None:
    table = Table(tmp_path).press("workshop")
    assert (table.host.room, table.asked) == (None, [REST])
    table.come()
    assert table.host.ticking
    assert table.host.view().screen == "room-setup-time"


def test_letters_that_come_late_are_taken_when_they_are_there(tmp_path: Path) -> None:
    table = Table(tmp_path).press("settings", "set:typeface=legible")
    assert table.host.view().display.typeface == "usual"
    table.come()
    assert table.host.view().display.typeface == "legible"


def test_the_place_is_kept_through_it_all(tmp_path: Path) -> None:
    table = seated(tmp_path)
    table.play("is being fetched")
    table.come()
    again = Host(real_story(), table.store, "two")
    assert again.session.game is not None
    assert again.session.game.log == table.game.log


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
            self._put(name)
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

    def _put(self, name: str) -> None:
        self.here.add(name)
        if name in self.texts:
            (self.root / f"{name}.json").write_text(dump_catalog(self.texts[name]), "utf-8")

    def come(self, *names: str) -> Abroad:
        """Let parts arrive that were asked for."""
        for name in names:
            assert name in self.asked, f"nobody asked for {name}"
            self._put(name)
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
