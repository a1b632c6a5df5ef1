"""The preview in a browser: Python's side. What was saved comes as an intent of the page (game/web/page/preview.js)."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from game.language.shelf import languages
from game.narrative.story import Story
from game.platforms.browser import Browser, Page, system_of, the_page
from game.platforms.opening import STORY
from game.platforms.platform import Adapted, Signal
from game.preview.live import Live
from game.preview.update import load
from game.stage.program import run


async def main() -> None:
    """Show what the server reads, until the page is left."""
    page, _ = the_page()
    live = Live(system_of(page))
    await run(Reader(page, live), live)


class Reader(Browser):
    """A page that is told of saves."""

    def __init__(self, page: Page, live: Live) -> None:
        super().__init__(page, live.keep)
        self._live = live
        self._told: Story | None = None

    def _hear(self, intent: dict[str, Any]) -> Signal | None:
        if intent["kind"] != "save":
            return super()._hear(intent)
        seat, language, saved = json.loads(intent["text"])
        session = self._live.session
        self._live.session = replace(session, system=replace(session.system, language=language))
        self._live.seat(tuple(seat) if seat else None, languages(STORY) if language else None)
        update = load(saved, self._told)
        self._told = update.story or self._told
        self._live.take(update)
        return Adapted()
