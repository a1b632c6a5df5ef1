"""Counting the room's votes: numbers on the keys, letter after letter, and what a closed vote leads to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from game.view import words_workshop as words
from game.workshop.ballot import Ballot
from game.workshop.room import Move, Room
from game.workshop.vote import MOST, BadCount, Decision, Vote, decide, open_vote


def shown_answers(room: Room) -> tuple[tuple[str, bool], ...]:
    """Return the answers of the scene on the table in the order of their letters, and whether each is open."""
    options = room.game.options() if room.game else ()
    return tuple((option.choice.id, option.open) for option in options if option.status != "hidden")


def begin(room: Room, between: tuple[str, ...] = ()) -> Room:
    """Open a vote on what can be chosen in the present scene, or only `between` some answers."""
    scene = room.scene
    answers = between or tuple(answer for answer, is_open in shown_answers(room) if is_open)
    if scene is None or not answers or room.trial:
        return room
    vote = open_vote(scene.id, answers)
    room = replace(room, by_hand=False)
    return replace(room, vote=vote, counting=_first(room, vote), fresh=True).go("vote")


def _first(room: Room, vote: Vote) -> str:
    """What is counted first: nothing, where phones do the counting."""
    return "" if room.phoning else vote.answers[0]


def drop(room: Room) -> Room:
    """Back to the answers, without a vote."""
    return replace(room, vote=None, counting="", fresh=True).go("answers")


def reopen(room: Room) -> Room:
    """Count again: the vote was closed too early."""
    if room.vote is None:
        return room
    return replace(room, vote=room.vote.reopen(), counting=_first(room, room.vote), fresh=True).go("vote")


def on(room: Room) -> Room:
    """The next letter; after the last the vote is closed. A letter without a number counts as nobody."""
    vote = room.vote
    if vote is None:
        return room
    if not room.counting:
        return replace(room, vote=vote.close()).go("split")
    if room.counting not in vote.counts:
        vote = vote.put(room.counting, 0)
    left = [answer for answer in vote.answers if answer not in vote.counts]
    after = vote.answers[vote.answers.index(room.counting) + 1 :]
    following = next((answer for answer in after if answer in left), next(iter(left), ""))
    return replace(room, vote=vote, counting=following, fresh=True)


def decision(room: Room) -> Decision | None:
    """Return what the closed vote comes to under the room's rules, None while it is open."""
    split = room.vote.split if room.vote else None
    scene = room.scene
    if split is None or scene is None:
        return None
    quiet = next((choice.id for choice in scene.choices if choice.silence), "")
    return decide(split, room.setup.rules, quiet=quiet)


def enter_line(room: Room, text: str) -> Room:
    """Take all counts from one line such as `7 3 0 2`, in the order of the letters."""
    vote = room.vote
    numbers = text.replace(",", " ").replace(";", " ").split()
    if vote is None:
        return room
    if len(numbers) == len(vote.answers) and all(number.isascii() and number.isdigit() for number in numbers):
        try:
            counts = dict(zip(vote.answers, (int(number[:9]) for number in numbers), strict=True))
            return replace(room, vote=vote.take(counts), counting="", fresh=True)
        except BadCount:
            pass
    told = room.session.say(words.COUNT_LINE_WRONG, letters=len(vote.answers), example=example(vote))
    return room.tell(told)


def example(vote: Vote) -> str:
    """Return a line of numbers as it can be entered for `vote`."""
    return " ".join(("7", "3", "0", "2", "1", "4", "0", "5")[: len(vote.answers)])


def _digit(room: Room, digit: str) -> Room:
    """Write a digit behind the number of the letter that is counted; a number that would be too large stays."""
    vote = room.vote
    if vote is None or not room.counting:
        return room
    before = 0 if room.fresh else vote.counts.get(room.counting, 0)
    number = before * 10 + int(digit)
    if number > MOST:
        return room
    return replace(room, vote=vote.put(room.counting, number), fresh=False)


def _at(room: Room, answer: str) -> Room:
    """Count this letter now. Where phones did so far, the room begins anew by hand: their network is gone."""
    if room.phoning and room.vote is not None:
        room = replace(room, vote=open_vote(room.vote.question, room.vote.answers), by_hand=True)
    return replace(room, counting=answer, fresh=True)


def _undo(room: Room, _: str) -> Room:
    """Take the latest number back, and go to the letter it was for."""
    vote = room.vote
    if vote is None or not vote.before:
        return room
    undone = vote.undo()
    changed = next(answer for answer in vote.answers if vote.counts.get(answer) != undone.counts.get(answer))
    return replace(room, vote=undone, counting=changed, fresh=changed not in undone.counts)


def _take(room: Room, answer: str) -> Room:
    """Take the answer that the room voted for, and remember the split."""
    split = room.vote.split if room.vote else None
    game = room.session.game
    if split is None or game is None:
        return room
    letters = tuple(shown for shown, _ in shown_answers(room))
    ballot = Ballot(len(game.log.steps), letters, split)
    chosen = room.playing(game.choose(answer))
    return replace(chosen, ballots=(*room.ballots, ballot), vote=None, counting="").go("reply")


def _again(room: Room, _: str) -> Room:
    """Vote again, between what was tied or all where nobody voted."""
    decided = decision(room)
    return begin(room, decided.between if decided else ())


MOVES: Mapping[str, Move] = {
    "digit": _digit,
    "at": _at,
    "count-undo": _undo,
    "take": _take,
    "vote-again": _again,
    "stop-vote": lambda room, _: drop(room),
}
