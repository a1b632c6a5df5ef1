"""Which modules play in a browser: all others stay out of the page's archive."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ENTRIES = ("game/platforms/browser.py", "game/preview/page.py")
"""What a page imports, to play or to preview; everything else follows from it."""
PLAYED = ("keepsake", "language", "narrative", "platforms", "preview", "stage", "view", "workshop")
"""Packages whose modules may import others late, in a function."""


def needed(root: Path) -> frozenset[Path]:
    """Return the modules of `game` below `root` that are imported when a page plays, at once or in a function."""
    todo = [root / entry for entry in ENTRIES]
    found = set(todo)
    while todo:
        path = todo.pop()
        late = path.relative_to(root).parts[1] in PLAYED
        for name in _imports(ast.parse(path.read_text("utf-8")), late=late):
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
