"""The page for readers: every screen is what the tree says, and axe-core finds nothing on it, in every theme."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.access.tree import tree
from game.cli.place import cache_folder
from game.keepsake.page import as_page
from game.view.recap import kept
from game.web import fingerprint
from tests.view.tour import tour
from tests.web.conftest import missing
from tests.web.driver import begin, settled, wait_for
from tests.web.readers import chromium_tells, tree_tells
from tests.web.walk import Walk

pytestmark = pytest.mark.browser

PINNED = Path(__file__).parent / "axe"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
THEMES = ("evening", "paper", "contrast")


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, as npm's lock file pins it."""
    npm = shutil.which("npm")
    if npm is None:
        missing("npm is not installed, and axe-core comes from npm")
    folder = cache_folder() / "web" / f"axe-{fingerprint.short((PINNED / 'package-lock.json').read_bytes())}"
    script = folder / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copyfile(PINNED / name, folder / name)
        subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, check=True)
    return script.read_text("utf-8")


def violations(page: Any, axe: str) -> list[str]:
    """Return what axe-core finds on the page as it is shown."""
    page.evaluate(axe)
    run = "async (values) => (await axe.run(document, {runOnly: {type: 'tag', values}})).violations"
    found = page.evaluate(run, TAGS)
    return [f"{one['id']}: {one['help']}: {node['html']}" for one in found for node in one["nodes"]]


def test_axe_finds_what_is_wrong(opened: Any, axe: str) -> None:
    page = opened()
    page.wait_for_selector("#begin:enabled")
    page.evaluate("() => document.querySelector('#shell main').append(document.createElement('button'))")
    assert "button-name" in [told.split(":")[0] for told in violations(page, axe)]


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_on_any_screen(opened: Any, axe: str, tmp_path: Path, theme: str) -> None:
    page = opened()
    page.wait_for_selector("#begin:enabled")
    found = {"first page": violations(page, axe)}
    walk = Walk(page, tmp_path)
    walk.begin()
    walk.press("settings", f"set:theme={theme}", "back")
    for name in walk.screens():
        found[name] = violations(page, axe)
    assert len(found) > 15
    assert {name: told for name, told in found.items() if told} == {}


def in_workshop(page: Any) -> Iterator[str]:
    """Go through a workshop as a facilitator does; yield the name of every page while it is shown."""

    def shown(*names: str) -> str:
        for name in names:
            page.keyboard.press(name)
            settled(page)
            settled(page)  # Python may be slower than a frame
        return str(page.get_attribute("#game", "data-screen")).removeprefix("room-")

    def pressed(id: str) -> str:
        page.locator(f"#mirror [data-id='{id}']").evaluate("(element) => element.click()")
        settled(page)
        return shown()

    page.get_by_role("button", name="Workshop").click()
    wait_for(page, "room-setup-time")
    yield shown()
    pressed("put:length=second")
    yield pressed("bring")
    shown("Escape")
    yield pressed("put:length=90")
    while (name := shown("PageDown")) != "plan":
        yield name
    yield name
    yield pressed("pack")
    shown("Escape")
    for key in ("i", "PageDown"):
        yield shown(key)
    for name in ("pause", "calm", "keys", "timing", "support"):
        yield shown({"pause": "p", "calm": "b", "keys": "k", "timing": "m", "support": "s"}[name])
        shown("b" if name == "calm" else "Escape")
    yield shown("k", "o")
    shown("Escape")
    while shown("PageDown") != "answers":
        pass
    yield shown("t")
    yield shown("v", "7")
    while (name := shown("Enter")) != "split":
        yield name
    yield shown("t")
    yield shown("Enter")
    yield shown("y")
    pressed("again:0")
    while shown("PageDown") != "answers":
        pass
    shown("2", "Enter")
    yield "trial"
    while (name := shown("PageDown")) != "compare":
        pass
    yield name
    shown("f")
    while (name := shown("PageDown")) != "end":
        yield name
    yield name


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_in_a_workshop(opened: Any, axe: str, theme: str) -> None:
    page = opened()
    page.wait_for_selector("#begin:enabled")
    page.get_by_role("button", name="Settings").click()
    wait_for(page, "settings")
    page.locator(f"[data-id='set:theme={theme}']").evaluate("(element) => element.click()")
    page.wait_for_selector(f"[data-id='set:theme={theme}'][aria-checked=true]")
    page.reload()
    page.wait_for_selector("#begin:enabled")
    found = {name: violations(page, axe) for name in in_workshop(page)}
    assert {"answers", "vote", "split", "pack", "bring", "compare", "end", "keys", "pause", "calm"} <= set(found)
    assert {name: told for name, told in found.items() if told} == {}


def test_readers_are_told_the_tree_on_every_screen(opened: Any, tmp_path: Path) -> None:
    page = opened()
    walk = Walk(page, tmp_path)
    walk.begin()
    for name in walk.screens():
        assert chromium_tells(page) == tree_tells(tree(walk.host.view())), name


def test_the_page_that_is_kept_opens_by_itself_and_axe_finds_nothing(browser: Any, axe: str, tmp_path: Path) -> None:
    session = tour()["recap-branches"]
    file = tmp_path / "evening-notes.html"
    file.write_text(as_page(kept(session), session.say), "utf-8")
    for size in ({"width": 1280, "height": 720}, {"width": 390, "height": 844}):
        context = browser.new_context(viewport=size, bypass_csp=True)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request, asked=asked: asked.append(request.url))
        page.goto(file.as_uri())
        assert asked == [file.as_uri()]
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth"), "nothing sticks out"
        assert violations(page, axe) == []
        context.close()


FOCUSED = "() => document.activeElement?.dataset.id ?? ''"


def set_to(page: Any, *settings: str) -> None:
    """From any screen: set, and come back."""
    page.keyboard.press("o")
    wait_for(page, "settings")
    for setting in settings:
        page.locator(f"[data-id='set:{setting}']").evaluate("(element) => element.click()")
        page.wait_for_selector(f"[data-id='set:{setting}'][aria-checked=true]")
    settled(page)
    page.keyboard.press("Escape")
    settled(page)


def test_settings_come_before_anything_else(opened: Any) -> None:
    page = opened()
    page.wait_for_selector("#begin:enabled")
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.dataset.press") == "settings"
    page.keyboard.press("Enter")
    wait_for(page, "settings")
    settled(page)
    page.keyboard.press("Escape")
    wait_for(page, "title")


@pytest.mark.parametrize("wish", [{"contrast": "more"}, {"forced_colors": "active"}])
def test_a_wish_for_contrast_is_followed_until_the_settings_say_otherwise(opened: Any, wish: dict[str, str]) -> None:
    page = opened(**wish)
    page.wait_for_selector("#begin:enabled")
    assert page.get_attribute("#game", "data-theme") == "contrast"
    begin(page)
    assert page.get_attribute("#game", "data-theme") == "contrast"
    set_to(page, "theme=paper")
    assert page.get_attribute("#game", "data-theme") == "paper"
    page.reload()
    page.wait_for_selector("#begin:enabled")
    assert page.get_attribute("#game", "data-theme") == "paper"


def test_a_wish_that_comes_while_it_is_played_is_followed(opened: Any) -> None:
    page = opened()
    begin(page)
    assert page.get_attribute("#game", "data-theme") == "evening"
    page.emulate_media(contrast="more")
    page.wait_for_selector('#game[data-theme="contrast"]')


def test_the_focus_is_never_lost_and_comes_back_to_where_it_was(opened: Any, tmp_path: Path) -> None:
    page = opened()
    walk = Walk(page, tmp_path)
    walk.begin()

    def press(*ids: str) -> str:
        """Press as a keyboard does, from what has the focus; return what has it then."""
        for pressed in ids:
            page.locator(f"#mirror [data-id='{pressed}']").focus()
            walk.press(pressed)
        return str(page.evaluate(FOCUSED))

    for name in walk.screens():
        assert page.evaluate("() => document.activeElement.closest('#mirror') !== null"), name
        if name == "scene":
            assert press("settings", "code") == "heading"
            assert press("back") == "code", "a dialog beneath a dialog"
            assert press("back") == "settings"
        if name == "reply":
            page.wait_for_function("() => document.getElementById('says').textContent.includes('is now')")
            assert press("history", "back") == "history"
            assert page.text_content("#says") == "", "nobody comes upon what was said a page ago"
        if name == "recap":
            assert press("turn:4", "turn:5", "back") == "turn:5", "the stop that was looked at last"
            assert press("keep", "back") == "keep"
            return
    raise AssertionError("the walk leads along the way that was taken")


def test_scanning_takes_a_group_as_one_step_and_pressing_the_chosen_one_leads_into_it(opened: Any) -> None:
    page = opened()
    begin(page)
    set_to(page, "scan=keys")
    page.keyboard.press("o")
    wait_for(page, "settings")
    settled(page)
    seen: list[str] = []
    while "back" not in seen and len(seen) < 40:
        page.keyboard.press("Space")
        settled(page)
        seen.append(str(page.evaluate(FOCUSED)))
    stops = list(dict.fromkeys(filter(None, seen)))
    assert [stop for stop in stops if stop.startswith("set:text_size")] == ["set:text_size=100"]
    assert len(stops) < 20, "forty radios are not in the way of who only wants to be done"
    page.locator("[data-id='set:text_size=100']").focus()
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED) == "set:text_size=125"
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_selector("[data-id='set:text_size=150'][aria-checked=true]")
    settled(page)
    page.keyboard.press("Space")
    settled(page)
    assert page.evaluate(FOCUSED) == "set:spacing=usual"


def test_scanning_by_itself_goes_round_and_one_key_presses(opened: Any) -> None:
    page = opened()
    begin(page)
    set_to(page, "scan=1")
    wait_for(page, "chair")
    seen: list[str] = []
    while len(seen) < 4:
        page.wait_for_function("(last) => (document.activeElement?.dataset.id ?? '') !== last", arg=seen[-1:] or [""])
        here = str(page.evaluate(FOCUSED))
        if here and here not in seen:
            seen.append(here)
    assert page.locator("#mirror :focus").count() <= 1
    page.wait_for_function("() => document.activeElement?.dataset.id === 'chair:kit'")
    page.keyboard.press("Space")
    wait_for(page, "scene")


def test_scanning_with_two_keys_leads_to_an_answer(opened: Any) -> None:
    page = opened()
    begin(page)
    set_to(page, "scan=keys")
    for wanted, key in (("chair:kit", "scene"), ("choice:", "")):
        for _ in range(20):
            if str(page.evaluate(FOCUSED)).startswith(wanted):
                break
            page.keyboard.press("Space")
            settled(page)
        page.keyboard.press("Enter")
        if key:
            wait_for(page, key)
            settled(page)
    page.wait_for_selector('[data-id="go-on"]')
