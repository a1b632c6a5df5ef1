"""The slow change of the picture after an answer."""

from __future__ import annotations

from dataclasses import dataclass

from game.view.view import Picture

SECONDS = 1.2
"""How long the room takes to change (STAGE.md); nothing moves with reduced motion."""


@dataclass(frozen=True, slots=True)
class Motion:
    """From one picture to the next."""

    before: Picture
    after: Picture
    began: float
    """Time in seconds on the stage's clock."""

    def share(self, now: float) -> float:
        """Return how far the change has come, 0 to 1, slow at both ends."""
        t = min(1.0, max(0.0, (now - self.began) / SECONDS))
        return t * t * (3 - 2 * t)

    def over(self, now: float) -> bool:
        """Whether the change has come to its end."""
        return now - self.began >= SECONDS
