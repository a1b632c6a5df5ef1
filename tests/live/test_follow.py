"""The screen leads and the phones follow; their counts go into the room's own vote."""

from __future__ import annotations

from dataclasses import replace

from game.workshop.follow import Follower
from game.workshop.question import Question
from game.workshop.vote import Vote, open_vote
from tests.live.client import MOON, Client, seat
from tests.live.conftest import Started

ANSWERS = tuple(option.id for option in MOON.options)


def moon() -> Question:
    return MOON


def until(client: Client, follower: Follower, vote: Vote, votes: int) -> Vote:
    """Return the vote once the phones' counts have come."""
    client.standing(lambda now: now.votes == votes)
    counted = follower.counted(vote)
    assert counted is not None
    return counted


def test_a_vote_on_the_screen_runs_on_the_phones(started: Started) -> None:
    client = started()
    follower, vote = Follower(client.panel), open_vote(MOON.id, ANSWERS)
    follower.show(vote, moon)
    number = client.standing(lambda now: now.open).number
    one, other = seat(), seat()
    client.vote(one, number, "go")
    client.vote(other, number, "mm")
    vote = until(client, follower, vote, 2)
    assert dict(vote.counts) == {"go": 1, "lines": 0, "mm": 1}
    assert follower.votes == 2
    vote = vote.close()
    follower.show(vote, moon)
    client.standing(lambda now: not now.open)
    assert client.vote(other, number, "go") == "late"
    assert follower.counted(vote) == vote, "a closed vote stands"
    assert vote.split
    assert vote.split.total == 2
    vote = vote.reopen()
    follower.show(vote, moon)
    client.standing(lambda now: now.open)
    assert client.vote(other, number, "go") == "in"
    client.standing(lambda now: now.counts["go"] == 2)
    assert until(client, follower, vote, 2).counts["go"] == 2
    follower.show(None, moon)
    assert client.standing(lambda now: not now.question).counts == {}


def test_what_is_shown_already_is_not_asked_again(started: Started) -> None:
    client = started()
    follower, vote = Follower(client.panel), open_vote(MOON.id, ANSWERS)
    follower.show(vote, moon)
    number = client.standing(lambda now: now.open).number
    client.vote(seat(), number, "go")
    follower.show(until(client, follower, vote, 1), moon)
    follower.show(vote.put("go", 1), moon)
    assert client.standing(lambda now: now.votes == 1).number == number


def test_a_second_vote_begins_at_nothing(started: Started) -> None:
    """After a tie the room votes between two answers; what was counted before does not slip in."""
    client = started()
    follower, first = Follower(client.panel), open_vote(MOON.id, ANSWERS)
    follower.show(first, moon)
    number = client.standing(lambda now: now.open).number
    client.vote(seat(), number, "go")
    first = until(client, follower, first, 1)
    follower.show(first.close(), moon)
    second = open_vote(MOON.id, ANSWERS[:2])
    between = replace(MOON, options=MOON.options[:2])
    follower.show(second, lambda: between)
    counted = follower.counted(second)
    assert counted is not None
    assert counted.counts in ({}, {"go": 0, "lines": 0}), "not the votes of the round before"
    client.standing(lambda now: now.number > number)
    assert client.look(seat())["options"] == [option._asdict() for option in between.options]


def test_counts_of_another_question_are_not_taken(started: Started) -> None:
    client = started()
    follower = Follower(client.panel)
    client.vote(seat(), client.ask(), "go")
    client.standing(lambda now: now.votes == 1)
    other = open_vote("other", ("a", "b"))
    assert follower.counted(other) is other
    assert follower.counted(None) is None


def test_a_pause_is_seen(started: Started) -> None:
    client = started()
    follower = Follower(client.panel)
    assert not follower.pausing
    client.script("pause", seat=seat())
    client.standing(lambda now: now.pauses == 1)
    assert follower.pausing
