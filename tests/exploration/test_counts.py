"""The known numbers of small stories."""

from __future__ import annotations

import pytest

from game.exploration.explore import explore
from tests.exploration.counts import GOLDEN, STORIES, Counts
from tests.exploration.plain import every_way


@pytest.mark.parametrize("name", STORIES)
def test_states_and_ways_are_as_many_as_ever(name: str) -> None:
    make, setting = STORIES[name]
    found = explore(make(), setting, jobs=1)
    assert found.complete
    assert Counts(found.states, found.moves, dict(found.ways)) == GOLDEN[name]


@pytest.mark.parametrize("name", sorted(set(STORIES) - {"a ring"}))
def test_the_plain_search_counts_the_same_ways(name: str) -> None:
    make, setting = STORIES[name]
    assert dict(every_way(make(), setting).endings) == dict(GOLDEN[name].ways)


def test_a_ring_comes_to_an_end_and_finds_every_way_out() -> None:
    make, setting = STORIES["a ring"]
    found, plain = explore(make(), setting, jobs=1), every_way(make(), setting, most=8)
    assert set(plain.met) & set(found.verdicts) <= set(found.reached)
    assert found.endings().keys() == make().endings.keys()
