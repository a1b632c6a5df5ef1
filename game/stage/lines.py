"""Lines of the view as blocks: narration, speech under its speaker, answers, notes, headings."""

from __future__ import annotations

from collections.abc import Mapping

from game.stage.geometry import Box
from game.stage.mark import Block, Mark, Plate, Stroke
from game.stage.setter import Setter, Style
from game.view.view import Line, LineRole

STYLES: Mapping[LineRole, Style] = {
    "title": Style("title", "story", "bright", 1.08),
    "heading": Style("heading", "story", "bright", 1.2),
    "narration": Style("story", "story", "text"),
    "speech": Style("story", "story", "bright", 1.25),
    "answer": Style("story", "story-italic", "text", 1.3),
    "change": Style("change", "story-italic", "accent"),
    "note": Style("note", "story", "quiet"),
    "caption": Style("caption", "story-italic", "quiet"),
    "sound": Style("caption", "story", "quiet"),
    "notice": Style("small", "control", "text", 1.4),
}
_STRIP = Style("strip", "control", "quiet", 1.35)
"""Notes for the facilitator, read from the laptop."""
_LABEL = Style("label", "control-strong", "accent", 1.7)
ABOVE: Mapping[LineRole, float] = {
    "title": 0,
    "heading": 16,
    "narration": 11,
    "speech": 15,
    "answer": 13,
    "change": 17,
    "note": 10,
    "caption": 14,
    "sound": 4,
    "notice": 10,
}
"""Space above a line, in design pixels."""


_HEAD = Style("head", "story-italic", "accent", 1.3)
"""A caption that names what follows in a log."""
LONG_BID = (60, 150)
"""A bid of more letters than the first is set less large, one of more than the second half as much larger."""


def strip_block(line: Line, setter: Setter, x: int, y: int, width: int) -> Block:
    """Return a line of the facilitator's notes: small, and as long as the window allows."""
    said = setter.set(line.text, _STRIP, x, y, width, longest=200)
    return Block(line.id, Box(x, y, width, said.height), said.words)


def line_block(line: Line, setter: Setter, x: int, y: int, width: int, *, heads: bool = False) -> Block:
    """Return `line` set in a column at `x`, `y`, `width` pixels wide. `heads`: captions are headings here."""
    if line.role == "notice":
        return _notice(line, setter, x, y, width)
    if line.role == "answer":
        return _answer(line, setter, x, y, width)
    marks: list[Mark] = []
    top = y
    if line.speaker:
        label = setter.set(_spaced(line.speaker), _LABEL, x, top, width)
        marks += label.words
        top += label.height
    style = _HEAD if heads and line.role == "caption" else STYLES[line.role]
    said = setter.set(line.text, style, x, top, width, loudness=_loudness(line))
    marks += said.words
    return Block(line.id, Box(x, y, width, top + said.height - y), tuple(marks))


def _loudness(line: Line) -> int:
    """Return the size of a line in percent: a shout of many words need not fill the page."""
    few, many = LONG_BID
    over = min(1.0, max(0.0, (len(line.text) - few) / (many - few)))
    return 100 + round((line.loudness - 100) * (1 - over / 2))


def _spaced(name: str) -> str:
    """Return a speaker's name in capitals, a little apart."""
    return "\u200a".join(name.upper()).replace("\u200a \u200a", " \u2009")


def _answer(line: Line, setter: Setter, x: int, y: int, width: int) -> Block:
    """What the player chose stands beside an upright stroke."""
    scale = setter.scale
    bar, space = scale.hair(2), scale.gap(14)
    said = setter.set(line.text, STYLES["answer"], x + bar + space, y, width - bar - space)
    rule = Stroke(Box(x, y + scale.px(2), bar, said.height - scale.px(4)), "mark")
    return Block(line.id, Box(x, y, width, said.height), (rule, *said.words))


def _notice(line: Line, setter: Setter, x: int, y: int, width: int) -> Block:
    """What the program says stands on a plate of its own."""
    scale = setter.scale
    pad = scale.gap(12)
    said = setter.set(line.text, STYLES["notice"], x + pad, y + pad, width - 2 * pad)
    box = Box(x, y, width, said.height + 2 * pad)
    return Block(line.id, box, (Plate(box, "plate", "rule", scale.px(6), scale.hair()), *said.words))
