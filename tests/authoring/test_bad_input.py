"""What authors get wrong, and what they are told: the code, the place, and words of the message."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from game.authoring.checker import check
from game.authoring.loader import load_story
from tests.authoring.overlay import overlay, tiny

MARK = "‸"


class Mistake(NamedTuple):
    """One mistake: its example, the code, and words that the message holds."""

    name: str
    example: str
    code: str
    says: tuple[str, ...]
    others: bool


def mistakes() -> tuple[Mistake, ...]:
    rows = yaml.safe_load((Path(__file__).parent / "mistakes.yaml").read_text(encoding="utf-8"))
    return tuple(
        Mistake(row["name"], f"# {row['in']}\n{row['text']}", row["code"], tuple(row["says"]), row.get("others", False))
        for row in rows
    )


MISTAKES = mistakes()


def place_mark(story: Path) -> tuple[str, int, int] | None:
    """Take the mark out of the story's files and return the file, line and column where it stood."""
    for path in sorted(story.rglob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        before, mark, after = text.partition(MARK)
        if mark:
            path.write_text(before + after, encoding="utf-8")
            return path.as_posix(), before.count("\n") + 1, len(before) - before.rfind("\n")
    return None


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake.name for mistake in MISTAKES])
def test_a_mistake_is_told(mistake: Mistake, tmp_path: Path) -> None:
    story = tiny(tmp_path)
    overlay(story, mistake.example)
    place = place_mark(story)
    problems = check(load_story(story))
    shown = [str(problem) for problem in problems]
    found = [problem for problem in problems if problem.code == mistake.code]
    assert found, shown
    assert place is None or place in [problem.position for problem in found], shown
    for words in mistake.says:
        assert words in str(found[0])
    assert mistake.others == (len(problems) > 1), shown


def test_there_are_many_mistakes_and_no_name_twice() -> None:
    assert len({mistake.name for mistake in MISTAKES}) == len(MISTAKES) >= 90


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    story = tiny(tmp_path)
    chosen = ("bad-kind", "bad-date", "bad-language", "mark-in-ending", "route-typo")
    for mistake in MISTAKES:
        if mistake.name in chosen:
            overlay(story, mistake.example.replace(MARK, ""))
    assert [problem.code for problem in load_story(story).problems] == ["TC104", "TC210", "TC114", "TC203", "TC114"]


def test_a_problem_reads_as_one_line(tmp_path: Path) -> None:
    story = tiny(tmp_path)
    overlay(story, "# chapters/table.yaml > scenes > cup > place\nplace: kitchin")
    (problem,) = load_story(story).problems
    assert str(problem) == (
        f"{story.as_posix()}/chapters/table.yaml:10:12: TC104 'kitchin' is not a place of the stage — "
        "expected one of kitchen, hallway, bedroom, sofa, car, hospital, choir, childhood, room, counsellor — "
        "did you mean 'kitchen'?"
    )
    assert problem.data()["try"] == "did you mean 'kitchen'?"
