"""Small pieces that several screens of the workshop are made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from game.view import words as ui
from game.view import words_workshop as words
from game.view.text import Text, Words
from game.view.view import Control, Line, Section
from game.workshop.room import Room


def heading(room: Room, text: Text, **values: object) -> Line:
    """Return the heading of a page."""
    return Line("heading", "heading", room.session.say(text, **values))


def told(room: Room, id: str, texts: Iterable[Text], **values: object) -> Iterator[Line]:
    """Yield sentences to the whole room, one below the other."""
    for place, text in enumerate(texts, 1):
        yield Line(f"{id}/{place}", "narration", room.session.say(text, **values))


def onward(room: Room, label: Text = words.ON, *more: Control, back: bool = True) -> Section:
    """Return the row at the foot of a page: what is expected next, what else there is, the page before."""
    controls = [Control("go-on", room.session.say(label), primary=True), *more]
    if back:
        controls.append(Control("back", room.session.say(ui.BACK)))
    return Section("actions", "actions", tuple(controls))


def radios(room: Room, name: str, label: Text, present: str, values: Iterable[tuple[str, str]]) -> Section:
    """Return a group of choices that sets `name`; `values` come with their words."""
    controls = tuple(
        Control(f"put:{name}={value}", told_as, "radio", checked=value == present) for value, told_as in values
    )
    return Section(name, "setting", controls, room.session.say(label), shown=True)


def minutes(say: Words, count: int) -> str:
    """Return so many minutes in words."""
    return say.count(ui.MINUTES, count)


def joined(say: Words, parts: Iterable[str]) -> str:
    """Return `A`, `A and C`, `A, B and C`."""
    *first, last = parts
    return say(words.AND, one=", ".join(first), other=last) if first else last
