"""Small antialiased shapes: plates with round corners and dials. Drawn large once, made small, remembered."""

from __future__ import annotations

from functools import lru_cache
from math import cos, pi, sin

import pygame

from game.stage.colour import Colour
from game.stage.geometry import Box

_OVER = 4
"""Shapes are drawn this much larger and then reduced."""


def plate(surface: pygame.Surface, box: Box, fill: Colour | None, edge: Colour | None, radius: int, width: int) -> None:
    """Draw a rectangle with round corners: `fill` inside, an `edge` of `width` pixels."""
    r = min(radius, box.w // 2, box.h // 2)
    x, y, w, h = box
    tile = _corners(r, fill, edge, width)
    for dx, dy in ((0, 0), (1, 0), (0, 1), (1, 1)):
        surface.blit(tile, (x + dx * (w - r), y + dy * (h - r)), (dx * r, dy * r, r, r))
    if fill is not None:
        surface.fill(fill, (x + r, y, w - 2 * r, h))
        surface.fill(fill, (x, y + r, r, h - 2 * r))
        surface.fill(fill, (x + w - r, y + r, r, h - 2 * r))
    if edge is not None:
        for side in ((x + r, y, w - 2 * r, width), (x + r, y + h - width, w - 2 * r, width)):
            surface.fill(edge, side)
        for side in ((x, y + r, width, h - 2 * r), (x + w - width, y + r, width, h - 2 * r)):
            surface.fill(edge, side)


@lru_cache(maxsize=128)
def _corners(r: int, fill: Colour | None, edge: Colour | None, width: int) -> pygame.Surface:
    """Return a disc of radius `r`, whose quarters are the corners of a plate."""
    side = 2 * r * _OVER
    base = edge or fill or (0, 0, 0)
    tile = pygame.Surface((side, side), pygame.SRCALPHA)
    tile.fill((*base, 0))
    centre = (side // 2, side // 2)
    if edge is not None:
        pygame.draw.circle(tile, edge, centre, side // 2)
        inner = side // 2 - width * _OVER
        if inner > 0:
            pygame.draw.circle(tile, fill if fill is not None else (*edge, 0), centre, inner)
    elif fill is not None:
        pygame.draw.circle(tile, fill, centre, side // 2)
    return pygame.transform.smoothscale(tile, (2 * r, 2 * r))


@lru_cache(maxsize=256)
def dial(kind: str, size: tuple[int, int], level: int, ink: Colour, ground: Colour) -> pygame.Surface:
    """Return the small shape `kind` at `size` pixels, in `ink`; `ground` is what it stands on."""
    w, h = size[0] * _OVER, size[1] * _OVER
    tile = pygame.Surface((w, h), pygame.SRCALPHA)
    tile.fill((*ink, 0))
    line = max(_OVER, round(h * 0.095))
    if kind == "radio":
        pygame.draw.circle(tile, ink, (w // 2, h // 2), h // 2, line)
        if level:
            pygame.draw.circle(tile, ink, (w // 2, h // 2), round(h * 0.27))
    elif kind == "switch":
        _switch(tile, w, h, bool(level), ink, ground, line)
    elif kind == "disc":
        pygame.draw.circle(tile, ink, (w // 2, h // 2), h // 2, line)
        _sector(tile, (w / 2, h / 2), h / 2 - 1, level / 100, ink)
    elif kind == "steps":
        _steps(tile, w, h, level, ink)
    elif kind in ("rising", "falling"):
        tip, foot = (0, h - 1) if kind == "rising" else (h - 1, 0)
        pygame.draw.polygon(tile, ink, ((w / 2, tip), (w - 1, foot), (0, foot)))
    elif kind == "more":
        _chevron(tile, w, h, ink)
    else:
        tile.fill(ink)
    return pygame.transform.smoothscale(tile, size)


def _switch(tile: pygame.Surface, w: int, h: int, on: bool, ink: Colour, ground: Colour, line: int) -> None:
    pygame.draw.rect(tile, ink, (0, 0, w, h), 0 if on else line, border_radius=h // 2)
    knob = ground if on else ink
    pygame.draw.circle(tile, knob, (w - h // 2 if on else h // 2, h // 2), round(h * 0.3))


def _chevron(tile: pygame.Surface, w: int, h: int, ink: Colour) -> None:
    """Two strokes that meet at the foot."""
    thick = h * 0.34
    outer, inner = ((0, 0), (w / 2, h - thick), (w - 1, 0)), ((w - 1, thick), (w / 2, h - 1), (0, thick))
    pygame.draw.polygon(tile, ink, (*outer, *inner))


def _sector(tile: pygame.Surface, centre: tuple[float, float], radius: float, share: float, ink: Colour) -> None:
    """Fill a disc clockwise from the top."""
    if share <= 0:
        return
    steps = max(2, round(64 * share))
    turns = (2 * pi * share * step / steps for step in range(steps + 1))
    rim = [(centre[0] + radius * sin(turn), centre[1] - radius * cos(turn)) for turn in turns]
    pygame.draw.polygon(tile, ink, [centre, *rim])


def _steps(tile: pygame.Surface, w: int, h: int, level: int, ink: Colour) -> None:
    """Five steps that rise; those above the level stay outlines."""
    count, room = 5, w / 5
    full = -(-level // 20)
    for step in range(count):
        high = h * (0.28 + 0.72 * step / (count - 1))
        bar = pygame.Rect(round(step * room), round(h - high), round(room * 0.7), round(high))
        pygame.draw.rect(tile, ink, bar, 0 if step < full else max(2, _OVER * 3 // 4), border_radius=_OVER)
