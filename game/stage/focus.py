"""Which control has the focus, and in which order it goes round."""

from __future__ import annotations

from game.view.view import Control, Field, View


def focusable(view: View) -> list[Control | Field]:
    """Return everything that can take the focus, in reading order; struck choices too, so that they can be read."""
    return [item for item in view.items() if isinstance(item, Control | Field)]


class Focus:
    """The focus of one stage. `ring`: whether it is drawn, which it is not for what a pointer pressed."""

    def __init__(self) -> None:
        self.id = ""
        self.ring = False

    def take(self, view: View, id: str, ring: bool) -> None:
        """Give the focus to `id`, or to nothing where the view has no such control."""
        self.id = id if any(item.id == id for item in focusable(view)) else ""
        self.ring = ring and bool(self.id)

    def follow(self, old: View, view: View, same: bool) -> None:
        """Go over to a new view: to what it asks for, else on the same page to where the focus was."""
        before, after = [item.id for item in focusable(old)], [item.id for item in focusable(view)]
        if same and self.id:
            if self.id not in after:
                place = before.index(self.id) if self.id in before else 0
                self.id = after[min(place, len(after) - 1)] if after else ""
            return
        self.id = view.focus if view.focus in after else ""

    def next(self, view: View, step: int, *, wrap: bool) -> str:
        """Return the id `step` controls further; beyond the ends the other end where `wrap`, else nothing."""
        ids = [item.id for item in focusable(view)]
        if not ids:
            return ""
        if self.id not in ids:
            return ids[0 if step > 0 else -1] if wrap or step > 0 else ""
        place = ids.index(self.id) + step
        if not wrap and not 0 <= place < len(ids):
            return ""
        return ids[place % len(ids)]
