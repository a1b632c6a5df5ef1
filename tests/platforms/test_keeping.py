"""A way as a file of the player's own: through the program, with the path shown, or the reason why not."""

from __future__ import annotations

import base64
import errno
from dataclasses import replace
from pathlib import Path

import pytest

from game.cli import place
from game.platforms import browser
from game.platforms.host import Host, Saver
from game.platforms.store import MemoryStore
from game.stage.keep import keep_way
from game.view.settings import System
from game.view.view import Line
from tests.pilot.pilot import TODAY, real_story
from tests.view.tour import ended


def host(saver: Saver | None, *, downloads: bool = False) -> Host:
    system = System(today=TODAY, can_quit=True, downloads=downloads)
    made = Host(real_story(), MemoryStore(), "one", system, saver=saver)
    made.session = replace(ended("mostly-good").through("recap", "keep").host.session, system=made.session.system)
    return made


def notice(made: Host) -> str:
    return next(item.text for item in made.view().items() if isinstance(item, Line) and item.role == "notice")


@pytest.mark.parametrize(
    ("form", "ending", "begins"),
    [("page", "html", b"<!doctype html>"), ("picture", "png", b"\x89PNG"), ("text", "txt", b"THE WAY YOU TOOK")],
)
def test_each_form_is_a_new_file_among_the_documents(
    form: str, ending: str, begins: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path / "Documents")
    made = host(place.save_document)
    for name in (f"evening-notes.{ending}", f"evening-notes-2.{ending}"):
        assert made.press(f"keep:{form}") == "keep"
        assert keep_way(made) == ""
        path = tmp_path / "Documents" / name
        assert path.read_bytes().startswith(begins)
        assert notice(made) == f"Kept: {path}"
    assert made.view().announce == notice(made), "who does not see it hears it"
    assert made.view().screen == "keep"


def test_a_text_for_the_clipboard_makes_no_file() -> None:
    def refuse(ending: str, data: bytes) -> str:
        raise AssertionError((ending, data))

    made = host(refuse)
    made.press("keep:copy")
    assert keep_way(made).startswith("THE WAY YOU TOOK")
    assert notice(made) == "Your way was copied as text."


def test_a_full_disk_says_what_to_do_and_loses_nothing() -> None:
    def full(ending: str, data: bytes) -> str:
        raise OSError(errno.ENOSPC, "No space left on device")

    made = host(full)
    game = made.session.game
    made.press("keep:page")
    keep_way(made)
    assert notice(made).startswith("The file could not be written: No space left on device. Free some space")
    assert made.session.game == game


def test_a_place_without_files_says_so() -> None:
    made = host(None)
    made.press("keep:text")
    keep_way(made)
    assert "it is not allowed here" in notice(made)


def test_a_browser_is_said_to_have_been_given_the_file_and_what_if_it_is_blocked() -> None:
    given: list[tuple[str, str, str]] = []

    class Page:
        def save(self, name: str, data: str, kind: str) -> None:
            given.append((name, data, kind))

    page = Page()
    made = host(lambda ending, data: browser._save(page, ending, data), downloads=True)  # type: ignore[arg-type]
    made.press("keep:page")
    keep_way(made)
    ((name, data, kind),) = given
    assert (name, kind) == ("evening-notes.html", "text/html")
    assert base64.b64decode(data).startswith(b"<!doctype html>")
    told = notice(made)
    assert told.startswith("Your browser was given evening-notes.html.")
    assert "downloads are blocked here: copy the text instead" in told


def test_a_page_that_may_make_no_files_says_why() -> None:
    class Locked:
        def save(self, name: str, data: str, kind: str) -> None:
            raise RuntimeError("SecurityError: The operation is insecure.")

    made = host(lambda ending, data: browser._save(Locked(), ending, data), downloads=True)  # type: ignore[arg-type]
    made.press("keep:picture")
    keep_way(made)
    assert notice(made).startswith("The file could not be written: ")
