"""Make every sound of the stage: `python assets/sound/make_sounds.py`, or with another folder to write into.

Plain synthesis, no recordings: noise shaped in the frequency domain, hum, droplets, decaying partials. The numbers come
from seeded generators, so that a second run makes the same sounds. It needs numpy and soundfile, which are in the
`author` extra.

A room tone is made as one period of `SECONDS` whose end meets its beginning by construction: shaped noise has only
frequencies that fit the period, and what happens in it is laid round it as on a ring. The file holds `LEAD` seconds of
the same ring before and behind it, so that the coder has something to begin and end with; whoever plays it goes round
from `LEAD` to `LEAD + SECONDS`, wherever exactly a decoder begins.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

RATE = 22_050
"""Samples a second of everything that is made, and of the small sounds' files."""
DARK, BRIGHT = 8_000, 16_000
"""Samples a second in the files of room tones, which hold next to nothing above half of that."""
SECONDS, LEAD = 8, 0.25
"""Length of a room tone's period, and of what lies before and behind it."""
ROUND = RATE * SECONDS
LOWEST = 25
"""Hz: what is lower only moves a loudspeaker."""
ROOM_LEVEL, SMALL_LEVEL = -30.0, -12.0
"""Root mean square of a usual room, and peak of a usual small sound, in dB below full scale."""
PACKED = {DARK: 1.0, BRIGHT: 0.95, RATE: 0.75}
"""libvorbis' compression level, 0 to 1, by the file's samples a second: what is dark and soft is packed closer."""
TAIL = 0.2
"""Seconds of silence behind a small sound: a device that is closed at its end has played it out by then."""

Samples = NDArray[np.float64]
Curve = Mapping[int, float]
"""Frequencies in Hz with levels in dB; between them the level follows a straight line over the octaves."""


# -- what rooms are made of ------------------------------------------------------------------------------------------


def air(seed: int, curve: Curve) -> Samples:
    """Return a period of noise that follows `curve`, with a root mean square of 1."""
    bins = np.fft.rfftfreq(ROUND, 1 / RATE)
    points = sorted(curve)
    level = np.interp(np.log2(np.maximum(bins, 1)), np.log2(points), [curve[point] for point in points])
    phase = np.random.default_rng(seed).uniform(0, 2 * np.pi, bins.size)
    spectrum = 10 ** (level / 20) * np.exp(1j * phase)
    return steady(np.fft.irfft(spectrum, ROUND))


def hum(partials: Mapping[float, float]) -> Samples:
    """Return a period of steady partials: Hz, in eighths so that they fit the period, with their levels in dB."""
    time = np.arange(ROUND) / RATE
    waves = (10 ** (level / 20) * np.sin(2 * np.pi * pitch * time + pitch) for pitch, level in partials.items())
    return steady(np.sum(list(waves), axis=0))


def swell(depth: float, times: int, turn: float = 0.0) -> Samples:
    """Return a factor that goes softly up and down `times` in a period, by `depth` of itself."""
    return 1 + depth * np.sin(2 * np.pi * (times * np.arange(ROUND) / ROUND + turn))


def drops(seed: int, number: int, pitches: tuple[float, float], fall: float) -> Samples:
    """Return `number` droplets on a ring: short, damped, each of another pitch and strength; RMS of 1."""
    chance, ring = np.random.default_rng(seed), np.zeros(ROUND)
    time = np.arange(round(RATE * 6 / fall)) / RATE
    for _ in range(number):
        pitch = np.exp(chance.uniform(*np.log(pitches)))
        strength = chance.gamma(2, 0.3)
        lay(ring, int(chance.integers(ROUND)), strength * np.exp(-fall * time) * np.sin(2 * np.pi * pitch * time))
    return steady(ring)


def lay(ring: Samples, start: int, sound: Samples) -> None:
    """Add `sound` to `ring` from `start` on, round its end."""
    np.add.at(ring, (start + np.arange(sound.size)) % ring.size, sound)


def steady(sound: Samples) -> Samples:
    """Return `sound` with a root mean square of 1."""
    return np.asarray(sound / np.sqrt(np.mean(sound**2)))


HUSH: Curve = {40: -7, 80: -2, 160: 0, 320: -5, 640: -13, 1250: -23, 2500: -35, 5000: -50, 11000: -66}
"""The air of a closed room, with a town far behind it."""


def kitchen() -> Samples:
    """Return the kitchen: the fridge, which beats a little, and the air."""
    fridge = hum({50.0: -8, 100.0: 0, 100.25: -7, 150.0: -10, 200.0: -9, 200.25: -15, 300.0: -19, 400.0: -24})
    motor = air(11, {60: -20, 150: -6, 300: 0, 450: -4, 700: -16, 2000: -40, 11000: -70})
    return 0.75 * fridge * swell(0.12, 3) + 0.5 * motor + 0.5 * air(12, HUSH)


def hallway() -> Samples:
    """Return the hallway: a stairwell behind a door, wide and hollow."""
    well = air(21, {40: -12, 90: 0, 140: -6, 210: -2, 300: -12, 420: -8, 700: -22, 1500: -36, 11000: -70})
    return well * swell(0.16, 2) + 0.5 * air(22, HUSH)


def bedroom() -> Samples:
    """Return the bedroom: next to nothing."""
    return 0.7 * air(31, HUSH) * swell(0.2, 2, 0.3)


def sofa() -> Samples:
    """Return the room with the sofa: a radiator, and the air."""
    radiator = air(41, {200: -30, 700: -10, 1400: 0, 2200: -5, 4000: -20, 8000: -40, 11000: -50})
    return air(42, HUSH) + 0.09 * radiator * swell(0.3, 1)


def car() -> Samples:
    """Return the inside of a parked car: shut in, and a road somewhere."""
    return air(51, {30: -8, 55: -2, 90: 0, 160: -4, 320: -12, 640: -22, 1250: -34, 11000: -75}) * swell(0.25, 2, 0.6)


def hospital() -> Samples:
    """Return the corridor: air that is being moved, and a lamp."""
    vent = air(61, {50: -8, 120: 0, 250: -5, 500: -9, 900: -15, 1800: -22, 3500: -32, 7000: -46, 11000: -56})
    lamp = hum({100.0: 0, 200.0: -8, 300.0: -12, 400.0: -14})
    return vent + 0.14 * lamp


def choir() -> Samples:
    """Return the hall: a great deal of room, and nobody singing."""
    hall = air(71, {30: 0, 70: -2, 150: -8, 300: -11, 600: -16, 1200: -24, 2500: -34, 5000: -48, 11000: -64})
    return hall * swell(0.2, 1) * swell(0.08, 5, 0.4)


def childhood() -> Samples:
    """Return the kitchen of long ago: a stove, and a clock on the wall that takes its time."""
    stove = air(81, {60: -10, 180: 0, 350: -6, 800: -16, 1800: -26, 4000: -44, 11000: -66})
    clock, time = np.zeros(ROUND), np.arange(RATE // 5) / RATE
    for beat in range(SECONDS):
        pitch, strength = (1150, 1.0) if beat % 2 else (980, 0.8)
        lay(clock, beat * RATE, strength * np.exp(-75 * time) * np.sin(2 * np.pi * pitch * time) * soft(time.size))
    return 0.8 * stove + 0.35 * air(82, HUSH) + 0.09 * steady(clock)


def room() -> Samples:
    """Return a rented room: pipes in the wall, and the street."""
    pipes = air(91, {80: -16, 210: -4, 260: 0, 330: -8, 520: -4, 640: -14, 1500: -34, 11000: -70})
    street = air(92, {30: -4, 70: 0, 160: -5, 400: -13, 900: -24, 2500: -42, 11000: -70})
    return street * swell(0.3, 1, 0.2) * swell(0.15, 3) + 0.3 * pipes


def counsellor() -> Samples:
    """Return the counsellor's room: a soft machine by the door, so that nobody hears in."""
    return air(101, {60: -12, 150: -4, 300: 0, 600: -4, 1200: -10, 2400: -19, 5000: -34, 11000: -56}) * swell(0.06, 4)


def rain() -> Samples:
    """Return rain on a window, heard from inside."""
    wash = air(111, {100: -24, 300: -12, 800: -4, 1800: 0, 3500: -4, 6000: -10, 9000: -18, 11000: -24})
    return 0.8 * wash * swell(0.14, 2) * swell(0.08, 5) + 0.6 * drops(112, 420, (1400, 4200), 160)


def roof() -> Samples:
    """Return rain on the roof of a car: close, dull, all over."""
    wash = air(121, {80: -16, 200: -4, 450: 0, 900: -3, 2000: -10, 4000: -18, 8000: -30, 11000: -40})
    return 0.8 * wash * swell(0.12, 3) + 0.9 * drops(122, 900, (260, 1100), 90)


# -- small sounds ------------------------------------------------------------------------------------------------


def span(seconds: float) -> Samples:
    """Return the moments of so many seconds."""
    return np.arange(round(RATE * seconds)) / RATE


def soft(samples: int, edge: float = 0.004) -> Samples:
    """Return a factor that rises and falls within `edge` seconds at both ends."""
    place = np.arange(samples)
    return np.clip(np.minimum(place, samples - 1 - place) / (RATE * edge), 0, 1)


def struck(time: Samples, partials: tuple[tuple[float, float, float], ...]) -> Samples:
    """Return partials that die away: pitch in Hz, level, and how fast each falls."""
    waves = (level * np.exp(-fall * time) * np.sin(2 * np.pi * pitch * time) for pitch, level, fall in partials)
    return np.asarray(np.sum(list(waves), axis=0))


def hiss(seed: int, time: Samples, low: float, high: float) -> Samples:
    """Return noise between two frequencies, peak 1."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).uniform(-1, 1, time.size))
    bins = np.fft.rfftfreq(time.size, 1 / RATE)
    made = np.fft.irfft(spectrum / (1 + (low / np.maximum(bins, 1)) ** 4) / (1 + (bins / high) ** 4), time.size)
    return np.asarray(made / np.abs(made).max())


def at(seconds: float, *sounds: tuple[float, Samples]) -> Samples:
    """Return `sounds`, each from its moment on, within so many seconds."""
    whole = np.zeros(round(RATE * seconds))
    for moment, sound in sounds:
        start = round(RATE * moment)
        whole[start : start + sound.size] += sound[: whole.size - start]
    return whole


def cup() -> Samples:
    """Return a cup set down on wood: a dull knock with a short ceramic ring over it."""
    ring = ((1870.0, 0.30, 26.0), (3120.0, 0.16, 34.0), (4710.0, 0.07, 45.0))
    return struck(span(0.35), (*ring, (190.0, 0.55, 38.0), (310.0, 0.25, 48.0)))


def chair() -> Samples:
    """Return a chair moved a hand's breadth: soft low noise that swells and stops."""
    time = span(0.45)
    swing = np.sin(np.pi * time / 0.45) ** 2 * (0.7 + 0.3 * np.sin(2 * np.pi * 31 * time))
    return np.asarray(hiss(14, time, 60, 260) * swing)


def key() -> Samples:
    """Return a key in a lock: a few teeth, then the bolt."""
    chance = np.random.default_rng(15)
    teeth = []
    for moment in (0.0, 0.07, 0.11, 0.2):
        pitches = chance.uniform(2400, 6200, 4)
        tooth = struck(span(0.12), tuple((float(pitch), 0.2, 60.0) for pitch in pitches))
        teeth.append((moment, chance.uniform(0.4, 0.9) * tooth))
    bolt = struck(span(0.25), ((240.0, 0.5, 40.0), (410.0, 0.3, 55.0), (1350.0, 0.16, 70.0)))
    return at(0.75, *teeth, (0.45, bolt))


def door() -> Samples:
    """Return a door that is drawn shut: air, wood, latch."""
    wind = hiss(16, span(0.5), 90, 500) * np.linspace(0, 1, round(RATE * 0.5)) ** 2
    wood = struck(span(0.4), ((72.0, 0.9, 16.0), (118.0, 0.5, 22.0), (205.0, 0.25, 34.0)))
    latch = struck(span(0.1), ((1500.0, 0.14, 70.0), (2450.0, 0.1, 90.0)))
    return at(1.0, (0.0, 0.16 * wind), (0.46, wood), (0.53, latch))


def cloth() -> Samples:
    """Return a coat: two soft strokes of cloth."""
    time = span(0.35)
    stroke = np.sin(np.pi * time / 0.35) ** 2
    return at(0.8, (0.0, 0.8 * hiss(17, time, 500, 2600) * stroke), (0.38, hiss(18, time, 400, 2200) * stroke))


def phone() -> Samples:
    """Return a phone that hums on wood, twice."""
    time = span(0.38)
    wave = np.tanh(2 * np.sin(2 * np.pi * 158 * time)) * (0.75 + 0.25 * np.sin(2 * np.pi * 29 * time))
    return at(1.15, *((moment, wave * soft(time.size, 0.04)) for moment in (0.0, 0.62)))


def tram() -> Samples:
    """Return a tram far off: it comes, sings in the bend, and is gone."""
    time = span(5.0)
    pass_by = np.sin(np.pi * time / 5.0) ** 2
    roll = hiss(19, time, 45, 190) * (0.8 + 0.2 * np.sin(2 * np.pi * 6.5 * time))
    bend = np.sin(2 * np.pi * np.cumsum(610 - 40 * time / 5.0) / RATE) * np.exp(-(((time - 2.9) / 0.7) ** 2))
    return pass_by * (roll + 0.05 * bend)


def steps() -> Samples:
    """Return four steps on stairs, with somebody's weight in them."""
    tread = struck(span(0.3), ((84.0, 0.8, 26.0), (150.0, 0.4, 36.0), (420.0, 0.1, 70.0)))
    return at(
        2.1, *((moment, weight * tread) for moment, weight in ((0.0, 0.7), (0.52, 0.9), (1.05, 0.75), (1.6, 1.0)))
    )


def pages() -> Samples:
    """Return a sheet of paper that is taken up."""
    time = span(0.6)
    crackle = np.repeat(np.random.default_rng(20).uniform(0.2, 1.0, 40), -(-time.size // 40))[: time.size]
    return hiss(21, time, 1500, 6500) * np.sin(np.pi * time / 0.6) * crackle


# -- files -------------------------------------------------------------------------------------------------------

Make = Callable[[], Samples]
ROOMS: tuple[tuple[Make, float, int], ...] = (
    (kitchen, 0, DARK), (hallway, -2, DARK), (bedroom, -6, DARK), (sofa, -3, BRIGHT), (car, 0, DARK),
    (hospital, -1, DARK), (choir, -2, DARK), (childhood, -2, DARK), (room, -1, DARK), (counsellor, -3, DARK),
    (rain, -3, BRIGHT), (roof, 0, BRIGHT),
)  # fmt: skip
"""Each room tone with its level beside that of a usual one, in dB, and its file's samples a second."""
SMALL: tuple[tuple[Make, float], ...] = (
    (cup, 0), (chair, -6), (key, -4), (door, 0), (cloth, -9), (phone, -5), (tram, -10), (steps, -3), (pages, -8),
)  # fmt: skip
"""Each small sound with its level beside that of a usual one, in dB."""


def loop(make: Make, level: float, rate: int) -> Samples:
    """Return a room tone as its file holds it. Of a period, any number of samples can be made exactly."""
    samples = rate * SECONDS
    spectrum = np.fft.rfft(make())[: samples // 2 + 1]
    spectrum[: LOWEST * SECONDS] = 0
    ring = steady(np.fft.irfft(spectrum, samples)) * 10 ** ((ROOM_LEVEL + level) / 20)
    lead = round(rate * LEAD)
    return np.concatenate((ring[-lead:], ring, ring[:lead]))


def once(make: Make, level: float) -> Samples:
    """Return a small sound as its file holds it."""
    made = make()
    made = made * soft(made.size)
    loud = made * 10 ** ((SMALL_LEVEL + level) / 20) / np.abs(made).max()
    return np.concatenate((loud, np.zeros(round(RATE * TAIL))))


def write(folder: Path) -> None:
    """Write every sound into `folder`."""
    for make, level, rate in ROOMS:
        _write(folder / f"{make.__name__}.ogg", loop(make, level, rate), rate)
    for make, level in SMALL:
        _write(folder / f"{make.__name__}.ogg", once(make, level), RATE)


def _write(path: Path, samples: Samples, rate: int) -> None:
    soundfile.write(path, samples, rate, "VORBIS", format="OGG", compression_level=PACKED[rate])
    print(f"{path.name:16} {path.stat().st_size:7,} bytes  {samples.size / rate:5.2f} s")


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent)
