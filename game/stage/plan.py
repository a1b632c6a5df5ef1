"""Which part of the window belongs to the picture, to the words and to the standing commands."""

from __future__ import annotations

import math
from dataclasses import dataclass

from game.stage.geometry import Box
from game.stage.scale import Scale
from game.view.view import View

WITH_PICTURE = frozenset({"title", "note", "chair", "scene", "ending"})
"""Screens that are played at the table; the others give the words the whole width."""
ROWS, CLOSER, LETTERING = 25, 0.8, 1.92
"""In the workshop layout no text is smaller than the window's height over ROWS; story text is set at 1/21 of it, since
its face looks a fifth smaller than the other. Space between is CLOSER than elsewhere, LETTERING makes up for it."""
NARROWEST = 4 / 3
"""A window that is narrower than this counts as if it were as low as its width allows."""
TEXT_LIMIT = 150
"""Above this text size the words take the whole width (STAGE.md)."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The areas of one window."""

    size: tuple[int, int]
    scale: Scale
    shape: str
    """`side`: words at the right · `stack`: words below · `wide`: words alone."""
    picture: Box | None
    panel: Box
    """Where the words scroll."""
    commands: Box
    """The column at whose foot the standing commands stand."""
    feet: tuple[Box, ...] = ()
    """Strips of plain ground: under the picture for the meters, at the foot of the window for the commands."""


def plan(view: View, size: tuple[int, int], ratio: float) -> Plan:
    """Divide a window of `size` device pixels with `ratio` device pixels to a CSS pixel."""
    width, height = size
    css_w, css_h = width / ratio, height / ratio
    text = view.display.text_size
    if view.display.layout == "workshop":
        return _workshop(size, ratio, text)
    commands = commands_column(size, ratio)
    if view.screen not in WITH_PICTURE or text > TEXT_LIMIT:
        scale = Scale(ratio, _between(min(css_w / 760, css_h / 720), 0.88, 1.25), text)
        return Plan(size, scale, "wide", None, Box(0, 0, width, height), commands)
    if _upright(size, ratio):
        scale = Scale(ratio, _between(css_w / 420, 0.88, 1.2), text)
        head = round(height * 0.4)
        return Plan(size, scale, "stack", Box(0, 0, width, head), Box(0, head, width, height - head), commands)
    scale = Scale(ratio, _between(min(commands.w / ratio / 538, css_h / 720), 0.86, 1.3), text)
    picture = Box(0, 0, width - commands.w, height)
    return Plan(size, scale, "side", picture, commands._replace(h=height), commands)


def _workshop(size: tuple[int, int], ratio: float, text: int) -> Plan:
    """Words over the whole width, large enough for the back row, and the commands under them."""
    width, height = size
    side = min(height, width / NARROWEST)
    scale = Scale(ratio, CLOSER * side / ratio / 720, text, LETTERING, math.ceil(side / ROWS))
    whole = Box(0, 0, width, height)
    return Plan(size, scale, "wide", None, whole, whole)


def commands_column(size: tuple[int, int], ratio: float) -> Box:
    """Return the column at whose foot the commands stand; it depends on the window only, not on the screen."""
    width, height = size
    if _upright(size, ratio):
        return Box(0, 0, width, height)
    share = 0.42 if height / ratio >= 520 else 0.55
    wide = round(max(width * share, min(360 * ratio, width * 0.6)))
    return Box(width - wide, 0, wide, height)


def commands_scale(size: tuple[int, int], ratio: float, text: int) -> Scale:
    """Return the scale of commands and meters; it depends on the window only, not on the screen."""
    css_w, css_h = size[0] / ratio, size[1] / ratio
    if _upright(size, ratio):
        return Scale(ratio, _between(css_w / 420, 0.88, 1.2), text)
    return Scale(ratio, _between(min(css_w / 1280, css_h / 720), 0.86, 1.3), text)


def _upright(size: tuple[int, int], ratio: float) -> bool:
    return size[0] < size[1] * 1.02 and size[0] / ratio < 760


def _between(value: float, least: float, most: float) -> float:
    return max(least, min(most, value))
