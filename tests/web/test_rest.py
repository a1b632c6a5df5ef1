"""The rest comes behind the first choice: played without it as far as that goes, tried again where it fails."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.web.driver import SECONDS, begin, settled, wait_for

REST = "**/rest-*.zip"


def seated(page: Any) -> None:
    begin(page)
    page.locator('[data-id="chair:kit"]').click()
    wait_for(page, "scene")


def play_on(page: Any, until: str) -> None:
    """Take the first open answer time and again until the page says `until`."""
    for _ in range(30):
        settled(page)
        if until in page.text_content("#mirror"):
            return
        offered = '[data-id^="choice:"]:not([aria-disabled="true"]), [data-id="go-on"]'
        page.locator(f"#mirror :is({offered})").first.click()
    raise AssertionError(f"the page never said {until!r}")


def chapter(page: Any) -> str:
    """Return the latest scene that a choice was taken in, as it is kept."""
    kept = page.evaluate("() => localStorage.getItem('evening-notes')")
    return str(json.loads(json.loads(kept)[0])["body"]["log"]["steps"][-1][0])


@pytest.mark.browser
def test_without_it_the_first_chapter_is_played_and_a_second_try_leads_on(opened: Any) -> None:
    page = opened(complaining=True, service_workers="block")
    page.route(REST, lambda route: route.abort())
    seated(page)
    play_on(page, "did not arrive")
    before = chapter(page)
    page.unroute(REST)
    with page.expect_request(REST):
        page.locator('#mirror [data-id^="choice:"]:not([aria-disabled="true"])').first.click()
    page.wait_for_selector('#mirror [data-id="go-on"]')
    assert chapter(page) != before, "the answer was taken"
    assert "did not arrive" not in page.text_content("#mirror")
    play_on(page, "Chapter 2")


@pytest.mark.browser
def test_a_place_beyond_the_opening_is_gone_on_with_only_when_everything_is_there(opened: Any) -> None:
    page = opened(complaining=True, service_workers="block")
    seated(page)
    play_on(page, "Chapter 2")
    kept = page.evaluate("() => localStorage.getItem('evening-notes')")
    steps = len(json.loads(json.loads(kept)[0])["body"]["log"]["steps"])
    page.route(REST, lambda route: route.abort())
    page.reload()
    page.wait_for_selector('#shell[data-failed="missing"]', timeout=SECONDS)
    page.unroute(REST)
    page.locator('[data-press="again"]').click()
    page.locator("#continue:enabled").click(timeout=SECONDS)
    wait_for(page, "scene")
    assert "Chapter 2" in page.text_content("#mirror")
    kept = page.evaluate("() => localStorage.getItem('evening-notes')")
    assert len(json.loads(json.loads(kept)[0])["body"]["log"]["steps"]) == steps


@pytest.mark.browser
def test_a_workshop_is_led_from_the_first_page(opened: Any) -> None:
    page = opened()
    page.get_by_role("button", name="Workshop").click()
    wait_for(page, "room-setup-time")
