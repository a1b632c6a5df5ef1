"""The self-hosted runtime: Pyodide's core from npm, pygame-ce's wheel from this folder; checked, and prepared once.

Nothing here is downloaded by address: npm installs what `runtime/package-lock.json` pins and checks its integrity. The
result is kept in the cache folder under the fingerprint of everything that decides it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from game.web import fingerprint
from game.web.problem import BuildError

HERE = Path(__file__).resolve().parent / "runtime"
WHEEL = HERE / "pygame_ce-2.5.8-cp314-cp314-pyemscripten_2026_0_wasm32.whl"
WHEEL_SHA256 = "50a859a5b97491df21ffdce516a9da9221490a1b8f300c85134f93f055044877"
LIBRARY = "base.cpython-314-wasm32-emscripten.so"
"""Name of pygame's native library inside the wheel."""
SITE, PLACE = "/lib/python3.14/site-packages", "/home/pyodide/application"
"""Where pygame and the application lie in the page's own file system."""
PARTS = ("pyodide.asm.mjs", "pyodide.mjs", "pyodide.asm.wasm", "python.zip", "pygame.zip", "pygame.wasm", "info.json")
NODE_NEEDED = "install Node.js 18 or newer with npm, or build with `--runtime cdn`, which needs neither"
_SECONDS = 300


def runtime(cache: Path, report: Callable[[str], None]) -> Path:
    """Return the folder with the prepared runtime (`PARTS`), made if `cache` has none. Raises BuildError."""
    check_wheel()
    inputs = [(name, HERE / name) for name in ("package.json", "package-lock.json", "prepare.mjs")]
    ready = cache / f"runtime-{fingerprint.of_files(inputs, WHEEL_SHA256)[:16]}"
    if all((ready / part).is_file() for part in PARTS):
        return ready
    core = pyodide(cache, report)
    report("compiling the standard library and pygame for the browser")
    with _fresh(ready) as folder:
        node("runtime", core, WHEEL, folder)
    return ready


def check_wheel() -> None:
    """Raise BuildError unless the wheel is the one that was reviewed."""
    found = hashlib.sha256(WHEEL.read_bytes()).hexdigest() if WHEEL.is_file() else "no file"
    if found != WHEEL_SHA256:
        raise BuildError(
            f"{WHEEL.name} is not the wheel that belongs here: expected SHA-256 {WHEEL_SHA256}, got {found}",
            "check the file out again, or rebuild it with game/web/runtime/build.sh and change the sum on purpose",
        )


def pyodide(cache: Path, report: Callable[[str], None]) -> Path:
    """Return the folder of Pyodide's npm package, installed into `cache` where it is not. Raises BuildError."""
    lock = HERE / "package-lock.json"
    installed = cache / f"npm-{fingerprint.short(lock.read_bytes())}"
    package = installed / "node_modules" / "pyodide"
    if package.is_dir():
        return package
    npm = shutil.which("npm")
    if npm is None:
        raise BuildError("npm was not found; the page's Python comes from the npm package `pyodide`", NODE_NEEDED)
    report("fetching Pyodide from npm")
    with _fresh(installed) as folder:
        for name in ("package.json", "package-lock.json", ".npmrc"):
            shutil.copyfile(HERE / name, folder / name)
        _run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], folder, "npm ci")
    return package


def node(mode: str, core: Path, source: Path, target: Path, *more: str) -> None:
    """Run `prepare.mjs MODE` with Pyodide's package in `core`. Raises BuildError."""
    _node("prepare.mjs", target.parent, mode, str(core), str(source), str(target), *more)


def snapshot(ready: Path, archive: Path, beginning: str, target: Path) -> None:
    """Write a snapshot of Python's memory to `target`, for the page to go on from. Raises BuildError.

    The prepared runtime `ready` has started in it, all of the application's `archive` is imported, and `beginning`,
    in Python, has been run. The same input makes the same bytes.
    """
    _node("snapshot.mjs", target.parent, str(ready), str(archive), str(target), SITE, PLACE, beginning)


def _node(script: str, folder: Path, *arguments: str) -> None:
    program = shutil.which("node")
    if program is None:
        raise BuildError("node was not found; it compiles Python modules with the page's own Python", NODE_NEEDED)
    _run([program, str(HERE / script), *arguments], folder, script)


def _run(command: Sequence[str], folder: Path, name: str) -> None:
    environment = {**os.environ, "NODE_NO_WARNINGS": "1"}
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise BuildError(
            f"{name} did not finish within {_SECONDS} seconds", "check the network and try again"
        ) from error
    if done.returncode:
        attempt = (
            "check that npm can reach its registry, then try again" if name == "npm ci" else "see the output below"
        )
        raise BuildError(f"{name} failed with status {done.returncode}", attempt, done.stdout + done.stderr)


class _fresh:  # noqa: N801  (used like a function)
    """A folder that appears under its name only once it is whole."""

    def __init__(self, target: Path) -> None:
        self._target = target

    def __enter__(self) -> Path:
        self._target.parent.mkdir(parents=True, exist_ok=True)
        self._folder = Path(tempfile.mkdtemp(prefix=".making-", dir=self._target.parent))
        return self._folder

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            shutil.rmtree(self._target, ignore_errors=True)
            self._folder.rename(self._target)
        else:
            shutil.rmtree(self._folder, ignore_errors=True)
