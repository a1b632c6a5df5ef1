"""One route with what many simulated ways did on it: the numbers that the picture shows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from game.authoring.reach import Reach, reach
from game.narrative.route import Route
from game.narrative.scene import END, Choice, Scene
from game.narrative.state import State
from game.narrative.story import Story
from game.simulation.policy import Policy
from game.simulation.run import settings, simulate


class Edge(NamedTuple):
    """A choice of a scene and a scene (or `end`) that it can lead to, with how many ways went there by it."""

    source: str
    choice: Choice
    target: str
    ways: int


@dataclass(frozen=True, slots=True)
class Traffic:
    """A route, and what simulated ways did on it."""

    route: Route
    scenes: tuple[Scene, ...]
    """Every scene that the route can come to; those of its places first, in their order."""
    edges: tuple[Edge, ...]
    ways: int
    """How many ways were simulated."""
    visits: Mapping[str, int]
    """By scene: how many ways came by."""
    taken: Mapping[tuple[str, str], int]
    """By scene and choice."""
    endings: Mapping[str, int]
    exits: int
    """Ways that ended by the safe exit, which is no choice of a scene."""

    def targets(self, scene: str, choice: str) -> tuple[str, ...]:
        """Return where `choice` leads: the scenes (or `end`) of its edges."""
        return tuple(edge.target for edge in self.edges if edge.source == scene and edge.choice.id == choice)

    def share(self, ways: int) -> float:
        """Return what part `ways` are of all, 0 to 1."""
        return ways / self.ways if self.ways else 0.0


class _Counts:
    """Counts what `simulate` lets it look at."""

    def __init__(self) -> None:
        self.moves: Counter[tuple[str, str, str]] = Counter()
        self.visits: Counter[str] = Counter()
        self.taken: Counter[tuple[str, str]] = Counter()
        self.exits = 0

    def look(self, before: State, choice: str, after: State) -> None:
        self.visits[before.scene] += 1
        if not choice:
            self.exits += 1
            return
        self.taken[before.scene, choice] += 1
        self.moves[before.scene, choice, after.scene or END] += 1


def traffic(story: Story, route: Route, policies: Sequence[Policy], runs: int) -> Traffic:
    """Play `route` `runs` times as each of `policies` would, with each Kit who may sit there, and count."""
    counts, endings = _Counts(), Counter[str]()
    places = list(settings(story, route.chair, route.cut))
    for setting in places:
        for policy in policies:
            for seed in range(runs):
                endings[simulate(story, policy, seed, setting, counts.look).ending] += 1
    graph = reach(story, route)
    order = dict.fromkeys((*(name for name in route.scenes() if name in graph.after), *graph.after))
    scenes = tuple(story.scenes[name] for name in order)
    ways = len(places) * len(policies) * runs
    edges = tuple(_edges(graph, scenes, counts.moves))
    return Traffic(route, scenes, edges, ways, counts.visits, counts.taken, endings, counts.exits)


def _edges(graph: Reach, scenes: Sequence[Scene], moves: Mapping[tuple[str, str, str], int]) -> Iterator[Edge]:
    """Yield every edge: those that are written, and those that ways took past scenes that were not made."""
    for scene in scenes:
        for choice in scene.choices:
            written = _written(graph, scene, choice)
            walked = [target for source, taken, target in moves if (source, taken) == (scene.id, choice.id)]
            for target in dict.fromkeys((*written, *walked)):
                yield Edge(scene.id, choice, target, moves.get((scene.id, choice.id, target), 0))


def _written(graph: Reach, scene: Scene, choice: Choice) -> tuple[str, ...]:
    """Return the scenes (or `end`) that `choice` is written to lead to on a route, as far as its graph lets it."""
    if "left" in choice.sets and not choice.then:
        return (END,)
    ways = choice.then or graph.route.after(scene.id)
    found = dict.fromkeys(jump.to for jump in ways if jump.to in graph.after[scene.id])
    return tuple(found) or (END,)
