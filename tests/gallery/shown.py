"""Every screen in a language of the tests, and in its place in a window."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from game.gallery.longer import CODE, Longer
from game.gallery.matrix import screens
from game.gallery.screen import Look, Screen
from game.gallery.window import Window
from game.language.shelf import languages
from game.stage.cuts import Cuts
from game.stage.layout import arrange
from game.stage.typeface import Typefaces
from game.view.edition import Volume
from tests.gallery.faults import Placed
from tests.pilot.pilot import ROOT, real_story

CUTS = Cuts(Typefaces())


@cache
def shown(language: str = "en") -> tuple[Screen, ...]:
    """Return every screen of the program in English, in Spanish or in the stretched language."""
    shelf: dict[str, Volume] = dict(languages(ROOT / "story"))
    if language == CODE:
        shelf[CODE] = Longer(real_story())
    return screens(real_story(), shelf, language)


def placed(language: str, window: Window, look: Look) -> Iterator[Placed]:
    """Yield every screen in its place in a window."""
    for screen in shown(language):
        view = screen.shown(look)
        letters = CUTS.fitting(view.display)
        sheet = arrange(view, window.size, window.ratio, letters, None, window.covered)
        yield Placed(screen.name, view, sheet, window, letters)
