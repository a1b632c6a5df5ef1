"""One evening of the way: what was answered, its note, every answer there was, and the ways on from there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.view import words
from game.view import words_recap as recap_words
from game.view.parts import lettered, notes, text
from game.view.session import Session
from game.view.table import choice_control, reply_lines
from game.view.text import sentence
from game.view.trail import Decision, changes, decisions, turn_mark, turns
from game.view.view import Control, Line, Section


def turn(session: Session) -> tuple[Section, ...]:
    """One decision: what was answered, its note, every answer there was, and the ways on."""
    game = session.game
    trail = decisions(game) if game else ()
    found = next((decision for decision in trail if decision.step == session.at), None)
    if game is None or found is None:
        return (_ways_on(session, trail, None),)
    say, cast, scene = session.say, session.cast, found.scene
    title = say(recap_words.NUMBERED, number=found.number, title=cast.fill(scene.title))
    lines = [Line(f"heading/{found.step}", "heading", title), Line("time", "caption", cast.fill(scene.time))]
    lines += answered(session, found)
    names = turns(game, trail).get(found.number, ())
    turned = (say(recap_words.TURNED, what=turn_mark(session, name).word) for name in names)
    fork = say(recap_words.FORK)
    return (
        text("text", lines),
        Section("note", "log", (*notes("turned", turned), *note(session, "note", found))),
        text("fork", (Line("fork", "caption", fork), Line("how", "note", say(recap_words.FORK_HOW))), fork),
        Section("choices", "choices", lettered(_roads(session, found))),
        _ways_on(session, trail, found),
    )


def answered(session: Session, decision: Decision) -> Iterator[Line]:
    """Yield what was answered, what came back and what it moved."""
    taken = decision.taken
    if decision.choice is None:
        yield Line("skipped", "note", session.say(words.SKIPPED_SCENE))
    else:
        yield from reply_lines(session, taken.step.scene, taken.step.choice, taken.before, taken.after)
    changed = tuple(changes(session, decision, words.CHANGED))
    if changed:
        heard = ". ".join(changes(session, decision, words.CHANGED_HEARD))
        yield Line("changed", "change", " · ".join(changed), heard=heard)


def note(session: Session, where: str, decision: Decision) -> Iterator[Line]:
    """Yield the need behind the call, what was to be seen in it, the concept with its source, and another phrase."""
    story, cast, say, scene = session.story, session.cast, session.say, decision.scene
    hoped = sentence(say(words.NEED, name=cast.name(scene.hoping), need=cast.fill(scene.need)))
    point = scene.turning_point
    if point is None:
        yield from notes(where, (hoped,))
        return
    concept = story.concepts[point.concept]
    paragraphs = (
        hoped,
        cast.fill(point.note),
        say(words.CONCEPT, title=concept.title, plain=concept.plain),
        say(words.SOURCE, source=concept.source),
        say(words.ANOTHER, phrase=cast.fill(point.another_phrase)),
    )
    yield from notes(where, paragraphs)


def _roads(session: Session, decision: Decision) -> Iterator[Control]:
    """Yield every answer that was shown; each that was open leads back and along it."""
    for option in decision.options:
        control = choice_control(session, option)
        mine = option.choice is decision.choice
        yield replace(
            control,
            id=f"instead:{decision.step}:{option.choice.id}",
            description=session.say(recap_words.TAKEN) if mine else "",
        )


def _ways_on(session: Session, trail: tuple[Decision, ...], here: Decision | None) -> Section:
    say, controls = session.say, list[Control]()
    if here is not None:
        title = session.cast.fill(here.scene.title)
        controls.append(Control(f"rewind:{here.step}", say(words.GO_BACK_HERE, title=title)))
        for label, other in ((recap_words.EARLIER, here.number - 2), (recap_words.LATER, here.number)):
            if 0 <= other < len(trail):
                title = session.cast.fill(trail[other].scene.title)
                controls.append(Control(f"turn:{trail[other].step}", say(label, title=title)))
    controls.append(Control("back", say(recap_words.TO_WAY), primary=True))
    return Section("actions", "actions", tuple(controls))


def whole(session: Session, decision: Decision) -> Section:
    """Return an evening with nothing to press, for a page that holds them all."""
    where = f"evening/{decision.step}"
    title = session.say(recap_words.NUMBERED, number=decision.number, title=session.cast.fill(decision.scene.title))
    caption = Line(f"{where}/title", "caption", f"{title} · {session.cast.fill(decision.scene.time)}")
    lines = tuple(replace(line, id=f"{where}/{line.id}") for line in answered(session, decision))
    return Section(where, "log", (caption, *lines, *note(session, where, decision)), title)
