"""The places of a route as forks: ways on, with where they stand in the files."""

from __future__ import annotations

from typing import NamedTuple

from game.authoring import folder
from game.authoring.walk import Ref
from game.narrative.route import Route
from game.narrative.scene import Jump


class Fork(NamedTuple):
    """Ways on, the first of which that holds is taken, and where they stand in the files."""

    jumps: tuple[Jump, ...]
    ref: Ref


def place(route: Route, number: int) -> Fork:
    """Return the place `number` of `route`, or the end behind the last one."""
    ref = Ref("file", folder.MANIFEST, ("routes", route.chair, route.cut, "places", number))
    return Fork(route.places[number] if number < len(route.places) else (), ref)


def after(route: Route, scene: str) -> Fork:
    """Return the place behind the first one that holds `scene`; the end where none does."""
    holds = (number for number, jumps in enumerate(route.places) if any(jump.to == scene for jump in jumps))
    return place(route, next(holds, len(route.places)) + 1)
