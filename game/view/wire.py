"""A view as plain JSON, for surfaces that are not written in Python."""

from __future__ import annotations

import dataclasses
import json

from game.view.pictures import Chart, Overview
from game.view.view import Code, Control, Field, Item, Line, Meter, View

_NAMES: dict[type[Item], str] = {
    Line: "line", Meter: "meter", Control: "control", Field: "field", Code: "code", Chart: "chart",
    Overview: "overview",
}  # fmt: skip
_DRAWN = ("stop", "stops", "axes", "curves", "spots")
"""Parts of pictures that are only drawn: their words stand in labels, descriptions and tables."""


def to_json(view: View) -> str:
    """Return `view` as JSON. Every item says what it is in `type`; meters carry `text`, the view what is `seen`."""
    data = dataclasses.asdict(view) | {"seen": view.seen}
    for section, plain in zip(view.sections, data["sections"], strict=True):
        for item, entry in zip(section.items, plain["items"], strict=True):
            entry["type"] = _NAMES[type(item)]
            if isinstance(item, Meter):
                entry["text"] = item.text
            for drawn in _DRAWN:
                entry.pop(drawn, None)
    for entry in data["unseen"]:
        entry["type"] = _NAMES[Control]
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
