"""Another language comes as the story does: what the opening needs at once, and all of it with the rest."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from game.language.shelf import languages
from game.view import words
from game.view.text import Words
from game.web.single import write_single
from tests.web.conftest import ROOT
from tests.web.driver import SECONDS, settled, wait_for
from tests.web.test_rest import REST, chapter, play_on

BEGINNING, WHOLE = "**/es-opening-*.zip", re.compile(r"/es-[0-9a-f]+\.zip$")
SECOND, SPANISH_SECOND = "Chapter 2", "Capítulo 2"


@pytest.fixture(scope="module")
def say() -> Words:
    """What the program says, in Spanish."""
    return Words(languages(ROOT / "story", ROOT / "assets" / "languages")["es"].open().catalog)


def asked(page: Any) -> list[str]:
    """Return which archives that come late a page has fetched so far, by their names before the hash, sorted."""
    urls = page.evaluate("() => performance.getEntriesByType('resource').map((entry) => entry.name)")
    names = (url.rsplit("/", 1)[1] for url in urls if url.endswith(".zip") and "/runtime-" not in url)
    return sorted(name.rpartition("-")[0] for name in names)


def seated(page: Any, begin: str) -> None:
    page.get_by_role("button", name=begin, exact=True).click()
    wait_for(page, "chair")
    page.locator('[data-id="chair:kit"]').click()
    wait_for(page, "scene")
    settled(page)


def language(page: Any) -> str:
    return str(page.get_attribute("#game", "lang"))


@pytest.mark.browser
def test_a_page_begins_in_spanish_and_is_played_beyond_the_opening(opened: Any) -> None:
    page = opened(locale="es-ES", service_workers="block")
    page.get_by_role("button", name="Empezar", exact=True).click()
    wait_for(page, "chair")
    assert asked(page) == ["es-opening"]
    assert language(page) == "es"
    page.locator('[data-id="chair:kit"]').click()
    wait_for(page, "scene")
    play_on(page, SPANISH_SECOND)
    assert asked(page) == ["es", "es-opening", "rest"]
    assert language(page) == "es"
    play_on(page, "Capítulo 3")
    page.reload()
    page.locator("#continue:enabled").click(timeout=SECONDS)
    wait_for(page, "scene")
    assert "Capítulo 3" in page.text_content("#mirror")
    assert asked(page) == ["es", "rest"], "where a place is kept only the whole will do"


@pytest.mark.browser
def test_a_page_turns_to_spanish_before_the_rest_is_there(opened: Any, say: Words) -> None:
    page = opened(locale="en-GB", complaining=True, service_workers="block")
    for late in (REST, WHOLE):
        page.route(late, lambda route: route.abort())
    seated(page, "Begin")
    page.keyboard.press("o")
    wait_for(page, "settings")
    settled(page)
    with page.expect_request(BEGINNING):
        page.locator('[data-id="set:language=es"]').click()
    page.wait_for_selector('#game[lang="es"]')
    settled(page)
    page.keyboard.press("Escape")
    wait_for(page, "scene")
    play_on(page, say(words.REST_MISSING))
    for late in (REST, WHOLE):
        page.unroute(late)
    play_on(page, SPANISH_SECOND)
    assert language(page) == "es"


@pytest.mark.browser
@pytest.mark.parametrize("missing", [REST, WHOLE])
def test_where_one_of_both_does_not_arrive_nothing_is_told_by_halves(opened: Any, say: Words, missing: Any) -> None:
    page = opened(locale="es-ES", complaining=True, service_workers="block")
    page.route(missing, lambda route: route.abort())
    seated(page, "Empezar")
    play_on(page, say(words.REST_MISSING))
    before = chapter(page)
    page.unroute(missing)
    with page.expect_request(missing):
        page.locator('#mirror [data-id^="choice:"]:not([aria-disabled="true"])').first.click()
    page.wait_for_selector('#mirror [data-id="go-on"]')
    assert chapter(page) != before, "the answer was taken"
    play_on(page, SPANISH_SECOND)


@pytest.mark.browser
def test_without_its_opening_a_page_does_not_begin_and_says_so(opened: Any) -> None:
    page = opened(locale="es-ES", complaining=True, service_workers="block")
    page.route(BEGINNING, lambda route: route.abort())
    page.reload()
    page.wait_for_selector('#shell[data-failed="missing"]', timeout=SECONDS)
    page.unroute(BEGINNING)
    page.locator('[data-press="again"]').click()
    seated(page, "Empezar")
    assert language(page) == "es"


@pytest.mark.browser
def test_spanish_is_chosen_on_the_first_page_with_a_place_beyond_the_opening(opened: Any) -> None:
    page = opened(locale="en-GB", service_workers="block")
    seated(page, "Begin")
    play_on(page, SECOND)
    page.reload()
    page.locator('button[data-language="es"]:enabled').click()
    page.locator("#continue:enabled").click(timeout=SECONDS)
    wait_for(page, "scene")
    settled(page)
    assert SPANISH_SECOND in page.text_content("#mirror")
    assert asked(page) == ["es", "rest"]


@pytest.mark.browser
def test_the_page_that_is_one_file_has_both_parts_of_a_language(opened: Any, site: Path, tmp_path: Path) -> None:
    write_single(site, tmp_path / "one.html")
    page = opened((tmp_path / "one.html").as_uri(), locale="es-ES")
    seated(page, "Empezar")
    assert language(page) == "es"
    play_on(page, SPANISH_SECOND)
