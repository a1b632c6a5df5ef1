"""What is left out: a scene is told in one sentence, an answer is not offered."""

from pathlib import Path

import pytest

from game.authoring.library import open_story
from game.narrative.game import Game, new_game
from game.narrative.log import Header
from game.narrative.state import Setting

STORY = open_story(Path(__file__).parents[2] / "story")
COLD = ("finish-it", "cook", "in-a-minute", "fold-the-ribbon", "too-late-to-ask", "glad-of-the-word", "fill-the-glass")


def cold_answer(*left_out: str) -> Game:
    """Return a game that missed every bid and stands before the answer."""
    game = new_game(STORY, Header(STORY.id, STORY.version, Setting("kit", "short", "hears", frozenset(left_out))))
    for choice in COLD:
        game = game.choose(choice)
    assert game.state.scene == "answer"
    return game


@pytest.mark.parametrize(("left_out", "offered"), [((), True), (("parting",), False)])
def test_an_answer_with_a_tag_is_not_offered_to_who_leaves_it_out(left_out: tuple[str, ...], offered: bool) -> None:
    going = {option.choice.id: option for option in cold_answer(*left_out).options()}["go-kindly"]
    assert going.open is offered
    assert going.status in ("open", "hidden")


def test_the_answer_itself_stays_when_parting_is_left_out() -> None:
    open_ones = [option for option in cold_answer("parting").options() if option.open]
    assert len(open_ones) >= 2
