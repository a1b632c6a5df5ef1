"""What can be wrong with a placed screen, each fault in words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any, cast

from game.gallery.window import Window
from game.stage.geometry import Box
from game.stage.layout import ROOM_LONGEST, Sheet
from game.stage.mark import Block, Mark, Words
from game.stage.paragraph import LONGEST
from game.stage.plan import TEXT_LIMIT
from game.stage.scale import TARGET
from game.stage.scroll import Scroll
from game.stage.typeface import Typefaces
from game.view.view import Control, Field, Line, View

LEAST = 45
"""Characters in the longest line of a text that fills several, where the width allows."""
THIN = "\u200a\u2009"
"""Spaces between the letters of a name set apart, which nobody counts."""


class Placed:
    """A screen in its place, with what is needed to judge it."""

    def __init__(self, name: str, view: View, sheet: Sheet, window: Window, typefaces: Typefaces) -> None:
        self.name, self.view, self.sheet, self.window, self.typefaces = name, view, sheet, window, typefaces
        self.small = {item.id for part in view.sections if part.role == "strip" for item in part.items}
        self.blocks = (*sheet.fixed, *sheet.flowing)

    @property
    def is_story(self) -> bool:
        """Whether what it has in several lines is the story, not numbers or rules."""
        return self.name.startswith(("scene", "reply", "chapter", "ending", "history", "room-scene", "room-reply"))

    def faults(self) -> Iterator[str]:
        """Yield every fault."""
        for check in (
            self._clipped,
            self._overlapping,
            self._spilling,
            self._small,
            self._long,
            self._share,
            self._lost,
        ):
            for fault in check():
                yield f"{self.name}: {fault}"

    def box(self, mark: Mark) -> Box:
        """Return where a mark is drawn."""
        if isinstance(mark, Words):
            wide = self.typefaces.width(mark.text, mark.face, mark.size)
            return Box(mark.x, mark.y, wide, self.typefaces.height(mark.face, mark.size))
        points = getattr(mark, "points", ())  # a line through points
        if points:
            xs, ys = zip(*points, strict=True)
            return Box(int(min(xs)), int(min(ys)), int(max(xs) - min(xs)), int(max(ys) - min(ys)))
        box: Box = cast(Any, mark).box
        return box

    def _clipped(self) -> Iterator[str]:
        """Something reaches out of the window, under the device's notch, or out of what can be scrolled."""
        sheet, (width, height), covered = self.sheet, self.window.size, self.window.covered
        inside = Box(covered.left, covered.top, *covered.inside((width, height)))
        if not inside.holds(sheet.viewport):
            yield f"the words show at {sheet.viewport}, not within {inside}"
        column = sheet.viewport._replace(y=0, h=sheet.height)
        for block in sheet.flowing:
            if not column.holds(block.box):
                yield f"'{block.id}' at {block.box} is not within the column {column}"
        for block in sheet.fixed:
            if not inside.holds(block.box):
                yield f"'{block.id}' at {block.box} is not within {inside}"

    def _overlapping(self) -> Iterator[str]:
        sheet = self.sheet
        for group in (sheet.fixed, sheet.flowing):
            for one, other in combinations(group, 2):
                if one.box.overlaps(other.box):
                    yield f"'{one.id}' and '{other.id}' lie on each other"
        areas = [area for area in (sheet.plan.picture, sheet.viewport, *sheet.plan.feet) if area is not None]
        for one_area, other_area in combinations(areas, 2):
            if one_area.overlaps(other_area):
                yield f"the areas {one_area} and {other_area} lie on each other"
        if sum(area.w * area.h for area in areas) != self.window.size[0] * self.window.size[1]:
            yield "the areas leave a part of the window undrawn"
        for block in sheet.fixed:
            if block.box.overlaps(sheet.viewport):
                yield f"'{block.id}' lies on the words"

    def _spilling(self) -> Iterator[str]:
        """Something is drawn outside its own block, or words of a block on each other."""
        for block in self.blocks:
            for mark in block.marks:
                box = self.box(mark)
                if isinstance(mark, Words):  # a font leaves room above and below its letters
                    box = box.inset(0, box.h // 5)._replace(w=box.w - 1)
                if not block.box.holds(box):
                    yield f"{mark} is drawn outside '{block.id}' at {block.box}"
            lines = [self.box(mark) for mark in block.marks if isinstance(mark, Words)]
            for one, other in combinations(lines, 2):
                if one.y == other.y:
                    if one.overlaps(other):
                        yield f"words lie on each other in '{block.id}'"
                elif one.inset(0, one.h // 4).overlaps(other.inset(0, other.h // 4)):
                    yield f"lines lie on each other in '{block.id}'"

    def _small(self) -> Iterator[str]:
        least = TARGET * self.window.ratio - 0.5
        for block in self.blocks:
            if isinstance(block.target, Control | Field):
                face = block.face
                if face.w < least or face.h < least:
                    yield f"'{block.id}' is only {face.w} × {face.h}"

    def _long(self) -> Iterator[str]:
        """Lines are too long, or shorter than the width allows."""
        longest = ROOM_LONGEST if self.sheet.plan.scale.least else LONGEST
        for block in self.blocks:
            for mark in block.marks:
                if isinstance(mark, Words) and block.id not in self.small and not isinstance(block.target, Field):
                    count = letters(mark)
                    if count > longest:
                        yield f"a line of '{block.id}' has {count} characters"

    def room(self) -> float:
        """Return how many characters of its own text a line of prose has room for, at least; 0 without prose."""
        prose = {item.id for item in self.view.items() if isinstance(item, Line) and item.role == "narration"}
        found = []
        for block in self.sheet.flowing:
            lines = [mark for mark in block.marks if isinstance(mark, Words)]
            if block.id in prose and len(lines) > 1:
                wide = sum(self.box(line).w for line in lines)
                found.append(block.box.w * sum(map(letters, lines)) / wide)
        return min(found, default=0.0)

    def _share(self) -> Iterator[str]:
        """Above 150 % the words have the whole width; the words have room enough to be read in at all."""
        sheet, covered = self.sheet, self.window.covered
        whole = sheet.plan.picture is None and sheet.viewport.w == covered.inside(self.window.size)[0]
        if self.window.text > TEXT_LIMIT and not whole:
            yield "the words do not have the whole width"
        if sheet.viewport.h < self.window.size[1] * 0.3:
            yield f"the words show through a slit of {sheet.viewport.h} of {self.window.size[1]} pixels"

    def _lost(self) -> Iterator[str]:
        """An item has no place, or cannot be scrolled into view with the focus ring around it."""
        sheet = self.sheet
        placed = [block.id for block in self.blocks if block.id]
        wanted = [item.id for item in self.view.items()]
        if sorted(placed) != sorted(wanted):
            yield f"items without a place, or with two: {set(wanted) ^ set(placed)}"
        top = Scroll(sheet.viewport.h, sheet.height)
        for block in sheet.flowing:
            shown = top.reveal(block.box.y, block.box.bottom, sheet.plan.scale.gap(14))
            if not shown.shows(block.box.y, min(block.box.bottom, block.box.y + sheet.viewport.h // 2)):
                yield f"'{block.id}' cannot be scrolled into view"
            if block.target is not None and not self._ringed(block, sheet.viewport):
                yield f"the focus ring of '{block.id}' is cut off"
        whole = Box(0, 0, *self.window.size)
        for block in sheet.fixed:
            if block.target is not None and not (
                self._ringed(block, whole) and not ring(block, 1).overlaps(sheet.viewport)
            ):
                yield f"the focus ring of '{block.id}' is cut off"

    def _ringed(self, block: Block, within: Box) -> bool:
        """Whether the focus ring has room on all sides; what is higher than the window shows it as far as it goes."""
        around = ring(block, self.sheet.plan.scale.px(3))
        high = around.h <= within.h or block.box.h > within.h * 0.8
        return within.x <= around.x and around.right <= within.right and high


def ring(block: Block, away: int) -> Box:
    """Return the focus ring of a block."""
    return block.box.inset(-away)


def letters(mark: Words) -> int:
    """Return how many characters a line has."""
    return sum(letter not in THIN for letter in mark.text)
