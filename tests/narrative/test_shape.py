"""What the benchmark measures is a story like any other, and the same in each of its forms."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import core, shape
from game.authoring.checker import check
from game.authoring.loader import load_story


def test_written_and_read_it_is_the_same_story(tmp_path: Path) -> None:
    size = shape.write(tmp_path, 250)
    loaded = load_story(tmp_path)
    assert [problem.message for problem in check(loaded) if problem.severity == "error"] == []
    assert len(list((tmp_path / "chapters").iterdir())) == 3
    assert 600 < size / 250 < 800
    assert loaded.story is not None
    made = shape.values(250)
    for name, scene in made.scenes.items():
        read = loaded.story.scenes[name]
        assert [line.text for line in read.text] == [line.text for line in scene.text]
        for one, two in zip(read.choices[:2], scene.choices[:2], strict=True):
            assert (one.kind, one.weight, one.needs, one.then) == (two.kind, two.weight, two.needs, two.then)
    assert {kind.id: kind.effect for kind in made.kinds.values()} == {
        kind.id: kind.effect for kind in loaded.story.kinds.values()
    }


def test_it_can_be_walked() -> None:
    assert core.walk(shape.values(50), 500) > 0
    assert core.walk(shape.values(50), 500, reading=True) > 0


def test_as_ink_it_has_as_many_scenes_and_choices() -> None:
    text = shape.ink(50)
    assert (text.count("=== s"), text.count("\n+ "), text.count("VAR told_")) == (50, 150, 50)


def test_without_node_it_says_what_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(core.NoPeer, match="it needs node and npm"):
        core._ink(tmp_path)
