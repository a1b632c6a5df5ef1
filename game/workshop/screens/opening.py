"""The pages before the story: what is kept, three pages of settings, agreement, content note, plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.view import aid
from game.view import words as ui
from game.view import words_takeaway as takeaway
from game.view import words_workshop as words
from game.view.parts import notes, text
from game.view.text import capital
from game.view.view import Control, Line, Section
from game.workshop.plan import chapter_minutes
from game.workshop.room import Room
from game.workshop.screens.parts import heading, minutes, onward, radios, told
from game.workshop.setup import LENGTHS, WAYS, chairs
from game.workshop.vote import TIES, ZEROS

PLAYED_OUT = ("halfway", "close", "sheet", "end")
"""Where the first of two hours has come to its end."""


def kept(room: Room) -> tuple[Section, ...]:
    """What an earlier start of the program left behind."""
    say, game = room.session.say, room.session.game
    scene = game.scene if game else None
    title = room.session.cast.fill(scene.title) if scene else room.session.story.title
    where = say(words.KEPT_WHERE, title=title, minutes=minutes(say, room.elapsed))
    second = room.setup.length == "first" and room.under[-1:] and room.under[-1] in PLAYED_OUT
    controls = [Control("resume", say(words.RESUME), primary=not second)]
    if second:
        controls.insert(0, Control("second-hour", say(words.SECOND_HOUR), primary=True))
    controls.append(Control("erase-room", say(words.ANEW), key="z"))
    lines = (heading(room, words.KEPT), Line("where", "narration", where))
    return (text("text", lines), Section("actions", "actions", tuple(controls)))


def time(room: Room) -> tuple[Section, ...]:
    """How long it takes, and whose chair the room takes."""
    session, say, setup = room.session, room.session.say, room.setup
    plan = room.plan
    each = minutes(say, plan.scene_minutes)
    talk = minutes(say, sum(part.minutes for part in plan.parts if part.name in ("replay", "debrief", "close")))
    summary = say(words.SUMMARY, decisions=say.count(ui.DECISIONS, len(plan.places)), each=each, talk=talk)
    seats = {seat.id: session.cast.fill(seat.title) for seat in session.story.chairs}
    settled = session.game is not None  # a first hour: its chair and its length are what they were
    lengths = ((one, say(words.LENGTHS[one])) for one in LENGTHS if not settled or one == setup.length)
    open_chairs = (setup.chair,) if settled else chairs(session.story)
    leave = Control("leave", say(words.LEAVE))
    second = setup.length == "second" and session.game is None
    bring = (Control("bring", say(takeaway.BRING)),) if second else ()
    return (
        text("text", (heading(room, words.SETUP["time"]),)),
        radios(room, "length", words.LENGTH, setup.length, lengths),
        radios(room, "chair", words.CHAIRS, setup.chair, ((chair, seats[chair]) for chair in open_chairs)),
        text("summary", (Line("summary", "note", summary),)),
        onward(room, words.ON, *bring, leave, back=False),
    )


def content(room: Room) -> tuple[Section, ...]:
    """Chapters that are played, content that is left out, the names of the two."""
    session, say, setup = room.session, room.session.say, room.setup
    present = setup.casting or next((casting.id for casting in session.story.castings), "")
    castings = ((casting.id, casting.label) for casting in session.story.castings)
    tags = tuple(
        Control(f"put:leave-out={tag}", capital(label), "switch", checked=tag in setup.left_out)
        for tag, label in session.story.tags.items()
    )
    country = next(section for section in aid.support(session) if section.id == "country")
    groups = (
        Section("chapters", "setting", tuple(_chapters(room)), say(words.CHAPTERS), shown=True),
        Section("leave-out", "setting", tags, say(ui.LEAVE_OUT), shown=True),
        radios(room, "casting", ui.NAMES, present, castings),
        replace(country, label=say(words.COUNTRY)),
    )
    shown = tuple(group for group in groups if group.items)
    return (text("text", (heading(room, words.SETUP["content"]),)), *shown, onward(room))


def _chapters(room: Room) -> Iterator[Control]:
    session, setup = room.session, room.setup
    for chapter, took in chapter_minutes(session.story, setup.chair, setup.length).items():
        one = session.story.chapters[chapter]
        title, length = session.cast.fill(one.title), minutes(session.say, took)
        label = session.say(words.CHAPTER_SWITCH, number=one.number, title=title, minutes=length)
        yield Control(f"put:chapter={chapter}", label, "switch", checked=chapter not in setup.chapters_out)


def votes(room: Room) -> tuple[Section, ...]:
    """How the room votes, and what ties and silence come to."""
    say, setup = room.session.say, room.setup
    groups = [radios(room, "way", words.WAY, setup.way, ((way, say(words.WAYS[way])) for way in WAYS))]
    if setup.way != "none":
        ties = ((rule, say(words.TIE_RULES[rule])) for rule in TIES)
        zeros = ((rule, say(words.ZERO_RULES[rule])) for rule in ZEROS)
        groups.append(radios(room, "tie", words.TIE, setup.rules.tie, ties))
        groups.append(radios(room, "zero", words.ZERO, setup.rules.zero, zeros))
    predict = Control("put:predict=", say(words.PREDICT_FIRST), "switch", checked=setup.predict)
    return (
        text("text", (heading(room, words.SETUP["votes"]),)),
        *groups,
        Section("predict", "setting", (predict,)),
        text("keeps", (Line("keeps", "note", say(words.ROOM_KEEPS)),)),
        onward(room, words.ON, Control("erase-room", say(words.ERASE), key="z")),
    )


def agreement(room: Room) -> tuple[Section, ...]:
    """What everybody agrees to, as a slide."""
    return (text("text", (heading(room, words.AGREEMENT), *told(room, "agreed", words.AGREED))), onward(room))


def note(room: Room) -> tuple[Section, ...]:
    """The content note, as a slide."""
    session = room.session
    paragraphs = (session.cast.fill(paragraph) for paragraph in session.story.texts.note)
    terms = notes("terms", (session.story.texts.disclaimer, session.story.texts.age))
    lines = (heading(room, words.CONTENT), *notes("note", paragraphs, "narration"), *terms)
    return (text("text", lines), onward(room))


def plan(room: Room) -> tuple[Section, ...]:
    """The plan as a slide; `Start` leads to the first scene."""
    pack = (Control("pack", room.session.say(takeaway.PACK)),) if room.session.system.can_print else ()
    return (text("text", (heading(room, words.PLAN), *plan_lines(room))), onward(room, words.START, *pack))


def timing(room: Room) -> tuple[Section, ...]:
    """The plan with the running time, over whatever the room is at."""
    back = Section("actions", "actions", (Control("back", room.session.say(ui.BACK), primary=True),))
    return (text("text", (heading(room, words.PLAN), *plan_lines(room))), back)


def plan_lines(room: Room) -> Iterator[Line]:
    """Yield the parts of the plan with their minutes, the present one marked, and the running time."""
    say, now = room.session.say, room.part()
    for part in room.plan.parts:
        line = say(words.PART_LINE, start=part.start, end=part.end, name=say(words.PARTS[part.name]))
        if part == now and room.began is not None:
            line = say(words.PART_NOW, line=line)
        yield Line(f"part/{part.name}", "narration", line)
    running = say(words.RUNNING, elapsed=minutes(say, room.elapsed), all=minutes(say, room.plan.minutes))
    yield Line("running", "note", running if room.began is not None else say(words.NOT_STARTED))
