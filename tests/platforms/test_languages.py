"""The language that a desktop asks for, and what is kept of a choice."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from game.language.shelf import languages
from game.platforms.host import Host
from game.platforms.languages import from_variables, preferred
from game.platforms.store import MemoryStore
from game.view import words
from game.view.settings import System
from tests.pilot.pilot import ROOT, TODAY, Pilot, tiny_story
from tests.view.pseudo import CODE, Shelved, bracketed, outside, shelf


@pytest.mark.parametrize(
    ("variables", "asked"),
    [
        ({}, ""),
        ({"LANG": "es_ES.UTF-8"}, "es_ES.UTF-8"),
        ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "es_MX.UTF-8"}, "es_MX.UTF-8"),
        ({"LANG": "es_ES.UTF-8", "LC_ALL": "en_GB.UTF-8"}, "en_GB.UTF-8"),
        ({"LANG": "en_US.UTF-8", "LANGUAGE": "es:fr"}, "es:fr"),
        ({"LANG": "C.UTF-8", "LANGUAGE": "es"}, ""),
        ({"LC_ALL": "POSIX", "LANG": "es_ES"}, ""),
        ({"LANG": "", "LANGUAGE": "es"}, ""),
    ],
)
def test_the_variables_say_it(variables: dict[str, str], asked: str) -> None:
    assert from_variables(variables) == asked


@pytest.mark.parametrize("system", ["win32", "darwin", "linux"])
def test_a_system_that_cannot_tell_says_nothing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, system: str) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", system)
    assert preferred() == ""


def test_a_mac_says_it_in_its_preferences(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    import plistlib

    preferences = tmp_path / "Library" / "Preferences" / ".GlobalPreferences.plist"
    preferences.parent.mkdir(parents=True)
    preferences.write_bytes(plistlib.dumps({"AppleLanguages": ["es-419", "en-US"]}))
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(sys, "platform", "darwin")
    assert preferred() == "es-419:en-US"


def host(store: MemoryStore, language: str = "", token: str = "one") -> Host:
    story = tiny_story()
    return Host(story, store, token, System(today=TODAY, language=language), shelf(bracketed(story)))


def test_a_choice_is_kept_and_comes_before_the_device() -> None:
    store = MemoryStore()
    first = host(store, "en")
    for control in ("begin", "go-on", "chair:kit", "settings", f"set:language={CODE}"):
        first.press(control)
    assert json.loads(store.read()[0])["body"]["settings"]["language"] == CODE
    again = host(store, "en", "two")
    assert again.session.language == CODE
    again.press("continue")
    assert again.session.game is not None
    assert again.session.game.scene is not None
    assert outside(again.view().title) == ""


def test_the_device_says_it_again_where_nothing_is_chosen() -> None:
    store = MemoryStore()
    first = host(store, "en")
    for control in ("begin", "go-on", "chair:kit", "settings", f"set:language={CODE}", "set:language="):
        first.press(control)
    assert first.session.language == "en"
    assert host(store, CODE, "two").session.language == CODE


def test_what_a_device_tells_later_is_followed() -> None:
    here = host(MemoryStore(), "en")
    here.adapt(replace(here.session.system, language=CODE))
    assert here.session.language == CODE


def test_notices_of_the_keeper_are_told_in_the_language() -> None:
    damaged = MemoryStore()
    damaged.generations = ("damaged",)
    assert host(damaged, CODE).session.notice == f"⟦{words.UNREADABLE_SAVE.english}⟧"

    class Full(MemoryStore):
        def write(self, text: str) -> None:
            raise OSError(28, "No space left on device")

    full = host(Full(), CODE)
    for control in ("begin", "go-on"):
        full.press(control)
    assert words.FULL.english in full.session.notice
    assert outside(full.session.notice) == ""


def test_every_notice_of_a_displaced_window_is_told_in_the_language() -> None:
    store = MemoryStore()
    older, newer = host(store, CODE, "older"), host(store, CODE, "newer")
    for window in (older, newer):
        for control in ("begin", "go-on", "chair:kit"):
            window.press(control)
    older.press("choice:sit-down")
    assert outside(older.session.notice) == ""
    assert older.session.notice


def test_a_story_of_ones_own_has_the_programs_languages() -> None:
    story = tiny_story()
    spanish = Host(story, MemoryStore(), "t", System(language="es_ES"), languages(ROOT / "tests/fixtures/tiny"))
    labels = [control.label for control in spanish.view().controls()]
    assert labels[0] == "Empezar"
    assert spanish.view().language == "en", "the story itself has no translation, and most of the words are the story's"


def test_a_pilot_without_a_shelf_reads_the_story_as_it_is() -> None:
    assert Pilot(tiny_story(), system=System(language="es")).view.language == "en"


def test_a_broken_language_is_told_once() -> None:
    story = tiny_story()
    broken = {**shelf(), CODE: Shelved(bracketed(story), ("it is broken",))}
    here = Host(story, MemoryStore(), "t", System(language=CODE), broken)
    assert outside(here.session.notice) == ""
    assert here.session.notice
    here.press("begin")
    assert here.session.notice == ""
