"""Where the story goes on: one scene, or a list of ways read in order."""

# `read` and `schema` of each shape do what Shape says of them.
# ruff: noqa: D102

from __future__ import annotations

from dataclasses import dataclass

from game.authoring.node import Node, ScalarNode, SequenceNode
from game.authoring.problem import Report
from game.authoring.record import Key, Many, Record, Values
from game.authoring.shape import Id, Schema, Shape, When
from game.narrative.scene import Jump


def _jump(values: Values) -> Jump:
    return Jump(values["to"], values["when"])


_TARGET = Id("a scene, or end")
_WAY = Record(
    "a way",
    "One way on, taken if its condition holds.",
    (
        Key("when", When(), "The way is taken if this holds; the last way has none."),
        Key("to", _TARGET, "A scene id, or 'end'.", needed=True),
    ),
    _jump,
)


_WAYS = Many(_WAY, least=1, what="a scene id, or a list of ways")


@dataclass(frozen=True)
class Ways(Shape["tuple[Jump, ...]"]):
    """A scene id, or a list of ways of which the last has no condition."""

    blank = ()

    def read(self, node: Node, report: Report) -> tuple[Jump, ...]:
        if isinstance(node, ScalarNode) and node.value is not None:
            target = _TARGET.read(node, report)
            return (Jump(target),) if target else ()
        ways = _WAYS.read(node, report)
        if isinstance(node, SequenceNode):
            self._order(ways, node, report)
        return tuple(way for way in ways if way.to)

    def _order(self, ways: tuple[Jump, ...], node: SequenceNode, report: Report) -> None:
        for index, way in enumerate(ways[:-1]):
            if way.when is None and not _has_when(node.items[index]):
                report.error(
                    "TC111",
                    node.items[index + 1],
                    "this way is never taken: the one before it always is",
                    expected="a way without 'when' to stand last",
                    hint="give the way before it a 'when', or remove this one",
                )
                return
        if ways and ways[-1].when is not None:
            report.error(
                "TC111",
                node.items[-1],
                "no way is left when this condition does not hold",
                expected="a last way without 'when'",
                hint="'- {to: end}' or another scene",
            )

    def schema(self) -> Schema:
        return {"anyOf": [_TARGET.schema(), _WAYS.schema()]}


def _has_when(node: Node) -> bool:
    return "when" in getattr(node, "entries", {})
