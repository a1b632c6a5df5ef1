"""What goes into a desktop edition besides the program: the compiled story, assets, the phones' page, the icon."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from game.authoring.bundle import dump
from game.narrative.story import Story

NAME, TITLE = "two-chairs", "Two Chairs"
ICON = 512
"""Pixels of the icon that the system's own forms are made from."""
FILES = (
    ("story", "story", ("LICENSE.md", "translations/*.json")),
    ("assets", "assets", ("fonts/*.ttf", "fonts/*.txt", "languages/*.json", "sound/*.ogg")),
    ("game/workshop/live/page", "", ("*",)),
)
"""Folder of the checkout, where beneath `game/data` it lies in an edition (empty: in its own place), and its files."""
PACKAGES = ("game/cli", "game/platforms", "game/terminal", "game/workshop", "game/stage", "game/view", "game/access")
"""Whose modules are all in it: the program imports them by name, or late."""
LEFT_OUT = ("game.workshop.pack",)
"""What is only for authors or needs more than an edition brings."""
EXCLUDES = (
    "numpy", "PIL", "redis", "pygbag", "weasyprint", "polib", "watchdog", "fontTools", "tkinter", "unittest", "pydoc",
    "doctest", "lib2to3", "sqlite3", "curses", "setuptools", "pip", "httptools", "uvloop", "websockets", "wsproto",
    "watchfiles", "trio", "outcome", "attr", "pytest", "_pytest", "packaging", "readline",
    "pygame.tests", "pygame.examples", "pygame.docs", "pygame.sndarray", "pygame.surfarray",
)  # fmt: skip
"""What libraries import where it is there, and no player needs."""


def lay_out(root: Path, target: Path, story: Story) -> None:
    """Fill the folder `target` from the checkout `root`, with `story` compiled."""
    for place, path in _files(root):
        copy = target / place
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    (target / "game/data/story/bundle.json").write_text(dump(story, {}), "utf-8", newline="\n")
    (target / "imports.txt").write_text("\n".join(_modules(root)), "utf-8")
    (target / "excludes.txt").write_text("\n".join(EXCLUDES), "utf-8")
    (target / "LICENCES").mkdir()
    shutil.copyfile(root / "LICENSE", target / "LICENCES" / "Two Chairs.txt")
    _draw_icon(target / "icon.png")


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    for folder, inside, patterns in FILES:
        for path in sorted(path for pattern in patterns for path in (root / folder).glob(pattern) if path.is_file()):
            name = path.relative_to(root / folder).as_posix()
            yield f"game/data/{inside}/{name}" if inside else f"{folder}/{name}", path


def _modules(root: Path) -> Iterator[str]:
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            name = ".".join(path.relative_to(root).with_suffix("").parts).removesuffix(".__init__")
            if not name.startswith(LEFT_OUT) and name != "game.platforms.browser":
                yield name


def _draw_icon(path: Path) -> None:
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    import pygame

    from game.stage.icon import icon

    pygame.image.save(icon(ICON), str(path))
