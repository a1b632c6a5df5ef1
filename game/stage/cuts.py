"""Which letters a view is set in: the reader's typeface and spacing, and the cut that suits the ground."""

from __future__ import annotations

from game.stage.theme import THEMES
from game.stage.typeface import FIRM, Typefaces
from game.view.view import Display


class Cuts:
    """Every kind of letters that was asked for so far; only the latest one remembers what was drawn in it."""

    def __init__(self, regular: Typefaces) -> None:
        self._made = {(False, False, False): regular}
        self._latest = regular
        self._folder = regular.folder

    def fitting(self, display: Display) -> Typefaces:
        """Return the letters that `display` asks for."""
        firm = THEMES[display.theme].firm and self._has_firm()
        legible, wide = display.typeface == "legible", display.spacing == "wide"
        cut = (firm, legible, wide)
        if cut not in self._made:
            self._made[cut] = Typefaces(self._folder, firm=firm, legible=legible, wide=wide)
        if self._made[cut] is not self._latest:
            self._latest.forget()
            self._latest = self._made[cut]
        return self._latest

    def _has_firm(self) -> bool:
        """Whether the sturdier cut is there: to a page it comes late, and until then the usual one does."""
        return all((self._folder / name).is_file() for name in FIRM)
