"""The declared keys as JSON Schema, so that an editor completes and explains them. One file for each sort of file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from game.authoring.format.chapter import CHAPTER_FILE
from game.authoring.format.concepts import CONCEPTS_FILE
from game.authoring.format.endings import ENDINGS_FILE
from game.authoring.format.expectations import EXPECTATIONS_FILE
from game.authoring.format.kinds import KINDS_FILE
from game.authoring.format.manifest import MANIFEST
from game.authoring.format.support import SUPPORT_FILE
from game.authoring.record import Record
from game.authoring.shape import Schema

FILES: Mapping[str, Record[Any]] = {
    "story": MANIFEST,
    "kinds": KINDS_FILE,
    "chapter": CHAPTER_FILE,
    "endings": ENDINGS_FILE,
    "concepts": CONCEPTS_FILE,
    "support": SUPPORT_FILE,
    "expectations": EXPECTATIONS_FILE,
}
"""The record at the root of each sort of file, by the name of its schema."""

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas(files: Mapping[str, Record[Any]] = FILES) -> dict[str, Schema]:
    """Return the schema of each of `files` by its file name."""
    return {f"{name}.schema.json": _file_schema(record) for name, record in files.items()}


def _file_schema(record: Record[Any]) -> Schema:
    shared: dict[str, Schema] = {}
    root = {key: _share(value, shared) for key, value in record.schema().items()}
    return {"$schema": DIALECT} | root | ({"$defs": dict(sorted(shared.items()))} if shared else {})


def _share(part: Any, shared: dict[str, Schema]) -> Any:
    """Return `part` with each titled mapping in it moved to `shared`; what it means here stays where it is used."""
    if isinstance(part, list):
        return [_share(item, shared) for item in part]
    if not isinstance(part, dict):
        return part
    inner = {key: _share(value, shared) for key, value in part.items()}
    if not isinstance(inner.get("title"), str):
        return inner
    name = inner["title"].removeprefix("a ").removeprefix("an ").replace(" ", "-")
    described = {"description": inner.pop("description")} if "description" in inner else {}
    shared[name] = inner
    return {"$ref": f"#/$defs/{name}"} | described


def write_schemas(folder: Path, files: Mapping[str, Record[Any]] = FILES) -> tuple[Path, ...]:
    """Write the schemas of `files` into `folder` and return their paths. Raises OSError where one cannot be written."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, schema in schemas(files).items():
        path = folder / name
        path.write_text(text_of(schema), encoding="utf-8", newline="\n")
        written.append(path)
    return tuple(written)


def text_of(schema: Schema) -> str:
    """Return a schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
