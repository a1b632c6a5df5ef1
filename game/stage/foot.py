"""The strips that stay: meters under the picture, standing commands at the foot of the window.

In a wide window both share one row, the commands always at the right, so that help is in the same place on every
screen. Where they do not fit they stand in rows of their own; where those would take too much, they end the words.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations, pairwise

from game.stage.controls import bar_block
from game.stage.geometry import Box
from game.stage.lines import strip_block
from game.stage.mark import Block
from game.stage.meters import meter_blocks
from game.stage.plan import Plan, commands_scale
from game.stage.scale import Scale
from game.stage.setter import Setter
from game.stage.typeface import Typefaces
from game.view.view import Control, Line, Meter, View

METERS = 330
"""Room at the left that is kept for the meters on every screen, in design pixels."""
MOST = 0.3
"""Commands that would take more of the window's height than this flow with the words."""
SLIT = 0.34
"""And those that would leave less than this to the words."""
LEFT = 0.45
"""Part of the window's height that notes leave to the words, or else they flow with them."""


@dataclass(frozen=True, slots=True)
class Feet:
    """What stands in the strips, and what did not fit there."""

    fixed: tuple[Block, ...]
    flowing: tuple[Block, ...] = ()
    """In rows already, at the left of the words; only their height in the flow is open."""


def column_margin(panel: Box, setter: Setter) -> int:
    """Return the space left of the words: the column is centred once the lines have their full length."""
    longest = round(setter.scale.type("story") * 0.415 * setter.longest) + 2 * setter.scale.inside
    if setter.scale.least:  # the answers' own face is wider, and their letters stand before them
        control = setter.scale.type("control")
        longest = max(longest, round(control * 0.53 * setter.longest) + control + 3 * setter.scale.gap(14))
    least = setter.scale.gap(30) if panel.w > setter.scale.px(460) else max(setter.scale.gap(6), setter.scale.px(5))
    return max(least, (panel.w - longest) // 2)


def with_feet(view: View, area: Plan, typefaces: Typefaces) -> tuple[Plan, Feet]:
    """Return the plan with its strips taken from picture and panel, and what stands in them."""
    width, height = area.size
    scale = area.scale if area.scale.least else commands_scale(area.size, area.scale.ratio, area.scale.text)
    setter = Setter(typefaces, scale)
    meters = _meters(view, area, setter)
    keys = view.display.letter_keys and width >= scale.px(700) and height >= scale.px(520)
    commands = _commands(view, setter, area.commands.w, keys)
    row = sum(block.box.w for block in commands) + scale.gap(4) * max(0, len(commands) - 1)
    metered = max([scale.gap(METERS), *(block.box.right for block in meters)])
    strip = max([scale.target, *(block.box.h for block in (*commands, *meters))]) + 2 * scale.gap(4)
    side = scale.gap(20)
    if area.commands.w < width and metered + row + side <= width and len({block.box.y for block in meters}) <= 1:
        foot = Box(0, height - strip, width, strip)
        placed = _in_row(commands, width - side - row, foot, setter)
        return _above(area, foot), Feet((*_centred(meters, foot), *placed))
    under = Box(0, 0, 0, 0)
    if area.picture is not None:
        area, under = _under_picture(area, meters, setter)
    return _in_rows(area, _centred(meters, under), commands, setter)


def _above(area: Plan, foot: Box) -> Plan:
    """Return the plan with a strip across the whole window."""
    cut = foot.y - area.panel.y
    picture = area.picture._replace(h=foot.y - area.picture.y) if area.picture else None
    return replace(area, picture=picture, panel=area.panel._replace(h=cut), feet=(foot,))


def _under_picture(area: Plan, meters: list[Block], setter: Setter) -> tuple[Plan, Box]:
    assert area.picture is not None
    high = max((block.box.bottom for block in meters), default=0) + setter.scale.gap(12) if meters else 0
    under = area.picture._replace(y=area.picture.bottom - high, h=high)
    return replace(area, picture=area.picture._replace(h=area.picture.h - high), feet=(under,)), under


def _in_rows(area: Plan, meters: list[Block], commands: list[Block], setter: Setter) -> tuple[Plan, Feet]:
    """Put the commands in rows at the foot of their column, or behind the words."""
    scale, column, panel = setter.scale, area.commands, area.panel
    side = scale.gap(22) if column.w > scale.px(460) else max(scale.gap(6), scale.px(6))
    rows = _rows(commands, column.w - 2 * side, scale.gap(4))
    high = _height(rows, scale)
    if high > area.size[1] * MOST and column.w < panel.w:
        column = panel
        rows = _rows(commands, column.w - 2 * side, scale.gap(4))
        high = _height(rows, scale)
    placed: list[Block] = []
    y = panel.bottom - high + scale.gap(4)
    for row in rows:
        x = column.x + side
        for block in row:
            placed.append(block.moved(x - block.box.x, y - block.box.y))
            x += block.box.w + scale.gap(4)
        y += max(block.box.h for block in row)
    if high > area.size[1] * MOST or panel.h - high < area.size[1] * SLIT:
        return area, Feet(tuple(meters), tuple(placed))
    if not commands:
        return area, Feet(tuple(meters))
    foot = panel._replace(y=panel.bottom - high, h=high)
    return replace(area, panel=panel._replace(h=panel.h - high), feet=(*area.feet, foot)), Feet((*meters, *placed))


def with_strip(view: View, area: Plan, setter: Setter) -> tuple[Plan, Feet]:
    """Return the plan with a strip of small notes taken from the words, and what stands in it.

    It is always seen, but where too little would be left for the words: there it ends them.
    """
    section = view.section("strip")
    if section is None:
        return area, Feet(())
    side, y = setter.scale.gap(20), setter.scale.gap(8)
    blocks = []
    for item in section.items:
        if isinstance(item, Line):
            blocks.append(strip_block(item, setter, area.panel.x + side, y, area.panel.w - 2 * side))
            y = blocks[-1].box.bottom
    high = y + setter.scale.gap(4)
    if area.panel.h - high < area.size[1] * LEFT:
        return area, Feet((), tuple(blocks))
    foot = area.panel._replace(y=area.panel.bottom - high, h=high)
    area = replace(area, panel=area.panel._replace(h=area.panel.h - high), feet=(*area.feet, foot))
    return area, Feet(tuple(block.moved(0, foot.y) for block in blocks))


def _height(rows: list[list[Block]], scale: Scale) -> int:
    return sum(max(block.box.h for block in row) for row in rows) + 2 * scale.gap(4)


def _meters(view: View, area: Plan, setter: Setter) -> list[Block]:
    section = view.section("meters")
    if section is None or area.picture is None:
        return []
    left = setter.scale.gap(26 if area.shape == "side" else 20)
    room = Box(left, 0, area.picture.w - 2 * left, 0)
    return meter_blocks([item for item in section.items if isinstance(item, Meter)], setter, room)


def _commands(view: View, setter: Setter, width: int, keys: bool) -> list[Block]:
    standing = (section for section in view.sections if section.role == "standing")
    controls = (item for section in standing for item in section.items if isinstance(item, Control))
    return [bar_block(control, setter, 0, 0, width - 2 * setter.scale.gap(22), keys) for control in controls]


def _rows(blocks: list[Block], width: int, gap: int) -> list[list[Block]]:
    """Return the blocks in as few rows as `width` allows, the rows about as wide as each other."""

    def widest(rows: list[list[Block]]) -> int:
        return max(sum(block.box.w + gap for block in row) - gap for row in rows)

    for breaks in range(len(blocks)):
        ends = combinations(range(1, len(blocks)), breaks)
        best = min((_cut(blocks, end) for end in ends), key=widest)
        if widest(best) <= width:
            return best
    return [[block] for block in blocks]


def _cut(blocks: list[Block], ends: tuple[int, ...]) -> list[list[Block]]:
    return [blocks[start:end] for start, end in pairwise((0, *ends, len(blocks)))]


def _in_row(commands: list[Block], x: int, foot: Box, setter: Setter) -> list[Block]:
    placed = []
    for block in commands:
        placed.append(block.moved(x, foot.y + (foot.h - block.box.h) // 2))
        x += block.box.w + setter.scale.gap(4)
    return placed


def _centred(blocks: list[Block], foot: Box) -> list[Block]:
    """Return `blocks` moved to the middle of the strip's height."""
    if not blocks:
        return []
    high = max(block.box.bottom for block in blocks)
    return [block.moved(foot.x, foot.y + (foot.h - high) // 2) for block in blocks]
