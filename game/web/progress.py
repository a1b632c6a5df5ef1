"""What a build is doing: a bar where someone watches, plain lines where the output goes to a file."""

from __future__ import annotations

import sys
import time
from typing import TextIO

_WIDTH = 24


class Progress:
    """Reports steps of about known length in seconds. `close` ends the line."""

    def __init__(self, total: float, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._live = self._stream.isatty()
        self._total, self._done, self._step = max(total, 0.1), 0.0, 0.0
        self._began = time.monotonic()

    def step(self, text: str, weight: float = 1.0) -> None:
        """Say what is done now; `weight` is its share of the total given at the start."""
        self._done += self._step
        self._step = weight
        if self._live:
            filled = round(_WIDTH * min(1.0, self._done / self._total))
            bar = "█" * filled + "·" * (_WIDTH - filled)
            self._stream.write(f"\r\x1b[K{bar} {text}")
        else:
            self._stream.write(f"{text}\n")
        self._stream.flush()

    def close(self, text: str) -> None:
        """Say how it ended, with the time it took."""
        line = f"{text} ({time.monotonic() - self._began:.1f} s)"
        self._stream.write(f"\r\x1b[K{line}\n" if self._live else f"{line}\n")
        self._stream.flush()
