"""A story's folder: which files belong to it, in which order. Opens none of them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from game.authoring.node import Position
from game.authoring.problem import Report, closest

MANIFEST = "story.yaml"
KINDS = "kinds.yaml"
ENDINGS = "endings.yaml"
CONCEPTS = "concepts.yaml"
SUPPORT = "support.yaml"
CHAPTERS = "chapters"
BUNDLE = "bundle.json"

NEEDED = (MANIFEST, KINDS, ENDINGS)
OPTIONAL = (CONCEPTS, SUPPORT)
BESIDE = ("acceptance.yaml", "policies.yaml", "expectations.yaml")
"""Files that may lie beside a story and are no part of it: what it has to give, and to whom."""
MAX_FILES = 1000
"""Chapter files in one story."""
MAX_BYTES = 64 * 1024 * 1024
"""Bytes in all files of one story."""


def digest(data: bytes) -> str:
    """Return the sha256 of a file's text, the same for every way to end a line."""
    return hashlib.sha256(data.replace(b"\r\n", b"\n")).hexdigest()


def source_files(folder: Path) -> tuple[str, ...]:
    """Return the names of the story's YAML files that exist, relative to `folder`, in reading order."""
    names = [name for name in (*NEEDED, *OPTIONAL) if (folder / name).exists()]
    return (*names, *_chapters(folder))


def survey(folder: Path, report: Report) -> tuple[str, ...]:
    """Return the names of the files to read, with a problem in `report` for what is missing, strange or too much.

    A needed file that is missing is among them: reading it says so.
    """
    try:
        if folder.is_dir():
            return _survey(folder, report)
        found = "a file" if folder.exists() else "nothing of this name"
    except OSError as error:
        found = error.strerror or "an error"
    report.error("TC001", None, "this is not a story's folder", expected="a folder with story.yaml", found=found)
    return ()


def _survey(folder: Path, report: Report) -> tuple[str, ...]:
    names = sorted(path.name for path in folder.iterdir())
    chapters = _chapters(folder)
    _strangers(folder, names, report)
    at = Position(_shown(report, CHAPTERS))
    if not chapters:
        report.error("TC002", at, "there is no chapter", expected="at least one chapters/*.yaml")
    if len(chapters) > MAX_FILES:
        found = str(len(chapters))
        report.error("TC004", at, "there are too many chapters", expected=f"at most {MAX_FILES} files", found=found)
        return ()
    wanted = (*NEEDED, *(name for name in OPTIONAL if name in names), *chapters)
    sizes = [_size(folder / name) for name in wanted]
    total = sum(size for size in sizes if size < MAX_BYTES)
    if total > MAX_BYTES:
        expected, found = f"at most {MAX_BYTES // 2**20} MB in all its files", f"{total / 2**20:.0f} MB"
        report.error("TC004", None, "the story is too large", expected=expected, found=found)
        return ()
    return wanted


def _chapters(folder: Path) -> tuple[str, ...]:
    inside = folder / CHAPTERS
    if not inside.is_dir():
        return ()
    return tuple(
        f"{CHAPTERS}/{name}"
        for name in sorted(path.name for path in inside.iterdir())
        if name.endswith(".yaml") and not name.startswith(".")
    )


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _strangers(folder: Path, names: list[str], report: Report) -> None:
    """Warn of YAML files that nothing reads: most are misspelt."""
    known = (*NEEDED, *OPTIONAL)
    inside = folder / CHAPTERS
    for name in names:
        if name.endswith((".yaml", ".yml")) and name not in (*known, *BESIDE) and not name.startswith("."):
            guess = closest(name, (other for other in known if other not in names))
            hint = f"did you mean '{guess}'?" if guess else f"move it to {CHAPTERS}/ if it is a chapter"
            report.warn(
                "TC015", Position(_shown(report, name)), "this file is not read", expected=", ".join(known), hint=hint
            )
    if not inside.is_dir():
        return
    for name in sorted(path.name for path in inside.iterdir()):
        if name.endswith(".yml"):
            report.warn(
                "TC015",
                Position(_shown(report, f"{CHAPTERS}/{name}")),
                "this file is not read",
                expected="a name that ends in .yaml",
                hint=f"'{name[:-4]}.yaml'",
            )


def _shown(report: Report, name: str) -> str:
    return f"{report.file.rstrip('/')}/{name}"
