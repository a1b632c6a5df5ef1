"""Makes the edition for the platform it runs on, with PyInstaller."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from game import __version__
from game.desktop.staged import NAME, TITLE, lay_out
from game.web.problem import BuildError
from game.web.progress import Progress
from game.web.staging import project, read_story

SPEC = Path(__file__).with_name("two-chairs.spec")
OUT = Path("build/desktop")
_SECONDS = 600
_STEPS = 20
"""PyInstaller takes this many times as long as laying out does."""


def build(out: Path, *, archive: bool = False) -> Path:
    """Write the edition into the folder `out`; return its folder, or its application on macOS.

    With `archive` a file to hand on is written beside it. What an earlier build left there is replaced.
    Raises BuildError where it cannot be built, and OSError where it cannot be written.
    """
    if find_spec("PyInstaller") is None:
        raise BuildError("PyInstaller is not installed", "pip install 'two-chairs[desktop]'")
    root, progress = project(), Progress(_STEPS + 2)
    progress.step("compiling the story, drawing the icon")
    work = out.absolute() / "work"
    shutil.rmtree(work, ignore_errors=True)
    lay_out(root, work / "staged", read_story(root))
    progress.step("packing with PyInstaller", _STEPS)
    _pack(root, work, out.absolute())
    made = out / (f"{TITLE}.app" if sys.platform == "darwin" else NAME)
    if sys.platform != "darwin":
        _show_licences(made)
    if archive:
        progress.step("writing the archive")
        print(_archive(made), file=sys.stderr)
    shutil.rmtree(work)
    progress.close(f"built {made}")
    return made


def executable(made: Path) -> Path:
    """Return the program in a folder that `build` made; the one with a console where there are two."""
    if made.suffix == ".app":
        return made / "Contents" / "MacOS" / NAME
    return made / (f"{NAME}-console.exe" if sys.platform == "win32" else NAME)


def _pack(root: Path, work: Path, out: Path) -> None:
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN"]
    command += ["--distpath", str(out), "--workpath", str(work / "pyinstaller"), str(SPEC), "--", str(work / "staged")]
    try:
        done = subprocess.run(
            command, cwd=root, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            encoding="utf-8", errors="replace", timeout=_SECONDS, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise BuildError(f"PyInstaller did not finish within {_SECONDS} seconds", "run it again") from error
    if done.returncode:
        raise BuildError(
            f"PyInstaller failed with status {done.returncode}", "see the output below", done.stdout + done.stderr
        )


def _show_licences(made: Path) -> None:
    """Put the licences where people look, beside the program. (macOS signs the application as it is.)"""
    inside = made / "_internal" / "LICENCES"
    shutil.rmtree(made / "LICENCES", ignore_errors=True)
    inside.rename(made / "LICENCES")


def _archive(made: Path) -> Path:
    """Pack the edition into one file, with what its system has for that: links and rights are kept."""
    name = f"{NAME}-{__version__}-{_system()}"
    if sys.platform == "darwin":
        target = made.parent / f"{name}.zip"
        subprocess.run(["ditto", "-c", "-k", "--keepParent", str(made), str(target)], check=True)
        return target
    form = "zip" if sys.platform == "win32" else "gztar"
    return Path(shutil.make_archive(str(made.parent / name), form, made.parent, made.name))


def _system() -> str:
    names = {"win32": "windows", "darwin": "macos"}
    return f"{names.get(sys.platform, sys.platform)}-{platform.machine().lower()}"
