"""What stays of a workshop if it is wanted: the room's way as plain text, with splits and without a name."""

from __future__ import annotations

from collections.abc import Iterator

from game.narrative.game import Taken
from game.view import words
from game.view import words_takeaway as takeaway
from game.view import words_workshop as room_words
from game.view.table import turning_point
from game.workshop import carry
from game.workshop.ballot import Ballot
from game.workshop.room import Room
from game.workshop.trial import decisions


def as_text(room: Room) -> str:
    """Return the room's way as text: each scene, what was chosen, the votes, what the few chose, what was tried."""
    return "\n".join(_lines(room)) + "\n"


def _lines(room: Room) -> Iterator[str]:
    session, say = room.session, room.session.say
    minutes = say.count(words.MINUTES, room.plan.minutes)
    yield say(room_words.FILE_HEAD, story=session.story.title, minutes=minutes)
    game = session.game
    if game is None:
        return
    for step, taken in decisions(game):
        yield ""
        yield session.cast.fill(session.story.scenes[taken.step.scene].title)
        yield from (f"  {line}" for line in about(room, step, taken))
    code = carry.code(room)
    if code:
        yield ""
        yield say(takeaway.CARRY_FILE, code=code)
    if game.ending is not None:
        yield ""
        yield f"{say(words.ENDING)}: {session.cast.fill(game.ending.title)}"


def about(room: Room, step: int, taken: Taken) -> Iterator[str]:
    """Yield what is to be said of one decision: the answer, what it moved, the votes, the few, what was tried."""
    say, ballot = room.session.say, room.ballot_at(step)
    yield answer(room, taken.step.scene, taken.step.choice)
    moved = " · ".join(_moved(room, taken))
    if moved:
        yield moved
    if room.session.game is not None and turning_point(room.session.game) == step:
        yield say(room_words.WAY_TURN)
    if ballot is None:
        yield say(room_words.WAY_TALKED)
    else:
        yield say(room_words.WAY_SPLIT, counts=counts(ballot))
        for few in ballot.split.smallest:
            yield say(room_words.WAY_FEW, answer=answer(room, taken.step.scene, few))
    for tried in room.tried:
        if tried.step == step:
            yield say(room_words.WAY_TRIED, answer=answer(room, tried.scene, tried.choice))


def _moved(room: Room, taken: Taken) -> Iterator[str]:
    """Yield each meter in words, where it came into another band: `trust: steady → careful`."""
    for meter, label in (("trust", words.TRUST), ("self_worth", words.SELF_WORTH)):
        before, after = (room.session.story.band(meter, getattr(state, meter)) for state in (taken.before, taken.after))
        if before != after and taken.before.chair == taken.after.chair:
            say = room.session.say
            yield say(words.CHANGED, label=say(label), before=before.word, after=after.word)


def answer(room: Room, scene: str, choice: str) -> str:
    """Return the words of an answer."""
    found = room.session.story.scenes[scene].choice(choice)
    return room.session.cast.fill(found.text) if found else ""


def counts(ballot: Ballot) -> str:
    """Return the counts of a closed vote by letter: `A 7, B 0, C 3`."""
    return ", ".join(f"{ballot.letter(answer)} {count}" for answer, count in ballot.split.counts.items())
