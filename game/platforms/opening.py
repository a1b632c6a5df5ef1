"""The story as far as a page has it from the start, read once.

A page that goes on from a snapshot of Python's memory (game/web/runtime/snapshot.mjs) has read it before it was opened.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from game.authoring.bundle import load
from game.narrative.story import Story

STORY = Path(__file__).resolve().parents[2] / "story" / "bundle.json"
"""The whole story, which comes late in a page of our own."""
OPENING = STORY.with_name("opening.json")
"""What is there from the start in its place (docs/web.md)."""


@cache
def opening() -> Story:
    """Return the story's opening. Raises OSError where there is none: then the whole story is there."""
    return load(OPENING.read_text("utf-8"), whole=False)
