"""`--memory` is a bound on the process, and what happens at it."""

from __future__ import annotations

import json
import subprocess
import sys
import textwrap

import numpy as np
import pytest

from game.exploration import budget
from game.exploration.budget import MEGABYTE, Budget
from game.exploration.explore import Impossible, Reached, Unknown, explore
from game.exploration.record import joined, layout, merge, ordered, take
from game.exploration.report import Explored, page
from game.exploration.thin import least
from game.narrative.state import Setting
from tests.pilot.pilot import ROOT, real_story

EXPLORE = r"""
    import json, re, sys
    from pathlib import Path
    from game.authoring.library import open_story
    from game.exploration.explore import explore
    from game.narrative.state import Setting

    found = explore(open_story(Path("story")), Setting("kit", "short"), memory=int(sys.argv[1]))
    status = Path("/proc/self/status").read_text("ascii")  # what getrusage tells may be the parent's
    peak = int(re.search(r"VmHWM:\s+(\d+) kB", status)[1]) * 1024
    print(json.dumps({"peak": peak, "complete": found.complete, "states": found.states, "stopped": found.stopped}))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux says at any time how much memory a process has")
@pytest.mark.parametrize("megabytes", [200, 400])
def test_no_search_takes_more_than_it_may(megabytes: int) -> None:
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(EXPLORE), str(megabytes)],
        cwd=ROOT, capture_output=True, text=True, timeout=300, check=True,
    )  # fmt: skip
    told = json.loads(done.stdout)
    assert told["peak"] < megabytes * MEGABYTE
    assert told["stopped"] == ""
    assert not told["complete"], "all of it would need more than this"
    assert told["states"] > 100_000


def test_where_nothing_is_left_it_stops_with_what_is_known_so_far_and_says_so() -> None:
    found = explore(real_story(), Setting("kit", "short"), memory=60)
    assert found.stopped == "memory"
    assert not found.complete
    assert found.states == 0
    verdicts = found.scenes().values()
    assert any(isinstance(verdict, Reached) for verdict in verdicts), "where it begins"
    assert Unknown("the memory was used up before") in verdicts
    assert any(isinstance(verdict, Impossible) for verdict in found.verdicts.values()), "by intervals alone"
    assert list(page(Explored(found, [], 0)))[-1] == "  --memory was used up: this is what is known so far"


def test_a_process_that_has_more_than_it_may_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Budget, "kept", lambda _: False)
    assert explore(real_story(), Setting("kit", "short")).stopped == "memory"


def test_what_is_planned_with_falls_with_what_is_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "resident", lambda: 90 * MEGABYTE)
    made = Budget(1000 * MEGABYTE, 72)
    assert made.states(0) > made.states(500 * MEGABYTE) > made.states(2000 * MEGABYTE) == 0
    monkeypatch.setattr(budget, "resident", lambda: 80 * MEGABYTE)
    assert Budget(1000 * MEGABYTE, 72).states(0) == made.states(0), "a little more or less changes nothing"


def test_equal_rows_are_found_though_others_share_their_marks(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = np.zeros(400, layout(1))
    rows["trust"] = np.arange(400) % 7
    monkeypatch.setattr("game.exploration.record.marks", lambda given: given["trust"].astype(np.uint64) % 2)
    merged = merge(rows)
    assert sorted(rows[merged.firsts]["trust"].tolist()) == list(range(7))
    assert merged.total(np.ones(400, np.int64)).sum() == 400
    assert np.array_equal(rows[merged.firsts][merged.kinds()], rows)


def test_rows_are_taken_and_joined_as_they_are() -> None:
    rows = np.zeros(9, layout(2))
    rows["trust"], rows["memory"][:, 1] = np.arange(9), np.arange(9) * 3
    places = np.array([4, 0, 4])
    assert np.array_equal(take(rows, places), rows[places])
    assert np.array_equal(take(rows, rows["trust"] > 5), rows[6:])
    assert np.array_equal(joined([rows[2:5], rows[:0], rows[:1]]), rows[[2, 3, 4, 0]])


def test_numbers_come_in_order_with_their_places_and_equal_ones_as_they_stood() -> None:
    numbers = np.random.default_rng(4).integers(0, 50, 1000).astype(np.uint64) << np.uint64(50)
    key, places = ordered(numbers)
    assert np.array_equal(places, np.argsort(numbers, kind="stable"))
    assert np.array_equal(np.diff(key) == 0, np.diff(np.sort(numbers)) == 0)


def test_the_least_are_those_of_a_stable_sort() -> None:
    numbers = np.random.default_rng(5).integers(0, 30, 500)
    for most in (0, 1, 17, 250, 499, 500, 900):
        assert least(numbers, most).tolist() == sorted(np.argsort(numbers, kind="stable")[:most].tolist())


def test_what_stays_unknown_says_how_near_the_search_came() -> None:
    found = explore(real_story(), Setting("kit", "full"), memory=250)
    assert not found.complete
    assert not any(isinstance(verdict, Unknown) for verdict in (*found.endings().values(), *found.scenes().values()))
    [drum] = [v for goal, v in found.verdicts.items() if str(goal) == "line waiting-room/drum"]
    assert isinstance(drum, Unknown)
    assert "; as far as they go, it needs that strain has flooded, and there strain is 0 to " in drum.tried
