"""Which letters a view is set in: the reader's typeface and spacing, and the cut that suits the ground."""

from __future__ import annotations

from game.stage.theme import THEMES
from game.stage.typeface import FIRM, Typefaces
from game.view.view import Display


class Cuts:
    """Every kind of letters that was asked for so far, each with what it remembers."""

    def __init__(self, regular: Typefaces) -> None:
        self._made = {(False, False, False): regular}
        self._folder = regular.folder

    def fitting(self, display: Display) -> Typefaces:
        """Return the letters that `display` asks for."""
        firm = THEMES[display.theme].firm and self._has_firm()
        legible, wide = display.typeface == "legible", display.spacing == "wide"
        cut = (firm, legible, wide)
        if cut not in self._made:
            self._made[cut] = Typefaces(self._folder, firm=firm, legible=legible, wide=wide)
        return self._made[cut]

    def _has_firm(self) -> bool:
        """Whether the sturdier cut is there: to a page it comes late, and until then the usual one does."""
        return all((self._folder / name).is_file() for name in FIRM)
