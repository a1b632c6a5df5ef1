"""The way that was taken: where it ended, both meters over it, the map, the ways that were left, and keeping it.

`kept` is the same without anything to press, for a file of the player's own.
"""

from __future__ import annotations

from collections.abc import Iterator

from game.narrative.game import Game
from game.view import evening, words
from game.view import words_recap as recap_words
from game.view.charts import over_time
from game.view.parts import lettered, notes, text
from game.view.roads import chapters, legend
from game.view.session import Session
from game.view.text import Text
from game.view.trail import Decision, decisions, toward
from game.view.view import Control, Display, Line, Section, View
from game.view.way import left_ways


def recap(session: Session) -> tuple[Section, ...]:
    """The whole way: where it ended, both meters over it, the map, and the ways that were left."""
    game = session.game
    if game is None:
        return ()
    after = (("back", words.BACK), ("keep", recap_words.KEEP), ("code", words.CODE), ("title", words.TITLE_PAGE))
    actions = lettered(Control(control, session.say(label)) for control, label in after)
    return (*_whole(session, game, recap_words.MAP_HOW), *_left(session, game), Section("actions", "actions", actions))


def _whole(session: Session, game: Game, how: Text) -> Iterator[Section]:
    say, end = session.say, game.ending
    lines = [Line("heading", "heading", say(words.RECAP))]
    if end is not None:
        lines.append(Line("ending", "note", f"{say(words.ENDING)}: {session.cast.fill(end.title)}"))
    trail = decisions(game)
    yield text("text", (*lines, *notes("toward", _summary(session, game, trail))))
    if trail:
        title = Line("over-time", "caption", say(recap_words.OVER_TIME))
        yield text("over-time", (title, over_time(session, game)), say(recap_words.OVER_TIME))
        yield legend(session, how, game, trail)
        yield from chapters(session, game, trail)


def _summary(session: Session, game: Game, trail: tuple[Decision, ...]) -> Iterator[str]:
    yield toward(session, game, trail)
    setting = game.log.header.setting
    if setting.chair != "kit":
        yield session.cast.fill(session.say(words.KIT_WAS[setting.openness]))


def _left(session: Session, game: Game) -> Iterator[Section]:
    """The ways that were left by going back: to be seen beside this one, or to be played again."""
    controls: list[Control] = []
    for index, title, choice in left_ways(session, game):
        controls.append(Control(f"beside:{index}", session.say(recap_words.BESIDE_WITH, title=title, choice=choice)))
        controls.append(Control(f"take:{index}", session.say(words.TAKE_BRANCH, title=title, choice=choice)))
    if controls:
        yield Section("branches", "log", tuple(controls), session.say(words.BRANCHES), shown=True)


def keep(session: Session) -> tuple[Section, ...]:
    """In which form to keep the way, by the player's own choice."""
    say, system = session.say, session.system
    forms = ["read", "page", "text"] if system.text_only else ["page", "picture", "text"]
    if system.can_copy:
        forms.append("copy")
    lines = (Line("heading", "heading", say(recap_words.KEEP)), *notes("means", map(say, recap_words.KEEP_MEANS)))
    buttons = tuple(
        Control(f"keep:{form}", say(label), description=say(means))
        for form, (label, means) in ((form, recap_words.KEEP_AS[form]) for form in forms)
    )
    back = Section("actions", "actions", (Control("back", say(recap_words.TO_WAY), primary=True),))
    return (text("text", lines), Section("forms", "actions", buttons, say(recap_words.KEEP)), back)


def kept(session: Session, *, whole: bool = True) -> View:
    """Return the way as a page with nothing to press; where `whole`, with the note to every evening."""
    game = session.game
    sections = tuple(_whole(session, game, recap_words.MAP_KEPT)) if game else ()
    if game is not None and whole:
        sections += tuple(evening.whole(session, decision) for decision in decisions(game))
    display = Display(theme="paper", reduced_motion=True, letter_keys=False)
    return View("kept", session.say(words.RECAP), sections, session.story.language, display=display)
