"""What a placed block is drawn from: text, plates, strokes, dials. Values only; the painter draws them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from game.stage.geometry import Box
from game.stage.theme import Ink
from game.stage.typeface import Face
from game.view.pictures import Dash, Sign
from game.view.view import Control, Field


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `x`, `y` is its upper left corner."""

    x: int
    y: int
    text: str
    face: Face
    size: int
    ink: Ink

    def moved(self, dx: int, dy: int) -> Words:
        """Return it shifted."""
        return replace(self, x=self.x + dx, y=self.y + dy)


@dataclass(frozen=True, slots=True)
class Plate:
    """A rounded ground with an edge. `fill` None leaves the ground as it is."""

    box: Box
    fill: Ink | None
    edge: Ink | None
    radius: int
    width: int = 1
    hover: Ink | None = None
    """Ground under the pointer."""

    def moved(self, dx: int, dy: int) -> Plate:
        """Return it shifted."""
        return replace(self, box=self.box.moved(dx, dy))


@dataclass(frozen=True, slots=True)
class Stroke:
    """A level or upright line of whole pixels."""

    box: Box
    ink: Ink

    def moved(self, dx: int, dy: int) -> Stroke:
        """Return it shifted."""
        return replace(self, box=self.box.moved(dx, dy))


@dataclass(frozen=True, slots=True)
class Dial:
    """A small shape with a state: a radio mark, a switch, a meter's disc or bar, an arrow up or down, a caret."""

    box: Box
    kind: Literal["radio", "switch", "disc", "steps", "rising", "falling", "tick"]
    level: int
    """0 to 100; a radio or switch is on at 100."""
    ink: Ink

    def moved(self, dx: int, dy: int) -> Dial:
        """Return it shifted."""
        return replace(self, box=self.box.moved(dx, dy))


@dataclass(frozen=True, slots=True)
class Trace:
    """A line through points, `width` device pixels wide."""

    points: tuple[tuple[float, float], ...]
    width: float
    ink: Ink
    dash: Dash = "solid"

    def moved(self, dx: int, dy: int) -> Trace:
        """Return it shifted."""
        return replace(self, points=tuple((x + dx, y + dy) for x, y in self.points))


@dataclass(frozen=True, slots=True)
class Glyph:
    """A sign that is told by its shape, filling `box`; `ground` is what shows inside of an empty one."""

    box: Box
    sign: Sign
    ink: Ink
    ground: Ink = "panel"

    def moved(self, dx: int, dy: int) -> Glyph:
        """Return it shifted."""
        return replace(self, box=self.box.moved(dx, dy))


Mark = Words | Plate | Stroke | Dial | Trace | Glyph


@dataclass(frozen=True, slots=True)
class Block:
    """One item of the view in its place."""

    id: str
    box: Box
    marks: tuple[Mark, ...]
    target: Control | Field | None = None
    """What can be pressed or typed into here."""
    radius: int = 0
    """Of the focus ring."""

    @property
    def face(self) -> Box:
        """What a surface laid over the block covers: a field's frame without its label, else the whole block."""
        plates = (mark.box for mark in self.marks if isinstance(mark, Plate))
        return next(plates, self.box) if isinstance(self.target, Field) else self.box

    def moved(self, dx: int, dy: int) -> Block:
        """Return the block with everything in it shifted."""
        return replace(self, box=self.box.moved(dx, dy), marks=tuple(mark.moved(dx, dy) for mark in self.marks))
