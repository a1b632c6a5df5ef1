"""The window's icon: a lamp over two chairs."""

from __future__ import annotations

import io

import pygame

SVG = """<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64" viewBox="0 0 64 64">
<rect width="64" height="64" rx="14" fill="#1a1418"/>
<path d="M20 20 H44 L58 54 H6 Z" fill="#8a5a34" opacity=".75"/>
<path d="M31 4 H33 V11 H31 Z M26 11 H38 L44 20 H20 Z" fill="#f3c583"/>
<path d="M13 27 H16 V41 H25 V55 H22 V45 H16 V55 H13 Z" fill="#fff3df"/>
<path d="M51 27 H48 V41 H39 V55 H42 V45 H48 V55 H51 Z" fill="#fff3df"/></svg>"""


def icon(size: int) -> pygame.surface.Surface:
    """Return the icon at `size` pixels square."""
    return pygame.image.load_sized_svg(io.BytesIO(SVG.encode()), (size, size))
