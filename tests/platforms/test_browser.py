"""When a page's canvas shows what was drawn: at once where nothing moves, else in the frame after."""

from __future__ import annotations

import asyncio
import json

import pygame
import pytest

from game.platforms.browser import Browser
from game.platforms.platform import Pressed, Signal


class Frames:
    """A page in which every frame comes at once. `done` is what was done in each, by its number from 1."""

    def __init__(self, done: dict[int, str]) -> None:
        self.done = done
        self.happened: list[str] = []
        self.count = 0

    async def wait(self, busy: bool) -> None:
        self.count += 1
        self.happened.append("frame" if busy else "idle")

    def take(self) -> str:
        kind = self.done.get(self.count)
        return json.dumps([{"kind": kind, "id": "go-on"}]) if kind else ""

    def gamepads(self) -> int:
        return 0


@pytest.fixture
def happened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    found: list[str] = []
    monkeypatch.setattr(pygame.display, "flip", lambda: found.append("shown"))
    monkeypatch.setattr(pygame.event, "get", list)
    return found


def turns(happened: list[str], *busy: bool, done: dict[int, str] | None = None) -> list[list[Signal]]:
    """Draw and wait once for each of `busy`; return what was heard each time."""
    page = Frames(done or {})
    page.happened = happened
    browser = Browser(page, lambda: happened.append("kept"))  # type: ignore[arg-type]

    async def play() -> list[list[Signal]]:
        heard = []
        for moving in busy:
            happened.append("drawn")
            browser.present()
            heard.append(list(await browser.wait(moving)))
        return heard

    return asyncio.run(play())


def test_what_stands_still_is_shown_in_the_frame_that_draws_it(happened: list[str]) -> None:
    turns(happened, False, False)
    assert happened == ["drawn", "shown", "idle"] * 2


def test_while_something_moves_one_frame_draws_and_the_next_one_shows(happened: list[str]) -> None:
    turns(happened, True, True, False, False)
    begin, middle = ["drawn", "shown", "frame"], ["drawn", "frame", "shown", "frame"]
    end, still = ["drawn", "frame", "shown"], ["drawn", "shown", "idle"]
    assert happened == [*begin, *middle, *end, *still]


def test_what_is_done_between_drawing_and_showing_is_heard_at_once(happened: list[str]) -> None:
    heard = turns(happened, True, True, done={2: "press"})
    assert heard == [[], [Pressed("go-on")]]
    assert happened[-3:] == ["drawn", "frame", "shown"], "no second frame is waited for"


def test_a_page_that_is_hidden_between_the_two_is_kept(happened: list[str]) -> None:
    turns(happened, True, True, done={2: "hidden"})
    assert happened[3:] == ["drawn", "frame", "shown", "kept", "frame"]
