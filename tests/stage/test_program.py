from __future__ import annotations

import asyncio
from collections.abc import Sequence
from pathlib import Path

import pygame

from game.authoring.library import open_story
from game.platforms.host import Host
from game.platforms.platform import Closed, Entered, Focused, Pressed, Scrolled, Signal, Typed
from game.platforms.store import MemoryStore
from game.stage.geometry import Insets, Place
from game.stage.program import run
from game.stage.stage import Stage
from game.view.settings import System
from game.view.view import View

STORY = Path(__file__).resolve().parents[2] / "story"


class Desk:
    """A device that hands out signals one after the other and writes down what it was asked for."""

    def __init__(self, *signals: Signal, reduced: bool = True) -> None:
        self.signals = [*signals, Closed()]
        self.canvas = pygame.Surface((1280, 720))
        self.presented = 0
        self.busy: list[bool] = []
        self.mirrored: list[tuple[str, str]] = []
        self.copied = self.shared = ""
        self.ticks: list[int] = []
        self.aside: pygame.surface.Surface | None = None
        self.presented_aside = 0
        self.left = False
        self.reduced = reduced

    def size(self) -> tuple[int, int]:
        return self.canvas.get_size()

    def pixel_ratio(self) -> float:
        return 1.0

    def pointer_factor(self) -> float:
        return 1.0

    def insets(self) -> Insets:
        return Insets(top=10, left=20)

    def surface(self) -> pygame.surface.Surface:
        return self.canvas

    async def wait(self, busy: bool) -> Sequence[Signal]:
        self.busy.append(busy)
        return [self.signals.pop(0)]

    def present(self) -> None:
        self.presented += 1

    def mirror(self, view: View, places: Sequence[Place], focus: str) -> None:
        assert places
        self.mirrored.append((view.screen, focus))

    def listened(self) -> bool:
        return False

    def more_contrast(self) -> bool:
        return False

    def point(self, over: bool) -> None: ...

    def typing(self, on: bool) -> None: ...

    def tick(self, seconds: int) -> None:
        self.ticks.append(seconds)

    def share(self, text: str) -> None:
        self.shared = text

    def copy(self, text: str) -> None:
        self.copied = text

    def open_second(self, title: str) -> bool:
        self.aside = pygame.Surface((760, 560))
        return True

    def second(self) -> pygame.surface.Surface | None:
        return self.aside

    def present_second(self) -> None:
        self.presented_aside += 1

    def close_second(self) -> None:
        self.aside = None

    def quick_exit(self) -> None:
        self.left = True

    def reduced_motion(self) -> bool:
        return self.reduced


def play(*signals: Signal, reduced: bool = True) -> tuple[Desk, Host]:
    desk = Desk(*signals, reduced=reduced)
    host = Host(open_story(STORY), MemoryStore(), "window", System(seed=1))
    asyncio.run(run(desk, host, Stage()))
    return desk, host


def test_presses_from_the_mirror_lead_from_screen_to_screen() -> None:
    desk, host = play(Pressed("begin"), Pressed("go-on"), Pressed("no such control"))
    assert [screen for screen, _ in desk.mirrored] == ["title", "note", "chair"]
    assert host.session.screen == "chair"


def test_what_was_pressed_on_the_cover_comes_before_anything_is_drawn() -> None:
    desk, host = Desk(Pressed("begin")), Host(open_story(STORY), MemoryStore(), "window", System(seed=1))
    mirror = desk.mirror
    desk.mirror = lambda view, places, focus: mirror(view, places or (None,), focus)  # type: ignore[method-assign,arg-type]
    asyncio.run(run(desk, host, Stage(), covered=True))
    assert [screen for screen, _ in desk.mirrored] == ["title", "note"]
    assert desk.presented == 1
    assert desk.busy == [True, False]


def test_what_the_device_covers_is_left_free() -> None:
    stage = Stage()
    host = Host(open_story(STORY), MemoryStore(), "window", System(seed=1))
    asyncio.run(run(Desk(), host, stage))
    assert stage.sheet.viewport.y == Desk().insets().top
    assert all(block.box.x >= Desk().insets().left for block, _ in stage.placed())


def test_nothing_is_drawn_where_nothing_changed() -> None:
    wakes = [pygame.event.Event(pygame.MOUSEMOTION, pos=(5, 5), rel=(1, 1), buttons=(0, 0, 0)) for _ in range(20)]
    desk, _ = play(*wakes)
    assert desk.presented == 1
    assert desk.busy == [False] * 21


def test_focus_and_scroll_from_the_mirror_reach_the_stage_and_come_back() -> None:
    desk, _ = play(Pressed("about"), Scrolled(40), Focused("back"))
    assert desk.mirrored[-1] == ("about", "back")
    assert desk.presented == len(desk.mirrored)


def test_text_from_the_mirror_is_shown_and_entered() -> None:
    desk, host = play(Pressed("code"), Typed("enter-code", "nonsense"), Entered("enter-code", "nonsense"))
    assert host.session.notice
    assert desk.mirrored[-1][0] == "code"


def test_quick_exit_leaves_at_once() -> None:
    desk, _ = play(Pressed("quick-exit"), Pressed("begin"))
    assert desk.left
    assert desk.presented == 1


def test_the_picture_keeps_the_loop_going_only_while_it_moves() -> None:
    start = (Pressed("begin"), Pressed("go-on"), Pressed("chair:kit"))
    for reduced, moves in ((True, False), (False, True)):
        desk, host = play(*start, Scrolled(0), Scrolled(0), reduced=reduced)
        assert host.session.screen == "scene"
        moving = desk.busy[4:]
        assert not any(desk.busy[:3])
        assert any(moving) == moves


def test_a_device_that_asks_for_less_movement_gets_it() -> None:
    _, host = play(reduced=True)
    assert host.view().display.reduced_motion
    _, host = play(reduced=False)
    assert not host.view().display.reduced_motion
