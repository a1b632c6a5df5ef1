"""Every code has a page in docs/diagnostics/, and the examples of every page do what the page says."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from game.authoring.checker import check
from game.authoring.library import open_story
from game.authoring.loader import load_story
from game.authoring.problem import Problem, StoryError
from tests.authoring.overlay import overlay, tiny

ROOT = Path(__file__).parent.parent.parent
PAGES = ROOT / "docs" / "diagnostics"
FENCE = re.compile(r"^```(yaml|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def as_file(story: Path) -> Path:
    return story / "story.yaml"


def without_endings(story: Path) -> Path:
    (story / "endings.yaml").unlink()
    return story


def folder_for_file(story: Path) -> Path:
    (story / "endings.yaml").unlink()
    (story / "endings.yaml").mkdir()
    return story


def huge(story: Path) -> Path:
    with (story / "chapters" / "everything.yaml").open("wb") as stream:
        stream.truncate(100_000_000)
    return story


def latin(story: Path) -> Path:
    path = story / "concepts.yaml"
    path.write_bytes(path.read_text(encoding="utf-8").replace("title: Small bids", "title: Caf\xe9").encode("latin-1"))
    return story


BREAK: dict[str, Callable[[Path], Path]] = {
    "TC001": as_file,
    "TC002": without_endings,
    "TC003": folder_for_file,
    "TC004": huge,
    "TC005": latin,
}
"""What no YAML example can show."""


def problems_of(story: Path) -> tuple[Problem, ...]:
    return check(load_story(story))


def shown(problem: Problem, story: Path) -> str:
    """The problem as it is printed where the story is the folder one is in."""
    return str(problem).removeprefix(f"{story.as_posix()}/").replace(story.as_posix(), "story")


def codes_in_source() -> set[str]:
    parts = ("authoring", "exploration", "language", "workbench")
    paths = (path for part in parts for path in (ROOT / "game" / part).rglob("*.py"))
    return set(re.findall(r'"(TC\d{3})"', "".join(path.read_text(encoding="utf-8") for path in paths)))


def codes_of_stories() -> list[str]:
    """Codes with an example in YAML. Those of compiled stories and of translations are tried elsewhere."""
    return sorted(code for code in codes_in_source() if code < "TC500")


def pages() -> dict[str, str]:
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(PAGES.glob("TC*.md"))}


def failing(code: str, example: str, tmp_path: Path) -> str:
    """The line that the failing example of a page leads to."""
    story = tiny(tmp_path)
    if code in BREAK:
        broken = BREAK[code](story)
    else:
        overlay(story, example)
        broken = story
    found = [problem for problem in problems_of(broken) if problem.code == code]
    assert found, [str(problem) for problem in problems_of(broken)]
    return shown(found[0], story)


def test_every_code_has_a_page() -> None:
    assert set(pages()) == codes_in_source()


def test_the_index_names_every_page() -> None:
    index = (PAGES / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"\]\((TC\d{3})\.md\)", index)) == set(pages())


@pytest.mark.parametrize("code", codes_of_stories())
def test_the_examples_of_a_page(code: str, tmp_path: Path) -> None:
    page = pages()[code]
    (_, wrong), (_, output), (_, mended) = FENCE.findall(page)
    assert failing(code, wrong, tmp_path / "wrong") == output.strip()
    story = tiny(tmp_path / "mended")
    if code not in BREAK:
        overlay(story, mended)
    assert [str(problem) for problem in problems_of(story)] == []


@pytest.mark.parametrize("code", sorted(codes_in_source()))
def test_a_page_says_what_is_printed_and_how_bad_it_is(code: str) -> None:
    lines = pages()[code].splitlines()
    assert lines[0].startswith(f"# {code}: ")
    assert lines[2].startswith(("Error", "Warning"))


def test_a_bundle_of_another_version_says_so(tmp_path: Path) -> None:
    bundle = tmp_path / "bundle.json"
    bundle.write_text('{"bundle": 1, "layout": "other"}', encoding="utf-8")
    with pytest.raises(StoryError) as caught:
        open_story(tmp_path)
    assert shown(caught.value.problems[0], tmp_path) == FENCE.findall(pages()["TC501"])[1][1].strip()
