"""The stage: shows a view, turns events into presses, draws what has changed.

    stage = Stage()
    stage.resize((1280, 720), 1.0)
    stage.show(view)
    pressed = stage.handle(event)          # a control's id, (field id, text), or None
    if stage.dirty or stage.animating:
        stage.draw(surface)

It knows no window: it is given a size in device pixels, the pixel ratio and pygame events.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pygame

from game.stage.cuts import Cuts
from game.stage.focus import Focus, focusable
from game.stage.gamepad import Gamepad
from game.stage.geometry import Insets, Place
from game.stage.intent import Back, Exit, Intent, Letter, Move, Press, Rub, Step, Turn, Type
from game.stage.keyboard import Keyboard
from game.stage.layout import Sheet, arrange
from game.stage.mark import Block
from game.stage.moving import Moving
from game.stage.painter import Painter
from game.stage.places import places
from game.stage.pointer import Pointer, Touch
from game.stage.room_keys import meant
from game.stage.scroll import Scroll
from game.stage.theme import THEMES
from game.stage.typeface import Typefaces
from game.stage.walk import seen, turn, walk
from game.stage.words import Look, draw_words
from game.view.view import Control, Field, Line, View

PAGE = 0.85
"""Part of the window that a page is turned by in a workshop: two lines stay, so that the eye finds them again."""

Pressed = str | tuple[str, str] | None
"""A control's id, a field's id with the text entered, or nothing."""


class Stage:
    """One window's worth of the game."""

    def __init__(self, typefaces: Typefaces | None = None, clock: Callable[[], float] = time.monotonic) -> None:
        self._typefaces = typefaces or Typefaces()
        self._cuts = Cuts(self._typefaces)
        self._view = View("", "", ())
        self._size, self._ratio, self._factor, self._insets = (1280, 720), 1.0, 1.0, Insets()
        self._sheet: Sheet | None = None
        self._scroll = Scroll(0, 0)
        self._kept: dict[tuple[str, ...], int] = {}
        """How far the pages beneath a dialog are scrolled."""
        self._focus = Focus()
        self._keyboard, self._gamepad, self._pointer = Keyboard(), Gamepad(), Pointer()
        self._typed: dict[str, str] = {}
        self._held = self._hovered = ""
        self._by_keys = False
        """Whether a key or gamepad was used last: then the expected next step is ready to be pressed."""
        self._moving = Moving(clock)
        self._words_dirty = self._picture_dirty = True

    # -- what is shown ------------------------------------------------------------------------------------------

    def resize(self, size: tuple[int, int], ratio: float, factor: float = 1.0, insets: Insets = Insets()) -> None:
        """Take a window of `size` device pixels, `ratio` to a CSS pixel.

        `factor` makes the pixels of mouse events device pixels: 1 where they are already. `insets` are covered.
        """
        if (size, ratio, factor, insets) == (self._size, self._ratio, self._factor, self._insets):
            return
        self._size, self._ratio, self._factor = (max(1, size[0]), max(1, size[1])), ratio, factor
        self._insets = insets
        self._lay_out()

    def show(self, view: View) -> None:
        """Show `view`. The same page keeps its scroll and focus; another one starts at its top."""
        old, before = self._view, _page(self._view)
        if view == old:
            return
        same = _page(view) == before
        self._view = view
        self._keyboard.forget()
        self._gamepad.forget()
        self._pointer.forget()
        self._held = ""
        if not same:
            self._typed = {}
        self._focus.follow(old, view, same)
        self._moving.follow(old, view, self._sheet.plan.picture if self._sheet else None)
        beneath = self._kept.get(_page(view), 0) if old.dialog else 0
        self._kept = {**self._kept, before: self._scroll.offset} if view.dialog else {}
        self._lay_out(self._scroll.offset if same else beneath)
        if not same and self._by_keys and not self._focus.id and not self.listened:
            self._be_ready()

    def _be_ready(self) -> None:
        """Give the focus to the expected next step where it can be seen without scrolling past words."""
        for control in self._view.controls():
            block = self.sheet.block(control.id)
            if control.primary and block is not None and seen(self.sheet, self._scroll, block):
                self._focus.take(self._view, control.id, ring=True)
                return

    def refresh(self) -> None:
        """Draw everything anew at the next `draw`: the window has lost what was drawn."""
        self._words_dirty = self._picture_dirty = True

    @property
    def view(self) -> View:
        """The view that is shown."""
        return self._view

    @property
    def animating(self) -> bool:
        """Whether the picture is still moving and wants the next frame."""
        return self._moving.on

    @property
    def listened(self) -> bool:
        """Whether somebody hears the page: the focus then goes to text, too, and nothing is passed over."""
        return self._focus.everything

    @listened.setter
    def listened(self, on: bool) -> None:
        self._focus.everything = on

    @property
    def dirty(self) -> bool:
        """Whether something has to be drawn."""
        return self._words_dirty or self._picture_dirty

    @property
    def pointing(self) -> bool:
        """Whether the pointer is over something that can be pressed."""
        block = self.sheet.block(self._hovered) if self._hovered else None
        return block is not None and (not isinstance(block.target, Control) or block.target.available)

    @property
    def typing(self) -> bool:
        """Whether the focus is in a field that takes text."""
        return self._field() is not None

    # -- where things are ---------------------------------------------------------------------------------------

    @property
    def offset(self) -> int:
        """How far the words are scrolled, in device pixels."""
        return self._scroll.offset

    @property
    def sheet(self) -> Sheet:
        """The placed view."""
        if self._sheet is None:
            self._lay_out()
        assert self._sheet is not None
        return self._sheet

    def placed(self) -> Iterator[tuple[Block, bool]]:
        """Yield every block in window pixels, in reading order, and whether any of it can be seen."""
        sheet, order = self.sheet, {item.id: place for place, item in enumerate(self._view.items())}
        shift = sheet.viewport.y - self._scroll.offset
        found = [(block, True) for block in sheet.fixed]
        for block in sheet.flowing:
            moved = block.moved(0, shift)
            found.append((moved, moved.box.overlaps(sheet.viewport)))
        yield from sorted(found, key=lambda pair: order.get(pair[0].id, -1))

    def places(self) -> list[Place]:
        """Return where every item and every section can be seen in the window now, in CSS pixels (see places.py)."""
        return places(self._view, self.sheet, self.placed(), self._size[1], self._ratio, self._typed)

    def at(self, x: float, y: float) -> Block | None:
        """Return the control or field at a point in device pixels."""
        for block, _ in self.placed():
            inside = not self.sheet.flows(block.id) or self.sheet.viewport.contains(x, y)
            if block.target is not None and inside and block.box.contains(x, y):
                return block
        return None

    # -- focus and scroll ---------------------------------------------------------------------------------------

    @property
    def focused(self) -> str:
        """Id of the control or field that has the focus; empty for none."""
        return self._focus.id

    def focus(self, id: str, *, ring: bool = True) -> None:
        """Give the focus to `id` and scroll it into view; an id that cannot take it takes it from all."""
        if (self._focus.id, self._focus.ring) != (id, ring):
            self._focus.take(self._view, id, ring)
            self._words_dirty = True
        self.scroll_to(id)

    def scroll_to(self, id: str) -> None:
        """Scroll the words as little as possible so that the item `id` can be seen; fixed items need none."""
        block = self.sheet.block(id)
        if block is not None and self.sheet.flows(id):
            margin = self.sheet.plan.scale.gap(14)
            self._scrolled(self._scroll.reveal(block.box.y, block.box.bottom, margin))

    def scroll_by(self, pixels: float) -> None:
        """Scroll the words by device pixels, downwards where positive."""
        self._scrolled(self._scroll.by(pixels))

    def step(self) -> None:
        """Go on to what comes next, as scanning does: through the words, the controls, and round to the top again."""
        self._carry_out(Move(1, read=True, round=True))

    def type(self, field: str, text: str) -> None:
        """Put `text` into `field`, as typed elsewhere (a DOM field laid over the canvas)."""
        if self._typed.get(field) != text:
            self._typed[field] = text
            self._lay_out(self._scroll.offset)

    # -- events -------------------------------------------------------------------------------------------------

    def handle(self, event: pygame.event.Event) -> Pressed:
        """Take an event; return what it pressed: a control's id, `(field id, text)`, or None."""
        touch = self._pointer.touch(event, self._factor, self._ratio)
        if touch is not None:
            self._by_keys = self._by_keys and touch.kind == "hover"
            return self._touched(touch)
        scans = self._view.display.scan == "keys"
        intent = self._keyboard.intent(event, self.typing, scans=scans) or self._gamepad.intent(event)
        if intent is None:
            return None
        self._by_keys = True
        return self._carry_out(intent)

    def _carry_out(self, intent: Intent) -> Pressed:
        if isinstance(intent, Move):
            scroll, target = walk(self._view, self.sheet, self._scroll, self._focus, intent)
            round_again = intent.round and not target and scroll == self._scroll
            self._scrolled(scroll.to(0) if round_again else scroll)
            if target or round_again:
                self.focus(target)
        elif isinstance(intent, Turn | Step) and self._in_room:
            return self.turn_page(intent)
        elif isinstance(intent, Turn):
            self._scrolled(turn(self._scroll, intent))
        elif isinstance(intent, Type | Rub):
            self._write(intent)
        elif isinstance(intent, Press):
            return self._press(self._focus.id or (self._view.forward if self._in_room else ""))
        elif isinstance(intent, Back):
            return self._view.back or None
        elif isinstance(intent, Exit):
            return "quick-exit" if self.sheet.block("quick-exit") else None
        elif isinstance(intent, Letter):
            return self._room_key(intent.letter) if self._in_room else self._letter(intent.letter)
        return None

    def _touched(self, touch: Touch) -> Pressed:
        block = self.at(touch.x, touch.y)
        over = block.id if block is not None else ""
        if touch.kind == "scroll":
            self.scroll_by(touch.scroll)
        if touch.kind in ("hover", "scroll"):
            self._hover(over)
        elif touch.kind == "down":
            self._held = over
        elif touch.kind == "up":
            held, self._held = self._held, ""
            if held and held == over and block is not None:
                self.focus(held, ring=isinstance(block.target, Field))
                return held if isinstance(block.target, Control) and block.target.available else None
        else:
            self._held = ""
        return None

    def _hover(self, over: str) -> None:
        if over != self._hovered:
            self._hovered = over
            self._words_dirty = True

    def _press(self, id: str) -> Pressed:
        """Press what has the focus. What cannot be seen is shown first and pressed only the next time."""
        block = self.sheet.block(id)
        if block is None:
            first = next((item.id for item in focusable(self._view)), "")
            self.focus(first)
            return None
        counting = self._in_room and id == self._view.forward  # the page grows while it is counted; Enter goes on
        if not self._focus.ring or not (counting or seen(self.sheet, self._scroll, block)):
            self.focus(id)
            return None
        if isinstance(block.target, Field):
            return None if block.target.read_only else (id, self._typed.get(id, block.target.value))
        return id if isinstance(block.target, Control) and block.target.available else None

    def _letter(self, letter: str) -> Pressed:
        if not self._view.display.letter_keys:
            return None
        for control in self._view.controls():
            if letter in (control.letter.lower(), control.key) and letter:
                block = self.sheet.block(control.id)
                if block is None or not seen(self.sheet, self._scroll, block) or not control.available:
                    self.focus(control.id)
                    return None
                return control.id
        return None

    # -- the workshop layout ------------------------------------------------------------------------------------

    @property
    def _in_room(self) -> bool:
        return self._view.display.layout == "workshop"

    def turn_page(self, intent: Turn | Step) -> Pressed:
        """Read on; at the end of the words press what leads to the next page, at their top to the one before."""
        if isinstance(intent, Turn) and (intent.edge or not intent.pages):
            self._scrolled(turn(self._scroll, intent))
            return None
        ahead = (intent.by if isinstance(intent, Step) else intent.pages) > 0
        if self._scroll.offset == (self._scroll.end if ahead else 0):
            return (self._view.forward if ahead else self._view.backward) or None
        self._scrolled(turn(self._scroll, Turn(pages=PAGE if ahead else -PAGE)))
        return None

    def _room_key(self, key: str) -> Pressed:
        """Press the command with this key; an answer is only marked, for Enter to take."""
        found = meant(self._view, key)
        if found.mark:
            self.focus(found.mark)
        return found.press or None

    def _write(self, intent: Type | Rub) -> None:
        field = self._field()
        if field is None:
            return
        text = self._typed.get(field.id, field.value)
        if isinstance(intent, Rub):
            self.type(field.id, "" if intent.all else text[:-1])
        else:
            self.type(field.id, text + "".join(letter for letter in intent.text if letter.isprintable()))

    def _field(self) -> Field | None:
        block = self.sheet.block(self._focus.id) if self._focus.id else None
        field = block.target if block is not None else None
        return field if isinstance(field, Field) and not field.read_only else None

    def _scrolled(self, scroll: Scroll) -> None:
        if scroll != self._scroll:
            self._scroll = scroll
            self._words_dirty = True

    # -- drawing ------------------------------------------------------------------------------------------------

    def _lay_out(self, offset: int | None = None) -> None:
        self._typefaces = self._cuts.fitting(self._view.display)
        self._typefaces.fit(self._size)
        self._sheet = arrange(self._view, self._size, self._ratio, self._typefaces, self._typed, self._insets)
        kept = self._scroll.offset if offset is None else offset
        self._scroll = Scroll(self._sheet.viewport.h, self._sheet.height).to(kept)
        self._hovered = ""
        self.refresh()

    def draw(self, surface: pygame.surface.Surface) -> None:
        """Draw what has changed. The surface must still hold what was drawn before, or `refresh` comes first."""
        if surface.get_size() != self._size:
            self.resize(surface.get_size(), self._ratio, self._factor, self._insets)
        sheet, theme = self.sheet, THEMES[self._view.display.theme]
        if sheet.plan.picture is None:
            self._moving.stop()
        elif self._picture_dirty or self._moving.on:
            self._moving.draw(surface, sheet.plan.picture, theme, self._view.picture)
        if self._words_dirty:
            painter = Painter(surface, theme, self._typefaces, sheet.plan.scale)
            draw_words(painter, sheet, self._scroll, Look(self._hovered, self._focus.id, self._focus.ring))
        self._words_dirty = self._picture_dirty = False


def _page(view: View) -> tuple[str, ...]:
    """Return what makes two views the same page: the screen and the lines on it."""
    return (view.screen, *(item.id for item in view.items() if isinstance(item, Line)))
