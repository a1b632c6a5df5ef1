"""The gallery's page: what there is to look at, in Markdown, with a sentence for each picture."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from game.gallery.matrix import KEY, THEMES, Shot
from game.gallery.places import PREFIX
from game.gallery.window import LAPTOP, WINDOWS

NAME = "README.md"
COMMAND = "python -m game gallery --write docs/gallery"
_HEAD = f"""# Every screen, to be looked at

Written by `{COMMAND}`, pictures and page. A test draws them again and names those that look otherwise: look at
those, and if that is how they are meant to be, run the command and commit what it wrote.

The screens are reached by pressing what the program offers. Not every screen is kept in every window and theme, only
enough that each window meets each theme; `python -m game gallery --help` says how to draw the rest, at full size, in
another language, or of a story of your own.
"""
PARTS = {
    "Every screen of a player": "",
    "Every page of a workshop": "room-",
    "What an author sees": "preview-",
    "Every place, warm and cold": PREFIX,
}
"""The parts of the page, and how the names of their screens begin."""
_LINK = re.compile(r"\]\(([\w-]+\.png)\)")


def page(shots: Sequence[Shot]) -> str:
    """Return the page for `shots`, which are in the order of the screens."""
    keys = [shot for shot in shots if shot.screen.name in KEY]
    rest = [shot for shot in shots if shot not in keys or shot.is_plain]
    parts = [
        _HEAD,
        *_part("Some screens in every window", _by_window(keys)),
        *_part("The same in every theme", _by_theme(keys)),
    ]
    for title, prefix in PARTS.items():
        parts += _part(title, _by_screen([shot for shot in rest if _part_of(shot) == prefix]))
    return "\n".join(parts)


def _part(title: str, rows: Iterator[str]) -> Iterator[str]:
    shown = list(rows)
    if shown:
        yield f"## {title}\n"
        yield from shown


def _part_of(shot: Shot) -> str:
    return next((prefix for prefix in PARTS.values() if prefix and shot.screen.name.startswith(prefix)), "")


def named(text: str) -> frozenset[str]:
    """Return the file names of the pictures on a page."""
    return frozenset(_LINK.findall(text))


def _by_window(shots: Sequence[Shot]) -> Iterator[str]:
    for window in WINDOWS:
        shown = [shot for shot in shots if shot.window == window]
        if shown and window != LAPTOP:
            yield _row(window.title, shown)


def _by_theme(shots: Sequence[Shot]) -> Iterator[str]:
    for theme, title in THEMES.items():
        shown = [shot for shot in shots if shot.theme == theme and shot.window == LAPTOP]
        if shown:
            yield _row(title.capitalize(), shown)


def _by_screen(shots: Sequence[Shot]) -> Iterator[str]:
    for title, group in groupby(shots, lambda shot: shot.screen.title):
        yield _row(title, list(group))


def _row(title: str, shots: Sequence[Shot]) -> str:
    """Return pictures one after the other, which stand beside each other where there is room."""
    return "\n".join((f"### {title}\n", *(f"![{shot.alt}]({shot.name}.png)" for shot in shots), ""))
