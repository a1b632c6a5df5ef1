"""What the page's archive leaves out: modules that no page imports, and languages that come later."""

from __future__ import annotations

import ast
import json
import re
import zipfile
from pathlib import Path

from game.web import late, needed, staging
from tests.pilot.pilot import real_story
from tests.web.conftest import ROOT


def kept() -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in needed.needed(ROOT)}


def test_what_plays_is_there_and_what_writes_is_not() -> None:
    found = kept()
    assert {"game/platforms/browser.py", "game/view/describe.py", "game/stage/program.py"} <= found
    others = ("game/cli/", "game/terminal/", "game/web/", "game/authoring/format/", "game/platforms/desktop.py")
    assert [name for name in found if name.startswith(others)] == []
    assert not found & {"game/authoring/loader.py", "game/authoring/reader.py"}


def test_parts_that_come_late_are_not_imported_when_a_page_begins() -> None:
    """Only inside functions, so that the first choice needs nothing of them."""
    apart = [ROOT / place for places in late.PARTS.values() for place in places]
    assert [place for place in apart if not place.exists()] == []
    first = {ROOT / entry for entry in needed.ENTRIES}
    todo = list(first)
    while todo:
        for name in needed._imports(ast.parse(todo.pop().read_text("utf-8")), late=False):
            fresh = set(needed._files(ROOT, name)) - first
            first |= fresh
            todo += fresh
    assert len(first) > 50
    assert [path for path in first if any(path.is_relative_to(place) for place in apart)] == []


def test_parts_that_come_late_use_nothing_that_the_pages_python_leaves_out() -> None:
    """The application itself is tried out by the build; these are imported only once somebody asks for them."""
    told = re.search(r"LEFT_OUT = `([^`]*)`", (ROOT / "game/web/runtime/prepare.mjs").read_text("utf-8"))
    assert told
    left_out = set(told[1].split())
    assert "html" in left_out
    for place in (ROOT / place for places in late.PARTS.values() for place in places):
        for path in needed.needed(ROOT) & set(place.rglob("*.py") if place.is_dir() else [place]):
            used = {name.split(".")[0] for name in needed._imports(ast.parse(path.read_text("utf-8")), late=True)}
            assert used & left_out == set(), path


def test_what_is_played_imports_nothing_that_was_left_out() -> None:
    """Late imports, too: only a story that is no bundle needs what is missing, and a page has a bundle."""
    found = kept()
    for name in found:
        for node in ast.walk(ast.parse((ROOT / name).read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("game."):
                path = node.module.replace(".", "/")
                there = {f"{path}.py", f"{path}/__init__.py"} & found
                assert there or name == "game/authoring/library.py", f"{name} imports {node.module}"


def test_languages_and_parts_are_moved_out_and_named(tmp_path: Path) -> None:
    staged, site = tmp_path / "two-chairs", tmp_path / "site"
    site.mkdir()
    staging.stage(ROOT, staged, real_story())
    found = late.take_out(staged, site)
    index = json.loads((staged / late.INDEX).read_text("utf-8"))
    assert set(found) - set(late.PARTS) == set(index) == {"es"}
    with zipfile.ZipFile(site / found["print"]) as archive:
        names = {name.removeprefix("assets/") for name in archive.namelist()}
    assert {"game/workshop/evening.py", "game/workshop/pack/document.py", "game/workshop/pack/pack.css"} <= names
    assert [name for name in names if (staged / name).exists()] == []
    assert index["es"]["name"] == "Español"
    assert [name for name in index["es"]["files"] if (staged / name).exists()] == []
    with zipfile.ZipFile(site / found["es"]) as archive:
        assert sorted(archive.namelist()) == sorted(f"assets/{name}" for name in index["es"]["files"])
    assert late.take_out(staged, site) == {}
