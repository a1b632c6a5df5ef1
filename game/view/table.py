"""The screens at the table: a scene with its answers, how an answer landed, and the ending."""

from __future__ import annotations

from collections.abc import Iterator

from game.narrative import Option
from game.narrative.game import Game
from game.narrative.play import told
from game.narrative.scene import Choice, Scene, speak
from game.narrative.state import State
from game.narrative.story import Ending
from game.view import words
from game.view.parts import band_changes, lettered, meters, notes, said, text
from game.view.session import Session
from game.view.sound import answer_captions, arrival_captions
from game.view.view import Control, Line, Section
from game.view.words_conditions import Spoken


def scene(session: Session) -> tuple[Section, ...]:
    """The scene being played, or the reply to the latest answer."""
    game = session.game
    if game is None:
        return ()
    last = game.last() if session.answered else None
    if last is not None:
        return _reply(session, game)
    present = game.scene
    return _bid(session, game, present) if present is not None else ()


def _bid(session: Session, game: Game, scene: Scene) -> tuple[Section, ...]:
    state = game.state
    lines = [
        *_arrival(session, game, scene),
        *said(scene.lines(state), scene.id, session.cast, session.say, state.misses),
    ]
    choices = lettered(choice_control(session, option) for option in game.options() if option.status != "hidden")
    skip = Section("skip", "actions", (Control("skip", session.say(words.SKIP)),))
    return (
        text("text", lines),
        meters(session.story, session.say, state, None, session.settings.show_figures),
        Section("choices", "choices", choices),
        skip,
    )


def _arrival(session: Session, game: Game, scene: Scene) -> Iterator[Line]:
    """What stands above a scene: what was passed over, the chapter where it is new, place and time."""
    yield from _passed(session, game)
    chapter = session.story.chapters[scene.chapter]
    seen = {session.story.scenes[taken.before.scene].chapter for taken in game.taken()}
    if chapter.number not in {session.story.chapters[name].number for name in seen}:
        title = session.cast.fill(chapter.title)
        yield Line("chapter", "heading", session.say(words.CHAPTER, number=chapter.number, title=title))
    if scene.chapter not in seen:  # a chapter may have several files, each with a note of its own
        yield Line("chapter-note", "note", session.cast.fill(chapter.content))
    yield from _whose(session, game, scene)
    yield Line("time", "caption", session.cast.fill(scene.time))
    yield from arrival_captions(session.settings, session.say, scene)


def _whose(session: Session, game: Game, scene: Scene) -> Iterator[Line]:
    """Where the chairs alternate: who is played from here on."""
    before = session.story.scenes[game.log.steps[-1].scene].chair if game.log.steps else ""
    if game.log.header.setting.chair == "both" and scene.chair != before:
        yield Line("whose", "note", session.say(words.YOU_ARE, name=session.cast.people[scene.chair].name))


def _passed(session: Session, game: Game) -> Iterator[Line]:
    """One neutral sentence for each scene that was passed over on the way here."""
    for scene in game.state.passed:
        summary = session.cast.fill(session.story.scenes[scene].skip.summary)
        yield Line(f"passed/{scene}", "notice", session.say(words.SKIPPED, summary=summary))


def choice_control(session: Session, option: Option) -> Control:
    """Return an answer that is shown, struck through with the reason where it is not open."""
    choice = option.choice
    why = ""
    if option.status == "struck":
        why = session.cast.fill(choice.struck) or reason(session, option)
    label = session.cast.fill(choice.text)
    return Control(f"choice:{choice.id}", label, "choice", available=option.open, reason=why)


def reason(session: Session, option: Option) -> str:
    """Return why a choice without words of its own for it is struck."""
    needs = option.choice.needs
    if option.cause != "needs" or needs is None:
        return session.say(words.STRUCK[option.cause])
    spoken = Spoken(session.say, session.story, session.cast)
    return session.say(words.STRUCK["needs"], needs=needs.explain(spoken))


def _reply(session: Session, game: Game) -> tuple[Section, ...]:
    taken = game.taken()[-1]
    answered = session.story.scenes[taken.step.scene]
    lines = tuple(reply_lines(session, taken.step.scene, taken.step.choice, taken.before, taken.after))
    go_on = Section("choices", "choices", lettered([Control("go-on", session.say(words.GO_ON), primary=True)]))
    moved = meters(session.story, session.say, taken.after, taken.before, session.settings.show_figures)
    heading = Line("time", "caption", session.cast.fill(answered.time))
    heard = answer_captions(session.settings, session.say, answered)
    return (text("text", (heading, *heard, *lines)), moved, go_on)


def reply_lines(session: Session, scene: str, choice_id: str, before: State, after: State) -> Iterator[Line]:
    """Yield what was answered, how it landed, and what it changed."""
    choice = session.story.scenes[scene].choice(choice_id)
    if choice is None:
        return
    where = f"{scene}/{choice_id}"
    yield answer(session, where, choice)
    yield from said(speak(choice.reply, told(before, after)), where, session.cast, session.say)
    if choice.change:
        yield Line(f"{where}.change", "change", session.cast.fill(choice.change))


def answer(session: Session, where: str, choice: Choice) -> Line:
    """Return the answer that was chosen. Who only hears it is told whose it is."""
    text = session.cast.fill(choice.text)
    return Line(where, "answer", text, heard=session.say(words.ANSWERED, answer=text))


def answer_announcement(session: Session) -> str:
    """Return what a screen reader hears once after an answer: the bands that were crossed."""
    if session.game is None or not session.answered or not session.game.log.steps:
        return ""
    taken = session.game.taken()[-1]
    return " ".join(band_changes(session.story, session.say, taken.before, taken.after))


def ending(session: Session) -> tuple[Section, ...]:
    """The ending: its text, what was missing, what was there, one small step."""
    game = session.game
    end = game.ending if game else None
    if game is None or end is None:
        return ()
    cast = session.cast
    lines = [
        *_passed(session, game),
        Line("heading", "heading", cast.fill(end.title)),
        *(() if game.state.unsafe else arrival_captions(session.settings, session.say, end)),
        *said(speak(end.text, game.state), end.id, cast, session.say),
        *_three(session, end, game.state.chair),
    ]
    shown = (
        ()
        if game.state.unsafe
        else (meters(session.story, session.say, game.state, None, session.settings.show_figures),)
    )
    return (text("text", lines), *shown, Section("actions", "choices", lettered(_after(session, game, end))))


def _three(session: Session, end: Ending, chair: str) -> Iterator[Line]:
    closing = end.closing(chair)
    parts = ((words.MISSING, closing.missing), (words.THERE, closing.there), (words.NEXT, closing.next))
    filled = (f"{session.say(label)}: {session.cast.fill(sentence)}" for label, sentence in parts if sentence)
    yield from notes(f"{end.id}/three", filled)


def _after(session: Session, game: Game, end: Ending) -> Iterator[Control]:
    help_first = end.offers_help or game.state.unsafe
    if help_first:
        yield Control("support:lines", session.say(words.SUPPORT_LINES), primary=True)
    if game.state.unsafe:
        yield Control("title", session.say(words.TITLE_PAGE))
        return
    yield Control("recap", session.say(words.SEE_WAY), primary=not help_first)
    turning = turning_point(game)
    if end.offers_help and turning is not None:
        title = session.cast.fill(session.story.scenes[game.log.steps[turning].scene].title)
        yield Control(f"rewind:{turning}", session.say(words.TO_TURNING, title=title))
    yield Control("title", session.say(words.TITLE_PAGE))


def turning_point(game: Game) -> int | None:
    """Return the step where trust fell furthest, the place to go back to; None where none fell."""
    falls = [(taken.after.trust - taken.before.trust, index) for index, taken in enumerate(game.taken())]
    worst = min(falls, default=(0, 0))
    return worst[1] if worst[0] < 0 else None
