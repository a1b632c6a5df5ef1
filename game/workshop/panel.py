"""What a workshop's screen needs of live votes, wherever the server runs: beside a window, or behind a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from game.workshop.question import Question, Standing


@dataclass(frozen=True, slots=True)
class Invitation:
    """What the screen shows."""

    address: str
    """What people type who do not use the picture, without the code."""
    code: str
    link: str
    """What the picture says: the address with the code."""
    rows: tuple[str, ...]
    """The picture, row by row, 1 for dark and 0 for light, with the quiet zone around it."""


class Panel(Protocol):
    """What a screen needs of live votes, wherever the server runs."""

    def begin(self) -> None:
        """Open a room where there is none: at the start, or after the end."""

    def invitation(self) -> Invitation | None:
        """How phones get in; None before the beginning and after the end."""

    @property
    def away(self) -> bool:
        """Whether the phones cannot be reached at the moment, so that hands have to be counted."""

    def ask(self, question: Question) -> None:
        """Open a vote on `question`; one that is open is over."""

    def close(self) -> None:
        """Close the vote; its counts stand."""

    def reopen(self) -> None:
        """Open the same vote again, its counts kept."""

    def wait(self) -> None:
        """Take the question off the phones."""

    def hear(self) -> None:
        """The pause that somebody asked for was heard."""

    def standing(self) -> Standing | None:
        """Return the latest counts; None before the first, after the end, and where the store does not answer."""

    def end(self) -> None:
        """Erase the room. Phones are told that nothing is kept."""
