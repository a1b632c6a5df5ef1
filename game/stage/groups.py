"""Scanning by groups: one step for a group of radios, and into it by pressing the one that is chosen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.view.view import Control, View


def by_groups(view: View, ids: Sequence[str], here: str) -> list[str]:
    """Return those of `ids` that scanning stops at: of each group the chosen radio, of the one it is in the others."""
    passed: set[str] = set()
    for radios, chosen in _groups(view):
        inside = here in radios and here != chosen
        passed |= {radio for radio in radios if (radio == chosen) is inside}
    return [other for other in ids if other not in passed]


def into_group(view: View, here: str) -> str:
    """Return the radio that pressing `here` leads to: the first other one where it is chosen already, else nothing."""
    found = (radios for radios, chosen in _groups(view) if here == chosen)
    return next((radio for radios in found for radio in radios if radio != here), "")


def _groups(view: View) -> Iterator[tuple[list[str], str]]:
    """Yield the radios of each group and the chosen one; the first where none is."""
    for section in view.sections:
        radios = [item for item in section.items if isinstance(item, Control) and item.role == "radio"]
        if radios:
            ids = [radio.id for radio in radios]
            yield ids, next((radio.id for radio in radios if radio.checked), ids[0])
