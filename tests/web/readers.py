"""What Chromium tells readers of the page: its accessibility tree, in the words of game/access/tree.py."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from game.access.tree import Node

Told = tuple[str, str, str, bool, bool, int]
"""Role, name, description, whether it can be used, whether it is on, level of a heading."""
ROLES = {
    "heading": "heading", "paragraph": "text", "image": "picture", "img": "picture", "group": "group",
    "radiogroup": "radiogroup", "button": "button", "radio": "radio", "switch": "switch", "textbox": "field",
    "main": "main", "navigation": "navigation", "dialog": "dialog", "list": "list", "listitem": "listitem",
    "table": "table", "row": "row", "columnheader": "columnheader", "rowheader": "rowheader",
    "cell": "cell", "gridcell": "cell",
}  # fmt: skip


def chromium_tells(page: Any) -> list[Told]:
    """Return what the mirror is to readers, in order."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    by_id = {node["nodeId"]: node for node in nodes}
    return [told for node in _walk(nodes[0], by_id) if (told := _told(node, by_id)) is not None]


def tree_tells(root: Node) -> list[Told]:
    """Return what the tree says should be there."""
    return [
        (node.role, "" if node.role in ("main", "navigation") else node.name, node.description, node.available,
         bool(node.checked), node.level)
        for node in root.walk() if node.role != "window"
    ]  # fmt: skip


def _walk(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("childIds", ()):
        if child in by_id:
            yield from _walk(by_id[child], by_id)


def _told(node: dict[str, Any], by_id: dict[str, dict[str, Any]]) -> Told | None:
    role = "" if node.get("ignored") else ROLES.get(node["role"]["value"], "")
    if not role:
        return None
    properties = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
    name = node.get("name", {}).get("value", "")
    if role == "text":
        spoken = [one for one in _walk(node, by_id) if one.get("role", {}).get("value") == "StaticText"]
        name = "".join(one["name"]["value"] for one in spoken)
        if not name:
            return None
    description = node.get("description", {}).get("value", "")
    on = properties.get("checked") in ("true", True)
    level = int(properties.get("level") or 0) if role == "heading" else 0  # entries of a list have one, too
    return (role, name, description, not properties.get("disabled"), on, level)
