"""How far the words are moved up."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Scroll:
    """A position in something longer than its window; all in device pixels."""

    window: int
    height: int
    offset: int = 0

    @property
    def end(self) -> int:
        """The furthest offset."""
        return max(0, self.height - self.window)

    def to(self, offset: float) -> Scroll:
        """Return the scroll at `offset`, held between top and end."""
        return replace(self, offset=min(self.end, max(0, round(offset))))

    def by(self, pixels: float) -> Scroll:
        """Return the scroll moved by `pixels`, downwards where positive."""
        return self.to(self.offset + pixels)

    def reveal(self, top: int, bottom: int, margin: int) -> Scroll:
        """Return the scroll that shows the span with `margin` around it, moved as little as possible.

        A span that is higher than the window shows its top.
        """
        if top - margin < self.offset or bottom - top + 2 * margin > self.window:
            return self.to(top - margin)
        if bottom + margin > self.offset + self.window:
            return self.to(bottom + margin - self.window)
        return self

    def shows(self, top: int, bottom: int) -> bool:
        """Whether the whole span can be seen."""
        return self.offset <= top and bottom <= self.offset + self.window
