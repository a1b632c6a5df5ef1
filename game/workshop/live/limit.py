"""How often somebody may try something. The time comes from whoever asks, so that nothing here has a clock."""

from __future__ import annotations

from typing import NamedTuple


class Limit(NamedTuple):
    """At most `tries` within `seconds`."""

    tries: int
    seconds: int


CODES = Limit(10, 60)
"""Wrong codes of one seat."""
STRANGERS = Limit(120, 60)
"""Wrong codes from one address, however many seats it thinks up: a whole room may share it, and mistype. At this pace
one room among 887 million codes takes fourteen years to find, and rooms last for hours."""
TAPS = Limit(40, 10)
"""Votes and pauses of one seat: a nervous thumb, but no machine."""
LOOKS = Limit(60, 10)
"""Times that one seat asks how things stand; a page asks when something changed, and every twenty seconds."""
REQUESTS = Limit(6000, 10)
"""Requests from one address: 300 phones that come back at once send about 1 000."""
SECRETS = Limit(10, 60)
"""Wrong secrets from one address."""


class Counter:
    """Counts tries by name, in windows of fixed length.

    >>> counter = Counter()
    >>> [counter.hit("seat", Limit(2, 60), now) for now in (0.0, 1.0, 2.0, 60.0)]
    [True, True, False, True]
    """

    MOST = 20_000
    """Names that are remembered before old ones are thrown out."""

    def __init__(self) -> None:
        self._windows: dict[str, tuple[float, int]] = {}

    def hit(self, name: str, limit: Limit, now: float) -> bool:
        """Count one try at `now` (seconds) and return whether it is still within `limit`."""
        until, count = self._windows.get(name, (0.0, 0))
        if now >= until:
            if len(self._windows) >= self.MOST:
                self._forget(now)
            until, count = now + limit.seconds, 0
        self._windows[name] = (until, count + 1)
        return count < limit.tries

    def spent(self, name: str, limit: Limit, now: float) -> bool:
        """Whether `name` has no try left at `now`. Counts nothing."""
        until, count = self._windows.get(name, (0.0, 0))
        return now < until and count >= limit.tries

    def _forget(self, now: float) -> None:
        """Throw out what is over; where nothing is, the oldest half."""
        alive = {name: window for name, window in self._windows.items() if window[0] > now}
        if len(alive) >= self.MOST:
            alive = dict(list(alive.items())[len(alive) // 2 :])
        self._windows = alive
