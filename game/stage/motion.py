"""The slow change of the picture after an answer."""

from __future__ import annotations

from dataclasses import dataclass

from game.stage.scenery.layer import Held
from game.view.view import Picture

SECONDS = 1.2
"""How long the room takes to change (STAGE.md); nothing moves with reduced motion."""


@dataclass(frozen=True, slots=True)
class Motion:
    """From one picture, or from what was on the screen, to the next."""

    before: Picture | Held
    after: Picture
    began: float
    """Time in seconds on the stage's clock."""
    pace: float = 0.0
    """Pace that it begins with: that of the change which it overtook, so that nothing stops in between."""

    def share(self, now: float) -> float:
        """Return how far the change has come, 0 to 1, slow at its end and, from rest, at its beginning."""
        t = self._time(now)
        return t * (t * (3 - 2 * t) + self.pace * (1 - t) ** 2)

    def speed(self, now: float) -> float:
        """Return the pace of the change, 0 to 1.5: shares that would be gone through in the time it takes."""
        t = self._time(now)
        return (1 - t) * (6 * t + self.pace * (1 - 3 * t))

    def over(self, now: float) -> bool:
        """Whether the change has come to its end."""
        return now - self.began >= SECONDS

    def _time(self, now: float) -> float:
        return min(1.0, max(0.0, (now - self.began) / SECONDS))
