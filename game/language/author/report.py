"""How far a translation is: counts by part, and a list of what is left to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from game.authoring.node import Position, shorten
from game.authoring.problem import Problem
from game.language.author.merge import FUZZY
from game.language.author.po import Translation
from game.language.author.text import Body, Text

STATES = ("translated", "missing", "stale")


@dataclass(frozen=True, slots=True)
class Entry:
    """A text, and how its translation stands."""

    text: Text
    state: str
    """One of STATES."""
    at: Position


@dataclass(frozen=True, slots=True)
class Report:
    """How a translation of a body of texts stands."""

    title: str
    code: str
    name: str
    status: str
    entries: tuple[Entry, ...]
    obsolete: int
    problems: tuple[Problem, ...]

    def count(self, state: str, part: str = "") -> int:
        """Return how many texts are in `state`, in one part or in all."""
        return sum(entry.state == state and part in ("", entry.text.part) for entry in self.entries)

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts in reading order."""
        return tuple(dict.fromkeys(entry.text.part for entry in self.entries))

    @property
    def whole(self) -> bool:
        """Whether nothing is missing, stale or wrong."""
        return not self.errors and all(entry.state == "translated" for entry in self.entries)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What is wrong with it; what is stale is counted instead."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    def percent(self, part: str = "") -> int:
        """Return the share that is translated, rounded down, so that 100 means all."""
        done = self.count("translated", part)
        total = sum(self.count(state, part) for state in STATES)
        return 100 * done // total if total else 100

    def data(self) -> dict[str, Any]:
        """Return the report as plain values, as `report --json` prints it."""
        return {
            "title": self.title,
            "language": self.code,
            "name": self.name,
            "status": self.status,
            **self._counts(""),
            "obsolete": self.obsolete,
            "parts": [{"part": part, **self._counts(part)} for part in self.parts],
            "left": [
                {"key": entry.text.key, "state": entry.state, "file": entry.at.file, "line": entry.at.line}
                for entry in self._left()
            ],
            "problems": [problem.data() for problem in self.errors],
        }

    def _counts(self, part: str) -> dict[str, int]:
        return {state: self.count(state, part) for state in STATES} | {"percent": self.percent(part)}

    def _left(self) -> Iterator[Entry]:
        yield from (entry for entry in self.entries if entry.state != "translated")

    def lines(self) -> Iterator[str]:
        """Yield the report line by line."""
        yield f"{self.title} — {self.name} ({self.code}), {self.status}"
        width = max(len(part) for part in (*self.parts, "In all"))
        yield f"  {'':{width}}  translated  missing  stale"
        for part in self.parts:
            yield self._row(part, part, width)
        yield f"{self._row('', 'In all', width)}  {self.obsolete} obsolete"
        for entry in self._left():
            yield f"{entry.at.file}:{entry.at.line}: {entry.state} {entry.text.key} “{shorten(entry.text.source)}”"
        yield from map(str, self.errors)

    def _row(self, part: str, shown: str, width: int) -> str:
        done, missing, stale = (self.count(state, part) for state in STATES)
        return f"  {shown:{width}}  {done:4} {self.percent(part):3} %  {missing:7}  {stale:5}"


def report(body: Body, translation: Translation, problems: Sequence[Problem]) -> Report:
    """Return how `translation` stands against what `body` says today."""
    entries = {each.msgctxt or "": each for each in reversed(translation.file) if not each.obsolete}
    keys = {text.key for text in body.texts}
    gone = sum(bool(each.obsolete) or (each.msgctxt or "") not in keys for each in translation.file)
    found = []
    for text in body.texts:
        each = entries.get(text.key)
        if each is None:
            found.append(Entry(text, "missing", Position(translation.path.as_posix(), 1)))
            continue
        fresh = each.msgid == text.source and FUZZY not in each.flags
        state = "missing" if not each.msgstr else "translated" if fresh else "stale"
        found.append(Entry(text, state, translation.position(each)))
    name, status = translation.name, translation.status
    return Report(body.title, translation.code, name, status, tuple(found), gone, tuple(problems))
