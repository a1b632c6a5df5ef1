"""What is laid over a workshop's pages: pause, calm, the card of keys, settings, support, the fear question."""

from __future__ import annotations

from game.view import aid, desk
from game.view import words as ui
from game.view import words_live as live
from game.view import words_workshop as words
from game.view.parts import notes, text
from game.view.view import Code, Control, Line, Section
from game.workshop.commands import commands
from game.workshop.plan import PAUSE_MINUTES
from game.workshop.room import Room
from game.workshop.screens.parts import heading, minutes, told

LEFT_OUT = ("letter_keys", "motion")
"""Settings that would only take room here: there is no picture that moves, and letters are how a room chooses."""


def pause(room: Room) -> tuple[Section, ...]:
    """A card with up to three questions, and a clock that only shows the time."""
    say, scene = room.session.say, room.session.story.scenes.get(room.talk)
    point = scene.turning_point if scene else None
    prompts = point.pause.prompts if point else ()
    asked = tuple(map(room.session.cast.fill, prompts)) or tuple(say(one) for one in words.PAUSE_ANY)
    so_far, planned = minutes(say, room.minute - room.pause_began), minutes(say, PAUSE_MINUTES)
    clock = Line("clock", "note", say(words.PAUSE_CLOCK, minutes=so_far, planned=planned))
    lines = (heading(room, words.PAUSE), *notes("prompt", asked, "narration"), clock)
    return (text("text", lines), _return(room, "back", say(words.ON)))


def calm(room: Room) -> tuple[Section, ...]:
    """Nothing of the story. It leads back, or past the scene; it can also stay."""
    say = room.session.say
    back = Control("back", say(words.CALM_BACK), key="b")
    skip = [Control("skip", say(words.SKIP))] if room.scene and not room.trial and _at_table(room) else []
    lines = (heading(room, words.CALM), *told(room, "calm", words.CALM_TEXT))
    return (text("text", lines), Section("actions", "actions", (back, *skip)))


def _at_table(room: Room) -> bool:
    return room.beneath in ("scene", "predict", "answers", "vote", "split")


def keys(room: Room) -> tuple[Section, ...]:
    """Every key on one card; what can be done from here can be pressed on it."""
    say = room.session.say
    back = Control("back", say(ui.BACK), primary=True)
    labels = ((one.id, say(words.KEY_LABEL, key=one.key.upper(), label=one.label)) for one in commands(room))
    shown = (back, *(Control(command, label) for command, label in labels))
    return (
        text("text", (heading(room, words.KEYS), *told(room, "keys", words.KEYS_MOVE))),
        Section("actions", "actions", shown, say(words.KEYS)),
    )


def phones(room: Room) -> tuple[Section, ...]:
    """How phones get in: the square to point a camera at, and the code to type."""
    say, way = room.session.say, room.phones
    if way is None:
        return (text("text", (heading(room, live.GONE),)), _return(room, "back", say(words.ON)))
    address = Line("address", "narration", say(live.SCREEN_TYPE, address=way.address))
    code = Line("code", "speech", " ".join(way.code), loudness=160)
    lines = (heading(room, live.SCREEN_JOIN), Code("picture", way.link, way.rows), address, code)
    return (text("text", lines), _return(room, "back", say(words.ON)))


def settings(room: Room) -> tuple[Section, ...]:
    """What a room needs of the settings."""
    groups = (group for group in desk.groups(room.session) if group.id not in LEFT_OUT)
    return (text("text", (heading(room, ui.SETTINGS),)), *groups, _return(room, "back", room.session.say(ui.DONE)))


def support(room: Room) -> tuple[Section, ...]:
    """People to talk to."""
    return aid.support(room.session)


def safety(room: Room) -> tuple[Section, ...]:
    """The fear question."""
    return aid.safety(room.session)


def _return(room: Room, id: str, label: str) -> Section:
    return Section("actions", "actions", (Control(id, label, primary=True),))
