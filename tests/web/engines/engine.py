"""What the tests need of a browser engine, whoever drives it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Protocol

WIDTH, HEIGHT = 1280, 720
"""CSS pixels of the page."""
KEYS = {
    "Tab": "\ue004",
    "Enter": "\ue007",
    "Escape": "\ue00c",
    "ArrowLeft": "\ue012",
    "ArrowRight": "\ue014",
    "ArrowDown": "\ue015",
    "Space": " ",
}
"""Keys by their names, as WebDriver writes them."""


class Engine(Protocol):
    """One window with a profile of its own."""

    touches: bool
    """Whether it can be touched."""

    def open(self, url: str) -> None:
        """Go to `url`; need not wait until it has loaded."""

    def evaluate(self, script: str) -> Any:
        """Call the function `script`, wait for it, and return what it gives, as JSON could."""

    def press(self, key: str) -> None:
        """Press and release a key: one of `KEYS`, or a letter."""

    def click(self, x: float, y: float) -> None:
        """Click with the mouse at CSS pixels of the page."""

    def wheel(self, x: float, y: float, by: int) -> None:
        """Turn the wheel there by CSS pixels, downwards where positive."""

    def tap(self, x: float, y: float) -> None:
        """Touch the page there, where it can be touched."""

    def screenshot(self, path: Path) -> None:
        """Write what is shown as PNG."""

    def complaints(self) -> list[str]:
        """Return errors and foreign requests that the engine tells of; some tell of none."""

    def close(self) -> None:
        """End it, and throw its profile away."""
