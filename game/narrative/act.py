"""An answer with its numbers: what a choice weighs in its scene, before the state has a say."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from game.narrative.kind import Kind, Match
from game.narrative.number import ratio
from game.narrative.scene import Choice, Scene

DOUBLED: Mapping[str, int] = {"full": 1, "short": 2}
"""The short cut has about half the decisions, so that each weighs twice."""
USUAL = 2
"""The usual weight, in halves."""


@dataclass(frozen=True, slots=True)
class Act:
    """Rule 1: kind × weight, changed by what the bid wants. The same for all answers that agree in these.

    Amounts are tenths of a point, but `trust`, `self_worth`, `strain` and `attention` come in `parts` of a tenth:
    further factors follow, and rounding comes last.
    """

    kind: str
    counts: int
    """+1 toward, 0 neither, -1 a miss."""
    halves: int
    """Effective weight in halves: 1 is small, 6 is big in the short cut."""
    softened: bool
    """Whether a loss of trust weighs less where trust is high."""
    distance: int
    unspoken: int
    trust: int
    self_worth: int
    strain: int
    attention: int
    """What it adds to Kit's attention in Rowan's chair."""
    parts: int
    """How many parts make a tenth of a point: 1, unless a small weight or a fraction makes smaller steps."""


def act(scene: Scene, choice: Choice, kinds: Mapping[str, Kind], cut: str) -> Act:
    """Return what `choice` of `scene` weighs in `cut`. Raises KeyError for an unknown kind or cut."""
    return weigh(kinds[choice.kind], choice.weight * DOUBLED[cut], scene.wants)


def weigh(kind: Kind, halves: int, wants: str) -> Act:
    """Return what `kind` does at a weight of so many `halves`, where the bid wants `wants`."""
    effect, match = kind.effect, _matching(kind, halves, wants)
    numerator, denominator = match.trust_factor
    trust = (effect.trust if match.trust is None else match.trust) * numerator * halves
    worth, strain, attention = effect.self_worth * halves, effect.strain * halves, kind.attention * halves
    parts = math.lcm(_parts(trust, 2 * denominator), _parts(worth, 2), _parts(strain, 2), _parts(attention, 2))
    return Act(
        kind=kind.id,
        counts=kind.counts if match.counts is None else match.counts,
        halves=halves,
        softened=kind.softened and halves <= USUAL,
        distance=ratio(effect.distance if match.distance is None else match.distance, halves, 2),
        unspoken=ratio(effect.unspoken, halves, 2),
        trust=trust * parts // (2 * denominator),
        self_worth=worth * parts // 2,
        strain=strain * parts // 2,
        attention=attention * parts // 2,
        parts=parts,
    )


def _matching(kind: Kind, halves: int, wants: str) -> Match:
    """What the bid wants changes what an answer weighs, from the weight on that the match asks for."""
    match = kind.wanted.get(wants)
    return match if match is not None and halves >= match.from_weight else Match()


def _parts(amount: int, denominator: int) -> int:
    """Return in how many parts a tenth has to be cut for `amount` / `denominator` to be whole."""
    return denominator // math.gcd(amount, denominator)
