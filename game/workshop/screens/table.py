"""The pages of a scene: the bid, the guess, the answers, and how one landed."""

from __future__ import annotations

from collections.abc import Iterator

from game.narrative.game import Game
from game.narrative.scene import Scene, Spoken, speak
from game.narrative.story import Ending
from game.view import words as ui
from game.view import words_workshop as words
from game.view.parts import meters, notes, said, text
from game.view.sound import answer_captions, arrival_captions
from game.view.table import reason, reply_lines
from game.view.text import sentence
from game.view.view import Control, Line, Section
from game.workshop.ballot import LETTERS
from game.workshop.room import Room
from game.workshop.screens.parts import heading, onward


def scene(room: Room) -> tuple[Section, ...]:
    """The scene up to its bid."""
    game, present = room.game, room.scene
    if game is None or present is None:
        return ()
    lines = said(present.lines(game.state), present.id, room.session.cast, room.session.say, game.state.misses)
    return (text("text", (*_arrival(room, game, present), *lines, *_revealed(room, present))), onward(room))


def _arrival(room: Room, game: Game, present: Scene) -> Iterator[Line]:
    """What stands above a scene: what was passed over, the chapter where it is new, place and time."""
    session, say = room.session, room.session.say
    if room.trial:
        name = session.cast.name(present.chair)
        trying = say(words.TRYING_OTHER, name=name) if room.trial.other else say(words.TRYING)
        yield Line("trying", "notice", trying)
    else:
        for passed in passed_over(game):
            summary = session.cast.fill(session.story.scenes[passed].skip.summary)
            yield Line(f"passed/{passed}", "note", say(words.MEANWHILE, summary=summary))
    chapter = session.story.chapters[present.chapter]
    answered = [session.story.scenes[taken.step.scene] for taken in game.taken() if taken.step.action == "choose"]
    played = {session.story.chapters[scene.chapter].number for scene in answered}
    if chapter.number not in played and not room.trial:
        title = session.cast.fill(chapter.title)
        yield Line("chapter", "caption", say(ui.CHAPTER, number=chapter.number, title=title))
    yield Line("heading", "heading", session.cast.fill(present.title))
    yield Line("time", "caption", session.cast.fill(present.time))
    yield from arrival_captions(session.settings, say, present)
    alternating = game.log.header.setting.chair == "both"
    if alternating and not room.trial and (not answered or answered[-1].chair != present.chair):
        yield Line("whose", "note", say(ui.YOU_ARE, name=session.cast.people[present.chair].name))


def passed_over(game: Game) -> tuple[str, ...]:
    """Return the scenes that were passed over since something was last decided, in order."""
    place, found = len(game.log.steps), list[str]()
    while True:
        found[:0] = game.states[place].passed
        if place == 0 or game.log.steps[place - 1].action != "skip":
            return tuple(dict.fromkeys(found))
        place -= 1


def _revealed(room: Room, present: Scene) -> Iterator[Line]:
    if room.revealed:
        yield hope(room, present)


def hope(room: Room, present: Scene) -> Line:
    """Return what the other one hoped for."""
    cast = room.session.cast
    need = sentence(room.session.say(ui.NEED, name=cast.name(present.hoping), need=cast.fill(present.need)))
    return Line("hope", "change", need)


def predict(room: Room) -> tuple[Section, ...]:
    """The guess before the answers are seen."""
    present = room.scene
    point = present.turning_point if present else None
    if present is None or point is None:
        return ()
    cast, say = room.session.cast, room.session.say
    lines = [
        heading(room, words.PREDICT),
        Line("question", "narration", cast.fill(point.pause.predict)),
        Line("how", "note", say(words.PREDICT_HOW)),
        *_revealed(room, present),
    ]
    reveal = () if room.revealed else (Control("reveal", say(words.REVEAL)),)
    return (text("text", lines), onward(room, words.ON, *reveal))


def answers(room: Room) -> tuple[Section, ...]:
    """The bid once more, and its answers under letters."""
    game, present, say = room.game, room.scene, room.session.say
    if game is None or present is None:
        return ()
    bid = list(said(_bid(game, present), present.id, room.session.cast, say, game.state.misses))
    lines = [*(bid or [Line("heading", "heading", room.session.cast.fill(present.title))]), *_revealed(room, present)]
    actions = [Control("back", say(ui.BACK))]
    if room.setup.way != "none" and not room.trial:
        actions.insert(0, Control("vote", say(words.VOTE), primary=True))
    else:
        lines.append(Line("how", "note", say(words.CHOOSE_HOW)))
    return (
        text("text", lines),
        Section("choices", "choices", tuple(_choices(room, game))),
        Section("actions", "actions", tuple(actions)),
    )


def _bid(game: Game, present: Scene) -> Iterator[Spoken]:
    yield from (line for line in present.lines(game.state) if line.bid)


def _choices(room: Room, game: Game) -> Iterator[Control]:
    shown = (option for option in game.options() if option.status != "hidden")
    for letter, option in zip(LETTERS, shown, strict=False):
        why = "" if option.open else room.session.cast.fill(option.choice.struck) or reason(room.session, option)
        label = room.session.cast.fill(option.choice.text)
        yield Control(f"choice:{option.choice.id}", label, "choice", letter, available=option.open, reason=why)


def reply(room: Room) -> tuple[Section, ...]:
    """How the latest answer landed, and what was hoped for."""
    game = room.game
    taken = next((one for one in reversed(game.taken()) if one.step.action == "choose"), None) if game else None
    if game is None or taken is None:
        return (onward(room, back=False),)
    session, answered = room.session, room.session.story.scenes[taken.step.scene]
    time = Line("time", "caption", session.cast.fill(answered.title))
    told = reply_lines(session, taken.step.scene, taken.step.choice, taken.before, taken.after)
    moved = meters(session.story, session.say, taken.after, taken.before, session.settings.show_figures)
    heard = answer_captions(session.settings, session.say, answered)
    return (text("text", (time, *heard, *told, hope(room, answered))), moved, onward(room, back=False))


def ending(room: Room) -> tuple[Section, ...]:
    """The ending, to the room: what was missing, what was there, one small step."""
    session, game = room.session, room.session.game
    end = game.ending if game else None
    if game is None or end is None:
        return ()
    passed = (session.cast.fill(session.story.scenes[scene].skip.summary) for scene in passed_over(game))
    lines = [
        *notes("passed", (session.say(words.MEANWHILE, summary=summary) for summary in passed)),
        Line("heading", "heading", session.cast.fill(end.title)),
        *(() if game.state.unsafe else arrival_captions(session.settings, session.say, end)),
        *said(speak(end.text, game.state), end.id, session.cast, session.say),
        *_three(room, end, game.state.chair),
    ]
    if game.state.unsafe:
        support = Control("support", session.say(ui.SUPPORT_LINES), primary=True)
        debrief = Control("debrief", session.say(words.COMMAND["debrief"][0]))
        return (text("text", lines), Section("actions", "actions", (support, debrief)))
    shown = meters(session.story, session.say, game.state, None, session.settings.show_figures)
    return (text("text", lines), shown, onward(room))


def _three(room: Room, end: Ending, chair: str) -> Iterator[Line]:
    closing, say = end.closing(chair), room.session.say
    parts = ((ui.MISSING, closing.missing), (ui.THERE, closing.there), (ui.NEXT, closing.next))
    filled = (f"{say(label)}: {room.session.cast.fill(told)}" for label, told in parts if told)
    yield from notes(f"{end.id}/three", filled)
