"""Which scenes a route can come to, and whether it comes to an end: a graph that takes every condition for possible.

What this graph cannot reach, no play-through can. What it can reach, some conditions may still close; the exhaustive
exploration answers that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.authoring.outline import Outline, outlines
from game.narrative.route import Route
from game.narrative.scene import END
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
    waiting = [jump.to for jump in (route.places[0] if route.places else ())]
    while waiting:
        name = waiting.pop()
        scene = scenes.get(name)
        if name in after or scene is None:
            continue
        after[name] = frozenset(target for target in _targets(scene, route) if target == END or target in scenes)
        waiting.extend(after[name])
    return Reach(route, after)


def _targets(scene: Outline, route: Route) -> set[str]:
    following = tuple(jump.to for jump in route.after(scene.id)) or (END,)
    found = set(scene.skip or following)
    for answer in scene.answers:
        # whoever leaves has left: the route closes
        found.update(answer.then or ((END,) if answer.leaves else following))
    return found


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
