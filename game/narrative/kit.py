"""Rowan's chair: the player answers Kit's absences, and Kit answers from a hidden attention.

Repair is not in Rowan's hands alone. Saying, limiting and leaning on others help where Kit can hear, and keep Rowan
whole where Kit cannot; appeasing, serving and guessing do not make Kit hear.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from game.narrative import rules
from game.narrative.act import Act
from game.narrative.answer import Answer
from game.narrative.kind import Kind
from game.narrative.number import clamp, ratio
from game.narrative.state import KIT_ANSWERS, State, Watch


class Openness(NamedTuple):
    """How open this Kit is: starting attention and ceiling in tenths, and the share of what is said that arrives."""

    start: int
    ceiling: int
    arrives: tuple[int, int]


OPENNESS: Mapping[str, Openness] = {
    "hears": Openness(450, 1000, (1, 1)),
    "slowly": Openness(350, 700, (7, 10)),
    "closed": Openness(250, 440, (7, 20)),
}
HEARD_NAMING = 150
"""What being told what is missing adds to Kit's attention, whatever the weight."""
FORGETS = 10
"""Attention lost with every scene."""
CAN_OWN = 500
"""Attention from which Kit can take responsibility after the answer."""
KIT_FIXES = -5
"""Trust that a usual fix of Kit's costs."""
MOST = 4
"""The most Kit's answer can weigh, in halves."""
HALVED = 2
"""Rowan's own misses cost Rowan's trust in Kit only half."""


def decide(state: State, rowans: Answer, kinds: Mapping[str, Kind]) -> State:
    """Return `state` after one answer from Rowan's chair and Kit's answer to it."""
    act, extra = rowans.act, rowans.choice.effects
    after = rules.touch(state, rowans, trust_change(state, act))
    # only Kit can take responsibility, or lose it again
    after = after._replace(owned=state.owned, attention=attention_after(state, rowans))
    if after.debts:
        after = rules.leak(after, state.decisions, over=HALVED)
    if rowans.marked:
        after = rules.settle(after, rowans)
    after = after.with_meters(after.trust, rules.company(after.self_worth, after.trust, after.support))
    if extra is not None:
        after = rules.add(after, extra)
    return answer(after, act.halves, kinds)


def trust_change(state: State, act: Act) -> int:
    """Rowan cannot earn the trust that Kit has to give; what Rowan breaks is still broken, half as much."""
    return rules.trust_loss(state, act, over=HALVED) if act.trust < 0 else 0


def attention_after(state: State, rowans: Answer) -> int:
    """What is said clearly reaches Kit as far as this Kit is open; a scene later some of it is forgotten."""
    act, openness = rowans.act, OPENNESS[state.setting.openness]
    named_now = rowans.choice.names and not state.named
    gain = act.attention + (HEARD_NAMING * act.parts if named_now else 0)
    numerator, denominator = openness.arrives if gain > 0 else (1, 1)
    heard = ratio(gain, numerator, denominator * act.parts)
    return min(openness.ceiling, clamp(state.attention + heard - FORGETS))


def answer(state: State, halves: int, kinds: Mapping[str, Kind]) -> State:
    """Kit answers as attention allows, and a watch counts Kit's own answers."""
    kind = next(kind for lower, kind in KIT_ANSWERS if state.attention >= lower)
    effect, weight = kinds[kind].effect, 4 * min(halves, MOST)  # four fifths of Kit's kind, in tenths of its weight
    if kind == "fix":
        trust = ratio(KIT_FIXES, min(halves, MOST), 2)
    else:
        numerator, denominator = rules.headroom(state.trust) if effect.trust > 0 else (1, 1)
        trust = ratio(effect.trust * weight, numerator, 10 * denominator)
    distance = ratio(effect.distance, weight, 10)
    after = state._replace(trust=clamp(state.trust + trust), distance=clamp(state.distance + distance))
    return rules.watch_on(after, kind == "attune")


def apologise(state: State, kinds: Mapping[str, Kind]) -> State:
    """After the answer Kit repairs, if it was named and Kit can hear it. Kit's own next answers are then watched."""
    if not state.named or state.attention < CAN_OWN:
        return state
    effect = kinds["repair"].effect
    numerator, denominator = rules.headroom(state.trust)
    if rules.heard_before(state):
        denominator *= 2
    return state._replace(
        trust=clamp(state.trust + ratio(effect.trust, numerator, denominator)),
        distance=clamp(state.distance + effect.distance),
        watch=state.watch or Watch(rules.WATCHED_DECISIONS, 0),
    )
