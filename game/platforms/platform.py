"""What the game needs of a device: a surface, a way to wait, a mirror for those who do not look at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import pygame

from game.stage.geometry import Insets, Place
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
class Stepped:
    """Scanning goes on to what comes next."""


@dataclass(frozen=True, slots=True)
class Turned:
    """The page is to be turned, forwards where `by` is positive: a clicker or a paging key, heard elsewhere."""

    by: int


@dataclass(frozen=True, slots=True)
class Ticked:
    """Some seconds have passed while a clock is shown."""


@dataclass(frozen=True, slots=True)
class Exposed:
    """What was drawn is lost, or the window has another size."""


@dataclass(frozen=True, slots=True)
class Adapted:
    """What the device says of itself has changed (reduced motion, dark)."""


@dataclass(frozen=True, slots=True)
class Closed:
    """The window is to be closed."""


Signal = (
    pygame.event.Event | Pressed | Entered | Typed | Focused | Scrolled | Stepped | Turned | Ticked | Exposed | Adapted
    | Closed
)  # fmt: skip


class Platform(Protocol):
    """A device. Nothing here draws; nothing here knows the story."""

    def size(self) -> tuple[int, int]:
        """Return the surface's size in device pixels."""

    def pixel_ratio(self) -> float:
        """Return device pixels to one CSS pixel."""

    def pointer_factor(self) -> float:
        """Return what makes the pixels of mouse events device pixels."""

    def insets(self) -> Insets:
        """Return what the device covers of the surface's edges: a notch, round corners, a bar."""

    def surface(self) -> pygame.surface.Surface:
        """Return the surface to draw on; it holds what was drawn until `Exposed` says otherwise."""

    async def wait(self, busy: bool) -> Sequence[Signal]:
        """Wait for signals; when `busy`, at most until the next frame is due. Idle waiting costs nothing."""

    def present(self) -> None:
        """Show what was drawn."""

    def mirror(self, view: View, places: Sequence[Place], focus: str) -> None:
        """Tell whoever reads instead of looking what is shown, where, and what has the focus; play what sounds."""

    def listened(self) -> bool:
        """Return whether somebody is known to hear the page through this platform instead of looking at it."""

    def point(self, over: bool) -> None:
        """Show that the pointer is over something to press."""

    def typing(self, on: bool) -> None:
        """Take text, or stop taking it."""

    def tick(self, seconds: int) -> None:
        """Say `Ticked` every so many seconds from now on; 0 stops it."""

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard; quietly nothing where the device refuses."""

    def open_second(self, title: str) -> bool:
        """Open a second window called `title`; return whether there is one now."""

    def second(self) -> pygame.surface.Surface | None:
        """Return the second window's surface; None where none is open (any more)."""

    def present_second(self) -> None:
        """Show what was drawn in the second window."""

    def close_second(self) -> None:
        """Take the second window away, if there is one."""

    def share(self, text: str) -> None:
        """Offer `text` to the device's other programs; only where `System.can_share` says that it can."""

    def quick_exit(self) -> None:
        """Leave at once, to something neutral."""

    def reduced_motion(self) -> bool:
        """Return whether the device asks for less movement."""

    def more_contrast(self) -> bool:
        """Return whether the device asks for more contrast, or for colours of its own."""
