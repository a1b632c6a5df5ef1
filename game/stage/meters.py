"""The two meters as blocks: a disc or steps, and the words."""

from __future__ import annotations

from collections.abc import Sequence

from game.stage.geometry import Box
from game.stage.mark import Block, Dial, Mark
from game.stage.setter import Setter, Style
from game.view.view import Meter

WORDS = Style("meter", "story", "text", 1.3)


def meter_blocks(meters: Sequence[Meter], setter: Setter, area: Box) -> list[Block]:
    """Return the meters side by side from the left of `area`, one below the other where they do not fit."""
    scale = setter.scale
    between = scale.gap(30)
    x, y, row, placed = area.x, area.y, 0, list[Block]()
    for meter in meters:
        block = _meter(meter, setter, x, y, area.w)
        if x > area.x and block.box.right > area.right:
            x, y, row = area.x, y + row + scale.gap(2), 0
            block = _meter(meter, setter, x, y, area.w)
        placed.append(block)
        x, row = block.box.right + between, max(row, block.box.h)
    return placed


def _meter(meter: Meter, setter: Setter, x: int, y: int, width: int) -> Block:
    scale = setter.scale
    size = round(scale.type("meter") * 0.86)
    space = scale.gap(9)
    small = round(size * 0.55)
    changed = scale.gap(6) + small if meter.change else 0
    words = setter.set(meter.text, WORDS, x + size + space, y, max(1, width - size - space - changed))
    first = words.words[0]
    line = setter.typefaces.height(first.face, first.size)
    middle = first.y + round(line * 0.53)
    kind = "steps" if meter.id == "self_worth" else "disc"
    shape = Box(x, middle - size // 2, size, size)
    marks: list[Mark] = [Dial(shape, "steps" if kind == "steps" else "disc", meter.level, "mark"), *words.words]
    right = x + size + space + words.width
    if meter.change:
        arrow = Box(right + scale.gap(6), middle - small // 2, small, small)
        marks.append(Dial(arrow, "rising" if meter.change == "rising" else "falling", 100, "mark"))
        right = arrow.right
    return Block(meter.id, Box(x, y, right - x, words.height), tuple(marks))
