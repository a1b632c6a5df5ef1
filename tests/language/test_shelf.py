"""The languages that can be chosen: story and program joined, and nothing raised for what is broken."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.language.catalog import SOURCE, Catalog, dump
from game.language.shelf import languages
from tests.language.translator import SPANISH

STORY = Catalog("es", "Español", "signed", {"story/title": ("Tiny", "Mini"), "ui/begin": ("Begin", "Empecemos")})
PROGRAM = Catalog(
    "es", "Castellano", "draft", {"ui/begin": ("Begin", "Empezar"), "ui/back": ("Back", "Atrás")}, SPANISH
)


@pytest.fixture
def story(tmp_path: Path) -> Path:
    put(tmp_path / "story" / "translations" / "es.json", dump(STORY))
    put(tmp_path / "program" / "es.json", dump(PROGRAM))
    put(tmp_path / "program" / "fr.json", dump(Catalog("fr", "Français", "signed", {})))
    return tmp_path / "story"


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_story_and_the_program_make_one_language(story: Path) -> None:
    shelf = languages(story, story.parent / "program")
    assert list(shelf) == ["en", "es", "fr"]
    assert (shelf["es"].name, shelf["es"].status, shelf["fr"].status) == ("Español", "draft", "signed")
    catalog, problems = shelf["es"].open()
    assert problems == ()
    assert (catalog.code, catalog.name, catalog.status) == ("es", "Español", "draft")
    assert catalog.pronouns == SPANISH
    assert catalog.text("story/title", "Tiny") == "Mini"
    assert catalog.text("ui/begin", "Begin") == "Empecemos", "the story has the last word"
    assert catalog.text("ui/back", "Back") == "Atrás"


def test_without_any_there_is_english(tmp_path: Path) -> None:
    shelf = languages(tmp_path / "nowhere", tmp_path / "nothing")
    assert list(shelf) == ["en"]
    assert shelf["en"].open() == (SOURCE, ())


def test_a_bundle_has_the_languages_beside_it(story: Path) -> None:
    put(story / "bundle.json", "{}")
    assert "es" in languages(story / "bundle.json", story.parent / "program")


@pytest.mark.parametrize("broken", ["", "{", dump(STORY)[:-20], '{"catalog": 9}', "\ud800"])
def test_a_broken_file_stays_in_english_and_says_so(story: Path, broken: str) -> None:
    path = story / "translations" / "es.json"
    path.write_bytes(broken.encode("utf-8", "surrogatepass"))
    catalog, (problem,) = languages(story, story.parent / "program")["es"].open()
    assert catalog.text("story/title", "Tiny") == "Tiny"
    assert catalog.text("ui/begin", "Begin") == "Empezar"
    assert problem.startswith(f"{path.as_posix()}: TC502 ")
    assert problem.endswith(f"try: 'python -m game translate compile es {story.as_posix()}'")
    (story.parent / "program" / "es.json").unlink()
    catalog, problems = languages(story, story.parent / "program")["es"].open()
    assert catalog == SOURCE
    assert len(problems) == 1


def test_a_folder_where_a_file_should_be(tmp_path: Path) -> None:
    (tmp_path / "translations" / "es.json").mkdir(parents=True)
    catalog, problems = languages(tmp_path, tmp_path / "nothing")["es"].open()
    assert catalog == SOURCE
    assert "cannot be read" in problems[0]
