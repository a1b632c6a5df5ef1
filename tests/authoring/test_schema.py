"""The JSON Schemas say what the reader says, and the files in assets/schema/ are those that the declarations give."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from game.authoring.format.expectations import EXIT, SKIP
from game.authoring.format.words import KINDS, PLACES, WANTS
from game.authoring.node import MappingNode, Node, ScalarNode
from game.authoring.problem import Report
from game.authoring.reader import read_file
from game.authoring.schema import schemas, text_of, write_schemas
from game.authoring.shape import Schema
from game.workbench.schema import EVERY
from tests.authoring.overlay import TINY, overlay, tiny
from tests.authoring.test_bad_input import MARK, MISTAKES, Mistake
from tests.authoring.test_diagnostics import FENCE, pages

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "assets" / "schema"
SHAPES = tuple(f"TC{number}" for number in (*range(101, 110), *range(112, 116)))
"""Codes for what a schema can say too."""
REFUSED = [mistake for mistake in MISTAKES if mistake.code in SHAPES and mistake.name != "points-too-fine"]


def every() -> dict[str, Schema]:
    return schemas(EVERY)


def plain(node: Node) -> Any:
    """The values of a file as an editor sees them (YAML 1.2)."""
    if isinstance(node, MappingNode):
        return {key: plain(value) for key, value in node.entries.items()}
    if not isinstance(node, ScalarNode):
        return [plain(item) for item in node.items]
    if isinstance(node.value, str) and not node.quoted and re.fullmatch(r"[-+]?\d+\.\d+", node.value):
        return float(node.value)
    return node.value


@cache
def validator(file: str) -> Draft202012Validator:
    name = "chapter" if file.startswith("chapters/") else file.removesuffix(".yaml")
    return Draft202012Validator(every()[f"{name}.schema.json"])


def faults(story: Path, file: str) -> list[str]:
    source = read_file(story / file, Report(file))
    assert source.root is not None
    return [error.message for error in validator(file).iter_errors(plain(source.root))]


def test_the_committed_schemas_are_up_to_date() -> None:
    assert {path.name for path in SCHEMAS.iterdir()} == set(every())
    for name, schema in every().items():
        assert (SCHEMAS / name).read_text(encoding="utf-8") == text_of(schema), "run 'python -m game schema'"


@pytest.mark.parametrize("name", list(every()))
def test_a_schema_is_one(name: str) -> None:
    Draft202012Validator.check_schema(every()[name])


@pytest.mark.parametrize("story", [TINY, ROOT / "story"], ids=["tiny", "real"])
def test_whole_stories_fit(story: Path) -> None:
    for path in sorted(story.rglob("*.yaml")):
        assert faults(story, path.relative_to(story).as_posix()) == []


@pytest.mark.parametrize("story", [TINY, ROOT / "story"], ids=["tiny", "real"])
def test_every_file_names_its_schema(story: Path) -> None:
    for path in sorted(story.rglob("*.yaml")):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        named = first.removeprefix("# yaml-language-server: $schema=")
        assert (path.parent / named).resolve().parent == SCHEMAS, path


@pytest.mark.parametrize("mistake", REFUSED, ids=lambda mistake: mistake.name)
def test_what_the_reader_refuses_the_schema_refuses(mistake: Mistake, tmp_path: Path) -> None:
    story = tiny(tmp_path)
    overlay(story, mistake.example.replace(MARK, ""))
    assert faults(story, mistake.example.split()[1])


@pytest.mark.parametrize("code", SHAPES)
def test_the_pages_hold_for_the_schema_too(code: str, tmp_path: Path) -> None:
    (_, wrong), _, (_, mended) = FENCE.findall(pages()[code])
    story = tiny(tmp_path)
    overlay(story, wrong)
    assert faults(story, wrong.split()[1])
    story = tiny(tmp_path / "mended")
    overlay(story, mended)
    assert faults(story, mended.split()[1]) == []


def test_a_struck_voice_is_asked_for_where_the_rules_strike() -> None:
    choice: dict[str, Any] = {"id": "a", "text": "A", "kind": "attune", "reply": [{"a": "A"}]}
    chapter = json.loads(json.dumps(plain_tiny()))
    for extra, fits in (
        ({}, False),
        ({"struck": "No."}, True),
        ({"silence": True}, True),
        ({"kind": "fix"}, True),
        ({"kind": "fix", "needs": "named"}, False),
    ):
        chapter["scenes"][0]["choices"] = [choice | extra]
        assert validator("chapters/x").is_valid(chapter) is fits


def plain_tiny() -> Any:
    root = read_file(TINY / "chapters" / "table.yaml", Report("f")).root
    assert root is not None
    return plain(root)


def parts(schema: Any, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every mapping inside a schema, with where it stands."""
    if isinstance(schema, dict):
        yield where, schema
        for key, inner in schema.items():
            yield from parts(inner, f"{where}/{key}")
    elif isinstance(schema, list):
        for number, inner in enumerate(schema):
            yield from parts(inner, f"{where}/{number}")


@pytest.mark.parametrize("name", list(every()))
def test_every_key_and_every_record_is_explained(name: str) -> None:
    schema = every()[name]
    explained = 0
    for where, part in parts(schema, name):
        if "/allOf/" in where or where.endswith(("/properties", "/patternProperties", "/$defs")):
            continue
        for group in ("properties", "patternProperties"):
            for key, inner in part.get(group, {}).items():
                assert inner.get("description"), f"{where}: {key}"
                explained += 1
    assert schema["description"]
    assert explained >= len(schema["properties"])


@pytest.mark.parametrize("name", list(every()))
def test_every_word_is_explained(name: str) -> None:
    for where, part in parts(every()[name], name):
        if "enum" in part and "/allOf/" not in where and part["enum"] != [SKIP, EXIT]:
            said = part.get("enumDescriptions", [])
            assert len(said) == len(part["enum"]), where
            assert all(said), where


def test_words_are_listed() -> None:
    definitions = every()["chapter.schema.json"]["$defs"]
    assert definitions["choice"]["properties"]["kind"]["enum"] == list(KINDS)
    assert definitions["scene"]["properties"]["wants"]["enum"] == list(WANTS)
    assert definitions["scene"]["properties"]["place"]["enum"] == list(PLACES)
    assert definitions["scene"]["additionalProperties"] is False


def test_schemas_are_written(tmp_path: Path) -> None:
    written = write_schemas(tmp_path / "new", EVERY)
    assert [path.name for path in written] == [f"{name}.schema.json" for name in EVERY]
