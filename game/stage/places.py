"""Where things can be seen, for whoever lays something over the picture or tells of it: mirror, readers, touch."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from game.stage.geometry import Box, Place
from game.stage.layout import Sheet
from game.stage.mark import Block
from game.view.view import Field, View


def places(
    view: View,
    sheet: Sheet,
    placed: Iterable[tuple[Block, bool]],
    height: int,
    ratio: float,
    typed: Mapping[str, str],
) -> list[Place]:
    """Return where every item and every section of `view` can be seen, in CSS pixels.

    `placed` are the blocks in a window of `height` device pixels, `ratio` to a CSS pixel, and whether each shows.
    Of what is scrolled partly away this is the part that shows; what is wholly away lies outside of the window, so that
    it is under nothing that stays. `typed` is what stands in fields.
    """
    boxes = {block.id: (_seen_part(block, sheet, height), shown) for block, shown in placed if block.id}
    fields = (item for item in view.items() if isinstance(item, Field))
    held = {field.id: typed.get(field.id, field.value) for field in fields}
    found: list[Place] = []
    for section, ids in sheet.groups.items():
        inside = [boxes[item] for item in ids if item in boxes]
        if inside:
            around = inside[0][0]
            for box, _ in inside[1:]:
                around = around.around(box)
            found.append(Place(section, around.css(ratio), any(shown for _, shown in inside), True))
        for item in ids:
            if item in boxes:
                box, shown = boxes[item]
                found.append(Place(item, box.css(ratio), shown, text=held.get(item)))
    return found


def _seen_part(block: Block, sheet: Sheet, height: int) -> Box:
    box, port = block.face, sheet.viewport
    if not sheet.flows(block.id):
        return box
    top, bottom = max(box.y, port.y), min(box.bottom, port.bottom)
    if top < bottom:
        return box._replace(y=top, h=bottom - top)
    return box.moved(0, height - port.bottom if box.y >= port.bottom else -port.y)
