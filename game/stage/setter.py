"""Sets text: words in, lines in their places out."""

from __future__ import annotations

from dataclasses import dataclass

from game.stage.mark import Words
from game.stage.paragraph import LEADING, LONGEST, wrap
from game.stage.scale import Measure, Scale
from game.stage.theme import Ink
from game.stage.typeface import Face, Typefaces

AIRY = 1.5
"""Distance of baselines over the size of wide text, at least (WCAG 2.2, 1.4.12)."""


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind of text looks."""

    measure: Measure
    face: Face
    ink: Ink
    leading: float = LEADING


@dataclass(frozen=True, slots=True)
class Setting:
    """Text that was set: its lines, how wide the widest is and how high they are together."""

    words: tuple[Words, ...]
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets text for one window."""

    typefaces: Typefaces
    scale: Scale
    longest: int = LONGEST
    """Characters in a line at most."""

    def set(
        self, text: str, style: Style, x: int, y: int, width: int, *, loudness: int = 100, longest: int = 0
    ) -> Setting:
        """Return `text` in lines of at most `width` pixels, the first one's box at `x`, `y`."""
        size = self.scale.type(style.measure, loudness)
        face = style.face
        lines = wrap(text, lambda piece: self.typefaces.width(piece, face, size), width, longest or self.longest)
        step = round(size * max(style.leading, AIRY if self.typefaces.wide else 0))
        lift = (step - self.typefaces.height(face, size)) // 2
        words = tuple(
            Words(x, y + lift + index * step, line, face, size, style.ink) for index, line in enumerate(lines)
        )
        widest = max(self.typefaces.width(line, face, size) for line in lines)
        return Setting(words, widest, step * len(lines))

    def strike(self, word: Words) -> tuple[int, int]:
        """Return where a line through `word` lies and how long it is: the row and the width."""
        ascent = self.typefaces.ascent(word.face, word.size)
        rise = 0.27 if word.face.startswith("control") else 0.21
        return word.y + ascent - round(word.size * rise), self.typefaces.width(word.text, word.face, word.size)
