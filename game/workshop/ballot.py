"""What the room decided: an answer at a step of its way, with the split of its votes where it voted."""

from __future__ import annotations

from dataclasses import dataclass

from game.workshop.vote import Split

LETTERS = "ABCDEFGHIJ"
"""The letters of answers, in order; a scene shows five at most."""


@dataclass(frozen=True, slots=True)
class Ballot:
    """One decision of the room."""

    step: int
    """Which step of the way it led to."""
    answers: tuple[str, ...]
    """The answers in the order of their letters, struck ones too."""
    split: Split

    def letter(self, answer: str) -> str:
        """Return the letter that an answer had on the screen."""
        return LETTERS[self.answers.index(answer)]


def letters(answers: tuple[str, ...]) -> dict[str, str]:
    """Return the letter of each answer."""
    return dict(zip(answers, LETTERS, strict=False))
