"""Going from control to control with keys or a gamepad, without missing the words that lie between them."""

from __future__ import annotations

from game.stage.focus import Focus
from game.stage.intent import Move, Turn
from game.stage.layout import Sheet
from game.stage.mark import Block
from game.stage.scroll import Scroll
from game.view.view import View

PAGE, AHEAD = 0.7, 1.5
"""Part of the window that one step scrolls; a control more than AHEAD windows below the top waits for it."""


def walk(view: View, sheet: Sheet, scroll: Scroll, focus: Focus, move: Move) -> tuple[Scroll, str]:
    """Return where the words are scrolled to by `move`, and which control then takes the focus; empty for none."""
    target = focus.next(view, move.step, wrap=not move.read, scans=move.round)
    block = sheet.block(target) if target else None
    if not move.read or focus.everything or not _words_between(sheet, scroll, block, move.step):
        return scroll, target
    scroll = scroll.by(move.step * scroll.window * PAGE)
    return scroll, target if block is not None and seen(sheet, scroll, block) else ""


def entered(view: View, here: str) -> str:
    """Return the radio that pressing `here` leads to while things are scanned by groups; empty where it presses."""
    if view.display.scan == "off":
        return ""
    from game.stage.groups import into_group  # only who scans needs it

    return into_group(view, here)


def turn(scroll: Scroll, how: Turn) -> Scroll:
    """Return the words scrolled by pages or pixels, or to one end."""
    if how.edge:
        return scroll.to(0 if how.edge < 0 else scroll.end)
    return scroll.by(how.pages * scroll.window + how.pixels)


def seen(sheet: Sheet, scroll: Scroll, block: Block) -> bool:
    """Whether a control can be seen; one that is higher than the window counts by its top."""
    top, bottom = block.box.y, min(block.box.bottom, block.box.y + scroll.window)
    return not sheet.flows(block.id) or scroll.shows(top, bottom)


def _words_between(sheet: Sheet, scroll: Scroll, block: Block | None, step: int) -> bool:
    """Whether words lie between what is shown and the next control."""
    if block is None:
        return True
    if not sheet.flows(block.id):
        return step > 0 and scroll.offset < scroll.end
    if step > 0:
        return block.box.bottom > scroll.offset + scroll.window * AHEAD
    return block.box.y < scroll.offset - scroll.window * (AHEAD - 1)
