"""The bundled fonts: one cache for fonts, one for widths, one for drawn words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Literal

import pygame

from game.stage.colour import Colour
from game.stage.kept import Kept, taken

Face = Literal["story", "story-italic", "control", "control-strong", "symbols", "spare"]
_LEGIBLE: Mapping[Face, tuple[str, float]] = {
    "story": ("legible", 0.74),
    "story-italic": ("legible-italic", 0.74),
    "control": ("legible", 0.84),
    "control-strong": ("legible-strong", 0.84),
}
"""OpenDyslexic in the place of each face, and at which part of its size it looks as large."""
FIRM = ("story-firm.ttf", "story-italic-firm.ttf")
"""The files of the story's sturdier cut."""
LETTERS, WORDS = 0.12, 0.16
"""How much further wide text stands apart, in parts of its size (WCAG 2.2, 1.4.12)."""
_KEPT = 4_000_000
"""Bytes of drawn text that are remembered at least: two or three pages of a laptop."""
_WIDTHS, _FONTS = 10_000, 40
"""Widths and fonts that are remembered; a page needs some 500 and 15."""
_SYMBOLS = re.compile("([○◔◑◕●▁▂▃▄▅▆▇█✓✗◆◇▲▼■□]+)")
"""Characters that only the symbol font has."""


def asset_folder(name: str) -> Path:
    """Return the bundled folder `name`: in a checkout in `assets`, in an installed package inside it."""
    package = Path(__file__).resolve().parent.parent
    beside = package.parent / "assets" / name
    return beside if beside.is_dir() else package / "data" / "assets" / name


class Typefaces:
    """Fonts at device pixel sizes. Text is drawn at its final size and never scaled afterwards.

    `firm` gives the story its sturdier cut, for dark words on a light ground; `legible` sets everything in OpenDyslexic
    and what that lacks in Inter; `wide` sets letters and words further apart.
    """

    def __init__(
        self, folder: Path | None = None, *, firm: bool = False, legible: bool = False, wide: bool = False
    ) -> None:
        self.folder = folder or asset_folder("fonts")
        self.legible, self.wide = legible, wide
        self._cut = "-firm" if firm else ""
        self._fonts: dict[tuple[Face, int], pygame.font.Font] = {}
        self._widths: dict[tuple[Face, int, str], int] = {}
        self._drawn: Kept[pygame.surface.Surface] = Kept(_KEPT, taken)

    def fit(self, window: tuple[int, int]) -> None:
        """Remember as much drawn text as a `window` of so many device pixels can show, so that it can be scrolled."""
        self._drawn.most = max(_KEPT, 4 * window[0] * window[1])

    def forget(self) -> None:
        """Remember no drawn text any longer."""
        self._drawn.clear()

    def font(self, face: Face, size: int) -> pygame.font.Font:
        """Return the font of `face` at `size` device pixels. Raises FileNotFoundError where it is not bundled."""
        key = (face, size)
        if key not in self._fonts:
            if len(self._fonts) >= _FONTS:  # a window was drawn to many sizes
                self._fonts.clear()
            if not pygame.font.get_init():
                pygame.font.init()
            cut = self._cut if face.startswith("story") else ""
            plain = "control" if face == "spare" else f"{face}{cut}"
            name, part = _LEGIBLE[face] if self.legible and face in _LEGIBLE else (plain, 1.0)
            self._fonts[key] = pygame.font.Font(str(self.folder / f"{name}.ttf"), round(size * part))
        return self._fonts[key]

    def width(self, text: str, face: Face, size: int) -> int:
        """Return how wide `text` is drawn, in device pixels."""
        key = (face, size, text)
        if key not in self._widths:
            if len(self._widths) >= _WIDTHS:
                self._widths.clear()
            self._widths[key] = sum(self._run_width(part, size, run) for part, run in self._runs(text, face, size))
        return self._widths[key]

    def height(self, face: Face, size: int) -> int:
        """Return the height of a drawn line, in device pixels."""
        return self.font(face, size).get_height()

    def ascent(self, face: Face, size: int) -> int:
        """Return the distance from the top of a drawn line to its baseline."""
        return self.font(face, size).get_ascent()

    def draw(self, text: str, face: Face, size: int, colour: Colour) -> pygame.Surface:
        """Return `text` drawn in `colour` on nothing."""
        return self._drawn.find((face, size, text, colour), lambda: self._render(text, face, size, colour))

    def _render(self, text: str, face: Face, size: int, colour: Colour) -> pygame.Surface:
        runs = list(self._runs(text, face, size))
        if len(runs) == 1 and not self.wide:
            part, run = runs[0]
            return self.font(part, size).render(run, True, colour)
        whole = pygame.Surface((self.width(text, face, size), self.height(face, size)), pygame.SRCALPHA)
        x = 0
        for part, run in runs:
            y = self.ascent(face, size) - self.ascent(part, size)
            for place, letter in self._letters(part, size, run):
                whole.blit(self.font(part, size).render(letter, True, colour), (x + place, y))
            x += self._run_width(part, size, run)
        return whole

    def _run_width(self, face: Face, size: int, run: str) -> int:
        if not self.wide:
            return self.font(face, size).size(run)[0]
        return sum(self._advance(face, size, letter) for letter in run)

    def _advance(self, face: Face, size: int, letter: str) -> int:
        """Return how far the next letter stands from `letter` in wide text, where nothing joins or moves closer."""
        key = (face, size, f"\0{letter}")
        if key not in self._widths:
            apart = size * (LETTERS + (WORDS if letter == " " else 0))
            self._widths[key] = self.font(face, size).size(letter)[0] + round(apart)
        return self._widths[key]

    def _letters(self, face: Face, size: int, run: str) -> Iterator[tuple[int, str]]:
        """Yield what is drawn in one piece and how far from the run's beginning: all of it, or letter by letter."""
        if not self.wide:
            yield 0, run
            return
        x = 0
        for letter in run:
            if letter != " ":
                yield x, letter
            x += self._advance(face, size, letter)

    def _runs(self, text: str, face: Face, size: int) -> Iterator[tuple[Face, str]]:
        """Yield pieces of `text` with the face that has their letters."""
        if not self.legible:
            yield from _runs(text, face)
            return
        for part, run in _runs(text, face):
            lacks = [metric is None for metric in self.font(part, size).metrics(run)]
            for lacking, letters in groupby(zip(lacks, run, strict=True), key=itemgetter(0)):
                yield ("spare" if lacking else part), "".join(letter for _, letter in letters)


def _runs(text: str, face: Face) -> Iterator[tuple[Face, str]]:
    """Yield pieces of `text` with the face that has their letters."""
    if text.isascii() or not _SYMBOLS.search(text):
        yield face, text
        return
    for index, run in enumerate(_SYMBOLS.split(text)):
        if run:
            yield ("symbols" if index % 2 else face), run
