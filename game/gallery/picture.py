"""Draws a screen in a window, and makes a picture of it that is small enough to be kept."""

from __future__ import annotations

import math
import os
from pathlib import Path

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame
from PIL import Image

from game.gallery.matrix import Shot
from game.stage.stage import Stage

AREA = 640 * 360
"""Pixels of a picture that is kept, about: a laptop's window at half its width."""
COLOURS = 128
"""Of a picture that is kept. More of them would not show, and weigh."""


def drawn(shot: Shot) -> Image.Image:
    """Return the window as it is drawn, in its own pixels."""
    window = shot.window
    stage = Stage()
    stage.resize(window.size, window.ratio, insets=window.covered)
    stage.show(shot.screen.shown(window.look(shot.theme)))
    if shot.screen.focus:
        stage.focus(shot.screen.focus)
    surface = pygame.Surface(window.size)
    stage.draw(surface)
    return Image.frombytes("RGB", window.size, pygame.image.tobytes(surface, "RGB"))


def small(picture: Image.Image) -> Image.Image:
    """Return `picture` as it is kept: not larger than `AREA`, in few colours."""
    share = math.sqrt(AREA / (picture.width * picture.height))
    if share < 1:
        size = (round(picture.width * share), round(picture.height * share))
        picture = picture.resize(size, Image.Resampling.LANCZOS)
    return picture.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


def write(picture: Image.Image, path: Path) -> None:
    """Write `picture` as PNG."""
    picture.save(path, optimize=True)
