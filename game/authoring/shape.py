"""What a value has to look like: small validators that read a node, and that describe themselves as JSON Schema.

A shape never raises. What is wrong goes to the report, and `blank` stands in, so that reading goes on and everything
wrong with a file is told at once.
"""

# `read` and `schema` of each shape do what Shape says of them.
# ruff: noqa: D102

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Generic, TypeVar

from game.authoring.node import MappingNode, Node, Position, ScalarNode, SequenceNode, shorten
from game.authoring.problem import Report, suggest
from game.narrative.condition import Condition, ConditionError, parse
from game.narrative.number import POINT

T = TypeVar("T")
Schema = dict[str, Any]

ID_PATTERN = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
WORD_PATTERN = "^[a-z]+$"
"""An id that can stand in a mark such as {rowan}."""
_ID = re.compile(ID_PATTERN)
_POINTS = re.compile(r"[-+]?\d{1,4}\.\d\Z")
FILL_IN = "fill-in"
"""Stands in a draft where only its author can say what belongs there."""
LONGEST_ID = 60
LONGEST_TEXT = 4000

parse_condition: Callable[[str], Condition] = lru_cache(maxsize=4096)(parse)
"""Parse a condition, once for each text."""


class Shape(Generic[T]):
    """Reads one value. `blank` stands in for a value that is wrong."""

    blank: T

    def read(self, node: Node, report: Report) -> T:
        """Return the value of `node`, or `blank` with a problem in `report`."""
        raise NotImplementedError

    def schema(self) -> Schema:
        """Return this shape as JSON Schema (draft 2020-12)."""
        raise NotImplementedError


def wrong_type(node: Node, report: Report, expected: str, hint: str = "") -> None:
    """Note that `node` is not `expected`; a value already reported while reading is passed over in silence."""
    if isinstance(node, ScalarNode) and node.refused:
        return
    found = node.describe()
    if isinstance(node, ScalarNode) and node.value is None:
        hint = hint or "give a value, or leave the key out if it is not needed"
    report.error("TC103", node, "this is the wrong kind of value", expected=expected, found=found, hint=hint)


def is_fill_in(node: Node) -> bool:
    """Return whether a draft's mark stands at `node`."""
    return isinstance(node, ScalarNode) and node.value == FILL_IN


@dataclass(frozen=True)
class Text(Shape[str]):
    """A text, trimmed. Numbers have to be quoted, except where `digits` lets a phone number stand bare."""

    blank = ""
    what: str = "a text"
    empty: bool = False
    digits: bool = False
    longest: int = LONGEST_TEXT

    def read(self, node: Node, report: Report) -> str:
        if not isinstance(node, ScalarNode) or node.value is None:
            self._not_text(node, report)
            return ""
        value = node.value
        if not isinstance(value, str):
            if self.digits and not isinstance(value, bool):
                return str(value)
            shown = str(value).lower() if isinstance(value, bool) else str(value)
            wrong_type(node, report, self.what, f'put it in quotes: "{shown}"')
            return ""
        if value == FILL_IN:
            report.error("TC118", node, "this is still to be filled in", expected=self.what)
            return value
        text = value.strip()
        if not text and not self.empty:
            report.error("TC107", node, "the text is empty", expected=self.what, hint="write it, or leave the key out")
        if len(text) > self.longest:
            report.error(
                "TC107",
                node,
                "the text is too long",
                expected=f"at most {self.longest} characters",
                found=str(len(text)),
            )
        return text

    def _not_text(self, node: Node, report: Report) -> None:
        hint = ""
        if isinstance(node, MappingNode):
            hint = 'put a text that begins with a brace or holds ": " in quotes: "{rowan} looks up."'
        if isinstance(node, SequenceNode):
            hint = "put a text that begins with [ in quotes"
        wrong_type(node, report, self.what, hint)

    def schema(self) -> Schema:
        kinds: Schema = {"type": ["string", "integer"]} if self.digits else {"type": "string"}
        return kinds | ({} if self.empty else {"minLength": 1}) | {"maxLength": self.longest}


@dataclass(frozen=True)
class Id(Shape[str]):
    """A stable name in lower case with dashes."""

    blank = ""
    of: str = "something"

    def read(self, node: Node, report: Report) -> str:
        if not isinstance(node, ScalarNode) or not isinstance(node.value, str):
            wrong_type(node, report, f"the id of {self.of}")
            return ""
        if not check_id(node.value, node, report):
            return ""
        return node.value

    def schema(self) -> Schema:
        return {"type": "string", "pattern": ID_PATTERN, "maxLength": LONGEST_ID}


def check_id(name: str, at: Node, report: Report, pattern: str = ID_PATTERN) -> bool:
    """Return whether `name` is an id, with a problem in `report` where it is not. `pattern` may be stricter."""
    if (_ID if pattern is ID_PATTERN else re.compile(pattern)).match(name) and len(name) <= LONGEST_ID:
        return True
    if pattern == WORD_PATTERN:
        report.error(
            "TC106", at, "this is not a name for marks", expected="lower-case letters only", found=f"'{shorten(name)}'"
        )
        return False
    better = re.sub(r"-+", "-", re.sub(r"[^a-z0-9]", "-", name.lower())).strip("-0123456789")[:LONGEST_ID].rstrip("-")
    found = f"'{shorten(name)}'" if len(name) <= LONGEST_ID else f"{len(name)} characters"
    report.error(
        "TC106",
        at,
        "this is not an id",
        expected="lower-case letters, digits and single dashes, beginning with a letter",
        found=found,
        hint=f"'{better}'" if better else "",
    )
    return False


@dataclass(frozen=True)
class YesNo(Shape[bool]):
    """`true` or `false`."""

    blank = False

    def read(self, node: Node, report: Report) -> bool:
        if isinstance(node, ScalarNode) and isinstance(node.value, bool):
            return node.value
        wrong_type(node, report, "true or false")
        return False

    def schema(self) -> Schema:
        return {"type": "boolean"}


@dataclass(frozen=True)
class Whole(Shape[int]):
    """A whole number between `lowest` and `highest`."""

    blank = 0
    lowest: int = 0
    highest: int = 1000

    def read(self, node: Node, report: Report) -> int:
        if not isinstance(node, ScalarNode) or isinstance(node.value, bool) or not isinstance(node.value, int):
            wrong_type(node, report, "a whole number")
            return 0
        if self.lowest <= node.value <= self.highest:
            return node.value
        out_of_range(self.lowest, self.highest, node, report)
        return self.lowest

    def schema(self) -> Schema:
        return {"type": "integer", "minimum": self.lowest, "maximum": self.highest}


@dataclass(frozen=True)
class Points(Shape[int]):
    """Points between `lowest` and `highest`, with at most one decimal; read as tenths."""

    blank = 0
    lowest: int = -100
    highest: int = 100

    def read(self, node: Node, report: Report) -> int:
        value = node.value if isinstance(node, ScalarNode) else None
        if isinstance(value, str) and _POINTS.match(value) and not (isinstance(node, ScalarNode) and node.quoted):
            tenths = int(value.replace(".", ""))
        elif isinstance(value, int) and not isinstance(value, bool):
            tenths = value * POINT
        else:
            wrong_type(node, report, "points, such as 4 or -2.5")
            return 0
        if self.lowest * POINT <= tenths <= self.highest * POINT:
            return tenths
        out_of_range(self.lowest, self.highest, node, report)
        return 0

    def schema(self) -> Schema:
        return {"type": "number", "minimum": self.lowest, "maximum": self.highest}


def out_of_range(lowest: int, highest: int, node: Node, report: Report) -> None:
    """Note that a number is lower or higher than it may be."""
    report.error("TC105", node, "the number is out of range", expected=f"{lowest} to {highest}", found=node.describe())


@dataclass(frozen=True)
class Word(Shape[str]):
    """One of a few words."""

    blank = ""
    words: tuple[str, ...]
    what: str = "a word"
    meanings: Mapping[str, str] = field(default_factory=dict)
    """What each word means, for editors to show."""

    def read(self, node: Node, report: Report) -> str:
        value = node.value if isinstance(node, ScalarNode) else None
        if isinstance(value, str) and value in self.words:
            return value
        if isinstance(node, ScalarNode) and value is not None:
            word = str(value)
            report.error(
                "TC104",
                node,
                f"{node.describe()} is not {self.what}",
                expected=f"one of {', '.join(self.words)}",
                hint=_close(word, self.words),
            )
        else:
            wrong_type(node, report, f"{self.what}: one of {', '.join(self.words)}")
        return ""

    def schema(self) -> Schema:
        said = [self.meanings[word] for word in self.words if word in self.meanings]
        return {"enum": list(self.words)} | ({"enumDescriptions": said} if len(said) == len(self.words) else {})


def _close(word: str, words: tuple[str, ...]) -> str:
    guess = suggest(word.replace("-", "_") if any("_" in w for w in words) else word, words)
    return guess if guess.startswith("did") else ""


@dataclass(frozen=True)
class Named(Shape[int]):
    """One of a few words that each stand for a number."""

    blank = 0
    numbers: Mapping[str, int]
    what: str = "a word"
    meanings: Mapping[str, str] = field(default_factory=dict)
    shape: Word = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "shape", Word(tuple(self.numbers), self.what, self.meanings))

    def read(self, node: Node, report: Report) -> int:
        return self.numbers.get(self.shape.read(node, report), 0)

    def schema(self) -> Schema:
        return self.shape.schema()


@dataclass(frozen=True)
class Pattern(Shape[str]):
    """A text of a fixed form, such as a date."""

    blank = ""
    pattern: str
    what: str

    def read(self, node: Node, report: Report) -> str:
        if isinstance(node, ScalarNode) and isinstance(node.value, str):
            if re.match(self.pattern, node.value):
                return node.value
            report.error(
                "TC114", node, "the text does not have the right form", expected=self.what, found=node.describe()
            )
            return ""
        wrong_type(node, report, self.what)
        return ""

    def schema(self) -> Schema:
        return {"type": "string", "pattern": self.pattern}


@dataclass(frozen=True)
class When(Shape["Condition | None"]):
    """A condition, parsed."""

    blank = None

    def read(self, node: Node, report: Report) -> Condition | None:
        if not isinstance(node, ScalarNode) or not isinstance(node.value, str) or not node.value.strip():
            wrong_type(node, report, "a condition, such as trust >= 40 and not named")
            return None
        try:
            return parse_condition(" ".join(node.value.split()) if node.indented else node.value.strip())
        except ConditionError as error:
            offset = 0 if node.indented else error.column + node.quoted
            at = Position(report.file, node.line, node.column + offset)
            report.error(
                "TC110",
                at,
                f"the condition cannot be read: {error.message}",
                found=f"'{shorten(node.value, 60)}'",
                hint=error.hint,
            )
            return None

    def schema(self) -> Schema:
        examples = ["trust >= 40 and not named", "moon.met or misses < 2", "answer.choice == i-did"]
        return {"type": "string", "minLength": 1, "maxLength": 400, "examples": examples}
