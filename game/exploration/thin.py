"""Which states to keep where not all fit: as different ones as there can be, seen by what conditions ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from game.exploration.record import METERS, Column, Marks, Places, Rows, mixed, ordered
from game.narrative.condition import Condition
from game.narrative.question import All, Any, Flag, Node, Not, Number, Word

STEP = 100
"""Meters that differ by less than so many tenths count as alike, unless a condition tells them apart."""
APART = ("misses", "attacks", "support", "named", "owned", "help", "left", "watch", "promise", "lean", "broken_words")


class Pull(NamedTuple):
    """A value that has to be high (or low) for something that is missing."""

    name: str
    high: bool


def pulls(conditions: Iterable[tuple[Condition, bool]]) -> frozenset[Pull]:
    """Return what has to be high or low for `conditions` to be as wanted."""
    return frozenset(pull for condition, wanted in conditions for pull in _pulls(condition.node, wanted))


def _pulls(node: Node, wanted: bool) -> Iterator[Pull]:
    match node:
        case Not(part):
            yield from _pulls(part, not wanted)
        case All(parts) | Any(parts):
            for part in parts:
                yield from _pulls(part, wanted)
        case Number(name, sign) if sign in ("==", "!="):
            yield from (Pull(name, True), Pull(name, False))
        case Number(name, sign):
            yield Pull(name, (sign in (">=", ">")) is wanted)
        case Flag("flooded"):
            yield Pull("strain", wanted)
        case Word("answer"):
            yield from (Pull("attention", True), Pull("attention", False))
        case _:
            return


def chosen(rows: Rows, most: int, wanted: Iterable[Pull] = ()) -> Places:
    """Return the places of at most `most` of `rows`, spread over as many different sorts of state as there are.

    A third of the room goes to the states that lie furthest the way of the pulls that are `wanted`. Of the rest, states
    are alike where their meters are nearly the same and all else is. Of each sort as many are kept as of every other,
    as far as there are so many. Which ones, the order of the rows decides, so that the same search keeps the same;
    `merge` leaves them in the order of their marks, which is as good as none.
    """
    kept = np.zeros(len(rows), np.bool_)
    listed = sorted(wanted)
    columns = {name: np.ascontiguousarray(rows[name]) for name in {name for name, _ in listed}}
    for name, high in listed:
        value = columns[name]
        kept[least(value.max() - value if high else value, most // (3 * len(listed)))] = True
    rest = np.flatnonzero(~kept)
    kept[rest[_spread(_sorts(rows)[rest], most - (len(rows) - len(rest)))]] = True
    return np.flatnonzero(kept)


def _spread(sorts: Marks, most: int) -> Places:
    """Return the places of `most`, taken from each of `sorts` in turn."""
    if most >= len(sorts):
        return np.arange(len(sorts))
    key, order = ordered(sorts)
    starts = np.flatnonzero(np.concatenate([[True], key[1:] != key[:-1]]))
    rank = np.arange(len(sorts)) - np.repeat(starts, np.diff(starts, append=len(sorts)))
    places: Places = order[least(rank, most)]
    return places


def least(numbers: Column, most: int) -> Places:
    """Return the places of the `most` least of `numbers`, which are counts; of equal ones those that come first.

    >>> least(np.array([3, 1, 2, 1, 1]), 2).tolist()
    [1, 3]
    """
    if most >= len(numbers):
        return np.arange(len(numbers))
    upto = np.cumsum(np.bincount(numbers))
    last = int(np.searchsorted(upto, most))  # the number of which not all are taken
    fewer = int(upto[last - 1]) if last else 0
    taken = numbers < last
    taken[np.flatnonzero(numbers == last)[: most - fewer]] = True
    return np.flatnonzero(taken)


def _sorts(rows: Rows) -> Marks:
    """Return a number for each row: rows of the same sort have equal numbers, others hardly ever."""
    total = rows["memory"][:, 0].copy()
    for word in range(1, rows["memory"].shape[1]):
        total = mixed(total, rows["memory"][:, word])
    for names, bits, step in ((("attention", *METERS), 10, STEP), (APART[:6], 8, 1), (APART[6:], 8, 1)):
        packed = np.zeros(len(rows), np.uint64)
        for name in names:
            packed <<= np.uint64(bits)
            packed |= (rows[name] // step if step > 1 else rows[name]).astype(np.uint64)
        total = mixed(total, packed)
    return total
