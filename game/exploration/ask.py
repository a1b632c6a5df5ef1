"""Conditions asked of many states at once. What each part means stands in `game/narrative/question.py`."""

from __future__ import annotations

import operator
from collections.abc import Callable, Mapping

import numpy as np

from game.exploration.memory import truth
from game.exploration.plan import LEANS, PROMISE, Plan, bits
from game.exploration.record import FACT_BITS, FACTS_A_WORD, Column, Mask, Rows
from game.narrative.condition import Condition
from game.narrative.question import All, Any, Flag, Node, Not, Number, Recall, Word
from game.narrative.rules import FLOODED
from game.narrative.state import KIT_ANSWERS

SIGNS: Mapping[str, Callable[[Column, int], Mask]] = {
    ">=": operator.ge,
    ">": operator.gt,
    "<=": operator.le,
    "<": operator.lt,
    "==": operator.eq,
    "!=": operator.ne,
}
FACT = np.uint64((1 << FACT_BITS) - 1)


class Asker:
    """Asks conditions of rows. `chair` is the chair being played in them, which rows do not hold."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._attune = plan.kinds.get("attune", 255)

    def holds(self, condition: Condition | None, rows: Rows, chair: str) -> Mask | bool:
        """Return where `condition` holds: a mask, or one answer for all rows."""
        return True if condition is None else self._holds(condition.node, rows, chair)

    def mask(self, condition: Condition | None, rows: Rows, chair: str) -> Mask:
        """Return where `condition` holds, as a mask."""
        found = self.holds(condition, rows, chair)
        return np.full(len(rows), found) if isinstance(found, bool) else found

    def _holds(self, node: Node, rows: Rows, chair: str) -> Mask | bool:
        match node:
            case Number(name, sign, bound):
                return SIGNS[sign](rows[name], bound)
            case Flag(name):
                return self._flag(name, rows)
            case Word(name, sign, word):
                return _is(self._word(name, word, rows, chair), sign == "==")
            case Recall():
                return self._recall(node, rows)
            case Not(part):
                return _is(self._holds(part, rows, chair), False)
            case All(parts) | Any(parts):
                whole = isinstance(node, All)
                found: Mask | bool = whole
                for part in parts:
                    found = _join(found, self._holds(part, rows, chair), whole)
                    if found is (not whole):
                        break
                return found

    def _flag(self, name: str, rows: Rows) -> Mask:
        if name == "flooded":
            return SIGNS[">="](rows["strain"], FLOODED)
        if name == "watched":
            return SIGNS["!="](rows["watch"], 0)
        if name == "deeper":
            return SIGNS["=="](rows["last"], self._attune) & SIGNS["!="](rows["same"], 0)
        return SIGNS["!="](rows[name], 0)

    def _word(self, name: str, word: str, rows: Rows, chair: str) -> Mask | bool:
        """Return where `name` is `word`."""
        setting = self.plan.setting
        if name in ("chair", "cut", "openness"):
            return {"chair": chair, "cut": setting.cut, "openness": setting.openness}[name] == word
        if name == "answer":
            return self._answer(word, rows)
        return SIGNS["=="](rows[name], (PROMISE if name == "promise" else LEANS).index(word))

    def _answer(self, word: str, rows: Rows) -> Mask | bool:
        at = next(place for place, (_, kind) in enumerate(KIT_ANSWERS) if kind == word)
        if self.plan.setting.chair == "kit":  # attention never moves from where it starts
            return bool(_in_step(at, np.array([self.plan.start_attention]))[0])
        return _in_step(at, rows["attention"])

    def _recall(self, node: Recall, rows: Rows) -> Mask | bool:
        fact = self.plan.facts.get(node.scene)
        if fact is None:
            return truth(node, None)
        said = np.array([truth(node, answered) for answered in fact.says])
        if said.all() or not said.any():
            return bool(said[0])
        word = rows["memory"][:, fact.place // FACTS_A_WORD]
        found: Mask = said[((word >> np.uint64(bits(fact))) & FACT).astype(np.intp)]
        return found


def _in_step(at: int, attention: Column) -> Mask:
    found = SIGNS[">="](attention, KIT_ANSWERS[at][0])
    return found & SIGNS["<"](attention, KIT_ANSWERS[at - 1][0]) if at else found


def _is(found: Mask | bool, wanted: bool) -> Mask | bool:
    if wanted:
        return found
    return not found if isinstance(found, bool) else ~found


def _join(one: Mask | bool, other: Mask | bool, both: bool) -> Mask | bool:
    """Join two answers by "and" (`both`) or "or"."""
    for first, second in ((one, other), (other, one)):
        if isinstance(first, bool):
            return second if first is both else first
    return one & other if both else one | other
