"""YAML text → nodes that know their line and column. The only module that imports a YAML library.

It reads the library's *events* and builds its own nodes, so that no tag can make an object, no alias can multiply a
file, and words such as `no` or `1:30` stay words. Every limit is checked before the work it bounds is done.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from game.authoring.folder import digest
from game.authoring.node import MappingNode, Node, Plain, Position, ScalarNode, SequenceNode, shorten
from game.authoring.problem import Report
from game.authoring.source import read_bytes, read_text
from game.authoring.syntax import syntax_hint

MAX_DEPTH = 20
"""Mappings and lists inside one another."""
MAX_NODES = 200_000
"""Values in one file."""
MAX_TEXT = 20_000
"""Characters in one value."""

_INTEGER = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,8})\Z")
_NOTHING = ("", "~", "null")


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read. `root` is None where it could not be."""

    file: str
    sha256: str
    root: Node | None


class _StopError(Exception):
    """Reading this file has to stop; the reason is in the report."""


def read_file(path: Path, report: Report) -> Source:
    """Read one file. Never raises for bad input: whatever is wrong goes to `report`, and the root is None."""
    data = read_bytes(path, report)
    if data is None:
        return Source(report.file, "", None)
    return Source(report.file, digest(data), read_data(data, report))


def read_data(data: bytes, report: Report) -> Node | None:
    """Read the text of one YAML file; None with a problem in `report` where it cannot be read."""
    text = read_text(data, report)
    if text is None:
        return None
    try:
        return _Builder(text, report).document()
    except _StopError:
        return None
    except yaml.YAMLError as error:
        _syntax_problem(error, text, report)
        return None


def _events(text: str) -> Iterator[Event]:
    loader = yaml.CSafeLoader if getattr(yaml, "__with_libyaml__", False) else yaml.SafeLoader
    events: Iterator[Event] = yaml.parse(text, Loader=loader)
    return events


def _syntax_problem(error: yaml.YAMLError, text: str, report: Report) -> None:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be understood")
    opened = getattr(error, "context_mark", None)
    position = Position(report.file, mark.line + 1, mark.column + 1) if mark else Position(report.file, 1, 1)
    lines = text.split("\n")
    line = lines[position.line - 1] if position.line <= len(lines) else ""
    hint = syntax_hint(said, lines, position.line, opened.line + 1 if opened else 0)
    report.error(
        "TC007",
        position,
        f"this is not readable as YAML: {said}",
        found=f"'{shorten(line)}'" if line.strip() else "",
        hint=hint,
    )


class _Builder:
    """Turns the events of one document into nodes."""

    def __init__(self, text: str, report: Report) -> None:
        self.report = report
        self.events = _events(text)
        self.count = 0
        self.depth = 0

    def document(self) -> Node | None:
        root: Node | None = None
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                if root is not None:
                    self._stop(
                        "TC014", event, "a second document begins", expected="one document a file", hint="remove '---'"
                    )
                root = self._node(next(self.events))
        if root is None or (isinstance(root, ScalarNode) and root.value is None):
            self.report.error(
                "TC008", Position(self.report.file, 1, 1), "the file is empty", expected="keys and their values"
            )
            return None
        return root

    def _node(self, event: Event) -> Node:
        self.count += 1
        if self.count > MAX_NODES:
            self._stop(
                "TC012", event, "the file holds too many values", expected=f"at most {MAX_NODES}", hint="split the file"
            )
        if type(event) is ScalarEvent:
            return self._scalar(event)
        line, column = _start(event)
        if isinstance(event, AliasEvent):
            self.report.error(
                "TC009",
                Position(self.report.file, line, column),
                f"'*{event.anchor}' repeats a value by alias",
                expected="the value itself",
                hint="write it out, or put a text that begins with * in quotes",
            )
            return ScalarNode(None, line, column, refused=True)
        self._plain_only(event)
        self.depth += 1
        if self.depth > MAX_DEPTH:
            self._stop("TC012", event, "values are nested too deeply", expected=f"at most {MAX_DEPTH} levels")
        node = self._mapping(line, column) if isinstance(event, MappingStartEvent) else self._sequence(line, column)
        self.depth -= 1
        return node

    def _scalar(self, event: ScalarEvent) -> ScalarNode:
        if event.anchor is not None or event.tag is not None:
            self._plain_only(event)
        text: str = event.value
        if len(text) > MAX_TEXT:
            self._stop(
                "TC012", event, "a value is too long", expected=f"at most {MAX_TEXT} characters", found=str(len(text))
            )
        line, column = _start(event)
        style = event.style  # the C parser says "" for plain, the pure one None
        value = text if style else _resolve(text)
        return ScalarNode(value, line, column, bool(style), style == "|" or style == ">")

    def _sequence(self, line: int, column: int) -> SequenceNode:
        items: list[Node] = []
        for event in self.events:
            if type(event) is SequenceEndEvent:
                break
            items.append(self._node(event))
        return SequenceNode(items, line, column)

    def _mapping(self, line: int, column: int) -> MappingNode:
        node = MappingNode({}, {}, line, column)
        for event in self.events:
            if type(event) is MappingEndEvent:
                break
            key = self._node(event)
            value = self._node(next(self.events))
            self._enter(node, key, value)
        return node

    def _enter(self, node: MappingNode, key: Node, value: Node) -> None:
        if not isinstance(key, ScalarNode) or key.value is None:
            self.report.error(
                "TC013",
                key,
                "a key has to be a word",
                expected="a key",
                found=key.describe(),
                hint='put a text that begins with a brace in quotes: "{rowan} looks up."',
            )
            return
        name = key.value if isinstance(key.value, str) else str(key.value).lower()
        if name in node.entries:
            first = node.keys[name].line
            self.report.error(
                "TC011",
                key,
                f"the key '{shorten(name)}' stands here twice",
                expected="each key once",
                found=f"the first on line {first}",
                hint="remove one, or give it another name",
            )
            return
        node.entries[name] = value
        node.keys[name] = key

    def _plain_only(self, event: Event) -> None:
        position = Position(self.report.file, *_start(event))
        tag, anchor = getattr(event, "tag", None), getattr(event, "anchor", None)
        if tag is not None:
            self.report.error(
                "TC010",
                position,
                f"the tag '{shorten(tag.replace('tag:yaml.org,2002:', '!!'))}' is not part of the format",
                expected="plain values",
                hint="remove it, or put a text that begins with ! in quotes",
            )
        if anchor is not None:
            self.report.error(
                "TC009",
                position,
                f"'&{shorten(anchor)}' names a value for reuse",
                expected="the value itself",
                hint="remove it, or put a text that begins with & in quotes",
            )

    def _stop(self, code: str, event: Event, message: str, *, expected: str, found: str = "", hint: str = "") -> None:
        position = Position(self.report.file, *_start(event))
        self.report.error(code, position, message, expected=expected, found=found, hint=hint)
        raise _StopError


def _start(event: Event) -> tuple[int, int]:
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)


def _resolve(text: str) -> Plain:
    if text in _NOTHING:
        return None
    if text[0] in "-+0123456789" and _INTEGER.match(text):
        return int(text)
    if text == "true":
        return True
    return False if text == "false" else text
