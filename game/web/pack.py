"""Runs pygbag, which packs the application. Folder, template and icon are our own, so it asks no network."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from game.web.problem import BuildError

NAME = "two-chairs"
_SECONDS = 120


def pack(staging: Path, template: Path, icon: Path, title: str) -> Path:
    """Pack the application in `staging`; return pygbag's folder with NAME.apk, index.html and favicon.png in it.

    `staging` must be called NAME, since pygbag calls its archive after the folder. Raises BuildError.
    """
    if find_spec("pygbag") is None:
        raise BuildError("pygbag is not installed", "pip install 'two-chairs[web]'")
    for path in (template, icon):
        if not path.is_file():  # pygbag would ask its host for it
            raise BuildError(f"{path} is missing", "check it out again")
    command = [sys.executable, "-m", "pygbag", "--build", "--no_opt", "--ume_block", "0", "--title", title]
    command += ["--template", str(template), "--icon", str(icon), str(staging / "main.py")]
    try:
        done = subprocess.run(
            command,
            cwd=staging,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise BuildError(
            f"pygbag did not finish within {_SECONDS} seconds", "run it again with a shorter story"
        ) from error
    built = staging / "build" / "web"
    archive = built / f"{staging.name}.apk"
    if done.returncode or not archive.is_file() or not (built / "index.html").is_file():
        raise BuildError(
            f"pygbag failed with status {done.returncode}", "see the output below", done.stdout + done.stderr
        )
    shutil.rmtree(built.parent / "web-cache", ignore_errors=True)
    return built
