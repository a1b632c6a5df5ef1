"""The ways of answering, as a pilot follows them on the screen."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from game.narrative.game import Game
from game.narrative.scene import Choice, Scene
from game.simulation.format import read_policies
from game.simulation.policy import Policy
from tests.pilot.pilot import Pick


@dataclass(frozen=True)
class OnScreen:
    policy: Policy

    def on_view(self, rng: random.Random) -> Pick:
        """Return the policy as the pilot's `Pick`."""

        def pick(scene: Scene, choices: tuple[Choice, ...], game: Game) -> str:
            choice = self.policy.pick(choices, game.state, rng)
            return f"choice:{choice}" if choice else "safety"

        return pick


@cache
def policies() -> Mapping[str, OnScreen]:
    return {policy.id: OnScreen(policy) for policy in read_policies()}
