"""Places on the surface, as values. Whole device pixels inside the stage, CSS pixels only in what leaves it."""

from __future__ import annotations

from typing import NamedTuple


class Box(NamedTuple):
    """A rectangle in device pixels.

    >>> Box(10, 10, 100, 40).inset(5).right
    105
    """

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        """The first column to the right of the box."""
        return self.x + self.w

    @property
    def bottom(self) -> int:
        """The first row below the box."""
        return self.y + self.h

    @property
    def middle(self) -> tuple[int, int]:
        """The centre of the box."""
        return self.x + self.w // 2, self.y + self.h // 2

    def inset(self, dx: int, dy: int | None = None) -> Box:
        """Return the box made smaller by `dx` left and right and `dy` above and below (`dx` where not given)."""
        dy = dx if dy is None else dy
        return Box(self.x + dx, self.y + dy, max(0, self.w - 2 * dx), max(0, self.h - 2 * dy))

    def moved(self, dx: int, dy: int) -> Box:
        """Return the box shifted."""
        return Box(self.x + dx, self.y + dy, self.w, self.h)

    def contains(self, x: float, y: float) -> bool:
        """Whether the point lies inside; the right and lower edges do not."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def holds(self, other: Box) -> bool:
        """Whether `other` lies wholly inside."""
        return self.x <= other.x and self.y <= other.y and other.right <= self.right and other.bottom <= self.bottom

    def overlaps(self, other: Box) -> bool:
        """Whether the two share a pixel."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def around(self, other: Box) -> Box:
        """Return the smallest box that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Box(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def css(self, ratio: float) -> Rect:
        """Return the box in CSS pixels, for a screen with `ratio` device pixels to one CSS pixel."""
        return Rect(self.x / ratio, self.y / ratio, self.w / ratio, self.h / ratio)


class Insets(NamedTuple):
    """How far a notch, round corners or a bar of the device reach into the window, in device pixels.

    The picture goes on beneath them; nothing is read or pressed there.
    """

    top: int = 0
    right: int = 0
    bottom: int = 0
    left: int = 0

    def inside(self, size: tuple[int, int]) -> tuple[int, int]:
        """Return how large the window of `size` is without them; at least one pixel each way."""
        return max(1, size[0] - self.left - self.right), max(1, size[1] - self.top - self.bottom)


class Rect(NamedTuple):
    """A rectangle in CSS pixels."""

    x: float
    y: float
    w: float
    h: float


class Place(NamedTuple):
    """Where an item or a section of the view stands in the window now, for whoever lays something over it."""

    id: str
    rect: Rect
    visible: bool
    """Whether any of it can be seen; false where it is scrolled away."""
    section: bool = False
    """Whether `id` is a section's; a section may have the same id as an item."""
    text: str | None = None
    """What stands in a field, typed or given; None for what is no field."""
