"""The way in a real page: its pictures as tables and lists, and the files that it gives to the browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.stage.test_recap import read_png
from tests.web.driver import settled, wait_for
from tests.web.walk import Walk

pytestmark = pytest.mark.browser


def to_recap(page: Any, scratch: Path) -> Walk:
    walk = Walk(page, scratch)
    walk.begin()
    for name in walk.screens():
        if name == "recap":
            return walk
    raise AssertionError("the walk leads along the way that was taken")


def test_the_way_is_a_table_and_lists_that_keys_go_through_and_files_are_handed_over(
    opened: Any, tmp_path: Path
) -> None:
    page = opened(accept_downloads=True)
    walk = to_recap(page, tmp_path)
    table = page.evaluate(
        "() => { const table = document.querySelector('#mirror table'); return JSON.stringify({caption:"
        " table.caption.textContent, heads: [...table.querySelectorAll('th[scope=col]')].map((head) =>"
        " head.textContent), rows: table.rows.length}); }"
    )
    assert json.loads(table) == {
        "caption": "Both meters along the way",
        "heads": ["No.", "Scene", "Trust", "Self-worth", "Turning point"],
        "rows": 12,
    }
    stops = page.locator("#mirror ul[role=list] > li > button")
    assert stops.count() == 10
    stops.nth(2).focus()
    page.keyboard.press("Enter")
    wait_for(page, "turn")
    settled(page)
    assert page.evaluate("() => document.activeElement.textContent").startswith("3. ")
    page.keyboard.press("Escape")
    wait_for(page, "recap")
    settled(page)
    assert page.evaluate("() => document.activeElement.dataset.id") == "turn:2", "back on the same stop"
    walk.press("keep")
    for form, name, begins in (
        ("page", "evening-notes.html", b"<!doctype html>"),
        ("text", "evening-notes.txt", b"THE WAY YOU TOOK"),
        ("picture", "evening-notes.png", b"\x89PNG"),
    ):
        with page.expect_download() as download:
            page.locator(f"#mirror [data-id='keep:{form}']").evaluate("(element) => element.click()")
        assert download.value.suggested_filename == name
        data = download.value.path().read_bytes()
        assert data.startswith(begins)
        page.wait_for_selector("#mirror [data-role=notice]")
        said = page.locator("#mirror [data-role=notice]").text_content()
        assert said.startswith(f"Your browser was given {name}.")
        if form == "picture":
            assert read_png(data)[0] > 1000
