"""The square that telephones read, as large as there is room, dark on light in every theme."""

from __future__ import annotations

from itertools import groupby

from game.stage.geometry import Box
from game.stage.mark import Block, Plate, Stroke
from game.view.view import Code


def code_block(code: Code, x: int, y: int, most: int) -> Block:
    """Return the square with its corner at `x`, `y`, at most `most` pixels wide; its modules are whole pixels."""
    side = max(1, most // max(1, len(code.rows)))
    box = Box(x, y, side * len(code.rows), side * len(code.rows))
    dark = tuple(
        Stroke(Box(x + start * side, y + row * side, length * side, side), "dark")
        for row, signs in enumerate(code.rows)
        for start, length in _runs(signs)
    )
    return Block(code.id, box, (Plate(box, "light", None, 0), *dark))


def _runs(signs: str) -> list[tuple[int, int]]:
    """Return where dark modules begin in a row, and how many follow each other.

    >>> _runs("0110100")
    [(1, 2), (4, 1)]
    """
    found, place = [], 0
    for sign, group in groupby(signs):
        length = len(list(group))
        if sign == "1":
            found.append((place, length))
        place += length
    return found
