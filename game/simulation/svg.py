"""Pictures as text: SVG elements, with everything that comes from a story escaped."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

Attribute = str | int | float | None


def element(name: str, /, *inside: str, **attributes: Attribute) -> str:
    """Return `<name …>inside</name>`.

    `inside` is markup already: put text through `text`. An attribute's `_` stands for `-`, a last one is dropped
    (`class_`), numbers lose needless decimals, and None leaves the attribute out.
    """
    given = "".join(f' {_key(key)}="{_value(value)}"' for key, value in attributes.items() if value is not None)
    return f"<{name}{given}>{''.join(inside)}</{name}>" if inside else f"<{name}{given}/>"


def text(said: str) -> str:
    """Return `said` as markup that shows just that."""
    return escape(said, quote=False)


def picture(width: float, height: float, title: str, inside: Iterable[str], style: str = "") -> str:
    """Return a whole SVG file of this size; `title` is what it is called where it cannot be seen."""
    return element(
        "svg",
        element("title", text(title)),
        element("style", style) if style else "",
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        width=width,
        height=height,
        viewBox=f"0 0 {_value(width)} {_value(height)}",
        role="img",
        aria_label=title,
    )


def _key(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


def _value(value: Attribute) -> str:
    if isinstance(value, float):
        return f"{value:.1f}".removesuffix(".0")
    return escape(str(value), quote=True)
