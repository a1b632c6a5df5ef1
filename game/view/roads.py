"""The map of the way: its stops chapter by chapter, each with the answer that was given and the roads not taken."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from game.narrative.game import Game
from game.view import words
from game.view import words_recap as recap_words
from game.view.parts import text
from game.view.pictures import Marked, Overview, Stop, Stub
from game.view.session import Session
from game.view.text import Text, sentence
from game.view.trail import SIGNS, Decision, changes, counts, turn_mark, turns
from game.view.view import Control, Line, Section


def legend(session: Session, how: Text, game: Game, trail: tuple[Decision, ...]) -> Section:
    """Return the heading of the map, `how` it is to be read, what its shapes say, and the whole of it, small."""
    say = session.say
    signs = [say(recap_words.COUNTED[count]) for count in (1, 0, -1)]
    shown = " · ".join(f"{sign} {word}" for sign, word in zip("●◆○", signs, strict=True))
    stops = tuple(_stop(session, game, decision, ()) for decision in trail)
    items = (
        Line("map", "caption", say(recap_words.MAP)),
        Line("map/how", "note", say(how)),
        Line("map/signs", "note", shown, heard=sentence(", ".join(signs))),
        Overview("map/small", say(recap_words.MAP_SMALL), say(recap_words.MAP_SMALL_MEANS), stops),
    )
    return text("map", items, say(recap_words.MAP))


def chapters(session: Session, game: Game, trail: tuple[Decision, ...]) -> Iterator[Section]:
    """Yield the stops chapter by chapter; every second chapter stands beside the one before, where there is room."""
    turned = turns(game, trail)
    for place, (chapter, inside) in enumerate(groupby(trail, lambda decision: decision.scene.chapter)):
        told = session.story.chapters[chapter]
        title = session.say(words.CHAPTER, number=told.number, title=session.cast.fill(told.title))
        stops = (_control(session, game, decision, turned.get(decision.number, ())) for decision in inside)
        caption = Line(f"chapter/{place}/title", "caption", title)
        yield Section(f"chapter/{place}", "map", (caption, *stops), title, beside=bool(place % 2))


def _control(session: Session, game: Game, decision: Decision, turned: tuple[str, ...]) -> Control:
    """Return a stop as what leads to its note."""
    title = session.cast.fill(decision.scene.title)
    label = session.say(recap_words.NUMBERED, number=decision.number, title=title)
    stop = _stop(session, game, decision, turned)
    told = " ".join(_told(session, decision, stop))
    return Control(f"turn:{decision.step}", label, "stop", description=told, stop=stop)


def _stop(session: Session, game: Game, decision: Decision, turned: tuple[str, ...]) -> Stop:
    say, cast, choice = session.say, session.cast, decision.choice
    count = counts(game, decision)
    return Stop(
        Marked(SIGNS[count], say(recap_words.COUNTED[count])) if choice else _skipped(session),
        decision.letter,
        cast.fill(choice.text) if choice else say(words.SKIPPED_SCENE),
        tuple(
            Stub(letter, cast.fill(option.choice.text), option.open)
            for letter, option in decision.lettered()
            if option.choice is not choice
        ),
        " · ".join(changes(session, decision, words.CHANGED)),
        tuple(turn_mark(session, name) for name in turned),
    )


def _skipped(session: Session) -> Marked:
    return Marked("square", session.say(recap_words.SKIPPED))


def _told(session: Session, decision: Decision, stop: Stop) -> Iterator[str]:
    """Yield what the map shows of a stop besides its title, sentence by sentence."""
    say = session.say
    if stop.letter:
        yield sentence(say(recap_words.ANSWER, letter=stop.letter, answer=stop.answer))
        yield sentence(stop.taken.word)
    else:
        yield stop.answer
    yield from map(sentence, changes(session, decision, words.CHANGED_HEARD))
    yield from (sentence(mark.word) for mark in stop.turns)
    if stop.stubs:
        roads = []
        for stub in stop.stubs:
            road = say(recap_words.ANSWER, letter=stub.letter, answer=stub.text)
            roads.append(sentence(road if stub.open else say(recap_words.WAS_STRUCK, answer=road)))
        yield say(recap_words.NOT_TAKEN, answers=" ".join(roads))
