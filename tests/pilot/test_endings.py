"""The real story played to its endings, as a player does: by what is offered on the screen."""

from __future__ import annotations

import random
from functools import cache

import pytest

from game.narrative.code import MAX_LENGTH
from game.narrative.state import Setting
from game.simulation.run import simulate
from game.view import words
from game.view.view import Field
from tests.pilot.pilot import Pilot, real_story
from tests.pilot.policy import policies
from tests.view.checks import check

SHORT = Setting("kit", "short")
SEEDS = 400
"""Runs of each policy in which a way to every ending is looked for."""


@cache
def witnesses() -> dict[str, tuple[str, int]]:
    """Return for each ending a policy and a seed that lead to it."""
    found: dict[str, tuple[str, int]] = {}
    for seed in range(SEEDS):
        for name, policy in policies().items():
            found.setdefault(simulate(real_story(), policy.policy, seed, SHORT).ending, (name, seed))
        if len(found) == len(real_story().endings):
            break
    return found


def played(policy: str, seed: int) -> Pilot:
    pilot = Pilot(real_story()).sit()
    pilot.play(policies()[policy].on_view(random.Random(seed)))
    return pilot


@pytest.mark.parametrize(
    ("policy", "endings"),
    [
        ("attentive", {"both-chairs", "learning-the-language"}),
        ("silent-carer", {"flatmates", "close-unspoken", "good-enough-for-now"}),
        ("attacker", {"slammed-door"}),
        ("withdrawer", {"quiet-house"}),
        ("appeaser", {"peacekeeper"}),
        ("leaver", {"two-keys"}),
        ("afraid", {"safe-exit"}),
        ("late-bloomer", {"learning-the-language", "third-chair"}),
        ("helper", {"third-chair"}),
    ],
)
def test_a_way_of_answering_leads_to_its_ending(policy: str, endings: set[str]) -> None:
    found = {played(policy, seed).view.ending for seed in range(12)}
    assert found & endings, found


@pytest.mark.parametrize("ending", sorted(real_story().endings))
def test_every_ending_is_reached_by_pressing_what_is_offered(ending: str) -> None:
    assert ending in witnesses(), f"no way to '{ending}' in {SEEDS} runs of each policy"
    policy, seed = witnesses()[ending]
    pilot = played(policy, seed)
    assert pilot.view.ending == ending
    assert pilot.view.title == pilot.host.session.cast.fill(real_story().endings[ending].title)
    check(pilot.host.session)


@pytest.mark.parametrize("ending", sorted(real_story().endings))
def test_every_ending_survives_a_code_and_a_new_start(ending: str) -> None:
    pilot = played(*witnesses()[ending])
    if ending == "safe-exit":
        assert pilot.store.read() == ()
    else:
        assert pilot.reopened().through("continue").view.ending == ending
    pilot.through("settings", "code")
    code = next(item.value for item in pilot.view.items() if isinstance(item, Field) and item.id == "code")
    assert len(code) <= MAX_LENGTH
    other = Pilot(real_story()).through("code")
    other.host.enter("enter-code", code)
    assert other.through("keep-nothing").view.ending == ending


@pytest.mark.parametrize("ending", sorted(real_story().endings))
def test_cold_endings_show_support_and_a_turning_point(ending: str) -> None:
    pilot = played(*witnesses()[ending])
    support = pilot.offered("support:lines")
    assert (support is not None) == real_story().endings[ending].offers_help
    back = [control.label for control in pilot.view.controls() if control.id.startswith("rewind:")]
    assert len(back) == (support is not None and ending != "safe-exit")
    assert all(label.startswith(words.TO_TURNING.english.partition("{")[0]) for label in back)


def test_rewinding_from_a_cold_ending_can_lead_to_another() -> None:
    pilot = played(*witnesses()["quiet-house"])
    pilot.through("recap", "turn:0", "rewind:0")
    ending = pilot.play(policies()["attentive"].on_view(random.Random(1)))
    assert ending == "both-chairs"
    pilot.through("history", "take:0")
    assert pilot.view.ending == "quiet-house"
