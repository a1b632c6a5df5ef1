"""One file of a story as it was read: its text's digest, its nodes, its value, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.authoring.folder import digest
from game.authoring.node import MappingNode, Node, ScalarNode, SequenceNode
from game.authoring.problem import Report
from game.authoring.reader import read_data
from game.authoring.record import Record
from game.authoring.source import read_bytes


@dataclass(frozen=True)
class Sheet:
    """A file that was read. `root` is None where it could not be, and then `value` is the record's blank."""

    report: Report
    sha256: str
    """Empty where there is no text to speak of: the file is missing, or too large."""
    root: Node | None
    value: Any


class Sheets:
    """Reads files, and reads one again only where its text has changed since. Holds one sheet for each file."""

    def __init__(self) -> None:
        self._kept: dict[str, Sheet] = {}

    def read(self, path: Path, shown: str, record: Record[Any]) -> Sheet:
        """Return the sheet of `path`, which problems call `shown`. Its report may be added to."""
        report = Report(shown)
        data = read_bytes(path, report)
        if data is None:
            self._kept.pop(shown, None)
            return Sheet(report, "", None, record.blank)
        sha = digest(data)
        kept = self._kept.get(shown)
        if kept is None or kept.sha256 != sha:
            kept = self._kept[shown] = sheet_of(data, report, record, sha)
        return Sheet(kept.report.copy(), sha, kept.root, kept.value)


def read_sheet(path: Path, shown: str, record: Record[Any]) -> Sheet:
    """Read the file `path`, which problems call `shown`."""
    report = Report(shown)
    data = read_bytes(path, report)
    return Sheet(report, "", None, record.blank) if data is None else sheet_of(data, report, record, digest(data))


def sheet_of(data: bytes, report: Report, record: Record[Any], sha: str) -> Sheet:
    """Read the text of a file."""
    root = read_data(data, report)
    return Sheet(report, sha, root, record.blank if root is None else record.read(root, report))


def items(root: Node | None, key: str) -> Iterator[tuple[str, Node]]:
    """Yield the id and node of each item of the list under `key`."""
    listed = root.entries.get(key) if isinstance(root, MappingNode) else None
    for item in listed.items if isinstance(listed, SequenceNode) else ():
        named = item.entries.get("id") if isinstance(item, MappingNode) else None
        if isinstance(named, ScalarNode) and isinstance(named.value, str):
            yield named.value, item
