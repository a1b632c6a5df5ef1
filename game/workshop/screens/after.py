"""The pages after the story: an evening again, two ways compared, the talk in three steps, the close."""

from __future__ import annotations

from collections.abc import Iterator

from game.narrative.game import Taken
from game.narrative.play import told as heard
from game.narrative.scene import speak
from game.view import aid
from game.view import words as ui
from game.view import words_takeaway as takeaway
from game.view import words_workshop as words
from game.view.parts import said, text
from game.view.view import Control, Item, Line, Section
from game.workshop.carry import code
from game.workshop.record import about, answer
from game.workshop.room import Room
from game.workshop.screens.parts import heading, onward, told
from game.workshop.trial import decisions, other_side


def halfway(room: Room) -> tuple[Section, ...]:
    """Where the first of two hours stops: the talk that belongs there."""
    lines = (heading(room, words.PLAY_END), Line("why", "note", room.session.say(words.HALFWAY_TEXT)))
    return (text("text", (*lines, *told(room, "ask", words.PAUSE_ANY))), onward(room))


def replay(room: Room) -> tuple[Section, ...]:
    """Every decision, to be tried again from either chair."""
    say, game = room.session.say, room.session.game
    steps = list(decisions(game)) if game else []
    how = words.REPLAY_HOW if steps else words.REPLAY_NONE
    buttons = tuple(control for step, taken in steps for control in _evening(room, step, taken))
    own = Control("own-way", say(words.BACK_TO_STORY))
    more = (own,) if game and game.scene else ()
    evenings = (Section("evenings", "actions", buttons, say(words.REPLAY)),) if buttons else ()
    lines = (heading(room, words.REPLAY), Line("how", "note", say(how)))
    return (text("text", lines), *evenings, onward(room, words.TO_TALK, *more))


def _evening(room: Room, step: int, taken: Taken) -> Iterator[Control]:
    session = room.session
    scene = session.story.scenes[taken.step.scene]
    yield Control(f"again:{step}", session.say(words.AGAIN, title=session.cast.fill(scene.title)))
    side = session.story.scenes.get(other_side(session.story, scene.id))
    if side is not None:
        name = session.cast.name(side.chair)
        yield Control(f"other:{step}", session.say(words.OTHER, title=session.cast.fill(side.title), name=name))


def compare(room: Room) -> tuple[Section, ...]:
    """What the room chose and what was tried, beside each other."""
    session, game, trial = room.session, room.session.game, room.trial
    if game is None or trial is None or not trial.tried:
        return (onward(room, back=False),)
    name = session.cast.name(session.story.scenes[trial.tried[0].step.scene].chair)
    tried = session.say(words.TRIED_OTHER, name=name) if trial.other else session.say(words.TRIED)
    chosen = session.say(words.CHOSEN)
    taken = game.taken()
    own = [taken[trial.step]] if trial.other else list(taken[trial.step : trial.step + len(trial.tried)])
    actions = [Control("another", session.say(words.TRY_ANOTHER))]
    if trial.game.scene is not None:
        actions.append(Control("farther", session.say(words.FARTHER)))
    return (
        text("text", (heading(room, words.COMPARE),)),
        Section("chosen", "log", tuple(_way(room, "chosen", own, chosen)), chosen),
        Section("tried", "log", tuple(_way(room, "tried", list(trial.tried), tried)), tried, beside=True),
        text("ask", (Line("ask", "note", session.say(words.COMPARE_ASK)),)),
        onward(room, words.ON, *actions, back=False),
    )


def _way(room: Room, id: str, way: list[Taken], name: str) -> Iterator[Item]:
    """Yield what was answered along a way, what came back, and where it left the two meters."""
    session, say = room.session, room.session.say
    yield Line(f"{id}/name", "caption", name)
    answered = [taken for taken in way if taken.step.action == "choose"]
    for place, taken in enumerate(answered):
        scene = session.story.scenes[taken.step.scene]
        choice = scene.choice(taken.step.choice)
        if choice is None:
            continue
        where = f"{id}/{place}"
        yield Line(where, "answer", answer(room, scene.id, choice.id))
        replies = list(said(speak(choice.reply, heard(taken.before, taken.after)), where, session.cast, say))
        spoken = [line for line in replies if line.role == "speech"]
        yield from (spoken or replies)[-1:]
        if choice.change:
            yield Line(f"{where}.change", "change", session.cast.fill(choice.change))
    if not answered:
        yield Line(f"{id}/none", "note", say(ui.SKIPPED_SCENE))
        return
    after = answered[-1].after
    bands = (
        say(words.CHANGE_BAND, label=say(label), word=session.story.band(meter, getattr(after, meter)).word)
        for meter, label in (("trust", ui.TRUST), ("self_worth", ui.SELF_WORTH))
    )
    yield Line(f"{id}/meters", "note", " · ".join(bands))


def debrief(number: str, room: Room) -> tuple[Section, ...]:
    """One of the three steps of the talk: what happened, what is it like, what for."""
    lines = [heading(room, words.DEBRIEF[number]), *told(room, "asked", words.ASKED[number])]
    lines.append(Line("characters", "note", room.session.say(words.CHARACTERS)))
    return (text("text", lines), onward(room))


def way(room: Room) -> tuple[Section, ...]:
    """The room's way with its splits; the few are remembered."""
    session, game = room.session, room.session.game
    head = text("text", (heading(room, words.ROOM_WAY),))
    steps = list(decisions(game)) if game else []
    if not steps:
        none = Line("none", "note", session.say(words.WAY_NONE))
        return (text("text", (heading(room, words.ROOM_WAY), none)), onward(room))
    return (head, *(_decided(room, step, taken) for step, taken in steps), *_end(room), onward(room))


def _decided(room: Room, step: int, taken: Taken) -> Section:
    title = room.session.cast.fill(room.session.story.scenes[taken.step.scene].title)
    first, *rest = about(room, step, taken)
    lines = (
        Line(f"way/{step}", "caption", title),
        Line(f"way/{step}/answer", "answer", first),
        *(Line(f"way/{step}/{place}", "note", told) for place, told in enumerate(rest, 1)),
    )
    return Section(f"way/{step}", "log", lines, title)


def _end(room: Room) -> Iterator[Section]:
    game = room.session.game
    end = game.ending if game else None
    if end is not None:
        ending = f"{room.session.say(ui.ENDING)}: {room.session.cast.fill(end.title)}"
        yield text("ending", (Line("ending", "narration", ending),))


def close(room: Room) -> tuple[Section, ...]:
    """Back in the room: feet on the floor, what comes next today."""
    return (text("text", (heading(room, words.CLOSE), *told(room, "close", words.CLOSE_TEXT))), onward(room))


def sheet(room: Room) -> tuple[Section, ...]:
    """People to talk to, as the last slide for the room."""
    settled = ("text", "actions", "country") if room.session.settings.country else ("text", "actions")
    lines = tuple(section for section in aid.support(room.session) if section.id not in settled)
    return (text("text", (heading(room, words.SUPPORT_SHEET),)), *lines, onward(room))


def end(room: Room) -> tuple[Section, ...]:
    """The room has gone: keep its way as a file, or nothing. No clicker leads on from here, since closing erases."""
    say = room.session.say
    lines = [heading(room, words.END), Line("means", "narration", say(words.END_TEXT))]
    if room.setup.length == "first":
        lines.append(Line("first", "note", say(words.END_FIRST)))
    along = (Control("carry", say(takeaway.CARRY)),) if code(room) else ()
    actions = (
        Control("save", say(words.SAVE)),
        *along,
        Control("leave", say(words.LEAVE)),
        Control("erase-room", say(words.ERASE), key="z"),
        Control("back", say(ui.BACK)),
    )
    return (text("text", lines), Section("actions", "actions", actions))
