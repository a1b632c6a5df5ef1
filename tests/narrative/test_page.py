"""docs/rules.md says what the program does: its tables are read and compared."""

from __future__ import annotations

import re
from pathlib import Path

from game.narrative import rules
from tests.narrative.builder import DOORS, KINDS

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "rules.md").read_text(encoding="utf-8")


def rows(first: str) -> list[list[str]]:
    """Return the cells of the table whose first heading is `first`, without its head."""
    table = PAGE[PAGE.index(f"| {first} |") :].split("\n\n")[0]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table.splitlines()[2:]]


def tenths(points: str) -> int:
    return 10 * int(points.replace("−", "-"))


def test_the_kinds() -> None:
    counts = {1: "toward", 0: "neither", -1: "miss"}
    found = rows("kind")
    assert [row[0] for row in found] == list(KINDS)
    for name, trust, worth, distance, unspoken, strain, counting, softened, attention in found:
        kind = KINDS[name]
        effect = kind.effect
        numbers = [effect.trust, effect.self_worth, effect.distance, effect.unspoken, effect.strain, kind.attention]
        assert [tenths(cell) for cell in (trust, worth, distance, unspoken, strain, attention)] == numbers
        assert (counting, softened) == (counts[kind.counts], "yes" if kind.softened else "no")


def test_the_doors() -> None:
    assert tuple((name, door.strip("`")) for _, name, door in rows("#")) == DOORS


def test_every_rule_that_is_named_is_a_function() -> None:
    section = PAGE[PAGE.index("## One decision") : PAGE.index("## What cannot be said")]
    named = set(re.findall(r"\(`([a-z_]+)`", section)) | set(re.findall(r"\(`([a-z_]+)`, `[a-z_]+`\)", section))
    assert {name for name in named if name != "deeper"} <= set(dir(rules))
    assert len(named) > 10


def test_every_source_that_is_pointed_to_is_there() -> None:
    text, sources = PAGE.split("## Sources")
    known = set(re.findall(r"^\| (\d+) \|", sources, re.MULTILINE))
    pointed = {number for group in re.findall(r"\[(\d+(?:, \d+)*)\]", text) for number in group.split(", ")}
    assert pointed <= known
