"""What the built page promises: to read at once, no traps, nothing from elsewhere, targets where they are drawn."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.web.conftest import ROOT, serving
from tests.web.driver import begin, controls, screen, settled, tab_to, wait_for

pytestmark = pytest.mark.browser

SHOTS = ROOT / "build" / "web" / "shots"
FOCUSED = "() => document.activeElement.dataset.id ?? document.activeElement.id"


def to_scene(page: Any) -> None:
    begin(page)
    page.locator('[data-id="chair:kit"]').click()
    wait_for(page, "scene")
    settled(page)


def struck(page: Any) -> dict[str, Any]:
    """Answer coldly until a choice is struck; return it."""
    for _ in range(30):
        found = next((control for control in controls(page) if control["struck"]), None)
        if found is not None and "go-on" not in {control["id"] for control in controls(page)}:
            return found
        offered = [control for control in controls(page) if control["id"].startswith("choice:")]
        pressed = "go-on" if not offered else offered[-1]["id"]
        page.focus(f"[data-id='{pressed}']")
        page.keyboard.press("Enter")
        page.wait_for_function("(id) => !document.querySelector(`#mirror [data-id='${id}']`)", arg=pressed)
        settled(page)
    raise AssertionError("no choice is ever struck")


def test_the_note_can_be_read_before_anything_is_loaded(opened: Any) -> None:
    page = opened()
    page.wait_for_selector("#note-heading")
    assert page.get_attribute("html", "lang") == "en"
    assert page.title() == "Two Chairs"
    assert page.inner_text("#note-heading")
    assert page.get_by_role("button", name="Begin").is_visible()
    assert page.get_by_role("status").first.inner_text()
    assert page.get_attribute("#game", "data-screen") == "title"


def test_what_is_pressed_while_it_loads_is_kept(opened: Any) -> None:
    page = opened()
    held: list[Any] = []
    page.route("**/pygame.wasm", lambda route: held.append(route))
    page.reload(wait_until="commit")
    page.click("#begin:enabled")
    assert "as soon as" in page.inner_text("#status")
    held.pop().continue_()
    wait_for(page, "chair")


def test_everything_stays_on_the_origin_and_the_policy_holds(opened: Any) -> None:
    page = opened()
    page.add_init_script("addEventListener('securitypolicyviolation', (e) => console.error('policy: ' + e.blockedURI))")
    page.reload(wait_until="commit")
    policy = page.get_attribute("meta[http-equiv=Content-Security-Policy]", "content")
    assert "default-src 'none'" in policy
    assert "'unsafe-eval'" not in policy.replace("'wasm-unsafe-eval'", "")
    assert "'unsafe-inline'" not in policy
    to_scene(page)
    page.keyboard.press("a")
    page.wait_for_selector('[data-id="go-on"]')
    page.wait_for_timeout(600)  # a sound opens its device


@pytest.mark.parametrize("prefix", ["/", "/some/where/deep/"])
def test_the_site_works_under_any_path(opened: Any, site: Path, prefix: str) -> None:
    with serving(site, prefix) as server:
        page = opened(server.address)
        begin(page)
        assert screen(page) == "chair"
        page.context.close()


def test_a_struck_choice_takes_the_focus_and_says_why(opened: Any) -> None:
    page = opened()
    to_scene(page)
    found = struck(page)
    assert found["name"].rstrip().endswith(")"), "the reason stands in the name"
    assert "(" in found["name"]
    tab_to(page, found["id"])
    before = [control["id"] for control in controls(page)]
    page.keyboard.press("Enter")
    settled(page)
    assert [control["id"] for control in controls(page)] == before, "it does nothing when pressed"
    page.screenshot(path=_shot("struck"))


def test_tab_goes_through_everything_and_out_again(opened: Any) -> None:
    page = opened()
    to_scene(page)
    wanted = {control["id"] for control in controls(page)}
    seen = set()
    for _ in range(len(wanted) + 4):
        page.keyboard.press("Tab")
        seen.add(page.evaluate("() => document.activeElement.dataset.id ?? document.activeElement.localName"))
        assert page.evaluate("() => document.activeElement.id") != "canvas"
    assert wanted <= seen
    assert "body" in seen, "the focus leaves the page at its end"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUSED) in wanted


def test_a_pointer_never_gives_the_canvas_the_focus(opened: Any) -> None:
    page = opened()
    to_scene(page)
    page.focus('[data-id="support"]')
    page.mouse.click(200, 300)
    settled(page)
    assert page.evaluate(FOCUSED) == "support"
    assert page.get_attribute("#canvas", "aria-hidden") == "true"
    assert page.get_attribute("#canvas", "tabindex") == "-1"


def test_letters_press_until_they_are_switched_off(opened: Any) -> None:
    page = opened()
    to_scene(page)
    page.keyboard.press("o")
    wait_for(page, "settings")
    page.locator('[role=switch][data-id^="set:letter_keys"]').press("Enter")
    page.wait_for_selector('[data-id="set:letter_keys=yes"]')
    assert page.evaluate(FOCUSED) == "set:letter_keys=yes", "the switch keeps the focus when it flips"
    page.keyboard.press("s")
    settled(page)
    assert screen(page) == "settings"
    page.keyboard.press("Escape")
    wait_for(page, "scene")


def test_a_dialog_takes_the_focus_and_gives_it_back(opened: Any) -> None:
    page = opened()
    to_scene(page)
    tab_to(page, "support")
    page.keyboard.press("Enter")
    wait_for(page, "support")
    settled(page)
    assert page.get_attribute("#mirror", "role") == "dialog"
    assert page.get_attribute("#mirror", "aria-modal") == "true"
    assert page.evaluate("() => document.querySelector('#mirror').contains(document.activeElement)")
    page.keyboard.press("Escape")
    wait_for(page, "scene")
    settled(page)
    assert page.evaluate(FOCUSED) == "support"
    assert page.get_attribute("#mirror", "role") is None


def test_radios_are_gone_through_with_the_arrows(opened: Any) -> None:
    page = opened()
    to_scene(page)
    page.keyboard.press("o")
    wait_for(page, "settings")
    page.focus('[data-id="set:text_size=100"]')
    page.keyboard.press("ArrowRight")
    page.wait_for_selector('[data-id="set:text_size=125"][aria-checked=true]')
    settled(page)
    assert page.evaluate(FOCUSED) == "set:text_size=125"
    assert page.locator('[role=radiogroup] [tabindex="0"][data-id^="set:text_size"]').count() == 1


def test_typing_a_code_is_only_typing(opened: Any) -> None:
    page = opened()
    page.get_by_role("button", name="code").click()
    wait_for(page, "code")
    field = page.locator("#mirror input[data-id=enter-code]")
    field.click()
    page.keyboard.type("quick, also x and s")
    settled(page)
    assert screen(page) == "code"
    assert field.input_value() == "quick, also x and s"
    page.keyboard.press("Enter")
    page.wait_for_selector('#mirror [data-role="notice"]')
    page.screenshot(path=_shot("code"))


def test_quick_exit_erases_and_leaves_nothing_to_go_back_to(opened: Any) -> None:
    page = opened()
    to_scene(page)
    page.keyboard.press("a")
    page.wait_for_selector('[data-id="go-on"]')
    assert page.evaluate("() => localStorage.length") == 1
    page.keyboard.press("F9")
    page.wait_for_url("**/blank.html")
    assert page.title() == "Blank page"
    assert page.evaluate("() => localStorage.length") == 0
    entries = page.evaluate("() => history.length")
    page.go_back()
    assert "index.html" not in page.url
    assert page.url == "about:blank", f"{entries} entries"


def test_quick_exit_works_while_it_loads(opened: Any) -> None:
    page = opened()
    page.click('[data-press="quick-exit"]:enabled')
    page.wait_for_url("**/blank.html")


def test_the_mirror_lies_where_the_canvas_draws(opened: Any) -> None:
    """Pixels inside a control's box differ from the ground beside it, and the ring is drawn around the focus."""
    page = opened()
    begin(page)
    settled(page)
    box = page.locator('[data-id="chair:kit"]').bounding_box()
    page.wait_for_timeout(200)
    before = page.screenshot(clip=_around(box))
    tab_to(page, "chair:kit")
    settled(page)
    after = page.screenshot(clip=_around(box))
    assert before != after, "the focus is drawn around the control"
    outside = {"x": box["x"], "y": box["y"] - 30, "width": box["width"], "height": 20}
    beside = page.screenshot(clip=outside)
    tab_to(page, "support")
    settled(page)
    assert page.screenshot(clip=outside) == beside, "and nowhere else"


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("laptop", {"viewport": {"width": 1280, "height": 720}}),
        ("phone", {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}),
        ("dense", {"viewport": {"width": 1280, "height": 720}, "device_scale_factor": 2}),
    ],
)
def test_the_canvas_has_the_devices_pixels(opened: Any, name: str, options: dict[str, Any]) -> None:
    page = opened(**options)
    page.wait_for_selector("#begin:enabled")
    page.screenshot(path=_shot(f"{name}-first"))
    to_scene(page)
    page.wait_for_timeout(300)
    ratio = options.get("device_scale_factor", 1)
    size = page.evaluate("() => [canvas.width, canvas.height]")
    assert size == [options["viewport"]["width"] * ratio, options["viewport"]["height"] * ratio]
    page.screenshot(path=_shot(f"{name}-scene"))


def test_turning_the_phone_keeps_text_crisp(opened: Any) -> None:
    page = opened(viewport={"width": 390, "height": 844}, device_scale_factor=2)
    to_scene(page)
    page.set_viewport_size({"width": 844, "height": 390})
    page.wait_for_function("() => canvas.width === 1688 && canvas.height === 780")
    settled(page)
    page.screenshot(path=_shot("turned"))


@pytest.mark.parametrize(("width", "height", "insets"), [(390, 844, (47, 0, 34, 0)), (844, 390, (0, 47, 21, 47))])
def test_nothing_is_pressed_or_read_beneath_a_notch(
    opened: Any, width: int, height: int, insets: tuple[int, int, int, int]
) -> None:
    page = opened(viewport={"width": width, "height": height}, device_scale_factor=2)
    top, right, bottom, left = insets
    covered = dict(zip(("top", "right", "bottom", "left"), insets, strict=True))
    page.context.new_cdp_session(page).send("Emulation.setSafeAreaInsetsOverride", {"insets": covered})
    page.wait_for_selector("#begin:enabled")
    assert page.evaluate("() => getComputedStyle(game).getPropertyValue('--bottom')") == f"{bottom}px"
    page.screenshot(path=_shot(f"notch-{width}-first"))
    commands = "() => [...document.querySelectorAll('#shell nav button')].map((one) => one.getBoundingClientRect())"
    for box in page.evaluate(commands):
        assert box["left"] >= left
        assert box["right"] <= width - right
        assert box["bottom"] <= height - bottom
    to_scene(page)
    page.screenshot(path=_shot(f"notch-{width}-scene"))
    shown = [control["box"] for control in controls(page) if control["box"]["top"] < height]
    assert shown
    for box in shown:
        assert left <= box["left"] < box["right"] <= width - right
        assert top <= box["top"] < box["bottom"] <= height - bottom


def test_what_is_scrolled_away_comes_to_who_asks_for_it(opened: Any) -> None:
    """As a reader by touch asks, and as scripts do: the element is brought into view, and the drawing with it."""
    page = opened(viewport={"width": 390, "height": 844})
    to_scene(page)
    last = [control for control in controls(page) if control["id"].startswith("choice:")][-1]
    assert last["box"]["top"] > 844
    page.locator(f"[data-id='{last['id']}']").click()
    page.wait_for_selector('[data-id="go-on"]')


def test_a_finger_scrolls_the_words(opened: Any) -> None:
    page = opened(viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True)
    to_scene(page)
    touch = page.context.new_cdp_session(page)
    last = "() => [...document.querySelectorAll('#mirror p.placed')].at(2).getBoundingClientRect().bottom"
    before = page.evaluate(last)
    for kind, y in (
        ("touchStart", 700),
        *(("touchMove", 700 - 20 * step) for step in range(1, 11)),
        ("touchEnd", None),
    ):
        points = [] if y is None else [{"x": 200, "y": y}]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        settled(page)
    assert 120 < before - page.evaluate(last) < 220
    assert screen(page) == "scene"


def test_readers_find_headings_text_and_named_buttons(opened: Any) -> None:
    page = opened()
    to_scene(page)
    tree = page.locator("#game").aria_snapshot()
    assert 'heading "Chapter 1' in tree
    assert '- paragraph: "Rowan: “They said yes.”"' in tree or "Rowan: “They said yes.”" in tree
    assert 'button "A. ' in tree
    assert "trust:" in tree
    assert "navigation" in tree
    assert tree.count("img") == 1, "the picture is there as one sentence; the canvas is not there for readers"


def test_a_file_that_does_not_arrive_is_said(opened: Any, address: str) -> None:
    page = opened(address, complaining=True)
    page.route("**/pygame.wasm", lambda route: route.fulfill(status=404, body="gone"))
    page.goto(address)
    page.wait_for_selector("#failure:not([hidden])")
    assert "did not arrive" in page.inner_text("#failure")
    assert page.get_by_role("button", name="Try again").is_visible()
    assert page.locator("#support").is_visible(), "support can be read all the same"
    page.screenshot(path=_shot("failed"))


def test_an_old_browser_is_told_what_to_do(opened: Any) -> None:
    page = opened()
    page.add_init_script("WebAssembly.validate = () => false")
    page.reload()
    page.wait_for_selector("#failure:not([hidden])")
    assert "Firefox" in page.inner_text("#failure")


def test_a_code_is_handed_to_the_devices_other_programs(opened: Any) -> None:
    page = opened()
    page.add_init_script("navigator.share = (data) => { window.shared_ = data; return Promise.resolve(); }")
    page.add_init_script("navigator.canShare = () => true")
    page.reload()
    to_scene(page)
    page.keyboard.press("o")
    wait_for(page, "settings")
    page.locator('[data-id="code"]').press("Enter")
    wait_for(page, "code")
    settled(page)
    page.locator('[data-id="share"]').press("Enter")
    page.wait_for_function("() => window.shared_")
    shared = page.evaluate("() => window.shared_")
    assert shared == {"text": page.input_value('#mirror input[data-id="code"]')}, "the code, and nothing with it"


def test_idle_asks_for_no_frames(opened: Any) -> None:
    page = opened()
    to_scene(page)
    page.wait_for_timeout(1500)
    page.evaluate(
        """() => { window.frames_ = 0; const real = window.requestAnimationFrame;
        window.requestAnimationFrame = (call) => { window.frames_ += 1; return real(call); }; }"""
    )
    page.wait_for_timeout(1500)
    assert page.evaluate("() => window.frames_") == 0


def test_what_is_kept_is_one_key_of_plain_data(opened: Any) -> None:
    page = opened()
    to_scene(page)
    page.keyboard.press("a")
    page.wait_for_selector('[data-id="go-on"]')
    kept = page.evaluate("() => Object.entries(localStorage)")
    assert [key for key, _ in kept] == ["evening-notes"]
    assert "log" in json.loads(json.loads(kept[0][1])[0])["body"]


def _around(box: dict[str, float]) -> dict[str, float]:
    return {"x": box["x"] - 4, "y": box["y"] - 4, "width": box["width"] + 8, "height": box["height"] + 8}


def _shot(name: str) -> str:
    SHOTS.mkdir(parents=True, exist_ok=True)
    return str(SHOTS / f"{name}.png")
