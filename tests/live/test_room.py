"""Rooms, codes and limits, as values."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.workshop.live.code import LENGTH, LETTERS, is_seat, make, normal
from game.workshop.live.limit import CODES, Counter, Limit
from game.workshop.live.room import Head, Refusal, lock, read, stand, write
from game.workshop.question import LONGEST, BadQuestion, Option, Question
from game.workshop.vote import open_vote
from tests.live.client import MOON

ROOM = Head("ABC234", lock("key"))


# --- codes and seats


def test_a_code_is_six_of_thirty_one_signs_that_look_like_no_other() -> None:
    assert (len(set(LETTERS)), LENGTH) == (31, 6)
    assert not set("01ILO") & set(LETTERS)
    assert make(lambda below: below - 1) == "ZZZZZZ"
    assert make(lambda below: 0) == "222222"


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_code_or_nothing(typed: str) -> None:
    code = normal(typed)
    assert code == "" or (len(code) == LENGTH and set(code) <= set(LETTERS))
    assert normal(code) == code


@pytest.mark.parametrize("typed", ["abc234", " ABC 234 ", "abc-234", "a b c 2 3 4"])
def test_a_code_may_be_typed_as_people_do(typed: str) -> None:
    assert normal(typed) == "ABC234"


@pytest.mark.parametrize("text", ["", "short", "a" * 44, "ä" * 20, "a" * 20 + "\n", "a b" * 8, "../" * 8])
def test_what_is_no_seat_is_none(text: str) -> None:
    assert not is_seat(text)


# --- rounds


def test_a_round_is_asked_closed_and_asked_anew() -> None:
    asked = ROOM.ask(MOON)
    assert (asked.number, asked.version) == (1, 2)
    assert asked.refuses(1, "go") is None
    closed = asked.close()
    assert closed.refuses(1, "go") is Refusal.LATE
    assert closed.close() == closed
    assert closed.reopen().refuses(1, "go") is None
    assert closed.ask(MOON).refuses(1, "go") is Refusal.LATE, "a vote for the round before counts for none"
    assert closed.wait().round is None
    assert ROOM.wait() == ROOM


@pytest.mark.parametrize(("number", "option", "why"), [(2, "go", "late"), (0, "go", "late"), (1, "D", "unknown")])
def test_a_vote_for_something_else_does_not_count(number: int, option: str, why: str) -> None:
    assert ROOM.ask(MOON).refuses(number, option) is Refusal(why)


def test_a_round_whose_votes_were_lost_is_asked_again_and_says_so() -> None:
    again = ROOM.ask(MOON).again()
    assert again.round is not None
    assert (again.number, again.round.again, again.round.open) == (2, True, True)
    assert again.refuses(1, "go") is Refusal.LATE
    closed = ROOM.ask(MOON).close()
    assert closed.again() == closed, "a closed one stays as it was"


def test_the_version_rises_with_everything_that_phones_have_to_see() -> None:
    steps: list[Callable[[Head], Head]] = [lambda head: head.ask(MOON), Head.close, Head.reopen, Head.again, Head.wait]
    head = ROOM
    for step in steps:
        after = step(head)
        assert after.version == head.version + 1
        head = after


def test_the_key_is_not_kept() -> None:
    assert ROOM.opens_with("key")
    assert not ROOM.opens_with("Key")
    assert not ROOM.opens_with("\udc80")
    assert "key" not in json.dumps(write(ROOM)).replace('"lock"', "")


# --- questions


@pytest.mark.parametrize("ids", [[], ["a", "a"], [""], [str(number) for number in range(13)]])
def test_a_question_that_cannot_be_asked_is_refused(ids: list[str]) -> None:
    with pytest.raises(BadQuestion, match="1 to 12"):
        Question("q", "Title", tuple(Option(one, "A", "") for one in ids))


def test_long_texts_are_cut_for_phones() -> None:
    long = replace(MOON, text="so " * 1000, options=(Option("a", "ABC", "x" * 5000),))
    asked = ROOM.ask(long).round
    assert asked is not None
    assert len(asked.question.text) <= LONGEST
    assert asked.question.text.endswith("…")
    assert asked.question.options[0].letter == "AB"


TEXT = st.text(max_size=20)
OPTIONS = st.lists(st.text(min_size=1, max_size=6), min_size=1, max_size=5, unique=True)


@given(OPTIONS, TEXT, TEXT, st.booleans())
def test_what_is_written_is_read(ids: list[str], title: str, text: str, closed: bool) -> None:
    question = Question("q", title, tuple(Option(one, "A", text) for one in ids), text)
    head = ROOM.ask(question)
    head = head.close() if closed else head
    assert read(json.loads(json.dumps(write(head)))) == head


# --- counts


def test_counts_come_in_the_order_of_the_letters_and_fit_the_rooms_vote() -> None:
    standing = stand(ROOM.ask(MOON), {"mm": 2, "go": 1}, seats=5, pauses=1)
    assert list(standing.counts.items()) == [("go", 1), ("lines", 0), ("mm", 2)]
    assert standing.votes == 3
    vote = open_vote(standing.question, tuple(standing.counts)).take(standing.counts).close()
    assert vote.split is not None
    assert vote.split.leading == ("mm",)


# --- limits


def test_tries_are_counted_by_name_and_forgotten_after_a_while() -> None:
    counter, limit = Counter(), Limit(3, 60)
    assert [counter.hit("one", limit, 0.0) for _ in range(4)] == [True, True, True, False]
    assert counter.spent("one", limit, 59.9)
    assert not counter.spent("other", limit, 0.0)
    assert counter.hit("one", limit, 60.0)


def test_ten_wrong_codes_in_a_minute_are_the_most() -> None:
    counter = Counter()
    tries = [counter.hit("seat", CODES, second / 10) for second in range(600)]
    assert tries.count(True) == 10


def test_made_up_names_do_not_fill_the_memory() -> None:
    counter = Counter()
    for number in range(3 * Counter.MOST):
        counter.hit(str(number), CODES, 0.0)
    assert len(counter._windows) <= Counter.MOST
