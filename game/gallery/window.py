"""The windows that every screen has to fit: laptop, telephone, projector, and what is further out."""

from __future__ import annotations

from typing import NamedTuple

from game.gallery.screen import Look
from game.stage.geometry import Insets


class Window(NamedTuple):
    """A window, and how large its reader has set the text. All lengths are CSS pixels, `ratio` device pixels to one."""

    name: str
    """Stable, and fit for a file's name."""
    title: str
    """What it is, for people."""
    width: int
    height: int
    text: int = 100
    insets: Insets = Insets()
    """What the device covers of it."""
    ratio: float = 1.0

    @property
    def size(self) -> tuple[int, int]:
        """The window in device pixels."""
        return round(self.width * self.ratio), round(self.height * self.ratio)

    @property
    def covered(self) -> Insets:
        """The insets in device pixels."""
        return Insets(*(round(part * self.ratio) for part in self.insets))

    def look(self, theme: str = "evening") -> Look:
        """Return how words are set in `theme`, at this window's text size."""
        return Look(theme, self.text)


LAPTOP = Window("laptop", "Laptop, 1280 × 720", 1280, 720)
PHONE = Window("phone", "Phone, 390 × 844, with a notch", 390, 844, insets=Insets(top=47, bottom=34))
ACROSS = Window(
    "phone-across", "Phone held across, 844 × 390, with a notch", 844, 390, insets=Insets(right=47, bottom=21, left=47)
)
SMALL = Window("small-phone", "Small phone, 320 × 568", 320, 568)
PROJECTOR = Window("projector", "Old projector, 1024 × 768", 1024, 768)
LARGE_TEXT = Window("large-text", "Full HD, text at 200 %", 1920, 1080, text=200)
WIDE = Window("wide", "Ultra-wide, 2560 × 1080", 2560, 1080)
WIDER = Window("wider", "Ultra-wide, 3440 × 1440", 3440, 1440)
WINDOWS = (LAPTOP, PHONE, ACROSS, SMALL, PROJECTOR, LARGE_TEXT, WIDE, WIDER)
