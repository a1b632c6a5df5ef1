"""The files of the sounds: all there, small, soft, without a seam, and what the script makes."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
import pytest
import soundfile

from game.platforms import speaker
from game.view import words_sound

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "assets" / "sound"
ROOMS, SMALL = sorted(words_sound.ROOM), sorted(words_sound.SMALL)


def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_sounds", FOLDER / "make_sounds.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def decibels(value: float) -> float:
    return float(20 * np.log10(max(value, 1e-9)))


def level(samples: Any) -> float:
    return decibels(float(np.sqrt(np.mean(samples**2))))


def read(path: Path) -> tuple[Any, int]:
    samples, rate = soundfile.read(path)
    assert samples.ndim == 1, "one channel"
    return samples, rate


def period(samples: Any, rate: int) -> Any:
    first = round(speaker.LEAD * rate)
    return samples[first : first + round(speaker.SECONDS * rate)]


def test_there_is_a_file_for_each_and_no_other_and_together_they_are_small() -> None:
    files = sorted(FOLDER.glob("*.ogg"))
    assert [path.stem for path in files] == sorted([*ROOMS, *SMALL])
    assert sum(path.stat().st_size for path in files) <= 350_000


@pytest.mark.parametrize("name", ROOMS)
def test_a_room_is_soft_and_goes_round_without_a_seam(name: str) -> None:
    samples, rate = read(FOLDER / f"{name}.ogg")
    assert len(samples) == round((speaker.SECONDS + 2 * speaker.LEAD) * rate)
    ring = period(samples, rate)
    assert -37 < level(ring) < -28
    assert decibels(float(np.abs(ring).max())) < -12
    steps = np.abs(np.diff(ring))
    assert abs(ring[0] - ring[-1]) <= steps.max(), "from the end to the beginning is a step like any other"
    lead = samples[: round(speaker.LEAD * rate)]
    assert level(lead - ring[-len(lead) :]) < level(ring) - 12, "what lies before is the same ring"


@pytest.mark.parametrize("name", SMALL)
def test_a_small_sound_is_soft_and_ends_in_silence(name: str) -> None:
    samples, rate = read(FOLDER / f"{name}.ogg")
    assert decibels(float(np.abs(samples).max())) < -10
    assert abs(samples[0]) < 0.01, "it begins without a click"
    assert level(samples[-rate // 10 :]) < -60


def test_the_script_makes_these_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    script().write(tmp_path)
    assert "kitchen.ogg" in capsys.readouterr().out
    for name in (*ROOMS, *SMALL):
        made, rate = read(tmp_path / f"{name}.ogg")
        kept, kept_rate = read(FOLDER / f"{name}.ogg")
        assert (rate, len(made)) == (kept_rate, len(kept)), name
        assert level(made - kept) < level(kept) - 12, f"{name} is another sound"


def test_script_desktop_and_page_go_round_alike() -> None:
    made = script()
    page = (ROOT / "game" / "web" / "page" / "sound.js").read_text("utf-8")
    told = [float(found[1]) for found in re.finditer(r"^const (?:PERIOD|LEAD) = ([\d.]+);$", page, re.MULTILINE)]
    assert (made.SECONDS, made.LEAD) == (speaker.SECONDS, speaker.LEAD) == tuple(told)
