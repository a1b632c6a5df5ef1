"""The facilitator's guide says what the program does: its minutes, its keys, the words on its buttons."""

from __future__ import annotations

import re

import pytest

from game.view import words as ui
from game.view import words_takeaway as takeaway
from game.view import words_workshop as words
from game.view.text import Text
from game.workshop.plan import SHAPES, PartName, make_plan
from game.workshop.setup import LENGTHS
from tests.pilot.pilot import ROOT, real_story

GUIDE = (ROOT / "docs" / "facilitator.md").read_text("utf-8")


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table under `heading`."""
    under = GUIDE.split(f"## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in under.splitlines() if line.startswith("|") and not set(line) <= set("|- ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]


def test_the_plans_are_those_of_the_program() -> None:
    parts: tuple[PartName, ...] = ("opening", "play", "replay", "debrief", "close")
    table = rows("The plans")
    for column, length in enumerate(LENGTHS, 1):
        for row, part in enumerate(parts, 1):
            told = re.match(r"\d+", table[row][column])
            assert int(told.group() if told else 0) == SHAPES[length].parts.get(part, 0), (length, part)
        assert int(table[-1][column]) == SHAPES[length].pauses
        if table[2][column].endswith("decisions"):
            decisions = len(make_plan(real_story(), "kit", length).places)
            assert table[2][column].endswith(f" {decisions} decisions")


def test_every_key_is_in_the_table_of_keys() -> None:
    told = " ".join(row[0] for row in rows("Keys"))
    standing = {ui.STANDING["support"][1], ui.STANDING["quick-exit"][1], ui.SAFETY_KEY}
    keys = {key for _, key in words.COMMAND.values()} | standing
    assert {key for key in keys if f"`{key.upper()}`" not in told} == set()


@pytest.mark.parametrize(
    "text",
    [
        words.START,
        words.RESUME,
        words.SECOND_HOUR,
        words.WAYS["none"],
        words.RECOUNT,
        words.WORKSHOP,
        takeaway.PACK,
        takeaway.CARRY,
        takeaway.BRING,
    ],
    ids=lambda text: text.key,
)
def test_buttons_are_called_what_they_are_called(text: Text) -> None:
    said = text.english.partition(":")[0]
    assert said in GUIDE or said.lower() in GUIDE
