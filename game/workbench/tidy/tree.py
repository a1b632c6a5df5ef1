"""A YAML file as values that know the stretch of text they stand in, so that all between them can be kept.

What an author may not write (anchors, aliases, tags, broken YAML) was refused by the reader before this looks at it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml
from yaml.events import Event, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

COMMENT = re.compile(r"(?:^|(?<=\s))#[^\n]*", re.MULTILINE)
"""A comment, in what stands between values."""


@dataclass(slots=True)
class Scalar:
    """One value: `text[start:end]` is how it is written, in the style that YAML calls by its sign; empty is plain."""

    start: int
    end: int
    column: int
    style: str
    value: str


@dataclass(slots=True)
class Flow:
    """A list or mapping in brackets, kept as it is written."""

    start: int
    end: int
    column: int


@dataclass(slots=True)
class Block:
    """A list (`keys` is empty) or a mapping over several lines. `column` is that of its dashes or keys."""

    start: int
    column: int
    keys: list[Scalar] = field(default_factory=list)
    values: list[Value] = field(default_factory=list)


Value = Scalar | Flow | Block


def tree(text: str) -> Value | None:
    """Return the value that the file `text` holds; None where it holds none. Raises yaml.YAMLError for broken YAML."""
    loader = yaml.CSafeLoader if getattr(yaml, "__with_libyaml__", False) else yaml.SafeLoader
    events: Iterator[Event] = yaml.parse(text, Loader=loader)
    for event in events:
        if isinstance(event, ScalarEvent | SequenceStartEvent | MappingStartEvent):
            return _value(event, events, text)
    return None


def _value(event: Event, events: Iterator[Event], text: str) -> Value:
    start, column, end = _marks(event)
    if isinstance(event, ScalarEvent):
        style = event.style or ""
        if style in ("|", ">"):
            end = _block_end(text, start, end)
        return Scalar(start, end, column, style, event.value)
    if getattr(event, "flow_style", False):
        return Flow(start, _flow_end(events), column)
    block = Block(start, column)
    mapping = isinstance(event, MappingStartEvent)
    for inner in events:
        if isinstance(inner, MappingEndEvent | SequenceEndEvent):
            break
        if mapping:
            key = _value(inner, events, text)
            assert isinstance(key, Scalar), "the reader refuses keys that are no words"
            block.keys.append(key)
            inner = next(events)
        block.values.append(_value(inner, events, text))
    return block


def _marks(event: Event) -> tuple[int, int, int]:
    """Return where an event begins, in which column, and where it ends."""
    first, last = event.start_mark, event.end_mark
    assert first is not None, "parsed text has marks"
    assert last is not None, "parsed text has marks"
    return first.index, first.column, last.index


def _flow_end(events: Iterator[Event]) -> int:
    depth = 1
    for event in events:
        if isinstance(event, SequenceStartEvent | MappingStartEvent):
            depth += 1
        elif isinstance(event, SequenceEndEvent | MappingEndEvent):
            depth -= 1
            if not depth:
                return _marks(event)[2]
    raise AssertionError("the parser closes every bracket")


def _block_end(text: str, start: int, end: int) -> int:
    """Return where the last line of a block text ends: lines that are blank behind it belong to what follows.

    Where they are part of the text (`|+`), they are kept.
    """
    line_end = text.find("\n", start)
    header = text[start : line_end if line_end >= 0 else len(text)].partition("#")[0]
    if "+" in header:
        return end - text[start:end].endswith("\n")
    last = start + len(text[start:end].rstrip())
    line_end = text.find("\n", last)
    return line_end if line_end >= 0 else len(text)


def comments(text: str) -> list[str]:
    """Return every comment of the file `text` that stands outside of brackets and block texts, in order."""
    found: list[str] = []
    at = 0
    root = tree(text)
    for start, end in _stretches(root) if root is not None else ():
        found += COMMENT.findall(text[at:start])
        at = end
    return [comment.rstrip() for comment in (*found, *COMMENT.findall(text[at:]))]


def _stretches(value: Value) -> Iterator[tuple[int, int]]:
    if not isinstance(value, Block):
        yield value.start, value.end
        return
    for index, inner in enumerate(value.values):
        if value.keys:
            yield value.keys[index].start, value.keys[index].end
        yield from _stretches(inner)
