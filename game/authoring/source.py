"""A file's bytes and text: what can be refused before any YAML is looked at. Imports no YAML library."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from game.authoring.node import Position
from game.authoring.problem import Report

MAX_BYTES = 2 * 1024 * 1024
"""Bytes in one file."""

_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")
_TAB = re.compile(r"^ *\t[ \t]*(?=\S)", re.MULTILINE)


def read_bytes(path: Path, report: Report) -> bytes | None:
    """Return the bytes of a regular file of at most 2 MB; None with a problem in `report` otherwise."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            kind = "a folder" if stat.S_ISDIR(status.st_mode) else "not a regular file"
            report.error("TC003", None, "this cannot be read as a file", expected="a YAML file", found=kind)
            return None
        if status.st_size <= MAX_BYTES:
            with path.open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
            if len(data) <= MAX_BYTES:
                return data
    except FileNotFoundError:
        report.error("TC002", None, "the file is missing", expected="a YAML file of this name")
        return None
    except OSError as error:
        reason = error.strerror or type(error).__name__
        report.error("TC003", None, "the file cannot be read", found=reason, hint="check who may read it")
        return None
    size = f"{status.st_size / 1_000_000:.1f} MB"
    report.error(
        "TC004", None, "the file is too large", expected="at most 2 MB", found=size, hint="split it into chapters"
    )
    return None


def read_text(data: bytes, report: Report) -> str | None:
    """Return `data` as text that YAML can be read from; None with a problem in `report` where it is none."""
    text = _decode(data, report)
    return None if text is None or _tabs(text, report) else text


def _decode(data: bytes, report: Report) -> str | None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8", "replace")
        found = f"the byte 0x{data[error.start]:02x}"
        report.error(
            "TC005",
            _at(before, len(before), report),
            "the file is not UTF-8 text",
            expected="UTF-8",
            found=found,
            hint="save it as UTF-8 in your editor",
        )
        return None
    strange = _NOT_TEXT.search(text)
    if strange is not None:
        found = f"the character U+{ord(strange[0]):04X}"
        report.error(
            "TC005",
            _at(text, strange.start(), report),
            "a character that is not text",
            expected="readable characters",
            found=found,
            hint="delete it, or check that this is a text file",
        )
        return None
    return text


def _tabs(text: str, report: Report) -> bool:
    tab = _TAB.search(text) if "\t" in text else None
    if tab is None:
        return False
    at = text.index("\t", tab.start())
    report.error(
        "TC006",
        _at(text, at, report),
        "a line begins with a tab",
        expected="spaces",
        found="a tab",
        hint="set the editor to indent with two spaces",
    )
    return True


def _at(text: str, index: int, report: Report) -> Position:
    return Position(report.file, text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index))
