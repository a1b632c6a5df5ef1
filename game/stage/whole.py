"""A view drawn in one piece, from its top to its end, as a picture to keep."""

from __future__ import annotations

import struct
import zlib

import pygame

from game.stage.cuts import Cuts
from game.stage.geometry import Box
from game.stage.layout import arrange
from game.stage.painter import Painter
from game.stage.theme import THEMES
from game.stage.typeface import Typefaces
from game.view.view import View

WIDTH, RATIO, HEIGHT = 1240, 2.0, 720
"""Size of the page in CSS pixels, and device pixels to one; it grows downwards as far as it needs."""
MOST = 16_000_000
"""Pixels of a picture at most; a longer one is drawn less fine."""


def whole(view: View, width: int = WIDTH, ratio: float = RATIO) -> pygame.Surface:
    """Return `view` drawn `width` CSS pixels wide, with as many device pixels to one as fit into `MOST`."""
    faces = Cuts(Typefaces()).fitting(view.display)
    sheet = arrange(view, (round(width * ratio), round(HEIGHT * ratio)), ratio, faces)
    if sheet.viewport.w * sheet.height > MOST and ratio > 1:
        return whole(view, width, max(1.0, ratio - 0.5))
    theme = THEMES[view.display.theme]
    surface = pygame.Surface((sheet.viewport.w, sheet.height))
    surface.fill(theme.panel)
    painter = Painter(surface, theme, faces, sheet.plan.scale)
    shown = Box(0, 0, *surface.get_size())
    for block in sheet.flowing:
        if block.box.overlaps(shown):
            painter.block(block)
    return surface


def png(view: View) -> bytes:
    """Return `view` as a PNG file that holds the picture and nothing else: no date, no program, no place."""
    surface = whole(view)
    width, height = surface.get_size()
    pixels, row = pygame.image.tobytes(surface, "RGB"), width * 3
    lines = b"".join(b"\0" + pixels[at : at + row] for at in range(0, len(pixels), row))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(lines, 6)) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
