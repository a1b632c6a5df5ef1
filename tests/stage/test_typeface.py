"""Spacing and typeface: as far apart as WCAG asks for, and nothing that a font lacks is drawn as a box."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pygame
import pytest

from game.stage.mark import Words
from game.stage.stage import Stage
from game.stage.typeface import Typefaces
from game.view.describe import describe
from tests.stage.views import GALLERY, shown
from tests.view.tour import tour

SIZE = 40


def test_wide_text_stands_apart_by_letters_and_words() -> None:
    usual, wide = Typefaces(), Typefaces(wide=True)
    for face in ("story", "control"):
        one, two = (fonts.width("ii", face, SIZE) - 2 * usual.width("i", face, SIZE) for fonts in (usual, wide))
        assert two - one >= 0.12 * SIZE
        words = wide.width("i i", face, SIZE) - wide.width("ii", face, SIZE) - usual.width(" ", face, SIZE)
        assert words >= 0.16 * SIZE


def test_wide_text_is_drawn_as_wide_as_it_is_measured() -> None:
    for legible in (False, True):
        fonts = Typefaces(wide=True, legible=legible)
        for text in ("The key finds the first lock.", "trust → ○ ñandú", " "):
            drawn = fonts.draw(text, "story", SIZE, (255, 255, 255))
            assert drawn.get_width() == fonts.width(text, "story", SIZE)


def test_lines_of_wide_text_stand_one_and_a_half_apart() -> None:
    view = shown("scene")
    stage = Stage()
    stage.show(replace(view, display=replace(view.display, spacing="wide")))
    lines = next(block for block, _ in stage.placed() if sum(isinstance(mark, Words) for mark in block.marks) > 2)
    words = [mark for mark in lines.marks if isinstance(mark, Words)]
    assert words[2].y - words[1].y >= 1.5 * words[1].size - 1


def test_what_opendyslexic_lacks_is_drawn_in_another_face() -> None:
    fonts = Typefaces(legible=True)
    box = pygame.image.tobytes(fonts.font("story", SIZE).render("\uffff", True, (255, 255, 255)), "RGBA")
    for session in tour().values():
        for item in describe(session).items():
            for letter in set(str(getattr(item, "text", "") or getattr(item, "label", ""))) - {" "}:
                drawn = fonts.draw(letter, "story", SIZE, (255, 255, 255))
                assert pygame.image.tobytes(drawn, "RGBA") != box, letter


@pytest.mark.parametrize("size", [(1280, 720), (390, 844), (1024, 768)])
@pytest.mark.parametrize("text", [100, 200])
def test_nothing_is_wider_than_its_place(size: tuple[int, int], text: int) -> None:
    spacing: Literal["wide"] = "wide"
    for name in GALLERY:
        view = shown(name, text_size=text)
        stage = Stage()
        stage.resize(size, 1.0)
        stage.show(replace(view, display=replace(view.display, spacing=spacing, typeface="legible")))
        fonts = Typefaces(wide=True, legible=True)
        for block, _ in stage.placed():
            for mark in block.marks:
                if isinstance(mark, Words):
                    right = mark.x + fonts.width(mark.text, mark.face, mark.size)
                    assert right <= size[0] + 1, (name, mark.text)
