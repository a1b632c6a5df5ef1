"""The bundled fonts: one cache for fonts, one for widths, one for drawn words."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pygame

from game.stage.colour import Colour

Face = Literal["story", "story-italic", "control", "control-strong", "symbols"]
_KEPT = 600
"""Drawn pieces of text that are remembered."""
_SYMBOLS = re.compile("([○◔◑◕●▁▂▃▄▅▆▇█✓✗◆◇▲▼■□]+)")
"""Characters that only the symbol font has."""


def asset_folder(name: str) -> Path:
    """Return the bundled folder `name`: in a checkout in `assets`, in an installed package inside it."""
    package = Path(__file__).resolve().parent.parent
    beside = package.parent / "assets" / name
    return beside if beside.is_dir() else package / "data" / "assets" / name


class Typefaces:
    """Fonts at device pixel sizes. Text is drawn at its final size and never scaled afterwards.

    `firm` gives the story its sturdier cut, for dark words on a light ground.
    """

    def __init__(self, folder: Path | None = None, *, firm: bool = False) -> None:
        self.folder = folder or asset_folder("fonts")
        self._cut = "-firm" if firm else ""
        self._fonts: dict[tuple[Face, int], pygame.font.Font] = {}
        self._widths: dict[tuple[Face, int, str], int] = {}
        self._drawn: OrderedDict[tuple[Face, int, str, Colour], pygame.Surface] = OrderedDict()

    def font(self, face: Face, size: int) -> pygame.font.Font:
        """Return the font of `face` at `size` device pixels. Raises FileNotFoundError where it is not bundled."""
        key = (face, size)
        if key not in self._fonts:
            if not pygame.font.get_init():
                pygame.font.init()
            cut = self._cut if face.startswith("story") else ""
            self._fonts[key] = pygame.font.Font(str(self.folder / f"{face}{cut}.ttf"), size)
        return self._fonts[key]

    def width(self, text: str, face: Face, size: int) -> int:
        """Return how wide `text` is drawn, in device pixels."""
        key = (face, size, text)
        if key not in self._widths:
            if len(self._widths) > 20_000:
                self._widths.clear()
            self._widths[key] = sum(self.font(part, size).size(run)[0] for part, run in _runs(text, face))
        return self._widths[key]

    def height(self, face: Face, size: int) -> int:
        """Return the height of a drawn line, in device pixels."""
        return self.font(face, size).get_height()

    def ascent(self, face: Face, size: int) -> int:
        """Return the distance from the top of a drawn line to its baseline."""
        return self.font(face, size).get_ascent()

    def draw(self, text: str, face: Face, size: int, colour: Colour) -> pygame.Surface:
        """Return `text` drawn in `colour` on nothing."""
        key = (face, size, text, colour)
        surface = self._drawn.get(key)
        if surface is None:
            surface = self._drawn[key] = self._render(text, face, size, colour)
            if len(self._drawn) > _KEPT:
                self._drawn.popitem(last=False)
        else:
            self._drawn.move_to_end(key)
        return surface

    def _render(self, text: str, face: Face, size: int, colour: Colour) -> pygame.Surface:
        runs = list(_runs(text, face))
        if len(runs) == 1:
            part, run = runs[0]
            return self.font(part, size).render(run, True, colour)
        whole = pygame.Surface((self.width(text, face, size), self.height(face, size)), pygame.SRCALPHA)
        x = 0
        for part, run in runs:
            piece = self.font(part, size).render(run, True, colour)
            whole.blit(piece, (x, self.ascent(face, size) - self.ascent(part, size)))
            x += self.font(part, size).size(run)[0]
        return whole


def _runs(text: str, face: Face) -> Iterator[tuple[Face, str]]:
    """Yield pieces of `text` with the face that has their letters."""
    if text.isascii() or not _SYMBOLS.search(text):
        yield face, text
        return
    for index, run in enumerate(_SYMBOLS.split(text)):
        if run:
            yield ("symbols" if index % 2 else face), run
