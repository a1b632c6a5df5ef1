"""Shapes made of shapes: a list, a mapping by free keys, and a record with declared keys.

A record's table of keys is the one declaration of what may stand there: the reader, the JSON Schema and the hints of
every error come from it.
"""

# `read` and `schema` of each shape do what Shape says of them.
# ruff: noqa: D102

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from game.authoring.node import MappingNode, Node, Position, ScalarNode, SequenceNode, find, shorten
from game.authoring.problem import Report, closest, suggest
from game.authoring.shape import ID_PATTERN, Schema, Shape, check_id, is_fill_in, wrong_type

T = TypeVar("T")
Values = dict[str, Any]
"""What a record's keys held, by key; a key left out holds its default."""


@dataclass(frozen=True)
class Many(Shape["tuple[T, ...]"], Generic[T]):
    """A list of `least` to `most` items, which differ in what `unique` gives.

    Where `single` is set, one item may stand without the list.
    """

    blank = ()
    item: Shape[T]
    least: int = 0
    most: int = 10_000
    what: str = "a list"
    single: bool = False
    unique: Callable[[T], str] | None = None

    def read(self, node: Node, report: Report) -> tuple[T, ...]:
        if not isinstance(node, SequenceNode):
            if self.single and not (isinstance(node, ScalarNode) and node.value is None):
                return (self.item.read(node, report),)
            wrong_type(node, report, self.what, "begin each item with '- '" if isinstance(node, ScalarNode) else "")
            return ()
        count = len(node.items)
        if not self.least <= count <= self.most:
            amount = f"at least {self.least}" if count < self.least else f"at most {self.most}"
            report.error("TC113", node, "the list has the wrong length", expected=amount, found=str(count))
        items = tuple([self.item.read(item, report) for item in node.items])
        if self.unique is not None:
            self._differ(node, [self.unique(item) for item in items], report)
        return items

    def _differ(self, node: SequenceNode, ids: list[str], report: Report) -> None:
        first: dict[str, Node] = {}
        for name, item in zip(ids, node.items, strict=True):
            if name and first.setdefault(name, item) is not item:
                same_id(name, find(item, ("id",)), f"the first on line {first[name].line}", report)

    def schema(self) -> Schema:
        most: Schema = {} if self.most == 10_000 else {"maxItems": self.most}
        many: Schema = (
            {"type": "array", "items": self.item.schema()} | ({"minItems": self.least} if self.least else {}) | most
        )
        return {"anyOf": [self.item.schema(), many]} if self.single else many


@dataclass(frozen=True)
class ByName(Shape["dict[str, T]"], Generic[T]):
    """A mapping by ids or by a fixed set of words."""

    item: Shape[T]
    words: tuple[str, ...] = ()
    what: str = "a mapping"
    needed: tuple[str, ...] = ()
    least: int = 0
    pattern: str = ID_PATTERN
    blank: dict[str, T] = field(default_factory=dict)
    docs: Mapping[str, str] = field(default_factory=dict)
    """What each of the words means here, for editors to show."""
    doc: str = ""
    """What a free key and its value are, for the same."""

    def read(self, node: Node, report: Report) -> dict[str, T]:
        if not isinstance(node, MappingNode):
            wrong_type(node, report, self.what)
            return {}
        if len(node.entries) < self.least:
            few, found = f"at least {self.least}", str(len(node.entries))
            report.error("TC113", node, "the mapping has too few keys", expected=few, found=found)
        for name in self.needed:
            if name not in node.entries:
                report.error("TC102", node, f"{self.what} needs the key '{name}'", expected=", ".join(self.needed))
        return {
            name: self.item.read(inner, report)
            for name, inner in node.entries.items()
            if self._known(name, node, report)
        }

    def _known(self, name: str, node: MappingNode, report: Report) -> bool:
        if not self.words:
            return check_id(name, node.keys[name], report, self.pattern)
        if name not in self.words:
            unknown_key(name, node, self.what, self.words, report)
        return name in self.words

    def schema(self) -> Schema:
        item = self.item.schema()
        least: Schema = {"minProperties": self.least} if self.least else {}
        least |= {"required": list(self.needed)} if self.needed else {}
        if self.words:
            return {
                "type": "object",
                "properties": {word: item | _described(self.docs.get(word, "")) for word in self.words},
                "additionalProperties": False,
            } | least
        free = {self.pattern: item | _described(self.doc)}
        return {"type": "object", "patternProperties": free, "additionalProperties": False} | least


def _described(doc: str) -> Schema:
    return {"description": doc} if doc else {}


BLANK = object()
"""As a default: the shape's own blank."""


@dataclass(frozen=True)
class Key:
    """One key of a record: its shape, and what it means in the words an editor shows."""

    name: str
    shape: Shape[Any]
    doc: str
    needed: bool = False
    default: Any = BLANK
    """What a key left out holds."""


Rule = Callable[[Values, MappingNode, Report], None]
"""What holds between the keys of a record."""


@dataclass(frozen=True)
class Record(Shape[T], Generic[T]):
    """A mapping with declared keys, made into a value by `make`."""

    name: str
    doc: str
    keys: tuple[Key, ...]
    make: Callable[[Values], T]
    rule: Rule | None = None
    laws: Schema = field(default_factory=dict)
    """What `rule` asks for, as JSON Schema."""
    _by_name: Mapping[str, Key] = field(init=False, repr=False)
    _defaults: Values = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_name", {key.name: key for key in self.keys})
        defaults = {key.name: key.shape.blank if key.default is BLANK else key.default for key in self.keys}
        object.__setattr__(self, "_defaults", defaults)

    @property
    def blank(self) -> T:  # type: ignore[override]
        """The value with nothing in it."""
        return self.make(dict(self._defaults))

    def read(self, node: Node, report: Report) -> T:
        values = dict(self._defaults)
        if not isinstance(node, MappingNode):
            example = self.keys[0].name
            wrong_type(node, report, f"{self.name}, which is a mapping", f"give it keys, such as '{example}: …'")
            return self.make(values)
        meant = set(node.entries)
        for name, inner in node.entries.items():
            key = self._by_name.get(name) or self._misspelt(name, node, meant, report)
            if key is not None and not _to_fill_in(key, inner, report):
                values[key.name] = key.shape.read(inner, report)
        for key in self.keys:
            if key.needed and key.name not in meant:
                report.error(
                    "TC102", node, f"{self.name} needs the key '{key.name}'", expected=f"{key.name}: {key.doc}"
                )
        if self.rule is not None:
            self.rule(values, node, report)
        return self.make(values)

    def _misspelt(self, name: str, node: MappingNode, meant: set[str], report: Report) -> Key | None:
        """Note an unknown key, and return the one that was probably meant, so that its value is read too."""
        unknown_key(name, node, self.name, tuple(self._by_name), report)
        guess = closest(name, (key for key in self._by_name if key not in meant))
        meant.add(guess)
        return self._by_name.get(guess)

    def schema(self) -> Schema:
        needed = [key.name for key in self.keys if key.needed]
        return {
            "type": "object",
            "title": self.name,
            "description": self.doc,
            "properties": {key.name: key.shape.schema() | {"description": key.doc} for key in self.keys},
            **({"required": needed} if needed else {}),
            "additionalProperties": False,
            **self.laws,
        }


def _to_fill_in(key: Key, node: Node, report: Report) -> bool:
    """Return whether a draft's mark stands in the place of a key's value, and note that."""
    if not is_fill_in(node):
        return False
    words: tuple[str, ...] = getattr(key.shape, "words", ())
    expected = f"one of {', '.join(words)}" if words else f"{key.name}: {key.doc}"
    report.error("TC118", node, f"'{key.name}' is still to be filled in", expected=expected)
    return True


def unknown_key(name: str, node: MappingNode, where: str, known: tuple[str, ...], report: Report) -> None:
    """Note that `name` is no key of `where`."""
    report.error("TC101", node.keys[name], f"'{shorten(name)}' is not a key of {where}", hint=suggest(name, known))


def same_id(id: str, at: Node | Position, found: str, report: Report) -> None:
    """Note that an id stands a second time."""
    report.error(
        "TC201", at, f"the id '{id}' stands here a second time", expected="each id once", found=found, hint="another id"
    )


def plain(values: Values) -> Values:
    """Return the values themselves: for records that another one makes into a value."""
    return values
