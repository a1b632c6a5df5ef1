"""Room codes: six of 31 signs that cannot be mistaken for each other, and seats that phones think up.

>>> normal(" abc-2x9 "), normal("ABC2X0"), normal("ABC2X")
('ABC2X9', '', '')
"""

from __future__ import annotations

import re
from collections.abc import Callable

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""31 signs, without 0, 1, I, L and O."""
LENGTH = 6
"""31 to the sixth: 887 503 681 codes."""
SEAT = re.compile(r"[A-Za-z0-9_-]{16,43}", re.ASCII)
"""A seat: at least 96 random bits in the letters of base64url. It tells nothing of a phone and dies with the room."""
_BETWEEN = re.compile(r"[\s-]+")


def make(below: Callable[[int], int]) -> str:
    """Return a new code; `below(n)` gives a random whole number from 0 to n - 1."""
    return "".join(LETTERS[below(len(LETTERS))] for _ in range(LENGTH))


def normal(typed: str) -> str:
    """Return what was typed as a code: capital letters, no spaces or dashes. Empty where it can be no code."""
    code = _BETWEEN.sub("", typed[:32]).upper()
    return code if len(code) == LENGTH and all(sign in LETTERS for sign in code) else ""


def is_seat(text: str) -> bool:
    """Whether `text` can be a seat."""
    return SEAT.fullmatch(text) is not None
