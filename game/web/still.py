"""The first page's picture, drawn by the stage itself, so that the page goes over into the game without a seam."""

from __future__ import annotations

from pathlib import Path

import pygame

from game.stage.geometry import Box
from game.stage.scenery.scenery import Scenery
from game.stage.theme import EVENING
from game.view.view import Picture

SIZE = (1113, 1002)
"""Device pixels: one and a half times the picture of a 1280×720 window."""


def draw(picture: Picture, path: Path) -> None:
    """Draw `picture` in the evening theme into the file `path`; its ending says which format."""
    surface = pygame.Surface(SIZE)
    Scenery().draw(surface, Box(0, 0, *SIZE), EVENING, picture, picture, 1.0)
    pygame.image.save(surface, path)
