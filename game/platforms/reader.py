"""Assistive technology on the desktop, through AccessKit: UI Automation, AppKit's accessibility, AT-SPI.

AccessKit calls from threads of its own and holds a lock while it does; calling it then, with Python's lock held, would
stop both for good. So what it calls here only leaves a note for the main thread and never builds anything: it is told
the tree by `show`, and only once it has said that somebody listens.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Any, TypeVar

import pygame

from game.access.tree import Node, announcement, same_page, tree
from game.platforms.platform import Entered, Focused, Pressed, Signal, Typed
from game.platforms.sdl import handle
from game.stage.geometry import Place
from game.view.view import View

_PATIENCE = 1.0
"""Seconds in which AccessKit's thread has come back from saying that somebody listens; it takes microseconds."""
_ROOT = 1
_TOLD, _ASKED = pygame.event.custom_type(), pygame.event.custom_type()
"""That somebody listens, and what they ask for. Made once: pygame counts them anew after a display was closed."""
Result = TypeVar("Result")


def reader(window: pygame.Window) -> Reader | None:
    """Return what tells assistive technology of `window`; None where AccessKit is missing or refuses."""
    try:
        import accesskit
    except ImportError:
        return None
    return _unharmed(lambda: Reader(accesskit, window))


def before_shown() -> bool:
    """Whether this system wants the reader made before the window is shown for the first time."""
    return sys.platform in ("win32", "darwin")


class Reader:
    """One window as assistive technology knows it. As long as nobody listens, showing costs one assignment."""

    def __init__(self, kit: Any, window: pygame.Window) -> None:
        self._kit = kit
        self._listened = self._broken = False
        self._shown: tuple[View, Sequence[Place], str, float] | None = None
        self._before: View | None = None
        self._beneath: View | None = None
        """What a dialog was laid over."""
        self._focused = True
        self._numbers: dict[str, int] = {}
        self._last = _ROOT
        self._name = window.title
        """Stays: a reader that is told another name of its window says it, and the heading of the page besides."""
        self._nodes: dict[int, Node] = {}
        self._said = ""
        self._sayings = 0
        self._adapter = self._connect(window)

    def _connect(self, window: pygame.Window) -> Any:
        kit = self._kit
        if before_shown() and not handle(window):
            raise LookupError("the window's handle")
        if sys.platform == "win32":
            return kit.windows.SubclassingAdapter(handle(window), self._begin, self._act)
        if sys.platform == "darwin":
            kit.macos.add_focus_forwarder_to_window_class("SDLWindow")
            return kit.macos.SubclassingAdapter.for_window(handle(window), self._begin, self._act)
        return kit.unix.Adapter(self._begin, self._act, self._end)

    # -- what AccessKit calls, from any thread -------------------------------------------------------------------

    def _begin(self) -> None:
        """Somebody listens. The tree follows from the main thread; nothing may be called behind the assignment."""
        pygame.event.post(pygame.event.Event(_TOLD))
        self._listened = True

    def _end(self) -> None:
        self._listened = False

    def _act(self, request: Any) -> None:
        kind, _, data = str(request.action), request.target, request.data
        value = data[1] if isinstance(data, tuple) else None
        asked = pygame.event.Event(_ASKED, action=kind, target=request.target, value=value)
        pygame.event.post(asked)

    # -- the main thread -----------------------------------------------------------------------------------------

    @property
    def listened(self) -> bool:
        """Whether somebody listens."""
        return self._listened and not self._broken

    def show(self, view: View, places: Sequence[Place], focus: str, ratio: float) -> None:
        """Tell what is shown: `places` in CSS pixels, with `ratio` device pixels to one; `focus` is an item's id."""
        self._shown = (view, places, focus, ratio)
        if self.listened:
            self._update()

    def signals(self, event: pygame.event.Event) -> Iterator[Signal]:
        """Yield what `event` asks for; nothing where it is none of the reader's."""
        if event.type == _TOLD:
            self._greet()
        elif event.type in (pygame.WINDOWFOCUSGAINED, pygame.WINDOWFOCUSLOST):
            self._focused = event.type == pygame.WINDOWFOCUSGAINED
            if self.listened:
                self._tell_focus()
        elif event.type == _ASKED and (node := self._nodes.get(event.target)) is not None:
            yield from self._carry_out(event.action, node, event.value)

    def _greet(self) -> None:
        late = time.monotonic() + _PATIENCE
        while not self._listened and time.monotonic() < late:
            time.sleep(0.001)
        if self.listened:
            self._tell_focus()
            self._before = None
            self._update()

    def _carry_out(self, action: str, node: Node, value: object) -> Iterator[Signal]:
        if action.endswith("FOCUS") and node.id:
            yield Focused(node.id)
        elif action.endswith("SET_VALUE") and node.role == "field" and not node.read_only:
            yield Typed(node.id, str(value))
        elif action.endswith("CLICK") and node.role == "field":
            yield Focused(node.id)
            if not node.read_only:
                yield Entered(node.id, node.value)
        elif action.endswith("CLICK") and node.available and node.id:
            yield Pressed(node.id)

    def _tell_focus(self) -> None:
        adapter = self._adapter
        if sys.platform == "darwin":
            self._call(lambda: _raise_events(adapter.update_view_focus_state(self._focused)))
        elif sys.platform != "win32":  # there the window's own messages say it
            self._call(lambda: adapter.update_window_focus_state(self._focused))

    def _call(self, call: Callable[[], Any]) -> None:
        """Call AccessKit; once it has failed, play goes on without it."""
        if not self._broken:
            self._broken = _unharmed(lambda: (call(),)) is None

    def _update(self) -> None:
        assert self._shown is not None
        update = self._tree(*self._shown)
        self._call(lambda: _raise_events(self._adapter.update_if_active(lambda: update)))

    # -- the tree ------------------------------------------------------------------------------------------------

    def _tree(self, view: View, places: Sequence[Place], focus: str, ratio: float) -> Any:
        kit, root = self._kit, tree(view)
        self._renumber(root, turned=self._before is None or not same_page(view, self._before))
        boxes = {(f"§{place.id}" if place.section else place.id): place for place in places}
        root = replace(root, name=self._name)
        self._nodes = {self._number(node.key): node for node in root.walk()}
        made = {number: _node(kit, node, boxes, ratio, self._number) for number, node in self._nodes.items()}
        typed = {place.id: place.text for place in places if place.text is not None}
        for number, node in list(self._nodes.items()):
            if node.role == "field":
                text = typed.get(node.id, node.value)
                self._nodes[number] = replace(node, value=text)
                run = self._number(f"{node.key}§run")
                made[run] = _run(kit, text)
                _hold(kit, made[number], run, text)
                if node.read_only:
                    made[number].set_read_only()
                else:
                    made[number].add_action(kit.Action.SET_VALUE)
        self._say(kit, view, made)
        update = kit.TreeUpdate(self._focus_of(root, focus))
        update.tree = kit.Tree(_ROOT)
        update.nodes = list(made.items())
        return update

    def _say(self, kit: Any, view: View, made: dict[int, Any]) -> None:
        """Put what is to be said once into a live region of its own; it goes again with the next thing that is done."""
        before, self._before = self._before, view
        self._said = ""
        if view != before:
            known = self._known(view, before)
            said = announcement(view) if known is None else view.announce
            if known is None or view.announce != known.announce:
                self._said, self._sayings = said, self._sayings + 1
        if self._said:
            number = self._number(f"§said{self._sayings}")
            made[number] = kit.Node(kit.Role.LABEL)
            made[number].set_value(self._said)
            made[number].set_live(kit.Live.POLITE)
            made[_ROOT].push_child(number)

    def _known(self, view: View, before: View | None) -> View | None:
        """Return the view of this page that was told last, None where it is new: also when a dialog over it closes."""
        if before is not None and view.dialog and not before.dialog:
            self._beneath = before
        told = (before, self._beneath if before is not None and before.dialog and not view.dialog else None)
        return next((one for one in told if one is not None and same_page(view, one)), None)

    def _focus_of(self, root: Node, focus: str) -> int:
        """Return what has the focus: the item that the stage says, else the heading of the page."""
        wanted = (node.key for node in root.walk() if (node.id == focus if focus else node.level == 1))
        return self._number(next(wanted, "root"))

    def _renumber(self, root: Node, *, turned: bool) -> None:
        """Keep the numbers of what stays, and never give one twice.

        What comes back under its old number is dead to readers that have seen it go (libatspi marks it so), and what
        has the focus under the number of something else is told as renamed, with the focus lost.
        """
        staying = {node.key for node in root.walk()} if not turned else set()
        self._numbers = {key: number for key, number in self._numbers.items() if key.partition("§run")[0] in staying}

    def _number(self, key: str) -> int:
        """Return the number of a node. The window's stays, so that it is never said again."""
        if key == "root":
            return _ROOT
        if key not in self._numbers:
            self._last += 1
            self._numbers[key] = self._last
        return self._numbers[key]


def _node(kit: Any, node: Node, boxes: dict[str, Place], ratio: float, number: Callable[[str], int]) -> Any:
    """Return `node` in AccessKit's form.

    A dialog is nothing of its own here: it fills the window, its heading says its name, and Orca reads a dialog from
    beginning to end unasked.
    """
    roles = {
        "window": kit.Role.WINDOW, "dialog": kit.Role.GENERIC_CONTAINER, "main": kit.Role.MAIN,
        "navigation": kit.Role.NAVIGATION, "heading": kit.Role.HEADING, "text": kit.Role.LABEL,
        "picture": kit.Role.IMAGE, "group": kit.Role.GROUP, "radiogroup": kit.Role.RADIO_GROUP,
        "button": kit.Role.BUTTON, "radio": kit.Role.RADIO_BUTTON, "switch": kit.Role.SWITCH,
        "field": kit.Role.TEXT_INPUT, "list": kit.Role.LIST, "listitem": kit.Role.LIST_ITEM, "table": kit.Role.TABLE,
        "row": kit.Role.ROW, "columnheader": kit.Role.COLUMN_HEADER, "rowheader": kit.Role.ROW_HEADER,
        "cell": kit.Role.CELL,
    }  # fmt: skip
    made = kit.Node(roles[node.role])
    made.set_children([number(child.key) for child in node.children])
    if node.role == "text":
        made.set_value(node.name)
    elif node.name and node.role != "dialog":
        made.set_label(node.name)
    for value, put in (
        (node.description, made.set_description), (node.language, made.set_language), (node.level, made.set_level),
        (node.shortcut, made.set_keyboard_shortcut),
    ):  # fmt: skip
        if value:
            put(value)
    if node.checked is not None:
        made.set_toggled(kit.Toggled.TRUE if node.checked else kit.Toggled.FALSE)
    if node.place[1]:
        made.set_position_in_set(node.place[0] - 1)
        made.set_size_of_set(node.place[1])
    if node.id or node.level:
        made.add_action(kit.Action.FOCUS)
    if node.role in ("button", "radio", "switch", "field") and node.available:
        made.add_action(kit.Action.CLICK)
    if not node.available:
        made.set_disabled()
    place = boxes.get(node.id or node.key)
    if place is not None:
        x, y, w, h = (part * ratio for part in place.rect)
        made.set_bounds(kit.Rect(x, y, x + w, y + h))
    return made


def _hold(kit: Any, made: Any, run: int, text: str) -> None:
    """Make a field hold the run of its text, with the caret at its end."""
    caret = kit.TextPosition(run, len(text))
    made.set_children([run])
    made.set_text_selection(kit.TextSelection(caret, caret))
    made.set_value(text)


def _run(kit: Any, text: str) -> Any:
    """Return the node of a field's text, letter by letter."""
    made = kit.Node(kit.Role.TEXT_RUN)
    made.set_value(text)
    made.set_character_lengths([len(letter.encode()) for letter in text])
    made.set_word_lengths([len(text)] if text else [])
    return made


def _raise_events(events: Any) -> None:
    """Pass on what an update has brought about, on systems where that is a step of its own."""
    if events is not None:
        events.raise_events()


def _unharmed(call: Callable[[], Result]) -> Result | None:
    """Return what `call` returns, None where AccessKit fails: a panic of its own is not even an Exception."""
    try:
        return call()
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:
        return None
