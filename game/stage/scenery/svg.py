"""A sheet of SVG that is put together in Python and drawn at its exact size in device pixels."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pygame

from game.stage.colour import Colour, code

Box = tuple[float, float, float, float]
"""Left, top, width and height of what is shown, in the picture's own units."""


class Svg:
    """Shapes in drawing order."""

    def __init__(self) -> None:
        self._defs: list[str] = []
        self._shapes: list[str] = []

    def path(self, d: str, fill: Colour | str, opacity: float = 1) -> None:
        """Add a filled path. `fill` may be a gradient's reference."""
        self._shapes.append(f'<path d="{d}" fill="{_paint(fill)}"{_opacity(opacity)}/>')

    def rect(self, x: float, y: float, w: float, h: float, fill: Colour | str, opacity: float = 1) -> None:
        """Add an upright rectangle."""
        self.path(f"M{x:.1f} {y:.1f} h{w:.1f} v{h:.1f} h{-w:.1f} Z", fill, opacity)

    def line(self, d: str, ink: Colour | str, width: float, opacity: float = 1, cap: str = "round") -> None:
        """Add a stroked path."""
        self._shapes.append(
            f'<path d="{d}" fill="none" stroke="{_paint(ink)}" stroke-width="{width:.2f}" '
            f'stroke-linecap="{cap}" stroke-linejoin="round"{_opacity(opacity)}/>'
        )

    def open(self, transform: str) -> None:
        """Begin a group that is moved, scaled or turned."""
        self._shapes.append(f'<g transform="{transform}">')

    def close(self) -> None:
        """End the innermost group."""
        self._shapes.append("</g>")

    def level(self, x1: float, y1: float, x2: float, y2: float, *stops: tuple[float, Colour, float]) -> str:
        """Define a linear gradient of (place, colour, opacity); return its reference."""
        where = f'x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"'
        return self._gradient("linearGradient", where, stops)

    def radial(self, x: float, y: float, radius: float, *stops: tuple[float, Colour, float]) -> str:
        """Define a radial gradient of (place, colour, opacity); return its reference."""
        return self._gradient("radialGradient", f'cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"', stops)

    def _gradient(self, kind: str, where: str, stops: tuple[tuple[float, Colour, float], ...]) -> str:
        name = f"g{len(self._defs)}"
        inner = "".join(
            f'<stop offset="{place:.3f}" stop-color="{code(colour)}" stop-opacity="{opacity:.3f}"/>'
            for place, colour, opacity in stops
        )
        self._defs.append(f'<{kind} id="{name}" gradientUnits="userSpaceOnUse" {where}>{inner}</{kind}>')
        return f"url(#{name})"

    def text(self, view: Box, size: tuple[int, int]) -> str:
        """Return the sheet as SVG, `view` drawn at `size` pixels. The two have the same shape."""
        left, top, width, height = view
        kx, ky = size[0] / width, size[1] / height
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{size[0]}" height="{size[1]}"><defs>'
            + "".join(self._defs)
            + f'</defs><g transform="matrix({kx:.5f} 0 0 {ky:.5f} {-left * kx:.3f} {-top * ky:.3f})">'
            + "".join(self._shapes)
            + "</g></svg>"
        )

    def load(self, view: Box, size: tuple[int, int]) -> pygame.surface.Surface:
        """Return the sheet drawn, with what is not covered left clear, as the loader gives it: to be blitted once."""
        return _rasterise(self.text(view, size), size)

    def draw(self, view: Box, size: tuple[int, int]) -> pygame.surface.Surface:
        """Return the sheet drawn in the format that blits fastest: to be kept."""
        loaded = self.load(view, size)
        plain = pygame.Surface(loaded.get_size(), pygame.SRCALPHA)
        loaded.set_alpha(None)
        plain.blit(loaded, (0, 0))
        return plain


def _rasterise(text: str, size: tuple[int, int]) -> pygame.surface.Surface:
    if sys.platform != "emscripten":
        return pygame.image.load_sized_svg(io.BytesIO(text.encode()), size)
    sheet = Path("/tmp/sheet.svg")  # in a browser pygame reads no file objects, only files, and those lie in memory
    sheet.write_text(text, "utf-8")
    return pygame.image.load_sized_svg(sheet, size)


def _paint(fill: Colour | str) -> str:
    return fill if isinstance(fill, str) else code(fill)


def _opacity(opacity: float) -> str:
    return "" if opacity >= 1 else f' opacity="{max(0.0, opacity):.3f}"'
