"""The rules of one decision, each a small function with its reason. Amounts are tenths of a point.

`decide` holds them in their order. The numbers and their sources stand in `docs/rules.md`; what each kind of answer
weighs is the story's data.
"""

from __future__ import annotations

from game.narrative.act import Act
from game.narrative.answer import Answer
from game.narrative.kind import Effect
from game.narrative.number import TOP, clamp, ratio
from game.narrative.state import State, Watch, new_state

FLOODED = 600
"""Strain from which nobody can listen."""
MUTE_WHEN_FLOODED = frozenset({"attune", "share", "repair"})
NEEDS_WORTH = {"share": 200, "boundary": 120}
"""Self-worth under which a share, and under which also a limit, cannot be said."""
LOW_TRUST, THIN_TRUST, SAFE_TRUST, LONELY_TRUST = 250, 350, 700, 300
FAR = 700
LOUD_SILENCE, LEAKING_SILENCE = 600, 450
"""What is unspoken: more than this keeps strain up, and more than this comes out over something else."""
WATCHED_DECISIONS, LIVED = 3, 2
PATIENCE = 3
"""Misses in a row after which bids thin out and what was owned is lost."""
LEFT_UNNAMED = 20
"""The most a repair can gain before anyone has said what for."""
RUN_OF_MISSES = (0, 7, 14, 20)
"""What the first, second, third and each later miss in a row adds to the loss of trust."""
DRIFT = 20
"""Distance that each miss from the fourth in a row adds."""
ALONE = 10
"""What every scene costs by itself: absence alone erodes."""
LEAK = 20
"""Trust and self-worth that a swallowed word costs when it comes out."""
DEBT_RUNS = 2
"""Decisions until a swallowed word comes due."""
COMPANY, MOST_SUPPORT = 2, 3
"""Support from which one is no longer alone, whatever happens at home, and the most that counts."""
TALLIED = frozenset({"reach_out", "attack", "appease"})
"""Kinds that are counted over the whole story."""


def decide(state: State, answer: Answer) -> State:
    """Return `state` after one answer from the chair of the one who misses: the rules in their order."""
    change = trust_gain(state, answer) if answer.act.trust > 0 else trust_loss(state, answer.act)
    if not (answer.marked or state.debts or state.watch):
        return touch(state, answer, change, quiet=True)  # rules 7 and 8 have nothing to say
    after = touch(state, answer, change)
    after = leak(after, state.decisions)
    after = watch(after, answer.act)
    after = settle(after, answer)
    after = after.with_meters(after.trust, company(after.self_worth, after.trust, after.support))
    return add(after, answer.choice.effects)


def calm(state: State) -> bool:
    """Whether neither strain nor self-worth strikes anything."""
    return state.strain < FLOODED and state.self_worth >= NEEDS_WORTH["share"]


def struck_by(state: State, kind: str) -> str:
    """Return what strikes an answer of `kind`: `flooded`, `self_worth` or nothing."""
    if state.strain >= FLOODED and kind in MUTE_WHEN_FLOODED:
        return "flooded"
    if kind in NEEDS_WORTH and state.self_worth < NEEDS_WORTH[kind]:
        return "self_worth"
    return ""


def touch(state: State, answer: Answer, change: int, quiet: bool = False) -> State:
    """Rules 2 to 6: what the answer itself does to every value; where nothing comes between (`quiet`), also rule 9.

    How trust changes differs from chair to chair. (All in one go, and `clamp` written out: here play spends its time.)
    """
    (trust, self_worth, distance, unspoken, strain, misses, support, attacks, appeased, decisions, recent, debts,
     named, owned, lean, memory, scene, passed) = state[:18]  # fmt: skip
    act, choice, note = answer.act, answer.choice, answer.note
    kind, counts = act.kind, act.counts
    missed = misses_after(misses, counts)
    if kind in TALLIED:
        support = min(MOST_SUPPORT, support + (kind == "reach_out"))
        attacks += kind == "attack"
        if kind == "appease":
            appeased, debts = appeased + 1, (*debts, decisions + DEBT_RUNS)
    trust += change
    trust = 0 if trust < 0 else TOP if trust > TOP else trust
    self_worth += worth_change(self_worth, act) - ALONE
    self_worth = 0 if self_worth < 0 else TOP if self_worth > TOP else self_worth
    if quiet and (support or trust < LONELY_TRUST):
        self_worth = company(self_worth, trust, support)
    distance += act.distance + ALONE + (drift(misses) if counts < 0 else 0)
    unspoken += act.unspoken
    unspoken = 0 if unspoken < 0 else TOP if unspoken > TOP else unspoken
    values = (
        trust,
        self_worth,
        0 if distance < 0 else TOP if distance > TOP else distance,
        unspoken,
        strain_after(strain, act, unspoken),
        missed,
        support,
        attacks,
        appeased,
        decisions + 1,
        (recent[1], kind),
        debts,
        named or choice.names,
        owned and missed < PATIENCE,  # what was owned is lost in a run of misses
        choice.lean or lean,
        memory.add(note) if note else memory,
        answer.leads or scene,
        () if answer.leads else passed,
    )
    return new_state(State, values + state[18:])


def trust_gain(state: State, answer: Answer) -> int:
    """Trust grows more slowly the less room is left, the further apart two people are, and by the same again."""
    act = answer.act
    kind = act.kind
    numerator, denominator = headroom(state.trust)
    denominator *= act.parts
    if too_little_too_late(state):
        denominator *= 2
    if same_again(state, kind):
        denominator *= 2
    if kind == "repair":
        return repair_gain(state, answer, numerator, denominator)
    if kind == "appease" and bought_peace(state):
        return 0
    return ratio(act.trust, numerator, denominator)


def repair_gain(state: State, answer: Answer, numerator: int, denominator: int) -> int:
    """An apology weighs what it is for: "thanks… for what?" And a second one is heard beside the first."""
    if not (state.named or answer.choice.names):
        return min(LEFT_UNNAMED, ratio(answer.act.trust, numerator, denominator))
    if heard_before(state):
        denominator *= 2
    return ratio(answer.act.trust, numerator, denominator)


def headroom(trust: int) -> tuple[int, int]:
    """The last stretch is the slowest: a fraction of at most one."""
    return (1100 - trust, 600) if trust > 500 else (1, 1)


def too_little_too_late(state: State) -> bool:
    """Where trust is nearly gone or the distance wide, kindness only half arrives, until responsibility was taken."""
    return (state.trust < LOW_TRUST or state.distance > FAR) and not state.owned


def same_again(state: State, kind: str) -> bool:
    """The third answer of one kind in a row sounds like a formula."""
    return state.recent == (kind, kind)


def bought_peace(state: State) -> bool:
    """Peace that is bought a third time buys nothing."""
    return state.appeased >= 2


def heard_before(state: State) -> bool:
    """A second apology is heard beside the first, and one after broken words beside those."""
    return state.watch is not None or state.broken_words > 0


def trust_loss(state: State, act: Act, over: int = 1) -> int:
    """A small miss is forgiven where it is safe, and weighs more where it is not; a run of misses adds up.

    The loss is divided by `over`.
    """
    if not act.trust:
        return 0
    numerator, denominator = climate(state.trust, act.softened)
    denominator *= act.parts
    again = momentum(state.misses) if act.counts < 0 else 0
    return ratio(act.trust * numerator - again * denominator, 1, denominator * over)


def climate(trust: int, softened: bool) -> tuple[int, int]:
    """What came before colours what is heard now: a fraction."""
    if trust >= SAFE_TRUST and softened:
        return 3, 5
    return (5, 4) if trust < THIN_TRUST else (1, 1)


def momentum(misses: int) -> int:
    """Each miss in a row costs a little more than the one before, up to the fourth."""
    return RUN_OF_MISSES[min(misses, 3)]


def drift(misses: int) -> int:
    """After three misses in a row, each further one also moves the chairs apart."""
    return DRIFT if misses >= PATIENCE else 0


def worth_change(self_worth: int, act: Act) -> int:
    """Self-worth, too, grows more slowly towards the top."""
    if act.self_worth > 0 and self_worth > 500:
        return ratio(act.self_worth, 1050 - self_worth, 550 * act.parts)
    return act.self_worth if act.parts == 1 else ratio(act.self_worth, 1, act.parts)


def misses_after(misses: int, counts: int) -> int:
    """Turning toward ends a run of misses; neither one nor the other leaves it."""
    return 0 if counts > 0 else misses + (counts < 0)


def strain_after(strain: int, act: Act, unspoken: int) -> int:
    """Strain fades by a tenth, and what is not said keeps it up."""
    loud = 30 if unspoken > LOUD_SILENCE else 0
    if act.parts == 1:
        strain = (9 * strain + 5) // 10 + act.strain + loud  # rounded as below, only the tenth is no whole number
    else:
        strain = ratio((9 * strain + 10 * loud) * act.parts + 10 * act.strain, 1, 10 * act.parts)
    return 0 if strain < 0 else TOP if strain > TOP else strain


def leak(state: State, now: int, over: int = 1) -> State:
    """A word swallowed two decisions ago comes out over something else, if much is unspoken.

    `now` is the number of this decision; the trust it costs is divided by `over`.
    """
    if now not in state.debts:
        return state
    debts = tuple(due for due in state.debts if due != now)
    if state.unspoken <= LEAKING_SILENCE:
        return state._replace(debts=debts)
    return state._replace(debts=debts).with_meters(state.trust - LEAK // over, state.self_worth - LEAK)


def watch(state: State, act: Act) -> State:
    """A repair is believed when the next decisions live up to it: two of three."""
    if state.watch is not None:
        return watch_on(state, act.counts > 0)
    if act.kind == "repair" and state.named:
        return state._replace(watch=Watch(WATCHED_DECISIONS, 0))
    return state


def watch_on(state: State, toward: bool) -> State:
    """One more of the watched decisions was made; the last one closes the watch."""
    if state.watch is None:
        return state
    watched = Watch(state.watch.remaining - 1, state.watch.toward + toward)
    state = state._replace(watch=watched)
    return state if watched.remaining else close_watch(state)


def close_watch(state: State) -> State:
    """Lived words become owned; words that were not lived cost more than silence would have."""
    if state.watch is None:
        return state
    if state.watch.toward >= LIVED:
        return state._replace(watch=None, owned=True, trust=clamp(state.trust + 40))
    return state._replace(watch=None, trust=clamp(state.trust - 70), broken_words=state.broken_words + 1)


def settle(state: State, answer: Answer) -> State:
    """The marks of a choice: a promise kept, forgotten or made, an apology accepted, help, leaving."""
    choice = answer.choice
    if choice.keeps:
        state = keep_promise(state, choice.keeps)
    if answer.scene.due:
        state = break_promise(state, answer.scene.due)
    if choice.promises:
        state = open_promise(state, choice.promises)
    if choice.accepts:
        state = accept(state)
    if choice.sets:
        state = set_flags(state, choice.sets)
    return state


def set_flags(state: State, flags: frozenset[str]) -> State:
    """What was decided stays decided: help, leaving, responsibility."""
    return state._replace(
        help=state.help or "help" in flags,
        left=state.left or "left" in flags,
        owned=state.owned or "owned" in flags,
    )


def keep_promise(state: State, promise: str) -> State:
    """A promise kept at a cost is seen."""
    return _close_promise(state, promise, "kept", 40)


def break_promise(state: State, promise: str) -> State:
    """A promise forgotten is a promise broken."""
    return _close_promise(state, promise, "broken", -80)


def _close_promise(state: State, promise: str, outcome: str, trust: int) -> State:
    if promise not in state.promises:
        return state
    still_open = tuple(other for other in state.promises if other != promise)
    return state._replace(promises=still_open, promise=outcome, trust=clamp(state.trust + trust))


def open_promise(state: State, promise: str) -> State:
    """A promise is open until it is kept or falls due."""
    if promise in state.promises:
        return state
    return state._replace(promises=(*state.promises, promise), promise="open")


def accept(state: State) -> State:
    """Forgiving where amends were made strengthens; forgiving without them costs one's own ground."""
    if state.owned or state.promise == "kept":
        return state.with_meters(state.trust + 40, state.self_worth + 30)
    return state.with_meters(state.trust + 20, state.self_worth - 50)


def company(self_worth: int, trust: int, support: int) -> int:
    """Who is alone in a cold house doubts themself; who has people elsewhere does not have to."""
    if support >= COMPANY:
        return clamp(self_worth + 10)
    return clamp(self_worth - 10) if support == 0 and trust < LONELY_TRUST else self_worth


def add(state: State, extra: Effect | None) -> State:
    """Explicit effects come last and arrive as written."""
    if extra is None:
        return state
    return state._replace(
        trust=clamp(state.trust + extra.trust),
        self_worth=clamp(state.self_worth + extra.self_worth),
        distance=clamp(state.distance + extra.distance),
        unspoken=clamp(state.unspoken + extra.unspoken),
        strain=clamp(state.strain + extra.strain),
    )


def own_arc(state: State) -> State:
    """After leaving, time and the people leaned on give back what was missing."""
    return state.with_meters(state.trust, state.self_worth + 20 * (3 + 2 * state.support))
