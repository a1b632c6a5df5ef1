"""A view as assistive technology sees it: roles, names, states, in reading order.

Three surfaces hold to this tree: AccessKit on the desktop is made from it, the page's mirror is tested against it, and
`docs/listening.md` is it, spoken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from game.view.pictures import Chart, Overview
from game.view.view import Code, Control, Field, Item, Line, Meter, Section, View

Role = Literal[
    "window", "dialog", "main", "navigation", "heading", "text", "picture", "group", "radiogroup", "button", "radio",
    "switch", "field", "list", "listitem", "table", "row", "columnheader", "rowheader",
    "cell",
]  # fmt: skip
READ_THROUGH = ("note", "scene", "ending")
"""Screens whose text is there to be heard from its beginning to its end."""


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that a reader can come to."""

    key: str
    """Stays the same while the thing is the same to a person: a switch keeps it when it flips."""
    role: Role
    name: str = ""
    id: str = ""
    """Id of the view's item; empty for what the view has no item for."""
    description: str = ""
    value: str = ""
    """What stands in a field."""
    language: str = ""
    """Code of the language, where it is not that of what is around."""
    level: int = 0
    """Of a heading."""
    shortcut: str = ""
    available: bool = True
    checked: bool | None = None
    read_only: bool = False
    place: tuple[int, int] = (0, 0)
    """Of a radio button: which one it is, from 1, and of how many."""
    named_by: str = ""
    """Key of the heading inside that says the name, so that nobody needs to say it twice."""
    children: tuple[Node, ...] = ()

    def walk(self) -> Iterator[Node]:
        """Yield this node and everything beneath it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def tree(view: View) -> Node:
    """Return `view` as a tree. Its root is the window; a dialog that lies over another screen is all there is in it."""
    first = next((item for item in view.items() if _is_heading(item)), None)
    main = [] if first else [Node("title", "heading", view.title, level=1)]
    pictured = not view.seen
    for section in view.sections:
        if section.role == "standing":
            continue
        if not pictured and section.role not in ("text", "meters"):
            pictured = True
            main.append(Node("picture", "picture", view.seen))
        main += _section(view, section, first)
    standing = (item for section in view.sections if section.role == "standing" for item in section.items)
    parts: tuple[Node, ...] = (
        Node("main", "main", children=tuple(main)),
        Node("standing", "navigation", children=tuple(_item(view, item, 0) for item in standing)),
    )
    if view.dialog:
        heading = next((found.key for node in main for found in node.walk() if found.level == 1), "")
        parts = (Node("dialog", "dialog", view.title, named_by=heading, children=parts),)
    return Node("root", "window", view.title, language=view.language, children=parts)


def announcement(view: View) -> str:
    """Return what is said unasked when `view` has turned up: text that is read through, and what changed.

    The heading is left out: it has the focus then, and is said because of that.
    """
    told = ""
    if view.screen in READ_THROUGH:
        lines = [item for section in view.sections if _is_told(section) for item in section.items]
        told = " ".join(_ended(_spoken(line)) for line in lines if isinstance(line, Line) and not _is_heading(line))
    return " ".join(part for part in (told, view.announce) if part)


def same_page(one: View, other: View) -> bool:
    """Whether two views are the same page: only what is set on it differs."""
    return _face(one) == _face(other)


def _face(view: View) -> tuple[str, ...]:
    told = (section for section in view.sections if section.role in ("text", "choices"))
    return (view.screen, *(item.id for section in told for item in section.items))


def _is_told(section: Section) -> bool:
    """Notices are left out: what they say stands in the view's own announcement."""
    return section.role == "text" and section.id != "notice"


def _is_heading(item: Item) -> bool:
    return isinstance(item, Line) and item.role in ("title", "heading")


def _spoken(line: Line) -> str:
    text = line.heard or line.text
    return f"{line.speaker}: {text}" if line.speaker else text


def _ended(text: str) -> str:
    """Return `text` with a full stop where it has none, so that a voice takes breath before the next line."""
    return text if text[-1:] in ".!?…”»:" else f"{text}."


def _section(view: View, section: Section, first: Item | None) -> tuple[Node, ...]:
    """Return a section's nodes: in a group where it has a name that nothing inside of it says."""
    heads = bool(section.label) and section.role in ("log", "text", "map")
    captioned = heads and any(isinstance(item, Line) and item.role == "caption" for item in section.items)
    radios = [item.id for item in section.items if isinstance(item, Control) and item.role == "radio"]
    under = 3 if section.role == "map" else 2  # the chapters of the map stand beneath its own heading
    nodes = []
    for item in section.items:
        level = 1 if item is first else 2 if _is_heading(item) else under if heads and _is_caption(item) else 0
        place = (radios.index(item.id) + 1, len(radios)) if item.id in radios else (0, 0)
        nodes.append(_item(view, item, level, place))
    if section.role == "map":
        return _listed(section, nodes)
    if radios:
        return (Node(f"§{section.id}", "radiogroup", section.label, children=tuple(nodes)),)
    if section.label and section.role != "text" and not captioned:
        return (Node(f"§{section.id}", "group", section.label, children=tuple(nodes)),)
    return tuple(nodes)


def _listed(section: Section, nodes: list[Node]) -> tuple[Node, ...]:
    """Return what names the stops of a chapter, and the stops as a list."""
    named = [node for node in nodes if node.role != "button"]
    stops = [node for node in nodes if node.role == "button"]
    entries = tuple(Node(f"§{stop.key}", "listitem", children=(stop,)) for stop in stops)
    return (*named, Node(f"§{section.id}", "list", children=entries))


def _is_caption(item: Item) -> bool:
    return isinstance(item, Line) and item.role == "caption"


def _item(view: View, item: Item, level: int, place: tuple[int, int] = (0, 0)) -> Node:
    if isinstance(item, Line):
        return Node(item.id, "heading" if level else "text", _spoken(item), item.id, level=level)
    if isinstance(item, Meter | Code):
        return Node(item.id, "text", item.text, item.id)
    if isinstance(item, Chart):
        return _table(item)
    if isinstance(item, Overview):
        return Node(item.id, "picture", item.label, item.id, item.summary)
    if isinstance(item, Field):
        return Node(item.id, "field", item.label, item.id, item.description, value=item.value, read_only=item.read_only)
    letter = f"{item.letter}. " if item.letter else ""
    reason = f" ({item.reason})" if not item.available and item.reason else ""
    return Node(
        key=item.id.partition("=")[0] if item.role == "switch" else item.id,
        role="button" if item.role == "choice" or item.role == "stop" else item.role,
        name=f"{letter}{item.label}{reason}",
        id=item.id,
        description=item.description,
        language=item.language,
        shortcut=item.key.upper() if view.display.letter_keys else "",  # a letter stands in the name already
        available=item.available,
        checked=item.checked,
        place=place,
    )


def _table(chart: Chart) -> Node:
    """Return a picture of lines as the table of what they say."""
    rows = []
    for number, cells in enumerate((chart.heads, *chart.rows)):
        inside = tuple(
            Node(f"{chart.id}§{number}/{place}", _cell(number, place), cell) for place, cell in enumerate(cells)
        )
        rows.append(Node(f"{chart.id}§{number}", "row", children=inside))
    return Node(chart.id, "table", chart.label, chart.id, chart.summary, children=tuple(rows))


def _cell(row: int, column: int) -> Role:
    """Return what a cell is: the first row names the columns, the scene in the second column names its row."""
    return "columnheader" if row == 0 else "rowheader" if column == 1 else "cell"
