"""The first page's picture, drawn by the stage itself, so that the page goes over into the game without a seam."""

from __future__ import annotations

from pathlib import Path

import pygame
from PIL import Image

from game.stage.geometry import Box
from game.stage.scenery.scenery import Scenery
from game.stage.theme import EVENING
from game.view.view import Picture

SIZE = (1113, 1002)
"""Device pixels: one and a half times the picture of a 1280×720 window."""
QUALITY = 70
"""Of 100: no edge frays, and the picture is a sixth of what JPEG would need for its grain."""


def draw(picture: Picture, path: Path) -> None:
    """Draw `picture` in the evening theme into the file `path`, as WebP."""
    surface = pygame.Surface(SIZE)
    Scenery().draw(surface, Box(0, 0, *SIZE), EVENING, picture, picture, 1.0)
    Image.frombytes("RGB", SIZE, pygame.image.tobytes(surface, "RGB")).save(path, "WEBP", quality=QUALITY, method=6)
