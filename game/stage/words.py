"""Draws everything but the picture: the words, the strips, the focus ring."""

from __future__ import annotations

from dataclasses import dataclass

from game.stage.geometry import Box
from game.stage.layout import Sheet
from game.stage.mark import Block
from game.stage.painter import Painter
from game.stage.scroll import Scroll


@dataclass(frozen=True, slots=True)
class Look:
    """What is under the pointer and what has the focus."""

    hovered: str = ""
    focused: str = ""
    ring: bool = False


def draw_words(painter: Painter, sheet: Sheet, scroll: Scroll, look: Look) -> None:
    """Draw the panel and the strips of `sheet`, scrolled as `scroll` says."""
    surface, panel = painter.surface, sheet.viewport
    surface.fill(painter.theme.panel, panel)
    surface.set_clip(panel)
    moved = (block.moved(0, panel.y - scroll.offset) for block in sheet.flowing)
    shown = [block for block in moved if block.box.overlaps(panel)]
    for block in shown:
        _block(painter, block, look)
    _ends(painter, sheet, scroll)
    for block in shown:
        _ring(painter, block, look)
    surface.set_clip(None)
    for foot in sheet.plan.feet:
        surface.fill(painter.theme.panel, foot)
    for block in sheet.fixed:
        _block(painter, block, look)
        _ring(painter, block, look)


def _block(painter: Painter, block: Block, look: Look) -> None:
    named = block.id != ""
    painter.block(block, hovered=named and block.id == look.hovered, caret=named and block.id == look.focused)


def _ring(painter: Painter, block: Block, look: Look) -> None:
    if look.ring and block.id and block.id == look.focused:
        painter.ring(block)


def _ends(painter: Painter, sheet: Sheet, scroll: Scroll) -> None:
    """Show that the words go on above or below."""
    view, high = sheet.viewport, sheet.plan.scale.gap(30)
    if scroll.offset > 0:
        painter.fade(Box(view.x, view.y, view.w, high), down=False)
    if scroll.offset < scroll.end:
        painter.fade(Box(view.x, view.bottom - high, view.w, high), down=True)
        painter.more(view)
    painter.rail(view, scroll.height, scroll.offset)
