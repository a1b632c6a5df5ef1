"""What a view is to be heard with, through pygame's mixer: room tones that go round, small sounds once.

The mixer has a thread of its own, so no frame is drawn for a sound. The device is open only while something sounds, and
whoever hears the event `ENDED` calls `rest`, which closes it again. No device is no error: then it is silent.
"""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pygame

from game.view.view import Sound

RATE = 22_050
SECONDS, LEAD = 8.0, 0.25
"""Of a room tone's file: the length of its period, and where it begins (assets/sound/make_sounds.py says why)."""
FADE = 2500
"""Milliseconds in which a room tone comes or goes."""
FULL = 1000
"""What a view's loudness is counted in."""
_SAMPLE = 2
"""Bytes; one channel of 16 bits."""


class Speaker:
    """Plays the sounds of `folder`. Posts an event of the type `ended` whenever one has come to its end."""

    def __init__(self, folder: Path, ended: int) -> None:
        self._folder = folder
        self._ended = ended
        self._rooms: dict[str, pygame.mixer.Channel] = {}
        self._moment = ""
        self._mute = False

    def show(self, sound: Sound) -> None:
        """Let `sound` be heard from now on; what is heard already goes on, as loud as it now says."""
        fresh, self._moment = sound.moment != self._moment, sound.moment or self._moment
        small = sound.small if fresh else ()
        for name in [name for name in self._rooms if name not in sound.rooms]:
            self._rooms.pop(name).fadeout(FADE)
        mixer = self._open() if sound.rooms or small else None
        if mixer is None:
            return
        try:
            for name in sound.rooms:
                self._go_round(mixer, name, sound.room_gain / FULL)
            self._play(mixer, small, sound.small_gain / FULL)
        except (pygame.error, OSError):
            self._give_up(mixer)

    def rest(self) -> None:
        """Close the device where nothing sounds any more."""
        mixer = _mixer()
        if mixer is not None and mixer.get_init() and not self._rooms and not mixer.get_busy():
            mixer.quit()

    def close(self) -> None:
        """Fall silent at once."""
        self._rooms.clear()
        mixer = _mixer()
        if mixer is not None and mixer.get_init():
            mixer.quit()

    def _open(self) -> ModuleType | None:
        """Return the mixer with its device open; None where there is no such thing here."""
        mixer = None if self._mute else _mixer()
        if mixer is not None and not mixer.get_init():
            try:
                mixer.init(RATE, -8 * _SAMPLE, 1, 1024, allowedchanges=0)
            except pygame.error:
                self._mute = True
                return None
        return mixer

    def _go_round(self, mixer: ModuleType, name: str, gain: float) -> None:
        channel = self._rooms.get(name)
        if channel is None:
            channel = self._free(mixer)
            if channel is None:
                return
            channel.play(self._loop(mixer, name), loops=-1, fade_ms=FADE)
            self._rooms[name] = channel
        channel.set_volume(gain)

    def _play(self, mixer: ModuleType, names: tuple[str, ...], gain: float) -> None:
        """Play `names` one after the other."""
        sounds = [mixer.Sound(self._folder / f"{name}.ogg").get_raw() for name in names]
        channel = self._free(mixer) if sounds else None
        if channel is not None:
            channel.play(mixer.Sound(buffer=b"".join(sounds)))
            channel.set_volume(gain)

    def _free(self, mixer: ModuleType) -> pygame.mixer.Channel | None:
        channel: pygame.mixer.Channel | None = mixer.find_channel()
        if channel is not None:
            channel.set_endevent(self._ended)
        return channel

    def _loop(self, mixer: ModuleType, name: str) -> pygame.mixer.Sound:
        """Return one period of a room tone."""
        raw = mixer.Sound(self._folder / f"{name}.ogg").get_raw()
        first, length = (_SAMPLE * round(RATE * seconds) for seconds in (LEAD, SECONDS))
        period: pygame.mixer.Sound = mixer.Sound(buffer=raw[first : first + length])
        return period

    def _give_up(self, mixer: ModuleType) -> None:
        """A file or the device failed: be silent from now on."""
        self._mute = True
        self._rooms.clear()
        mixer.quit()


def _mixer() -> ModuleType | None:
    """Return pygame's mixer, or None where this build has none."""
    try:
        from pygame import mixer  # a good part of the start-up time, so only when the first sound is played
    except ImportError:
        return None
    return mixer
