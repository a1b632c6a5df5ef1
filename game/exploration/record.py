"""States as rows of one numpy array, so that one operation moves a hundred thousand of them.

A row keeps what can still matter and nothing else. What every value of a `State` becomes:

- meters as they are; `resting_worth` and `attention` are 0 where the route never reads them;
- counts up to the highest number that a rule or a condition tells apart (`Plan.caps`);
- `recent` as the last kind and whether the one before was the same;
- `debts` as two bits: one comes due now, one comes due a decision later;
- `memory` as a class for each scene that is asked about: answers that no later question tells apart share one;
- `thinned` as odd or even; `scene` and `chair` are the same for all rows of an array and stand beside it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.void]
"""States, one a row, with the fields of `layout`."""
Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]
Column = npt.NDArray[Any]
Marks = npt.NDArray[np.uint64]

METERS = ("trust", "self_worth", "distance", "unspoken", "strain")
_FIELDS: tuple[tuple[str, str], ...] = (
    *((name, "i2") for name in (*METERS, "attention", "resting_worth")),
    ("decisions", "u4"),
    *((name, "u1") for name in ("misses", "support", "attacks", "appeased", "broken_words", "last", "same", "debts")),
    *((name, "u1") for name in ("named", "owned", "help", "left", "unsafe", "lean", "watch", "promise")),
    ("promises", "u8"),
    ("thinned", "u1"),
    ("spare", "V5"),
)
PROMISES = 64
"""The most promises that a story can make for a row to hold them."""
FACTS_A_WORD = 16
"""Scenes remembered in one word, at four bits each: a chapter file allows a scene twelve answers."""
FACT_BITS = 4


def layout(words: int) -> np.dtype[np.void]:
    """Return the fields of a row that remembers `words` times sixteen scenes. Its size is a multiple of eight bytes."""
    return np.dtype([*_FIELDS, ("memory", "u8", (words,))])


_ODD = np.uint64(0x9E3779B97F4A7C15)
_MIX = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(29)


def marks(rows: Rows) -> Marks:
    """Return a number for each row: equal rows have equal numbers, other rows hardly ever."""
    words = _words(rows)
    total = np.zeros(len(rows), np.uint64)
    for place in range(words.shape[1]):
        total = mixed(total, words[:, place])
    total *= _MIX
    total ^= total >> _SHIFT
    return total


def mixed(total: Marks, words: Column) -> Marks:
    """Return marks that tell apart what `total` does, and what `words` does. `total` is changed."""
    total ^= words
    total *= _ODD
    total ^= total >> _SHIFT
    return total


class Merged(NamedTuple):
    """Rows sorted so that equal ones lie together: `order[starts]` are the places of one of each kind."""

    order: Places
    starts: Places

    @property
    def firsts(self) -> Places:
        """The place of one row of each kind."""
        return self.order[self.starts]

    def total(self, numbers: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
        """Return the sum of `numbers`, one for each row, over the rows of each kind."""
        return np.add.reduceat(numbers[self.order], self.starts)

    def any(self, mask: Mask) -> Mask:
        """Return for each kind whether `mask` is true of one of its rows."""
        return np.logical_or.reduceat(mask[self.order], self.starts)

    def kinds(self) -> Places:
        """Return for each row the number of its kind."""
        number = np.zeros(len(self.order), np.intp)
        number[self.starts[1:]] = 1
        kinds = np.empty(len(self.order), np.intp)
        kinds[self.order] = np.cumsum(number)
        return kinds


def merge(rows: Rows) -> Merged:
    """Find the equal ones of one or more `rows`.

    They are sorted by as much of their marks as fits into a word beside the row's place. Where two different rows share
    that much they could lie between equal ones: then all are sorted by all that they hold.
    """
    words = _words(rows)
    key, order = ordered(marks(rows))
    new = np.ones(len(rows), np.bool_)
    np.not_equal(key[1:], key[:-1], out=new[1:])
    twins = np.flatnonzero(~new)
    one, other = np.take(words, order[twins], axis=0), np.take(words, order[twins - 1], axis=0)
    if not np.array_equal(one, other):
        order = np.lexsort(words.T)
        sorted_words = np.take(words, order, axis=0)
        new[1:] = (sorted_words[1:] != sorted_words[:-1]).any(axis=1)
    return Merged(order, np.flatnonzero(new))


def ordered(numbers: Marks) -> tuple[Marks, Places]:
    """Return the upper bits of `numbers` in their order, and the places they come from; equal ones stay in theirs.

    As many bits are left out as the places need: sorting numbers takes half of the time of sorting places by them.
    """
    size = np.uint64(max(1, len(numbers) - 1).bit_length())
    mixed = (numbers >> size << size) | np.arange(len(numbers), dtype=np.uint64)
    mixed.sort()
    return mixed >> size, (mixed & ((np.uint64(1) << size) - np.uint64(1))).astype(np.intp)


def take(rows: Rows, places: Column) -> Rows:
    """Return the rows at `places`, or those where a mask is true. Words are copied, which numpy does much faster."""
    where = np.flatnonzero(places) if places.dtype == np.bool_ else places
    return np.take(_words(rows), where, axis=0).view(rows.dtype).reshape(len(where))


def joined(parts: Sequence[Rows]) -> Rows:
    """Return the rows of all `parts`, of which there has to be one, behind one another."""
    whole = np.concatenate([_words(rows) for rows in parts])
    return whole.view(parts[0].dtype).reshape(len(whole))


def _words(rows: Rows) -> npt.NDArray[np.uint64]:
    whole = np.ascontiguousarray(rows)
    return whole.view(np.uint64).reshape(len(rows), whole.dtype.itemsize // 8)
