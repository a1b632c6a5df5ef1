"""The server side of a preview in the browser: one open answer that says what each save brought."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from game.preview.update import Update, load
from game.preview.web import Desk, serve
from game.web.server import PortError
from tests.authoring.overlay import overlay, tiny

PAGE = '<!doctype html><div id="game" data-screen="title"></div>'


def update(letter: str, told: Update | None = None) -> Update:
    seat, language, text = json.loads(letter)
    assert (seat, language) == (["kit", ""], "es")
    return load(text, told.story if told else None)


@contextmanager
def serving(site: Path, desk: Desk) -> Iterator[str]:
    site.mkdir()
    (site / "index.html").write_text(PAGE, encoding="utf-8")
    (site / "page.css").write_text("a{}", encoding="utf-8")
    server = serve(site, desk, 0)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield server.address
    finally:
        server.shutdown()
        server.server_close()


def test_a_page_gets_the_story_and_then_what_changes(tmp_path: Path) -> None:
    story = tiny(tmp_path)
    desk = Desk(story, ("kit", ""), "es")
    with desk.listening() as page:
        first = update(page.get())
        assert first.story is not None
        overlay(story, "# chapters/table.yaml > scenes > walk > title\ntitle: A long walk")
        desk.saved()
        second = update(page.get(), first)
        assert second.story is not None
        assert second.story.scenes["walk"].title == "A long walk"
        overlay(story, "# chapters/table.yaml > scenes > walk > place\nplace: hallwy")
        desk.saved()
        assert update(page.get(), second).mistakes
        with desk.listening() as late:  # one that comes while there are mistakes gets the last good story, too
            joined = update(late.get())
            assert joined.story == second.story
            assert joined.mistakes
    desk.saved()
    assert page.empty()


def test_the_page_is_served_as_a_preview_and_follows(tmp_path: Path) -> None:
    story = tiny(tmp_path)
    desk = Desk(story, ("kit", ""), "es")
    with serving(tmp_path / "site", desk) as address:
        with urlopen(address) as answer:
            assert b'<div id="game" data-preview data-screen="title">' in answer.read()
        with urlopen(f"{address}page.css") as answer:
            assert answer.read() == b"a{}"
        with urlopen(f"{address}preview/saves", timeout=20) as saves:
            assert saves.headers["Content-Type"] == "text/event-stream"
            first = update(saves.readline().decode().removeprefix("data: "))
            assert saves.readline() == b"\n"
            overlay(story, "# chapters/table.yaml > scenes > walk > title\ntitle: A long walk")
            desk.saved()
            second = update(saves.readline().decode().removeprefix("data: "), first)
            assert second.story is not None
            assert second.story.scenes["walk"].title == "A long walk"


def test_a_taken_port_is_said(tmp_path: Path) -> None:
    desk = Desk(tiny(tmp_path), None, "")
    with serving(tmp_path / "site", desk) as address, pytest.raises(PortError):
        serve(tmp_path / "site", desk, int(address.rstrip("/").rpartition(":")[2]))
