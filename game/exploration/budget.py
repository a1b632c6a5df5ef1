"""How much memory a search may take: planned before each layer, and looked at after it."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

COPIES, EACH = 3, 80
"""A state that an answer leads to costs so many times the bytes of its row until it is merged, and so many more."""
MEGABYTE = 1_000_000
USUAL = 150 * MEGABYTE
"""What the program takes without any state, where the system does not say."""
STEP = 64 * MEGABYTE
"""What the program takes is counted in whole steps, and half of one is left free: then the same search on another
machine, or on another day, keeps the same states."""


class Budget:
    """The bytes that the whole process may take, of which a search has what is left of them now."""

    def __init__(self, most: int, row: int) -> None:
        """Plan with `most` bytes for states of which a row has `row`."""
        self.most = most
        self._cost = COPIES * row + EACH
        self._taken = -(-((resident() or USUAL) + STEP // 2) // STEP) * STEP

    def states(self, held: int) -> int:
        """Return how many states may come of a layer, where a search holds `held` bytes already. Never below 0."""
        return max(0, self.most - self._taken - held) // self._cost

    def kept(self) -> bool:
        """Return whether the process takes no more than it may now, as far as the system says."""
        return resident() <= self.most


def resident() -> int:
    """Return the bytes of memory that this process has now (on macOS: had at most); 0 where the system does not say."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * _page()
    if sys.platform == "darwin":
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return 0


def _page() -> int:
    import resource  # Windows has none, and no such file either

    return resource.getpagesize()
