"""Which scenes a route can come to, and whether it comes to an end: a graph that takes conditions for possible.

Only two questions are answered beforehand: what a scene was answered that the route never comes to, and how long the
cut is. What this graph cannot reach, no play-through can. What it can reach, some conditions may still close; the
exhaustive exploration answers that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from itertools import chain

from game.authoring.outline import Outline, outlines
from game.narrative.question import All, Any, Node, Not, Recall, Word
from game.narrative.route import Route
from game.narrative.scene import END, Jump
from game.narrative.story import Story


@dataclass(frozen=True, slots=True)
class Reach:
    """The graph of one route: for each scene it can come to, the scenes (or `end`) that may follow."""

    route: Route
    after: Mapping[str, frozenset[str]]

    def reaches_end(self) -> frozenset[str]:
        """Return the scenes from which the end can be reached."""
        before: dict[str, set[str]] = {}
        for scene, targets in self.after.items():
            for target in targets:
                before.setdefault(target, set()).add(scene)
        found: set[str] = set()
        waiting = [END]
        while waiting:
            new = before.get(waiting.pop(), set()) - found
            found |= new
            waiting.extend(new)
        return frozenset(found)

    def rings(self) -> Iterator[tuple[str, ...]]:
        """Yield each group of scenes that lead back into one another (Tarjan's strongly connected components)."""
        return _components(self.after)


def reach(story: Story, route: Route) -> Reach:
    """Return the graph of `route`. Targets that are no scenes are left out."""
    return reach_in(outlines(story), route)


def reach_in(scenes: Mapping[str, Outline], route: Route) -> Reach:
    """Return the graph of `route` among the outlined `scenes`."""
    after: dict[str, frozenset[str]] = {}
    while True:  # what can be played opens ways, and these lead to more that can be played
        more = _graph(scenes, route, scenes.keys() - after.keys())
        if more.keys() == after.keys() or not _asks(scenes, route):
            return Reach(route, more)
        after = more


def _asks(scenes: Mapping[str, Outline], route: Route) -> bool:
    """Return whether some way depends on what a scene was answered, so that what is come to opens others."""
    ways = chain(route.places, *((scene.skip, *[answer.then for answer in scene.answers]) for scene in scenes.values()))
    return any(jump.when is not None and any(jump.when.recalls()) for way in ways for jump in way)


def _graph(scenes: Mapping[str, Outline], route: Route, unplayed: Set[str]) -> dict[str, frozenset[str]]:
    """Return the graph of what can be come to while the scenes in `unplayed` have not been answered."""
    after: dict[str, frozenset[str]] = {}
    waiting = list(_named(route.places[0] if route.places else (), route, unplayed))
    while waiting:
        name = waiting.pop()
        scene = scenes.get(name)
        if name in after or scene is None:
            continue
        found = _targets(scene, route, unplayed)
        targets = frozenset(target for target in found if target == END or target in scenes)
        after[name] = targets
        waiting.extend(targets)
    return after


def _targets(scene: Outline, route: Route, unplayed: Set[str]) -> Iterator[str]:
    following = route.after(scene.id)
    for answer in scene.answers:
        if answer.leaves and not answer.then:
            yield END  # whoever leaves has left: the route closes
        else:
            yield from _named(answer.then or following, route, unplayed)
    yield from _named(scene.skip or following, route, unplayed)


def _named(ways: tuple[Jump, ...], route: Route, unplayed: Set[str]) -> Iterator[str]:
    if not ways:
        yield END
    for jump in ways:
        if jump.when is None or _can_be(jump.when.node, True, route, unplayed):
            yield jump.to
            if jump.when is None or not _can_be(jump.when.node, False, route, unplayed):
                return


def _can_be(node: Node, wanted: bool, route: Route, unplayed: Set[str]) -> bool:
    """Tell whether `node` may be as `wanted`: false only where the route itself rules it out."""
    match node:
        case Recall(scene, _, sign) if scene in unplayed:
            return wanted is (sign == "!=")
        case Word("cut", sign, word):
            return wanted is ((route.cut == word) is (sign == "=="))
        case Not(part):
            return _can_be(part, not wanted, route, unplayed)
        case All(parts) | Any(parts):
            tell = all if isinstance(node, All) is wanted else any
            return tell(_can_be(part, wanted, route, unplayed) for part in parts)
        case _:
            return True


def _components(after: Mapping[str, frozenset[str]]) -> Iterator[tuple[str, ...]]:
    """Tarjan without recursion: a story may be thousands of scenes long."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    path: list[str] = []
    on_path: set[str] = set()
    for root in after:
        stack = [(root, iter(sorted(after[root])))] if root not in order else []
        while stack:
            scene, targets = stack[-1]
            if scene not in order:
                order[scene] = low[scene] = len(order)
                path.append(scene)
                on_path.add(scene)
            for target in targets:
                if target in after and target not in order:
                    stack.append((target, iter(sorted(after[target]))))
                    break
                if target in on_path:
                    low[scene] = min(low[scene], order[target])
            else:
                stack.pop()
                if stack:
                    low[stack[-1][0]] = min(low[stack[-1][0]], low[scene])
                if low[scene] == order[scene]:
                    ring = _pop(path, on_path, scene)
                    if len(ring) > 1 or scene in after[scene]:
                        yield ring


def _pop(path: list[str], on_path: set[str], scene: str) -> tuple[str, ...]:
    at = path.index(scene)
    ring = tuple(path[at:])
    del path[at:]
    on_path.difference_update(ring)
    return ring
