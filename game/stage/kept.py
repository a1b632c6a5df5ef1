"""What was drawn and may be wanted again: the latest used of it, within a bound in bytes.

A bound in pieces would be none: the same pieces take four times the memory at two device pixels to one.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

import pygame

Drawn = TypeVar("Drawn")


class Kept(Generic[Drawn]):
    """Drawn things by key, together of at most `most` bytes; the latest one stays, however large it is."""

    def __init__(self, most: int, surface: Callable[[Drawn], pygame.surface.Surface]) -> None:
        """`surface` returns the surface that one of the things holds."""
        self.most = most
        self._surface = surface
        self._things: OrderedDict[Hashable, Drawn] = OrderedDict()
        self._bytes = 0

    @property
    def bytes(self) -> int:
        """What the surfaces take."""
        return self._bytes

    def find(self, key: Hashable, draw: Callable[[], Drawn]) -> Drawn:
        """Return what `key` stands for, drawn if it is not kept; what was not used for longest goes."""
        found = self._things.get(key)
        if found is not None:
            self._things.move_to_end(key)
            return found
        drawn = self._things[key] = draw()
        self._bytes += self._size(drawn)
        while self._bytes > self.most and len(self._things) > 1:
            self._bytes -= self._size(self._things.popitem(last=False)[1])
        return drawn

    def clear(self) -> None:
        """Keep nothing of it any longer."""
        self._things.clear()
        self._bytes = 0

    def _size(self, drawn: Drawn) -> int:
        surface = self._surface(drawn)
        return surface.get_pitch() * surface.get_height()


def itself(surface: pygame.surface.Surface) -> pygame.surface.Surface:
    """Return `surface`: for where surfaces are kept as they are."""
    return surface
