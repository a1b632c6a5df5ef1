"""How large things are: CSS pixels at 100 % text, made into whole device pixels for this window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Measure = Literal[
    "title", "heading", "head", "story", "note", "caption", "label", "control", "small", "reason", "change", "bar",
    "meter", "key", "strip",
]  # fmt: skip

CSS: dict[Measure, float] = {
    "title": 62,
    "heading": 31,
    "head": 23,
    "story": 22.5,
    "note": 19.5,
    "caption": 17.5,
    "label": 12.5,
    "control": 17,
    "small": 14.5,
    "reason": 17.5,
    "change": 20.5,
    "bar": 14,
    "meter": 19,
    "key": 10.5,
    "strip": 13,
}
"""Text sizes. EB Garamond looks about a fifth smaller than Inter at the same size."""

TARGET = 44
"""Least height and width of anything to press (WCAG 2.2, 2.5.5 and 2.5.8)."""

SLIM = 0.94
"""Up to this `fit` a window is a telephone's."""
ASIDE = 0.55
"""Least space beside the words on a plate for a room, in parts of their size."""


@dataclass(frozen=True, slots=True)
class Scale:
    """From design sizes to device pixels."""

    ratio: float
    """Device pixels to one CSS pixel."""
    fit: float = 1.0
    """How much larger this window draws everything than the laptop's 1280×720."""
    text: int = 100
    """The reader's text size in percent."""
    lettering: float = 1.0
    """How much larger letters are than everything else: for a room that reads from the back row."""
    least: int = 0
    """Device pixels below which no text is set but the small notes of a strip."""

    def type(self, measure: Measure, loudness: int = 100) -> int:
        """Return the font size in device pixels; at least 10 CSS pixels, and at least `least` but in a strip."""
        size = CSS[measure] * self.fit * self.lettering * self.text * loudness * self.ratio / 10_000
        return max(round(10 * self.ratio), 0 if measure == "strip" else self.least, round(size))

    def gap(self, css: float) -> int:
        """Return a distance: it grows with the window, and by half as much as the text."""
        return round(css * self.fit * (1 + (self.text - 100) / 200) * self.ratio)

    def px(self, css: float) -> int:
        """Return a length that does not grow with the text."""
        return round(css * self.ratio)

    def hair(self, css: float = 1) -> int:
        """Return the width of a line: at least one device pixel."""
        return max(1, round(css * self.ratio))

    @property
    def inside(self) -> int:
        """How far words stand inside a plate, and beside one: less on a telephone, more in letters for a room."""
        large = round(self.type("control") * ASIDE) if self.least else 0
        return max(self.gap(14 if self.fit > SLIM or self.least else 10), large)

    @property
    def target(self) -> int:
        """Least height of a control."""
        return -(-TARGET * round(self.ratio * 1000) // 1000)
