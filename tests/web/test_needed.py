"""What the page's archive leaves out: modules that no page imports, and languages that come later."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

from game.authoring.bundle import load
from game.language.apply import keys
from game.language.catalog import load as load_catalog
from game.language.shelf import languages
from game.narrative.opening import opening
from game.platforms.late import OPENING, REST, waits
from game.platforms.opening import OPENING as BUNDLE
from game.view.describe import describe
from game.view.edition import Editions
from game.view.session import Session
from game.view.settings import Settings, System
from game.web import late, needed, staging
from tests.pilot.pilot import TODAY, real_story
from tests.view.pseudo import CODE, bracketed, english_left, shelf
from tests.web.conftest import ROOT

FIRST = """
import sys
from pathlib import Path
import pygame
from game.narrative.opening import opening
from game.platforms import browser
from game.platforms.late import LateHost, shelf, waits
from game.platforms.store import MemoryStore
from game.authoring.bundle import load
from game.stage.stage import Stage
from game.view.describe import describe
from game.view.settings import Settings, System

story = opening(load(Path("story/bundle.json").read_text("utf-8")))
shelved = shelf(Path("story/bundle.json"), Path())
store, system = MemoryStore(), System(today="2026-11-22")
late = LateHost(story, store, "one", store, int, None, system, shelved, lambda name: None, whole=lambda: None)
stage = Stage()
surface = pygame.Surface((640, 480))
stage.resize((640, 480), 1.0)
seen, todo = set(), [late.session]
while todo:
    session = todo.pop()
    view = describe(session)
    face = (view.screen, session.under[-1:], session.answered, view.picture.place)
    if face in seen:
        continue
    seen.add(face)
    stage.show(view)
    stage.draw(surface)
    stage.places()
    for control in view.controls():
        if control.available and control.id != "quick-exit" and "set:language" not in control.id:
            after = session.press(control.id)
            if not waits(after):
                todo.append(after)
print(*sorted({face[0] for face in seen}))
print(*sorted(name for name in sys.modules if name.startswith("game.")))
"""
"""Goes through every screen that a page can show before the rest is there, and says what was imported."""


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


ASKS = {
    "print": {"game/platforms/paper.py"},
    "phones": {"game/platforms/browser.py"},
}
"""Who asks for a part, and does without it until it has come."""


def test_nothing_else_uses_a_part_that_only_some_fetch() -> None:
    for part, places in late.PARTS.items():
        inside = {path for path in needed.needed(ROOT) if any(path.is_relative_to(ROOT / place) for place in places)}
        users = {
            path.relative_to(ROOT).as_posix()
            for path in needed.needed(ROOT) - inside
            for name in needed._imports(ast.parse(path.read_text("utf-8")), late=True)
            if inside & set(needed._files(ROOT, name))
        }
        assert users == ASKS[part]


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


def test_every_screen_before_the_rest_is_there_does_without_it(tmp_path: Path) -> None:
    staged = staging.stage(ROOT, tmp_path / "two-chairs", real_story())
    needed.drop_others(staged)
    rest = late.rest(staged, real_story())
    environment = {**os.environ, "SDL_VIDEODRIVER": "dummy", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", FIRST],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=True,
    )
    screens, imported = (set(line.split()) for line in done.stdout.splitlines()[-2:])
    assert {"title", "note", "options", "chair", "scene", "settings", "support", "history", "code", "about"} <= screens
    late_modules = {name.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for name in rest}
    assert imported & late_modules == set()
    assert {"game.workshop.room", "game.workshop.describe", "game.view.words_pack"} <= late_modules


def test_every_screen_before_the_rest_is_there_is_told_by_what_an_opening_needs_of_a_language() -> None:
    story = opening(real_story())
    cut = late.cut(bracketed(real_story()), (*keys(story), *late.said_at_once(ROOT, CODE)))
    assert len(cut.entries) < len(bracketed(real_story()).entries) / 3
    system = System(today=TODAY, language=CODE, workshop=True, downloads=True, can_print=True, can_copy=True)
    told = Session(story, system, Settings(captions=True, show_figures=True), editions=Editions(story, shelf(cut)))
    seen, todo = set(), [told.translated()]
    while todo:
        session = todo.pop()
        view = describe(session)
        scene = session.game.scene.id if session.game and session.game.scene else ""
        face = (view.screen, session.under[-1:], session.answered, scene)
        if face in seen:
            continue
        seen.add(face)
        assert list(english_left(view)) == [], face
        for control in view.controls():
            if control.available and control.id != "quick-exit" and "set:language" not in control.id:
                after = session.press(control.id)
                todo += [] if waits(after) else [after]
    assert {"title", "note", "options", "chair", "scene", "settings", "support", "about"} <= {face[0] for face in seen}
    assert {face[3] for face in seen} >= {scene for scene in story.scenes if not scene.startswith("r-")}


def test_what_comes_late_is_the_story_and_what_only_some_ask_for(tmp_path: Path) -> None:
    staged = staging.stage(ROOT, tmp_path / "two-chairs", real_story())
    rest = late.rest(staged, real_story())
    assert {staging.BUNDLE, "assets/fonts/legible.ttf", "assets/fonts/story-firm.ttf"} <= rest
    assert not rest & {late.OPENING, "main.py", "game/platforms/browser.py", "assets/fonts/story-italic.ttf"}
    assert [name for name in rest if not (staged / name).is_file()] == []
    assert load((staged / late.OPENING).read_text("utf-8"), whole=False) == opening(real_story())


def test_an_archive_is_divided_without_loss(tmp_path: Path) -> None:
    whole = tmp_path / "application.apk"
    with zipfile.ZipFile(whole, "w") as archive:
        for name in ("assets/main.py", "assets/game/a.pyc", "assets/game/b.pyc", "assets/story/bundle.json"):
            archive.writestr(name, name)
    first, after = late.divide(whole, frozenset({"game/b.py", "story/bundle.json"}))
    with zipfile.ZipFile(first) as one, zipfile.ZipFile(after) as other:
        assert one.namelist() == ["assets/main.py", "assets/game/a.pyc"]
        assert other.namelist() == ["assets/game/b.pyc", "assets/story/bundle.json"]
        assert other.read("assets/game/b.pyc") == b"assets/game/b.pyc"


def test_both_sides_call_the_rest_by_one_name() -> None:
    assert late.REST == REST
    assert late.BEGINNING == OPENING
    assert BUNDLE.relative_to(ROOT).as_posix() == late.OPENING


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


def test_what_an_opening_needs_of_a_language_is_an_archive_of_its_own(tmp_path: Path) -> None:
    staged, site = tmp_path / "two-chairs", tmp_path / "site"
    site.mkdir()
    staging.stage(ROOT, staged, real_story())
    found = late.take_out(staged, site, real_story())
    assert {"es", "es" + OPENING} <= set(found)
    (name,) = json.loads((staged / late.INDEX).read_text("utf-8"))["es"]["opening"]
    with zipfile.ZipFile(site / found["es" + OPENING]) as archive:
        assert archive.namelist() == [f"assets/{name}"]
        begins = load_catalog(archive.read(f"assets/{name}").decode("utf-8"))
    whole = languages(ROOT / "story", ROOT / "assets" / "languages")["es"].open().catalog
    assert (begins.code, begins.name, begins.pronouns) == (whole.code, whole.name, whole.pronouns)
    assert begins.entries["ui/begin"] == ("", "Empezar")
    assert 0 < len(begins.entries) < len(whole.entries) / 3
    for key, english in keys(opening(real_story())):
        assert begins.text(key, english) == whole.text(key, english)
