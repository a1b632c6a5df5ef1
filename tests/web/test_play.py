"""The built page, played to its ends in a real browser."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.driver import begin, controls, next_id, screen, settled, tab_to, wait_for, way_to

pytestmark = pytest.mark.browser

REPAIRED = ("both-chairs", "learning-the-language", "third-chair", "good-enough-for-now")
PARTED = ("slammed-door", "note-on-the-table", "quiet-house", "flatmates", "peacekeeper")

SHORT = "[data-id='cut:short'][aria-checked=true]"


def ending(page: Any) -> str:
    wait_for(page, "ending")
    return str(page.get_attribute("#game", "data-ending"))


def turned(page: Any, pressed: str) -> None:
    """Wait until the control that was pressed has gone."""
    page.wait_for_function("(id) => !document.querySelector(`#mirror [data-id='${id}']`)", arg=pressed)
    settled(page)


def test_keyboard_alone_leads_to_a_repair_ending(opened: Any) -> None:
    page = opened()
    page.wait_for_selector("#begin:enabled")
    for _ in range(8):
        if page.evaluate("() => document.activeElement.id") == "begin":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    wait_for(page, "chair")
    tab_to(page, "cut:full")
    page.keyboard.press("ArrowRight")
    page.wait_for_selector(SHORT)
    tab_to(page, "chair:kit")
    page.keyboard.press("Enter")
    wait_for(page, "scene")
    way = list(way_to(*REPAIRED))
    while screen(page) == "scene":
        control = next_id(page, way)
        tab_to(page, control)
        page.keyboard.press("Enter" if len(way) % 2 else "Space")
        turned(page, control)
    assert ending(page) in REPAIRED


def test_clicking_the_canvas_leads_to_a_disconnection_ending(opened: Any) -> None:
    page = opened()
    begin(page)
    _click_drawn(page, "cut:short")
    page.wait_for_selector(SHORT)
    _click_drawn(page, "chair:kit")
    wait_for(page, "scene")
    way = list(way_to(*PARTED))
    while screen(page) == "scene":
        control = next_id(page, way)
        _click_drawn(page, control)
        turned(page, control)
    assert ending(page) in PARTED


def test_touch_presses_once(opened: Any) -> None:
    page = opened(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True, device_scale_factor=2)
    page.get_by_role("button", name="Begin").tap()
    wait_for(page, "chair")
    box = _shown(page, "chair:kit")
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    wait_for(page, "scene")
    settled(page)
    letter = next(control["id"] for control in controls(page) if control["id"].startswith("choice:"))
    box = _shown(page, letter)
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + 20)
    page.wait_for_selector('#mirror [data-id="go-on"]')
    settled(page)
    assert screen(page) == "scene"
    assert page.locator('#mirror [data-id="go-on"]').count() == 1, "a second press of the same tap would have gone on"


def test_a_reload_goes_on_where_it_was(opened: Any) -> None:
    page = opened()
    begin(page)
    page.locator('[data-id="chair:kit"]').click()
    wait_for(page, "scene")
    page.keyboard.press("a")
    page.wait_for_selector('[data-id="go-on"]')
    page.keyboard.press("a")
    turned(page, "go-on")
    before = page.inner_text("#mirror h1"), [control["name"] for control in controls(page)]
    page.reload(wait_until="commit")
    page.get_by_role("button", name="Continue").click()
    wait_for(page, "scene")
    settled(page)
    assert (page.inner_text("#mirror h1"), [control["name"] for control in controls(page)]) == before


def test_keeping_nothing_keeps_nothing(opened: Any) -> None:
    page = opened()
    page.get_by_role("button", name="Keep nothing").click()
    wait_for(page, "chair")
    page.locator('[data-id="chair:kit"]').click()
    wait_for(page, "scene")
    page.keyboard.press("a")
    page.wait_for_selector('[data-id="go-on"]')
    assert page.evaluate("() => localStorage.length") == 0


def test_a_browser_that_keeps_nothing_is_told_once_and_played_on(opened: Any) -> None:
    page = opened()
    page.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('exceeded', 'QuotaExceededError'); }"
    )
    page.reload(wait_until="commit")
    begin(page)
    assert "cannot be kept" in page.text_content("#mirror")
    page.locator('[data-id="chair:kit"]').click()
    wait_for(page, "scene")
    assert "cannot be kept" not in page.text_content("#mirror")


def _shown(page: Any, id: str) -> dict[str, float]:
    """Bring a control into view with the pointer's wheel, as a person would; return where it is drawn."""
    size = page.viewport_size
    for _ in range(40):
        box: dict[str, float] = page.locator(f"#mirror [data-id='{id}']").bounding_box()
        if box["y"] >= 0 and box["y"] + min(box["height"], 60) < size["height"] - 60:
            return box
        page.mouse.move(size["width"] - 80, size["height"] * 0.7)
        page.mouse.wheel(0, 120 if box["y"] > 0 else -120)
        settled(page)
    raise AssertionError(f"{id} cannot be scrolled to")


def _click_drawn(page: Any, id: str) -> None:
    box = _shown(page, id)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + min(box["height"], 60) / 2)
