"""Opening a story for play: its bundle where that is fresh, a cached compilation, or the YAML files themselves."""

from __future__ import annotations

import hashlib
import importlib.util
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from game import __version__
from game.authoring import bundle
from game.authoring.folder import BUNDLE, MAX_BYTES, digest, source_files
from game.authoring.node import Position
from game.authoring.problem import Problem, StoryError
from game.narrative.story import Story

MAX_HASHED = 2 * 1024 * 1024
_PARTS = ("authoring", "authoring/format", "narrative")


def open_story(folder: Path, cache_dir: Path | None = None) -> Story:
    """Return the story in `folder` (or of a bundle file, where `folder` is one).

    A bundle is taken if no YAML stands beside it, if it was made from just the files that do, or if no YAML library is
    here. Otherwise the files are read, by way of compiled copies in `cache_dir` (best effort: a cache that cannot be
    read or written changes nothing). Raises StoryError, with every problem, where the story cannot be played.
    """
    if _is_file(folder):
        return _bundled(folder)
    compiled = folder / BUNDLE
    hashes = _hashes(folder)
    fault: bundle.BundleError | None = None
    if _is_file(compiled):
        try:
            story, sources = bundle.unpack(_text(compiled))
            if not hashes or sources == hashes or not _yaml_here():
                return story
        except bundle.BundleError as error:
            fault = error
    if fault is not None and (not hashes or not _yaml_here()):
        raise _unreadable(compiled, fault)
    return _cached(folder, hashes, cache_dir)


def _bundled(path: Path) -> Story:
    try:
        return bundle.load(_text(path))
    except bundle.BundleError as error:
        raise _unreadable(path, error) from error


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise bundle.BundleError(f"it is larger than {MAX_BYTES // 2**20} MB")
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise bundle.BundleError(f"it cannot be read: {error}") from error


def _unreadable(path: Path, fault: Exception) -> StoryError:
    problem = Problem(
        "error",
        "TC501",
        Position(path.as_posix()),
        f"the compiled story cannot be used: {fault}",
        expected="a bundle of this version",
        hint="'python -m game compile' in the folder of its YAML files",
    )
    return StoryError([problem])


def _yaml_here() -> bool:
    return importlib.util.find_spec("yaml") is not None


def _cached(folder: Path, hashes: Mapping[str, str], cache_dir: Path | None) -> Story:
    kept = cache_dir / f"{_fingerprint(hashes)}.json" if cache_dir is not None and hashes else None
    if kept is not None:
        with suppress(bundle.BundleError):
            return bundle.load(_text(kept))
    story = _from_yaml(folder)
    if kept is not None:
        with suppress(OSError):
            write_whole(kept, bundle.dump(story, hashes))
    return story


def _from_yaml(folder: Path) -> Story:
    if not _yaml_here():
        raise _unreadable(
            folder / BUNDLE, bundle.BundleError("it is missing, and there is no YAML library to read the files")
        )
    from game.authoring.loader import load_story  # the browser has no YAML library to import

    loaded = load_story(folder)
    if loaded.story is None:
        raise StoryError(problem for problem in loaded.problems if problem.severity == "error")
    return loaded.story


def _hashes(folder: Path) -> dict[str, str]:
    """Return the sha256 of each source file; of one that cannot be read, or is too large, an empty text."""
    try:
        return {name: _hash(folder / name) for name in source_files(folder)}
    except OSError:
        return {}


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _hash(path: Path) -> str:
    try:
        if not path.is_file() or path.stat().st_size > MAX_HASHED:
            return ""
        return digest(path.read_bytes())
    except OSError:
        return ""


def _fingerprint(hashes: Mapping[str, str]) -> str:
    """Return a name for just these files read by just this program: an edited loader reads them anew."""
    parts = [program_mark(), *(f"{name}={sha}" for name, sha in sorted(hashes.items()))]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def program_mark() -> str:
    """Return a text that is another one wherever stories are read by another version of the program."""
    parts = [__version__, bundle.layout()]
    home = Path(__file__).resolve().parent.parent
    for part in _PARTS:
        for module in sorted((home / part).glob("*.py")):
            with suppress(OSError):
                parts.append(f"{module.name}:{module.stat().st_mtime_ns}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def write_whole(path: Path, text: str) -> None:
    """Write `text` to `path` so that a reader finds the old file or the new one, never a part. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
