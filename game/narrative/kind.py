"""The kinds of answer, what they change, and the weights they come in. The numbers are the story's data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Counts = Literal[1, 0, -1]
"""What an answer counts as: +1 turning toward, 0 neither, -1 a miss."""

WEIGHTS: Mapping[str, int] = {"small": 1, "usual": 2, "big": 3}
"""Weight of a choice by its word, in halves."""


@dataclass(frozen=True, slots=True)
class Effect:
    """A change of the five meters, in tenths of a point."""

    trust: int = 0
    self_worth: int = 0
    distance: int = 0
    unspoken: int = 0
    strain: int = 0


@dataclass(frozen=True, slots=True)
class Match:
    """How a kind changes when the bid wants just this: a part left as None stays as it is."""

    trust: int | None = None
    """Trust of a usual weight, in tenths, in place of the kind's own."""
    distance: int | None = None
    counts: Counts | None = None
    trust_factor: tuple[int, int] = (1, 1)
    """The kind's trust is multiplied by this fraction."""
    from_weight: int = 0
    """The match holds from this weight on, in halves."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of answer. `effect` is that of a usual weight; `attention` is what it adds to Kit's in Rowan's chair."""

    id: str
    label: str
    effect: Effect
    counts: Counts
    softened: bool = False
    """Whether its small losses weigh less where trust is high."""
    attention: int = 0
    wanted: Mapping[str, Match] = field(default_factory=dict)
    """By what the bid wants."""
