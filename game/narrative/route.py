"""The order of scenes for one chair and cut."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from game.narrative.scene import Jump


@dataclass(frozen=True, slots=True)
class Route:
    """The order of scenes for one chair and cut: each place holds one or more ways to fill it.

    Raises ValueError where there is no place.
    """

    chair: str
    cut: str
    minutes: int
    places: tuple[tuple[Jump, ...], ...]
    _next: Mapping[str, tuple[Jump, ...]] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        if not self.places:
            raise ValueError("a route needs at least one place")
        following: dict[str, tuple[Jump, ...]] = {}
        for place, after in zip(self.places, (*self.places[1:], ()), strict=True):
            for jump in place:
                following.setdefault(jump.to, after)
        object.__setattr__(self, "_next", following)

    def after(self, scene: str) -> tuple[Jump, ...]:
        """Return the place behind the first one that holds `scene`; empty at the end or where no place holds it."""
        return self._next.get(scene, ())

    def scenes(self) -> Iterator[str]:
        """Yield every scene that a place of the route can hold."""
        for place in self.places:
            yield from (jump.to for jump in place)
