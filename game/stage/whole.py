"""A view drawn in one piece, from its top to its end, as a picture to keep."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import pygame

from game.stage.cuts import Cuts
from game.stage.geometry import Box
from game.stage.layout import Sheet, arrange
from game.stage.painter import Painter
from game.stage.theme import THEMES
from game.stage.typeface import Typefaces
from game.view.view import View

WIDTH, RATIO, HEIGHT = 1240, 2.0, 720
"""Size of the page in CSS pixels, and device pixels to one; it grows downwards as far as it needs."""
MOST = 16_000_000
"""Pixels of a picture at most; a longer one is drawn less fine."""
STRIP = 256
"""Rows that are drawn at a time: all at once would take more than the rest of a page, which gives nothing back."""


def png(view: View) -> bytes:
    """Return `view` as a PNG file, with as many device pixels to one CSS pixel as fit into `MOST`.

    It holds the picture and nothing else: no date, no program, no place.
    """
    sheet, painter = _laid_out(view)
    width, row = sheet.viewport.w, sheet.viewport.w * 3
    packer, body = zlib.compressobj(6), b""
    for strip in _strips(sheet, painter):
        pixels = pygame.image.tobytes(strip, "RGB")
        body += packer.compress(b"".join(b"\0" + pixels[at : at + row] for at in range(0, len(pixels), row)))
    body = _chunk(b"IDAT", body + packer.flush()) + _chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", struct.pack(">IIBBBBB", width, sheet.height, 8, 2, 0, 0, 0)) + body


def _laid_out(view: View, ratio: float = RATIO) -> tuple[Sheet, Painter]:
    """Return the page, and what draws on one strip of it after the other."""
    faces = Cuts(Typefaces()).fitting(view.display)
    sheet = arrange(view, (round(WIDTH * ratio), round(HEIGHT * ratio)), ratio, faces)
    if sheet.viewport.w * sheet.height > MOST and ratio > 1:
        return _laid_out(view, max(1.0, ratio - 0.5))
    strip = pygame.Surface((sheet.viewport.w, STRIP))
    return sheet, Painter(strip, THEMES[view.display.theme], faces, sheet.plan.scale)


def _strips(sheet: Sheet, painter: Painter) -> Iterator[pygame.surface.Surface]:
    """Yield the page from top to end, at most `STRIP` rows at a time; each takes the place of the one before."""
    for top in range(0, sheet.height, STRIP):
        shown = Box(0, 0, sheet.viewport.w, min(STRIP, sheet.height - top))
        painter.surface.fill(painter.theme.panel)
        for block in sheet.flowing:
            moved = block.moved(0, -top)
            if moved.box.overlaps(shown):
                painter.block(moved)
        yield painter.surface.subsurface(shown)


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
