"""Which part of the window belongs to the picture, to the words and to the standing commands."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.stage.geometry import Box, Insets
from game.stage.scale import Scale
from game.view.view import View

WITH_PICTURE = frozenset({"title", "note", "chair", "scene", "ending"})
"""Screens that are played at the table; the others give the words the whole width."""
ROWS, CLOSER, LETTERING = 25, 0.8, 1.92
"""In the workshop layout no text is smaller than the window's height over ROWS; story text is set at 1/21 of it, since
its face looks a fifth smaller than the other. Space between is CLOSER than elsewhere, LETTERING makes up for it."""
NARROWEST = 4 / 3
"""A window that is narrower than this counts as if it were as low as its width allows."""
TALL = 1080
"""In a window of more CSS pixels text grows on, slowly."""
WIDEST = 0.86
"""Of the column for the words, in parts of the window's height: what is further out belongs to the picture."""
NARROW = 436
"""A telephone of so many CSS pixels has the design's sizes; smaller ones keep 45 characters to a line by less."""
LOWEST = 424
"""CSS pixels that a window for a room counts as at least: in a smaller one nobody sits far away, and words scroll."""
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
    """Strips of plain ground: under the picture for the meters, at the foot of the window for the commands, around
    the words where the device covers the window's edge."""


def plan(view: View, size: tuple[int, int], ratio: float) -> Plan:
    """Divide a window of `size` device pixels with `ratio` device pixels to a CSS pixel."""
    width, height = size
    css_w, css_h = width / ratio, height / ratio
    text = view.display.text_size
    if view.display.layout == "workshop":
        return _workshop(size, ratio, text)
    commands = commands_column(size, ratio) if text <= TEXT_LIMIT else Box(0, 0, width, height)
    if view.screen not in WITH_PICTURE or text > TEXT_LIMIT:
        scale = Scale(ratio, _between(min(css_w / 760, css_h / 720), 0.86, 1.25 * _more(css_h)), text)
        return Plan(size, scale, "wide", None, Box(0, 0, width, height), commands)
    if _upright(size, ratio):
        scale = Scale(ratio, _between(css_w / NARROW, 0.86, 1.2), text)
        head = round(height * 0.4)
        return Plan(size, scale, "stack", Box(0, 0, width, head), Box(0, head, width, height - head), commands)
    scale = Scale(ratio, _between(min(commands.w / ratio / 538, css_h / 720), 0.86, 1.3 * _more(css_h)), text)
    picture = Box(0, 0, width - commands.w, height)
    return Plan(size, scale, "side", picture, commands._replace(h=height), commands)


def _workshop(size: tuple[int, int], ratio: float, text: int) -> Plan:
    """Words over the whole width, large enough for the back row, and the commands under them."""
    width, height = size
    side = max(min(height, width / NARROWEST), LOWEST * ratio)
    scale = Scale(ratio, CLOSER * side / ratio / 720, text, LETTERING, math.ceil(side / ROWS))
    whole = Box(0, 0, width, height)
    return Plan(size, scale, "wide", None, whole, whole)


def commands_column(size: tuple[int, int], ratio: float) -> Box:
    """Return the column at whose foot the commands stand; it depends on the window only, not on the screen."""
    width, height = size
    if _upright(size, ratio):
        return Box(0, 0, width, height)
    wide = min(width * 0.42, height * WIDEST) if height / ratio >= 520 else width * 0.55
    wide = round(max(wide, min(360 * ratio, width * 0.6)))
    return Box(width - wide, 0, wide, height)


def commands_scale(size: tuple[int, int], ratio: float, text: int) -> Scale:
    """Return the scale of commands and meters; it depends on the window only, not on the screen."""
    css_w, css_h = size[0] / ratio, size[1] / ratio
    if _upright(size, ratio):
        return Scale(ratio, _between(css_w / NARROW, 0.86, 1.2), text)
    return Scale(ratio, _between(min(css_w / 1280, css_h / 720), 0.86, 1.3 * _more(css_h)), text)


def within(area: Plan, viewport: Box, size: tuple[int, int], insets: Insets) -> Plan:
    """Return a plan that was made for the inside of `insets` in the whole window of `size`.

    What touched an edge reaches to the window's own edge: the picture goes on there, the strips as plain ground.
    """

    def moved(box: Box) -> Box:
        return box.moved(insets.left, insets.top)

    def grown(box: Box) -> Box:
        left = 0 if box.x <= 0 else box.x + insets.left
        top = 0 if box.y <= 0 else box.y + insets.top
        right = size[0] if box.right >= area.size[0] else box.right + insets.left
        bottom = size[1] if box.bottom >= area.size[1] else box.bottom + insets.top
        return Box(left, top, right - left, bottom - top)

    around = _frame(grown(viewport), moved(viewport))
    return replace(
        area,
        size=size,
        picture=grown(area.picture) if area.picture is not None else None,
        panel=moved(area.panel),
        commands=moved(area.commands),
        feet=(*(grown(foot) for foot in area.feet if foot.h), *around),
    )


def _frame(outer: Box, inner: Box) -> Iterator[Box]:
    """Yield the strips of `outer` around `inner`, those that are there."""
    for strip in (
        Box(outer.x, outer.y, outer.w, inner.y - outer.y),
        Box(outer.x, inner.bottom, outer.w, outer.bottom - inner.bottom),
        Box(outer.x, inner.y, inner.x - outer.x, inner.h),
        Box(inner.right, inner.y, outer.right - inner.right, inner.h),
    ):
        if strip.w > 0 and strip.h > 0:
            yield strip


def _upright(size: tuple[int, int], ratio: float) -> bool:
    return size[0] < size[1] * 1.02 and size[0] / ratio < 760


def _more(css_h: float) -> float:
    """Return how much larger text may be than in other windows where there is height for it."""
    return max(1.0, math.sqrt(css_h / TALL))


def _between(value: float, least: float, most: float) -> float:
    return max(least, min(most, value))
