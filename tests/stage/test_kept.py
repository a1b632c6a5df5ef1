"""What drawing remembers stays within its bounds, over many pages, sizes and places."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest

from game.stage import sketch
from game.stage.cuts import Cuts
from game.stage.geometry import Box
from game.stage.kept import Kept, taken
from game.stage.mark import Words
from game.stage.painter import Painter
from game.stage.scenery.places import PLACES
from game.stage.scenery.scenery import Scenery
from game.stage.stage import Stage
from game.stage.theme import EVENING
from game.stage.typeface import Typefaces
from game.stage.words import Look, draw_words
from game.view.pictures import Dash
from game.view.signs import PATTERNS
from game.view.view import Display, Line, Picture, Section, View
from tests.pilot.pilot import Pilot, real_story
from tests.stage.views import GALLERY, shown

WHITE = (255, 255, 255)


def square(side: int) -> pygame.surface.Surface:
    return pygame.Surface((side, side), pygame.SRCALPHA)


def test_what_was_not_used_for_longest_goes_first() -> None:
    kept, made = Kept(3 * 400, taken), []

    def find(key: str) -> None:
        kept.find(key, lambda: made.append(key) or square(10))  # type: ignore[func-returns-value]

    for key in ("a", "b", "c", "a", "d", "a", "b"):
        find(key)
    assert made == ["a", "b", "c", "d", "b"], "d took the place of b, which had not been used since"
    assert kept.bytes == 3 * 400


def test_the_latest_stays_however_large_it_is() -> None:
    kept = Kept(1000, taken)
    for side in (5, 100, 200):
        kept.find(side, lambda side=side: square(side))  # type: ignore[misc]
        assert kept.find(side, lambda: pytest.fail("it was drawn a moment ago")).get_width() == side
    assert kept.bytes == 200 * 200 * 4
    kept.find(5, lambda: square(5))
    assert kept.bytes == 5 * 5 * 4
    kept.clear()
    assert kept.bytes == 0


# -- words ------------------------------------------------------------------------------------------------------


class Counted(Typefaces):
    """Letters that note each piece of text that is drawn anew."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[str] = []

    def _render(self, text: str, face: object, size: int, colour: object) -> pygame.surface.Surface:
        self.made.append(text)
        return super()._render(text, face, size, colour)  # type: ignore[arg-type]


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_words_are_remembered_within_what_a_window_holds(ratio: float) -> None:
    """Two or three pages of a laptop fit; a chapter is more than that."""
    size = round(1280 * ratio), round(720 * ratio)
    letters, surface = Counted(), pygame.Surface(size)
    stage, pilot, most = Stage(letters), Pilot(real_story()).sit("kit", "short"), 0
    stage.resize(size, ratio)
    for _ in range(40):
        stage.show(pilot.view)
        draw_words(Painter(surface, EVENING, letters, stage.sheet.plan.scale), stage.sheet, stage._scroll, Look())
        most = max(most, letters._drawn.bytes)
        if pilot.view.screen == "ending":
            break
        pilot.press("go-on") if pilot.host.session.answered else pilot.last_answer()
    bound = max(4_000_000, 4 * size[0] * size[1])
    assert bound / 2 < most <= bound
    assert len(letters.made) > 200


@pytest.mark.parametrize("text_size", [100, 200])
@pytest.mark.parametrize("size", [(1280, 720), (390, 844), (320, 480)])
@pytest.mark.parametrize("name", GALLERY)
def test_a_page_is_drawn_again_out_of_what_is_remembered(name: str, size: tuple[int, int], text_size: int) -> None:
    """However large its letters are: a line that is not seen is not drawn, and so takes no room."""
    letters, ratio = Counted(), 3.0
    size = round(size[0] * ratio), round(size[1] * ratio)
    stage, surface = Stage(letters), pygame.Surface(size)
    stage.resize(size, ratio)
    stage.show(shown(name, text_size=text_size))
    painter = Painter(surface, EVENING, letters, stage.sheet.plan.scale)
    for _ in range(2):
        before = len(letters.made)
        draw_words(painter, stage.sheet, stage._scroll, Look())
    assert before == len(letters.made) > 0
    assert letters._drawn.bytes <= letters._drawn.most


def test_a_line_that_cannot_be_seen_is_not_drawn() -> None:
    words = " ".join(f"Nobody says {count}." for count in range(120))
    lines = tuple(Line(f"line/{place}", "narration", words) for place in range(2))
    letters, surface = Counted(), pygame.Surface((800, 400))
    stage = Stage(letters)
    stage.resize(surface.get_size(), 1.0)
    stage.show(View("scene", "", (Section("text", "text", lines),)))
    stage.draw(surface)
    first = pygame.image.tobytes(surface, "RGB")
    blocks = [block for block in stage.sheet.flowing if block.id.startswith("line/")]
    assert len(set(letters.made)) < sum(isinstance(mark, Words) for mark in blocks[0].marks) - 5
    stage.scroll_by(300)
    stage.draw(surface)
    assert pygame.image.tobytes(surface, "RGB") != first
    stage.scroll_by(-300)
    stage.draw(surface)
    assert pygame.image.tobytes(surface, "RGB") == first


def test_widths_and_fonts_are_not_remembered_without_end() -> None:
    letters = Typefaces()
    for place in range(25_000):
        letters.width(str(place), "story", 10 + place % 90)
        assert len(letters._widths) <= 10_000
        assert len(letters._fonts) <= 40
    assert letters.width("24999", "story", 50) == Typefaces().width("24999", "story", 50)


def test_only_the_letters_in_use_remember_what_was_drawn() -> None:
    cuts = Cuts(Typefaces())
    usual = cuts.fitting(Display())
    usual.draw("Kit", "story", 20, WHITE)
    assert cuts.fitting(Display()) is usual
    assert usual._drawn.bytes > 0
    wide = cuts.fitting(Display(spacing="wide"))
    wide.draw("Kit", "story", 20, WHITE)
    assert usual._drawn.bytes == 0 < wide._drawn.bytes


def test_pages_that_were_left_are_not_remembered() -> None:
    pilot, stage = Pilot(real_story()).sit("kit", "short"), Stage()
    stage.resize((390, 400), 1.0)
    most = 0
    for _ in range(30):
        stage.show(pilot.view)
        stage.scroll_by(120)
        before = stage.offset
        pilot.press("settings")
        stage.show(pilot.view)
        most = max(most, len(stage._kept))
        pilot.press("back")
        stage.show(pilot.view)
        assert stage.offset == before, "a page is where it was when a dialog over it closes"
        if pilot.view.screen == "ending":
            break
        pilot.press("go-on") if pilot.host.session.answered else pilot.last_answer()
    assert most == 1
    assert not stage._kept


# -- pictures ---------------------------------------------------------------------------------------------------


def test_layers_are_remembered_within_four_pictures_over_every_place() -> None:
    box, scenery, surface = Box(0, 0, 371, 330), Scenery(), pygame.Surface((371, 330))
    most, before = 0, Picture("kitchen", light=500, presence=500, gap=500)
    for light in (200, 800):
        for where in PLACES:
            after = replace(before, place=where, light=light, poses={"kit": "cup", "rowan": "standing"})
            for share in (0.3, 0.7, 1.0):
                scenery.draw(surface, box, EVENING, before, after, share)
                most = max(most, scenery._kept.bytes)
            before = after
    assert 3 * 4 * box.w * box.h < most <= 4 * 4 * box.w * box.h


def test_lines_of_the_way_are_remembered_within_a_bound() -> None:
    surface = pygame.Surface((1200, 800))
    for place in range(60):
        sketch.trace(surface, ((10, 10), (900 + place, 300), (20, 500)), 3, WHITE, "solid")
        assert sketch._traced.bytes <= 16_000_000
    assert sketch._traced.bytes > 13_000_000


@pytest.mark.parametrize("dash", PATTERNS)
def test_a_line_drawn_in_strips_is_the_line_drawn_at_once(dash: Dash, monkeypatch: pytest.MonkeyPatch) -> None:
    points = ((0.0, 0.5), (320.0, 41.7), (333.3, 260.0), (20.0, 199.0))
    drawn = {}
    for pixels in (3_000, 10**9):
        monkeypatch.setattr(sketch, "_STRIP", pixels)
        drawn[pixels] = pygame.image.tobytes(sketch._line(points, 3.3, (200, 150, 90), dash), "RGBA")
    assert drawn[3_000] == drawn[10**9]


def test_no_more_than_a_strip_is_drawn_large(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[int] = []

    class Surface(pygame.Surface):
        def __init__(self, size: tuple[int, int], flags: int = 0) -> None:
            super().__init__(size, flags)
            made.append(size[0] * size[1])

    monkeypatch.setattr("game.stage.sketch.pygame.Surface", Surface)
    sketch._line(((0.0, 0.0), (1400.0, 350.0)), 6.0, WHITE, "solid")
    assert max(made) <= max(sketch._STRIP, 1420 * 370)
    assert len(made) > 10
