"""Every page of a workshop, on the way through one of 90 minutes, and through the first of two hours."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.gallery.screen import NotOfferedError, Screen, screen_of_room
from game.view.session import Session
from game.workshop.describe import describe, offers
from game.workshop.notes import window
from game.workshop.phones import Phones
from game.workshop.room import Room, open_room

TITLES = {
    "kept": "A workshop that is kept",
    "setup-time": "How long, and whose chair",
    "setup-content": "What stays out",
    "setup-votes": "How the room decides",
    "agreement": "The agreement",
    "content": "The content note",
    "plan": "The plan",
    "scene": "A scene for the room",
    "predict": "What does the other hope for?",
    "answers": "The answers",
    "vote": "Counting a vote",
    "split": "A tie",
    "reply": "How the answer landed",
    "ending": "The ending",
    "halfway": "The end of the first hour",
    "replay": "An evening again",
    "compare": "Two ways beside each other",
    "debrief-1": "The talk, first step",
    "way": "The way the room took",
    "debrief-2": "The talk, second step",
    "debrief-3": "The talk, third step",
    "close": "The close",
    "sheet": "A sheet for oneself",
    "end": "The end",
    "pause": "The pause card",
    "calm": "The calm card",
    "keys": "The card of keys",
    "timing": "The plan with the running time",
    "settings": "Settings for a room",
    "support": "Support for a room",
    "safety": "The question about fear, for a room",
    "phones": "How phones get in",
    "pack": "Printing the workshop",
    "carry": "The first hour as a code to take along",
    "bring": "A first hour that is brought along",
}
LAID = ("calm", "keys", "pause", "timing", "support", "safety", "pack", "carry")
"""Commands that lay a page over another one."""
NOWHERE = ("http://192.0.2.1:8443", "K7TMRX")
"""An address that is kept for documentation, and a code."""
START, STEPS = 7, 160
"""The minute in which it begins, and the most presses to its end."""


def workshop_screens(session: Session) -> Iterator[Screen]:
    """Yield each page of a workshop for the story and in the language of `session`, in the order of `TITLES`."""
    found: dict[str, Room] = {}
    room = open_room(session).at(START)
    for length in ("90", "first"):
        for here in _way(_press(room, f"put:length={length}")):
            for shown in (here, *(_press(here, name) for name in LAID if offers(here, name))):
                found.setdefault(shown.screen, shown)
    found["settings"] = _press(found["keys"], "settings")
    second = _press(room, "put:length=second")
    if offers(second, "bring"):
        found["bring"] = _press(second, "bring")
    table = found["answers"]
    found["kept"] = replace(table, screen="kept", under=(table.screen,))
    found["phones"] = replace(table, phones=_phones()).lay("phones")
    yield from (screen_of_room(f"room-{name}", title, found[name]) for name, title in TITLES.items() if name in found)
    yield screen_of_room("room-strip", "Answers, with the facilitator’s notes", replace(table, strip=True))
    yield screen_of_room("room-notes", "The facilitator’s own window", table, window)


def _phones() -> Phones:
    """Return phones that could join, if there were such a server. Raises ImportError where nothing draws the square."""
    from game.workshop.live.invitation import invitation

    way = invitation(*NOWHERE)
    return Phones(way.address, way.code, way.link, way.rows)


def _way(room: Room) -> Iterator[Room]:
    """Yield the room on every page from here until its end; one tie is settled, one evening tried again."""
    tried = False
    for step in range(STEPS):
        yield room
        if room.screen == "end":
            return
        view = describe(room)
        answers = [control.id for control in view.controls() if control.role == "choice" and control.available]
        if room.screen == "vote" and room.counting:
            room = _press(room, f"digit:{step % 4}")
        if (room.screen == "answers" and room.trial) or (room.screen == "split" and not view.forward):
            room = _press(room, answers[-1])
        elif room.screen == "replay" and not tried:
            again = next(control.id for control in view.controls() if control.id.startswith(("other:", "again:")))
            tried, room = True, _press(room, again)
        else:
            room = _press(room, view.forward)
    raise AssertionError(f"the workshop does not end; this is '{room.screen}'")


def _press(room: Room, control: str) -> Room:
    """Return the room after `control`. Raises NotOfferedError where it is not offered."""
    if not offers(room, control):
        raise NotOfferedError(f"'{control}' is not offered on '{room.screen}'")
    return room.press(control)
