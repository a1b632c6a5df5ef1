"""The rules of one answer as tables over a meter's thousand and one values, made by asking the rules themselves.

A table is `table[case, value]`. The cases are what else a rule looks at: whether two are far apart, how many misses
there were. Since every entry is what `rules.py` and `kit.py` answered, a table cannot drift from them; that the cases
are the right ones is what `tests/exploration/test_step.py` holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

import numpy as np
import numpy.typing as npt

from game.narrative import kit, rules
from game.narrative.act import Act
from game.narrative.answer import Answer, answer
from game.narrative.kind import Effect, Kind
from game.narrative.number import TOP, clamp
from game.narrative.scene import Choice, Scene, Skip
from game.narrative.state import KIT_ANSWERS, Setting, State, Watch

Table = npt.NDArray[np.int16]

SCALE = range(TOP + 1)
MISSES = range(rules.PATIENCE + 1)
"""Misses in a row that rules tell apart; the last stands for all that are more."""
NEAR, FAR, OWNED = 0, 1, 2
"""How far kindness arrives: as trust allows, half, or whole, because responsibility was taken."""


@dataclass(frozen=True)
class Tables:
    """What an answer does to each meter that it moves by more than a plain sum."""

    trust: Table
    """By `case` of gains (see `gain_case`) or by misses, and trust: trust afterwards."""
    self_worth: Table
    strain: Table
    """By whether much is unspoken, and strain."""
    attention: Table | None = None
    """In Rowan's chair, by whether it is said for the first time what is missing, and attention."""


@dataclass(frozen=True)
class KitTables:
    """Kit's own answer in Rowan's chair, by the kind of it (as in KIT_ANSWERS): trust and distance afterwards."""

    trust: Table
    distance: Table


@lru_cache(maxsize=4096)
def tables(act: Act, names: bool, chair: str, openness: str) -> Tables:
    """Return the tables of every answer of `act` that is given from `chair`; `names` as its choice says."""
    blank, answer = _blank(openness), _answer(act, names)
    if chair == "kit" and act.trust > 0:
        rows = [_gain_row(blank, answer, *case) for case in gain_cases(act.kind)]
    elif chair == "kit":
        rows = [_change(lambda s: rules.trust_loss(s, act), blank._replace(misses=m)) for m in MISSES]
    else:
        rows = [_change(lambda s: kit.trust_change(s, act), blank._replace(misses=m)) for m in MISSES]
    heard = [
        [kit.attention_after(blank._replace(attention=a, named=not first), answer) for a in SCALE]
        for first in (False, True)
    ]
    return Tables(_table(rows), _worth(act), _strain(act), _table(heard) if chair != "kit" else None)


def kits_answer(kinds: Mapping[str, Kind], halves: int) -> KitTables:
    """Return how Kit answers an answer of so many halves."""
    return _kits_answer(tuple(kinds[kind].effect for _, kind in KIT_ANSWERS), min(halves, kit.MOST))


@lru_cache(maxsize=256)
def _kits_answer(effects: tuple[Effect, ...], halves: int) -> KitTables:
    kinds = {kind: Kind(kind, "", effect, 0) for (_, kind), effect in zip(KIT_ANSWERS, effects, strict=True)}
    states = [_blank("hears")._replace(attention=lower) for lower, _ in KIT_ANSWERS]
    trust = [[kit.answer(state._replace(trust=t), halves, kinds).trust for t in SCALE] for state in states]
    distance = [[kit.answer(state._replace(distance=d), halves, kinds).distance for d in SCALE] for state in states]
    return KitTables(_table(trust), _table(distance))


def apology(kinds: Mapping[str, Kind]) -> KitTables:
    """Return what Kit's repair does, by whether one was heard before."""
    return _apology(kinds["repair"].effect)


@lru_cache(maxsize=256)
def _apology(effect: Effect) -> KitTables:
    kinds = {"repair": Kind("repair", "", effect, 1)}
    states = [_blank("hears")._replace(attention=TOP, named=True, broken_words=before) for before in (0, 1)]
    trust = [[kit.apologise(state._replace(trust=t), kinds).trust for t in SCALE] for state in states]
    distance = [[kit.apologise(state._replace(distance=d), kinds).distance for d in SCALE] for state in states]
    return KitTables(_table(trust), _table(distance))


def _blank(openness: str) -> State:
    return State(trust=500, self_worth=500, distance=0, unspoken=0, strain=0, setting=Setting(openness=openness))


def _answer(act: Act, names: bool) -> Answer:
    """Return an answer that weighs `act`, in a scene of no further matter."""
    choice = Choice("", "", act.kind, names=names)
    scene = Scene("", "", "", "kit", "", "", "", "", (), (choice,), Skip(""))
    return answer(scene, choice, act, "", None)


def gain_cases(kind: str) -> tuple[tuple[int, bool, bool, bool], ...]:
    """Return the cases of a gain of trust in their order: how it arrives, the same again, and two of its kind's own.

    For a repair these are whether it was named and whether one was heard before, for appeasing whether peace was
    bought before.
    """
    first, second = (kind == "repair" or kind == "appease"), kind == "repair"
    flags = (False, True)
    return tuple(product((NEAR, FAR, OWNED), flags, flags if first else (False,), flags if second else (False,)))


def _gain_row(blank: State, answer: Answer, arrives: int, same: bool, one: bool, two: bool) -> list[int]:
    kind = answer.act.kind
    state = blank._replace(
        distance=TOP if arrives == FAR else 0,
        owned=arrives == OWNED,
        recent=(kind, kind) if same else ("", ""),
        appeased=2 if one and kind == "appease" else 0,
        named=one and kind == "repair",
        watch=Watch(1, 0) if two else None,
    )
    return _change(lambda s: rules.trust_gain(s, answer), state)


def _change(change: Callable[[State], int], state: State) -> list[int]:
    return [clamp(t + change(state._replace(trust=t))) for t in SCALE]


def _worth(act: Act) -> Table:
    return _table([clamp(w + rules.worth_change(w, act) - rules.ALONE) for w in SCALE])


def _strain(act: Act) -> Table:
    return _table([[rules.strain_after(s, act, unspoken) for s in SCALE] for unspoken in (0, TOP)])


def _table(rows: object) -> Table:
    return np.array(rows, np.int16)
