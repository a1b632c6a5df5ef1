"""docs/story-format.md names every key and word that the reader knows, and none that it does not."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from game.authoring.format import words
from game.authoring.format.chapter import CHOICE, SCENE
from game.authoring.format.endings import ENDING
from game.authoring.format.manifest import MANIFEST
from game.authoring.record import Record

PAGE = (Path(__file__).parents[2] / "docs" / "story-format.md").read_text(encoding="utf-8")
TABLES: dict[str, Record[Any]] = {
    "A scene": SCENE,
    "A choice": CHOICE,
    "Endings": ENDING,
    "The manifest, `story.yaml`": MANIFEST,
}


def section(title: str) -> str:
    return PAGE.partition(f"\n## {title}\n")[2].partition("\n## ")[0]


def listed(title: str) -> dict[str, bool]:
    """The keys of a section's table, and whether the table says that they are needed."""
    rows = re.findall(r"^\| (`[^|]+`) \| ([^|]*)\|", section(title), re.MULTILINE)
    return {key: need.startswith("needed") for keys, need in rows for key in re.findall(r"`(\w+)`", keys)}


@pytest.mark.parametrize("title", list(TABLES))
def test_the_page_lists_the_keys(title: str) -> None:
    declared = {key.name: key.needed for key in TABLES[title].keys}
    told = listed(title)
    assert set(told) == set(declared)
    unlike = {name for name in told if told[name] != declared[name]}
    assert unlike <= {"struck", "when"}  # needed in some cases, as the page says


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("A scene", (*words.PLACES, *words.WANTS, *words.HOURS, *words.POSES, *words.OBJECTS, *words.LEANS)),
        ("A choice", (*words.KINDS, *words.SETS, *words.METERS, *words.LEANS)),
        ("Conditions", (*words.METERS, *words.LEANS, *words.CUTS)),
    ],
)
def test_the_page_lists_the_words(title: str, named: tuple[str, ...]) -> None:
    told = set(re.findall(r"`([\w-]+)`", section(title)))
    assert set(named) <= told
