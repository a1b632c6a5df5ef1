"""Lines and signs of the pictures of the way: antialiased, drawn large once, made small, remembered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import cycle, pairwise
from math import dist, floor, hypot

import pygame

from game.stage.colour import Colour
from game.stage.kept import Kept, taken
from game.view.pictures import Dash, Sign
from game.view.signs import CORNERS, HOLE, PATTERNS, Point

_OVER = 4
"""Everything is drawn this much larger and then reduced."""
_STRIP = 250_000
"""Pixels that are drawn so large at a time: a long line at once would take sixteen times what it becomes."""
_traced: Kept[pygame.surface.Surface] = Kept(16_000_000, taken)
"""Lines that were drawn: a page of the way at three device pixels to one has up to 13 MB of them, at one 1.4 MB."""


def trace(surface: pygame.Surface, points: Sequence[Point], width: float, colour: Colour, dash: Dash) -> None:
    """Draw a line through `points`, `width` pixels wide, with round ends."""
    left, top = (floor(min(part)) for part in zip(*points, strict=True))
    moved = tuple((x - left, y - top) for x, y in points)
    tile = _traced.find((moved, width, colour, dash), lambda: _line(moved, width, colour, dash))
    pad = _pad(width)
    surface.blit(tile, (left - pad, top - pad))


def _pad(width: float) -> int:
    return int(width) + 2


def _line(points: tuple[Point, ...], width: float, colour: Colour, dash: Dash) -> pygame.Surface:
    """Return the line on a tile; the upper left corner of what it spans lies `_pad` inside."""
    pad = _pad(width)
    across, down = (int(max(part)) + 2 * pad + 1 for part in zip(*points, strict=True))
    tile = pygame.Surface((across, down), pygame.SRCALPHA)
    large = [((x + pad) * _OVER, (y + pad) * _OVER) for x, y in points]
    bars = list(dashes(large, [part * width * _OVER for part in PATTERNS[dash]]))
    step = max(1, _STRIP // (across * _OVER * _OVER))
    for top in range(0, down, step):
        high = min(step, down - top)
        strip = pygame.Surface((across * _OVER, high * _OVER), pygame.SRCALPHA)
        strip.fill((*colour, 0))
        for start, end in bars:
            _bar(strip, start, end, width * _OVER, colour, top * _OVER)
        pygame.transform.smoothscale(strip, (across, high), tile.subsurface((0, top, across, high)))
    return tile


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


def _bar(tile: pygame.Surface, start: Point, end: Point, width: float, colour: Colour, top: int) -> None:
    """Draw a straight piece with round ends on a tile that begins `top` rows further down."""
    (ax, ay), (bx, by) = start, end
    length = hypot(bx - ax, by - ay) or 1.0
    dx, dy = (by - ay) / length * width / 2, (ax - bx) / length * width / 2
    corners = ((ax + dx, ay + dy), (bx + dx, by + dy), (bx - dx, by - dy), (ax - dx, ay - dy))
    pygame.draw.polygon(tile, colour, [(int(x), int(y) - top) for x, y in corners])
    for x, y in (start, end):
        pygame.draw.circle(tile, colour, (int(x), int(y) - top), width / 2)


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
