"""Two ways beside each other: where they parted, what each chose, both meters of both, how each ended."""

from __future__ import annotations

from collections.abc import Iterator

from game.narrative.game import Game
from game.view import words
from game.view import words_recap as recap_words
from game.view.charts import side_by_side
from game.view.parts import text
from game.view.session import Session
from game.view.text import capital
from game.view.trail import Decision, decisions, toward
from game.view.view import Control, Item, Line, Section
from game.view.way import left_ways


def beside(session: Session) -> tuple[Section, ...]:
    """This way and one that was left: where they parted, what each chose, both meters of both, how each ended."""
    say, game = session.say, session.game
    back = Control("back", say(recap_words.TO_WAY), primary=True)
    heading = Line("heading", "heading", say(recap_words.BESIDE))
    if game is None or not 0 <= session.beside < len(game.log.branches):
        return (text("text", (heading,)), Section("actions", "actions", (back,)))
    other = game.take(session.beside).game
    mine, left = decisions(game), decisions(other)
    shared = next((i for i, (a, b) in enumerate(zip(mine, left, strict=False)) if a.taken.step != b.taken.step), -1)
    parted = shared >= 0
    shared = shared if parted else min(len(mine), len(left))
    at = (mine if len(mine) > shared else left)[shared : shared + 1]
    where = recap_words.PARTED if parted else recap_words.AHEAD
    told = [
        Line(
            "parted",
            "note",
            say(where, title=session.cast.fill(one.scene.title), time=session.cast.fill(one.scene.time)),
        )
        for one in at
    ]
    chart = side_by_side(session, game, other, shared)
    caption = Line("over-time", "caption", say(recap_words.BESIDE_OVER_TIME))
    take = Control(f"take:{session.beside}", _take_label(session, game))
    this, that = say(recap_words.THIS_WAY), say(recap_words.LEFT_WAY)
    return (
        text("text", (heading, *told)),
        Section("this", "log", tuple(_way(session, "this", this, game, mine, shared)), this),
        Section("left", "log", tuple(_way(session, "left", that, other, left, shared)), that, beside=True),
        text("over-time", (caption, chart), say(recap_words.BESIDE_OVER_TIME)),
        Section("actions", "actions", (take, back)),
    )


def _take_label(session: Session, game: Game) -> str:
    found = ((title, choice) for index, title, choice in left_ways(session, game) if index == session.beside)
    title, choice = next(found, ("", ""))
    return session.say(words.TAKE_BRANCH, title=title, choice=choice)


def _way(
    session: Session, where: str, name: str, game: Game, trail: tuple[Decision, ...], shared: int
) -> Iterator[Item]:
    """Yield how a way went from where the two parted: how it ended, how often it turned towards, every answer."""
    say, cast, end = session.say, session.cast, game.ending
    yield Line(f"{where}/name", "caption", capital(name))
    ended = f"{say(words.ENDING)}: {cast.fill(end.title)}" if end else say(recap_words.UNFINISHED)
    yield Line(f"{where}/ending", "narration", ended)
    yield Line(f"{where}/toward", "note", toward(session, game, trail))
    for place, decision in enumerate(trail[shared:]):
        choice = decision.choice
        text = cast.fill(choice.text) if choice else say(words.SKIPPED_SCENE)
        if choice and decision.letter:
            text = say(recap_words.ANSWER, letter=decision.letter, answer=text)
        told = say(recap_words.CHOSEN_AT, title=cast.fill(decision.scene.title), answer=text)
        yield Line(f"{where}/{decision.step}", "narration" if place == 0 else "note", told)
