"""Ways of answering as data, and what they lead to."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from game.narrative import play
from game.narrative.game import Game
from game.narrative.rules import FLOODED
from game.narrative.scene import Choice, Scene
from game.narrative.state import Setting, State
from game.narrative.story import Story
from tests.pilot.pilot import Pick

POLICIES = Path(__file__).with_name("policies.yaml")
AFRAID_FROM = 6
"""Decisions after which whoever is afraid says so."""


@dataclass(frozen=True)
class Policy:
    prefer: tuple[str, ...]
    names: bool = False
    leave: int = 0
    help: int = 0
    afraid: bool = False
    mixed: int = 100
    first_decisions: int = 0
    first_prefer: tuple[str, ...] = ()

    def pick(self, choices: Sequence[Choice], state: State, rng: random.Random) -> str:
        """Return the id of a choice; empty for the safe exit."""
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
        prefer = self.first_prefer if early else self.prefer
        if rng.randrange(100) >= self.mixed:
            prefer = ()
        for kind in prefer:
            fitting = [choice for choice in usual if choice.kind == kind]
            if fitting:
                return rng.choice(fitting).id
        return rng.choice(usual).id

    def on_view(self, rng: random.Random) -> Pick:
        """Return the same policy as the pilot's `Pick`."""

        def pick(scene: Scene, choices: tuple[Choice, ...], game: Game) -> str:
            choice = self.pick(choices, game.state, rng)
            return f"choice:{choice}" if choice else "safety"

        return pick


@dataclass(frozen=True)
class Outcome:
    ending: str
    state: State
    flooded: bool
    """Whether strain reached the flood at any time."""


@cache
def policies() -> Mapping[str, Policy]:
    data = yaml.safe_load(POLICIES.read_text("utf-8"))
    return {name: _policy(entry) for name, entry in data.items()}


def _policy(entry: dict[str, Any]) -> Policy:
    first = entry.pop("first", {})
    return Policy(
        **{**entry, "prefer": tuple(entry["prefer"])},
        first_decisions=first.get("decisions", 0),
        first_prefer=tuple(first.get("prefer", ())),
    )


def simulate(story: Story, policy: Policy, seed: int, setting: Setting) -> Outcome:
    """Play `story` by the rules alone, as `policy` answers."""
    rng = random.Random(seed)
    state, flooded = play.start(story, setting), False
    while state.scene:
        choices = [option.choice for option in play.available_choices(story, state) if option.open]
        choice = policy.pick(choices, state, rng)
        state = play.choose(story, state, choice) if choice else play.safe_exit(state)
        flooded = flooded or state.strain >= FLOODED
    end = play.ending(story, state)
    assert end is not None
    return Outcome(end.id, state, flooded)
