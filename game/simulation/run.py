"""One play-through, and many: where they end, with which meters, and which lines were read on the way."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from game.narrative import play
from game.narrative.kit import OPENNESS
from game.narrative.rules import FLOODED
from game.narrative.scene import speak
from game.narrative.state import Setting, State
from game.narrative.story import Story
from game.simulation.policy import Policy

Look = Callable[[State, str, State], None]
"""Called with the state before a decision, the choice taken (empty: the safe exit) and the state after it."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where one play-through ended."""

    ending: str
    state: State
    flooded: bool
    """Whether strain reached the flood at any time."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What many play-throughs of one policy in one setting came to."""

    setting: Setting
    policy: str
    runs: int
    endings: Mapping[str, int]
    trust: float
    """Mean at the end, in points."""
    self_worth: float
    flooded: int
    decisions: float
    """Mean number of decisions."""

    def share(self, *endings: str) -> float:
        """Return how many of a hundred runs ended in one of `endings`."""
        return 100 * sum(self.endings.get(ending, 0) for ending in endings) / self.runs


def simulate(story: Story, policy: Policy, seed: int, setting: Setting, look: Look | None = None) -> Outcome:
    """Play `story` once by the rules alone, as `policy` answers. The same seed gives the same way."""
    rng = random.Random(seed)
    state, flooded = play.start(story, setting), False
    while state.scene:
        choices = [option.choice for option in play.available_choices(story, state) if option.open]
        choice = policy.pick(choices, state, rng)
        after = play.choose(story, state, choice) if choice else play.safe_exit(state)
        if look is not None:
            look(state, choice, after)
        state = after
        flooded = flooded or state.strain >= FLOODED
    end = play.ending(story, state)
    if end is None:
        raise ValueError(f"'{story.id}' has a way that comes to no ending; 'check' says where")
    return Outcome(end.id, state, flooded)


def tally(story: Story, policy: Policy, setting: Setting, runs: int, seed: int = 0) -> Tally:
    """Play `story` `runs` times, with the seeds from `seed` on."""
    outcomes = [simulate(story, policy, seed + number, setting) for number in range(runs)]
    states = [outcome.state for outcome in outcomes]
    return Tally(
        setting,
        policy.id,
        runs,
        Counter(outcome.ending for outcome in outcomes),
        _mean(state.trust for state in states) / 10,
        _mean(state.self_worth for state in states) / 10,
        sum(outcome.flooded for outcome in outcomes),
        _mean(state.decisions for state in states),
    )


def _mean(values: Iterable[int]) -> float:
    listed = tuple(values)
    return sum(listed) / len(listed)


def settings(story: Story, chair: str = "", cut: str = "") -> Iterator[Setting]:
    """Yield every way to sit down: each route (of `chair` and `cut`, where given), with each Kit who may sit there."""
    for route_chair, route_cut in story.routes:
        if chair in ("", route_chair) and cut in ("", route_cut):
            for openness in ("hears",) if route_chair == "kit" else tuple(OPENNESS):
                yield Setting(route_chair, route_cut, openness)


Read = frozenset[tuple[str, ...]]
"""Lines by their scene, answer, key and text."""


def lines_read(story: Story, policy: Policy, seed: int, setting: Setting, until_chapter: int) -> Read:
    """Return every line that one play-through shows up to the end of `until_chapter`."""
    read: set[tuple[str, ...]] = set()

    def look(before: State, choice: str, after: State) -> None:
        scene = story.scenes[before.scene]
        if story.chapters[scene.chapter].number > until_chapter:
            return
        read.update((scene.id, "text", said.key, said.text) for said in speak(scene.text, before))
        taken = scene.choice(choice)
        if taken is not None:
            landed = speak(taken.reply, play.told(before, after))
            read.update((scene.id, choice, said.key, said.text) for said in landed)
            read.add((scene.id, choice, "change", taken.change))

    simulate(story, policy, seed, setting, look)
    return frozenset(read)


def shared_lines(story: Story, one: Policy, other: Policy, setting: Setting, until_chapter: int, runs: int) -> float:
    """Return how many of a hundred lines that either policy reads both read, as a mean over `runs` pairs of ways."""
    total = 0.0
    for seed in range(runs):
        first = lines_read(story, one, seed, setting, until_chapter)
        second = lines_read(story, other, seed, setting, until_chapter)
        total += 100 * len(first & second) / min(len(first), len(second))
    return total / runs
