"""HTML made of values: every text is escaped where it goes in, so that a story can hold any sign.

>>> element("p", "Tea & ", element("em", "cake"), class_="note")
'<p class="note">Tea &amp; <em>cake</em></p>'
"""

from __future__ import annotations

from collections.abc import Iterable

_SIGNS = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_QUOTED = _SIGNS | str.maketrans({'"': "&quot;", "'": "&#x27;"})
"""What is written for signs that mean something in HTML; the page's Python has no module for it."""
VOID = frozenset({"br", "hr", "input", "link", "meta"})


def escape(text: str, *, quote: bool = True) -> str:
    """Return `text` as HTML that shows just that, where `quote` also inside of an attribute.

    The standard library's own `html` is not there in a page.
    """
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;").replace("'", "&#x27;") if quote else text


class Markup(str):
    """Text that is HTML already."""

    __slots__ = ()


Part = str | Markup


def element(name: str, /, *parts: Part, **attributes: str) -> Markup:
    """Return an element with `parts` in it. `class_` means class, `data_code` data-code; empty ones are left out."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{value.translate(_QUOTED)}"'
        for key, value in attributes.items()
        if value
    )
    if name in VOID:
        return Markup(f"<{name}{told}>")
    return Markup(f"<{name}{told}>{join(parts)}</{name}>")


def join(parts: Iterable[Part]) -> Markup:
    """Return `parts` behind each other; what is no markup is escaped."""
    return Markup("".join(part if isinstance(part, Markup) else part.translate(_SIGNS) for part in parts))


def listing(items: Iterable[Part], class_: str = "") -> Markup:
    """Return `items` as a list."""
    return element("ul", *(element("li", item) for item in items), class_=class_)


def table(heads: Iterable[Part], rows: Iterable[Iterable[Part]], class_: str = "") -> Markup:
    """Return a table with a row of `heads`, which browsers repeat on every page."""
    head = element("tr", *(element("th", cell, scope="col") for cell in heads))
    body = (element("tr", *(element("td", cell) for cell in row)) for row in rows)
    return element("table", element("thead", head), element("tbody", *body), class_=class_)
