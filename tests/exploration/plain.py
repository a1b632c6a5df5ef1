"""The plain search that the fast one is held against: every way, by the rules themselves, nothing merged or packed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from game.exploration.goal import Goal
from game.exploration.way import Way, met
from game.narrative import play
from game.narrative.log import Step
from game.narrative.state import Setting, State
from game.narrative.story import Story


@dataclass
class Plain:
    """What every way through a story comes to."""

    met: dict[Goal, int] = field(default_factory=dict)
    """The goals, each with the fewest decisions that lead to it."""
    layers: list[Counter[State]] = field(default_factory=list)
    """The states in which an answer is due, by the number of decisions, each with the number of ways to it."""
    endings: Counter[str] = field(default_factory=Counter)
    """The number of ways to each ending."""


def every_way(story: Story, setting: Setting, most: int = 50) -> Plain:
    """Follow every way through `story`, for at most `most` decisions."""
    found, layer = Plain(), Counter({play.start(story, setting): 1})
    start = next(iter(layer))
    _meet(found, 0, met(story, Way(setting, ()), [start]))
    if not start.scene:
        found.endings[over(story, start)] += 1
        return found
    while layer and len(found.layers) < most:
        found.layers.append(layer)
        following: Counter[State] = Counter()
        for state, ways in layer.items():
            if story.chapters[story.scenes[state.scene].chapter].number >= story.safety_from:
                _step(story, found, len(found.layers), state, play.safe_exit(state), "", "safe-exit")
            for option in play.available_choices(story, state):
                if option.open:
                    after = play.choose(story, state, option.choice.id)
                    _step(story, found, len(found.layers), state, after, option.choice.id, "choose")
                    if after.scene:
                        following[after] += ways
                    else:
                        found.endings[over(story, after)] += ways
        layer = following
    return found


def over(story: Story, state: State) -> str:
    end = play.ending(story, state)
    assert end is not None
    return end.id


def _step(story: Story, found: Plain, depth: int, before: State, after: State, choice: str, action: str) -> None:
    way = Way(before.setting, (Step(before.scene, choice, action),))
    _meet(found, depth, met(story, way, [before, after]))


def _meet(found: Plain, depth: int, goals: object) -> None:
    for goal in goals:  # type: ignore[attr-defined]
        found.met.setdefault(goal, depth)
