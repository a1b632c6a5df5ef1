"""What the authored story has to give, way of answering by way of answering (story/acceptance.yaml, docs/rules.md)."""

from __future__ import annotations

from functools import cache

import pytest

from game.simulation.demand import Demand, Sharing
from game.simulation.format import Acceptance, read_acceptance, read_policies
from game.simulation.run import Tally, settings, tally
from tests.pilot.pilot import ROOT, real_story

PAIRS = 6
"""Pairs of ways compared line by line, for each two policies."""


@cache
def acceptance() -> Acceptance:
    found = read_acceptance(ROOT / "story")
    assert found is not None
    return found


@cache
def tallies(chair: str, cut: str) -> tuple[Tally, ...]:
    places = settings(real_story(), chair, cut)
    return tuple(
        tally(real_story(), policy, place, acceptance().runs) for place in places for policy in read_policies()
    )


def named(demand: Demand | Sharing) -> str:
    if isinstance(demand, Sharing):
        return f"{demand.chair}-lines"
    what = "-".join(demand.endings) or demand.mean or ("flooded" if demand.flooded else "each-ending")
    return f"{demand.chair}-{demand.policy}-{what}"


@pytest.mark.parametrize("demand", acceptance().demands, ids=named)
def test_a_way_of_answering_comes_where_it_has_to(demand: Demand) -> None:
    counted = [one for cut in demand.cuts for one in tallies(demand.chair, cut)]
    findings = list(demand.findings(real_story(), counted))
    assert findings, "nothing was measured"
    assert [finding for finding in findings if not finding.met] == []


@pytest.mark.parametrize("sharing", acceptance().lines, ids=named)
def test_two_ways_of_answering_read_different_words(sharing: Sharing) -> None:
    policies = {policy.id: policy for policy in read_policies()}
    findings = list(sharing.findings(real_story(), policies, PAIRS))
    assert findings, "nothing was measured"
    assert [finding for finding in findings if not finding.met] == []


def test_every_chair_and_length_is_held_to_something() -> None:
    held = {(demand.chair, cut) for demand in acceptance().demands for cut in demand.cuts}
    assert set(real_story().routes) <= held
