"""What a key, a button or a finger asks of the stage, whatever it was made with."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """Take the focus `step` controls further (negative: back). `read`: scroll first where words lie between; `round`:
    at the end begin again at the top."""

    step: int
    read: bool = False
    round: bool = False


@dataclass(frozen=True, slots=True)
class Press:
    """Press the control that has the focus."""


@dataclass(frozen=True, slots=True)
class Back:
    """Leave the way the screen says (Escape)."""


@dataclass(frozen=True, slots=True)
class Letter:
    """Press the control with this letter or key (lower case); a digit, a full stop or `backspace` are keys, too."""

    letter: str


@dataclass(frozen=True, slots=True)
class Exit:
    """Quick exit."""


@dataclass(frozen=True, slots=True)
class Turn:
    """Scroll by pages (positive: down) and by device pixels; `edge` -1 or 1 goes to the top or the end."""

    pages: float = 0
    pixels: float = 0
    edge: int = 0


@dataclass(frozen=True, slots=True)
class Type:
    """Put text into the field that has the focus."""

    text: str


@dataclass(frozen=True, slots=True)
class Rub:
    """Take the last letter out of the field that has the focus; all of them where `all`."""

    all: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """Go to the next page (1) or the one before (-1), where pages lie beside each other."""

    by: int


Intent = Move | Press | Back | Letter | Exit | Turn | Step | Type | Rub
