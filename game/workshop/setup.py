"""What the facilitator settles before the room comes in."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

from game.narrative.story import Story
from game.workshop.plan import SHAPES, Length, Plan, make_plan, route_of
from game.workshop.vote import TIES, ZEROS, Rules

VoteWay = Literal["hands", "cards", "none"]
"""How the room votes: hands, one answer after the other · secret cards, laid on piles · not at all: it talks."""
Paper = Literal["a4", "letter"]
PAPERS: tuple[Paper, ...] = ("a4", "letter")
WAYS: tuple[VoteWay, ...] = ("hands", "cards", "none")
LENGTHS: tuple[Length, ...] = tuple(SHAPES)


@dataclass(frozen=True, slots=True)
class Setup:
    """Length, chair, what is left out, how the room votes."""

    length: Length = "45"
    chair: str = "kit"
    chapters_out: frozenset[str] = frozenset()
    left_out: frozenset[str] = frozenset()
    """Content tags that are left out."""
    casting: str = ""
    way: VoteWay = "hands"
    rules: Rules = field(default_factory=Rules)
    predict: bool = True
    """Whether the room says what the other hopes for before it sees the answers."""
    paper: Paper = "a4"
    """What the pages of the workshop are printed on."""

    def plan(self, story: Story) -> Plan:
        """Return the plan these settings make."""
        return make_plan(story, self.chair, self.length, self.chapters_out)

    def put(self, story: Story, name: str, value: str) -> Setup:
        """Return the settings with `name` set to, or for a list toggled by, the text `value`.

        What cannot be (a chair the story lacks, the last chapter left out) changes nothing.
        """
        match name:
            case "length" if value in LENGTHS:
                return replace(self, length=value, chapters_out=frozenset())
            case "chair" if value in chairs(story):
                return replace(self, chair=value, chapters_out=frozenset())
            case "chapter":
                return self._without(story, value)
            case "leave-out" if value in story.tags:
                return replace(self, left_out=self.left_out ^ {value})
            case "casting" if any(casting.id == value for casting in story.castings):
                return replace(self, casting=value)
            case "way" if value in WAYS:
                return replace(self, way=value)
            case "tie" if value in TIES:
                return replace(self, rules=replace(self.rules, tie=value))
            case "zero" if value in ZEROS:
                return replace(self, rules=replace(self.rules, zero=value))
            case "paper" if value in PAPERS:
                return replace(self, paper=value)
            case "predict":
                return replace(self, predict=not self.predict)
        return self

    def _without(self, story: Story, chapter: str) -> Setup:
        changed = replace(self, chapters_out=self.chapters_out ^ {chapter})
        try:
            changed.plan(story)
        except ValueError:
            return self
        return changed


def chairs(story: Story) -> tuple[str, ...]:
    """Return the chairs that a room can take in `story`."""
    return tuple(
        chair.id for chair in story.chairs if not chair.soon and any(key[0] == chair.id for key in story.routes)
    )


def first_setup(story: Story) -> Setup:
    """Return the settings to begin with: the first chair there is, 45 minutes, hands."""
    seats = chairs(story)
    return Setup(chair=seats[0] if seats else next(iter(story.routes))[0])


def cut_of(story: Story, chair: str) -> str:
    """Return the cut that a room plays from `chair`."""
    return route_of(story, chair).cut
