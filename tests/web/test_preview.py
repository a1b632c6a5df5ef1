"""A preview in the browser: what is saved shows in place, and the page stays as strict as it is for players."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from game.preview.watch import Watch
from game.preview.web import Desk, serve
from tests.authoring.overlay import overlay, tiny
from tests.web.driver import SECONDS, controls, settled

CUP = "# chapters/table.yaml > scenes > cup"


@pytest.fixture
def preview(site: Path, tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """A story that is watched and served from Kit's chair, and the address."""
    story = tiny(tmp_path)
    desk = Desk(story, ("kit", ""), "")
    server = serve(site, desk, 0)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    with closing(Watch(story, desk.saved)):
        yield story, server.address
    server.shutdown()
    server.server_close()


def wait_for(page: Any, text: str, screen: str = "scene") -> None:
    page.wait_for_selector(f'#game[data-screen="{screen}"] #mirror:has-text("{text}")', timeout=SECONDS)


def test_a_save_shows_in_place_and_mistakes_until_they_are_mended(preview: tuple[Path, str], opened: Any) -> None:
    story, address = preview
    page = opened(address)
    wait_for(page, "Sit with me?")
    settled(page)
    page.keyboard.press("b")
    wait_for(page, "All right.")
    overlay(story, f"{CUP} > choices > in-a-minute > reply > minute\n- minute.rowan: In a minute, then.")
    wait_for(page, "In a minute, then.")
    overlay(story, f"{CUP} > place\nplace: kitchin")
    wait_for(page, "chapters/table.yaml, line 10, column 12", screen="mistakes")
    assert [control["id"] for control in controls(page)] == ["preview:play-on"]
    overlay(story, f"{CUP} > place\nplace: kitchen")
    wait_for(page, "In a minute, then.")
    assert "connect-src 'self'" in page.get_attribute('meta[http-equiv="Content-Security-Policy"]', "content")
