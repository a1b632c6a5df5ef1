"""A workshop in the main loop: the clock wakes it, a second window follows, the desktop keeps and saves."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"

import pygame
import pytest

from game.cli import place
from game.platforms.desktop import Desktop
from game.platforms.platform import Closed, Exposed, Pressed, Signal, Ticked, Turned
from game.stage.program import TICK, Program, run
from game.stage.stage import Stage
from game.view.settings import System
from tests.pilot.pilot import TODAY
from tests.stage.test_program import Desk
from tests.workshop.leader import Leader

SYSTEM = System(today=TODAY, can_quit=True, second_window=True)


def led(leader: Leader, *signals: Signal) -> Desk:
    desk = Desk(*signals)
    asyncio.run(run(desk, leader.host, Stage()))
    return desk


def test_the_clock_ticks_while_a_workshop_runs_and_only_then() -> None:
    leader = Leader(system=SYSTEM)
    desk = led(leader, Pressed("go-on"), Pressed("back"), Pressed("leave"), Pressed("begin"))
    assert desk.ticks == [TICK, 0]
    assert desk.mirrored[-1][0] == "note"


def test_a_tick_shows_the_time_and_draws_only_when_a_minute_has_passed() -> None:
    leader = Leader(system=SYSTEM).to("scene").press("timing")
    desk = Desk()
    program = Program(desk, leader.host, Stage())
    program.begin()
    before = desk.presented
    program.take(Ticked())
    program.update()
    assert desk.presented == before
    leader.wait(7)
    program.take(Ticked())
    program.update()
    assert desk.presented == before + 1
    assert "7 minutes of 45 minutes so far." in leader.texts()


def test_a_page_is_turned_from_elsewhere() -> None:
    desk = led(Leader(system=SYSTEM), Turned(1), Turned(1), Turned(-1))
    assert "room-setup-content" in [screen for screen, _ in desk.mirrored]


def test_the_notes_stand_in_a_second_window_that_follows() -> None:
    leader = Leader(system=SYSTEM).to("answers")
    desk = Desk()
    program = Program(desk, leader.host, Stage())
    program.begin()
    program.take(Pressed("window"))
    program.update()
    assert desk.aside is not None
    drawn = desk.presented_aside
    assert drawn == 1
    program.take(Pressed("vote"))
    program.take(Pressed("digit:7"))
    program.update()
    assert desk.presented_aside == drawn + 1
    program.update()
    assert desk.presented_aside == drawn + 1, "nothing has changed"
    program.take(Pressed("window"))
    program.update()
    assert desk.aside is None


def test_the_second_window_goes_with_the_workshop() -> None:
    leader = Leader(system=SYSTEM).to("answers")
    desk = led(leader, Pressed("window"), Pressed("keys"), Pressed("leave"))
    assert desk.aside is None


@pytest.fixture
def window() -> Iterator[Desktop]:
    made = Desktop("Two Chairs")
    yield made
    made.close()


def test_a_desktop_opens_a_second_window_and_tells_its_events_apart(window: Desktop) -> None:
    assert window.second() is None
    assert window.open_second("Notes")
    surface = window.second()
    assert surface is not None
    surface.fill((1, 2, 3))
    window.present_second()
    second = window._second
    assert second is not None
    pygame.event.clear()
    events = [
        pygame.event.Event(pygame.KEYDOWN, key=pygame.K_b, mod=0, window=second),
        pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(5, 5), button=1, window=second),
        pygame.event.Event(pygame.WINDOWEXPOSED, window=second),
        pygame.event.Event(pygame.WINDOWCLOSE, window=second),
        pygame.event.Event(pygame.WINDOWCLOSE, window=window.window),
    ]
    signals = list(window._signals(events))
    assert [type(signal) for signal in signals] == [pygame.event.Event, Exposed, Closed]
    assert window.second() is None
    window.close_second()


def test_a_timer_wakes_the_desktop(window: Desktop) -> None:
    window.tick(1)
    pygame.event.clear()
    assert any(isinstance(signal, Ticked) for signal in asyncio.run(window.wait(busy=False)))
    window.tick(0)


def test_a_workshop_is_kept_beside_the_players_place_under_a_plain_name(tmp_path: Path) -> None:
    assert place.room_file(tmp_path / "notes.json") == tmp_path / "notes-room.json"
    assert place.room_file(tmp_path / "notes-1a2b.json") == tmp_path / "notes-1a2b-room.json"


def test_what_is_saved_by_choice_never_overwrites(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_documents_path", lambda: tmp_path / "Documents")
    first, second = place.save_document("txt", b"one"), place.save_document("txt", b"two")
    assert first != second
    assert Path(first).read_text("utf-8") == "one"
    assert Path(second).read_text("utf-8") == "two"
    assert Path(second).parent == tmp_path / "Documents"
