"""Texts that can be made again, kept between runs in a folder of the user's. A cache: it may lose anything at any time.

Each text lies in a file of its own, named by what it was made from, with a checksum in front. What is damaged, cut off
or of another version is as good as missing. Nothing that is kept here is ever executed.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

MAX_FILES = 4000
"""Files after which the older half goes."""
_SUFFIX = ".txt"


class Cabinet:
    """A folder of kept texts; None keeps nothing. `program` tells one version of the program from another."""

    def __init__(self, folder: Path | None, program: str = "") -> None:
        self._folder = folder
        self._program = program

    def take(self, *made_from: str) -> str | None:
        """Return the text that was made from just this, None where it is not here or damaged."""
        if self._folder is None:
            return None
        path = self._path(self._folder, made_from)
        try:
            line, _, data = path.read_bytes().partition(b"\n")
            return data.decode("utf-8", "surrogatepass") if line == _sum(data) else None
        except (OSError, UnicodeDecodeError):
            return None

    def keep(self, text: str, *made_from: str) -> None:
        """Keep `text`, quietly not where the folder cannot be written."""
        if self._folder is None:
            return
        path = self._path(self._folder, made_from)
        part = path.with_suffix(f".{os.getpid()}.part")
        data = text.encode("utf-8", "surrogatepass")
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            try:
                part.write_bytes(_sum(data) + b"\n" + data)
                part.replace(path)
            finally:
                part.unlink(missing_ok=True)

    def tidy(self) -> None:
        """Remove the older half of the files where there are too many."""
        if self._folder is None:
            return
        with suppress(OSError):
            files = [path for path in self._folder.iterdir() if path.suffix in (_SUFFIX, ".part")]
            if len(files) > MAX_FILES:
                for path in sorted(files, key=_age)[: len(files) // 2]:
                    path.unlink(missing_ok=True)

    def _path(self, folder: Path, made_from: tuple[str, ...]) -> Path:
        name = hashlib.sha256("\0".join((self._program, *made_from)).encode("utf-8", "surrogateescape")).hexdigest()
        return folder / f"{name[:40]}{_SUFFIX}"


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _sum(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest().encode()
