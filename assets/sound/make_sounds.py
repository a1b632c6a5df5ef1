"""Make the small sounds of the flat: a cup set down, a chair moved. `python assets/sound/make_sounds.py`.

Plain synthesis, no recordings: decaying partials for the cup, filtered noise for the chair. Writes WAV; where
Debian's `oggenc` (package vorbis-tools) is installed the WAV is replaced by an OGG.
"""

import math
import random
import shutil
import struct
import subprocess
import wave
from pathlib import Path

RATE = 22_050
HERE = Path(__file__).resolve().parent


def cup() -> list[float]:
    """Return a cup set down on wood: a dull knock with a short ceramic ring over it."""
    ring = ((1870, 0.30, 26.0), (3120, 0.16, 34.0), (4710, 0.07, 45.0))
    knock = ((190, 0.55, 38.0), (310, 0.25, 48.0))
    return [sum(level * math.exp(-fall * t) * math.sin(math.tau * pitch * t) for pitch, level, fall in ring + knock)
            for t in (n / RATE for n in range(int(RATE * 0.35)))]  # fmt: skip


def chair() -> list[float]:
    """Return a chair moved a hand's breadth: soft low noise that swells and stops."""
    noise, low, samples = random.Random(14), 0.0, []
    for n in range(int(RATE * 0.45)):
        t = n / RATE
        low += 0.06 * (noise.uniform(-1, 1) - low)
        swell = math.sin(math.pi * t / 0.45) ** 2
        samples.append(2.2 * low * swell * (0.7 + 0.3 * math.sin(math.tau * 31 * t)))
    return samples


def write(name: str, samples: list[float]) -> Path:
    """Write `samples` (-1 to 1) at half of full scale, faded in and out."""
    peak, edge = max(abs(sample) for sample in samples), int(RATE * 0.004)
    path = HERE / f"{name}.wav"
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        for place, sample in enumerate(samples):
            fade = min(1.0, place / edge, (len(samples) - place) / edge)
            file.writeframes(struct.pack("<h", round(16_000 * fade * sample / peak)))
    if shutil.which("oggenc"):
        subprocess.run(["oggenc", "-Q", "-q", "2", "--serial", "1", str(path)], check=True)
        path.unlink()
    return path


if __name__ == "__main__":
    for name, samples in (("cup", cup()), ("chair", chair())):
        write(name, samples)
