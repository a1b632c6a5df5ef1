"""Where a place is kept: a text and the one before it. Each platform has its own store; the desktop's is a file."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Protocol

MAX_BYTES = 4 * 1024 * 1024
"""More than any save has; a larger file is something else, and only its beginning is looked at."""
LEFTOVER_SECONDS = 3600
"""A temporary file this old belongs to a write that was killed."""


class Store(Protocol):
    """A place for one text. `read` never fails; `write` raises OSError where the device refuses."""

    def read(self) -> tuple[str, ...]:
        """Return what is kept, the newest generation first; empty where there is nothing. One that is there but cannot
        be read stands among them as a text that is no save, so that its loss can be told."""

    def write(self, text: str) -> None:
        """Keep `text`, with what was kept before as the older generation. Raises OSError (full, forbidden)."""

    def erase(self) -> None:
        """Remove every generation; quietly where there is none or the device refuses."""


class MemoryStore:
    """Keeps nothing beyond the program: for tests, and where a device has no storage."""

    def __init__(self) -> None:
        self.generations: tuple[str, ...] = ()

    def read(self) -> tuple[str, ...]:
        """Return what was written."""
        return self.generations

    def write(self, text: str) -> None:
        """Keep `text` in memory."""
        self.generations = (text, *self.generations[:1])

    def erase(self) -> None:
        """Forget everything."""
        self.generations = ()


class FileStore:
    """Keeps the text in a file: written beside it, flushed, renamed; a kill at any moment leaves a readable one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.older = path.with_suffix(".older.json")

    def read(self) -> tuple[str, ...]:
        """Return the generations that are there, the newest first; an empty text for one that cannot be opened."""
        return tuple(text for path in (self.path, self.older) if (text := _text(path)) is not None)

    def write(self, text: str) -> None:
        """Write `text` atomically. Raises OSError."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        self._sweep()
        fresh = self.path.with_suffix(f".{os.getpid()}.tmp")
        try:
            with fresh.open("w", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            if self.path.is_file():
                self._keep_older()
            fresh.replace(self.path)
        finally:
            fresh.unlink(missing_ok=True)

    def _keep_older(self) -> None:
        link = self.older.with_suffix(f".{os.getpid()}.tmp")
        link.unlink(missing_ok=True)
        try:
            try:
                link.hardlink_to(self.path)
            except OSError:  # a file system without hard links
                link.write_bytes(self.path.read_bytes())
            link.replace(self.older)
        finally:
            link.unlink(missing_ok=True)

    def _sweep(self) -> None:
        """Remove what writes left behind that were killed; another window's write of just now is left alone."""
        for path in self._leftovers(".[0-9]*"):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > LEFTOVER_SECONDS:
                    path.unlink(missing_ok=True)

    def erase(self) -> None:
        """Remove both generations and whatever an interrupted write left behind."""
        for path in (self.path, self.older, *self._leftovers()):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def _leftovers(self, which: str = "") -> tuple[Path, ...]:
        with suppress(OSError):
            return tuple(self.path.parent.glob(f"{self.path.stem}{which}.*tmp"))
        return ()


def _text(path: Path) -> str | None:
    """Return the text of `path`, None where there is no such file. What is damaged comes back damaged."""
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES).decode("utf-8", "replace")
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError:
        return ""
