"""Many play-throughs of a small story: seeded, counted right, and held to what is written."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree

import pytest

from game.authoring.problem import StoryError
from game.narrative.state import Setting
from game.simulation.commands import simulate_command
from game.simulation.demand import ALL, EVERY, Demand, Sharing
from game.simulation.format import read_acceptance, read_policies
from game.simulation.picture import BAR
from game.simulation.policy import Policy
from game.simulation.run import lines_read, settings, shared_lines, simulate, tally
from tests.pilot.pilot import ROOT, tiny_story

SVG = "{http://www.w3.org/2000/svg}"
TINY = ROOT / "tests" / "fixtures" / "tiny"
ATTENTIVE = Policy("attentive", ("repair", "attune"))
AWAY = Policy("away", ("turn_away",))


def place() -> Setting:
    return next(settings(tiny_story()))


def test_the_same_seed_is_the_same_way() -> None:
    anything = Policy("anything")
    assert simulate(tiny_story(), anything, 3, place()) == simulate(tiny_story(), anything, 3, place())
    assert len({simulate(tiny_story(), anything, seed, place()).state for seed in range(30)}) > 1


def test_a_policy_takes_what_it_prefers() -> None:
    taken: list[str] = []
    story = tiny_story()
    simulate(story, AWAY, 0, place(), lambda before, choice, _: taken.append(f"{before.scene} {choice}"))
    kinds = [story.scenes[scene].choice(choice) for scene, choice in (pair.split() for pair in taken)]
    assert kinds
    assert {choice.kind for choice in kinds if choice} == {"turn_away"}


def test_who_is_afraid_says_so_and_is_let_go() -> None:
    policy = next(policy for policy in read_policies() if policy.afraid)
    outcome = simulate(tiny_story(), policy, 0, place())
    assert outcome.state.unsafe or outcome.state.decisions < 6


def test_a_tally_counts_every_run() -> None:
    counted = tally(tiny_story(), Policy("anything"), place(), 40)
    assert sum(counted.endings.values()) == counted.runs == 40
    assert counted.share(*tiny_story().endings) == 100
    states = [simulate(tiny_story(), Policy("anything"), seed, place()).state for seed in range(40)]
    assert counted.trust == pytest.approx(sum(state.trust for state in states) / 400)


def test_a_demand_says_what_was_found_and_whether_it_is_met() -> None:
    story, chair = tiny_story(), place().chair
    counted = [tally(story, policy, place(), 20) for policy in (ATTENTIVE, AWAY)]
    endings = tuple(story.endings)
    [all_of_them] = Demand(chair, "away", endings=endings, at_least=1000).findings(story, counted)
    assert all_of_them.met
    assert all_of_them.found == 100
    [too_much] = Demand(chair, "away", endings=endings, at_most=999).findings(story, counted)
    assert not too_much.met
    assert "at most 99.9 %" in too_much.what
    assert len(list(Demand(chair, EVERY, mean="trust").findings(story, counted))) == 2
    shares = [finding.found for finding in Demand(chair, ALL, each_ending=True).findings(story, counted)]
    assert sum(shares) == pytest.approx(100)


def test_shared_lines_are_all_of_them_for_one_and_the_same() -> None:
    assert shared_lines(tiny_story(), AWAY, AWAY, place(), 99, 2) == 100
    assert shared_lines(tiny_story(), ATTENTIVE, AWAY, place(), 99, 2) < 100
    assert lines_read(tiny_story(), AWAY, 0, place(), 99) > lines_read(tiny_story(), AWAY, 0, place(), 0)
    [finding] = Sharing(place().chair, ("attentive", "away"), 99, 1000).findings(
        tiny_story(), {"attentive": ATTENTIVE, "away": AWAY}, 2
    )
    assert finding.met


def test_the_command_shows_a_table_and_bars(capsys: pytest.CaptureFixture[str]) -> None:
    assert simulate_command([str(TINY), "--runs", "5", "--policy", "attentive", "--jobs", "1"]) == 0
    told = capsys.readouterr().out
    assert "attentive" in told
    assert "█" in told


def test_the_command_speaks_json(capsys: pytest.CaptureFixture[str]) -> None:
    assert simulate_command([str(TINY), "--runs", "5", "--json", "--jobs", "1"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert {one["policy"] for one in data["tallies"]} == {policy.id for policy in read_policies()}


def test_a_demand_that_is_not_met_fails_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "story"
    for source in TINY.rglob("*.yaml"):
        target = folder / source.relative_to(TINY)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    chair = place().chair
    (folder / "acceptance.yaml").write_text(
        f"runs: 5\ndemands: [{{chair: {chair}, policy: every, mean: trust, at_least: 100}}]\n", "utf-8"
    )
    assert simulate_command([str(folder), "--accept", "--jobs", "1"]) == 1
    assert "not met" in capsys.readouterr().out


def test_a_misspelt_policy_gets_a_hint(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        simulate_command([str(TINY), "--policy", "atentive"])
    assert stopped.value.code == 2
    assert "did you mean 'attentive'?" in capsys.readouterr().err


def test_a_story_without_demands_says_how_to_write_them(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        simulate_command([str(TINY), "--accept"])
    assert "docs/rules.md" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("demands: [{chair: kit, policy: all, at_most: 3}]", "TC102"),
        ("demands: [{chair: kit, policy: all, mean: trust}]", "TC102"),
        ("demands: [{chair: sofa, policy: all, mean: trust, at_most: 3}]", "TC104"),
        ("runs: 0", "TC105"),
    ],
)
def test_what_is_written_wrong_is_named(tmp_path: Path, text: str, code: str) -> None:
    (tmp_path / "acceptance.yaml").write_text(text + "\n", "utf-8")
    with pytest.raises(StoryError) as raised:
        read_acceptance(tmp_path)
    assert [problem.code for problem in raised.value.problems] == [code]


def test_the_shares_become_a_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "shares.svg"
    command = [str(TINY), "--runs", "5", "--jobs", "1", "--picture"]
    assert simulate_command([*command, str(target)]) == 0
    root = ElementTree.parse(target).getroot()
    said = "".join(root.itertext())
    story = tiny_story()
    counted = [tally(story, policy, place(), 5) for policy in read_policies()]
    for ending in story.endings:
        mean = sum(one.share(ending) for one in counted) / len(counted)
        assert f"{ending}: {mean:.1f} %" in said
    bars = [float(rect.get("width", "")) for rect in root.iter(f"{SVG}rect")]
    assert sum(bars) == pytest.approx(BAR, abs=1)
    (tmp_path / "file").touch()
    assert simulate_command([*command, str(tmp_path / "file" / "x.svg")]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_no_runs_are_wrong_usage() -> None:
    with pytest.raises(SystemExit) as stopped:
        simulate_command([str(TINY), "--runs", "0"])
    assert stopped.value.code == 2
