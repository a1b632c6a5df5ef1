"""The page for readers: every screen is what the tree says, and axe-core finds nothing on it, in every theme."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from game.access.tree import tree
from game.cli.place import cache_folder
from game.web import fingerprint
from tests.web.conftest import missing
from tests.web.readers import chromium_tells, tree_tells
from tests.web.walk import Walk

pytestmark = pytest.mark.browser

PINNED = Path(__file__).parent / "axe"
RULES = "{resultTypes: ['violations'], runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}}"
THEMES = ("evening", "paper", "contrast")


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core, as npm's lock file pins it."""
    npm = shutil.which("npm")
    if npm is None:
        missing("npm is not installed, and axe-core comes from npm")
    folder = cache_folder() / "web" / f"axe-{fingerprint.short((PINNED / 'package-lock.json').read_bytes())}"
    script = folder / "node_modules" / "axe-core" / "axe.min.js"
    if not script.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copyfile(PINNED / name, folder / name)
        subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=folder, check=True)
    return script.read_text("utf-8")


def violations(page: Any, axe: str) -> list[str]:
    """Return what axe-core finds on the page as it is shown."""
    page.evaluate(axe)
    found = page.evaluate(f"async () => (await axe.run(document, {RULES})).violations")
    return [f"{one['id']}: {one['help']}: {node['html']}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("theme", THEMES)
def test_axe_finds_nothing_on_any_screen(opened: Any, axe: str, tmp_path: Path, theme: str) -> None:
    page = opened()
    page.wait_for_selector("#begin:enabled")
    found = {"first page": violations(page, axe)}
    walk = Walk(page, tmp_path)
    walk.begin()
    walk.press("settings", f"set:theme={theme}", "back")
    for name in walk.screens():
        found[name] = violations(page, axe)
    assert len(found) > 15
    assert {name: told for name, told in found.items() if told} == {}


def test_readers_are_told_the_tree_on_every_screen(opened: Any, tmp_path: Path) -> None:
    page = opened()
    walk = Walk(page, tmp_path)
    walk.begin()
    for name in walk.screens():
        assert chromium_tells(page) == tree_tells(tree(walk.host.view())), name
