"""What makes the page an app that starts without network: its manifest, its icons, and the list its worker keeps."""

from __future__ import annotations

import base64
import hashlib
import json
from pathlib import Path

import pygame

from game.stage.colour import code
from game.stage.icon import icon
from game.stage.theme import EVENING
from game.web import fingerprint
from game.web.languages import Telling

MANIFEST, WORKER = "manifest.webmanifest", "sw.js"
TOUCH_ICON = "icon-180.png"
"""What a telephone's home screen shows; it cuts the corners itself."""
_PLAIN, _MASKABLE = (192, 512), (192, 512)
_UNKEPT = frozenset({WORKER, ".built.json"})


def draw_icons(folder: Path) -> None:
    """Draw the app's icons into `folder`: with round corners of their own, and for systems that cut them."""
    for size in _PLAIN:
        pygame.image.save(icon(size), folder / f"icon-{size}.png")
    for size in _MASKABLE:
        pygame.image.save(icon(size, whole=True), folder / f"icon-whole-{size}.png")
    pygame.image.save(icon(180, whole=True), folder / TOUCH_ICON)


def write_manifest(site: Path, folder: str, told: Telling, about: str) -> None:
    """Write the manifest of the app: `folder` is where its icons lie. Every address is relative, for any sub-path."""
    title, ground = told.edition.story.title, code(EVENING.panel)
    icons = [_icon(f"{folder}/icon-{size}.png", size, "any") for size in _PLAIN]
    icons += [_icon(f"{folder}/icon-whole-{size}.png", size, "maskable") for size in _MASKABLE]
    manifest = {
        "id": "./",
        "name": title,
        "short_name": title,
        "description": about,
        "lang": told.title.language,
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": ground,
        "theme_color": ground,
        "categories": ["games", "education"],
        "icons": icons,
    }
    (site / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _icon(path: str, size: int, purpose: str) -> dict[str, str]:
    return {"src": path, "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}


def write_worker(site: Path, worker: Path) -> None:
    """Write the service worker: the text of `worker` behind the list of everything in `site`, with its hashes."""
    paths = (path for path in fingerprint.tree(site) if path.suffix != ".br")
    names = {path.relative_to(site).as_posix(): path for path in paths}
    blank = {name: path.read_text("utf-8") for name, path in names.items() if _is_blank(name)}
    files = {name: _integrity(path) for name, path in names.items() if name not in _UNKEPT and not _is_blank(name)}
    text = json.dumps({"files": files, "blank": blank}, ensure_ascii=False, sort_keys=True) + worker.read_text("utf-8")
    edition = {"version": fingerprint.short(text.encode()), "files": files, "blank": blank}
    head = f"self.EDITION = {json.dumps(edition, ensure_ascii=False, indent=1)};\n"
    (site / WORKER).write_text(head + worker.read_text("utf-8"), "utf-8")


def _is_blank(name: str) -> bool:
    return name.startswith("blank") and name.endswith(".html")


def _integrity(path: Path) -> str:
    """Return the hash of a file as browsers check it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(path.read_bytes()).digest()).decode()
