"""What a YAML file says, as plain values that know where they stand. Knows nothing of any YAML library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

Plain = str | int | bool | None
"""What a scalar can be: text, a whole number, true or false, or nothing."""


class Position(NamedTuple):
    """A place in a file. Lines and columns count from 1; 0 means the file as a whole."""

    file: str
    line: int = 0
    column: int = 0


@dataclass(slots=True)
class ScalarNode:
    """One value. `quoted` is true for every style but the plain one, `indented` for `|` and `>` blocks.

    `refused` stands for a value whose reading was refused, and was reported as that.
    """

    value: Plain
    line: int
    column: int
    quoted: bool = False
    indented: bool = False
    refused: bool = False

    def describe(self) -> str:
        """Return the value in words for an error."""
        if self.value is None:
            return "nothing"
        if isinstance(self.value, bool):
            return "true" if self.value else "false"
        if isinstance(self.value, int):
            return f"the number {self.value}"
        return f"'{shorten(self.value)}'" if self.value else "an empty text"


@dataclass(slots=True)
class SequenceNode:
    """A list."""

    items: list[Node]
    line: int
    column: int

    def describe(self) -> str:
        """Return the list in words for an error."""
        return f"a list of {len(self.items)}" if self.items else "an empty list"


@dataclass(slots=True)
class MappingNode:
    """Keys and their values, in the order of the file; `keys` holds where each key itself stands."""

    entries: dict[str, Node]
    keys: dict[str, ScalarNode]
    line: int
    column: int

    def describe(self) -> str:
        """Return the mapping in words for an error."""
        if not self.entries:
            return "an empty mapping"
        names = list(self.entries)
        return f"a mapping with {', '.join(names[:3])}{' …' if len(names) > 3 else ''}"


Node = ScalarNode | SequenceNode | MappingNode


def shorten(text: str, longest: int = 40) -> str:
    """Return `text` on one line, cut to `longest` characters with an ellipsis."""
    line = " ".join(text[: longest * 4].split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"


def find(node: Node, steps: tuple[str | int, ...]) -> Node:
    """Return the node at the end of `steps`, or the last one on the way that exists.

    A step is a key of a mapping, an index of a list, or the `id` or line key of a list's item.
    """
    for step in steps:
        inner = _inner(node, step)
        if inner is None:
            return node
        node = inner
    return node


def _inner(node: Node, step: str | int) -> Node | None:
    if isinstance(node, MappingNode):
        return node.entries.get(str(step))
    if isinstance(node, SequenceNode):
        if isinstance(step, int):
            return node.items[step] if step < len(node.items) else None
        return next((item for item in node.items if step in _names(item)), None)
    return None


def _names(node: Node) -> Iterator[str]:
    if isinstance(node, MappingNode):
        named = node.entries.get("id")
        if isinstance(named, ScalarNode):
            yield str(named.value)
        yield from (key.partition(".")[0] for key in node.entries)
