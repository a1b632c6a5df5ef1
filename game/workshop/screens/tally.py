"""The pages of a vote: counting, with every number hidden, and the split once it is closed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from game.view import words_live as live
from game.view import words_workshop as words
from game.view.parts import text
from game.view.view import Control, Field, Line, Section
from game.workshop.ballot import letters
from game.workshop.count import decision, example, shown_answers
from game.workshop.room import Room
from game.workshop.screens.parts import heading, joined
from game.workshop.vote import Decision, Split, Vote


def room_letters(room: Room) -> dict[str, str]:
    """Return the letters of the answers in the present scene."""
    return letters(tuple(answer for answer, _ in shown_answers(room)))


def vote(room: Room) -> tuple[Section, ...]:
    """Counting: which letter is counted now, and which have been. No number is shown."""
    open_now, say = room.vote, room.session.say
    if open_now is None:
        return ()
    names = room_letters(room)
    if room.phoning:
        top = heading(room, live.SCREEN_JOIN)
    elif room.counting:
        asked = words.VOTE_HANDS if room.setup.way == "hands" else words.VOTE_CARDS
        top = heading(room, asked, letter=names[room.counting])
    else:
        votes = say.count(words.VOTES, sum(open_now.counts.values()))
        top = heading(room, words.VOTE_DONE, votes=votes)
    on = Control("go-on", say(words.COUNT_NEXT if room.counting else words.CLOSE_VOTE), primary=True)
    back = Control("stop-vote", say(words.STOP_VOTE))
    undo = () if room.phoning else (Control("count-undo", say(words.COUNT_UNDO), key="u"),)
    return (
        text("text", (top, *_by_phone(room))),
        Section("choices", "choices", tuple(_rows(room, open_now, names))),
        *_keypad(room, open_now),
        Section("actions", "actions", (on, *undo, back)),
    )


def _by_phone(room: Room) -> Iterator[Line]:
    """How phones get in, and how many have voted; not for what."""
    phones, say = room.phones, room.session.say
    if phones is not None and room.phoning:
        if phones.away:
            yield Line("phone-votes", "notice", say(live.BY_HAND))
            return
        yield Line("way-in", "narration", say(live.WAY_IN, address=phones.address, code=" ".join(phones.code)))
        told = say(live.VOTES, count=phones.votes)
        yield Line("phone-votes", "note", f"{say(live.AGAIN)} {told}" if phones.again else told)


def _rows(room: Room, open_now: Vote, names: dict[str, str]) -> Iterator[Control]:
    say, scene = room.session.say, room.scene
    for answer in open_now.answers:
        choice = scene.choice(answer) if scene else None
        label = room.session.cast.fill(choice.text) if choice else answer
        if answer == room.counting:
            label = say(words.COUNTING, answer=label)
        elif answer in open_now.counts and not room.phoning:
            label = say(words.COUNTED, answer=label)
        yield Control(f"at:{answer}", label, "choice", names[answer])


def _keypad(room: Room, open_now: Vote) -> Iterator[Section]:
    """Numbers to press, or where there are only lines of text a line for all counts."""
    say = room.session.say
    if room.session.system.text_only:
        means = say(words.COUNT_LINE_MEANS, example=example(open_now))
        yield Section("counts", "text", (Field("counts", say(words.COUNT_LINE), description=means),))
    elif room.counting:
        digits = tuple(Control(f"digit:{digit}", digit, key=digit) for digit in "1234567890")
        yield Section("keypad", "actions", digits, say(words.KEYPAD))


def split(room: Room) -> tuple[Section, ...]:
    """The split: counts, who speaks first, and what it comes to."""
    result, decided = room.vote.split if room.vote else None, decision(room)
    if result is None or decided is None:
        return ()
    names = room_letters(room)
    title = words.NO_VOTES if not result.total else words.SPLIT if len(_chosen(result)) > 1 else words.UNANIMOUS
    lines = [heading(room, title), *_bars(room, result, names), *_first(room, result, names)]
    why = _why(room, decided, names)
    if why:
        lines.append(Line("why", "note", why))
    return (text("text", lines), *_onward(room, decided, names))


def _chosen(result: Split) -> list[str]:
    return [answer for answer, count in result.counts.items() if count]


def _bars(room: Room, result: Split, names: dict[str, str]) -> Iterator[Line]:
    say = room.session.say
    for answer, count in result.counts.items():
        bar = say(words.BAR, letter=names[answer], votes=say.count(words.VOTES, count))
        yield Line(f"bar/{answer}", "narration", bar)


def _first(room: Room, result: Split, names: dict[str, str]) -> Iterator[Line]:
    """Whoever chose the smallest answer speaks first."""
    say = room.session.say
    if result.smallest:
        few = joined(say, (names[answer] for answer in result.smallest))
        yield Line("first", "change", say(words.SMALLEST, letters=few))
    elif len(_chosen(result)) == 1:
        yield Line("first", "change", say(words.UNANIMOUS_ASK))


def _why(room: Room, decided: Decision, names: dict[str, str]) -> str:
    say = room.session.say
    if decided.why == "tie":
        tied = joined(say, (names[answer] for answer in decided.between))
        told = {"taken": words.BY_TIE, "ask": words.BY_TIE_ASK}.get(decided.outcome, words.BY_TIE_AGAIN)
        return say(told, letters=tied)
    if decided.why == "zero":
        match decided.outcome:
            case "taken":
                return say(words.BY_ZERO_QUIET)
            case "ask":
                return say(words.BY_ZERO_ASK)
            case "again":
                return say(words.BY_ZERO_AGAIN)
            case "skip":
                return say(words.BY_ZERO_SKIP)
            case _:
                assert_never(decided.outcome)
    return ""


def _onward(room: Room, decided: Decision, names: dict[str, str]) -> Iterator[Section]:
    say, scene = room.session.say, room.scene
    actions = []
    if decided.outcome == "taken":
        label = say(words.TAKE, letter=names[decided.answer])
        actions.append(Control(f"take:{decided.answer}", label, primary=True))
    elif decided.outcome == "ask":
        found = ((answer, scene.choice(answer) if scene else None) for answer in decided.between)
        choices = tuple(
            Control(f"take:{answer}", room.session.cast.fill(choice.text), "choice", names[answer])
            for answer, choice in found
            if choice
        )
        yield Section("choices", "choices", choices)
    elif decided.outcome == "skip":
        actions.append(Control("skip", say(words.SKIP), primary=True))
    if decided.outcome == "again" or decided.why == "tie":
        actions.append(Control("vote-again", say(words.VOTE_AGAIN), primary=decided.outcome == "again"))
    actions.append(Control("back", say(words.RECOUNT)))
    yield Section("actions", "actions", tuple(actions))
