"""What only the facilitator needs: kinds and effects of the answers, the note and its source, what comes, the time."""

from __future__ import annotations

from collections.abc import Iterator

from game.narrative.answer import Option
from game.narrative.game import Game
from game.narrative.number import points
from game.view import words as ui
from game.view import words_workshop as words
from game.view.parts import text
from game.view.text import sentence
from game.view.view import Display, Line, Section, View
from game.view.words_pack import KINDS
from game.workshop.ballot import LETTERS
from game.workshop.room import Room
from game.workshop.screens.parts import minutes

AT_TABLE = ("scene", "predict", "answers", "vote", "split")
LITTLE, MUCH = 20, 60
"""Tenths of a point up to which a change is a little one, and from which it is a large one."""


def strip(room: Room) -> Section:
    """Return the notes as a strip for the room's own screen."""
    answers = tuple(_answers(room))
    together = " · ".join(line.text for line in answers)
    shown = (*([Line("notes/answers", "note", together)] if answers else ()), *_rest(room))
    return Section("strip", "strip", shown, room.session.say(words.NOTES))


def window(room: Room) -> View:
    """Return the notes as a view of their own, for a second window."""
    title = room.session.say(words.NOTES)
    shown = (Line("heading", "heading", title), *_answers(room), *_rest(room))
    display = room.session.settings.display(room.session.system)
    display = Display(100, display.theme, True, display.letter_keys)
    return View("room-notes", title, (text("text", shown),), room.session.story.language, display=display)


def _answers(room: Room) -> Iterator[Line]:
    """Yield what each answer is, and what it would do just now."""
    game = room.game
    if game is None or room.beneath not in AT_TABLE:
        return
    shown = (option for option in game.options() if option.status != "hidden")
    for letter, option in zip(LETTERS, shown, strict=False):
        yield Line(f"notes/{option.choice.id}", "note", _answer(room, game, letter, option))


def _rest(room: Room) -> Iterator[Line]:
    """Yield the note on the scene with its source, the counts so far, the time."""
    say, plan = room.session.say, room.plan
    yield from _concept(room)
    if room.vote is not None and not room.vote.closed:
        names = _letters(room)
        counted = ", ".join(f"{names[answer]} {count}" for answer, count in room.vote.counts.items())
        if counted:
            yield Line("notes/counts", "note", say(words.NOTE_SPLIT, counts=counted))
    part = say(words.PARTS[room.part().name])
    left, whole = minutes(say, plan.left(room.elapsed)), minutes(say, plan.minutes)
    time = say(words.NOTE_TIME, part=part, left=left, all=whole)
    yield Line("notes/time", "note", f"{time} {_next(room)}".strip())


def _concept(room: Room) -> Iterator[Line]:
    last, session = room.game.last() if room.game else None, room.session
    scene = last[0] if room.beneath == "reply" and last else room.scene if room.beneath in AT_TABLE else None
    point = scene.turning_point if scene else None
    if point is not None:
        concept = session.story.concepts[point.concept]
        source = session.say(ui.SOURCE, source=concept.source)
        told = f"{session.cast.fill(point.note)} {concept.title}. {sentence(source)}"
        yield Line("notes/concept", "note", told)


def _letters(room: Room) -> dict[str, str]:
    options = room.game.options() if room.game else ()
    shown = (option.choice.id for option in options if option.status != "hidden")
    return dict(zip(shown, LETTERS, strict=False))


def _answer(room: Room, game: Game, letter: str, option: Option) -> str:
    say, story = room.session.say, room.session.story
    if not option.open:
        return say(words.NOTE_STRUCK, letter=letter)
    kind = option.choice.kind
    named = say(KINDS[kind]) if kind in KINDS else story.kinds[kind].label
    return say(words.NOTE_ANSWER, letter=letter, kind=named, effects=", ".join(_effects(room, game, option)))


def _effects(room: Room, game: Game, option: Option) -> Iterator[str]:
    """Yield how the answer would move each meter just now; self-worth only while the same person is played."""
    say, before, after = room.session.say, game.state, game.choose(option.choice.id).state
    for meter, label in (("trust", ui.TRUST), ("self_worth", ui.SELF_WORTH)):
        if meter == "self_worth" and before.chair != after.chair:
            continue
        moved = getattr(after, meter) - getattr(before, meter)
        figure = f" ({_figure(moved)})" if room.session.settings.show_figures else ""
        yield say(words.EFFECT[size(moved)], meter=say(label)) + figure


def _figure(moved: int) -> str:
    return f"{'+' if moved >= 0 else '−'}{points(abs(moved))}"


def size(moved: int) -> str:
    """Return which words say a change of so many tenths."""
    way = "up" if moved > 0 else "down"
    if moved == 0:
        return "same"
    return f"much-{way}" if abs(moved) >= MUCH else f"little-{way}" if abs(moved) <= LITTLE else way


def _next(room: Room) -> str:
    say, scene = room.session.say, room.session.game.scene if room.session.game else None
    if scene is None or room.beneath not in (*AT_TABLE, "reply"):
        return ""
    places = room.plan.places
    here = next((place for place, ids in enumerate(places) if scene.id in ids), None)
    if room.beneath == "reply":
        coming = scene.id if here is not None else ""
    else:
        coming = places[here + 1][0] if here is not None and here + 1 < len(places) else ""
    if not coming:
        return say(words.NOTE_LAST)
    return say(words.NOTE_NEXT, title=room.session.cast.fill(room.session.story.scenes[coming].title))
