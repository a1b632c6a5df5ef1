"""Twee 3 → a sketch: passages with their headers, tags and metadata, as the specification (1.0.0) says.

:: A passage's name [tag other-tag] {"position":"600,400"}
Its text, with [[links->Another passage]].
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from game.importing.markup import content
from game.importing.sketch import ForeignError, Passage, Place, Sketch

TITLE, DATA, START = "StoryTitle", "StoryData", "Start"
_CODE_TAGS = {"script": "JavaScript", "stylesheet": "a stylesheet", "Twine.private": "a private passage"}
_SPECIAL = frozenset(
    {
        *("PassageDone", "PassageFooter", "PassageHeader", "PassageReady", "StoryAuthor", "StoryBanner"),
        *("StoryCaption", "StoryDisplayTitle", "StoryIncludes", "StoryInit", "StoryInterface", "StoryMenu"),
        *("StorySettings", "StoryShare", "StorySubtitle", "UserScript", "UserStylesheet"),
    }
)
"""Passages that Twine's formats run or show beside the story."""
_ESCAPED = re.compile(r"\\(.)")
_HEADER = re.compile(
    r"::[ \t]*(?P<name>(?:\\.|[^\\\[\]{}])*)"  # a name, in which the signs of the blocks are escaped
    r"(?:\[(?P<tags>(?:\\.|[^\\\[\]])*)\][ \t]*)?"
    r"(?P<data>\{.*\})?[ \t]*(?P<rest>.*)\Z"
)
_ESCAPED_START = re.compile(r"^\\:\\?:")
"""What tools write where a line of text begins with `::`."""


@dataclass(frozen=True, slots=True)
class Raw:
    """A passage as it stands in the file: `line` is that of its header, `text` what follows, without blank lines."""

    name: str
    tags: tuple[str, ...]
    metadata: dict[str, Any]
    line: int
    text: tuple[str, ...]


def is_twee(text: str) -> bool:
    """Return whether `text` has a passage header."""
    return re.search(r"^::", text, re.MULTILINE) is not None


def sketch(text: str, file: str) -> Sketch:
    """Return the story in the Twee `text`. Raises ForeignError where there is no passage in it."""
    found = Sketch(file)
    passages = list(passages_of(text, found))
    if not passages:
        raise ForeignError("there is no passage: no line begins with '::'", Place(1, 1))
    told = [raw for raw in _unique(passages, found) if not _special(raw, found)]
    if not told:
        raise ForeignError("there is no passage with text in it, only settings", Place(passages[0].line, 1))
    found.passages = [_passage(raw, found) for raw in told]
    found.start = _start(found)
    drawn = sum(bool({"position", "size"} & raw.metadata.keys()) for raw in passages)
    if drawn:
        found.leave(Place(passages[0].line, 1), f"where passages lie on Twine's map ({drawn})")
    return found


def passages_of(text: str, found: Sketch) -> Iterator[Raw]:
    """Yield every passage. What is wrong with a header goes to the rest of `found`, and the passage is read anyway."""
    lines = text.removeprefix("\ufeff").replace("\0", "").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    heads = [number for number, line in enumerate(lines) if line.startswith("::")]
    for number, line in enumerate(lines[: heads[0] if heads else 0], 1):
        if line.strip():
            found.leave(Place(number, 1), "text before the first passage", line)
    for head, following in pairwise([*heads, len(lines)]):
        body = lines[head + 1 : following]
        while body and not body[-1].strip():
            body.pop()
        name, tags, metadata = _header(lines[head], head + 1, found)
        yield Raw(name, tags, metadata, head + 1, tuple([_ESCAPED_START.sub("::", line) for line in body]))


def _header(line: str, number: int, found: Sketch) -> tuple[str, tuple[str, ...], dict[str, Any]]:
    match = _HEADER.match(line)
    assert match is not None  # the last part takes whatever is left
    name = _ESCAPED.sub(r"\1", match["name"].strip(" \t"))
    tags = tuple([_ESCAPED.sub(r"\1", tag) for tag in (match["tags"] or "").split()])
    if match["rest"]:
        found.leave(Place(number, match.start("rest") + 1), "the end of a passage's header", match["rest"])
    metadata: dict[str, Any] = {}
    if match["data"]:
        place = Place(number, match.start("data") + 1)
        metadata = _json(match["data"], place, "a passage's metadata, which is no JSON object", found)
        for key, value in metadata.items():
            if key not in ("position", "size"):
                found.leave(place, f"the passage's metadata '{key}'", json.dumps(value, ensure_ascii=False))
    if not name:
        found.leave(Place(number, 1), "a passage without a name", line)
    return name, tags, metadata


def _json(text: str, place: Place, otherwise: str, found: Sketch) -> dict[str, Any]:
    """Return a JSON object, an empty one with a word in the rest where it is none: the specification asks for that."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        data = None
    if isinstance(data, dict):
        return data
    found.leave(place, otherwise, text)
    return {}


def _unique(passages: list[Raw], found: Sketch) -> Iterator[Raw]:
    seen: set[str] = set()
    for raw in passages:
        if raw.name in seen:
            found.leave(Place(raw.line, 1), f"a second passage called '{raw.name}'", "\n".join(raw.text))
        elif raw.name:
            seen.add(raw.name)
            yield raw
        else:
            found.leave(Place(raw.line + 1, 1), "the text of a passage without a name", "\n".join(raw.text))


def _special(raw: Raw, found: Sketch) -> bool:
    """Take a passage that is no part of the telling. Return whether it was one."""
    place, text = Place(raw.line, 1), "\n".join(raw.text)
    if raw.name == TITLE:
        found.title = " ".join(text.split())
        return True
    if raw.name == DATA:
        data = _json(text, Place(raw.line + 1, 1), "StoryData, which is no JSON object", found)
        found.start = str(data.get("start", ""))
        for key, value in data.items():
            if key != "start":
                found.leave(place, f"StoryData's '{key}'", json.dumps(value, ensure_ascii=False))
        return True
    code = next((_CODE_TAGS[tag] for tag in raw.tags if tag in _CODE_TAGS), "")
    if code or raw.name in _SPECIAL:
        found.leave(place, f"the passage '{raw.name}': {code or 'one that Twine runs or shows beside the story'}", text)
        return True
    return False


def _passage(raw: Raw, found: Sketch) -> Passage:
    said, ways = content(raw.text, raw.line + 1, found)
    return Passage(raw.name, Place(raw.line, 1), said, ways, raw.tags)


def _start(found: Sketch) -> str:
    names = [passage.name for passage in found.passages]
    for name in (found.start, START):
        if name in names:
            return name
    if found.start:
        found.leave(Place(1, 1), "the start, which is no passage", found.start)
    return names[0]
