"""Opening a story: from its bundle, by way of the cache, or from its files."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest

from game.authoring import bundle
from game.authoring.folder import source_files
from game.authoring.library import open_story, write_whole
from game.authoring.loader import load_story
from game.authoring.problem import StoryError
from game.narrative.story import Story
from tests.authoring.overlay import overlay, tiny


def compiled(story: Path) -> Story:
    loaded = load_story(story)
    assert loaded.story is not None
    write_whole(story / "bundle.json", bundle.dump(loaded.story, loaded.hashes))
    return loaded.story


def retitle(story: Path, title: str) -> None:
    overlay(story, f"# story.yaml > title\ntitle: {title}")


def no_loading(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> object:
        raise AssertionError(f"{path} was read")

    monkeypatch.setattr("game.authoring.loader.load_story", refuse)


def without_yaml(monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name, *rest: None if name == "yaml" else found(name, *rest))


def test_files_are_read(tmp_path: Path) -> None:
    story = tiny(tmp_path)
    assert open_story(story) == load_story(story).story


def test_a_fresh_bundle_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = tiny(tmp_path)
    expected = compiled(story)
    no_loading(monkeypatch)
    assert open_story(story) == expected


def test_line_ends_of_another_system_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = tiny(tmp_path)
    expected = compiled(story)
    for name in source_files(story):
        (story / name).write_bytes((story / name).read_bytes().replace(b"\n", b"\r\n"))
    no_loading(monkeypatch)
    assert open_story(story) == expected


def test_a_stale_bundle_is_passed_over(tmp_path: Path) -> None:
    story = tiny(tmp_path)
    compiled(story)
    retitle(story, "Tinier")
    assert open_story(story).title == "Tinier"


def test_a_new_file_makes_a_bundle_stale(tmp_path: Path) -> None:
    story = tiny(tmp_path)
    compiled(story)
    (story / "chapters" / "zwei.yaml").write_text("chapter: zwei", encoding="utf-8")
    with pytest.raises(StoryError, match="TC102"):
        open_story(story)


def test_a_bundle_alone_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = tiny(tmp_path)
    expected = compiled(story)
    for name in source_files(story):
        (story / name).unlink()
    no_loading(monkeypatch)
    assert open_story(story) == expected
    assert open_story(story / "bundle.json") == expected


def test_without_a_yaml_library_the_bundle_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = tiny(tmp_path)
    without_yaml(monkeypatch)
    with pytest.raises(StoryError, match="no YAML library"):
        open_story(story)
    compiled(story)
    retitle(story, "Tinier")
    assert open_story(story).title == "Tiny"


def test_a_broken_bundle_is_passed_over_where_the_files_are(tmp_path: Path) -> None:
    story = tiny(tmp_path)
    (story / "bundle.json").write_text("{", encoding="utf-8")
    assert open_story(story).title == "Tiny"
    for name in source_files(story):
        (story / name).unlink()
    with pytest.raises(StoryError, match="TC501"):
        open_story(story)


def test_the_second_time_the_cache_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story, cache = tiny(tmp_path), tmp_path / "cache"
    first = open_story(story, cache)
    assert len(list(cache.iterdir())) == 1
    no_loading(monkeypatch)
    assert open_story(story, cache) == first


def test_a_changed_story_is_not_taken_from_the_cache(tmp_path: Path) -> None:
    story, cache = tiny(tmp_path), tmp_path / "cache"
    open_story(story, cache)
    retitle(story, "Tinier")
    assert open_story(story, cache).title == "Tinier"


@pytest.mark.parametrize("data", ["", "{", "null", "\x00"])
def test_a_broken_cache_changes_nothing(data: str, tmp_path: Path) -> None:
    story, cache = tiny(tmp_path), tmp_path / "cache"
    open_story(story, cache)
    (kept,) = cache.iterdir()
    kept.write_text(data, encoding="utf-8")
    assert open_story(story, cache).title == "Tiny"
    assert bundle.load(kept.read_text(encoding="utf-8")).title == "Tiny"


def test_a_cache_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    story, cache = tiny(tmp_path), tmp_path / "cache"
    cache.write_text("a file", encoding="utf-8")
    assert open_story(story, cache).title == "Tiny"


def test_a_wrong_story_is_never_cached_and_tells_every_error(tmp_path: Path) -> None:
    story, cache = tiny(tmp_path), tmp_path / "cache"
    overlay(story, "# chapters/table.yaml > scenes > cup > place\nplace: kitchin")
    overlay(story, "# story.yaml > language\nlanguage: English")
    with pytest.raises(StoryError) as caught:
        open_story(story, cache)
    assert [problem.code for problem in caught.value.problems] == ["TC104", "TC114"]
    assert not cache.exists()


@pytest.mark.parametrize("path", ["/nowhere", "", "x" * 5000, "/dev/null", "a\x00b"])
def test_any_path_can_be_opened(path: str) -> None:
    with pytest.raises(StoryError):
        open_story(Path(path))


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "inner" / "file.txt"
    write_whole(target, "old")

    def fail(self: Path, other: Path) -> None:
        raise OSError("no room")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OSError, match="no room"):
        write_whole(target, "new")
    assert target.read_text(encoding="utf-8") == "old"
    assert list(target.parent.iterdir()) == [target]
