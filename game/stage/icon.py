"""The window's icon: a lamp over two chairs."""

from __future__ import annotations

import io

import pygame

GROUND = '<rect x="-16" y="-16" width="96" height="96" fill="#1a1418"/>'
ROUND = '<rect width="64" height="64" rx="14" fill="#1a1418"/>'
WHOLE = "-11 -8.5 86 86"
"""The part of the picture that leaves room for systems which cut icons to a circle, or to any other shape."""
SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="{view}">
{ground}
<path d="M20 20 H44 L58 54 H6 Z" fill="#8a5a34" opacity=".75"/>
<path d="M31 4 H33 V11 H31 Z M26 11 H38 L44 20 H20 Z" fill="#f3c583"/>
<path d="M13 27 H16 V41 H25 V55 H22 V45 H16 V55 H13 Z" fill="#fff3df"/>
<path d="M51 27 H48 V41 H39 V55 H42 V45 H48 V55 H51 Z" fill="#fff3df"/></svg>"""


def icon(size: int, *, whole: bool = False) -> pygame.surface.Surface:
    """Return the icon at `size` pixels square; `whole`: up to its edges, for systems that cut the corners."""
    text = SVG.format(view=WHOLE, ground=GROUND) if whole else SVG.format(view="0 0 64 64", ground=ROUND)
    return pygame.image.load_sized_svg(io.BytesIO(text.encode()), (size, size))
