"""Pictures of every screen in every theme, kept at half size. UPDATE_SNAPSHOTS=1 draws them anew: look at them then."""

from __future__ import annotations

import os
from pathlib import Path

import pygame
import pytest

from game.stage.stage import Stage
from tests.stage.views import GALLERY, THEMES, Theme, shown

FOLDER = Path(__file__).parent / "snapshots"
CASES: list[tuple[str, Theme, tuple[int, int], float, int]] = [
    *((name, theme, (1280, 720), 1.0, 100) for name in GALLERY for theme in THEMES),
    *((name, "evening", (780, 1688), 2.0, 100) for name in ("title", "scene", "settings", "way")),
    ("cold", "paper", (844, 390), 1.0, 100),
    ("scene", "evening", (1024, 768), 1.0, 125),
    ("reply", "evening", (1920, 1080), 1.0, 200),
]
MEAN, MANY, FAR = 1.2, 0.004, 40
"""Most by which pictures may differ: on average, and the share of channels that are further off than FAR."""


def drawn(name: str, theme: Theme, size: tuple[int, int], ratio: float, text: int) -> pygame.Surface:
    stage = Stage()
    stage.resize(size, ratio)
    stage.show(shown(name, theme, text))
    surface = pygame.Surface(size)
    stage.draw(surface)
    width = 640 if size[0] > size[1] else 320
    return pygame.transform.smoothscale(surface, (width, width * size[1] // size[0]))


@pytest.mark.parametrize(("name", "theme", "size", "ratio", "text"), CASES)
def test_screens_look_as_they_did(name: str, theme: Theme, size: tuple[int, int], ratio: float, text: int) -> None:
    picture = drawn(name, theme, size, ratio, text)
    path = FOLDER / f"{name}-{theme}-{size[0]}x{size[1]}-{text}.png"
    if os.environ.get("UPDATE_SNAPSHOTS"):
        pygame.image.save(picture, path)
        return
    kept = pygame.image.load(path)
    assert kept.get_size() == picture.get_size()
    pairs = zip(pygame.image.tobytes(kept, "RGB"), pygame.image.tobytes(picture, "RGB"), strict=True)
    off = [abs(one - other) for one, other in pairs]
    assert sum(off) / len(off) <= MEAN
    assert sum(value > FAR for value in off) / len(off) <= MANY
