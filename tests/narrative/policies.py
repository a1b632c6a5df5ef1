"""Ways of answering, each a list of what is preferred, and a story's worth of synthetic bids to answer.

A transcription of the program the rules were designed with, run on the integer rules: the same policies, the same
offers of kinds, weights and wants, the same seeds.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass
from functools import cache

from game.narrative import kit, rules
from game.narrative.answer import Answer
from game.narrative.play import ending
from game.narrative.state import Setting, State
from tests.narrative.builder import KINDS, state, story, taken

WANTS = ("company", "company", "comfort", "celebration", "practical", "space")
WEIGHTS = (1, 2, 2, 2, 3)
GOOD = ("repair", "attune", "share", "boundary", "reach_out", "fix")
EARLY = ("turn_away", "minimise", "fix", "appease")
DOORS = story()


@dataclass(frozen=True)
class Policy:
    prefer: tuple[str, ...] = ()
    leave: float = 0.2
    help: float = 0.3
    afraid: float = 0.0
    names: bool = False
    """Whether it says what is missing where that is offered."""
    mixed: float = 1.0
    """How often it follows its preferences; otherwise it answers at random."""
    early: tuple[str, ...] = ()
    """What it prefers in the first half."""


POLICIES: dict[str, Policy] = {
    "attentive": Policy(GOOD, names=True),
    "mostly good": Policy(GOOD, names=True, mixed=0.6),
    "appeaser": Policy(("appease", "attune", "fix")),
    "silent carer": Policy(("attune", "appease", "turn_away"), 0.05, 0.1),
    "withdrawer": Policy(("turn_away", "minimise", "fix"), 0.1, 0.1),
    "attacker": Policy(("attack", "turn_away"), 0.1, 0.05),
    "fixer": Policy(("fix", "minimise", "reach_out"), 0.1),
    "self-first": Policy(("reach_out", "boundary", "share"), 0.6, 0.2),
    "late bloomer": Policy(GOOD, 0.1, 0.5, names=True, early=EARLY),
    "pursuer": Policy(("share", "attack", "repair"), 0.3, 0.4),
    "leaver": Policy(("reach_out", "turn_away", "boundary"), 0.95, 0, names=True),
    "helper": Policy(("share", "minimise", "fix"), 0, 0.95, names=True),
    "afraid": Policy(("appease", "turn_away"), afraid=1.0),
    "random": Policy(leave=0.25),
}


@dataclass(frozen=True)
class Shape:
    """Which decisions of a cut offer what."""

    decisions: int
    names_from: int
    repairs_from: int
    offer_name: tuple[int, int]
    offer_repair: tuple[int, int]
    answer: int
    early: int


SHAPES = {
    "full": Shape(18, 5, 5, (8, 13), (11, 14), 14, 9),
    "short": Shape(10, 3, 6, (4, 5), (6, 7), 7, 4),
}


@dataclass(frozen=True)
class Run:
    ending: str
    state: State
    flooded: bool


@cache
def answer_of(kind: str, weight: int, wants: str, names: bool, cut: str) -> Answer:
    return taken(kind, weight, wants=wants, names=names, cut=cut)


def play(policy: Policy, seed: int, setting: Setting) -> Run:
    """Answer a story's worth of bids as `policy` does."""
    rng, shape, rowan = random.Random(seed), SHAPES[setting.cut], setting.chair == "rowan"
    now, flooded = state(setting=setting, attention=kit.OPENNESS[setting.openness].start), False
    for i in range(shape.decisions):
        kinds = _offer(now, i, shape, rowan, rng)
        offered = i in shape.offer_name
        kind = "share" if offered and policy.names and "share" in kinds else _prefer(policy, i, shape, kinds, rng)
        weight = rng.choice(WEIGHTS)
        wants = "company" if rowan else rng.choice(WANTS)
        names = kind == "share" and (offered or i >= shape.names_from)
        answer = answer_of(kind, weight, wants, names, setting.cut)
        now = kit.decide(now, answer, KINDS) if rowan else rules.decide(now, answer)
        if rowan and i == shape.answer:
            now = kit.apologise(now, KINDS)
        flooded = flooded or now.strain >= rules.FLOODED
        if i == shape.decisions - 3:
            now, over = _turn(policy, now, rng)
            if over:
                break
    now = rules.close_watch(now)
    if now.left:
        now = rules.own_arc(now)
    found = ending(DOORS, now)
    assert found is not None
    return Run(found.id, now, flooded)


def _offer(now: State, i: int, shape: Shape, rowan: bool, rng: random.Random) -> list[str]:
    shut = {"repair", "fix"} if rowan else {"repair"} if i < shape.repairs_from else set()
    kinds = rng.sample([kind for kind in KINDS if kind not in shut], 5)
    if "reach_out" not in kinds and (i % 4 == 3 or now.self_worth < 250):
        kinds[-1] = "reach_out"
    if i in shape.offer_name and "share" not in kinds:
        kinds[0] = "share"
    if not rowan and i in shape.offer_repair and "repair" not in kinds:
        kinds[1] = "repair"
    return [kind for kind in kinds if not rules.struck_by(now, kind)] or ["boundary", "reach_out"]


def _prefer(policy: Policy, i: int, shape: Shape, kinds: list[str], rng: random.Random) -> str:
    prefer = policy.early if policy.early and i < shape.early else policy.prefer
    if policy.mixed < 1 and rng.random() >= policy.mixed:
        prefer = ()
    return next((kind for kind in prefer if kind in kinds), None) or rng.choice(kinds)


def _turn(policy: Policy, now: State, rng: random.Random) -> tuple[State, bool]:
    """Near the end: fear, leaving, or help. Return the state and whether the story is over."""
    if policy.afraid and rng.random() < policy.afraid:
        return now._replace(unsafe=True), True
    if now.named and (now.trust < 450 or now.distance > 550) and rng.random() < policy.leave:
        return now._replace(left=True), True
    if now.named and 250 <= now.trust < 580 and rng.random() < policy.help:
        return now.with_meters(now.trust + 40, now.self_worth)._replace(help=True), False
    return now, False


@dataclass(frozen=True)
class Result:
    """What many runs of one policy came to: percentages and means in points."""

    endings: Counter[str]
    runs: int
    trust: float
    self_worth: float
    flooded: float

    def share(self, *endings: str) -> float:
        return 100 * sum(self.endings[ending] for ending in endings) / self.runs


@cache
def results(name: str, setting: Setting, runs: int = 1000) -> Result:
    found = [play(POLICIES[name], seed, setting) for seed in range(runs)]
    return Result(
        Counter(run.ending for run in found),
        runs,
        sum(run.state.trust for run in found) / runs / 10,
        sum(run.state.self_worth for run in found) / runs / 10,
        100 * sum(run.flooded for run in found) / runs,
    )
