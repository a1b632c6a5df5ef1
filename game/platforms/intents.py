"""What was done in a page, as game/web/page/page.js says it, for the main loop."""

from __future__ import annotations

from typing import Any

from game.platforms.late import LEARNT
from game.platforms.platform import Adapted, Entered, Focused, Pressed, Scrolled, Signal, Ticked, Turned, Typed


def signal(intent: dict[str, Any]) -> Signal | None:
    """Return what the page's `intent` asks; None where waking up was all it was for."""
    kind, item = intent["kind"], intent.get("id", "")
    if kind == "press":
        return Pressed(item)
    if kind == "learnt":
        return Pressed(LEARNT + item)
    if kind == "enter":
        return Entered(item, intent["text"])
    if kind == "type":
        return Typed(item, intent["text"])
    if kind == "focus":
        return Focused(item, ring=bool(intent["by"]))
    if kind == "scroll":
        return Scrolled(float(intent["by"]))
    if kind == "turn":
        return Turned(1 if intent["by"] > 0 else -1)
    if kind == "tick":
        return Ticked()
    return Adapted() if kind == "system" else None
