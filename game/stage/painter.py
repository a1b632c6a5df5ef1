"""Draws placed blocks with a theme's inks. Knows nothing of what they mean."""

from __future__ import annotations

import pygame

from game.stage import shape
from game.stage.colour import Colour
from game.stage.geometry import Box
from game.stage.mark import Block, Dial, Glyph, Plate, Stroke, Trace, Words
from game.stage.scale import Scale
from game.stage.theme import Ink, Theme
from game.stage.typeface import Typefaces

SLIM = 460
"""In a viewport of up to so many CSS pixels the words reach almost to the edge, and the rail is thin."""


class Painter:
    """Draws on one surface with one theme."""

    def __init__(self, surface: pygame.Surface, theme: Theme, typefaces: Typefaces, scale: Scale) -> None:
        self.surface = surface
        self.theme = theme
        self.typefaces = typefaces
        self.scale = scale

    def colour(self, ink: Ink) -> Colour:
        """Return an ink's colour in this theme."""
        found: Colour = getattr(self.theme, ink)
        return found

    def block(self, block: Block, *, hovered: bool = False, caret: bool = False) -> None:
        """Draw everything a block is made of; the `tick` of a field only where it has the `caret`."""
        ground = self.theme.panel
        for mark in block.marks:
            if isinstance(mark, Words):
                if not self._seen(mark):
                    continue
                drawn = self.typefaces.draw(mark.text, mark.face, mark.size, self.colour(mark.ink))
                self.surface.blit(drawn, (mark.x, mark.y))
            elif isinstance(mark, Plate):
                ground = self._plate(mark, hovered) or ground
            elif isinstance(mark, Stroke):
                self.surface.fill(self.colour(mark.ink), mark.box)
            elif isinstance(mark, Trace | Glyph):
                self._sketch(mark)
            elif caret or mark.kind != "tick":
                self._dial(mark, ground)

    def _seen(self, words: Words) -> bool:
        """Return whether any of a line is drawn: a paragraph may be longer than the window."""
        clip = self.surface.get_clip()
        return words.y < clip.bottom and words.y + self.typefaces.height(words.face, words.size) > clip.top

    def ring(self, block: Block) -> None:
        """Draw the focus ring around a block."""
        away, width = self.scale.px(3), self.scale.hair(2.5)
        shape.plate(self.surface, block.box.inset(-away), None, self.theme.focus, block.radius + away, max(2, width))

    def rail(self, viewport: Box, height: int, offset: int) -> None:
        """Draw how far the words are scrolled, where they are longer than the viewport."""
        if height <= viewport.h:
            return
        slim = viewport.w <= self.scale.px(SLIM)
        width, margin = self.scale.px(3 if slim else 4), self.scale.px(1 if slim else 4)
        track = Box(viewport.right - width - margin, viewport.y + margin, width, viewport.h - 2 * margin)
        long = max(self.scale.px(28), track.h * viewport.h // height)
        top = track.y + (track.h - long) * offset // max(1, height - viewport.h)
        shape.plate(self.surface, Box(track.x, top, width, long), self.theme.edge, None, width // 2, 0)

    def more(self, viewport: Box) -> None:
        """Draw the sign, at a viewport's foot, that the words go on below: what fades may be blank."""
        size, gap = (self.scale.px(18), self.scale.px(9)), self.scale.px(5)
        left, top = viewport.x + (viewport.w - size[0]) // 2, viewport.bottom - size[1] - gap
        ground = Box(left, top, *size).inset(-gap)
        shape.plate(self.surface, ground, self.theme.panel, None, ground.h // 2, 0)
        self.surface.blit(shape.dial("more", size, 0, self.theme.quiet, self.theme.panel), (left, top))

    def fade(self, box: Box, down: bool) -> None:
        """Let what is drawn in `box` go over into the panel, downwards or upwards."""
        strip = _gradient(self.theme.panel, box.h, down)
        self.surface.blit(pygame.transform.scale(strip, (box.w, box.h)), (box.x, box.y))

    def _plate(self, mark: Plate, hovered: bool) -> Colour | None:
        fill = self.colour(mark.fill) if mark.fill else None
        if hovered and mark.hover:
            fill = self.colour(mark.hover)
        edge = self.colour(mark.edge) if mark.edge else None
        if fill is not None or edge is not None:
            shape.plate(self.surface, mark.box, fill, edge, mark.radius, mark.width)
        return fill

    def _sketch(self, mark: Trace | Glyph) -> None:
        """Draw a line or sign of a picture of the way; what draws them is imported only then."""
        from game.stage import sketch

        if isinstance(mark, Trace):
            sketch.trace(self.surface, mark.points, mark.width, self.colour(mark.ink), mark.dash)
        else:
            drawn = sketch.glyph(mark.sign, mark.box.h, self.colour(mark.ink), self.colour(mark.ground))
            self.surface.blit(drawn, (mark.box.x, mark.box.y))

    def _dial(self, mark: Dial, ground: Colour) -> None:
        size = (mark.box.w, mark.box.h)
        drawn = shape.dial(mark.kind, size, mark.level, self.colour(mark.ink), ground)
        self.surface.blit(drawn, (mark.box.x, mark.box.y))


def _gradient(colour: Colour, height: int, down: bool) -> pygame.Surface:
    strip = pygame.Surface((1, max(1, height)), pygame.SRCALPHA)
    for row in range(height):
        share = (row + 1) / height
        strip.set_at((0, row), (*colour, round(255 * (share if down else 1 - share))))
    return strip
