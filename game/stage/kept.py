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

    def __init__(self, most: int, size: Callable[[Drawn], int]) -> None:
        """`size` returns how many bytes one of the things takes."""
        self.most = most
        self.bytes = 0
        """What all of them take now."""
        self._size = size
        self._things: OrderedDict[Hashable, Drawn] = OrderedDict()

    def find(self, key: Hashable, draw: Callable[[], Drawn]) -> Drawn:
        """Return what `key` stands for, drawn if it is not kept; what was not used for longest goes."""
        found = self._things.get(key)
        if found is not None:
            self._things.move_to_end(key)
            return found
        drawn = self._things[key] = draw()
        self.bytes += self._size(drawn)
        while self.bytes > self.most and len(self._things) > 1:
            self.bytes -= self._size(self._things.popitem(last=False)[1])
        return drawn

    def clear(self) -> None:
        """Keep nothing of it any longer."""
        self._things.clear()
        self.bytes = 0


def taken(surface: pygame.surface.Surface) -> int:
    """Return how many bytes the pixels of `surface` take."""
    return surface.get_pitch() * surface.get_height()
