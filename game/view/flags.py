"""Words on poles: each stands at its pole, in the lowest row where it lies over no other and over no pole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Raised = tuple["Flag", int, bool]
"""A flag, its row from the lowest, and whether it flies to the left."""


@dataclass(frozen=True, slots=True)
class Flag:
    """Words `width` wide that fly from a pole at `x`."""

    x: float
    width: float
    lines: tuple[str, ...] = ()

    def leftwards(self, room: float) -> bool:
        """Whether it flies to the left, since the room ends at its right."""
        return self.x + self.width > room

    def span(self, room: float) -> tuple[float, float]:
        """Return from where to where it reaches."""
        if not self.leftwards(room):
            return self.x, self.x + self.width
        left = max(0.0, self.x - self.width)
        return left, left + self.width


def raised(flags: Sequence[Flag], room: float) -> list[Raised]:
    """Return every flag with its row, in the order given."""
    rows: dict[int, int] = {}
    for place in sorted(range(len(flags)), key=lambda one: (flags[one].leftwards(room), -flags[one].x, one)):
        clear = (row for row in range(len(flags)) if _is_clear(flags, rows, place, row, room))
        rows[place] = next(clear, 1 + max(rows.values(), default=-1))
    return [(flag, rows[place], flag.leftwards(room)) for place, flag in enumerate(flags)]


def _is_clear(flags: Sequence[Flag], rows: dict[int, int], place: int, row: int, room: float) -> bool:
    """Whether a flag in `row` lies over no other one's words, over no pole, and its own pole crosses no words."""
    left, right = flags[place].span(room)
    for other, there in rows.items():
        begins, ends = flags[other].span(room)
        if there == row and left < ends and begins < right:
            return False
        if there > row and left < flags[other].x < right:
            return False
        if there < row and begins < flags[place].x < ends:
            return False
    return True
