"""What the authored story has to give, way of answering by way of answering (docs/rules.md, "Acceptance")."""

from __future__ import annotations

from functools import cache

import pytest

from game.narrative.state import Setting
from tests.pilot.pilot import real_story
from tests.pilot.policy import Outcome, policies, simulate

RUNS = 300
ROUTES = sorted(route for route in real_story().routes if route[0] == "kit")
REPAIRED = ("both-chairs", "learning-the-language")


@cache
def outcomes(policy: str, cut: str) -> tuple[Outcome, ...]:
    rule = policies()[policy]
    return tuple(simulate(real_story(), rule, seed, Setting("kit", cut)) for seed in range(RUNS))


def share(policy: str, cut: str, *endings: str) -> float:
    """Return the percentage of runs of `policy` that end in one of `endings`."""
    return 100 * sum(outcome.ending in endings for outcome in outcomes(policy, cut)) / RUNS


def mean(policy: str, cut: str, value: str) -> float:
    """Return the mean of a meter at the end, in points."""
    values: list[int] = [getattr(outcome.state, value) for outcome in outcomes(policy, cut)]
    return sum(values) / RUNS / 10


@pytest.fixture(params=[cut for _, cut in ROUTES])
def cut(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_attentive_answers_repair(cut: str) -> None:
    assert share("attentive", cut, *REPAIRED) >= 60


def test_appeasing_keeps_the_peace_and_loses_oneself(cut: str) -> None:
    assert mean("appeaser", cut, "trust") > 50
    assert mean("appeaser", cut, "self_worth") < 25


@pytest.mark.parametrize("policy", ["withdrawer", "fixer"])
def test_neither_withdrawing_nor_fixing_repairs(policy: str, cut: str) -> None:
    assert share(policy, cut, *REPAIRED) == 0


def test_attacking_slams_the_door_and_floods(cut: str) -> None:
    assert share("attacker", cut, "slammed-door") >= 60
    assert sum(outcome.flooded for outcome in outcomes("attacker", cut)) >= 0.4 * RUNS


def test_it_is_not_too_late_for_who_begins_late(cut: str) -> None:
    assert share("late-bloomer", cut, *REPAIRED, "third-chair") >= 20


def test_who_wants_to_leave_can(cut: str) -> None:
    assert share("leaver", cut, "two-keys", "my-own-name") >= 20


def test_who_asks_for_help_finds_it(cut: str) -> None:
    assert share("helper", cut, "third-chair") >= 25


def test_who_is_afraid_gets_out(cut: str) -> None:
    assert share("afraid", cut, "safe-exit") == 100


def test_every_ending_is_found_and_none_by_everyone(cut: str) -> None:
    shares = dict.fromkeys(real_story().endings, 0.0)
    for policy in policies():
        for outcome in outcomes(policy, cut):
            shares[outcome.ending] += 100 / RUNS / len(policies())
    assert {ending: round(part, 1) for ending, part in shares.items() if not 0.5 <= part <= 20} == {}
