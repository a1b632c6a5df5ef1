"""What holds whatever is played: hypothesis plays a story that has everything, at random."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from game.narrative.condition import parse
from game.narrative.game import Game, new_game, replay
from game.narrative.log import MAX_BRANCHES, Header, dump, load
from game.narrative.number import TOP
from game.narrative.play import ClosedChoice, available_choices, choose, ending
from game.narrative.scene import Jump, Scene
from game.narrative.state import Setting, State
from tests.narrative.builder import KINDS, SMALL, choice, route, scene, story

EVERY = tuple(choice(kind, kind) for kind in KINDS)
SILENCE = choice("silence", "turn_away", SMALL, silence=True)
LEAVE = choice("leave", "reach_out", sets=frozenset({"left"}), when="named", then="alone")
HELP = choice("help", "reach_out", sets=frozenset({"help"}), needs="named and trust >= 25", struck="No.")
NAMING = (choice("say-it", "share", names=True), choice("promise", "boundary", promises="ten"))


SETTINGS = st.sampled_from(
    [
        Setting(chair, cut, openness, frozenset(left_out))
        for chair in ("kit", "rowan", "both")
        for cut in ("full", "short")
        for openness in ("hears", "slowly", "closed")
        for left_out in ((), ("illness",), ("illness", "grief"))
    ]
)
MOVES = st.lists(st.integers(0, 99), max_size=30)


def scenes(chair: str) -> list[str]:
    return [f"{chair}-{i}" for i in range(7)]


def chapter(chair: str) -> list[Scene]:
    return [
        scene(f"{chair}-0", (*EVERY, SILENCE), chair=chair, wants="celebration"),
        scene(f"{chair}-1", (*NAMING, *EVERY, SILENCE), chair=chair, wants="space", lean="retreat"),
        scene(f"{chair}-2", (*EVERY, SILENCE), chair=chair, optional=True),
        scene(f"{chair}-3", (choice("keep", "fix", keeps="ten"), *EVERY, SILENCE), chair=chair, due="ten"),
        scene(f"{chair}-4", (*EVERY, SILENCE), chair=chair, content=frozenset({"illness"}), wants="practical"),
        scene(f"{chair}-5", (HELP, LEAVE, *NAMING, *EVERY, SILENCE), chair=chair, apology=True, optional=True),
        scene(f"{chair}-6", (choice("accept", "attune", accepts=True), *EVERY, SILENCE), chair=chair),
    ]


def fork(chair: str) -> tuple[Jump, ...]:
    return (Jump(f"{chair}-4", parse(f"{chair}-1.met or {chair}-1.choice == say-it")), Jump(f"{chair}-5"))


def places(*chairs: str) -> list[str | tuple[Jump, ...]]:
    found: list[str | tuple[Jump, ...]] = []
    for chair in chairs:
        found += [*scenes(chair)[:4], fork(chair), *scenes(chair)[5:]]
    return found


STORY = story(
    *chapter("kit"),
    *chapter("rowan"),
    scene("alone", (choice("rest", "reach_out"), SILENCE), content=frozenset({"grief"})),
    routes=[route("kit", cut, places("kit")) for cut in ("full", "short")]
    + [route("rowan", cut, places("rowan")) for cut in ("full", "short")]
    + [route("both", cut, places("kit", "rowan")) for cut in ("full", "short")],
    tags={"illness": "illness", "grief": "grief"},
)


def move(game: Game, number: int) -> Game:
    """Take one of the open choices, or now and then skip."""
    if game.scene is None:
        return game
    if number == 99:
        return game.skip()
    choices = [option.choice.id for option in game.options() if option.open]
    return game.choose(choices[number % len(choices)])


def begin(setting: Setting) -> Game:
    return new_game(STORY, Header(STORY.id, STORY.version, setting))


def played(setting: Setting, moves: list[int]) -> Game:
    game = begin(setting)
    for number in moves:
        game = move(game, number)
    return game


def in_bounds(state: State) -> bool:
    meters = (*state[:5], state.resting_worth, state.attention)
    return all(type(value) is int and 0 <= value <= TOP for value in meters) and 0 <= state.support <= 3


@given(SETTINGS, MOVES)
def test_meters_stay_on_their_scale(setting: Setting, moves: list[int]) -> None:
    assert all(in_bounds(state) for state in played(setting, moves).states)


@given(SETTINGS, MOVES)
def test_the_same_answers_lead_to_the_same_state(setting: Setting, moves: list[int]) -> None:
    one, two = played(setting, moves), played(setting, moves)
    assert one == two
    assert hash(one.state) == hash(two.state)


@given(SETTINGS, MOVES)
def test_replaying_is_playing(setting: Setting, moves: list[int]) -> None:
    game = played(setting, moves)
    again = replay(STORY, load(dump(game.log)))
    assert (again.game, again.lost, again.lost_at) == (game, 0, None)


@given(SETTINGS, MOVES, st.integers(0, 99))
def test_undo_takes_back_just_the_last_step(setting: Setting, moves: list[int], number: int) -> None:
    game = played(setting, moves)
    further = move(game, number)
    if further is not game:
        assert further.undo().states == game.states
        assert further.undo().log.steps == game.log.steps
        assert replay(STORY, further.undo().log).game == further.undo()


@given(SETTINGS, MOVES, st.lists(st.tuples(st.integers(0, 30), MOVES), max_size=12))
def test_every_way_that_was_left_can_be_taken_again(
    setting: Setting, moves: list[int], turns: list[tuple[int, list[int]]]
) -> None:
    game = played(setting, moves)
    for back, on in turns:
        left = game
        game = game.rewind(min(back, len(game.log.steps)))
        if game.log.steps != left.log.steps:
            way = left.log.steps
            assert any(branch.way[: len(way)] == way for branch in game.log.branches)
            if game.log.branches[-1].way == way:
                assert game.take(len(game.log.branches) - 1).game.states == left.states
        for number in on:
            game = move(game, number)
        assert len(game.log.branches) <= MAX_BRANCHES
    for index, branch in enumerate(game.log.branches):
        other = game.take(index)
        assert (other.lost, other.game.log.steps) == (0, branch.way)
        kept = [other.game.log.steps, *(left.way for left in other.game.log.branches)]
        for way in (game.log.steps, *(left.way for left in game.log.branches)):
            assert any(longer[: len(way)] == way for longer in kept)


@given(SETTINGS, MOVES)
def test_there_is_always_an_answer(setting: Setting, moves: list[int]) -> None:
    game = played(setting, moves)
    assert (game.scene is None) == (game.ending is not None)
    if game.scene:
        options = {option.choice.id: option for option in game.options()}
        assert options["silence"].open
        for option in options.values():
            if option.choice.kind == "reach_out" or "left" in option.choice.sets:
                assert option.status != "struck"


@given(SETTINGS, MOVES)
def test_what_is_offered_is_what_can_be_taken(setting: Setting, moves: list[int]) -> None:
    state = played(setting, moves).state
    for option in available_choices(STORY, state):
        try:
            after = choose(STORY, state, option.choice.id)
        except ClosedChoice:
            assert not option.open
        else:
            assert option.open
            assert after.decisions == state.decisions + 1


@given(SETTINGS, MOVES)
def test_skipping_moves_no_meter_but_at_the_very_end(setting: Setting, moves: list[int]) -> None:
    game = played(setting, moves)
    if game.scene is None:
        return
    after = game.skip().state
    if after.scene:
        both = sorted((after.self_worth, after.resting_worth))
        assert both == sorted((game.state.self_worth, game.state.resting_worth))
        assert (after.trust, *after[2:14]) == (game.state.trust, *game.state[2:14])


@settings(max_examples=50)
@given(SETTINGS, MOVES)
def test_fear_is_always_heard(setting: Setting, moves: list[int]) -> None:
    out = played(setting, moves).safe_exit()
    assert out.ending is not None
    assert out.ending.id == "safe-exit"
    assert replay(STORY, out.log).game == out


@given(SETTINGS, MOVES)
def test_nothing_of_a_state_refers_to_anything_that_changes(setting: Setting, moves: list[int]) -> None:
    state = played(setting, moves).state
    assert {type(value) for value in state} <= {int, str, bool, tuple, type(None), Setting} | {
        type(state.memory),
        type(state.watch),
    }
    assert len({state, state._replace()}) == 1
    assert ending(STORY, state) == ending(STORY, state._replace())
