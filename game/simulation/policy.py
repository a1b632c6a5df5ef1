"""Ways of answering: lists of preferred kinds, with a little chance."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass

from game.narrative.scene import Choice
from game.narrative.state import State

AFRAID_FROM = 6
"""Decisions after which whoever is afraid says so."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A way of answering. Percentages are chances, 0 to 100."""

    id: str
    prefer: tuple[str, ...] = ()
    """Kinds in the order in which they are preferred; empty for anything at all."""
    names: bool = False
    """Whether what has been missing is said where it can be said."""
    leave: int = 0
    help: int = 0
    afraid: bool = False
    mixed: int = 100
    """How often the preferences are followed at all."""
    first_decisions: int = 0
    first_prefer: tuple[str, ...] = ()
    """Other preferences for the first so many decisions."""

    def pick(self, choices: Sequence[Choice], state: State, rng: random.Random) -> str:
        """Return the id of one of the open `choices`; empty for the safe exit."""
        if self.afraid and state.decisions >= AFRAID_FROM:
            return ""
        for flag, percent in (("left", self.leave), ("help", self.help)):
            ways = [choice for choice in choices if flag in choice.sets]
            if ways and rng.randrange(100) < percent:
                return ways[0].id
        usual = [choice for choice in choices if not choice.sets] or list(choices)
        early = state.decisions < self.first_decisions
        naming = [choice for choice in usual if choice.names]
        if naming and self.names and not early:
            return naming[0].id
        return self._preferred(usual, early, rng).id

    def _preferred(self, choices: Sequence[Choice], early: bool, rng: random.Random) -> Choice:
        follows = rng.randrange(100) < self.mixed
        for kind in (self.first_prefer if early else self.prefer) if follows else ():
            fitting = [choice for choice in choices if choice.kind == kind]
            if fitting:
                return rng.choice(fitting)
        return rng.choice(choices)
