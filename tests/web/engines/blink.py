"""Chromium, driven by Playwright."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.web.engines.engine import HEIGHT, WIDTH

if TYPE_CHECKING:
    from playwright.sync_api import Browser

GOING = 4
"""Pages that may go away under a question before the question fails."""


class Blink:
    """A fresh context of a running Chromium."""

    touches = True

    def __init__(self, browser: Browser, ratio: int) -> None:
        size: Any = {"width": WIDTH, "height": HEIGHT}
        self._context = browser.new_context(viewport=size, device_scale_factor=ratio, has_touch=True)
        self._complaints: list[str] = []
        self._page = self._context.new_page()
        self._page.on("pageerror", lambda error: self._complaints.append(str(error)))
        self._page.on("console", lambda said: self._complaints.append(said.text) if said.type == "error" else None)

    def open(self, url: str) -> None:
        self._page.goto(url, wait_until="commit")

    def evaluate(self, script: str) -> Any:
        """Return what `script` says; of the next page, where this one goes while it is asked."""
        from playwright.sync_api import Error

        for _ in range(GOING):
            try:
                return self._page.evaluate(script)
            except Error as error:
                if "context was destroyed" not in error.message:
                    raise
        return self._page.evaluate(script)

    def press(self, key: str) -> None:
        self._page.keyboard.press(key)

    def click(self, x: float, y: float) -> None:
        self._page.mouse.click(x, y)

    def wheel(self, x: float, y: float, by: int) -> None:
        self._page.mouse.move(x, y)
        self._page.mouse.wheel(0, by)

    def tap(self, x: float, y: float) -> None:
        self._page.touchscreen.tap(x, y)

    def screenshot(self, path: Path) -> None:
        self._page.screenshot(path=path)

    def complaints(self) -> list[str]:
        return self._complaints

    def close(self) -> None:
        self._context.close()
