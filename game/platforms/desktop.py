"""A window on Windows, macOS and Linux: crisp at any pixel density, and no work at all while nothing happens."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ.setdefault("SDL_VIDEO_ALLOW_SCREENSAVER", "1")
os.environ.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")  # X11: tries out OpenGL otherwise, for 0.2 s and 70 MB
os.environ.setdefault("SDL_WINDOWS_DPI_AWARENESS", "permonitorv2")
os.environ.setdefault("SDL_WINDOWS_DPI_SCALING", "1")  # Windows then counts in points, as macOS does

import pygame

from game.platforms.contrast import more_contrast
from game.platforms.host import Host
from game.platforms.motion import reduced_motion
from game.platforms.platform import Closed, Exposed, Signal, Stepped, Ticked
from game.platforms.reader import Reader, before_shown, reader
from game.platforms.sleep import drive, sleeper
from game.platforms.speaker import Speaker
from game.stage.geometry import Insets, Place
from game.stage.icon import icon
from game.stage.program import run
from game.stage.typeface import asset_folder
from game.view.view import View

SIZE, LEAST, SECOND = (1280, 720), (320, 480), (760, 560)
"""First size of the window, the least, and the first size of a second window, in points."""
INVISIBLE = ("offscreen", "dummy")
"""Video drivers of SDL that show nothing."""
FRAMES = 60
"""Frames a second while the picture moves."""
PAD_SECONDS = 1 / 30
"""How often a connected gamepad is asked while nothing moves."""
_TICK, _STEP, _ENDED = (pygame.event.custom_type() for _ in range(3))
"""Made once: pygame counts them anew after a display was closed."""
_LOST = (pygame.WINDOWEXPOSED, pygame.WINDOWRESIZED, pygame.WINDOWSIZECHANGED, pygame.WINDOWRESTORED)


def _window_of(event: pygame.event.Event) -> int:
    """Return the id of the window that an event belongs to; 0 where it belongs to none."""
    window = getattr(event, "window", None)
    return window.id if isinstance(window, pygame.Window) else 0


class NoDisplay(Exception):  # noqa: N818 - it is a fact about the device
    """There is no screen to open a window on; what the system says of it, where it says something."""


def play(host: Host) -> int:
    """Play in a window until it is closed. Returns 0. Raises NoDisplay where no window can be opened."""
    desktop = Desktop(host.view().title)
    try:
        drive(run(desktop, host))
    finally:
        desktop.close()
    return 0


class Desktop:
    """A desktop window as a platform."""

    def __init__(self, title: str) -> None:
        try:
            pygame.display.init()
            self._refuse_the_invisible()
            early = before_shown()
            self.window = pygame.Window(title, self._first_size(), resizable=True, allow_high_dpi=True, hidden=early)
            self.window.minimum_size = LEAST
            self._reader: Reader | None = reader(self.window) if early else None
            if early:
                self.window.show()
            self._surface = self.window.get_surface()
        except pygame.error as error:
            raise NoDisplay(str(error)) from error
        with suppress(pygame.error):
            self.window.set_icon(icon(64))
        pygame.key.stop_text_input()
        pygame.event.set_blocked((pygame.AUDIODEVICEADDED, pygame.AUDIODEVICEREMOVED))
        self._clock = pygame.time.Clock()
        self._sleep = sleeper()
        self._speaker = Speaker(asset_folder("sound"), _ENDED)
        self._pads: dict[int, pygame.joystick.JoystickType] = {}
        self._looked_for_pads = False
        self._pace = 0
        self._looked_for_readers = before_shown()
        self._over = self._typing = self._full = False
        self._second: pygame.Window | None = None

    def close(self) -> None:
        """Take the windows away."""
        self._speaker.close()
        self.close_second()
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

    def insets(self) -> Insets:
        """Return none: a window is all there."""
        return Insets()

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
            time.sleep(PAD_SECONDS)
        return list(self._signals(events))

    def present(self) -> None:
        """Show what was drawn."""
        self.window.flip()

    def mirror(self, view: View, places: Sequence[Place], focus: str) -> None:
        """Name the window after the screen, tell assistive technology, and let be heard what sounds."""
        if self.window.title != view.title:
            self.window.title = view.title
        self._scan(view)
        self._speaker.show(view.sound)
        if not self._looked_for_readers:
            self._looked_for_readers = True
            self._reader = self._reader or reader(self.window)
        if self._reader is not None:
            self._reader.show(view, places, focus, self.pixel_ratio())

    def _scan(self, view: View) -> None:
        """Let the time to the next step of scanning begin anew, so that every step has its whole time."""
        pace = int(view.display.scan) * 1000 if view.display.scan.isdigit() else 0
        if pace or self._pace:
            self._pace = pace
            pygame.time.set_timer(_STEP, pace)

    def listened(self) -> bool:
        """Return whether assistive technology listens."""
        return self._reader is not None and self._reader.listened

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

    @staticmethod
    def wake() -> None:
        """Have the window look again. May be called from any thread; does nothing before there is a window."""
        with suppress(pygame.error):
            pygame.event.post(pygame.event.Event(_TICK))

    def tick(self, seconds: int) -> None:
        """Wake the loop every so many seconds; 0 stops it."""
        pygame.time.set_timer(_TICK, seconds * 1000)

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard; quietly nothing where there is none."""
        with suppress(pygame.error):
            pygame.scrap.put_text(text)

    def open_second(self, title: str) -> bool:
        """Open a second window called `title`; return whether the window system gave one."""
        if self._second is None:
            with suppress(pygame.error):
                self._second = pygame.Window(title, SECOND, resizable=True, allow_high_dpi=True)
                self._second.minimum_size = LEAST
                self.window.focus()  # keys are for the room's own window; the notes only show
        return self._second is not None

    def second(self) -> pygame.surface.Surface | None:
        """Return the second window's surface; None where none is open."""
        return self._second.get_surface() if self._second is not None else None

    def present_second(self) -> None:
        """Show what was drawn in the second window."""
        if self._second is not None:
            self._second.flip()

    def close_second(self) -> None:
        """Take the second window away."""
        if self._second is not None:
            self._second.destroy()
            self._second = None

    def share(self, text: str) -> None:
        """Nothing: a desktop has no such place, and no control for it."""

    def quick_exit(self) -> None:
        """Take the windows away, and the sound, before anything else is done."""
        self.window.hide()
        self._speaker.close()
        self.close_second()

    def reduced_motion(self) -> bool:
        """Return whether the desktop asks for less movement."""
        return reduced_motion()

    def more_contrast(self) -> bool:
        """Return whether the desktop asks for more contrast."""
        return more_contrast()

    # -- events -------------------------------------------------------------------------------------------------

    def _signals(self, events: Sequence[pygame.event.Event]) -> Iterator[Signal]:
        for event in events:
            if self._reader is not None:
                yield from self._reader.signals(event)
            if self._second is not None and _window_of(event) == self._second.id:
                yield from self._of_second(event)
            elif event.type in (pygame.QUIT, pygame.WINDOWCLOSE):
                yield Closed()
            elif event.type in _LOST:
                yield Exposed()
            elif event.type == _TICK:
                yield Ticked()
            elif event.type == _STEP:
                yield Stepped()
            elif event.type == _ENDED:
                self._speaker.rest()
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

    def _of_second(self, event: pygame.event.Event) -> Iterator[Signal]:
        """Keys mean the same in both windows; the second one shows, and nothing in it can be pressed."""
        if event.type == pygame.WINDOWCLOSE:
            self.close_second()
        elif event.type in _LOST:
            yield Exposed()
        elif event.type in (pygame.KEYDOWN, pygame.KEYUP) and not (
            event.type == pygame.KEYDOWN and self._own_key(event)
        ):
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
