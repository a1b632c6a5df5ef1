"""The doors, in their order, from both sides of every number."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from game.authoring.library import open_story
from game.narrative.play import ending
from game.narrative.state import State
from tests.narrative.builder import DOORS, state, story

STORY = Path(__file__).resolve().parents[2] / "story"
REPAIRED: dict[str, Any] = {"named": True, "owned": True, "trust": 720, "self_worth": 550, "distance": 350}
COLD: dict[str, Any] = {"trust": 219, "distance": 600}

CASES: list[tuple[str, dict[str, Any]]] = [
    ("safe-exit", {"unsafe": True, "left": True}),
    ("two-keys", {"left": True, "self_worth": 500, "attacks": 2}),
    ("my-own-name", {"left": True, "self_worth": 499, "attacks": 2}),
    ("my-own-name", {"left": True, "self_worth": 900, "attacks": 3}),
    ("slammed-door", {"trust": 199, "attacks": 3}),
    ("slammed-door", {"trust": 199, "strain": 600}),
    ("slammed-door", {"trust": 0, "distance": 900, "attacks": 3}),
    ("note-on-the-table", {**COLD, "attacks": 2, "self_worth": 350}),
    ("note-on-the-table", {**COLD, "self_worth": 0, "support": 1}),
    ("note-on-the-table", {"trust": 200, "distance": 600, "attacks": 9}),
    ("quiet-house", {**COLD, "self_worth": 349}),
    ("both-chairs", REPAIRED),
    ("learning-the-language", {**REPAIRED, "trust": 719}),
    ("learning-the-language", {**REPAIRED, "self_worth": 549}),
    ("learning-the-language", {**REPAIRED, "distance": 351}),
    ("good-enough-for-now", {**REPAIRED, "owned": False}),
    ("close-unspoken", {**REPAIRED, "named": False}),
    ("peacekeeper", {"trust": 520, "self_worth": 349}),
    ("peacekeeper", {**REPAIRED, "self_worth": 349}),
    ("flatmates", {"trust": 519, "self_worth": 349}),
    ("learning-the-language", {"named": True, "owned": True, "trust": 480, "self_worth": 400}),
    ("good-enough-for-now", {"named": True, "owned": True, "trust": 480, "self_worth": 399}),
    ("third-chair", {"help": True, "trust": 479, "self_worth": 250}),
    ("third-chair", {"help": True, "trust": 0, "distance": 599, "self_worth": 250}),
    ("quiet-house", {"help": True, "trust": 399, "self_worth": 249}),
    ("quiet-house", {"trust": 399, "self_worth": 349}),
    ("flatmates", {"trust": 400, "self_worth": 349}),
    ("flatmates", {"trust": 399, "self_worth": 350}),
    ("good-enough-for-now", {"named": True, "trust": 480}),
    ("flatmates", {"named": True, "trust": 479}),
    ("close-unspoken", {"trust": 600, "self_worth": 450}),
    ("flatmates", {"trust": 600, "self_worth": 449}),
    ("flatmates", {"trust": 599, "self_worth": 900}),
    ("flatmates", {"trust": 220, "distance": 1000}),
    ("flatmates", {"trust": 0, "distance": 599, "self_worth": 400}),
]


@pytest.fixture(scope="module", params=["rules", "story"])
def doors(request: pytest.FixtureRequest) -> Any:
    """The doors as the rules have them, and as the story does."""
    return story() if request.param == "rules" else open_story(STORY)


@pytest.mark.parametrize(("id", "values"), CASES)
def test_the_first_door_that_holds_is_taken(doors: Any, id: str, values: dict[str, Any]) -> None:
    found = ending(doors, state(scene="", **values))
    assert found is not None
    assert found.id == id


def test_there_are_thirteen_endings_and_one_has_two_doors() -> None:
    names = [name for name, _ in DOORS]
    assert (len(names), len(set(names)), names.count("quiet-house")) == (14, 13, 2)
    assert {name for name, _ in CASES} == set(names)


def test_every_state_has_an_ending() -> None:
    blank = State(trust=0, self_worth=0, distance=0, unspoken=0, strain=0)
    assert ending(story(), blank) is not None
