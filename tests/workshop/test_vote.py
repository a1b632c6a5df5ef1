"""A vote: what is counted can be undone, nothing shows before it is closed, ties and zero follow the rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.workshop.vote import (
    MOST,
    TIES,
    ZEROS,
    BadCount,
    ClosedVote,
    Rules,
    Split,
    TieRule,
    UnknownAnswer,
    Vote,
    ZeroRule,
    decide,
    open_vote,
)

ANSWERS = ("tell", "pay", "quiet")
ENTRIES = st.lists(st.tuples(st.sampled_from(ANSWERS), st.integers(0, MOST)), max_size=12)
COUNTS = st.fixed_dictionaries({answer: st.integers(0, 6) for answer in ANSWERS})


def counted(entries: list[tuple[str, int]]) -> Vote:
    vote = open_vote("job-offer", ANSWERS)
    for answer, count in entries:
        vote = vote.put(answer, count)
    return vote


@given(ENTRIES)
def test_every_entry_can_be_undone(entries: list[tuple[str, int]]) -> None:
    vote = counted(entries)
    for _ in entries:
        vote = vote.undo()
    assert vote == open_vote("job-offer", ANSWERS)
    assert vote.undo() == vote


@given(ENTRIES)
def test_counts_stand_in_the_order_of_the_letters(entries: list[tuple[str, int]]) -> None:
    vote = counted(entries)
    assert list(vote.counts) == [answer for answer in ANSWERS if answer in dict(entries)]


@given(ENTRIES)
def test_the_split_is_hidden_until_the_vote_is_closed(entries: list[tuple[str, int]]) -> None:
    vote = counted(entries)
    assert vote.split is None
    split = vote.close().split
    assert split is not None
    assert split.counts == {answer: dict(entries).get(answer, 0) for answer in ANSWERS}
    assert split.total == sum(split.counts.values())


@given(COUNTS)
def test_whoever_leads_has_most_and_the_smallest_has_fewest_but_somebody(counts: dict[str, int]) -> None:
    split = Split("job-offer", counts)
    assert all(counts[answer] == max(counts.values()) > 0 for answer in split.leading)
    assert bool(split.leading) == any(counts.values())
    for answer in split.smallest:
        assert 0 < counts[answer] < max(counts.values())
        assert counts[answer] == min(count for count in counts.values() if count)
    assert not set(split.leading) & set(split.smallest)


@given(COUNTS, st.sampled_from(TIES), st.sampled_from(ZEROS), st.sampled_from(("quiet", "", "gone")))
def test_every_split_comes_to_something(counts: dict[str, int], tie: TieRule, zero: ZeroRule, quiet: str) -> None:
    decided = decide(Split("job-offer", counts), Rules(tie, zero), quiet=quiet)
    assert (decided.answer in counts) == (decided.outcome == "taken")
    assert decided.outcome == "taken" or decided.between
    leading = Split("job-offer", counts).leading
    assert decided.why == ("most" if len(leading) == 1 else "tie" if leading else "zero")
    if decided.why == "most":
        assert decided.answer == leading[0]


@pytest.mark.parametrize(
    ("rule", "outcome", "answer"), [("ask", "ask", ""), ("again", "again", ""), ("first", "taken", "tell")]
)
def test_a_tie_follows_the_rule(rule: TieRule, outcome: str, answer: str) -> None:
    decided = decide(Split("job-offer", {"tell": 4, "pay": 1, "quiet": 4}), Rules(tie=rule))
    assert (decided.outcome, decided.answer, decided.between) == (outcome, answer, ("tell", "quiet"))


@pytest.mark.parametrize(
    ("rule", "quiet", "outcome", "answer"),
    [
        ("ask", "quiet", "ask", ""),
        ("quiet", "quiet", "taken", "quiet"),
        ("quiet", "", "ask", ""),
        ("again", "quiet", "again", ""),
        ("skip", "quiet", "skip", ""),
    ],
)
def test_zero_votes_follow_the_rule(rule: ZeroRule, quiet: str, outcome: str, answer: str) -> None:
    decided = decide(Split("job-offer", dict.fromkeys(ANSWERS, 0)), Rules(zero=rule), quiet=quiet)
    assert (decided.outcome, decided.answer, decided.between) == (outcome, answer, ANSWERS)


def test_cards_are_added_one_by_one_and_phones_send_the_whole_count() -> None:
    vote = open_vote("job-offer", ANSWERS).add("pay").add("pay").add("quiet")
    assert vote.counts == {"pay": 2, "quiet": 1}
    assert not vote.complete
    vote = vote.take({"tell": 3, "pay": 1})
    assert vote.counts == {"tell": 3, "pay": 1, "quiet": 0}
    assert vote.complete
    assert vote.take({"tell": 3, "pay": 1}) == vote
    assert vote.undo().counts == {"pay": 2, "quiet": 1}


def test_a_closed_vote_stands_until_it_is_opened_again() -> None:
    vote = open_vote("job-offer", ANSWERS).put("tell", 3).close()
    with pytest.raises(ClosedVote):
        vote.put("tell", 4)
    with pytest.raises(ClosedVote):
        vote.undo()
    again = vote.reopen().put("pay", 5)
    assert again.counts == {"tell": 3, "pay": 5, "quiet": 0}


@pytest.mark.parametrize("count", [-1, MOST + 1, True, 1.0])
def test_a_count_is_a_whole_number_of_people(count: int) -> None:
    with pytest.raises(BadCount):
        open_vote("job-offer", ANSWERS).put("tell", count)


def test_what_cannot_be_voted_on_is_refused() -> None:
    with pytest.raises(UnknownAnswer, match="leave"):
        open_vote("job-offer", ANSWERS).put("leave", 1)
    for answers in ((), ("tell", "tell")):
        with pytest.raises(ValueError, match="differ"):
            open_vote("job-offer", answers)
