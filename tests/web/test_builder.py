"""The builder: what it packs, what it refuses, what it does not do twice, and the page that it writes."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import time
import zipfile
from html.parser import HTMLParser
from importlib.util import find_spec
from io import StringIO
from pathlib import Path

import pytest

from game.web import commands, engine, first_page, pack, progress, site, staging
from game.web.languages import Tongues, tellings
from game.web.problem import BuildError
from game.web.stamp import Stamp
from tests.pilot.pilot import real_story
from tests.web.conftest import ROOT, missing

HOST = re.compile(r"https?://(?!www\.w3\.org/|127\.0\.0\.1)[\w.-]+")
TODAY = "2026-11-22"


def needs_pygbag() -> None:
    if find_spec("pygbag") is None:
        missing("pygbag is not installed (pip install 'two-chairs[web]')")


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What plain pygbag packs at the project's root, with a local template and icon; unpacked."""
    needs_pygbag()
    copy = tmp_path_factory.mktemp("plain") / pack.NAME
    skip = shutil.ignore_patterns("build", "dist", ".git", "__pycache__", ".venv", "node_modules", ".*_cache")
    shutil.copytree(ROOT, copy, ignore=skip)
    template = copy.parent / "plain.tmpl"
    template.write_text("<title>{{cookiecutter.title}}</title>")
    built = pack.pack(copy, template, first_page.PAGE / "icon.png", "Two Chairs")
    with zipfile.ZipFile(built / f"{pack.NAME}.apk") as archive:
        archive.extractall(copy.parent / "unpacked")
    return copy.parent / "unpacked" / "assets"


def test_plain_pygbag_packs_what_runs_without_yaml(plain: Path) -> None:
    """The first screens, drawn without a display, by a Python that cannot import yaml."""
    code = """
import sys
sys.path.insert(0, '.')
sys.modules['yaml'] = None
import pygame
pygame.display.init()
from pathlib import Path
from game.authoring.bundle import load
from game.platforms.host import Host
from game.platforms.store import MemoryStore
from game.stage.stage import Stage
host = Host(load(Path('story/bundle.json').read_text('utf-8')), MemoryStore(), 'test')
stage, surface = Stage(), pygame.display.set_mode((800, 600))
stage.resize((800, 600), 1.0)
for control in ('begin', 'go-on', 'chair:kit'):
    stage.show(host.view()); stage.draw(surface); host.press(control)
stage.show(host.view()); stage.draw(surface)
import main, game.platforms.browser
print(host.view().screen, main.main.__name__)
"""
    environment = {"SDL_VIDEODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1", "PATH": ""}
    run = [sys.executable, "-I", "-c", code]
    done = subprocess.run(run, cwd=plain, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.split() == ["scene", "main"], done.stderr


def test_plain_pygbag_packs_what_can_be_played_as_text(plain: Path) -> None:
    """`python main.py --text`, from the archive, by a Python that cannot import yaml."""
    code = """
import runpy, sys
sys.path.insert(0, '.')
sys.modules['yaml'] = None
sys.argv = ['main.py', '--text', '--keep-nothing']
runpy.run_path('main.py', run_name='__main__')
"""
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, cwd=plain, input="A\n" * 40, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert "\nEnding: " in done.stdout


def test_plain_pygbag_packs_only_what_is_played(plain: Path) -> None:
    names = {path.relative_to(plain).as_posix() for path in plain.rglob("*") if path.is_file()}
    assert {"main.py", "story/bundle.json", "game/platforms/browser.py", "assets/fonts/story.ttf"} <= names
    unwanted = [name for name in names if name.endswith((".yaml", ".whl", ".md.py")) or "/web/" in f"/{name}"]
    unwanted += [name for name in names if name.startswith(("tests/", "docs/", "benchmarks/", "build/"))]
    assert unwanted == []


def test_our_staging_holds_what_plain_pygbag_packs(plain: Path) -> None:
    ours = {name for name, _ in staging.packed(ROOT)}
    files = (path for path in plain.rglob("*") if path.is_file() and path.parent.name != "__pycache__")
    assert ours == {path.relative_to(plain).as_posix() for path in files}


def test_pygbag_is_told_nothing_that_asks_the_network(tmp_path: Path) -> None:
    needs_pygbag()
    with pytest.raises(BuildError, match="is missing"):
        pack.pack(tmp_path, tmp_path / "none.tmpl", first_page.PAGE / "icon.png", "x")


def test_pygbags_failure_is_told_with_its_last_words(tmp_path: Path) -> None:
    needs_pygbag()
    with pytest.raises(BuildError, match=r"pygbag failed(.|\n)*no main.py"):
        pack.pack(tmp_path, first_page.PAGE / "index.html", first_page.PAGE / "icon.png", "x")


def test_main_names_what_it_needs() -> None:
    head = (ROOT / "main.py").read_text("utf-8")
    assert head.startswith("# /// script\n")
    assert "pygame-ce" in head


def test_a_wheel_that_is_not_the_reviewed_one_is_refused(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    engine.check_wheel()
    other = tmp_path / engine.WHEEL.name
    other.write_bytes(b"something else")
    monkeypatch.setattr(engine, "WHEEL", other)
    with pytest.raises(BuildError, match="is not the wheel that belongs here"):
        engine.check_wheel()


def test_without_npm_the_build_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    with pytest.raises(BuildError, match=r"npm was not found(.|\n)*install Node\.js"):
        engine.pyodide(tmp_path, lambda _: None)


def test_the_lock_pins_contents_and_no_host() -> None:
    lock = json.loads((engine.HERE / "package-lock.json").read_text("utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages["node_modules/pyodide"]["version"] == "314.0.7"
    assert all(entry["integrity"].startswith("sha512-") and "resolved" not in entry for entry in packages.values())


def test_a_foreign_folder_is_not_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "thesis.txt").write_text("years of work")
    assert commands.web_command(["build", "--out", str(tmp_path)]) == 1
    assert "files that no build made" in capsys.readouterr().err
    assert (tmp_path / "thesis.txt").read_text() == "years of work"


def test_a_second_build_ends_at_once(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = time.process_time()
    assert commands.web_command(["build", "--out", str(site)]) == 0
    assert time.process_time() - before < 5
    assert "is up to date" in capsys.readouterr().err


def test_a_stamp_notices_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("page")
    stamp = Stamp(tmp_path)
    assert not stamp.fresh("inputs")
    stamp.write("inputs")
    assert stamp.fresh("inputs")
    assert not stamp.fresh("others")
    (tmp_path / "index.html").write_text("pa")
    assert not stamp.fresh("inputs")


def test_progress_is_lines_in_a_file_and_a_bar_in_a_terminal() -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    plain, live = StringIO(), Terminal()
    for stream in (plain, live):
        report = progress.Progress(2, stream)
        report.step("first")
        report.step("second")
        report.close("done")
    assert [line.split(" (")[0] for line in plain.getvalue().splitlines()] == ["first", "second", "done"]
    assert "\r" in live.getvalue()
    assert "█" in live.getvalue()


def test_help_teaches(capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["build", "--help"], ["serve", "--help"]):
        with pytest.raises(SystemExit):
            commands.web_command(words)
    told = capsys.readouterr().out
    assert "examples:" in told
    assert "asks before it loads anything" in told


class Page(HTMLParser):
    """The page's elements, for tests."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_the_first_page_says_what_the_views_say() -> None:
    page = first_page.first_page(Tongues(tellings(real_story(), None, TODAY)))
    assert page["title"] == "Two Chairs"
    assert page["note"].count("<p>") >= 5
    assert "begin go-on" in page["start"]
    assert "begin keep-nothing" in page["start"]
    assert page["support"].count("<h3>") == len(real_story().countries)
    assert "quick-exit" in page["standing"]


def test_the_site_names_no_other_host(site: Path) -> None:
    text = (site / "index.html").read_text("utf-8")
    assert HOST.findall(re.sub(r'<details id="support">.*?</details>', "", text, flags=re.S)) == []
    for script in site.glob("page-*/*"):
        if script.suffix in (".js", ".css"):
            assert HOST.findall(script.read_text("utf-8")) == [], script.name


def test_the_page_is_one_that_readers_understand(site: Path) -> None:
    text = (site / "index.html").read_text("utf-8")
    page = Page(text)
    tags = [tag for tag, _ in page.found]
    assert tags.count("main") == 1
    assert tags.count("h1") == 1
    assert all("alt" in attributes for tag, attributes in page.found if tag == "img")
    assert all(attributes.get("type") == "button" for tag, attributes in page.found if tag == "button")
    assert "{{" not in text


def test_everything_the_page_names_is_beside_it(site: Path) -> None:
    from game.web.site import check

    check(site)


def test_a_page_that_names_something_elsewhere_is_refused(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text('<script src="https://example.org/x.js"></script>')
    with pytest.raises(BuildError, match="not in its folder"):
        site.check(tmp_path)


def test_scripts_are_modules_that_parse() -> None:
    node = shutil.which("node")
    if node is None:
        missing("node is not installed")
    scripts = [*first_page.PAGE.glob("*.js"), engine.HERE / "prepare.mjs"]
    for script in scripts:
        command = [node, "--input-type=module", "--check"]
        done = subprocess.run(command, input=script.read_text("utf-8"), capture_output=True, text=True, check=False)
        assert done.returncode == 0, f"{script.name}: {done.stderr}"


def test_nothing_here_names_a_registry_or_a_machine() -> None:
    for path in sorted((ROOT / "game" / "web").rglob("*")):
        if path.suffix in (".py", ".js", ".mjs", ".html", ".css", ".sh", ".json", ".md", ".npmrc"):
            text = path.read_text("utf-8")
            assert '"resolved"' not in text, f"{path} says where a package was fetched from"
            assert f"{ROOT}/" not in text, path
            assert f"{Path.home()}/" not in text, path
