"""The page as other hosts take it: a zip file inside a frame of another page, and what one file may do."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.web import commands
from game.web.archive import write_zip
from game.web.problem import BuildError
from game.web.single import write_single
from tests.web.conftest import serving
from tests.web.driver import SECONDS

FRAME = """<!doctype html><meta charset="utf-8"><title>a page of games</title>
<iframe src="{address}" width="960" height="600" allow="autoplay; fullscreen *; gamepad" allowfullscreen
 sandbox="allow-scripts allow-same-origin allow-forms allow-popups"></iframe>"""
DENIED = """for (const name of ['localStorage', 'sessionStorage'])
    Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
Object.defineProperty(navigator, 'serviceWorker', { get() { throw new DOMException('denied', 'SecurityError'); } });"""


@pytest.fixture
def unpacked(site: Path, tmp_path: Path) -> Path:
    write_zip(site, tmp_path / "two-chairs.zip")
    with zipfile.ZipFile(tmp_path / "two-chairs.zip") as archive:
        archive.extractall(tmp_path / "unpacked")
    return tmp_path / "unpacked"


def test_the_zip_file_has_the_page_at_its_root_and_nothing_twice(site: Path, tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        write_zip(site, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        names = archive.namelist()
    assert "index.html" in names
    assert len(names) < 1000, "itch.io takes no more"
    assert not [name for name in names if name.endswith(".br") or name.startswith((".", "/"))]


@pytest.fixture
def framed(unpacked: Path, tmp_path: Path) -> Iterator[str]:
    """The address of a page of another origin that shows the game in a sandboxed frame."""
    outer = tmp_path / "outer"
    outer.mkdir()
    with serving(unpacked, "/html/1234567/") as inner, serving(outer) as server:
        (outer / "index.html").write_text(FRAME.format(address=inner.address), "utf-8")
        yield server.address


@pytest.mark.browser
@pytest.mark.parametrize("storage", ["allowed", "denied"])
def test_it_is_played_inside_a_frame_of_another_origin(browser: Any, framed: str, storage: str) -> None:
    """Of another origin on the same site, which may keep something; and of another site, which may not."""
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    if storage == "denied":
        context.add_init_script(DENIED)
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto(framed.replace("127.0.0.1", "localhost") if storage == "denied" else framed)
    game = page.frames[1]
    game.click("#begin:enabled")
    game.wait_for_selector('#game[data-screen="chair"]', timeout=SECONDS)
    said = game.text_content("#mirror")
    assert ("cannot be kept" in said) == (storage == "denied")
    game.click('[data-id="chair:kit"]')
    game.wait_for_selector('#game[data-screen="scene"]')
    game.press("body", "a")
    game.wait_for_selector('[data-id="go-on"]')
    assert not game.is_visible("#copy")
    if storage == "allowed":
        assert game.evaluate("async () => (await navigator.serviceWorker.getRegistrations()).length") == 0
    game.press("body", "x")
    game.wait_for_url("**/blank.html")
    assert page.title() == "a page of games"
    assert errors == []
    context.close()


def test_one_file_names_nothing_outside_of_it_and_may_ask_for_nothing(site: Path, tmp_path: Path) -> None:
    write_single(site, tmp_path / "one.html")
    text = (tmp_path / "one.html").read_text("utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy is not None
    assert "connect-src" not in policy[1], "default-src 'none' forbids every request"
    assert "unsafe-inline" not in policy[1]
    assert "'unsafe-eval'" not in policy[1]
    addresses = [found for found in re.findall(r' (?:src|href)="([^"]*)"', text) if not found.startswith("data:")]
    assert addresses == []
    assert text.count("data-carried=") >= 9
    assert "data-module=" in text


def test_what_is_no_site_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p>something else</p>")
    with pytest.raises(BuildError, match="is not a page with a runtime of its own"):
        write_single(tmp_path, tmp_path / "one.html")


def test_one_file_cannot_have_its_runtime_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.web_command(["build", "--single-file", "--runtime", "cdn"]) == 1
    assert "cannot fetch its runtime" in capsys.readouterr().err


def test_a_folder_is_no_file_to_write(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.web_command(["zip", "--out", str(tmp_path)]) == 1
    assert "is a folder" in capsys.readouterr().err
