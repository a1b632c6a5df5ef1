"""Where both versions of a story lead: which scenes and endings can be come to, and how often simulated ways do.

What the graph cannot reach, no play-through can: that is proved. That no simulated way came somewhere is an observation
and no proof.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import sqrt

from game.authoring.reach import reach
from game.narrative.story import Story
from game.simulation.policy import Policy
from game.workbench.graph.traffic import Traffic, traffic

SURE = 3.0
"""Standard errors beyond which two shares count as different."""
LEAST = 0.01
"""And the least difference that is told: one in a hundred ways."""


@dataclass(frozen=True, slots=True)
class Shift:
    """How often simulated ways of one route come to a scene or ending, before and after, from 0 to 1."""

    sort: str
    """`scene` or `ending`."""
    id: str
    route: str
    before: float
    after: float

    @property
    def how(self) -> str:
        """Return what happened, in a word or two."""
        if not self.before:
            return "now reached"
        if not self.after:
            return "no longer reached"
        return "likelier" if self.after > self.before else "less likely"


@dataclass(frozen=True, slots=True)
class Reached:
    """Scenes that some route's graph gained and lost. What it lost, no play-through can come to: this is proved."""

    gained: tuple[str, ...]
    lost: tuple[str, ...]


def reached(old: Story, new: Story) -> Reached:
    """Return which scenes of both stories (or of the new one) came into a route's graph, or fell out of all."""
    before, after = _graph(old), _graph(new)
    gained = tuple(scene for scene in new.scenes if scene in after - before)
    lost = tuple(scene for scene in new.scenes if scene in before - after)
    return Reached(gained, lost)


def _graph(story: Story) -> frozenset[str]:
    return frozenset(scene for route in story.routes.values() for scene in reach(story, route).after)


def shifts(old: Story, new: Story, policies: Sequence[Policy], runs: int) -> Iterator[Shift]:
    """Yield what ways of both versions come to more or less often, route by route, the greatest differences first."""
    for key in old.routes.keys() & new.routes.keys():
        before = traffic(old, old.routes[key], policies, runs)
        after = traffic(new, new.routes[key], policies, runs)
        name = ", ".join(key)
        found = [
            *_compared("ending", name, old, new, before, after),
            *_compared("scene", name, old, new, before, after),
        ]
        yield from sorted(found, key=lambda shift: (shift.sort, -abs(shift.after - shift.before)))


def _compared(sort: str, route: str, old: Story, new: Story, before: Traffic, after: Traffic) -> Iterator[Shift]:
    ids = (old.endings.keys() & new.endings.keys()) if sort == "ending" else (old.scenes.keys() & new.scenes.keys())
    counts = [(one.endings if sort == "ending" else one.visits) for one in (before, after)]
    for name in sorted(ids):
        was, now = before.share(counts[0].get(name, 0)), after.share(counts[1].get(name, 0))
        if (not was) != (not now) or abs(now - was) > max(LEAST, SURE * _error(was, now, before.ways, after.ways)):
            yield Shift(sort, name, route, was, now)


def _error(one: float, other: float, ways: int, other_ways: int) -> float:
    """Return the standard error of the difference of two shares."""
    return sqrt(one * (1 - one) / ways + other * (1 - other) / other_ways)
