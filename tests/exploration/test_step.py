"""Single answers on rows do what the named rules do, and merging states loses nothing that matters."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.exploration.arrive import Walker
from game.exploration.plan import Plan, Unmanageable
from game.exploration.record import Rows, merge
from game.narrative import play
from game.narrative.state import Setting, State
from game.narrative.story import Story
from game.simulation.run import settings as sittings
from tests.exploration.stories import stories
from tests.narrative import builder
from tests.pilot.pilot import real_story

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large]
CALM = settings(max_examples=40, deadline=None, suppress_health_check=SLOW)


def hold_equal(story: Story, walker: Walker, state: State) -> None:
    """Give every answer in `state`, and skip the scene, by the rows and by the rules."""
    plan, row = walker.plan, walker.plan.row(state)
    options = play.available_choices(story, state)
    for option, answer in zip(options, plan.answers[state.scene], strict=True):
        assert bool(walker.open(row, answer)[0]) is option.open, (state.scene, option)
        if option.open:
            after = play.choose(story, state, option.choice.id)
            (arrived,) = walker.choose(row.copy(), answer)
            assert (arrived.scene, arrived.chair) == (after.scene, after.chair)
            equal(plan, arrived.rows, after)
    after = play.skip(story, state)
    (arrived,) = walker.skip(row.copy(), story.scenes[state.scene])
    assert arrived.scene == after.scene
    equal(plan, arrived.rows, after)


def equal(plan: Plan, rows: Rows, state: State) -> None:
    plan.forget(rows, state.scene)
    wanted = plan.row(state)
    fields = plan.dtype.names or ()
    assert [(name, rows[name].tolist()) for name in fields] == [(name, wanted[name].tolist()) for name in fields]


def walk(story: Story, setting: Setting, seed: int) -> None:
    """Hold every state of one way at random."""
    rng, walker = random.Random(seed), Walker(Plan(story, setting))
    state = play.start(story, setting)
    while state.scene:
        hold_equal(story, walker, state)
        taken = [option.choice.id for option in play.available_choices(story, state) if option.open]
        state = play.choose(story, state, rng.choice(taken)) if rng.random() < 0.9 else play.skip(story, state)


@CALM
@given(stories(), st.integers(0, 1 << 30))
def test_rows_do_what_the_rules_do_in_any_story(made: tuple[Story, Setting], seed: int) -> None:
    walk(*made, seed)


@pytest.mark.parametrize("setting", list(sittings(real_story())), ids=lambda s: f"{s.chair}-{s.cut}-{s.openness}")
def test_rows_do_what_the_rules_do_in_the_written_story(setting: Setting) -> None:
    for seed in range(12):
        walk(real_story(), setting, seed)


METER = st.integers(0, 1000)


@settings(max_examples=100, deadline=None)
@given(
    st.tuples(METER, METER, METER, METER, METER),
    st.integers(0, 5),
    st.integers(0, 3),
    st.tuples(st.booleans(), st.booleans()),
    st.tuples(st.sampled_from(sorted(builder.KINDS)), st.sampled_from(sorted(builder.KINDS))),
    METER,
    st.sampled_from(["kit", "rowan"]),
)
def test_rows_do_what_the_rules_do_in_any_state(
    meters: tuple[int, int, int, int, int],
    misses: int,
    support: int,
    flags: tuple[bool, bool],
    recent: tuple[str, str],
    attention: int,
    chair: str,
) -> None:
    story = builder.story(*(builder.scene(name, chair=chair, apology=True) for name in ("one", "two", "three")))
    setting = Setting(chair, "full")
    trust, self_worth, distance, unspoken, strain = meters
    state = play.start(story, setting)._replace(
        trust=trust,
        self_worth=self_worth,
        distance=distance,
        unspoken=unspoken,
        strain=strain,
        misses=misses,
        support=support,
        named=flags[0],
        owned=flags[1],
        recent=recent,
        decisions=2,
    )
    hold_equal(story, Walker(Plan(story, setting)), state._replace(attention=attention) if chair == "rowan" else state)


@CALM
@given(stories(), st.integers(0, 1 << 30))
def test_states_that_share_a_row_share_all_that_comes(made: tuple[Story, Setting], seed: int) -> None:
    """The row of what comes after an answer is a function of the row before: play on from two states of one row."""
    story, setting = made
    plan, rng = Plan(story, setting), random.Random(seed)
    by_row: dict[tuple[str, bytes], State] = {}
    for _ in range(30):
        state = play.start(story, setting)
        while state.scene:
            other = by_row.setdefault((state.scene, plan.row(state).tobytes()), state)
            mine, theirs = (play.available_choices(story, one) for one in (state, other))
            assert [option.status == "open" for option in mine] == [option.status == "open" for option in theirs]
            choice = rng.choice([option.choice.id for option in mine if option.open])
            state, twin = play.choose(story, state, choice), play.choose(story, other, choice)
            assert (state.scene, plan.row(state).tobytes()) == (twin.scene, plan.row(twin).tobytes())
            if not state.scene:
                assert play.ending(story, state) == play.ending(story, twin)


def test_equal_rows_are_found_even_where_different_ones_share_a_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = Plan(real_story(), Setting("kit", "short"))
    rows = np.concatenate([plan.start_row()] * 6)
    rows["trust"] = [5, 7, 5, 9, 7, 5]
    for mark in (None, lambda rows: np.zeros(len(rows), np.uint64)):
        if mark is not None:
            monkeypatch.setattr("game.exploration.record.marks", mark)
        merged = merge(rows)
        assert sorted(rows["trust"][merged.firsts].tolist()) == [5, 7, 9]
        kinds = merged.kinds()
        assert [kinds[0] == kind for kind in kinds] == [True, False, True, False, False, True]
        assert sorted(merged.total(np.ones(6, np.int64)).tolist()) == [1, 2, 3]


def test_a_count_that_no_row_can_hold_is_refused() -> None:
    asks, silent = builder.choice("c", when="misses >= 4000"), builder.choice("s", "turn_away", silence=True)
    far = builder.scene("far", (asks, silent))
    with pytest.raises(Unmanageable, match="misses"):
        Plan(builder.story(far), Setting("kit", "full"))
