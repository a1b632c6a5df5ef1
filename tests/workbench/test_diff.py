"""Two versions of a story: what is told of each kind of change, of reach and shares, and of saves."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.authoring.library import open_story
from game.narrative import code
from game.narrative.condition import parse
from game.narrative.game import Game, new_game
from game.narrative.log import Header, dump
from game.narrative.scene import Jump, Line
from game.narrative.state import Setting
from game.narrative.story import Story
from game.platforms.store import MemoryStore
from game.simulation.format import read_policies
from game.workbench.diff.changes import Change, changes
from game.workbench.diff.command import diff_command
from game.workbench.diff.odds import reached, shifts
from game.workbench.diff.saves import Kept, SaveError, outcome, read_saves, summary, walked
from tests.authoring.overlay import TINY, overlay, tiny
from tests.pilot.pilot import Pilot, tiny_story

Capture = pytest.CaptureFixture[str]


def changed(tmp_path: Path, *examples: str) -> Story:
    folder = tiny(tmp_path)
    for example in examples:
        overlay(folder, example)
    return open_story(folder)


def test_nothing_changed() -> None:
    assert list(changes(tiny_story(), tiny_story())) == []


CASES = {
    "a scene's field": (
        "# chapters/table.yaml > scenes > cup > title\ntitle: Two cups",
        Change("scene", "changed", "cup", "title"),
    ),
    "a line's text": (
        "# chapters/table.yaml > scenes > cup > choices > in-a-minute > reply\nreply:\n  - minute.rowan: Fine.",
        Change("line", "changed", "cup.in-a-minute/minute", "text"),
    ),
    "a choice's kind": (
        "# chapters/table.yaml > scenes > cup > choices > in-a-minute > kind\nkind: fix",
        Change("choice", "changed", "cup.in-a-minute", "kind"),
    ),
    "a door": (
        "# endings.yaml > endings > warm > when\nwhen: trust >= 60 and not unsafe",
        Change("rule", "changed", "door to warm", "trust >= 55 and not unsafe → trust >= 60 and not unsafe"),
    ),
    "an ending's words": (
        "# endings.yaml > endings > warm > missing\nmissing: Two minutes.",
        Change("ending", "changed", "warm", "missing"),
    ),
    "the start": ("# story.yaml > start\nstart: {trust: 50}", Change("rule", "changed", "start", "trust")),
    "the title": ("# story.yaml > title\ntitle: Small", Change("rule", "changed", "title", "Tiny → Small")),
}


@pytest.mark.parametrize("name", CASES)
def test_a_change_is_told_where_it_was_made(name: str, tmp_path: Path) -> None:
    example, change = CASES[name]
    assert list(changes(tiny_story(), changed(tmp_path, example))) == [change]


def test_what_comes_and_goes_is_told_both_ways() -> None:
    old = tiny_story()
    cup = old.scenes["cup"]
    fewer = replace(cup, choices=cup.choices[1:], text=(*cup.text, Line("more", "More.")))
    new = replace(old, scenes={"cup": fewer, "window": old.scenes["window"]})
    forward, backward = set(changes(old, new)), set(changes(new, old))
    assert Change("choice", "removed", "cup.sit-down") in forward
    assert Change("line", "added", "cup/more") in forward
    assert Change("scene", "removed", "walk") in forward
    swap = {"added": "removed", "removed": "added"}
    assert {change._replace(how=swap[change.how]) for change in forward if change.how in swap} == {  # type: ignore[arg-type]
        change for change in backward if change.how in swap
    }


def test_an_order_that_changed_is_told() -> None:
    old = tiny_story()
    cup = old.scenes["cup"]
    new = replace(old, scenes={**old.scenes, "cup": replace(cup, choices=cup.choices[::-1], text=cup.text[::-1])})
    assert set(changes(old, new)) == {
        Change("scene", "changed", "cup", "order of choices"),
        Change("line", "changed", "cup", "order of lines"),
    }


def without_walk() -> Story:
    """The tiny story with a route that no longer leads to the walk."""
    old = tiny_story()
    route = old.routes["kit", "short"]
    return replace(old, routes={("kit", "short"): replace(route, places=((Jump("cup"),), (Jump("window"),)))})


def test_reach_is_proved_by_the_graph() -> None:
    assert reached(tiny_story(), without_walk()).lost == ("walk",)
    assert reached(without_walk(), tiny_story()).gained == ("walk",)
    assert reached(tiny_story(), tiny_story()).lost == ()


def test_shares_that_moved_are_told_and_equal_stories_have_none() -> None:
    old, policies = tiny_story(), read_policies()
    assert list(shifts(old, old, policies, 5)) == []
    doors = tuple(replace(door, when=parse("trust >= 90")) if door.when else door for door in old.doors)
    found = {shift.id: shift for shift in shifts(old, replace(old, doors=doors), policies, 20)}
    assert found["warm"].how == "no longer reached"
    assert found["cold"].how == "likelier"
    assert found["warm"].before + found["cold"].before == pytest.approx(1)


def played(*choices: str) -> Game:
    story = tiny_story()
    game = new_game(story, Header(story.id, story.version, Setting("kit", "short")))
    for choice in choices:
        game = game.choose(choice)
    return game


def kept(game: Game) -> Kept:
    return Kept("save", game.log)


def test_a_save_that_replays_says_where_it_ends() -> None:
    found = outcome(tiny_story(), tiny_story(), kept(played("sit-down", "come")))
    assert (found.replayed, found.steps, found.stops, found.before, found.after) == (2, 2, "", "warm", "warm")
    assert found.whole


def test_a_save_that_stops_says_where_and_why() -> None:
    old = tiny_story()
    walk = old.scenes["walk"]
    no_come = replace(old, scenes={**old.scenes, "walk": replace(walk, choices=walk.choices[1:])})
    found = outcome(old, no_come, kept(played("sit-down", "come")))
    assert (found.replayed, found.steps, found.stops) == (1, 2, "'walk.come' is gone")
    no_scene = replace(without_walk(), scenes={name: s for name, s in old.scenes.items() if name != "walk"})
    assert outcome(old, no_scene, kept(played("sit-down", "come"))).stops == "'walk' is gone"
    elsewhere = outcome(old, without_walk(), kept(played("sit-down", "come")))
    assert elsewhere.stops == "'walk' is not what comes next, but 'window'"
    hidden = replace(walk, choices=(replace(walk.choices[0], when=parse("named")), *walk.choices[1:]))
    struck = replace(walk, choices=(replace(walk.choices[0], needs=parse("named")), *walk.choices[1:]))
    for scene, status in ((hidden, "hidden"), (struck, "struck")):
        found = outcome(old, replace(old, scenes={**old.scenes, "walk": scene}), kept(played("sit-down", "come")))
        assert found.stops == f"'walk.come' is {status}"


def test_a_chair_that_is_gone_stops_everything() -> None:
    old = tiny_story()
    found = outcome(old, replace(old, routes={("kit", "full"): old.routes["kit", "short"]}), kept(played("sit-down")))
    assert found.replayed == 0
    assert "no such chair" in found.stops


def test_saves_are_read_in_every_form(tmp_path: Path) -> None:
    game = played("sit-down", "come")
    (tmp_path / "log.json").write_text(json.dumps(dump(game.log)), "utf-8")
    store = MemoryStore()
    pilot = Pilot(tiny_story(), store).sit()
    pilot.press("choice:sit-down")
    (tmp_path / "save.json").write_text(store.read()[0], "utf-8")
    text = code.encode(game)
    (tmp_path / "codes.txt").write_text(f"# two of them\n{text}\n\n{text.lower()}\n", "utf-8")
    found = [one for name in ("log.json", "save.json", "codes.txt") for one in read_saves(str(tmp_path / name))]
    found += read_saves(text)
    outcomes = [outcome(tiny_story(), tiny_story(), one) for one in found]
    assert [one.steps for one in outcomes] == [2, 1, 2, 2, 2]
    assert all(one.whole for one in outcomes)
    assert found[2].name.endswith("codes.txt:2")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{}", "not a saved game"),
        ("{", "not JSON"),
        ("", "no save in it"),
        ('{"body": {"log": null}}', "not a saved game"),
    ],
)
def test_what_is_no_save_is_told(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "x").write_text(text, "utf-8")
    with pytest.raises(SaveError, match=said):
        list(read_saves(str(tmp_path / "x")))


def test_a_code_with_a_slip_and_a_missing_file_are_told() -> None:
    with pytest.raises(SaveError, match="slip"):
        outcome(tiny_story(), tiny_story(), Kept("x", code="2C000-000000-000"))
    with pytest.raises(SaveError, match="no such file"):
        list(read_saves("saves/none.txt"))


def test_simulated_ways_stand_in_for_saves() -> None:
    ways = list(walked(tiny_story(), read_policies(), 3))
    assert len(ways) == 3 * len(read_policies())
    same = summary([outcome(tiny_story(), tiny_story(), one) for one in ways])
    assert (same.whole, same.moved, same.stops) == (len(ways), 0, ())
    other = summary([outcome(tiny_story(), without_walk(), one) for one in ways])
    assert other.whole < len(ways)
    assert sum(count for _, count in other.stops) == len(ways) - other.whole


def test_the_command(tmp_path: Path, capsys: Capture) -> None:
    assert diff_command([str(TINY), str(TINY), "--strict", "--runs", "2"]) == 0
    assert "nothing written was changed" in capsys.readouterr().out
    folder = tiny(tmp_path)
    overlay(folder, "# story.yaml > routes > kit > short > places\nplaces: [cup, window]")
    assert diff_command([str(TINY), str(folder), "--runs", "2"]) == 0
    told = capsys.readouterr().out
    assert "out of reach of every route: walk" in told
    assert "~ route kit, short: places" in told
    assert "'walk' is not what comes next, but 'window'" in told
    assert diff_command([str(TINY), str(folder), "--runs", "2", "--strict"]) == 1
    capsys.readouterr()
    text = code.encode(played("sit-down", "come"))
    assert diff_command([str(TINY), str(folder), "--runs", "2", "--save", text, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["lost"] is True
    assert data["reached"]["lost"] == ["walk"]
    [save] = data["saves"]["each"]
    assert (save["replayed"], save["steps"]) == (1, 2)
    assert diff_command([str(TINY), str(folder), "--runs", "2", "--save", text]) == 0
    assert "1 of 2 steps; stops:" in capsys.readouterr().out


def test_a_story_or_save_that_cannot_be_read_is_one(tmp_path: Path, capsys: Capture) -> None:
    assert diff_command(["/nowhere", str(TINY)]) == 1
    assert diff_command([str(TINY), str(TINY), "--save", str(tmp_path / "no.json")]) == 1
    assert "no such file" in capsys.readouterr().err
    with pytest.raises(SystemExit) as stopped:
        diff_command([])
    assert stopped.value.code == 2
