"""Makes what is asked on phones from what stands on the screen."""

from __future__ import annotations

from collections.abc import Iterable

from game.narrative.cast import Cast
from game.narrative.play import Option as Offered
from game.narrative.scene import Scene
from game.narrative.state import State
from game.view.parts import LETTERS
from game.view.text import Words
from game.view.words import QUOTE
from game.workshop.evening import Evening
from game.workshop.question import Option, Question


def question_of(scene: Scene, offered: Iterable[Offered], state: State, cast: Cast, say: Words) -> Question:
    """Return the question that a scene asks in `state`: its bid, and the answers that are open, under their letters.

    An answer that is hidden takes no letter and one that is struck keeps its own, as on the screen.
    """
    bid = next((line for line in scene.lines(state) if line.bid), None)
    text = say(QUOTE, text=cast.fill(bid.text)) if bid else ""
    shown = [option for option in offered if option.status != "hidden"]
    options = tuple(
        Option(option.choice.id, letter, cast.fill(option.choice.text))
        for letter, option in zip(LETTERS, shown, strict=False)
        if option.open
    )
    return Question(scene.id, cast.fill(scene.title), options, text)


def prepared(evenings: Iterable[Evening], say: Words) -> tuple[Question, ...]:
    """Return the questions of a plan, for a facilitator's page that runs without the game beside it."""
    return tuple(_prepared(evening, say) for evening in evenings)


def _prepared(evening: Evening, say: Words) -> Question:
    bid = next((line.text for line in evening.lines if line.bid), "")
    options = tuple(Option(answer.id, answer.letter, answer.text) for answer in evening.answers)
    return Question(evening.id, evening.title, options, say(QUOTE, text=bid) if bid else "")
