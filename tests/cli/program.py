"""Runs the program as a player does: in a process of its own, with a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.pilot.pilot import ROOT


class Program:
    """The program on a machine that holds nothing yet."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.env = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
        self.env |= {
            "HOME": str(home),
            "USERPROFILE": str(home),
            "LOCALAPPDATA": str(home / "data"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "LANG": "C.UTF-8",
            "PYTHONDONTWRITEBYTECODE": "1",
            "COLUMNS": "80",
        }

    def run(
        self,
        *arguments: str,
        typed: str | bytes = "",
        env: Mapping[str, str] | None = None,
        entry: tuple[str, ...] = ("main.py",),
        cwd: Path = ROOT,
    ) -> subprocess.CompletedProcess[bytes]:
        """Run to the end; whatever happened, there is no traceback."""
        done = subprocess.run(
            [sys.executable, *entry, *arguments],
            input=typed.encode() if isinstance(typed, str) else typed,
            capture_output=True,
            cwd=cwd,
            env=self.env | dict(env or {}),
            timeout=60,
            check=False,
        )
        assert b"Traceback" not in done.stderr, done.stderr.decode()
        return done

    def text(self, typed: str = "", *arguments: str, env: Mapping[str, str] | None = None) -> str:
        """Play in the terminal; return what was printed."""
        done = self.run("--text", *arguments, typed=typed, env=env)
        assert done.returncode == 0, done.stderr.decode()
        assert done.stderr == b""
        return done.stdout.decode("utf-8").replace("\r\n", "\n")

    def saves(self) -> list[Path]:
        """Return the files that lie where places are kept."""
        folder = self.home / "data"
        return sorted(path for path in folder.rglob("*") if path.is_file())


def lines(*letters: str) -> str:
    """Return what a player types, a letter a line."""
    return "".join(f"{letter}\n" for letter in letters)
