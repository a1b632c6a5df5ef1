"""Which control has the focus, and in which order it goes round."""

from __future__ import annotations

from game.view.view import Control, Field, Item, Line, View

EARLY = {"title": "settings"}
"""What Tab comes to first on a screen: whoever needs other settings to read anything has them before anything else."""


def focusable(view: View) -> list[Item]:
    """Return everything that can take the focus, in reading order; struck choices too, so that they can be read."""
    return [item for item in view.items() if isinstance(item, Control | Field)]


class Focus:
    """The focus of one stage. `ring`: whether it is drawn, which it is not for what a pointer pressed."""

    def __init__(self) -> None:
        self.id = ""
        self.ring = False
        self.everything = False
        """Whether text takes the focus, too, for who goes from line to line by ear."""

    def take(self, view: View, id: str, ring: bool) -> None:
        """Give the focus to `id`, or to nothing where the view has nothing of that name to give it to."""
        self.id = id if id in self._order(view) else ""
        self.ring = ring and bool(self.id)

    def follow(self, old: View, view: View, same: bool, left: str = "") -> None:
        """Go over to a new view: to what it asks for, else to where the focus was on this page.

        `left`: what had the focus when a page that comes back was left.
        """
        before, after = self._order(old), self._order(view)
        if same and self.id:
            if self.id not in after:
                place = before.index(self.id) if self.id in before else 0
                self.id = after[min(place, len(after) - 1)] if after else ""
            return
        self.id = next((wanted for wanted in (view.focus, left) if wanted in after), "")

    def next(self, view: View, step: int, *, wrap: bool, scans: bool = False) -> str:
        """Return the id `step` further; beyond the ends the other end where `wrap`, else nothing.

        Where it wraps it goes from control to control, else through everything that can take the focus; where it
        `scans`, a group of radios is one step.
        """
        ids = _round(view) if wrap else self._order(view)
        here = self.id or self._heard(view)
        if scans:
            from game.stage.groups import by_groups  # a page scans by itself

            ids = by_groups(view, ids, here)
        if not ids:
            return ""
        if here not in ids:
            ids = self._from_text(view, ids)
            return ids[0 if step > 0 else -1] if wrap or step > 0 else ""
        place = ids.index(here) + step
        if not wrap and not 0 <= place < len(ids):
            return ""
        return ids[place % len(ids)]

    def _heard(self, view: View) -> str:
        """Return the heading of the page, which who listens has heard where nothing has the focus; else nothing."""
        lines = (item for item in view.items() if isinstance(item, Line)) if self.everything else ()
        return next((line.id for line in lines if line.role in ("title", "heading")), "")

    def _order(self, view: View) -> list[str]:
        return [item.id for item in (view.items() if self.everything else focusable(view))]

    def _from_text(self, view: View, ids: list[str]) -> list[str]:
        """Return the controls turned round so that those beyond the text with the focus come first, or last."""
        order = [item.id for item in view.items()]
        if self.id not in order:
            return ids
        place = order.index(self.id)
        behind = [other for other in ids if order.index(other) > place]
        return [*behind, *(other for other in ids if other not in behind)]


def _round(view: View) -> list[str]:
    """Return the controls in the order in which Tab goes round."""
    ids = [item.id for item in focusable(view)]
    early = EARLY.get(view.screen, "")
    return [early, *(other for other in ids if other != early)] if early in ids else ids
