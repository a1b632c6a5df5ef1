"""The log as data. Whatever is damaged, the worst is a LogError."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.narrative.log import MAX_BRANCHES, MAX_STEPS, Branch, Header, Log, LogError, Step, dump, load, loads
from game.narrative.state import Setting

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
STEPS = st.lists(
    st.one_of(
        st.builds(Step, WORDS, WORDS), st.builds(Step, WORDS, st.just(""), st.sampled_from(["skip", "safe-exit"]))
    ),
    max_size=5,
).map(tuple)
SETTINGS = st.builds(
    Setting,
    chair=st.sampled_from(["kit", "rowan", "both"]),
    cut=st.sampled_from(["full", "short"]),
    openness=st.sampled_from(["hears", "slowly", "closed"]),
    left_out=st.frozensets(WORDS, max_size=3),
)
BRANCHES = st.lists(st.tuples(STEPS, STEPS.filter(bool)), max_size=MAX_BRANCHES).map(
    lambda found: tuple(Branch(len(trunk), steps, trunk) for trunk, steps in found)
)
LOGS = st.builds(Log, st.builds(Header, WORDS, st.integers(0, 10**6), SETTINGS, WORDS), STEPS, BRANCHES)
JSON = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=6,
)
LOG = Log(
    Header("two-chairs", 3, Setting("kit", "short", "hears", frozenset({"illness", "grief"})), "sam-and-noor"),
    (Step("job-offer", "finish-it"), Step("bad-day", "", "skip"), Step("moon", "", "safe-exit")),
    (Branch(1, (Step("bad-day", "sit"),), (Step("job-offer", "finish-it"),)),),
)


@given(LOGS)
def test_what_is_dumped_is_loaded(log: Log) -> None:
    assert load(dump(log)) == log
    assert loads(json.dumps(dump(log))) == log


def test_it_is_plain_and_says_what_it_is() -> None:
    assert dump(LOG) == {
        "log": 1,
        "story": "two-chairs",
        "version": 3,
        "chair": "kit",
        "cut": "short",
        "openness": "hears",
        "left_out": ["grief", "illness"],
        "casting": "sam-and-noor",
        "steps": [["job-offer", "finish-it"], ["bad-day", "", "skip"], ["moon", "", "safe-exit"]],
        "branches": [{"trunk": [["job-offer", "finish-it"]], "steps": [["bad-day", "sit"]]}],
    }


@given(st.sampled_from(list(dump(LOG))), JSON)
def test_one_damaged_value_is_a_log_error_or_harmless(key: str, value: Any) -> None:
    data = dump(LOG) | {key: value}
    try:
        found = load(data)
    except LogError:
        return
    assert load(dump(found)) == found


@given(st.data())
def test_damage_deep_inside_is_a_log_error_or_harmless(data: st.DataObject) -> None:
    damaged: Any = copy.deepcopy(dump(LOG))
    where = damaged[data.draw(st.sampled_from(["steps", "branches"]))]
    while True:
        keys = list(where) if isinstance(where, dict) else list(range(len(where)))
        key = data.draw(st.sampled_from(keys))
        if not isinstance(where[key], list | dict) or not where[key] or data.draw(st.booleans()):
            break
        where = where[key]
    where[key] = data.draw(JSON)
    try:
        found = load(damaged)
    except LogError:
        return
    assert load(dump(found)) == found


@given(JSON)
def test_any_other_data_is_a_log_error(data: Any) -> None:
    with pytest.raises(LogError):
        load(data)


@given(st.integers(0, 400), st.integers(0, 400), st.text(max_size=4))
def test_a_torn_text_is_a_log_error_or_a_log(start: int, length: int, instead: str) -> None:
    text = json.dumps(dump(LOG))
    torn = text[:start] + instead + text[start + length :]
    try:
        loads(torn)
    except LogError as error:
        assert "saved game" in str(error)  # noqa: PT017 (a log is as good)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "null",
        "[]",
        "{}",
        "{",
        '{"log": 2}',
        '{"log": 1}',
        "[" * 100_000,
        '{"log": 1' + "0" * 5000 + "}",
        json.dumps(dump(LOG)).replace("3", "1e999"),
        json.dumps(dump(LOG)).replace("3", "NaN"),
        json.dumps(dump(LOG)).replace("3", "true"),
        json.dumps(dump(LOG)).replace("moon", "\\ud800"),
        json.dumps(dump(LOG)).replace('"kit"', '"nobody"'),
        json.dumps(dump(LOG)).replace('"skip"', '"fly"'),
    ],
)
def test_texts_that_are_no_log(text: str) -> None:
    with pytest.raises(LogError):
        loads(text)


def test_only_so_many_steps_are_read() -> None:
    data = dump(LOG) | {"steps": [["a", "b"]] * (MAX_STEPS + 1)}
    with pytest.raises(LogError, match=f"more than {MAX_STEPS} steps"):
        load(data)


def test_only_the_newest_eight_branches_are_read() -> None:
    data = dump(LOG) | {"branches": [{"trunk": [], "steps": [["a", str(i)]]} for i in range(20)]}
    assert [branch.steps[0].choice for branch in load(data).branches] == [str(i) for i in range(12, 20)]
