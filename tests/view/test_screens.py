"""What holds on every screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.view import describe as module
from game.view.describe import describe
from game.view.session import Session
from game.view.view import Control
from tests.view.checks import check
from tests.view.tour import tour

STOPS = sorted(tour())


@pytest.fixture(params=STOPS)
def session(request: pytest.FixtureRequest) -> Session:
    return tour()[request.param]


def control(session: Session, id: str) -> Control | None:
    return next((found for found in describe(session).controls() if found.id == id), None)


def test_view_is_valid(session: Session) -> None:
    check(session)


def test_every_control_leads_to_a_valid_view(session: Session) -> None:
    for offered in describe(session).controls():
        check(session.press(offered.id))


def test_describe_is_deterministic(session: Session) -> None:
    assert describe(session) == describe(session)
    assert describe(replace(session)) == describe(session)


def test_support_is_within_two_presses(session: Session) -> None:
    assert session.screen == "support" or session.press("support").screen == "support"


def test_support_leads_back(session: Session) -> None:
    if session.screen != "support":
        back = session.press("support").press("back")
        assert describe(back) == describe(replace(session, notice="", request="", payload="", erase=False))


def test_quick_exit_is_one_press_and_erases(session: Session) -> None:
    gone = session.press("quick-exit")
    assert (gone.request, gone.erase, gone.keep, gone.game) == ("quick-exit", True, False, None)


def test_unknown_controls_change_nothing(session: Session) -> None:
    calm = replace(session, notice="", request="", payload="", erase=False)
    for unknown in ("", "nonsense", "choice:", "choice:x", "rewind:999", "take:99", "set:theme=pink", "casting:x"):
        assert session.press(unknown) == calm


def test_controls_of_other_screens_change_nothing(session: Session) -> None:
    calm = replace(session, notice="", request="", payload="", erase=False)
    here = {offered.id for offered in describe(session).controls()}
    everywhere = {offered.id for other in tour().values() for offered in describe(other).controls()}
    for other_control in everywhere - here:
        assert session.press(other_control) == calm, other_control


def test_struck_choices_change_nothing(session: Session) -> None:
    calm = replace(session, notice="", request="", payload="", erase=False)
    for offered in describe(session).controls():
        if not offered.available:
            assert session.press(offered.id) == calm


def test_fields_elsewhere_take_nothing(session: Session) -> None:
    if session.screen != "code":
        assert session.enter("enter-code", "2C") == replace(session, notice="", request="", payload="", erase=False)


def test_every_screen_is_on_the_tour() -> None:
    assert {session.screen for session in tour().values()} == set(module._SCREENS)


def test_every_screen_is_reached_by_pressing() -> None:
    seen: dict[str, Session] = {}
    waiting = [tour()["title"]]
    while waiting:
        session = waiting.pop()
        left = bool(session.game and session.game.log.branches)
        key = f"{session.screen} {session.under[-1:]} {session.answered} {left}"
        decided = len(session.game.log.steps) if session.game else 0
        if f"{key} {decided}" in seen:
            continue
        seen[f"{key} {decided}"] = session
        waiting += [session.press(offered.id) for offered in describe(session).controls() if offered.available]
    assert {session.screen for session in seen.values()} == set(module._SCREENS)
