"""Charts and the small map as blocks: what `game/view` places, with this window's type and inks."""

from __future__ import annotations

from collections.abc import Mapping

from game.stage.geometry import Box
from game.stage.mark import Block, Glyph, Mark, Plate, Trace, Words
from game.stage.setter import Setter
from game.stage.theme import Ink
from game.stage.typeface import Face, Typefaces
from game.view.overview import overview
from game.view.pictures import Chart, Overview
from game.view.plot import Drawing, Ground, Label, Part, Shape, Stroke, Tone, plot

FACE: Face = "control"
INKS: Mapping[Tone, Ink] = {
    "first": "mark", "second": "text", "third": "quiet", "turn": "bright", "words": "text", "quiet": "quiet",
    "grid": "rule",
}  # fmt: skip
LEADING = 1.42
LEAST = 10
"""CSS pixels below which no word of a picture is set."""


def chart_block(picture: Chart | Overview, setter: Setter, x: int, y: int, width: int) -> Block:
    """Return a chart, or the way at a glance, as wide as `width`; how high it is follows from its words.

    Where these leave its lines no room they are set smaller: the same words stand in the map, which does not shrink.
    """
    size, faces = setter.scale.type("small"), setter.typefaces
    drawing, line = _drawn(picture, width, size, faces)
    while size > setter.scale.px(LEAST) and not _fits(drawing, width, size, faces):
        size = max(setter.scale.px(LEAST), round(size * 0.85))
        drawing, line = _drawn(picture, width, size, faces)
    lift = (line - faces.height(FACE, size)) // 2
    marks = tuple(_mark(part, x, y + lift, y, size) for part in drawing.parts)
    return Block(picture.id, Box(x, y, width, round(drawing.height)), marks)


def _drawn(picture: Chart | Overview, width: int, size: int, faces: Typefaces) -> tuple[Drawing, int]:
    """Return the picture with words of `size`, and how high their lines are."""
    line = round(size * (1.6 if faces.wide else LEADING))

    def measure(text: str) -> float:
        return faces.width(text, FACE, size)

    if isinstance(picture, Chart):
        return plot(picture, width, size, line, measure), line
    return overview(picture, width, size, line, measure), line


def _fits(drawing: Drawing, width: int, size: int, faces: Typefaces) -> bool:
    """Whether all words and lines lie within `width`."""
    for part in drawing.parts:
        if isinstance(part, Label) and not 0 <= part.x <= width - faces.width(part.text, FACE, size):
            return False
        if isinstance(part, Stroke) and not all(0 <= x <= width for x, _ in part.points):
            return False
    return True


def _mark(part: Part, x: int, text_y: int, y: int, size: int) -> Mark:
    """Return a part of the plot in this window's pixels; words begin at `text_y` in their line."""
    if isinstance(part, Stroke):
        points = tuple((x + px, y + py) for px, py in part.points)
        return Trace(points, part.weight, INKS[part.tone], part.dash)
    if isinstance(part, Shape):
        side = round(part.size * 1.3)  # the sign's rim stands outside of it
        box = Box(round(x + part.x - side / 2), round(y + part.y - side / 2), side, side)
        return Glyph(box, part.sign, INKS[part.tone])
    if isinstance(part, Ground):
        return Plate(Box(round(x + part.x), round(y + part.y), round(part.width), round(part.height)), "panel", None, 0)
    return Words(round(x + part.x), round(text_y + part.y), part.text, FACE, size, INKS[part.tone])
