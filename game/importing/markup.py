"""The text of a Twine passage: links become ways, what a story format would run is listed, the rest is what is told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from game.importing.sketch import Place, Said, Sketch, Way, said

_GONE = "\0"
"""Stands where something was taken out, so that columns stay true. No text can hold it."""
_LINK = re.compile(r"\[\[(?P<inner>(?:[^\[\]]|\[[^\[\]]*\])+)\](?:\[(?P<setter>[^\[\]]*)\])?\]")
_MARKS = (
    ("an image", re.compile(r"\[img\[.*?\]\]")),
    ("a comment", re.compile(r"/\*.*?\*/|<!--.*?-->|/%.*?%/")),
    ("a macro", re.compile(r"<<.*?>>|<%.*?%>")),
    ("a macro", re.compile(r"\((?:[a-z][a-z0-9-]*|[$_][A-Za-z]\w*):(?:[^()]|\([^()]*\))*\)")),
    ("an insert", re.compile(r"(?<!\w)\{[^{}]*\}")),
    ("an HTML tag", re.compile(r"</?[A-Za-z][^<>]*>")),
    ("a variable", re.compile(r"(?<![\w$])\$[A-Za-z_]\w*(?:[.\[][\w\]'\"]+)*")),
)
_KEPT = ("an insert", "a variable")
"""Listed, but left standing in the text, so that no sentence has a hole that nobody sees."""
_BLOCK = re.compile(r"/\*.*?\*/|<!--.*?-->|/%.*?%/|<<.*?>>|<%.*?%>", re.DOTALL)
_MODIFIER = re.compile(r"\s*\[(?:if|unless|else|after|note|append|align|continue|cont|JavaScript|CSS)\b[^\]]*\]\s*\Z")


def content(lines: Sequence[str], first: int, found: Sketch) -> tuple[tuple[Said, ...], tuple[Way, ...]]:
    """Return what the `lines` of a passage tell and where they lead; `first` is the number of the first one."""
    told: list[Said] = []
    ways: list[Way] = []
    for number, line in enumerate(_unblocked(lines, first, found), first):
        text = _without_marks(line, number, found)
        here = list(_ways(text, number, found))
        ways += here
        beside = _LINK.sub("", text).replace(_GONE, "").strip(" \t-*•|")
        if beside:
            shown = _LINK.sub(lambda match: _link(match["inner"])[0], text).replace(_GONE, "")
            told.append(said(" ".join(shown.split())))
    return tuple(told), tuple(ways)


def _unblocked(lines: Sequence[str], first: int, found: Sketch) -> Iterator[str]:
    """Yield the lines, without comments and macros that go over several of them; those are listed."""
    text = "\n".join(lines)
    for match in _BLOCK.finditer(text):
        if "\n" in match[0]:
            before = text[: match.start()]
            place = Place(first + before.count("\n"), match.start() - before.rfind("\n"))
            found.leave(place, "a comment or macro", match[0])
    yield from _BLOCK.sub(lambda match: "\n" * match[0].count("\n") or match[0], text).split("\n")


def _without_marks(line: str, number: int, found: Sketch) -> str:
    """Return `line` without what a story format would run. Columns are those of the line as it stands."""
    if _MODIFIER.match(line):
        found.leave(Place(number, 1), "a modifier", line)
        return ""
    for match in _LINK.finditer(line):
        if match["setter"]:
            found.leave(Place(number, match.start("setter") + 1), "what a link sets", match["setter"])
            line = line[: match.start("setter")] + _GONE * len(match["setter"]) + line[match.end("setter") :]
    for what, pattern in _MARKS:
        for match in pattern.finditer(line):
            found.leave(Place(number, match.start() + 1), what, match[0])
        if what not in _KEPT:
            line = pattern.sub(lambda match: _GONE * len(match[0]), line)
    return line


def _ways(text: str, number: int, found: Sketch) -> Iterator[Way]:
    for match in _LINK.finditer(text):
        label, target = _link(match["inner"])
        yield Way(label, target, Place(number, match.start() + 1))
    for stray in re.finditer(r"\[\[", _LINK.sub(lambda match: _GONE * len(match[0]), text)):
        found.leave(Place(number, stray.start() + 1), "a link that was not understood", text[stray.start() :])


def _link(inner: str) -> tuple[str, str]:
    """Return the text and the target of a link: `text->target`, `target<-text`, `text|target`, or both in one."""
    inner = inner.replace(_GONE, "")
    if "->" in inner:
        label, _, target = inner.rpartition("->")
    elif "<-" in inner:
        target, _, label = inner.partition("<-")
    else:
        label, _, target = inner.rpartition("|") if "|" in inner else (inner, "", inner)
    return label.strip(), target.strip()
