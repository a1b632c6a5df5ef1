"""What the game needs of a device: a surface, a way to wait, a mirror for those who do not look at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import pygame

from game.stage.geometry import Place
from game.view.view import View


@dataclass(frozen=True, slots=True)
class Pressed:
    """A control was pressed elsewhere: in the mirror, by a screen reader, by a vote."""

    id: str


@dataclass(frozen=True, slots=True)
class Entered:
    """Text was entered into a field elsewhere."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A field elsewhere now holds this text; nothing was entered yet."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Focused:
    """The focus went to an item elsewhere: it is scrolled into view, with the ring where `ring`."""

    id: str
    ring: bool = True


@dataclass(frozen=True, slots=True)
class Scrolled:
    """The words are to be moved by CSS pixels, downwards where positive."""

    pixels: float


@dataclass(frozen=True, slots=True)
class Exposed:
    """What was drawn is lost, or the window has another size."""


@dataclass(frozen=True, slots=True)
class Adapted:
    """What the device says of itself has changed (reduced motion, dark)."""


@dataclass(frozen=True, slots=True)
class Closed:
    """The window is to be closed."""


Signal = pygame.event.Event | Pressed | Entered | Typed | Focused | Scrolled | Exposed | Adapted | Closed


class Platform(Protocol):
    """A device. Nothing here draws; nothing here knows the story."""

    def size(self) -> tuple[int, int]:
        """Return the surface's size in device pixels."""

    def pixel_ratio(self) -> float:
        """Return device pixels to one CSS pixel."""

    def pointer_factor(self) -> float:
        """Return what makes the pixels of mouse events device pixels."""

    def surface(self) -> pygame.surface.Surface:
        """Return the surface to draw on; it holds what was drawn until `Exposed` says otherwise."""

    async def wait(self, busy: bool) -> Sequence[Signal]:
        """Wait for signals; when `busy`, at most until the next frame is due. Idle waiting costs nothing."""

    def present(self) -> None:
        """Show what was drawn."""

    def mirror(self, view: View, places: Sequence[Place], focus: str) -> None:
        """Tell whoever reads instead of looking what is shown, where, and what has the focus."""

    def point(self, over: bool) -> None:
        """Show that the pointer is over something to press."""

    def typing(self, on: bool) -> None:
        """Take text, or stop taking it."""

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard; quietly nothing where the device refuses."""

    def share(self, text: str) -> None:
        """Offer `text` to the device's other programs; only where `System.can_share` says that it can."""

    def quick_exit(self) -> None:
        """Leave at once, to something neutral."""

    def reduced_motion(self) -> bool:
        """Return whether the device asks for less movement."""
