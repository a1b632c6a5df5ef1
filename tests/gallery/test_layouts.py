"""Every screen in every window, in English, in Spanish and in a language that is two fifths longer."""

from __future__ import annotations

import pygame
import pytest

from game.gallery.longer import CODE
from game.gallery.screen import Look, Screen
from game.gallery.window import ACROSS, LAPTOP, PHONE, SMALL, WINDOWS, Window
from game.stage.stage import Stage
from game.stage.theme import THEMES
from game.view.view import Control, Field
from tests.gallery.faults import LEAST, ring
from tests.gallery.shown import placed, shown

LARGER = (
    Window("least", "The least window of a desktop", 320, 480),
    PHONE._replace(text=200),
    SMALL._replace(text=200),
    LAPTOP._replace(text=125),
    LAPTOP._replace(text=150),
    LAPTOP._replace(text=175),
    ACROSS._replace(text=150),
    ACROSS._replace(text=200),
)
DENSER = (PHONE._replace(ratio=3.0), LAPTOP._replace(ratio=1.5), ACROSS._replace(ratio=2.625))
CASES = (
    *(("en", window, "evening") for window in (*WINDOWS, *LARGER, *DENSER)),
    *(("es", window, "paper") for window in (*WINDOWS, *LARGER[1:3])),
    *((CODE, window, "paper" if place % 2 else "contrast") for place, window in enumerate((*WINDOWS, *LARGER))),
)
SET = (Look(spacing="wide"), Look(typeface="legible"), Look(spacing="wide", typeface="legible"))
DRAWN = ("title", "scene-struck", "settings", "code", "room-answers", "room-vote")


def named(value: object) -> str:
    return f"{value.name}-{value.text}-{value.ratio}" if isinstance(value, Window) else str(value)


@pytest.mark.parametrize(("language", "window", "theme"), CASES, ids=named)
def test_nothing_is_cut_off_or_too_small_or_out_of_reach(language: str, window: Window, theme: str) -> None:
    faults = [fault for screen in placed(language, window, window.look(theme)) for fault in screen.faults()]
    assert faults == []


@pytest.mark.parametrize("window", [LAPTOP, PHONE, SMALL._replace(text=200)], ids=named)
@pytest.mark.parametrize("look", SET, ids=lambda look: f"{look.spacing}-{look.typeface}")
def test_other_letters_fit_as_well(look: Look, window: Window) -> None:
    look = look._replace(text_size=window.text)
    faults = [fault for screen in placed(CODE, window, look) for fault in screen.faults()]
    assert faults == []


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("window", [one for one in (*WINDOWS, *DENSER) if one.text == 100 and one != SMALL], ids=named)
def test_lines_are_long_enough_to_be_read_with_ease(language: str, window: Window) -> None:
    """A telephone of 320 pixels is too narrow for that in letters that can be read."""
    rooms = {screen.name: screen.room() for screen in placed(language, window, window.look()) if screen.is_story}
    assert {name: room for name, room in rooms.items() if 0 < room < LEAST} == {}
    assert any(rooms.values())


@pytest.mark.parametrize(
    ("language", "window"), [("en", LAPTOP), ("es", PHONE), (CODE, ACROSS), (CODE, SMALL._replace(text=200))], ids=named
)
def test_tab_leads_to_everything_and_shows_it(language: str, window: Window) -> None:
    for screen in shown(language):
        stage = on_stage(screen, window)
        wanted = [item.id for item in stage.view.items() if isinstance(item, Control | Field)]
        if stage.view.screen == "title":  # settings come before anything else there
            wanted.sort(key=lambda item: item != "settings")
        reached = []
        for _ in wanted:
            stage.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_TAB, mod=0, unicode="\t"))
            reached.append(stage.focused)
            assert in_sight(stage, stage.focused), (screen.name, stage.focused)
        assert reached == wanted, screen.name


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", DRAWN)
def test_the_focus_ring_is_drawn_on_all_sides(name: str, theme: str) -> None:
    screen = next(screen for screen in shown() if screen.name == name)
    stage = on_stage(screen, LAPTOP, theme)
    surface = pygame.Surface(LAPTOP.size)
    for item in [item for item in stage.view.items() if isinstance(item, Control | Field)][:3]:
        stage.focus(item.id)
        stage.draw(surface)
        block = next(block for block, _ in stage.placed() if block.id == item.id)
        around, (x, y) = ring(block, 2), block.box.middle
        for point in ((around.x, y), (around.right - 1, y), (x, around.y), (x, around.bottom - 1)):
            assert surface.get_at(point)[:3] == THEMES[theme].focus, (item.id, point)


def on_stage(screen: Screen, window: Window, theme: str = "evening") -> Stage:
    stage = Stage()
    stage.resize(window.size, window.ratio, insets=window.covered)
    stage.show(screen.shown(window.look(theme)))
    return stage


def in_sight(stage: Stage, id: str) -> bool:
    """Whether a block can be seen with its ring; of one that is higher than what shows, its top."""
    block = next(block for block, _ in stage.placed() if block.id == id)
    if not stage.sheet.flows(id):
        return True
    view, around = stage.sheet.viewport, ring(block, stage.sheet.plan.scale.px(3))
    return around.y >= view.y and (around.bottom <= view.bottom or around.h > view.h * 0.8)
