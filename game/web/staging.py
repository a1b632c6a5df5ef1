"""What goes into the application's archive: the project's folder less what `pygbag.ini` names, as pygbag reads it."""

from __future__ import annotations

import configparser
import json
import shutil
from collections.abc import Iterator
from pathlib import Path

from game.authoring.bundle import dump
from game.authoring.library import open_story
from game.authoring.problem import StoryError
from game.narrative.story import Story
from game.web.problem import BuildError

CONFIG = "pygbag.ini"
BUNDLE = "story/bundle.json"
_NEEDED = ("main.py", CONFIG, "story")
_SKIPPED = frozenset({".pyc", ".pyi", ".bak", ".log"})


def project() -> Path:
    """Return the checkout that this package belongs to. Raises BuildError where it was installed without one."""
    root = Path(__file__).resolve().parents[2]
    missing = [name for name in _NEEDED if not (root / name).exists()]
    if missing:
        raise BuildError(
            f"there is no {missing[0]} in {root}, so there is nothing to pack",
            "build from a checkout of the project; the installed package plays, but cannot build the page",
        )
    return root


def packed(root: Path) -> list[tuple[str, Path]]:
    """Return the files that belong into the archive, by their name in it, sorted."""
    folders, files = ignored(root / CONFIG)
    return sorted((path.relative_to(root).as_posix(), path) for path in _walk(root, root, folders, files))


def ignored(config: Path) -> tuple[frozenset[str], frozenset[str]]:
    """Return the folders (with a leading slash) and the file names that pygbag is told to leave out."""
    parser = configparser.ConfigParser(inline_comment_prefixes=";")
    parser.read(config, encoding="utf-8")
    lists = (json.loads(parser["DEPENDENCIES"][name]) for name in ("ignoreDirs", "ignoreFiles"))
    folders, files = (frozenset(map(str, entries)) for entries in lists)
    return folders, files


def sources(root: Path) -> list[tuple[str, Path]]:
    """Return what decides the archive: what is packed, and the story's files that the bundle is made from."""
    story = ((path.relative_to(root).as_posix(), path) for path in (root / "story").rglob("*.yaml"))
    return sorted({*packed(root), *story})


def read_story(root: Path) -> Story:
    """Return the story of the checkout, from its bundle where that is fresh. Raises BuildError."""
    try:
        return open_story(root / "story")
    except StoryError as error:
        problems = "\n".join(map(str, error.problems))
        raise BuildError("the story has mistakes", "python -m game check", problems) from error


def stage(root: Path, target: Path, story: Story) -> Path:
    """Copy what is packed, the compiled `story` and pygbag's configuration into `target`; return it."""
    for name, path in [*packed(root), (CONFIG, root / CONFIG)]:
        copy = target / name
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    (target / BUNDLE).write_text(dump(story, {}), "utf-8", newline="\n")
    return target


def _walk(folder: Path, root: Path, folders: frozenset[str], files: frozenset[str]) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name.startswith(".") or path.name == "__pycache__":
            continue
        if path.is_dir():
            if f"/{path.relative_to(root).as_posix()}" not in folders:
                yield from _walk(path, root, folders, files)
        elif path.name not in files and path.suffix not in _SKIPPED:
            yield path
