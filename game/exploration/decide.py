"""One answer given in many states at once: `rules.decide` and `kit.decide`, by their tables.

The order is that of the rules. Where a rule has something to say in no state of the array, it is passed over.
"""

from __future__ import annotations

import numpy as np

from game.exploration.plan import LEANS, PROMISE, Plan, bits, watch_number
from game.exploration.record import FACT_BITS, FACTS_A_WORD, Column, Mask, Rows
from game.exploration.table import FAR, NEAR, OWNED, apology, kits_answer
from game.narrative import kit, rules
from game.narrative.answer import Answer
from game.narrative.number import TOP
from game.narrative.state import KIT_ANSWERS, Watch

KEPT, BROKEN, OPEN = PROMISE.index("kept"), PROMISE.index("broken"), PROMISE.index("open")
LOSES_WATCH = rules.WATCHED_DECISIONS * 4
"""Watches of a higher number have no decision left."""


class Decider:
    """Gives answers. Rows are changed in place: hand in a copy."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._apology = apology(plan.story.kinds) if "repair" in plan.story.kinds else None

    def decide(self, rows: Rows, answer: Answer) -> None:
        """Give `answer`, from whichever chair its scene is played."""
        if answer.scene.chair == "kit":
            self._kits(rows, answer)
        else:
            self._rowans(rows, answer)

    def _kits(self, rows: Rows, answer: Answer) -> None:
        case = self._gain_case(rows, answer) if answer.act.trust > 0 else _misses(rows)
        self._touch(rows, answer, case)
        _leak(rows, rules.LEAK)
        self._watch(rows, answer)
        self._settle(rows, answer)
        _company(rows)
        _add(rows, answer)

    def _rowans(self, rows: Rows, answer: Answer) -> None:
        heard = self.heard(rows, answer)
        owned = rows["owned"].copy()
        self._touch(rows, answer, _misses(rows))
        rows["owned"] = owned
        rows["attention"] = heard
        _leak(rows, rules.LEAK // kit.HALVED)
        self._settle(rows, answer)
        _company(rows)
        _add(rows, answer)
        self._kit_answers(rows, answer.act.halves)
        if answer.scene.apology:
            self._apologise(rows)

    def heard(self, rows: Rows, answer: Answer) -> Column:
        """Return Kit's attention after `answer`."""
        table = self.plan.tables(answer).attention
        attention: Column = rows["attention"]
        if table is not None:
            first = (rows["named"] == 0) & answer.choice.names
            attention = table[first.astype(np.intp), attention]
        return attention

    def _touch(self, rows: Rows, answer: Answer, case: Column) -> None:
        """Rules 2 to 6."""
        act, choice, tables = answer.act, answer.choice, self.plan.tables(answer)
        kind, misses = self.plan.kinds[act.kind], rows["misses"]
        rows["trust"] = tables.trust[case, rows["trust"]]
        rows["self_worth"] = tables.self_worth[rows["self_worth"]]
        far = act.distance + rules.ALONE
        if act.counts < 0:
            _move(rows, "distance", far + np.where(misses >= rules.PATIENCE, rules.DRIFT, 0).astype(np.int32))
            rows["misses"] = np.minimum(misses + 1, self.plan.caps["misses"])
            rows["owned"] &= rows["misses"] < rules.PATIENCE
        else:
            _move(rows, "distance", far)
            if act.counts > 0:
                rows["misses"] = 0
            else:
                rows["owned"] &= misses < rules.PATIENCE
        _move(rows, "unspoken", act.unspoken)
        rows["strain"] = tables.strain[(rows["unspoken"] > rules.LOUD_SILENCE).view(np.uint8), rows["strain"]]
        self._tally(rows, act.kind)
        rows["same"] = rows["last"] == kind
        rows["last"] = kind
        rows["named"] |= choice.names
        if choice.lean:
            rows["lean"] = LEANS.index(choice.lean)
        fact = self.plan.facts.get(answer.scene.id)
        if fact is not None:
            self._remember(rows, fact.place // FACTS_A_WORD, bits(fact), fact.classes[choice.id])

    def _tally(self, rows: Rows, kind: str) -> None:
        caps = self.plan.caps
        if caps["decisions"]:
            rows["decisions"] = np.minimum(rows["decisions"] + 1, caps["decisions"])
        if kind == "reach_out":
            rows["support"] = np.minimum(rows["support"] + 1, rules.MOST_SUPPORT)
        elif kind == "attack":
            rows["attacks"] = np.minimum(rows["attacks"] + 1, caps["attacks"])
        elif kind == "appease":
            rows["appeased"] = np.minimum(rows["appeased"] + 1, caps["appeased"])
            rows["debts"] |= 1 << rules.DEBT_RUNS

    def _remember(self, rows: Rows, word: int, shift: int, number: int) -> None:
        clear = ~np.uint64(((1 << FACT_BITS) - 1) << shift)
        rows["memory"][:, word] = (rows["memory"][:, word] & clear) | np.uint64(number << shift)

    def _gain_case(self, rows: Rows, answer: Answer) -> Column:
        """Return for each row the place of its case in `gain_cases`."""
        kind = answer.act.kind
        arrives = np.where(rows["distance"] > rules.FAR, FAR, NEAR)
        arrives = np.where(rows["owned"] != 0, OWNED, arrives)
        case: Column = 2 * arrives + ((rows["same"] != 0) & (rows["last"] == self.plan.kinds[kind]))
        if kind == "repair":
            named = (rows["named"] != 0) | answer.choice.names
            case = 4 * case + 2 * named + ((rows["watch"] != 0) | (rows["broken_words"] > 0))
        if kind == "appease":
            case = 2 * case + (rows["appeased"] >= 2)
        return case

    def _watch(self, rows: Rows, answer: Answer) -> None:
        begun = rows["watch"] != 0
        self._watch_on(rows, begun, answer.act.counts > 0)
        if answer.act.kind == "repair":
            rows["watch"][~begun & (rows["named"] != 0)] = watch_number(*Watch(rules.WATCHED_DECISIONS, 0))

    def _watch_on(self, rows: Rows, begun: Mask, toward: Mask | bool) -> None:
        """One more of the watched decisions was made where a watch was `begun`."""
        if not begun.any():
            return
        rows["watch"] += np.where(begun, 4 + np.asarray(toward).astype(np.uint8), 0).astype(np.uint8)
        self.close_watch(rows, rows["watch"] > LOSES_WATCH)

    def close_watch(self, rows: Rows, where: Mask) -> None:
        """Close the watch as it stands `where` there is one."""
        if not where.any():
            return
        lived = where & ((rows["watch"] - 1) % 4 >= rules.LIVED)
        broken = where & ~lived
        rows["owned"] |= lived
        _move(rows, "trust", np.where(lived, 40, np.where(broken, -70, 0)))
        rows["broken_words"] = np.minimum(rows["broken_words"] + broken, self.plan.caps["broken_words"])
        rows["watch"][where] = 0

    def _settle(self, rows: Rows, answer: Answer) -> None:
        choice, due = answer.choice, answer.scene.due
        if choice.keeps:
            self._close_promise(rows, choice.keeps, KEPT, 40)
        if due:
            self._close_promise(rows, due, BROKEN, -80)
        if choice.promises:
            bit = np.uint64(1 << self.plan.promises[choice.promises])
            rows["promise"][(rows["promises"] & bit) == 0] = OPEN
            rows["promises"] |= bit
        if choice.accepts:
            amends = (rows["owned"] != 0) | (rows["promise"] == KEPT)
            _move(rows, "trust", np.where(amends, 40, 20))
            _move(rows, "self_worth", np.where(amends, 30, -50))
        for flag in choice.sets:
            rows[flag] = 1

    def _close_promise(self, rows: Rows, name: str, outcome: int, trust: int) -> None:
        bit = np.uint64(1 << self.plan.promises[name])
        given = (rows["promises"] & bit) != 0
        rows["promise"][given] = outcome
        rows["promises"] &= ~bit
        _move(rows, "trust", np.where(given, trust, 0))

    def _kit_answers(self, rows: Rows, halves: int) -> None:
        tables = kits_answer(self.plan.story.kinds, halves)
        steps = [lower for lower, _ in KIT_ANSWERS[:-1]]
        answer = sum((rows["attention"] < lower).astype(np.intp) for lower in steps)
        rows["trust"] = tables.trust[answer, rows["trust"]]
        rows["distance"] = tables.distance[answer, rows["distance"]]
        attuned = [place for place, (_, kind) in enumerate(KIT_ANSWERS) if kind == "attune"]
        self._watch_on(rows, rows["watch"] != 0, np.isin(answer, attuned))

    def _apologise(self, rows: Rows) -> None:
        assert self._apology is not None
        sorry = (rows["named"] != 0) & (rows["attention"] >= kit.CAN_OWN)
        before = ((rows["watch"] != 0) | (rows["broken_words"] > 0)).astype(np.intp)
        for name, table in (("trust", self._apology.trust), ("distance", self._apology.distance)):
            rows[name] = np.where(sorry, table[before, rows[name]], rows[name])
        rows["watch"][sorry & (rows["watch"] == 0)] = watch_number(*Watch(rules.WATCHED_DECISIONS, 0))


def own_arc(rows: Rows, where: Mask) -> None:
    """Give back what was missing to who has left."""
    if where.any():
        _move(rows, "self_worth", np.where(where, 20 * (3 + 2 * rows["support"].astype(np.int32)), 0))


def _misses(rows: Rows) -> Column:
    misses: Column = np.minimum(rows["misses"], rules.PATIENCE)
    return misses


def _leak(rows: Rows, trust: int) -> None:
    """Pay the debts that are due, and bring the others a decision nearer."""
    debts = rows["debts"]
    if not debts.any():
        return
    out = ((debts & 1) != 0) & (rows["unspoken"] > rules.LEAKING_SILENCE)
    rows["debts"] = debts >> 1
    _move(rows, "trust", np.where(out, -trust, 0))
    _move(rows, "self_worth", np.where(out, -rules.LEAK, 0))


def _company(rows: Rows) -> None:
    support = rows["support"]
    lonely = (support == 0) & (rows["trust"] < rules.LONELY_TRUST)
    _move(rows, "self_worth", np.where(support >= rules.COMPANY, 10, np.where(lonely, -10, 0)))


def _add(rows: Rows, answer: Answer) -> None:
    extra = answer.choice.effects
    if extra is not None:
        for name in ("trust", "self_worth", "distance", "unspoken", "strain"):
            _move(rows, name, getattr(extra, name))


def _move(rows: Rows, name: str, by: Column | int) -> None:
    rows[name] = np.clip(rows[name].astype(np.int32) + by, 0, TOP)
