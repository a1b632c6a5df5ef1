"""Lines and signs of the pictures of the way: antialiased, drawn large once, made small, remembered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import cycle, pairwise
from math import dist, hypot

import pygame

from game.stage.colour import Colour
from game.view.pictures import Dash, Sign
from game.view.signs import CORNERS, HOLE, PATTERNS, Point

_OVER = 4
"""Everything is drawn this much larger and then reduced."""


def trace(surface: pygame.Surface, points: Sequence[Point], width: float, colour: Colour, dash: Dash) -> None:
    """Draw a line through `points`, `width` pixels wide, with round ends."""
    left, top = (int(min(part)) for part in zip(*points, strict=True))
    tile = _traced(tuple((x - left, y - top) for x, y in points), width, colour, dash)
    pad = _pad(width)
    surface.blit(tile, (left - pad, top - pad))


def _pad(width: float) -> int:
    return int(width) + 2


@lru_cache(maxsize=64)
def _traced(points: tuple[Point, ...], width: float, colour: Colour, dash: Dash) -> pygame.Surface:
    """Return the line on a tile; the upper left corner of what it spans lies `_pad` inside."""
    pad = _pad(width)
    size = tuple(int(max(part)) + 2 * pad + 1 for part in zip(*points, strict=True))
    tile = pygame.Surface((size[0] * _OVER, size[1] * _OVER), pygame.SRCALPHA)
    tile.fill((*colour, 0))
    large = [((x + pad) * _OVER, (y + pad) * _OVER) for x, y in points]
    for start, end in dashes(large, [part * width * _OVER for part in PATTERNS[dash]]):
        _bar(tile, start, end, width * _OVER, colour)
    return pygame.transform.smoothscale(tile, size)


def dashes(points: Sequence[Point], pattern: Sequence[float]) -> Iterator[tuple[Point, Point]]:
    """Yield the straight pieces that are drawn of a line; the pattern runs on round its corners.

    >>> list(dashes([(0, 0), (10, 0)], [4, 2]))
    [((0.0, 0.0), (4.0, 0.0)), ((6.0, 0.0), (10.0, 0.0))]
    """
    if not pattern:
        yield from pairwise(points)
        return
    lengths = cycle(pattern)
    left, on = next(lengths), True
    for (ax, ay), (bx, by) in pairwise(points):
        length, done = dist((ax, ay), (bx, by)), 0.0
        while done < length:
            part = min(left, length - done)
            if on:
                begin, end = done / length, (done + part) / length
                yield (ax + (bx - ax) * begin, ay + (by - ay) * begin), (ax + (bx - ax) * end, ay + (by - ay) * end)
            done, left = done + part, left - part
            if left <= 0:
                left, on = next(lengths), not on


def _bar(tile: pygame.Surface, start: Point, end: Point, width: float, colour: Colour) -> None:
    """Draw a straight piece with round ends."""
    (ax, ay), (bx, by) = start, end
    length = hypot(bx - ax, by - ay) or 1.0
    dx, dy = (by - ay) / length * width / 2, (ax - bx) / length * width / 2
    pygame.draw.polygon(tile, colour, ((ax + dx, ay + dy), (bx + dx, by + dy), (bx - dx, by - dy), (ax - dx, ay - dy)))
    for point in (start, end):
        pygame.draw.circle(tile, colour, point, width / 2)


@lru_cache(maxsize=256)
def glyph(sign: Sign, size: int, ink: Colour, ground: Colour) -> pygame.Surface:
    """Return `sign` in `ink`, `size` pixels wide and high, with a rim of `ground` so that it stands clear of lines."""
    rim = max(1, size // 8)
    side = size * _OVER
    tile = pygame.Surface((side, side), pygame.SRCALPHA)
    tile.fill((*ground, 0))
    inner = side - 2 * rim * _OVER
    for colour, room in ((ground, side), (ink, inner)):
        _sign(tile, sign, (side - room) / 2, room, colour, ground)
    return pygame.transform.smoothscale(tile, (size, size))


def _sign(tile: pygame.Surface, sign: Sign, edge: float, side: float, colour: Colour, ground: Colour) -> None:
    centre = (edge + side / 2, edge + side / 2)
    if sign in CORNERS:
        pygame.draw.polygon(tile, colour, [(edge + x * side, edge + y * side) for x, y in CORNERS[sign]])
        return
    pygame.draw.circle(tile, colour, centre, side / 2)
    if sign == "ring":
        pygame.draw.circle(tile, ground, centre, side * HOLE)
