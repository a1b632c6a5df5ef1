"""The page as one HTML file that plays by double click, from a stick, with nothing installed and nothing fetched.

It is made of a built site: the first page as it is, with styles, fonts and picture in it, its scripts, and everything
that they fetch as packed text. Its policy allows no request at all.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from html import unescape
from pathlib import Path

from game.web import first_page
from game.web.problem import BuildError

CARRIER = "carry.js"
WANTED = ("scan.js", "sound.js")
"""Scripts that a page fetches once they are wanted. They import nothing, so that they can stand in one file, too."""
TYPES = {".ttf": "font/ttf", ".png": "image/png", ".webp": "image/webp"}
_LINKS = re.compile(r'<link rel="(?:preload|modulepreload|manifest|apple-touch-icon)"[^>]*>\n?')
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy" content="[^"]*">')
_STYLES = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
_HEAD_SCRIPT = re.compile(r'<script src="([^"]+)"></script>')
_ENTRY = re.compile(r'<script type="module" src="([^"]+)/([^"/]+)"></script>')
_PICTURES = re.compile(r'="([^"]+\.(?:png|webp))"')
_FONTS = re.compile(r'url\("([^"]+\.ttf)"\)')
_IMPORTS = re.compile(r"\bfrom '\./([\w.]+)'")


def write_single(site: Path, out: Path) -> None:
    """Write the built `site` as the one file `out`. Raises BuildError where `site` is no such site."""
    page = (site / "index.html").read_text("utf-8")
    entry, runtime = _ENTRY.search(page), re.search(r'data-runtime="([^"]*)"', page)
    if entry is None or runtime is None or entry[2] != "boot.js":
        raise BuildError(f"{site} is not a page with a runtime of its own", "python -m game web build --single-file")
    folder = site / entry[1]
    style = _style(site, page)
    head = _HEAD_SCRIPT.search(page)
    scripts = [(site / head[1]).read_text("utf-8") if head else "", (first_page.PAGE / CARRIER).read_text("utf-8")]
    page = _LINKS.sub("", page)
    page = _PICTURES.sub(lambda found: f'="{_address(site / found[1])}"', page)
    page = _STYLES.sub(lambda _: f"<style>{style}</style>", page)
    page = _HEAD_SCRIPT.sub(lambda _: f"<script>{scripts[0]}</script>", page)
    page = page.replace("<html ", '<html data-blank="about:blank" ', 1)
    modules = "\n".join(_modules(folder, entry[2]))
    carried = "\n".join(_carried(site, json.loads(unescape(runtime[1]))))
    page = _ENTRY.sub(lambda _: f"{modules}\n<script>{scripts[1]}</script>\n{carried}", page)
    policy = first_page.policy(_rules(style, scripts))
    page = _POLICY.sub(lambda _: f'<meta http-equiv="Content-Security-Policy" content="{policy}">', page)
    out.parent.mkdir(parents=True, exist_ok=True)
    fresh = out.with_name(f".{out.name}.tmp")
    fresh.write_text(page, "utf-8", newline="\n")
    fresh.replace(out)


def _rules(style: str, scripts: list[str]) -> dict[str, str]:
    """Nothing from anywhere but the file itself; the texts that may run or dress it are named by their hashes."""
    return {
        "default-src": "'none'",
        "script-src": " ".join([*map(_hash, scripts), "blob: 'wasm-unsafe-eval'"]),
        "style-src": _hash(style),
        "img-src": "data:",
        "font-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def _hash(text: str) -> str:
    return f"'sha256-{_text(hashlib.sha256(text.encode()).digest())}'"


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()


def _address(path: Path) -> str:
    return f"data:{TYPES[path.suffix]};base64,{_text(path.read_bytes())}"


def _style(site: Path, page: str) -> str:
    found = _STYLES.search(page)
    if found is None:
        raise BuildError(f"the page in {site} has no style sheet", "build it again")
    path = site / found[1]
    return _FONTS.sub(lambda font: f'url("{_address(path.parent / font[1])}")', path.read_text("utf-8"))


def _modules(folder: Path, entry: str) -> Iterator[str]:
    """Yield the scripts that `entry` imports, each after those it imports itself; `entry` is the last."""
    graph, todo = {}, [entry]
    while todo:
        name = todo.pop()
        if name not in graph:
            graph[name] = set(_IMPORTS.findall((folder / name).read_text("utf-8")))
            todo += graph[name]
    for name in TopologicalSorter(graph).static_order():
        yield f'<script type="text/plain" data-module="{name}">{_text((folder / name).read_bytes())}</script>'


def _carried(site: Path, runtime: dict[str, object]) -> Iterator[str]:
    """Yield everything that the scripts fetch."""
    for path in sorted(set(_paths(site, runtime))):
        packed = gzip.compress((site / path).read_bytes(), 9, mtime=0)
        yield f'<script type="text/plain" data-carried="{path}">{_text(packed)}</script>'


def _paths(site: Path, runtime: dict[str, object]) -> Iterator[str]:
    yield from (str(runtime[name]) for name in ("asm", "loader"))
    for kind in ("files", "late"):
        files = runtime[kind]
        if isinstance(files, dict):
            yield from (file["url"] for file in files.values())
    folder = str(runtime["sounds"])
    yield from (f"{folder}/{script}" for script in WANTED)
    yield from (f"{folder}/{path.name}" for path in (site / folder).glob("*.ogg"))
