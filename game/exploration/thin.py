"""Which states to keep where not all fit: as different ones as there can be, seen by what conditions ask."""

from __future__ import annotations

import numpy as np

from game.exploration.plan import Plan
from game.exploration.record import METERS, Places, Rows, marks

STEP = 100
"""Meters that differ by less than so many tenths count as alike, unless a condition tells them apart."""
APART = ("misses", "attacks", "support", "named", "owned", "help", "left", "watch", "promise", "lean", "broken_words")


def chosen(plan: Plan, scene: str, rows: Rows, most: int) -> Places:
    """Return the places of at most `most` of `rows`, spread over as many different sorts of state as there are.

    States are alike where their meters are nearly the same and all the rest is. Of each sort as many are kept as of
    every other, as far as there are so many; which ones, their marks decide, so that the same search keeps the same.
    """
    sorts = marks(_coarse(plan, rows))
    mark = marks(rows)
    order = np.lexsort((mark, sorts))
    new = np.ones(len(rows), np.bool_)
    new[1:] = sorts[order][1:] != sorts[order][:-1]
    starts = np.flatnonzero(new)
    rank = np.arange(len(rows)) - np.repeat(starts, np.diff(np.append(starts, len(rows))))
    kept = order[np.lexsort((mark[order], rank))[:most]]
    kept.sort()
    return kept


def _coarse(plan: Plan, rows: Rows) -> Rows:
    coarse = np.zeros(len(rows), plan.dtype)
    for name in METERS:
        coarse[name] = rows[name] // STEP
    coarse["attention"] = rows["attention"] // STEP
    for name in APART:
        coarse[name] = rows[name]
    coarse["memory"] = rows["memory"]
    return coarse
