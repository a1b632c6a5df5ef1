"""What comes late: asked for once, taken when it is there, said when it does not come; nothing is lost meanwhile."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from game.authoring.bundle import dump
from game.language.catalog import dump as dump_catalog
from game.narrative.code import encode
from game.narrative.game import Game
from game.narrative.opening import opening
from game.narrative.story import Story
from game.platforms.host import Host
from game.platforms.late import LEARNT, REST, LateHost, shelf
from game.platforms.store import MemoryStore
from game.view.settings import System
from game.view.view import Line
from tests.pilot.pilot import TODAY, Pilot, real_story, tiny_story
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
