"""The beginning of a story plays as the whole does, and says where it ends."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from game.authoring.bundle import dump, load
from game.narrative.game import Game, new_game, replay
from game.narrative.log import Header
from game.narrative.opening import leads_on, opening
from game.narrative.state import Setting
from game.narrative.story import Story
from tests.pilot.pilot import real_story, tiny_story

WAYS = [("kit", "full"), ("kit", "short"), ("rowan", "full"), ("rowan", "short"), ("both", "full"), ("both", "short")]


def begun(story: Story, chair: str, cut: str) -> Game:
    return new_game(story, Header(story.id, story.version, Setting(chair, cut)))


def together(part: Game, whole: Game) -> Iterator[tuple[Game, Game]]:
    """Yield every way through the opening, in the opening and in the whole story."""
    yield part, whole
    if leads_on(part):
        return
    for option in part.options():
        if option.open:
            yield from together(part.choose(option.choice.id), whole.choose(option.choice.id))


def test_it_holds_the_first_chapters_the_way_out_and_everything_that_is_no_scene() -> None:
    story = real_story()
    part = opening(story)
    assert {scene.chapter for scene in part.scenes.values()} == {"first-signs", "rowan-first-signs"}
    assert part.endings.keys() == {"safe-exit"}
    assert (part.routes, part.doors, part.texts) == (story.routes, story.doors, story.texts)
    assert opening(part) == part


@pytest.mark.parametrize(("chair", "cut"), WAYS)
def test_every_way_through_it_is_the_same_in_the_whole_story(chair: str, cut: str) -> None:
    part, whole = begun(opening(real_story()), chair, cut), begun(real_story(), chair, cut)
    ends = 0
    for mine, theirs in together(part, whole):
        if leads_on(mine):
            ends += 1
            assert theirs.scene is None or theirs.scene.id not in mine.story.scenes
            continue
        assert mine.scene == theirs.scene
        assert [(option.choice, option.status) for option in mine.options()] == [
            (option.choice, option.status) for option in theirs.options()
        ]
        assert mine.state._replace(memory=theirs.state.memory) == theirs.state
        assert replay(whole.story, mine.log).game.states == theirs.states
    assert ends > 10


def test_leaving_because_one_is_afraid_needs_no_more() -> None:
    game = begun(opening(real_story()), "kit", "full").safe_exit()
    assert not leads_on(game)
    assert game.ending is not None
    assert game.ending == begun(real_story(), "kit", "full").safe_exit().ending


def test_it_is_kept_as_a_bundle_like_any_story() -> None:
    part = opening(real_story())
    assert load(dump(part, {}), whole=False) == part
    assert opening(tiny_story()).scenes.keys() <= tiny_story().scenes.keys()
