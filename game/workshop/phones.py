"""What the room's screen knows of the phones that vote, where there are any, and how it is in touch with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from game.workshop.room import Room


@dataclass(frozen=True, slots=True)
class Phones:
    """How phones get in, and what they say at the moment. Counts are in the room's vote, hidden like all others."""

    address: str
    code: str
    link: str
    rows: tuple[str, ...]
    """The QR code of `link`, row by row."""
    votes: int = 0
    """How many have voted on what is asked now."""
    pausing: bool = False
    """Whether somebody asks for a pause."""
    again: bool = False
    """Whether what is open was asked again, because its first votes were lost."""
    away: bool = False
    """Whether they cannot be reached: what they say is old, and hands may have to be counted."""


class Link(Protocol):
    """What the host of a workshop needs of live votes."""

    def begin(self) -> None:
        """A workshop begins: let phones in."""

    def update(self, room: Room) -> Room:
        """Return `room` with what the phones say now."""

    def show(self, room: Room) -> None:
        """Let the phones follow what is on the screen."""

    def hear(self) -> None:
        """The pause that somebody asked for is on the screen."""

    def end(self) -> None:
        """Erase the room of the phones."""
