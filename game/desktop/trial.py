"""Tries an edition from outside, on the system it was built for."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import pygame

from game import __version__
from game.platforms.proof import ANSWERED, REPORT, SCENE
from game.web.problem import BuildError

SECONDS = 120
"""After which a program that has not ended is taken to hang."""
COLOURS = 200
"""A drawn scene has more colours than this; an empty window has one."""
LETTERS = "A\n" * 80
"""What is typed in text mode: the first answer to everything, for longer than a story is."""


def attempt(program: Path) -> int:
    """Try the edition's `program` (see `build.executable`), and say what was seen. Returns 0.

    Raises BuildError at the first thing that is not as it has to be.
    """
    said = _run(program, ["--version"])
    _expect(said.strip() == f"two-chairs {__version__}", "--version names another version", said)
    said = _run(program, ["--help"])
    _expect("--text" in said and "--workshop" in said, "--help does not help", said)
    said = _run(program, ["--text", "--keep-nothing", "--language", "en"], LETTERS)
    _expect("\nEnding: " in said, "text mode comes to no ending", said)
    print("version, help and text mode: as they have to be")
    with tempfile.TemporaryDirectory() as folder:
        _prove(program, Path(folder))
    return 0


def _prove(program: Path, folder: Path) -> None:
    began = time.time()
    _run(windowed(program), ["--prove", str(folder), "--keep-nothing"])
    report = json.loads((folder / REPORT).read_text("utf-8"))
    pictures = [pygame.image.load(str(folder / name)) for name in (SCENE, ANSWERED)]
    for name, picture in zip((SCENE, ANSWERED), pictures, strict=True):
        seen = len(_colours(picture))
        _expect(seen > COLOURS, f"{name} shows next to nothing: {seen} colours")
    _expect(
        pygame.image.tobytes(pictures[0], "RGB") != pygame.image.tobytes(pictures[1], "RGB"), "an answer shows nothing"
    )
    width, height = report["size"]
    print(
        f"window ({report['driver']}, {width} x {height}): first frame after {report['first'] - began:.2f} s, "
        f"one answer given, closed"
    )


def windowed(program: Path) -> Path:
    """Return the program without a console, where there are two."""
    return program.with_name(program.name.replace("-console", ""))


def _colours(picture: pygame.Surface) -> set[bytes]:
    text = pygame.image.tobytes(picture, "RGB")
    return {text[at : at + 3] for at in range(0, len(text), 3)}


def _run(program: Path, arguments: Sequence[str], typed: str = "") -> str:
    """Return what the program prints. It must end well, and say nothing of errors."""
    try:
        done = subprocess.run(
            [str(program), *arguments], input=typed.encode(), capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise BuildError(
            f"{program.name} {' '.join(arguments)} did not end within {SECONDS} s", "try it by hand"
        ) from error
    output, errors = (text.decode("utf-8", "replace").replace("\r\n", "\n") for text in (done.stdout, done.stderr))
    _expect(done.returncode == 0, f"{program.name} {arguments[0]} ended with {done.returncode}", output + errors)
    _expect("Traceback" not in errors, f"{program.name} {arguments[0]} failed inside", errors)
    return output


def _expect(kept: bool, otherwise: str, output: str = "") -> None:
    if not kept:
        raise BuildError(otherwise, f"the same by hand, on {sys.platform}", output)
