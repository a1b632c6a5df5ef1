"""A workshop in a real browser: by keys and clicker through the mirror, reloaded in the middle, saved, erased."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.web.driver import screen, settled, wait_for

pytestmark = pytest.mark.browser
KEPT = "evening-notes-room"


Opened = Callable[..., Any]


def begin(page: Any) -> None:
    """From the first page, by its own button."""
    page.get_by_role("button", name="Workshop").click()


def turn(page: Any, wanted: str, key: str = "PageDown") -> None:
    """Turn pages as a clicker does until `wanted` is shown."""
    for _ in range(60):
        if screen(page) == f"room-{wanted}":
            return
        page.keyboard.press(key)
        settled(page)
    raise AssertionError(f"'{wanted}' does not come; this is '{screen(page)}'")


def keys(page: Any, *names: str) -> None:
    for name in names:
        page.keyboard.press(name)
        settled(page)


def room(page: Any) -> str:
    return str(page.evaluate(f"() => localStorage.getItem('{KEPT}') ?? ''"))


def test_a_workshop_by_keys_reloaded_in_the_middle(opened: Opened) -> None:
    page = opened()
    begin(page)
    wait_for(page, "room-setup-time")
    turn(page, "scene")
    keys(page, "b")
    assert screen(page) == "room-calm"
    keys(page, "PageDown", "ArrowRight")
    assert screen(page) == "room-calm"
    keys(page, ".")
    assert screen(page) == "room-scene"
    turn(page, "answers", "ArrowRight")
    keys(page, "v", "1", "7", "Enter", "4", "Backspace", "3", "Enter")
    text = page.inner_text("#mirror main")
    assert "17" not in text, "the split is hidden"
    page.reload()
    begin(page)
    wait_for(page, "room-kept")
    page.get_by_role("button", name="Go on where the room was").click()
    settled(page)
    assert screen(page) == "room-vote"
    keys(page, "Enter", "Enter", "Enter", "Enter")
    assert screen(page) == "room-split"
    assert "A: 17 votes" in page.inner_text("#mirror main")
    turn(page, "reply")
    turn(page, "answers")
    keys(page, "2")
    assert screen(page) == "room-answers"
    assert page.evaluate("() => document.activeElement.textContent").startswith("B. ")
    keys(page, "Enter")
    assert screen(page) == "room-reply"
    keys(page, "f")
    turn(page, "end")
    with page.expect_download() as download:
        page.get_by_role("button", name="Save the room’s way as a file").click()
    assert download.value.suggested_filename == "evening-notes.txt"
    assert "Votes: A 17, B 3" in download.value.path().read_text("utf-8")
    assert room(page)
    page.get_by_role("button", name="Close the workshop").click()
    wait_for(page, "title")
    assert room(page) == ""


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_pages_for_a_printer_come_from_the_menu(opened: Opened, language: str) -> None:
    """What makes them is fetched only then; the file asks for nothing, holds its fonts, and prints."""
    page = opened(locale=language)
    page.get_by_role("button", name={"en": "Workshop", "es": "Taller"}[language]).click()
    wait_for(page, "room-setup-time")
    turn(page, "plan")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rsplit("/", 1)[-1].partition("-")[0]))
    keys(page, "g")
    assert screen(page) == "room-pack"
    page.locator("#mirror [data-id='put:paper=letter']").evaluate("(element) => element.click()")
    with page.expect_download() as download:
        page.locator("#mirror [data-id='write-pack']").evaluate("(element) => element.click()")
    assert download.value.suggested_filename == "workshop-45-kit.html"
    text = download.value.path().read_text("utf-8")
    assert f'lang="{language}"' in text
    assert "size: letter" in text
    assert "@font-face" in text
    assert "http" not in text.replace("http-equiv", "")
    assert "print" in asked
    settled(page)
    assert "workshop-45-kit.html" in page.inner_text("#mirror main")
    with page.expect_download():
        page.locator("#mirror [data-id='write-pack']").evaluate("(element) => element.click()")
    assert asked.count("print") == 1
    if language == "en":
        printed = page.context.new_page()
        printed.set_content(text)
        assert printed.locator("section.sheet").count() > 20
        assert len(printed.pdf()) > 50_000


def test_two_tabs_in_one_workshop_the_newer_leads_and_the_older_says_so(opened: Opened, address: str) -> None:
    older = opened()
    begin(older)
    wait_for(older, "room-setup-time")
    turn(older, "scene")
    newer = older.context.new_page()
    newer.goto(address)
    begin(newer)
    wait_for(newer, "room-kept")
    newer.get_by_role("button", name="Go on where the room was").click()
    settled(newer)
    turn(newer, "answers")
    kept = room(newer)
    older.bring_to_front()
    older.wait_for_function(
        "() => document.querySelector('#mirror main').innerText.includes('goes on in another window')"
    )
    turn(older, "answers")
    keys(older, "1", "Enter")
    assert room(newer) == kept, "the older one keeps nothing over it"
    newer.bring_to_front()
    keys(newer, "2", "Enter")
    assert room(newer) != kept


def test_a_first_hour_goes_on_in_another_browser(opened: Opened) -> None:
    first = opened()
    begin(first)
    wait_for(first, "room-setup-time")
    first.locator("#mirror [data-id='put:length=first']").evaluate("(element) => element.click()")
    turn(first, "answers")
    keys(first, "1", "Enter", "f")
    turn(first, "end")
    first.get_by_role("button", name="Go on with another computer").click()
    settled(first)
    code = first.locator("#mirror [data-id='code']").inner_text()
    second = opened()
    begin(second)
    wait_for(second, "room-setup-time")
    second.locator("#mirror [data-id='put:length=second']").evaluate("(element) => element.click()")
    settled(second)
    second.get_by_role("button", name="The first hour was on another computer").click()
    settled(second)
    second.locator("#mirror input").fill(code)
    second.keyboard.press("Enter")
    settled(second)
    assert screen(second) == "room-setup-time"
    assert "The first hour is here." in second.inner_text("#mirror main")
    turn(second, "scene")


def test_quick_exit_erases_a_workshop(opened: Opened) -> None:
    page = opened()
    begin(page)
    wait_for(page, "room-setup-time")
    turn(page, "scene")
    assert room(page)
    page.keyboard.press("F9")
    page.wait_for_url("**/blank*.html")
    assert room(page) == ""
