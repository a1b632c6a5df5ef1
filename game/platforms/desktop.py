"""A window on Windows, macOS and Linux: crisp at any pixel density, and no work at all while nothing happens."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ.setdefault("SDL_VIDEO_ALLOW_SCREENSAVER", "1")
os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
os.environ.setdefault("SDL_WINDOWS_DPI_SCALING", "1")  # Windows then counts in points, as macOS does

import pygame

from game.platforms.host import Host
from game.platforms.motion import reduced_motion
from game.platforms.platform import Closed, Exposed, Signal
from game.platforms.sleep import sleeper
from game.stage.geometry import Place
from game.stage.icon import icon
from game.stage.program import run
from game.view.view import View

SIZE, LEAST = (1280, 720), (320, 480)
"""First size of the window, and the least, in points."""
INVISIBLE = ("offscreen", "dummy")
"""Video drivers of SDL that show nothing."""
FRAMES = 60
"""Frames a second while the picture moves."""
PAD_SECONDS = 1 / 30
"""How often a connected gamepad is asked while nothing moves."""
_LOST = (pygame.WINDOWEXPOSED, pygame.WINDOWRESIZED, pygame.WINDOWSIZECHANGED, pygame.WINDOWRESTORED)


class NoDisplay(Exception):  # noqa: N818 - it is a fact about the device
    """There is no screen to open a window on; what the system says of it, where it says something."""


def play(host: Host) -> int:
    """Play in a window until it is closed. Returns 0. Raises NoDisplay where no window can be opened."""
    desktop = Desktop(host.view().title)
    try:
        asyncio.run(run(desktop, host))
    finally:
        desktop.close()
    return 0


class Desktop:
    """A desktop window as a platform."""

    def __init__(self, title: str) -> None:
        try:
            pygame.display.init()
            self._refuse_the_invisible()
            self.window = pygame.Window(title, self._first_size(), resizable=True, allow_high_dpi=True)
            self.window.minimum_size = LEAST
            self._surface = self.window.get_surface()
        except pygame.error as error:
            raise NoDisplay(str(error)) from error
        with suppress(pygame.error):
            self.window.set_icon(icon(64))
        pygame.key.stop_text_input()
        pygame.event.set_blocked((pygame.AUDIODEVICEADDED, pygame.AUDIODEVICEREMOVED))
        self._clock = pygame.time.Clock()
        self._sleep = sleeper()
        self._pads: dict[int, pygame.joystick.JoystickType] = {}
        self._looked_for_pads = False
        self._over = self._typing = self._full = False

    def close(self) -> None:
        """Take the window away."""
        self.window.destroy()
        pygame.display.quit()

    # -- the platform -------------------------------------------------------------------------------------------

    def size(self) -> tuple[int, int]:
        """Return the surface's size in device pixels."""
        return self.surface().get_size()

    def pixel_ratio(self) -> float:
        """Return device pixels to a point; `GDK_SCALE` says it where the window system does not."""
        ratio = self.surface().get_width() / max(1, self.window.size[0])
        told = os.environ.get("GDK_SCALE", "")
        return float(told) if ratio == 1 and told.isdigit() and int(told) > 1 else ratio

    def pointer_factor(self) -> float:
        """Return device pixels to a point: mouse events count in points."""
        return self.surface().get_width() / max(1, self.window.size[0])

    def surface(self) -> pygame.surface.Surface:
        """Return the window's surface."""
        self._surface = self.window.get_surface()
        return self._surface

    async def wait(self, busy: bool) -> Sequence[Signal]:
        """Wait for events: blocked in the window system while idle, until the next frame while busy."""
        if busy:
            self._clock.tick(FRAMES)
            return list(self._signals(pygame.event.get()))
        self._look_for_pads()
        if not self._pads:
            return list(self._signals(self._sleep()))
        while not (events := pygame.event.get()):
            await asyncio.sleep(PAD_SECONDS)
        return list(self._signals(events))

    def present(self) -> None:
        """Show what was drawn."""
        self.window.flip()

    def mirror(self, view: View, places: Sequence[Place], focus: str) -> None:
        """Name the window after the screen."""
        if self.window.title != view.title:
            self.window.title = view.title

    def point(self, over: bool) -> None:
        """Show a hand over what can be pressed."""
        if over != self._over:
            self._over = over
            with suppress(pygame.error):
                pygame.mouse.set_cursor(pygame.SYSTEM_CURSOR_HAND if over else pygame.SYSTEM_CURSOR_ARROW)

    def typing(self, on: bool) -> None:
        """Take text, or stop taking it."""
        if on != self._typing:
            self._typing = on
            (pygame.key.start_text_input if on else pygame.key.stop_text_input)()

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard; quietly nothing where there is none."""
        with suppress(pygame.error):
            pygame.scrap.put_text(text)

    def share(self, text: str) -> None:
        """Nothing: a desktop has no such place, and no control for it."""

    def quick_exit(self) -> None:
        """Take the window away before anything else is done."""
        self.window.hide()

    def reduced_motion(self) -> bool:
        """Return whether the desktop asks for less movement."""
        return reduced_motion()

    # -- events -------------------------------------------------------------------------------------------------

    def _signals(self, events: Sequence[pygame.event.Event]) -> Iterator[Signal]:
        for event in events:
            if event.type in (pygame.QUIT, pygame.WINDOWCLOSE):
                yield Closed()
            elif event.type in _LOST:
                yield Exposed()
            elif event.type == pygame.JOYDEVICEADDED:
                pad = pygame.joystick.Joystick(event.device_index)
                self._pads[pad.get_instance_id()] = pad
            elif event.type == pygame.JOYDEVICEREMOVED:
                self._pads.pop(event.instance_id, None)
            elif event.type == pygame.KEYDOWN and self._own_key(event):
                continue
            elif event.type == pygame.KEYDOWN and self._pastes(event):
                yield from self._pasted()
            else:
                yield event

    def _own_key(self, event: pygame.event.Event) -> bool:
        """Full screen: F11, or Alt and Enter."""
        alt_enter = event.key == pygame.K_RETURN and event.mod & pygame.KMOD_ALT
        if event.key != pygame.K_F11 and not alt_enter:
            return False
        self._full = not self._full
        if self._full:
            self.window.set_fullscreen(desktop=True)
        else:
            self.window.set_windowed()
        return True

    def _pastes(self, event: pygame.event.Event) -> bool:
        return self._typing and event.key == pygame.K_v and bool(event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META))

    def _pasted(self) -> Iterator[Signal]:
        with suppress(pygame.error):
            text = pygame.scrap.get_text()
            if text:
                yield pygame.event.Event(pygame.TEXTINPUT, text=text)

    def _look_for_pads(self) -> None:
        """Start listening for gamepads, after the first frame: it takes longer than the rest of the start."""
        if not self._looked_for_pads:
            self._looked_for_pads = True
            with suppress(pygame.error):
                pygame.joystick.init()

    @staticmethod
    def _refuse_the_invisible() -> None:
        """Without a screen SDL draws where nobody can look; that is only wanted where somebody asked for it."""
        driver = pygame.display.get_driver()
        if driver in INVISIBLE and os.environ.get("SDL_VIDEODRIVER") != driver:
            pygame.display.quit()
            raise NoDisplay

    @staticmethod
    def _first_size() -> tuple[int, int]:
        """Return the first size of the window: no larger than most of the screen."""
        sizes = pygame.display.get_desktop_sizes()
        if not sizes:
            return SIZE
        width, height = sizes[0]
        return max(LEAST[0], min(SIZE[0], width * 9 // 10)), max(LEAST[1], min(SIZE[1], height * 85 // 100))
