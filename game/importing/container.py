"""What a container of compiled ink holds: a list whose last element is a mapping of its named parts, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from game.importing.expression import COMMANDS


def parts(container: Any) -> dict[str, Any]:
    """Return the named parts of a container."""
    last = container[-1] if isinstance(container, list) and container else None
    return last if isinstance(last, dict) else {}


def named(container: Any) -> Iterator[str]:
    """Yield the names of the containers among a container's named parts."""
    yield from (name for name, part in parts(container).items() if isinstance(part, list))


def own_name(container: list[Any]) -> str:
    """Return the name that a container gives itself, empty for none."""
    return str(parts(container).get("#n", ""))


def chooses(container: list[Any]) -> bool:
    """Whether a container picks one of its parts: a condition's branch, or a sequence."""
    elements = container[:-1]
    branch = any(isinstance(part, dict) and "->" in part and part["->"] == ".^.b" for part in elements)
    return branch or "visit" in elements or "seq" in elements or any(
        isinstance(part, dict) and part.get("c") for part in elements
    )  # fmt: skip


def said(container: list[Any]) -> Iterator[str]:
    """Yield the texts that stand in a container itself."""
    yield from (part[1:] for part in container if isinstance(part, str) and part.startswith("^"))


def texts(container: Any) -> Iterator[str]:
    """Yield every text anywhere in a container."""
    if isinstance(container, str):
        if container.startswith("^") and container[1:].strip():
            yield container[1:].strip()
    elif isinstance(container, list):
        for part in container:
            yield from texts(part)
    elif isinstance(container, dict):
        for name, part in container.items():
            if isinstance(part, list) and not name.startswith("#"):
                yield from texts(part)


def diverts(container: Any) -> Iterator[str]:
    """Yield every address that a container's texts lead to, but those within it."""
    if isinstance(container, list):
        for part in container:
            yield from diverts(part)
    elif isinstance(container, dict):
        address = container.get("->")
        if isinstance(address, str) and not container.get("var") and not address.startswith("."):
            yield address
        for part in container.values():
            if isinstance(part, list):
                yield from diverts(part)


def statements(elements: list[Any]) -> Iterator[list[Any]]:
    """Yield the evaluation of each variable's first value, its assignment last."""
    statement: list[Any] = []
    for element in elements:
        if isinstance(element, str) and element in COMMANDS:
            continue
        statement.append(element)
        if isinstance(element, dict) and "VAR=" in element:
            yield statement
            statement = []
