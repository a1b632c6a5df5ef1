"""Keys of a workshop: what is pressed at once, and what is only marked for Enter to take."""

from __future__ import annotations

from typing import NamedTuple

from game.view.view import View

SIGNS = {".": "b", "backspace": "u"}
"""Keys of clickers and keyboards that mean a letter in a workshop: blank is the calm card."""


class Meant(NamedTuple):
    """What a key means: the id of a control to press, or else of one to mark; both empty for nothing."""

    press: str = ""
    mark: str = ""


def meant(view: View, key: str) -> Meant:
    """Return what `key` means on `view`: a command by its key, else an answer by its letter or its number.

    Where single letters are off, only blank, numbers and signs mean something.
    """
    sign = SIGNS.get(key, key)
    if sign.isalpha() and sign != "b" and not view.display.letter_keys:
        return Meant()
    for control in (*view.controls(), *view.unseen):
        if control.key == sign and control.available:
            return Meant(press=control.id)
    answers = [control for control in view.controls() if control.letter]
    numbered = {str(place): control for place, control in enumerate(answers, 1)}
    marked = numbered.get(sign) or next((one for one in answers if one.letter.lower() == sign), None)
    return Meant(mark=marked.id) if marked is not None else Meant()
