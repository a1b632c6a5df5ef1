"""The tree as a screen reader speaks it: name, role, state, description, in the order and words that most use."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.access.tree import Node, Role, announcement, tree
from game.view.view import View

ROLES: Mapping[Role, str] = {
    "navigation": "navigation",
    "picture": "graphic",
    "list": "list",
    "table": "table",
    "group": "group",
    "radiogroup": "group",
    "button": "button",
    "radio": "radio button",
    "switch": "switch",
    "field": "edit",
}
"""What is said behind a name; text and the window's main part are only read."""


def speak(view: View) -> Iterator[str]:
    """Yield what is heard of `view`: first what is said unasked, in guillemets, then everything a reader comes to."""
    said = announcement(view)
    if said:
        yield f"« {said} »"
    yield from _read(tree(view))


def _read(node: Node) -> Iterator[str]:
    if node.role == "row":  # a row is gone through cell by cell; empty ones are said as blank
        yield " | ".join(cell.name or "blank" for cell in node.children)
        return
    line = say(node)
    if line:
        yield line
    for child in node.children:
        yield from _read(child)


def say(node: Node) -> str:
    """Return what is heard on coming to `node`; empty for what is not spoken."""
    if node.role in ("window", "dialog", "main", "listitem"):  # a dialog is named by its heading
        return ""
    parts = [node.name, f"heading level {node.level}" if node.level else ROLES.get(node.role, ""), *_states(node)]
    line = ", ".join(part for part in parts if part)
    if node.language:
        line += f" [{node.language}]"
    return f"{line}. {node.description}" if node.description else line


def _states(node: Node) -> Iterator[str]:
    if node.role == "list":
        yield _count(len(node.children), "item")
    elif node.role == "table":
        yield _count(len(node.children), "row")
    elif node.role == "switch":
        yield "on" if node.checked else "off"
    elif node.role == "radio":
        yield "checked" if node.checked else "not checked"
        yield f"{node.place[0]} of {node.place[1]}"
    elif node.role == "field":
        if node.read_only:
            yield "read only"
        yield node.value or "blank"
    if not node.available:
        yield "unavailable"
    if node.shortcut and node.role == "button":
        yield node.shortcut


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
