"""The rules of one answer as tables over a meter's thousand and one values, made by asking the rules themselves.

A table is `table[case, value]`. The cases are what else a rule looks at: whether two are far apart, how many misses
there were. Since every entry is what `rules.py` and `kit.py` answered, a table cannot drift from them; that the cases
are the right ones is what `tests/exploration/test_step.py` holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import product

import numpy as np
import numpy.typing as npt

from game.narrative import kit, rules
from game.narrative.act import Act
from game.narrative.answer import Answer
from game.narrative.kind import Kind
from game.narrative.number import TOP, clamp
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


@dataclass
class Tabulator:
    """Makes tables for one setting, each once."""

    setting: Setting
    kinds: Mapping[str, Kind]
    _tables: dict[tuple[Act, bool, str], Tables] = field(default_factory=dict)
    _kits: dict[int, KitTables] = field(default_factory=dict)

    def answer(self, answer: Answer) -> Tables:
        """Return the tables of an answer; all answers of one act share them."""
        key = (answer.act, answer.choice.names, answer.scene.chair)
        if key not in self._tables:
            self._tables[key] = self._kits_chair(answer) if answer.scene.chair == "kit" else self._rowans_chair(answer)
        return self._tables[key]

    def kit(self, halves: int) -> KitTables:
        """Return how Kit answers an answer of so many halves."""
        halves = min(halves, kit.MOST)
        if halves not in self._kits:
            attentions = [lower for lower, _ in KIT_ANSWERS]
            trust = [[self._kit(halves, a, trust=t).trust for t in SCALE] for a in attentions]
            distance = [[self._kit(halves, a, distance=d).distance for d in SCALE] for a in attentions]
            self._kits[halves] = KitTables(_table(trust), _table(distance))
        return self._kits[halves]

    def apology(self) -> KitTables:
        """Return what Kit's repair does, by whether one was heard before."""
        trust = [[self._repair(before, trust=t).trust for t in SCALE] for before in (0, 1)]
        distance = [[self._repair(before, distance=d).distance for d in SCALE] for before in (0, 1)]
        return KitTables(_table(trust), _table(distance))

    def _kits_chair(self, answer: Answer) -> Tables:
        act = answer.act
        if act.trust > 0:
            rows = [_gain_row(self._blank(), answer, *case) for case in gain_cases(act.kind)]
        else:
            rows = [_change(lambda s: rules.trust_loss(s, act), self._blank(misses=m)) for m in MISSES]
        return Tables(_table(rows), _worth(act), _strain(act))

    def _rowans_chair(self, answer: Answer) -> Tables:
        rows = [_change(lambda s: kit.trust_change(s, answer.act), self._blank(misses=m)) for m in MISSES]
        heard = [
            [kit.attention_after(self._blank(attention=a, named=not first), answer) for a in SCALE]
            for first in (False, True)
        ]
        return Tables(_table(rows), _worth(answer.act), _strain(answer.act), _table(heard))

    def _kit(self, halves: int, attention: int, **values: int) -> State:
        return kit.answer(self._blank(attention=attention, **values), halves, self.kinds)

    def _repair(self, before: int, **values: int) -> State:
        return kit.apologise(self._blank(attention=TOP, named=True, broken_words=before, **values), self.kinds)

    def _blank(self, **values: object) -> State:
        blank = State(trust=500, self_worth=500, distance=0, unspoken=0, strain=0, setting=self.setting)
        return blank._replace(**values)  # type: ignore[arg-type]


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
