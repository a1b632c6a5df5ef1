"""Compiled stories: the same story comes out, the same text goes in, and damage is told."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.authoring import bundle
from game.authoring.bundle import BundleError
from game.authoring.loader import load_story
from game.narrative.condition import parse
from game.narrative.kind import Effect
from game.narrative.scene import Choice, Jump, Line, Pause, Scene, Skip, Staging, TurningPoint, Variant
from game.narrative.story import Story
from tests.authoring.overlay import TINY

ROOT = Path(__file__).parents[2]
T = TypeVar("T")


def story_of(folder: Path) -> Story:
    story = load_story(folder).story
    assert story is not None
    return story


@pytest.mark.parametrize("folder", [TINY, ROOT / "story"], ids=["tiny", "real"])
def test_the_same_story_comes_out(folder: Path) -> None:
    story = story_of(folder)
    text = bundle.dump(story, {"a.yaml": "00"})
    back = bundle.load(text)
    assert back == story
    assert list(back.scenes) == list(story.scenes)
    assert list(back.endings) == list(story.endings)
    assert back.recalled == story.recalled
    assert bundle.unpack(text)[1] == {"a.yaml": "00"}


def test_equal_stories_give_equal_text() -> None:
    assert bundle.dump(story_of(TINY), {"b": "1", "a": "2"}) == bundle.dump(story_of(TINY), {"a": "2", "b": "1"})


def test_a_scene_has_a_line_of_its_own() -> None:
    lines = bundle.dump(story_of(TINY), {}).splitlines()
    assert sum(line.startswith('"walk": {') for line in lines) == 1
    assert json.loads("\n".join(lines))["scenes"]["walk"]["title"] == "A short walk"


CONDITIONS = ("named", "trust >= 40.5", "cup.met or misses < 2", "cup.choice != silence", "not (left and help)")
texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
ids = st.from_regex(r"[a-z]{1,6}", fullmatch=True)
flags = st.booleans()
conditions = st.sampled_from(CONDITIONS).map(parse)
maybe = st.none() | conditions


def some(item: st.SearchStrategy[T]) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(item, max_size=3).map(tuple)


jumps = some(st.builds(Jump, st.just("end"), maybe))
variants = some(st.builds(Variant, ids, texts, conditions))
lines = some(st.builds(Line, ids, texts, ids | st.just(""), maybe, variants, flags))
effects = st.builds(Effect, *[st.integers(-1000, 1000)] * 5)
choices = st.builds(
    Choice,
    id=ids,
    text=texts,
    kind=st.sampled_from(["attune", "fix"]),
    weight=st.sampled_from([1, 2, 3]),
    when=maybe,
    needs=maybe,
    silence=flags,
    names=flags,
    promises=ids,
    sets=st.frozensets(st.sampled_from(["help", "left", "owned"])),
    effects=st.none() | effects,
    reply=lines,
    then=jumps,
)
points = st.builds(TurningPoint, ids, texts, texts, st.builds(Pause, texts, some(texts)))
stagings = st.builds(
    Staging,
    st.sampled_from(["evening", "night"]),
    st.dictionaries(ids, ids, max_size=2),
    some(ids),
    st.none() | some(ids),
    st.sampled_from(["clear", "rain"]),
)
scenes = st.builds(
    Scene,
    id=ids,
    title=texts,
    chapter=ids,
    chair=st.sampled_from(["kit", "rowan"]),
    place=ids,
    time=texts,
    need=texts,
    wants=ids,
    text=lines,
    choices=some(choices),
    skip=st.builds(Skip, texts, jumps),
    turning_point=st.none() | points,
    content=st.frozensets(ids, max_size=2),
    optional=flags,
    due=ids,
    staging=stagings,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(scenes, max_size=3))
def test_any_scene_comes_out_as_it_went_in(written: list[Scene]) -> None:
    story = replace(story_of(TINY), scenes={**story_of(TINY).scenes, **{scene.id: scene for scene in written}})
    text = bundle.dump(story, {})
    assert bundle.load(text) == story
    assert bundle.dump(bundle.load(text), {}) == text


OTHER = ("", "{", "[]", "null", "{}", '{"bundle": 2}', '{"bundle": 1, "layout": "x"}', "[" * 100_000, '"\\ud800"')


@pytest.mark.parametrize("text", OTHER)
def test_what_is_no_bundle_is_told(text: str) -> None:
    with pytest.raises(BundleError):
        bundle.load(text)


def changed(values: dict[str, object]) -> str:
    data = json.loads(bundle.dump(story_of(TINY), {}))
    return json.dumps(data | values)


LOST = {"chair": "kit", "cut": "short", "minutes": 1, "places": [[{"to": "nowhere"}]]}
DAMAGE: tuple[dict[str, object], ...] = (
    {"scenes": []},
    {"scenes": {"a": {}}},
    {"title": 5},
    {"version": True},
    {"extra": 1},
    {"sources": []},
    {"kinds": {}},
    {"chairs": {}},
    {"doors": [{"ending": "no"}]},
    {"doors": [{"ending": "warm", "when": "truts > 1"}]},
    {"routes": {"kit": {}}},
    {"routes": {"kit short": LOST}},
    {"routes": {"kit short": {**LOST, "places": []}}},
)


@pytest.mark.parametrize("damage", DAMAGE, ids=str)
def test_a_damaged_bundle_is_told(damage: dict[str, object]) -> None:
    with pytest.raises(BundleError):
        bundle.load(changed(damage))


def test_no_yaml_library_is_imported() -> None:
    program = """if True:
        import sys
        sys.modules["yaml"] = None
        from game.authoring.bundle import load
        from game.authoring.library import open_story
        print(sys.modules["yaml"])
    """
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "None"


def test_a_thousand_scenes_open_in_a_moment() -> None:
    story = story_of(TINY)
    walk = story.scenes["walk"]
    many = {f"s{n}": replace(walk, id=f"s{n}") for n in range(1000)}
    text = bundle.dump(replace(story, scenes={**story.scenes, **many}), {})
    bundle.load(text)
    began = time.process_time()
    bundle.load(text)
    assert time.process_time() - began < 0.4
