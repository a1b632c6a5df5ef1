"""What a built page sends until somebody can take the first choice, in bytes, and how much of it is ours.

In another language than the story's own that is more: what the opening needs of it is sent on top.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape
from pathlib import Path
from typing import Any

from game.web.late import BEGINNING

OURS, NEEDED, ALL = 400_000, 7_000_000, 10_500_000
"""The most that a first choice may cost in bytes as they are sent with brotli: of our own, with the runtime, and with
the snapshot of its memory, which only lines fetch that are fast enough."""
OURS_TOLD = 420_000
"""The same of our own in another language, whose readers get the program and the opening in English beneath it."""
RUNTIME, SNAPSHOT = "runtime", "snapshot"
_NAMED = re.compile(r'(?:href|src)="([^"]+)"')
_KINDS = {
    ".apk": "program and opening",
    ".zip": "opening in the language",
    ".ttf": "letters of the first page",
    ".css": "scripts and styles",
    ".js": "scripts and styles",
    ".html": "first page",
    ".webp": "pictures",
    ".png": "pictures",
    ".webmanifest": "first page",
}


def first_choice(site: Path, language: str = "") -> Mapping[str, int]:
    """Return the bytes by kind, as they are sent with brotli, of all that `site` fetches before a first choice.

    `language` is the code of the one that the page is shown in, where that is not the story's own. `runtime` is what is
    no work of this project, `snapshot` is what it becomes once it has started and read ours in. What comes late is not
    among them.
    """
    sizes: dict[str, int] = {}
    for name in sorted(set(fetched(site, language))):
        kind = next((known for known in (RUNTIME, SNAPSHOT) if name.startswith(f"{known}-")), "")
        kind = kind or _KINDS[Path(name).suffix]
        sizes[kind] = sizes.get(kind, 0) + sent(site / name)
    return sizes


def languages(site: Path) -> tuple[str, ...]:
    """Return the codes of the languages that `site` can begin in besides the story's own."""
    late = _runtime(site).get("late", {})
    return tuple(sorted(name.removesuffix(BEGINNING) for name in late if name.endswith(BEGINNING)))


def ours(sizes: Mapping[str, int]) -> int:
    """Return how many of them are our own."""
    return sum(size for kind, size in sizes.items() if kind not in (RUNTIME, SNAPSHOT))


def needed(sizes: Mapping[str, int]) -> int:
    """Return how many of them no start can do without."""
    return sum(size for kind, size in sizes.items() if kind != SNAPSHOT)


def sent(path: Path) -> int:
    """Return how many bytes of `path` are sent where brotli is understood."""
    packed = path.with_name(f"{path.name}.br")
    return (packed if packed.is_file() else path).stat().st_size


def fetched(site: Path, language: str = "") -> Iterator[str]:
    """Yield what the page names, and what it fetches at once where it is shown in `language`."""
    yield "index.html"
    yield from _NAMED.findall((site / "index.html").read_text("utf-8"))
    runtime = _runtime(site)
    yield from (runtime[name] for name in ("asm", "loader"))
    yield from (file["url"] for file in runtime["files"].values())
    if SNAPSHOT in runtime:
        yield runtime[SNAPSHOT]["url"]
    if language:
        yield runtime["late"][language + BEGINNING]["url"]


def _runtime(site: Path) -> dict[str, Any]:
    """Return what the page is told of its files."""
    found = re.search(r'data-runtime="([^"]*)"', (site / "index.html").read_text("utf-8"))
    told: dict[str, Any] = json.loads(unescape(found[1])) if found else {}
    return told
