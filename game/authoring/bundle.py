"""A story compiled to JSON, for the browser and for a fast start: no YAML library, no authoring errors, one file.

>>> text = dump(story, hashes)          # doctest: +SKIP
>>> load(text) == story
True
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from game.authoring import walk
from game.authoring.bulk import bulk
from game.authoring.codec import Codec, CodecError
from game.narrative.scene import END
from game.narrative.story import Story

FORMAT = 1
"""The version of the bundle's own layout."""


class BundleError(ValueError):
    """A bundle that cannot be read, or that another version of the program made."""


@cache
def _codec() -> Codec:
    return Codec(Story)


@cache
def layout() -> str:
    """Return a short fingerprint of the fields that a story has in this version of the program."""
    return hashlib.sha256("\n".join(_codec().layout).encode()).hexdigest()[:16]


def dump(story: Story, sources: Mapping[str, str]) -> str:
    """Return `story` as text, the same for equal stories. `sources` are the sha256 of its files by name.

    Each scene and each ending has a line of its own, so that a change shows in a diff where it was made.
    """
    with bulk():
        return _dump(story, sources)


def _dump(story: Story, sources: Mapping[str, str]) -> str:
    head = {"bundle": FORMAT, "layout": layout(), "sources": dict(sorted(sources.items()))}
    data = _codec().encode(story)
    parts = [f"{_json(key)}: {_json(value)}" for key, value in head.items()]
    parts += [
        f"{_json(key)}: {_spread(value) if key in ('scenes', 'endings') else _json(value)}"
        for key, value in data.items()
    ]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _spread(value: dict[str, Any]) -> str:
    return "{\n" + ",\n".join(f"{_json(key)}: {_json(inner)}" for key, inner in value.items()) + "\n}"


def load(text: str, *, whole: bool = True) -> Story:
    """Return the story of a bundle. Raises BundleError where it is none, or another version's.

    Where it is not the `whole` story, names that nothing bears are no fault: whoever completes it answers for them.
    """
    with bulk():
        return _unpack(text, whole)[0]


def unpack(text: str) -> tuple[Story, dict[str, str]]:
    """Return the story of a bundle and the sha256 of the files it was made from. Raises BundleError."""
    with bulk():
        return _unpack(text)


def _unpack(text: str, whole: bool = True) -> tuple[Story, dict[str, str]]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise BundleError(f"this is not JSON: {error}") from error
    if not isinstance(data, dict) or data.pop("bundle", None) != FORMAT:
        raise BundleError("this is not a bundle of this version")
    if data.pop("layout", None) != layout():
        raise BundleError("another version of the program made this bundle")
    sources = data.pop("sources", None)
    if not isinstance(sources, dict):
        raise BundleError("the bundle does not say what it was made from")
    try:
        story = _codec().decode(data)
    except (CodecError, RecursionError) as error:
        raise BundleError(str(error)) from error
    assert isinstance(story, Story)
    loose = next(_loose(story), None) if whole else None
    if loose is not None:
        raise BundleError(f"'{loose}' is named, but not there")
    return story, sources


def _loose(story: Story) -> Iterator[str]:
    """Yield what is named and not there: nothing that the compiler writes, but play has to rely on it."""
    for ways, _ in walk.ways(story):
        yield from (jump.to for jump in ways if jump.to not in story.scenes and jump.to != END)
    yield from (door.ending for door in story.doors if door.ending not in story.endings)
    for scene in story.scenes.values():
        yield from (choice.kind for choice in scene.choices if choice.kind not in story.kinds)
