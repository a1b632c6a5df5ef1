"""What is told from one point of a story on, line by line, as ink's runtime would join it."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.importing.sketch import Said, Way, said

Path = tuple[str, ...]
"""The way to a container from the root."""


@dataclass(slots=True)
class Flow:
    """What is told from one point on until a choice or a divert."""

    path: Path
    lines: list[Said] = field(default_factory=list)
    ways: list[Way] = field(default_factory=list)
    goes: str | None = None
    """Where it goes on by itself: a passage, or END; None where it runs out."""
    open: str = ""
    """A line that has not ended yet."""
    glued: bool = False

    def write(self, text: str) -> None:
        """Add to the present line; behind glue, to the one before."""
        if self.glued and not self.open.strip() and self.lines:
            last = self.lines.pop()
            self.open = f'{last.speaker}: "{last.text}"' if last.speaker else last.text
            self.open += " " if self.open and text[:1] not in " ,.;:!?" else ""
        self.glued = False
        self.open += text

    def end_line(self) -> None:
        """End the present line, unless glue holds it."""
        if not self.glued:
            self.close()

    def close(self) -> None:
        """End the present line."""
        text = " ".join(self.open.split())
        if text:
            self.lines.append(said(text))
        self.open = ""
