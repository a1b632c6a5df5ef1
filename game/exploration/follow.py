"""What an answer makes of a box: each rule at its worst and its best, by the same tables that move single states."""

from __future__ import annotations

from collections.abc import Iterable

from game.exploration.box import NO, YES, Bits, Box, Span, Supposer
from game.exploration.plan import LEANS, PROMISE, Plan, watch_number
from game.exploration.table import FAR, MISSES, NEAR, OWNED, Table, apology, gain_cases, kits_answer
from game.narrative import kit, rules
from game.narrative.answer import Answer
from game.narrative.number import TOP
from game.narrative.state import KIT_ANSWERS

KEPT, BROKEN, OPEN = (1 << PROMISE.index(name) for name in ("kept", "broken", "open"))
NO_WATCH = 1
FRESH = 1 << watch_number(rules.WATCHED_DECISIONS, 0)
LAST = 4 * rules.WATCHED_DECISIONS
"""The highest number of a watch that is still open."""


class Follower:
    """Gives answers in boxes."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.supposer = Supposer(plan)
        self._apology = apology(plan.story.kinds) if "repair" in plan.story.kinds else None

    def open(self, box: Box, answer: Answer) -> Box | None:
        """Return the part of `box` in which the answer is open."""
        choice, chair = answer.choice, answer.scene.chair
        if choice.content & self.plan.setting.left_out:
            return None
        found = self.supposer.suppose(box, choice.when, True, chair)
        if choice.needs is not None and not answer.spared:
            found = self.supposer.suppose(found, choice.needs, True, chair)
        if found is not None and answer.sayable and choice.kind in rules.MUTE_WHEN_FLOODED:
            found = found.with_span("strain", 0, rules.FLOODED - 1)
        if found is not None and answer.sayable and choice.kind in rules.NEEDS_WORTH:
            found = found.with_span("self_worth", rules.NEEDS_WORTH[choice.kind], TOP)
        return found

    def decide(self, box: Box, answer: Answer) -> Box:
        """Return a box around all that `answer` can make of a state in `box`."""
        spans, sets = dict(box.spans), dict(box.sets)
        kits = answer.scene.chair == "kit"
        owned, heard = sets["owned"], self.heard(box, answer)
        self._touch(spans, sets, box, answer)
        if not kits:
            sets["owned"], spans["attention"] = owned, heard
        _leak(spans, sets, rules.LEAK // (1 if kits else kit.HALVED))
        if kits:
            repairs = answer.act.kind == "repair" and bool(sets["named"] & YES)
            self._watch(spans, sets, (answer.act.counts > 0,), repairs)
        self._settle(spans, sets, answer)
        _company(spans)
        if answer.choice.effects is not None:
            for name in ("trust", "self_worth", "distance", "unspoken", "strain"):
                _move(spans, name, (getattr(answer.choice.effects, name),))
        if not kits:
            self._kit_answers(spans, sets, answer)
        return Box(spans, sets)

    def heard(self, box: Box, answer: Answer) -> Span:
        """Return what Kit's attention can be after `answer`."""
        table = self.plan.tables(answer).attention
        if table is None:
            return box.spans["attention"]
        firsts = (
            [0] if not answer.choice.names else [case for case, bit in ((0, YES), (1, NO)) if box.sets["named"] & bit]
        )
        return _around(image(table, (case,), box.spans["attention"]) for case in firsts)

    def close(self, spans: dict[str, Span], sets: dict[str, Bits]) -> None:
        """Close the watch as it stands."""
        watches = sets["watch"]
        lived = any(watches >> n & 1 and (n - 1) % 4 >= rules.LIVED for n in range(1, LAST + 5))
        broken = any(watches >> n & 1 and (n - 1) % 4 < rules.LIVED for n in range(1, LAST + 5))
        self._closed(spans, sets, lived, broken, bool(watches & NO_WATCH))
        sets["watch"] = NO_WATCH

    def _closed(self, spans: dict[str, Span], sets: dict[str, Bits], lived: bool, broken: bool, other: bool) -> None:
        """A watch may have closed as `lived` or as `broken`, or (`other`) none did."""
        if not (lived or broken):
            return
        _move(spans, "trust", [by for by, so in ((40, lived), (-70, broken), (0, other)) if so])
        sets["owned"] = (YES if lived else 0) | (sets["owned"] if broken or other else 0)
        if broken:
            low, high = spans["broken_words"]
            cap = self.plan.caps["broken_words"]
            spans["broken_words"] = (low if lived or other else min(low + 1, cap)), min(high + 1, cap)

    def _touch(self, spans: dict[str, Span], sets: dict[str, Bits], box: Box, answer: Answer) -> None:
        act, choice, tables = answer.act, answer.choice, self.plan.tables(answer)
        gains = answer.act.trust > 0 and answer.scene.chair == "kit"
        cases = self._gain_cases(box, answer) if gains else _miss_cases(box)
        spans["trust"] = image(tables.trust, cases, box.spans["trust"])
        spans["self_worth"] = image(tables.self_worth[None], (0,), box.spans["self_worth"])
        low, high = box.spans["misses"]
        drifts = {rules.DRIFT * (misses >= rules.PATIENCE) for misses in (low, high)} if act.counts < 0 else {0}
        _move(spans, "distance", [act.distance + rules.ALONE + drift for drift in drifts])
        cap = self.plan.caps["misses"]
        step = int(act.counts < 0)
        low, high = (0, 0) if act.counts > 0 else (min(low + step, cap), min(high + step, cap))
        spans["misses"] = low, high
        if high >= rules.PATIENCE:
            sets["owned"] = NO if low >= rules.PATIENCE else sets["owned"] | NO
        _move(spans, "unspoken", (act.unspoken,))
        loud = {unspoken > rules.LOUD_SILENCE for unspoken in spans["unspoken"]}
        spans["strain"] = image(tables.strain, sorted(map(int, loud)), box.spans["strain"])
        self._tally(spans, sets, act.kind)
        bit = 1 << self.plan.kinds[act.kind]
        sets["same"] = (YES if sets["last"] & bit else 0) | (NO if sets["last"] & ~bit else 0)
        sets["last"] = bit
        sets["named"] = YES if choice.names else sets["named"]
        if choice.lean:
            sets["lean"] = 1 << LEANS.index(choice.lean)
        fact = self.plan.facts.get(answer.scene.id)
        if fact is not None:
            sets[f":{answer.scene.id}"] = 1 << fact.classes[choice.id]

    def _tally(self, spans: dict[str, Span], sets: dict[str, Bits], kind: str) -> None:
        counted = [("decisions", self.plan.caps["decisions"])]
        if kind == "reach_out":
            counted.append(("support", rules.MOST_SUPPORT))
        elif kind == "attack":
            counted.append(("attacks", self.plan.caps["attacks"]))
        elif kind == "appease":
            counted.append(("appeased", self.plan.caps["appeased"]))
            sets["debts"] = sum(1 << (debts | 1 << rules.DEBT_RUNS) for debts in range(4) if sets["debts"] >> debts & 1)
        for name, cap in counted:
            low, high = spans[name]
            spans[name] = min(low + 1, cap), min(high + 1, cap)

    def _gain_cases(self, box: Box, answer: Answer) -> list[int]:
        kind = answer.act.kind
        far, owned = box.spans["distance"], box.sets["owned"]
        arrives = {OWNED} if owned & YES else set()
        if owned & NO:
            arrives |= ({FAR} if far[1] > rules.FAR else set()) | ({NEAR} if far[0] <= rules.FAR else set())
        bit = 1 << self.plan.kinds[kind]
        same = {True} if box.sets["last"] & bit and box.sets["same"] & YES else set()
        if box.sets["last"] & ~bit or box.sets["same"] & NO:
            same |= {False}
        one, two = {False}, {False}
        if kind == "repair":
            one = {True} if answer.choice.names else _flags(box.sets["named"])
            watch, broken = box.sets["watch"], box.spans["broken_words"]
            two = ({True} if watch & ~NO_WATCH or broken[1] else set()) | (
                {False} if watch & NO_WATCH and not broken[0] else set()
            )
        elif kind == "appease":
            low, high = box.spans["appeased"]
            one = {low >= 2, high >= 2}
        return [
            number
            for number, case in enumerate(gain_cases(kind))
            if case[0] in arrives and case[1] in same and case[2] in one and case[3] in two
        ]

    def _watch(
        self, spans: dict[str, Span], sets: dict[str, Bits], toward: Iterable[bool], repairs: bool = False
    ) -> None:
        """One more of the watched decisions was made; after a repair a watch may begin where there was none."""
        before, after = sets["watch"], 0
        for number in range(1, LAST + 1):
            if before >> number & 1:
                for turned in toward:
                    after |= 1 << (number + 4 + turned)
        closed = after >> (LAST + 1)
        still = after & ((1 << (LAST + 1)) - 1)
        if before & NO_WATCH:
            named = sets["named"]
            still |= (FRESH if repairs and named & YES else 0) | (NO_WATCH if not repairs or named & NO else 0)
        lived, broken = bool(closed >> rules.LIVED), bool(closed & ((1 << rules.LIVED) - 1))
        self._closed(spans, sets, lived, broken, bool(still))
        sets["watch"] = still | (NO_WATCH if closed else 0)

    def _settle(self, spans: dict[str, Span], sets: dict[str, Bits], answer: Answer) -> None:
        choice, due = answer.choice, answer.scene.due
        if choice.keeps:
            _close_promise(spans, sets, choice.keeps, KEPT, 40)
        if due:
            _close_promise(spans, sets, due, BROKEN, -80)
        if choice.promises:
            given = sets[f"!{choice.promises}"]
            sets["promise"] = (OPEN if given & NO else 0) | (sets["promise"] if given & YES else 0)
            sets[f"!{choice.promises}"] = YES
        if choice.accepts:
            without = sets["owned"] & NO and sets["promise"] & ~KEPT
            amends = sets["owned"] & YES or sets["promise"] & KEPT
            _move(spans, "trust", [by for by, so in ((40, amends), (20, without)) if so])
            _move(spans, "self_worth", [by for by, so in ((30, amends), (-50, without)) if so])
        for flag in choice.sets:
            sets[flag] = YES

    def _kit_answers(self, spans: dict[str, Span], sets: dict[str, Bits], answer: Answer) -> None:
        tables = kits_answer(self.plan.story.kinds, answer.act.halves)
        low, high = spans["attention"]
        tops = [TOP + 1, *(lower for lower, _ in KIT_ANSWERS)]
        kinds = [n for n, (lower, _) in enumerate(KIT_ANSWERS) if high >= lower and low < tops[n]]
        spans["trust"] = image(tables.trust, kinds, spans["trust"])
        spans["distance"] = image(tables.distance, kinds, spans["distance"])
        self._watch(spans, sets, sorted({KIT_ANSWERS[n][1] == "attune" for n in kinds}))
        if answer.scene.apology and high >= kit.CAN_OWN and sets["named"] & YES:
            self._apologise(spans, sets, low >= kit.CAN_OWN and not sets["named"] & NO)

    def _apologise(self, spans: dict[str, Span], sets: dict[str, Bits], surely: bool) -> None:
        assert self._apology is not None
        for name, table in (("trust", self._apology.trust), ("distance", self._apology.distance)):
            new = image(table, (0, 1), spans[name])
            spans[name] = new if surely else _around([new, spans[name]])
        if sets["watch"] & NO_WATCH:
            sets["watch"] = sets["watch"] & ~NO_WATCH | FRESH | (0 if surely else NO_WATCH)


def image(table: Table, cases: Iterable[int], span: Span) -> Span:
    """Return the least and the highest entry of a table over some cases and a span."""
    part = table[list(cases), span[0] : span[1] + 1]
    return int(part.min()), int(part.max())


def own_arc(spans: dict[str, Span]) -> None:
    """Give back what was missing to who has left."""
    _move(spans, "self_worth", [20 * (3 + 2 * support) for support in spans["support"]])


def _flags(bits: Bits) -> set[bool]:
    return {flag for flag, bit in ((True, YES), (False, NO)) if bits & bit}


def _miss_cases(box: Box) -> range:
    low, high = box.spans["misses"]
    return range(min(low, MISSES[-1]), min(high, MISSES[-1]) + 1)


def _leak(spans: dict[str, Span], sets: dict[str, Bits], trust: int) -> None:
    """Pay the debts that may be due, and bring the others a decision nearer."""
    debts = [number for number in range(8) if sets["debts"] >> number & 1]
    sets["debts"] = sum({1 << (number >> 1) for number in debts})
    low, high = spans["unspoken"]
    out = high > rules.LEAKING_SILENCE and any(number & 1 for number in debts)
    still = low <= rules.LEAKING_SILENCE or any(not number & 1 for number in debts)
    _move(spans, "trust", [by for by, so in ((-trust, out), (0, still)) if so])
    _move(spans, "self_worth", [by for by, so in ((-rules.LEAK, out), (0, still)) if so])


def _company(spans: dict[str, Span]) -> None:
    support, trust = spans["support"], spans["trust"]
    changes = set()
    if support[1] >= rules.COMPANY:
        changes.add(10)
    if support[0] == 0 and trust[0] < rules.LONELY_TRUST:
        changes.add(-10)
    if support[0] < rules.COMPANY and (support[1] > 0 or trust[1] >= rules.LONELY_TRUST):
        changes.add(0)
    _move(spans, "self_worth", changes)


def _close_promise(spans: dict[str, Span], sets: dict[str, Bits], name: str, outcome: Bits, trust: int) -> None:
    given = sets[f"!{name}"]
    sets["promise"] = (outcome if given & YES else 0) | (sets["promise"] if given & NO else 0)
    sets[f"!{name}"] = NO
    _move(spans, "trust", [by for by, bit in ((trust, YES), (0, NO)) if given & bit])


def _move(spans: dict[str, Span], name: str, changes: Iterable[int]) -> None:
    low, high = spans[name]
    moved = list(changes)
    spans[name] = _clamp(low + min(moved)), _clamp(high + max(moved))


def _clamp(value: int) -> int:
    return max(0, min(TOP, value))


def _around(spans: Iterable[Span]) -> Span:
    listed = list(spans)
    return min(low for low, _ in listed), max(high for _, high in listed)
