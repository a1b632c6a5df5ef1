"""Two small sounds: a cup set down when an answer is given, a chair moved when a scene begins.

The device is opened for the length of a sound and closed again, so that silence costs nothing. No device is no error.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pygame

ANSWERED, ARRIVED = "cup", "chair"
TAIL = 0.15
"""Seconds the device stays open behind a sound, so that its end is not cut off."""


class Sound:
    """Plays the sounds of `folder` (`cup.ogg`, `chair.ogg`) at the player's volume."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._folder = folder
        self._clock = clock
        self._until = 0.0
        self._mute = False

    @property
    def ringing(self) -> bool:
        """Whether a sound is being played; the loop goes on until `rest` has closed the device."""
        return self._until > 0

    def play(self, name: str, volume: int) -> None:
        """Play the sound `name` at `volume` (0 to 100). Without a device, or at 0, nothing happens."""
        mixer = _mixer()
        if volume <= 0 or self._mute or mixer is None:
            return
        try:
            if not mixer.get_init():
                mixer.init(frequency=44_100, channels=2, buffer=1024)
            sound = mixer.Sound(self._folder / f"{name}.ogg")
            sound.set_volume(volume / 100)
            sound.play()
        except (pygame.error, OSError):
            self._mute = True
            return
        self._until = self._clock() + float(sound.get_length()) + TAIL

    def rest(self) -> None:
        """Close the device once the last sound has ended."""
        if self._until and self._clock() >= self._until:
            self._until = 0.0
            mixer = _mixer()
            if mixer is not None:
                mixer.quit()


def _mixer() -> ModuleType | None:
    """Return pygame's mixer, or None where this build has none."""
    try:
        from pygame import mixer  # a good part of the start-up time, so only when the first sound is played
    except ImportError:
        return None
    return mixer
