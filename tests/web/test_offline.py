"""The copy that starts without network: whole editions, nothing of a person, and gone with quick exit."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from game.web import first_page, offline
from game.web.site import WORKER
from tests.web.conftest import serving
from tests.web.driver import begin, screen, settled, wait_for

WHOLE = """async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const settled = registration?.active?.state === 'activated' && !registration.installing && !registration.waiting;
    return Boolean(settled && navigator.serviceWorker.controller);
}"""
UPDATED = WHOLE.replace("Boolean(", "(await caches.keys()).length === 2 && Boolean(")
KEPT = """async () => {
    const names = await caches.keys(), urls = [];
    for (const name of names) for (const request of await (await caches.open(name)).keys()) urls.push(request.url);
    return {names, urls};
}"""


HASHES = """async () => {
    const found = {}, cache = await caches.open((await caches.keys())[0]);
    for (const request of await cache.keys()) {
        const data = await (await cache.match(request)).arrayBuffer();
        const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
        found[request.url] = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    }
    return found;
}"""


def until(page: Any, asked: str, seconds: float = 20) -> None:
    """Wait until the asynchronous function `asked` says yes."""
    end = time.monotonic() + seconds
    while not page.evaluate(asked):
        assert time.monotonic() < end, f"never: {asked}"
        page.wait_for_timeout(50)


def to_scene(page: Any) -> None:
    begin(page)
    page.locator('[data-id="chair:kit"]').click()
    wait_for(page, "scene")
    settled(page)


def kept(page: Any) -> Any:
    """Wait until the copy is whole; return what is in it."""
    until(page, WHOLE)
    return page.evaluate(KEPT)


@pytest.fixture
def copy(site: Path, tmp_path: Path) -> Path:
    """A copy of the site that a test may change."""
    shutil.copytree(site, tmp_path / "site")
    return tmp_path / "site"


def change(site: Path, word: str) -> None:
    """Make another edition: another first page, and another folder of scripts, of which one says `word`."""
    (old,) = site.glob("page-*")
    new = site / ("page-" + word.ljust(10, "0"))
    old.rename(new)
    script = new / "boot.js"
    script.write_text(script.read_text("utf-8") + f"\nglobalThis.EDITION_ = '{word}';\n", "utf-8")
    index = site / "index.html"
    changed = re.sub(
        r"<body.*?>", f'<body data-edition="{word}">', index.read_text("utf-8").replace(old.name, new.name)
    )
    index.write_text(changed, "utf-8")
    for packed in (site / "index.html.br", new / "boot.js.br", site / "sw.js.br"):
        packed.unlink(missing_ok=True)
    offline.write_worker(site, first_page.PAGE / WORKER)


def editions(page: Any) -> tuple[Any, Any]:
    """Return which edition the first page is of, and which the scripts."""
    page.wait_for_selector("#shell[data-ready]", timeout=30_000)
    return page.get_attribute("body", "data-edition"), page.evaluate("() => globalThis.EDITION_")


# --- what is built


def test_the_manifest_names_what_is_there(site: Path) -> None:
    manifest = json.loads((site / offline.MANIFEST).read_text("utf-8"))
    assert manifest["name"] == "Two Chairs"
    assert not {manifest[name] for name in ("id", "scope", "start_url")} - {"./"}, "it works from any path"
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        header = (site / icon["src"]).read_bytes()[:24]
        assert header[:8] == b"\x89PNG\r\n\x1a\n"
        width, height = (int.from_bytes(header[at : at + 4], "big") for at in (16, 20))
        assert icon["sizes"] == f"{width}x{height}"


def test_the_worker_keeps_everything_that_is_played_from(site: Path) -> None:
    head, _, _ = (site / offline.WORKER).read_text("utf-8").partition(";\n")
    edition = json.loads(head.removeprefix("self.EDITION = "))
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file() and path.suffix != ".br"}
    assert set(edition["files"]) | set(edition["blank"]) == there - {offline.WORKER, ".built.json"}
    assert set(edition["blank"]) == {"blank.html", "blank-es.html"}


def test_another_file_makes_another_edition(copy: Path) -> None:
    before = (copy / offline.WORKER).read_text("utf-8")
    offline.write_worker(copy, first_page.PAGE / WORKER)
    assert (copy / offline.WORKER).read_text("utf-8") == before
    change(copy, "other")
    assert (copy / offline.WORKER).read_text("utf-8") != before


# --- in a browser

browser = pytest.mark.browser


@browser
@pytest.mark.parametrize("prefix", ["/", "/some/where/deep/"])
def test_the_second_visit_starts_without_network(opened: Any, site: Path, prefix: str) -> None:
    with serving(site, prefix) as server:
        page = opened(server.address, complaining=True)
        to_scene(page)
        page.keyboard.press("a")
        page.wait_for_selector('[data-id="go-on"]')
        held = kept(page)
        assert all(url.startswith(server.address) for url in held["urls"])
        assert not any("?" in url for url in held["urls"])
        address = server.address
    page.goto(address)
    page.get_by_role("button", name="Continue").click()
    wait_for(page, "scene")
    settled(page)
    page.keyboard.press("a")
    settled(page)
    assert screen(page) == "scene"


@browser
def test_nothing_of_a_person_is_in_the_copy(opened: Any, site: Path) -> None:
    page = opened()
    to_scene(page)
    page.keyboard.press("a")
    page.wait_for_selector('[data-id="go-on"]')
    held = kept(page)
    there = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file() and path.suffix != ".br"}
    base = page.url.rsplit("/", 1)[0] + "/"
    assert {url.removeprefix(base) for url in held["urls"]} <= there
    hashes = page.evaluate(HASHES)
    wrong = [
        url
        for url, found in hashes.items()
        if found != sha256((site / url.removeprefix(base)).read_bytes()).hexdigest()
    ]
    assert wrong == [], "it is what everybody gets"


@browser
def test_the_page_says_what_is_kept(opened: Any) -> None:
    page = opened()
    page.wait_for_selector("#begin:enabled")
    assert "keeps a copy of this page" in page.inner_text("#copy")


@browser
def test_keeping_nothing_makes_no_copy(opened: Any) -> None:
    page = opened()
    page.get_by_role("button", name="Keep nothing").click()
    wait_for(page, "chair")
    page.locator('[data-id="chair:kit"]').click()
    wait_for(page, "scene")
    page.keyboard.press("a")
    page.wait_for_selector('[data-id="go-on"]')
    page.wait_for_timeout(500)
    assert page.evaluate(KEPT)["names"] == []
    assert page.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0


GONE = "async () => !(await caches.keys()).length && !(await navigator.serviceWorker.getRegistrations()).length"


@browser
@pytest.mark.parametrize("when", ["whole", "under way", "second visit"])
def test_quick_exit_removes_the_copy(opened: Any, when: str) -> None:
    page = opened()
    to_scene(page)
    if when != "under way":
        kept(page)
    if when == "second visit":
        page.reload()
        page.wait_for_selector("#begin:enabled")
    page.keyboard.press("x")
    page.wait_for_url("**/blank.html")
    assert page.title() == "Blank page"
    until(page, GONE)
    page.wait_for_timeout(500)
    assert page.evaluate(KEPT)["names"] == []
    assert page.evaluate("() => localStorage.length") == 0


@browser
def test_quick_exit_leads_to_a_blank_page_without_network(opened: Any, site: Path) -> None:
    with serving(site) as server:
        page = opened(server.address, complaining=True)
        to_scene(page)
        kept(page)
    page.keyboard.press("x")
    page.wait_for_url("**/blank.html")
    assert page.title() == "Blank page"
    assert page.inner_text("body") == ""
    until(page, GONE)


@browser
def test_an_update_is_taken_whole_with_the_next_visit(opened: Any, copy: Path) -> None:
    change(copy, "a")
    with serving(copy) as server:
        page = opened(server.address)
        to_scene(page)
        kept(page)
        change(copy, "b")
        page.reload()
        assert editions(page) == ("a", "a"), "the old edition is shown until the new one is there"
        until(page, UPDATED)
        page.reload()
        assert editions(page) == ("b", "b")
        until(page, "async () => (await caches.keys()).length === 1")
        assert "page-b000000000" in " ".join(page.evaluate(KEPT)["urls"])
        assert "page-a000000000" not in " ".join(page.evaluate(KEPT)["urls"])


@browser
@pytest.mark.parametrize("fault", ["missing", "other"])
def test_an_update_that_is_not_whole_changes_nothing(opened: Any, copy: Path, fault: str) -> None:
    """The server has half of an upload: one file is not there yet, or is still the old one."""
    change(copy, "a")
    with serving(copy) as server:
        page = opened(server.address, complaining=True)
        to_scene(page)
        kept(page)
        before = page.evaluate(KEPT)["names"]
        change(copy, "b")
        script = copy / "page-b000000000" / "boot.js"
        whole = script.read_text("utf-8")
        if fault == "missing":
            script.unlink()
        else:
            script.write_text(whole.replace("'b'", "'a'"), "utf-8")
        page.reload()
        assert editions(page) == ("a", "a")
        page.evaluate(
            "async () => { await (await navigator.serviceWorker.getRegistration()).update().catch(() => 0); }"
        )
        until(page, WHOLE)
        assert page.evaluate(KEPT)["names"] == before
        page.reload()
        assert editions(page) == ("a", "a")
        script.write_text(whole, "utf-8")
        page.evaluate("async () => { await (await navigator.serviceWorker.getRegistration()).update(); }")
        until(page, UPDATED)
        page.reload()
        assert editions(page) == ("b", "b")


@browser
def test_a_page_that_is_still_open_goes_on_with_its_own_edition(opened: Any, copy: Path) -> None:
    change(copy, "a")
    with serving(copy) as server:
        page = opened(server.address)
        to_scene(page)
        kept(page)
        change(copy, "b")
        other = page.context.new_page()
        other.goto(server.address)
        until(other, UPDATED)
        other.reload()
        assert editions(other) == ("b", "b")
        had = page.evaluate("async (url) => (await fetch(url)).text()", "page-a000000000/boot.js")
        assert "EDITION_ = 'a'" in had, "the server has it no more"


@pytest.fixture
def served(site: Path) -> Iterator[str]:
    with serving(site) as server:
        yield server.address


@browser
def test_caches_of_other_pages_on_the_origin_are_left_alone(opened: Any, served: str) -> None:
    page = opened(served)
    page.evaluate("async () => { await (await caches.open('two-chairs /other/ 1')).put('x', new Response('theirs')); }")
    to_scene(page)
    until(page, WHOLE)
    page.keyboard.press("x")
    page.wait_for_url("**/blank.html")
    until(page, "async () => !(await navigator.serviceWorker.getRegistrations()).length")
    assert page.evaluate(KEPT)["names"] == ["two-chairs /other/ 1"]
