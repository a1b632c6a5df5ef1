"""Whatever is drawn anywhere stands out against what it is drawn on."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from game.gallery.window import LAPTOP, LARGE_TEXT, PHONE
from game.stage.colour import contrast
from game.stage.mark import Block, Dial, Plate, Words
from game.stage.theme import PAIRS, THEMES, Ink
from tests.gallery.shown import placed

TEXT, SHAPE = 4.5, 3.0
"""Least contrast of text, and of shapes and struck words (WCAG 2.2, 1.4.3 and 1.4.11)."""

Pair = tuple[Ink, Ink, float]


def pairs(block: Block) -> Iterator[Pair]:
    """Yield each ink of a block with what it is drawn on, at rest and under the pointer."""
    grounds: tuple[Ink, ...] = ("panel",)
    for mark in block.marks:
        if isinstance(mark, Plate):
            if mark.fill or mark.hover:
                grounds = tuple(ink for ink in (mark.fill or "panel", mark.hover) if ink)
            if mark.edge and mark.edge != "rule":
                yield mark.edge, "panel", SHAPE
        elif isinstance(mark, Words):
            yield from ((mark.ink, ground, SHAPE if mark.ink == "struck" else TEXT) for ground in grounds)
        elif isinstance(mark, Dial):
            yield from ((mark.ink, ground, SHAPE) for ground in grounds)


@cache
def everywhere() -> frozenset[Pair]:
    found: set[Pair] = set()
    for window in (LAPTOP, PHONE, LARGE_TEXT):
        for screen in placed("en", window, window.look()):
            for block in screen.blocks:
                found |= set(pairs(block))
    return frozenset(found)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_everything_that_is_drawn_stands_out(theme: object) -> None:
    drawn = everywhere()
    assert len(drawn) > 15
    faint = {
        (ink, ground, round(found, 2))
        for ink, ground, least in drawn
        if (found := contrast(getattr(theme, ink), getattr(theme, ground))) < least
    }
    assert faint == set()


def test_the_list_of_pairs_has_all_text_that_is_drawn() -> None:
    listed = {(ink, ground) for ink, ground, _ in PAIRS}
    missing = {(ink, ground) for ink, ground, _ in everywhere()} - listed
    assert missing == set()
