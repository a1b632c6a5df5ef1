"""Names for contents: short for file names, long for knowing whether anything has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path


def short(data: bytes) -> str:
    """Return ten hexadecimal digits of the SHA-256 of `data`."""
    return hashlib.sha256(data).hexdigest()[:10]


def of_files(files: Iterable[tuple[str, Path]], *also: str) -> str:
    """Return the SHA-256 of names and contents of `files`, and of whatever else decides the result."""
    whole = hashlib.sha256("\0".join(also).encode())
    for name, path in sorted(files):
        whole.update(f"\0{name}\0".encode())
        whole.update(hashlib.sha256(path.read_bytes()).digest())
    return whole.hexdigest()


def of_folder(folder: Path, *also: str) -> str:
    """Return the fingerprint of everything in `folder`."""
    return of_files(((path.relative_to(folder).as_posix(), path) for path in tree(folder)), *also)


def tree(folder: Path) -> list[Path]:
    """Return the files of `folder`, sorted, without caches."""
    return sorted(path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
