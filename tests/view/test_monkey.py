"""Whatever is pressed, in whatever order: nothing breaks, and every view stays valid."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.view.describe import describe
from game.view.session import Session
from game.view.settings import System
from tests.pilot.pilot import Pilot, real_story, tiny_story
from tests.view.checks import check

PRESSES = 600
SYSTEM = System(today="2026-11-22", can_quit=True)


@pytest.mark.parametrize("seed", range(8))
def test_random_presses_on_the_real_story(seed: int) -> None:
    rng = random.Random(seed)
    pilot = Pilot(real_story(), system=SYSTEM)
    for _ in range(PRESSES):
        controls = [control.id for control in pilot.view.controls() if control.available]
        calm = [id_ for id_ in controls if id_ not in ("quick-exit", "erase", "afraid", "title")]
        pilot.press(rng.choice(calm if rng.random() < 0.95 else controls))
        check(pilot.host.session)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.integers(0, 40), max_size=60))
def test_any_presses_on_a_small_story(presses: list[int]) -> None:
    session = Session(tiny_story(), SYSTEM)
    for press in presses:
        controls = list(describe(session).controls())
        session = session.press(controls[press % len(controls)].id)
        check(session)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.integers(0, 40), max_size=40))
def test_the_same_presses_give_the_same_view(presses: list[int]) -> None:
    def play() -> Session:
        session = Session(tiny_story(), SYSTEM)
        for press in presses:
            controls = list(describe(session).controls())
            session = session.press(controls[press % len(controls)].id)
        return session

    assert describe(play()) == describe(play())


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 40), max_size=40))
def test_what_is_kept_after_any_presses_opens_again(presses: list[int]) -> None:
    pilot = Pilot(tiny_story(), system=SYSTEM)
    for press in presses:
        controls = [control.id for control in pilot.view.controls() if control.available]
        pilot.press(controls[press % len(controls)])
    session = pilot.host.session
    again = pilot.reopened()
    assert again.host.session.notice == ""
    if session.keep:
        assert again.host.session.settings == session.settings
        kept = again.host.session.game
        assert (kept.log if kept else None) == (session.game.log if session.game else None)
    else:
        assert again.host.session.game is None
