"""Copies of files as brotli makes them, beside the files, for servers that send them. Kept in the cache by content."""

from __future__ import annotations

import shutil
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from game.web import fingerprint

COMPRESSED = frozenset(
    {".html", ".css", ".js", ".mjs", ".json", ".svg", ".wasm", ".zip", ".apk", ".ttf", ".txt", ".md"}
)
"""Kinds of files that gain; the archives among them are stored, not deflated."""
_LEAST = 512
_QUALITY = 11


def has_brotli() -> bool:
    """Whether brotli is installed; without it the server packs with gzip as it sends."""
    return find_spec("brotli") is not None


def compress(folder: Path, cache: Path) -> None:
    """Write FILE.br beside every file in `folder` that gains by it."""
    if not has_brotli():
        return
    cache.mkdir(parents=True, exist_ok=True)
    files = [path for path in fingerprint.tree(folder) if path.suffix in COMPRESSED and path.stat().st_size >= _LEAST]
    with ThreadPoolExecutor() as pool:  # brotli lets other threads work
        list(pool.map(lambda path: _compress(path, cache), files))


def _compress(path: Path, cache: Path) -> None:
    brotli = import_module("brotli")
    data = path.read_bytes()
    kept = cache / f"{fingerprint.of_files([('', path)])[:32]}-{_QUALITY}.br"
    if not kept.is_file():
        fresh = kept.with_suffix(f".{path.name}.tmp")
        fresh.write_bytes(brotli.compress(data, quality=_QUALITY, lgwin=24))
        fresh.replace(kept)
    if kept.stat().st_size < len(data):
        shutil.copyfile(kept, path.with_name(path.name + ".br"))
