"""Small things side by side, in rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate


def in_rows(widths: Sequence[int], whole: int, gap: int) -> list[int]:
    """Return in which row, from 0, each of `widths` stands: in few rows, as alike in length as they can be.

    No row is longer than `whole`, but for a single thing that is wider.
    """
    rows = _filled(widths, whole, gap)
    for limit in sorted(limit for limit in _lengths(widths, gap) if limit < whole):
        closer = _filled(widths, limit, gap)
        if closer[-1:] == rows[-1:]:
            return closer
    return rows


def _filled(widths: Sequence[int], most: int, gap: int) -> list[int]:
    """Return the rows where each is filled up to `most` before the next begins."""
    rows, row, end = [], -1, most
    for width in widths:
        if row < 0 or end + gap + width > most:
            row, end = row + 1, width
        else:
            end += gap + width
        rows.append(row)
    return rows


def _lengths(widths: Sequence[int], gap: int) -> Iterator[int]:
    """Yield how long every run of neighbours is."""
    for start in range(len(widths)):
        yield from (length - gap for length in accumulate(width + gap for width in widths[start:]))
