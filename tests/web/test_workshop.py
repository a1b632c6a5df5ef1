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


def test_quick_exit_erases_a_workshop(opened: Opened) -> None:
    page = opened()
    begin(page)
    wait_for(page, "room-setup-time")
    turn(page, "scene")
    assert room(page)
    page.keyboard.press("F9")
    page.wait_for_url("**/blank*.html")
    assert room(page) == ""
