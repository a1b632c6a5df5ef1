"""Which modules play in a browser, and which of them at once: all others stay out of the page's archives."""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

PLAY = "game/platforms/browser.py"
"""What a page imports to play; everything that is not imported late, in a function, follows from it."""
ENTRIES = (PLAY, "game/preview/page.py")
"""What a page imports, to play or to preview; everything else follows from it."""
PLAYED = ("keepsake", "language", "narrative", "platforms", "preview", "stage", "view", "workshop")
"""Packages whose modules may import others late, in a function."""


def needed(root: Path) -> frozenset[Path]:
    """Return the modules of `game` below `root` that are imported when a page plays, at once or in a function."""
    return _closure(root, ENTRIES, PLAYED)


def at_once(root: Path) -> frozenset[Path]:
    """Return those of them that a page has to have before it shows anything: what is imported late may come late."""
    return _closure(root, (PLAY,), ())


def _closure(root: Path, entries: Iterable[str], late: Collection[str]) -> frozenset[Path]:
    """Return what `entries` import; of modules in the packages `late` also what they import inside of functions."""
    todo = [root / entry for entry in entries]
    found = set(todo)
    while todo:
        path = todo.pop()
        inside = path.relative_to(root).parts[1] in late
        for name in _imports(ast.parse(path.read_text("utf-8")), late=inside):
            fresh = set(_files(root, name)) - found
            found |= fresh
            todo += fresh
    return frozenset(found)


def drop_others(root: Path) -> None:
    """Remove what is not needed from a staged copy of the project."""
    kept = needed(root)
    for path in sorted((root / "game").rglob("*.py")):
        if path not in kept:
            path.unlink()


def _imports(tree: ast.AST, *, late: bool) -> Iterator[str]:
    """Yield the dotted names that a module imports; those inside of functions only where `late`."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and not late:
            continue
        elif not (isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"):
            yield from _imports(node, late=late)


def _files(root: Path, name: str) -> Iterator[Path]:
    """Yield the files that importing the dotted `name` runs; its last part may be a name inside a module."""
    parts = name.split(".")
    for length in range(1, len(parts) + 1):
        place = root.joinpath(*parts[:length])
        yield from (path for path in (place.with_suffix(".py"), place / "__init__.py") if path.is_file())
