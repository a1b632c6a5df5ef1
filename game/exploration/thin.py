"""Which states to keep where not all fit: as different ones as there can be, seen by what conditions ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from game.exploration.plan import Plan
from game.exploration.record import METERS, Column, Places, Rows, marks
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


def chosen(plan: Plan, rows: Rows, most: int, wanted: Iterable[Pull] = ()) -> Places:
    """Return the places of at most `most` of `rows`, spread over as many different sorts of state as there are.

    A third of the room goes to the states that lie furthest the way of the pulls that are `wanted`. Of the rest, states
    are alike where their meters are nearly the same and all else is. Of each sort as many are kept as of every other,
    as far as there are so many. Which ones, the order of the rows decides, so that the same search keeps the same;
    `merge` leaves them in the order of their marks, which is as good as none.
    """
    kept = np.zeros(len(rows), np.bool_)
    listed = sorted(wanted)
    for name, high in listed:
        value = rows[name].astype(np.int64) * (-1 if high else 1)
        kept[_least(value * len(rows) + np.arange(len(rows)), most // (3 * len(listed)))] = True
    rest = np.flatnonzero(~kept)
    kept[rest[_spread(marks(_coarse(plan, rows[rest])), most - int(kept.sum()))]] = True
    return np.flatnonzero(kept)


def _spread(sorts: Column, most: int) -> Places:
    """Return the places of `most`, taken from each of `sorts` in turn."""
    order = np.argsort(sorts, kind="stable")
    new = np.ones(len(sorts), np.bool_)
    new[1:] = sorts[order[1:]] != sorts[order[:-1]]
    starts = np.flatnonzero(new)
    at = np.arange(len(sorts))
    rank = at - np.repeat(starts, np.diff(np.append(starts, len(sorts))))
    places: Places = order[_least(rank * len(sorts) + at, most)]
    return places


def _least(numbers: Column, most: int) -> Places:
    """Return the places of the `most` least of different `numbers`."""
    return np.argpartition(numbers, most)[:most] if most < len(numbers) else np.arange(len(numbers))


def _coarse(plan: Plan, rows: Rows) -> Rows:
    coarse = np.zeros(len(rows), plan.dtype)
    for name in METERS:
        coarse[name] = rows[name] // STEP
    coarse["attention"] = rows["attention"] // STEP
    for name in APART:
        coarse[name] = rows[name]
    coarse["memory"] = rows["memory"]
    return coarse
