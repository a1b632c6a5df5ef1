"""A browser page as a platform: Python's side of game/web/page/page.js.

Under Pyodide the page registers itself as the module `two_chairs_page`, and waiting is a promise that the page resolves
in an animation frame once there is something to do. Under pygbag's own runtime the same object hangs on the window as
`twoChairs`; there a promise cannot be awaited simply, so waiting is one frame of pygbag's loop.
"""

from __future__ import annotations

import asyncio
import errno
import importlib
import json
import math
import os
from binascii import b2a_base64
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Protocol

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ.setdefault("SDL_EMSCRIPTEN_KEYBOARD_ELEMENT", "#canvas")  # keys belong to the page

import pygame

from game.platforms.intents import signal
from game.platforms.late import LateHost, shelf, whole_story
from game.platforms.opening import STORY, opening
from game.platforms.paper import PART, PagePrinter
from game.platforms.platform import Signal, Ticked
from game.platforms.room import minute
from game.stage.geometry import Insets, Place
from game.stage.program import run
from game.view.settings import System
from game.view.view import View
from game.view.wire import to_json

FILE = "evening-notes"
"""What a browser calls a file that is kept: a name that says nothing about what this is."""
TYPES: Mapping[str, str] = {"txt": "text/plain", "html": "text/html", "png": "image/png"}
"""By ending: what a file is."""
_ROOT = Path(__file__).resolve().parents[2]


class Page(Protocol):
    """What page.js offers. Only numbers, texts and promises cross."""

    def wait(self, busy: bool) -> Any:
        """Return a promise for the next frame in which there is something to do; for the very next where `busy`."""

    def take(self) -> str:
        """Return what was done in the page since the last call, as a JSON list; empty for nothing."""

    def width(self) -> int:
        """Return the canvas's width in device pixels."""

    def height(self) -> int:
        """Return the canvas's height in device pixels."""

    def ratio(self) -> float:
        """Return device pixels to one CSS pixel."""

    def insets(self) -> str:
        """Return what the device covers at the canvas's top, right, bottom and left, in CSS pixels: `47 0 34 0`."""

    def mirror(self, view: str, places: str, focus: str) -> None:
        """Show the view, as JSON, in the DOM."""

    def read(self, slot: str) -> str:
        """Return what is kept in `slot` (empty: a player's place; `room`: a workshop), empty for nothing."""

    def write(self, text: str, slot: str) -> None:
        """Keep `text` in `slot`; throws where the browser refuses."""

    def erase(self, slot: str) -> None:
        """Remove what is kept in `slot`."""

    def save(self, name: str, data: str, kind: str) -> None:
        """Hand `data`, in base 64, over as a file called `name` of the type `kind`; throws where it cannot be made."""

    def tick(self, seconds: int) -> None:
        """Wake Python every so many seconds; 0 stops it."""

    def leave(self) -> None:
        """Erase, and put a blank page in the place of this one."""

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard."""

    def share(self, text: str) -> None:
        """Offer `text` to other programs of the device, which asks for whom."""

    def canShare(self) -> bool:  # noqa: N802 - the page's name for it
        """Return whether the device has such a place."""

    def canCopy(self) -> bool:  # noqa: N802 - the page's name for it
        """Return whether the browser lets the page copy."""

    def reducedMotion(self) -> bool:  # noqa: N802 - the page's name for it
        """Return whether less movement is asked for."""

    def moreContrast(self) -> bool:  # noqa: N802 - the page's name for it
        """Return whether more contrast is asked for, or colours are forced."""

    def gamepads(self) -> int:
        """Return how many gamepads are connected."""

    def learn(self, name: str) -> None:
        """Fetch what comes late, such as `es` or `rest`; the intent `learnt` says that this has ended, well or not."""

    def today(self) -> str:
        """Return today's date where the player is, YYYY-MM-DD."""

    def languages(self) -> str:
        """Return the languages that the player reads, the best first, with colons between."""

    def phones(self, what: str, data: str) -> None:
        """Tell the server of the phones `what`, with JSON, where there is one; the intent `phones` brings its news."""


async def play() -> None:
    """Play in the page until it is left."""
    page, stock = the_page()
    whole = whole_story(STORY)
    story = whole or opening()
    system = replace(system_of(page), seed=int.from_bytes(os.urandom(2), "big"))
    keeping = BrowserStore(page), os.urandom(8).hex(), BrowserStore(page, "room")

    printer = PagePrinter(page.learn, partial(_download, page), _ROOT / "assets" / "fonts")
    parts = {PART: printer.arrived}
    shelved, save = shelf(STORY, _ROOT), partial(_save, page)
    late, openings = (None, None) if whole else (partial(whole_story, STORY), shelf(STORY, _ROOT, opening=True))
    host = LateHost(story, *keeping, minute, save, system, shelved, page.learn, parts, late, openings)
    host.printer, host.called = printer, lambda: page.phones("begin", json.dumps({"language": host.session.language}))
    await run(Browser(page, host.keep, lambda told: answer(host, page, told), stock=stock), host, covered=True)


def answer(host: LateHost, page: Page, told: str) -> None:
    """Take over what the server of the phones says; before it says anything there is no link to it."""
    from game.platforms.phones import PageLink  # comes late, before the first that is told

    if not isinstance(host.link, PageLink):
        host.link = PageLink(page.phones, lambda: host.session.language)
    host.link.told(told)
    host.follow()


def _save(page: Page, ending: str, data: bytes) -> str:
    """Hand a file under a plain name over to the browser; return that name. Raises OSError like `_download`."""
    name = f"{FILE}.{ending}"
    _download(page, name, data)
    return name


def _download(page: Page, name: str, data: bytes) -> None:
    """Hand a file over to the browser. Raises OSError where the page may not make any."""
    try:
        page.save(name, b2a_base64(data, newline=False).decode("ascii"), TYPES[name.rpartition(".")[2]])
    except Exception as error:  # what the browser throws has no class here
        raise _refusal(error) from error


def system_of(page: Page) -> System:
    """Return what the browser says of the device."""
    return System(
        today=str(page.today()),
        reduced_motion=bool(page.reducedMotion()),
        can_copy=bool(page.canCopy()),
        can_share=bool(page.canShare()),
        downloads=True,
        can_print=True,
        language=str(page.languages()),
    )


def the_page() -> tuple[Page, bool]:
    """Return the page, and whether it runs under pygbag's own runtime."""
    try:
        return importlib.import_module("two_chairs_page"), False
    except ImportError:
        return importlib.import_module("platform").window.twoChairs, True


class BrowserStore:
    """Keeps both generations as one JSON list under one storage key of the page."""

    def __init__(self, page: Page, slot: str = "") -> None:
        self._page = page
        self._slot = slot

    def read(self) -> tuple[str, ...]:
        """Return what is kept, the newest first. Text that is no list comes back as it is, to be found damaged."""
        kept = str(self._page.read(self._slot) or "")
        if not kept:
            return ()
        try:
            generations = json.loads(kept)
        except ValueError:
            return (kept,)
        return tuple(map(str, generations)) if isinstance(generations, list) else (kept,)

    def write(self, text: str) -> None:
        """Keep `text` before the newest of what was kept. Raises OSError where the browser refuses."""
        generations = [text, *self.read()[:1]]
        try:
            self._page.write(json.dumps(generations, ensure_ascii=False), self._slot)
        except Exception as error:  # what the browser throws has no class here
            raise _refusal(error) from error

    def erase(self) -> None:
        """Remove what is kept."""
        self._page.erase(self._slot)


def _refusal(error: Exception) -> OSError:
    """Return why the browser refused, as a system would say it; else in its own words."""
    text = str(error).strip()
    if "quota" in text.lower():
        return OSError(errno.ENOSPC, text)
    if "securityerror" in text.lower():
        return OSError(errno.EACCES, text)
    return OSError(None, text.partition(":")[2].strip() or text)


class Browser:
    """The page as a platform. `hide` is called when the page is hidden, `phones` with what their server says.

    `stock` means pygbag's own runtime.
    """

    def __init__(
        self,
        page: Page,
        hide: Callable[[], None],
        phones: Callable[[str], None] = lambda _: None,
        *,
        stock: bool = False,
    ) -> None:
        self._page = page
        self._hide = hide
        self._phones = phones
        self._stock = stock
        self._drawn = self._moving = False  # something drawn is not shown yet; something moved at the last `wait`
        self._pads: dict[int, Any] = {}
        self._view: View | None = None
        self._wire = ""
        pygame.display.init()

    # -- the platform -------------------------------------------------------------------------------------------

    def size(self) -> tuple[int, int]:
        """Return the canvas's size in device pixels."""
        return int(self._page.width()), int(self._page.height())

    def pixel_ratio(self) -> float:
        """Return device pixels to one CSS pixel."""
        return float(self._page.ratio())

    def pointer_factor(self) -> float:
        """Return 1: SDL counts in the canvas's own pixels."""
        return 1.0

    def insets(self) -> Insets:
        """Return what the device covers of the canvas: a telephone's notch, its round corners, the bar at its foot."""
        ratio = self.pixel_ratio()
        top, right, bottom, left = (math.ceil(float(part) * ratio) for part in str(self._page.insets()).split())
        return Insets(top, right, bottom, left)

    def surface(self) -> pygame.surface.Surface:
        """Return the canvas's surface, made anew where the page has another size."""
        surface, size = pygame.display.get_surface(), self.size()
        return surface if surface is not None and surface.get_size() == size else pygame.display.set_mode(size)

    async def wait(self, busy: bool) -> Sequence[Signal]:
        """Wait until something was done; while `busy` or with a gamepad until the next frame.

        While something moves, one frame draws and the next one shows it, so that neither keeps the page from its own
        work for long: thirty steps a second. What was done in between is not kept waiting.
        """
        moved, self._moving = self._moving, busy
        if self._drawn and moved:
            await self._frame(True)
            self._flip()
            if (heard := self._heard()) or not busy:
                return heard
        self._flip()
        await self._frame(busy or bool(self._pads))
        return self._heard()

    def _frame(self, wanted: bool) -> Any:
        return asyncio.sleep(0) if self._stock else self._page.wait(wanted)

    def _heard(self) -> list[Signal]:
        self._look_for_pads()
        return [*self._events(), *self._intents()]

    def present(self) -> None:
        """Show what was drawn, as soon as `wait` says."""
        self._drawn = True

    def _flip(self) -> None:
        if self._drawn:
            self._drawn = False
            pygame.display.flip()

    def mirror(self, view: View, places: Sequence[Place], focus: str) -> None:
        """Lay the view over the canvas."""
        if view is not self._view:
            self._view, self._wire = view, to_json(view)
        boxes = {place.id: [round(part, 2) for part in place.rect] for place in places if not place.section}
        self._page.mirror(self._wire, json.dumps(boxes, ensure_ascii=False), focus)

    def listened(self) -> bool:
        """Return False: a page is not told, and its readers go through the mirror, not through the stage."""
        return False

    def point(self, over: bool) -> None:
        """Nothing: the mirror's elements have a cursor of their own."""

    def typing(self, on: bool) -> None:
        """Nothing: text is typed into the mirror's fields."""

    def tick(self, seconds: int) -> None:
        """Let the page wake Python every so many seconds; 0 stops it."""
        self._page.tick(seconds)

    def copy(self, text: str) -> None:
        """Put `text` on the clipboard; quietly nothing where the browser refuses."""
        self._page.copy(text)

    def open_second(self, title: str) -> bool:
        """Open nothing: a page has one canvas."""
        return False

    def second(self) -> None:
        """Return None: a page has one canvas."""

    def present_second(self) -> None:
        """Nothing to show."""

    def close_second(self) -> None:
        """Nothing to close."""

    def share(self, text: str) -> None:
        """Offer `text` to the device's other programs; quietly nothing where that is called off."""
        self._page.share(text)

    def quick_exit(self) -> None:
        """Leave at once for a blank page, which takes this one's place in the history too."""
        self._page.leave()

    def reduced_motion(self) -> bool:
        """Return whether the device asks for less movement."""
        return bool(self._page.reducedMotion())

    def more_contrast(self) -> bool:
        """Return whether the browser or the system asks for more contrast."""
        return bool(self._page.moreContrast())

    # -- what was done ------------------------------------------------------------------------------------------

    def _events(self) -> Iterator[Signal]:
        for event in pygame.event.get():
            if event.type == pygame.JOYDEVICEADDED:
                pad = pygame.joystick.Joystick(event.device_index)
                self._pads[pad.get_instance_id()] = pad
            elif event.type == pygame.JOYDEVICEREMOVED:
                self._pads.pop(event.instance_id, None)
            elif event.type != pygame.QUIT:  # a page that closes needs no asking
                yield event

    def _intents(self) -> Iterator[Signal]:
        taken = str(self._page.take() or "")
        for intent in json.loads(taken) if taken else ():
            if intent["kind"] == "hidden":
                self._hide()
                continue
            if intent["kind"] == "phones":
                self._phones(intent["text"])
                yield Ticked()
                continue
            heard = self._hear(intent)
            if heard is not None:
                yield heard

    def _hear(self, intent: dict[str, Any]) -> Signal | None:
        return signal(intent)

    def _look_for_pads(self) -> None:
        """Listen for gamepads only once there is one, which the page learns on its first screen (page.js says why)."""
        if not pygame.joystick.get_init() and self._page.gamepads():
            with suppress(pygame.error):
                pygame.joystick.init()
