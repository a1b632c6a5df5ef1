"""What the facilitator can do with one key: on which pages, and what stands at the foot of each."""

from __future__ import annotations

from collections.abc import Iterator

from game.view import words as ui
from game.view import words_workshop as words
from game.view.view import Control
from game.workshop.room import LAID, Room
from game.workshop.trial import decisions

STANDING = ("calm", "keys")
"""Commands of the workshop's own that stand at the foot of every page."""
ON_THE_CARD = ("settings", "leave", "erase-room")
"""Commands that are pressed on the card of keys only: too much would be lost, or too little gained, by a slip."""
AT_TABLE = ("scene", "predict", "answers", "vote", "split")


def commands(room: Room) -> Iterator[Control]:
    """Yield the commands that do something on the page beneath, in the order of the card."""
    for name, (label, key) in words.COMMAND.items():
        if name not in STANDING and name != room.beneath and _works(room, name):
            yield Control(name, room.session.say(label), key=key)


def unseen(room: Room) -> Iterator[Control]:
    """Yield the commands that work by key on the present page without standing on it; on the card of keys all do."""
    if room.screen == "keys":
        yield from commands(room)
    elif room.screen not in LAID and room.screen != "kept":
        yield from (command for command in commands(room) if command.id not in ON_THE_CARD)


def _works(room: Room, name: str) -> bool:
    page, game = room.beneath, room.session.game
    decided = game is not None and any(True for _ in decisions(game))
    match name:
        case "pause":
            return game is not None
        case "vote":
            return page in ("scene", "predict", "answers") and room.setup.way != "none" and room.trial is None
        case "reveal":
            return page in AT_TABLE and room.scene is not None
        case "skip":
            return page in AT_TABLE and room.trial is None
        case "undo":
            return (
                decided and room.trial is None and page in ("scene", "predict", "answers", "reply", "ending", "halfway")
            )
        case "replay":
            return decided and game is not None and not game.state.unsafe
        case "debrief":
            return game is not None
        case "phones":
            return room.phones is not None
        case "pack":
            return room.session.system.can_print
        case "window":
            return room.session.system.second_window
    return True


def standing(room: Room) -> Iterator[Control]:
    """Yield the commands at the foot of every page: help first, quick exit last."""
    say = room.session.say
    if room.screen != "support":
        label, key = ui.STANDING["support"]
        yield Control("support", say(label), key=key)
    if room.session.past_safety and room.screen != "safety":
        yield Control("safety", room.session.story.texts.safety_label, key=ui.SAFETY_KEY)
    for name in STANDING:
        if room.screen != name:
            label, key = words.COMMAND[name]
            yield Control(name, say(label), key=key)
    label, key = ui.STANDING["quick-exit"]
    yield Control("quick-exit", say(label), key=key, description=say(ui.QUICK_EXIT_MEANS))
