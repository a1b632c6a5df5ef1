"""Lines of text and their variants: a mapping whose own key is free, which a table of keys alone cannot say."""

# `read` and `schema` of each shape do what Shape says of them.
# ruff: noqa: D102

from __future__ import annotations

from dataclasses import dataclass

from game.authoring.node import MappingNode, Node, ScalarNode, shorten
from game.authoring.problem import Report, closest
from game.authoring.record import Many, unknown_key
from game.authoring.shape import Schema, Shape, Text, When, YesNo, check_id, wrong_type
from game.narrative.condition import Condition
from game.narrative.scene import Line, Variant

_WHEN_LINE = "The line is left out unless this holds."
_WHEN_VARIANT = "The text takes the line's place while this holds."
_TEXT = Text("the text of the line")
_NOBODY = Line("", "")


def _suggested(text: str) -> str:
    words = [
        word
        for word in "".join(c if c.isalnum() and c.isascii() else " " for c in text.lower()).split()
        if word[0].isalpha()
    ]
    return "-".join(words[:2]) or "first-line"


def _own_key(node: MappingNode, known: tuple[str, ...], report: Report) -> str:
    """Return the line's own key, or an empty text with a problem in `report`."""
    free = [name for name in node.entries if name not in known]
    if not free:
        report.error(
            "TC108",
            node,
            "the line has no key of its own",
            expected="its key and text",
            found=node.describe(),
            hint="'- some-key: The text.'",
        )
        return ""
    for name in free[1:]:
        if closest(name, known):
            unknown_key(name, node, "a line", known, report)
        else:
            report.error(
                "TC109",
                node.keys[name],
                f"a second text '{shorten(name)}' in one line",
                expected="one key and text a line",
                hint="begin it with '- ' on a line of its own",
            )
    return free[0]


def _as_mapping(node: Node, report: Report) -> MappingNode | None:
    if isinstance(node, MappingNode):
        return node
    if isinstance(node, ScalarNode) and isinstance(node.value, str):
        report.error(
            "TC108",
            node,
            "the line has no key of its own",
            expected="a key, which saves and translations hang on",
            found=node.describe(),
            hint=f"'- {_suggested(node.value)}: {shorten(node.value, 20)}'",
        )
    else:
        wrong_type(node, report, "a line: its key and text")
    return None


@dataclass(frozen=True)
class VariantShape(Shape["Variant | None"]):
    """`key: text` with `when`."""

    blank = None

    def read(self, node: Node, report: Report) -> Variant | None:
        mapping = _as_mapping(node, report)
        if mapping is None:
            return None
        key = _own_key(mapping, ("when",), report)
        if not key or not check_id(key, mapping.keys[key], report):
            return None
        if "when" not in mapping.entries:
            report.error("TC102", node, "a variant needs the key 'when'", expected=f"when: {_WHEN_VARIANT}")
            return None
        text, when = _TEXT.read(mapping.entries[key], report), When().read(mapping.entries["when"], report)
        return Variant(key, text, when) if when is not None else None

    def schema(self) -> Schema:
        return {
            "type": "object",
            "title": "a variant",
            "description": "A text that takes the line's place while its condition holds.",
            "properties": {"when": When().schema() | {"description": _WHEN_VARIANT}},
            "patternProperties": {
                "^(?!when$)[a-z][a-z0-9]*(-[a-z0-9]+)*$": _TEXT.schema()
                | {"description": "The variant's key, which never changes, and its text."}
            },
            "additionalProperties": False,
            "required": ["when"],
            "minProperties": 2,
            "maxProperties": 2,
        }


_VARIANTS = Many(VariantShape(), least=1, what="a list of variants")
_EXTRAS = ("when", "instead", "bid")


@dataclass(frozen=True)
class LineShape(Shape[Line]):
    """`key: text` or `key.speaker: text`, with `when`, `instead` and `bid`."""

    blank = _NOBODY

    def read(self, node: Node, report: Report) -> Line:
        mapping = _as_mapping(node, report)
        name = _own_key(mapping, _EXTRAS, report) if mapping is not None else ""
        if mapping is None or not name:
            return _NOBODY
        key, _, speaker = name.partition(".")
        known = check_id(key, mapping.keys[name], report) and (
            not speaker or check_id(speaker, mapping.keys[name], report)
        )
        text = _TEXT.read(mapping.entries[name], report)
        if len(mapping.entries) == 1:
            return Line(key, text, speaker) if known else _NOBODY
        when: Condition | None = None
        instead: tuple[Variant | None, ...] = ()
        bid = False
        if "when" in mapping.entries:
            when = When().read(mapping.entries["when"], report)
        if "instead" in mapping.entries:
            instead = _VARIANTS.read(mapping.entries["instead"], report)
        if "bid" in mapping.entries:
            bid = YesNo().read(mapping.entries["bid"], report)
        return Line(key, text, speaker, when, tuple(v for v in instead if v is not None), bid) if known else _NOBODY

    def schema(self) -> Schema:
        return {
            "type": "object",
            "title": "a line",
            "description": "A line: its key (and after a dot who says it), and its text.",
            "properties": {
                "when": When().schema() | {"description": _WHEN_LINE},
                "instead": _VARIANTS.schema()
                | {"description": "Variants: the first that holds takes the line's place."},
                "bid": YesNo().schema()
                | {"description": "true: this spoken line is the bid itself, drawn large. One a scene."},
            },
            "patternProperties": {
                r"^(?!(when|instead|bid)$)[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z][a-z0-9-]*)?$": _TEXT.schema()
                | {"description": "The line's key, which never changes, and after a dot who says it."}
            },
            "additionalProperties": False,
            "minProperties": 1,
            "maxProperties": 4,
            "if": {"anyOf": [{"required": [extra]} for extra in _EXTRAS]},
            "then": {"minProperties": 2},
            "else": {"maxProperties": 1},
        }


_LINES = Many(LineShape(), least=1, what="a list of lines")


@dataclass(frozen=True)
class Lines(Shape["tuple[Line, ...]"]):
    """A list of lines whose keys differ."""

    blank = ()

    def read(self, node: Node, report: Report) -> tuple[Line, ...]:
        lines = _LINES.read(node, report)
        seen: set[str] = set()
        for index, line in enumerate(lines):
            if line.key in seen and line is not _NOBODY:
                report.error(
                    "TC202",
                    _item(node, index),
                    f"the line key '{line.key}' stands in this list twice",
                    expected="each key once",
                    hint=f"'{line.key}-again'",
                )
            seen.add(line.key)
            if len({variant.key for variant in line.instead}) < len(line.instead):
                report.error(
                    "TC202",
                    _item(node, index),
                    f"two variants of the line '{line.key}' have one key",
                    expected="each key once",
                    hint="give one of them another key",
                )
        return tuple(line for line in lines if line is not _NOBODY)

    def schema(self) -> Schema:
        return _LINES.schema()


def _item(node: Node, index: int) -> Node:
    items = getattr(node, "items", [node])
    found: Node = items[index] if index < len(items) else node
    return found
