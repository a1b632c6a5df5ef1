"""The phone's page is light and plain enough for old browsers."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest
from calmjs.parse import es5  # type: ignore[import-untyped]
from calmjs.parse.exceptions import ECMASyntaxError  # type: ignore[import-untyped]

from game.language.shelf import languages
from game.view import words_live
from game.view.text import Words, texts_of
from game.workshop.live.control_page import control_page, screen_page
from game.workshop.live.phone_page import PHONE_SAYS, code_page, room_page
from game.workshop.live.phones import PAGE
from game.workshop.live.room import Head, lock
from game.workshop.question import LONGEST, Option, Question
from tests.live.client import seat
from tests.pilot.pilot import ROOT

SCRIPTS = sorted(PAGE.glob("*.js"))
LIGHT = 30_000
"""Bytes of the page with all it loads, uncompressed."""
NEWER = re.compile(
    r"\b(fetch|Promise|Symbol|Proxy|WeakMap|Map|Set|URLSearchParams|AbortController)\b|\.(includes|startsWith|endsWith|"
    r"padStart|find|findIndex|from|assign|entries|values|closest|matches|append|prepend|remove|replaceWith|forEach)\("
)
"""What browsers of ES5 times lack; `remove` and `forEach` of node lists among it."""


def say(language: str) -> Words:
    return Words(languages(ROOT / "story")[language].open().catalog) if language != "en" else Words()


def full_room() -> Head:
    """A room with five answers as long as the story's longest."""
    options = tuple(Option(f"answer-{letter}", letter, "An answer of some length. " * 6) for letter in "ABCDE")
    return Head("ABC234", lock("key")).ask(Question("scene", "A title", options, "What is asked. " * 20))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_scripts_are_es5(path: Path) -> None:
    es5(path.read_text("utf-8"))


@pytest.mark.parametrize("newer", ["let a = 1;", "var f = () => 1;", "var s = `a`;", "class A {}", "f(...a);"])
def test_newer_scripts_would_be_found(newer: str) -> None:
    with pytest.raises(ECMASyntaxError):
        es5(newer)


def test_the_phones_script_uses_nothing_newer() -> None:
    script = (PAGE / "phone.js").read_text("utf-8")
    assert not NEWER.search(script)
    assert NEWER.search("Array.from(x)")
    assert NEWER.search("fetch(x)")


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_phones_page_is_light(language: str) -> None:
    page = room_page(say(language), full_room(), seat()).encode()
    files = [(PAGE / name).read_bytes() for name in ("phone.js", "phone.css")]
    assert sum(map(len, [page, *files])) < LIGHT
    assert sum(len(gzip.compress(part)) for part in [page, *files]) < LIGHT / 2


def test_nothing_is_put_into_a_page_as_markup() -> None:
    for path in SCRIPTS:
        script = path.read_text("utf-8")
        assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|new Function", script), (
            path.name
        )


def test_the_phone_keeps_one_thing_and_only_in_the_session() -> None:
    script = (PAGE / "phone.js").read_text("utf-8")
    assert re.findall(r"localStorage|indexedDB|\.cookie", script) == []
    assert re.findall(r"setItem\(([^,]+),", script) == ['"seat-" + code']


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_pages_say_nothing_that_is_not_translated(language: str) -> None:
    words = say(language)
    told = {words(text) for name, value in vars(words_live).items() if name.isupper() for text in texts_of(value)}
    pages = [code_page(words, seat()), room_page(words, full_room(), seat())]
    pages += [page(words, hosted=hosted) for page in (control_page, screen_page) for hosted in (False, True)]
    for page in pages:
        assert f'<html lang="{language}">' in page
        body = re.sub(r"<[^>]+>", "\n", page.partition("<body")[2].partition(">")[2])
        lines = {line.strip(" :") for line in body.splitlines() if line.strip(" :")}
        story = {"A", "B", "C", "D", "E", "A title"}
        left = {
            line for line in lines - story if line not in told and not line.startswith(("An answer", "What is asked"))
        }
        filled = {words(words_live.OWN_ANSWER, letter=letter) for letter in "ABCDE"}
        assert left - filled == set()


def test_every_word_of_the_script_is_on_the_page() -> None:
    script = (PAGE / "phone.js").read_text("utf-8")
    assert set(re.findall(r"\bsay\.(\w+)", script)) == set(PHONE_SAYS)


def test_labels_and_roles_are_there_without_scripts() -> None:
    page = room_page(Words(), full_room(), seat())
    assert page.count("<h1") == 1
    assert 'id="status" role="status"' in page
    assert page.count('aria-pressed="false"') == 5
    assert "maximum-scale" not in page
    assert "user-scalable" not in page
    assert LONGEST > 0
