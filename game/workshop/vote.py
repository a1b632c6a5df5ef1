"""One vote of the room: counts for each answer, hidden until it is closed, and what the room decided.

    vote = open_vote("job-offer", ("from-the-start", "the-pay", "finish-it"))
    vote = vote.put("from-the-start", 7).put("the-pay", 3).undo().put("the-pay", 4)
    vote = vote.close()
    split = vote.split                      # None while it is open
    decided = decide(split, Rules(tie="ask", zero="quiet"), quiet="finish-it")

Where the counts come from is all the same: keys, a line of numbers, or phones that send the whole count again and
again (`take`). A count belongs to an answer and never to a person.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

MOST = 9999
"""The largest count of one answer; no room is larger, and a slip of the hand stays readable."""

TieRule = Literal["ask", "again", "first"]
"""A tie: the facilitator chooses · the room votes again between the tied · the first of the tied letters counts."""
ZeroRule = Literal["ask", "quiet", "again", "skip"]
"""Nobody votes: the facilitator chooses · the quiet answer is taken · the room votes again · the scene is skipped."""
TIES: tuple[TieRule, ...] = ("ask", "again", "first")
ZEROS: tuple[ZeroRule, ...] = ("ask", "quiet", "again", "skip")


class ClosedVote(ValueError):  # noqa: N818 (a name says what is wrong; that it is an error, raise says)
    """The vote is closed: its counts stand."""


class UnknownAnswer(ValueError):  # noqa: N818 (as above)
    """The vote has no such answer."""


class BadCount(ValueError):  # noqa: N818 (as above)
    """A count that is no whole number from 0 to `MOST`."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the facilitator settled once, before the first vote."""

    tie: TieRule = "ask"
    zero: ZeroRule = "ask"


@dataclass(frozen=True, slots=True)
class Split:
    """How a closed vote came out, in the order of the letters."""

    question: str
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many voted."""
        return sum(self.counts.values())

    @property
    def leading(self) -> tuple[str, ...]:
        """The answers with most votes: one, several where it is a tie, none where nobody voted."""
        most = max(self.counts.values(), default=0)
        return tuple(answer for answer, count in self.counts.items() if count == most and most)

    @property
    def smallest(self) -> tuple[str, ...]:
        """The answers that fewest chose, though somebody did: those who are asked to speak first.

        None where nobody disagreed: who chose what everybody chose is no minority.
        """
        chosen = {answer: count for answer, count in self.counts.items() if count}
        least, most = min(chosen.values(), default=0), max(chosen.values(), default=0)
        return tuple(answer for answer, count in chosen.items() if count == least) if least < most else ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What a split came to: one answer, or what has to happen instead."""

    outcome: Literal["taken", "ask", "again", "skip"]
    why: Literal["most", "tie", "zero"]
    answer: str = ""
    """The answer that is taken, where one is."""
    between: tuple[str, ...] = ()
    """What is asked or voted between: the tied answers, or all of them where nobody voted."""


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote while it runs and after. Counts are hidden until `closed`."""

    question: str
    """What is voted on: any text that stays the same for it, such as the scene's id."""
    answers: tuple[str, ...]
    """What can be voted for, in the order of the letters."""
    counts: Mapping[str, int] = field(default_factory=dict)
    """By answer, as far as they have been counted."""
    closed: bool = False
    before: tuple[Mapping[str, int], ...] = ()
    """The counts before each entry, so that every one of them can be undone."""

    def put(self, answer: str, count: int) -> Vote:
        """Return the vote with `count` for `answer`. Raises ClosedVote, UnknownAnswer, BadCount."""
        return self._counted({**self.counts, self._known(answer): _whole(count)})

    def add(self, answer: str, by: int = 1) -> Vote:
        """Return the vote with `by` more for `answer`: a card that is read out. Raises as `put`."""
        return self.put(answer, self.counts.get(answer, 0) + by)

    def take(self, counts: Mapping[str, int]) -> Vote:
        """Return the vote with `counts` in the place of what was counted so far; what is missing in them is 0.

        For counts that come as a whole, again and again. Raises as `put`.
        """
        fresh = {self._known(answer): _whole(count) for answer, count in counts.items()}
        return self._counted({answer: fresh.get(answer, 0) for answer in self.answers})

    def undo(self) -> Vote:
        """Return the vote without its latest entry; the same where there is none. Raises ClosedVote."""
        self._refuse_closed()
        return replace(self, counts=self.before[-1], before=self.before[:-1]) if self.before else self

    def close(self) -> Vote:
        """Return the vote closed: whatever was not counted is 0."""
        return replace(self, counts={answer: self.counts.get(answer, 0) for answer in self.answers}, closed=True)

    def reopen(self) -> Vote:
        """Return the vote open again, its counts kept: somebody was missed."""
        return replace(self, closed=False)

    @property
    def complete(self) -> bool:
        """Whether every answer has been counted."""
        return all(answer in self.counts for answer in self.answers)

    @property
    def split(self) -> Split | None:
        """How it came out; None while it is open."""
        return Split(self.question, dict(self.counts)) if self.closed else None

    def _counted(self, counts: Mapping[str, int]) -> Vote:
        self._refuse_closed()
        in_order = {answer: counts[answer] for answer in self.answers if answer in counts}
        return self if in_order == self.counts else replace(self, counts=in_order, before=(*self.before, self.counts))

    def _known(self, answer: str) -> str:
        if answer not in self.answers:
            raise UnknownAnswer(f"'{answer}' is none of the answers {', '.join(self.answers)}")
        return answer

    def _refuse_closed(self) -> None:
        if self.closed:
            raise ClosedVote(f"the vote on '{self.question}' is closed")


def open_vote(question: str, answers: tuple[str, ...]) -> Vote:
    """Return an open vote. Raises ValueError where there is nothing to choose between, or an answer stands twice."""
    if not answers or len(set(answers)) != len(answers):
        raise ValueError(f"a vote needs answers that differ, not {answers!r}")
    return Vote(question, answers)


def decide(split: Split, rules: Rules, *, quiet: str = "") -> Decision:
    """Return what `split` comes to under `rules`. `quiet` is the answer that says nothing, where there is one."""
    leading, everything = split.leading, tuple(split.counts)
    if len(leading) == 1:
        return Decision("taken", "most", leading[0])
    if leading:
        if rules.tie == "first":
            return Decision("taken", "tie", leading[0], leading)
        return Decision(rules.tie, "tie", between=leading)
    if rules.zero == "quiet":
        if quiet in split.counts:
            return Decision("taken", "zero", quiet, everything)
        return Decision("ask", "zero", between=everything)
    return Decision(rules.zero, "zero", between=everything)


def _whole(count: int) -> int:
    if type(count) is not int or not 0 <= count <= MOST:
        raise BadCount(f"a count is a whole number from 0 to {MOST}, not {count!r}")
    return count
