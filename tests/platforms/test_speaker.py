"""Sound on the desktop, through SDL's dummy device: it is open only while something sounds, and missing is no error."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.platforms import speaker as module
from game.platforms.speaker import Speaker
from game.view.view import Sound

SOUNDS = Path(__file__).resolve().parents[2] / "assets" / "sound"
RAIN = Sound(("kitchen", "rain"), (), "1", 500, 500)
KEY = Sound((), ("key",), "2", 500, 500)
SILENT = Sound((), (), "3", 500, 500)


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The type of the event that says that a sound has come to its end."""
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    monkeypatch.setattr(module, "FADE", 120)
    pygame.display.init()
    pygame.mixer.quit()
    pygame.event.get()
    yield pygame.event.custom_type()
    pygame.mixer.quit()
    pygame.display.quit()


def opened() -> bool:
    return pygame.mixer.get_init() is not None


def wait_for(kind: int, speaker: Speaker) -> None:
    """Do what the window does: wait for the event, then let the speaker rest."""
    event = pygame.event.Event(pygame.NOEVENT)
    end = time.monotonic() + 20
    while event.type != kind and time.monotonic() < end:
        event = pygame.event.wait(200)
    assert event.type == kind, "nobody says that the sound has ended"
    speaker.rest()


def test_the_device_is_open_only_while_something_sounds(ended: int) -> None:
    speaker = Speaker(SOUNDS, ended)
    speaker.show(SILENT)
    assert not opened()
    speaker.show(KEY)
    assert opened()
    wait_for(ended, speaker)
    assert not opened()


def test_a_room_goes_on_under_another_view_and_fades_when_it_is_left(ended: int) -> None:
    speaker = Speaker(SOUNDS, ended)
    speaker.show(RAIN)
    speaker.rest()
    assert opened()
    busy = [pygame.mixer.Channel(number).get_busy() for number in range(pygame.mixer.get_num_channels())]
    assert sum(busy) == 2
    speaker.show(Sound(("kitchen",), (), "4", 250, 500))
    kept = next(iter(speaker._rooms.values()))
    assert kept.get_volume() == pytest.approx(0.25, abs=0.01)
    wait_for(ended, speaker)
    assert opened(), "the kitchen is still there"
    speaker.show(SILENT)
    wait_for(ended, speaker)
    assert not opened()


def test_small_sounds_come_once_for_a_moment(ended: int) -> None:
    speaker = Speaker(SOUNDS, ended)
    speaker.show(KEY)
    wait_for(ended, speaker)
    speaker.show(KEY)
    assert not opened()


def test_a_loop_is_one_period(ended: int) -> None:
    speaker = Speaker(SOUNDS, ended)
    speaker.show(RAIN)
    assert speaker._loop(pygame.mixer, "rain").get_length() == pytest.approx(module.SECONDS, abs=0.001)


def test_leaving_is_silent_at_once(ended: int) -> None:
    speaker = Speaker(SOUNDS, ended)
    speaker.show(RAIN)
    speaker.close()
    assert not opened()
    speaker.close()


def test_without_a_device_it_is_silent(ended: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(os.environ, "SDL_AUDIODRIVER", "there is none")
    speaker = Speaker(SOUNDS, ended)
    for sound in (RAIN, KEY, SILENT):
        speaker.show(sound)
        speaker.rest()
    assert not opened()


def test_without_its_files_it_is_silent(ended: int, tmp_path: Path) -> None:
    speaker = Speaker(tmp_path, ended)
    speaker.show(RAIN)
    speaker.show(KEY)
    assert not opened()


def test_a_build_without_a_mixer_is_silent(ended: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_mixer", lambda: None)
    speaker = Speaker(SOUNDS, ended)
    speaker.show(RAIN)
    speaker.rest()
    speaker.close()
    assert not opened()
