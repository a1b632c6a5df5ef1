"""The workshop layout: read from the back row, never cut off, at the sizes that projectors have."""

from __future__ import annotations

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache

import pytest

from game.language.shelf import languages
from game.stage.layout import ROOM_LONGEST, arrange
from game.stage.mark import Words
from game.stage.plan import ROWS
from game.stage.typeface import Typefaces
from game.view.edition import Editions
from game.view.session import Session
from game.view.settings import System
from game.view.view import View
from game.workshop.describe import describe
from game.workshop.room import LAID, Room, open_room
from tests.pilot.pilot import ROOT, TODAY, real_story

SIZES = ((1024, 768), (1280, 720), (1920, 1080), (2560, 1440))
FACES = {firm: Typefaces(firm=firm) for firm in (False, True)}
READ_AT_ONCE = (
    "setup-time",
    "agreement",
    "plan",
    "predict",
    "calm",
    "pause",
    "keys",
    "close",
    "debrief-1",
    "bring",
    "carry",
)
"""Pages that have to fit without scrolling, in English."""


@cache
def pages(language: str) -> Mapping[str, Room]:
    """Return a room for every page, on the way through a workshop of 90 minutes."""
    system = System(today=TODAY, second_window=True, can_print=True, language=language)
    session = Session(real_story(), system, editions=Editions(real_story(), languages(ROOT / "story"))).translated()
    room = open_room(session).at(7)
    found: dict[str, Room] = {}
    for here in _way(room):
        for shown in (here, *(here.press(name) for name in ("calm", "keys", "pause", "timing", "support"))):
            found.setdefault(shown.screen, shown)
        found.setdefault("settings", here.press("keys").press("settings"))
    found["pack"] = found["plan"].press("pack")
    first = replace(found["debrief-1"], setup=replace(room.setup, length="first")).go("end")
    found["carry"] = replace(first, session=replace(first.session, game=found["vote"].session.game)).press("carry")
    found["bring"] = room.press("put:length=second").press("bring")
    return found


def _way(room: Room) -> Iterator[Room]:
    tried = False
    for step in range(120):
        yield room
        if room.screen == "end":
            return
        view = describe(room)
        answers = [control.id for control in view.controls() if control.role == "choice" and control.available]
        if room.screen == "setup-time":
            room = room.press("put:length=90")
        if room.screen == "vote" and room.counting:
            room = room.press(f"digit:{step % 4}")
        if (room.screen == "answers" and room.trial) or (room.screen == "split" and not view.forward):
            room = room.press(answers[-1])
        elif room.screen == "replay" and not tried:
            tried, room = True, room.press("other:0")
        else:
            room = room.press(view.forward)
    raise AssertionError(f"the workshop does not end; this is '{room.screen}'")


def everywhere(language: str) -> list[tuple[str, View]]:
    shown = []
    for name, room in sorted(pages(language).items()):
        for theme in ("evening", "contrast"):
            settings = replace(room.session.settings, theme=theme)
            dressed = replace(room, session=replace(room.session, settings=settings), strip=theme == "contrast")
            shown.append((f"{name} {theme}", describe(dressed)))
    return shown


def test_the_way_leads_over_every_page() -> None:
    missing = {"kept", "halfway", "safety", "debrief-2", "debrief-3"} - set(pages("en"))
    assert missing <= {"kept", "halfway", "safety"}
    assert set(LAID) - {"safety", "phones"} <= set(pages("en"))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("size", SIZES)
def test_text_is_large_and_lines_are_short_and_nothing_is_cut_off(size: tuple[int, int], language: str) -> None:
    for name, view in everywhere(language):
        faces = FACES[view.display.theme == "contrast"]
        sheet = arrange(view, size, 1.0, faces)
        small = {item.id for section in view.sections if section.role == "strip" for item in section.items}
        for block in (*sheet.fixed, *sheet.flowing):
            flows = sheet.flows(block.id)
            for mark in block.marks:
                if not isinstance(mark, Words):
                    continue
                where = (name, block.id, mark.text)
                if block.id not in small:
                    assert mark.size * ROWS >= size[1], where
                    assert len(mark.text.replace("\u200a", "").replace("\u2009", "")) <= ROOM_LONGEST, where
                else:
                    assert mark.size * 50 >= size[1], where
                assert mark.x >= 0, where
                assert mark.x + faces.width(mark.text, mark.face, mark.size) <= size[0], where
                assert flows or mark.y + faces.height(mark.face, mark.size) <= size[1] + 2, where
        fixed = [block.box for block in sheet.fixed]
        assert not any(one.overlaps(other) for at, one in enumerate(fixed) for other in fixed[at + 1 :]), name
        assert sheet.viewport.h >= size[1] * 0.45, name


@pytest.mark.parametrize("size", SIZES)
def test_slides_are_read_at_once(size: tuple[int, int]) -> None:
    for name in READ_AT_ONCE:
        view = describe(pages("en")[name])
        sheet = arrange(view, size, 1.0, FACES[False])
        assert sheet.height <= sheet.viewport.h, (name, size, sheet.height - sheet.viewport.h)


@pytest.mark.parametrize("size", SIZES)
def test_two_ways_stand_beside_each_other(size: tuple[int, int]) -> None:
    view = describe(pages("en")["compare"])
    sheet = arrange(view, size, 1.0, FACES[False])
    left, right = sheet.block("chosen/name"), sheet.block("tried/name")
    assert left is not None
    assert right is not None
    assert left.box.y == right.box.y
    assert left.box.right < right.box.x


def test_a_narrow_window_still_holds_everything() -> None:
    for name, view in everywhere("en"):
        sheet = arrange(view, (390, 844), 1.0, FACES[False])
        for block in (*sheet.fixed, *sheet.flowing):
            assert block.box.x >= 0, (name, block.id)
            assert block.box.right <= 390, (name, block.id)
