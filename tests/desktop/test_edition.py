"""The desktop edition for this system: built, looked into, tried, and played from outside by assistive technology."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import urllib.request
from importlib.util import find_spec
from pathlib import Path

import pygame
import pytest

from game.access.tree import tree
from game.cli.entry import COMMANDS, EDITION
from game.cli.play import make_host
from game.desktop import launch, licences
from game.desktop.build import executable
from game.language.shelf import languages
from game.web.problem import BuildError
from tests.access.test_reader import PROGRAMS, SYSTEM_PYTHON, Listener, missing
from tests.pilot.pilot import ROOT, real_story

MOST = 120
"""Megabytes that the folder may have; docs/desktop.md says what it has."""
PORT = "18765"


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the edition; return its folder."""
    if find_spec("PyInstaller") is None:
        missing("PyInstaller is not there (pip install -e '.[desktop]')")
    out = tmp_path_factory.mktemp("desktop")
    done = _game("desktop", "build", "--out", str(out))
    assert done.returncode == 0, done.stderr
    return next(iter(out.glob("*.app")), out / "two-chairs")


def _game(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "game", *arguments], cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )


def _ask(edition: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(executable(edition)), *arguments], capture_output=True, text=True, timeout=60, check=False
    )


def test_it_works_in_a_window_and_as_text(edition: Path) -> None:
    if shutil.which("xvfb-run") is None:
        missing("xvfb-run is not there (Debian: apt-get install xvfb xauth)")
    hidden = ("SDL_VIDEODRIVER", "DISPLAY", "WAYLAND_DISPLAY")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        ["xvfb-run", "-a", sys.executable, "-m", "game", "desktop", "try", str(edition)],
        cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert "help and text mode: as they have to be" in done.stdout
    assert "window (x11, " in done.stdout
    assert "one answer given, closed" in done.stdout


def test_assistive_technology_plays_it_from_outside(edition: Path, tmp_path: Path) -> None:
    for program in PROGRAMS:
        if not shutil.which(program):
            missing(f"{program} is not there (Debian: apt-get install dbus at-spi2-core xvfb xauth python3-gi)")
    binding = [SYSTEM_PYTHON, "-c", "import gi; gi.require_version('Atspi', '2.0'); from gi.repository import Atspi"]
    if subprocess.run(binding, capture_output=True, check=False).returncode:
        missing("AT-SPI's binding is not there (Debian: apt-get install gir1.2-atspi-2.0)")
    host = make_host(real_story(), tmp_path / "notes", keep_nothing=True, shelf=languages(ROOT / "story"))
    listener = Listener(tmp_path / "log", host, (str(executable(edition)),))
    try:
        listener.press("begin", "go-on", "chair:kit")
        answer = next(control for control in host.view().controls() if control.letter == "A")
        after = listener.press(answer.id)
    finally:
        listener.close()
    assert len(after) == sum(1 for _ in tree(host.view()).walk())
    game = host.session.game
    assert game is not None
    assert len(game.log.steps) == 1


def test_everything_is_in_it_and_nothing_else(edition: Path) -> None:
    inside = edition / "_internal"
    for name in ("story/bundle.json", "story/translations/es.json", "assets/fonts/story.ttf", "assets/sound/cup.ogg"):
        assert (inside / "game" / "data" / name).is_file(), name
    files = [path for path in edition.rglob("*") if path.is_file() and not path.is_symlink()]
    assert not [path for path in files if path.suffix in (".yaml", ".po", ".py")]
    assert sum(path.stat().st_size for path in files) < MOST * 2**20


def test_the_licences_of_all_of_it_lie_beside_it(edition: Path) -> None:
    folder = edition / "LICENCES"
    texts = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.*")}
    for name, words in {
        "Two Chairs.txt": "MIT", "Python.txt": "Python Software Foundation", "pygame-ce/LGPL-2.1.txt": "LESSER",
        "pyinstaller/COPYING.txt": "exception", "Libraries.md": "HarfBuzz", "pyyaml/LICENSE.txt": "Simonov",
        "accesskit/LICENSE-MIT.txt": "Permission", "uvicorn/LICENSE.md": "Redistribution",
    }.items():  # fmt: skip
        assert words.lower() in texts[name].lower(), name
    libraries = texts["Libraries.md"].lower().replace("_", "").replace("-", "")
    system = ("python", "gcc", "stdc++")
    """The first has a file of its own; the others may go along with what they compiled."""
    for path in (edition / "_internal").rglob("lib*.so*"):
        name = path.name.removeprefix("lib").split(".")[0].split("-")[0].rstrip("0123456789").lower()
        if not name.startswith(system):
            assert KNOWN.get(name, name) in libraries, f"{path.name}: say whose it is in game/desktop/NOTICES.md"


KNOWN = {
    "z": "zlib", "bz": "bzip2", "crypto": "openssl", "ssl": "openssl", "lzma": "xz", "asound": "alsalib",
    "brotlicommon": "brotli", "brotlidec": "brotli", "jpeg": "libjpegturbo", "png": "libpng", "vorbisenc": "libvorbis",
    "vorbisfile": "libvorbis", "webpdemux": "libwebp", "sdl": "sdl", "sdl2": "sdl", "sdl2_image": "sdlimage",
    "sdl2_mixer": "sdlmixer", "sdl2_ttf": "sdlttf",
}  # fmt: skip
"""What the libraries are called whose files are called otherwise."""


def test_commands_for_authors_are_not_in_it_and_it_says_so(edition: Path) -> None:
    told = _ask(edition, "--help").stdout
    for command in set(COMMANDS) - set(EDITION):
        assert f"\n  {command} " not in told
    done = _ask(edition, "check", "story")
    assert done.returncode == 2
    assert "comes with the source" in done.stderr


def test_phones_can_vote(edition: Path) -> None:
    command = [str(executable(edition)), "live", "--listen", "127.0.0.1", "--port", PORT, "--no-open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as running:
        assert running.stdout is not None
        try:
            heard = ""
            for line in running.stdout:
                heard += line
                if "Ctrl+C" in line:
                    break
            assert f"127.0.0.1:{PORT}" in heard, heard
            with urllib.request.urlopen(f"http://127.0.0.1:{PORT}/", timeout=30) as page:
                assert b"<title>Vote</title>" in page.read()
        finally:
            running.terminate()


def _started_without_console(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, list[tuple[str, str]]]:
    """Run the program as Windows starts it without a console; return its status and what it said in boxes."""
    boxes: list[tuple[str, str]] = []
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", None)
        patch.setattr(sys, "stdout", None)
        patch.setattr(sys, "stdin", None)
        patch.setattr(sys, "argv", ["two-chairs", *arguments])
        patch.setattr(pygame.display, "message_box", lambda title, text: boxes.append((title, text)))
        return launch.launch(), boxes


def test_without_a_console_what_is_wrong_comes_in_a_box(monkeypatch: pytest.MonkeyPatch) -> None:
    status, boxes = _started_without_console(monkeypatch, "--nonsense")
    assert status == 2
    [(title, text)] = boxes
    assert title == "Two Chairs"
    assert "--nonsense" in text


def test_without_a_console_nothing_is_said_of_what_went_well(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _started_without_console(monkeypatch, "--text", "--keep-nothing") == (0, [])


def test_what_brings_no_licence_is_not_packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(licences, "distributions", lambda _: {"by-nobody"})
    monkeypatch.setattr(licences, "_texts", lambda _: iter(()))
    with pytest.raises(BuildError, match=r"'by-nobody' is packed, but brings no licence"):
        licences.gather([], tmp_path)


def test_trying_what_is_not_there_says_how_to_build_it(tmp_path: Path) -> None:
    done = _game("desktop", "try", str(tmp_path / "two-chairs"))
    assert done.returncode == 1
    assert "python -m game desktop build" in done.stderr
