"""The graph of a route, and what the checker says of a whole story. (Each code has its own page and examples.)"""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from game.authoring import bundle, walk
from game.authoring.checker import always_open, check
from game.authoring.loader import load_story
from game.authoring.reach import reach
from game.narrative.condition import parse
from game.narrative.route import Route
from game.narrative.scene import Choice, Jump, Skip
from game.narrative.story import Story
from tests.authoring.overlay import TINY, overlay, tiny

ROOT = Path(__file__).parents[2]


def story_of(folder: Path) -> Story:
    story = load_story(folder).story
    assert story is not None
    return story


def graph_of(**after: str) -> dict[str, frozenset[str]]:
    """The graph of a story whose scenes lead on as given: `a="b end"`."""
    story = story_of(TINY)
    blank = story.scenes["cup"]
    scenes = {}
    for name, targets in after.items():
        choices = tuple(Choice(f"to-{to}", "Go.", "fix", then=(Jump(to),)) for to in targets.split())
        scenes[name] = replace(blank, id=name, choices=choices, skip=Skip("s", choices[0].then))
    route = Route("kit", "short", 5, ((Jump(next(iter(after))),),))
    graph = reach(replace(story, scenes=scenes, routes={("kit", "short"): route}), route)
    assert set(graph.after) <= set(after)
    return {name: frozenset({*targets}) for name, targets in graph.after.items()}


def test_a_graph_holds_what_the_first_place_leads_to() -> None:
    assert graph_of(a="b end", b="end", c="a") == {"a": {"b", "end"}, "b": {"end"}}


def test_the_tiny_graph() -> None:
    story = story_of(TINY)
    graph = reach(story, story.routes["kit", "short"])
    assert graph.after == {"cup": {"walk", "window"}, "walk": {"end", "window"}, "window": {"end"}}
    assert graph.reaches_end() == {"cup", "walk", "window"}
    assert list(graph.rings()) == []


def test_who_leaves_has_left() -> None:
    story = story_of(TINY)
    walk_scene = story.scenes["walk"]
    for ways, led in (((), "end"), ((Jump("cup"),), "cup")):
        leaving = tuple(replace(choice, sets=frozenset({"left"}), then=ways) for choice in walk_scene.choices)
        changed = replace(walk_scene, choices=leaving, skip=Skip("s", (Jump(led),)))
        graph = reach(replace(story, scenes={**story.scenes, "walk": changed}), story.routes["kit", "short"])
        assert graph.after["walk"] == {led}


def test_rings_and_traps() -> None:
    story = story_of(TINY)
    blank = story.scenes["cup"]
    leads = {"a": "b", "b": "c a", "c": "d end", "d": "d e", "e": "e"}
    scenes = {
        name: replace(
            blank,
            id=name,
            choices=tuple(Choice(to, "T", "fix", then=(Jump(to),)) for to in targets.split()),
            skip=Skip("s", (Jump(name),)),
        )
        for name, targets in leads.items()
    }
    route = Route("kit", "short", 5, ((Jump("a"),),))
    graph = reach(replace(story, scenes=scenes, routes={("kit", "short"): route}), route)
    assert sorted(sorted(ring) for ring in graph.rings()) == [["a", "b"], ["c"], ["d"], ["e"]]
    assert graph.reaches_end() == {"a", "b", "c"}


def test_a_long_story_does_not_exhaust_the_stack() -> None:
    story = story_of(TINY)
    blank = replace(story.scenes["cup"], choices=(Choice("on", "T", "fix"),))
    scenes = {f"s{n}": replace(blank, id=f"s{n}") for n in range(5000)}
    route = Route("kit", "short", 5, tuple((Jump(name),) for name in scenes))
    graph = reach(replace(story, scenes=scenes, routes={("kit", "short"): route}), route)
    assert len(graph.after) == len(graph.reaches_end()) == 5000
    assert list(graph.rings()) == []


@pytest.mark.parametrize(
    ("choice", "open_always"),
    [
        (Choice("a", "A", "fix"), True),
        (Choice("a", "A", "fix", needs=parse("named")), False),
        (Choice("a", "A", "fix", when=parse("named")), False),
        (Choice("a", "A", "attune"), False),
        (Choice("a", "A", "attune", silence=True), True),
        (Choice("a", "A", "reach_out", needs=parse("named")), True),
        (Choice("a", "A", "boundary", sets=frozenset({"left"})), True),
    ],
)
def test_which_choices_nothing_can_close(choice: Choice, open_always: bool) -> None:
    assert always_open(choice) is open_always


def test_the_route_of_both_chairs_may_alternate(tmp_path: Path) -> None:
    story = tiny(tmp_path)
    overlay(story, "# chapters/table.yaml > scenes > walk > chair\nchair: rowan")
    overlay(story, "# story.yaml > routes > kit\nboth: {short: {minutes: 5, places: [cup, walk, window]}}")
    overlay(story, "# story.yaml > chairs\nchairs: [{id: both, title: Both, text: You take turns.}]")
    assert check(load_story(story)) == ()


def test_an_unread_condition_says_nothing_of_the_doors(tmp_path: Path) -> None:
    story = tiny(tmp_path)
    overlay(story, "# endings.yaml > endings > warm > when\nwhen: trsut >= 55")
    assert [problem.code for problem in check(load_story(story))] == ["TC110"]


def test_a_wrong_way_says_nothing_of_the_graph(tmp_path: Path) -> None:
    story = tiny(tmp_path)
    overlay(story, "# story.yaml > routes > kit > short > places\nplaces: [cup, wlak, window]")
    assert [problem.code for problem in check(load_story(story))] == ["TC203"]


def strings(data: object) -> set[str]:
    if isinstance(data, dict):
        return set().union(*map(strings, data.values()))
    if isinstance(data, list):
        return set().union(*map(strings, data))
    return {data} if isinstance(data, str) else set()


@pytest.mark.parametrize("folder", [TINY, ROOT / "story"], ids=["tiny", "real"])
def test_no_text_is_passed_over(folder: Path) -> None:
    """Whatever has a mark in it is among the texts that are checked for marks."""
    story = story_of(folder)
    marked = {text for text in strings(json.loads(bundle.dump(story, {}))) if "{" in text}
    assert marked
    assert marked <= {text for text, _ in walk.texts(story)}


@pytest.mark.parametrize("folder", [TINY, ROOT / "story"], ids=["tiny", "real"])
def test_no_condition_is_passed_over(folder: Path) -> None:
    story = story_of(folder)
    walked = [condition.source for condition, _ in walk.conditions(story)]
    doors = [door.when.source for door in story.doors if door.when is not None]
    assert sorted(walked + doors) == sorted(condition.source for condition in story.conditions())


@pytest.mark.parametrize("folder", [TINY, ROOT / "story"], ids=["tiny", "real"])
def test_every_text_is_found_where_it_stands(folder: Path) -> None:
    loaded = load_story(folder)
    assert loaded.story is not None
    files: dict[str, list[str]] = {}
    for text, ref in walk.texts(loaded.story):
        place = loaded.place(ref.sort, ref.id, *ref.steps)
        if place.file not in files:
            files[place.file] = Path(place.file).read_text(encoding="utf-8").splitlines()
        written = files[place.file][place.line - 1][place.column - 1 :].lstrip("\"'|>-")
        assert not text or not written.strip() or written[:5] == text[:5], (text, place)
