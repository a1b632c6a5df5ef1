"""What is wrong with a story's files, said so that its author can mend it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from game.authoring.node import MappingNode, Node, Position, ScalarNode

Severity = Literal["error", "warning"]

MANY_NAMES = 400
MAX_PROBLEMS = 100
"""Problems shown of one file; what follows is only counted."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong: where, what, and what to do. `code` has a page in docs/diagnostics/."""

    severity: Severity
    code: str
    position: Position
    message: str
    expected: str = ""
    found: str = ""
    hint: str = ""

    def __str__(self) -> str:
        file, line, column = self.position
        where = f"{file}:{line}:{column}" if line else file
        hint = self.hint if self.hint.startswith("did you mean") else f"try: {self.hint}"
        parts = (
            f"{where}: {self.code} {self.message}",
            self.expected and f"expected {self.expected}",
            self.found and f"found {self.found}",
            self.hint and hint,
        )
        return " — ".join(part for part in parts if part)

    def data(self) -> dict[str, str | int]:
        """Return the problem as plain values, as `check --json` prints it."""
        file, line, column = self.position
        return {
            "code": self.code,
            "severity": self.severity,
            "file": file,
            "line": line,
            "column": column,
            "message": self.message,
            "expected": self.expected,
            "found": self.found,
            "try": self.hint,
        }


class StoryError(Exception):
    """A story that cannot be played. Its text names every problem, one a line."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Report:
    """The problems of one file, as they are found."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._problems: list[Problem] = []
        self._hidden = 0
        self._cut: Problem | None = None

    def error(
        self,
        code: str,
        at: Node | Position | None,
        message: str,
        *,
        expected: str = "",
        found: str = "",
        hint: str = "",
    ) -> None:
        """Note an error at a node, a position, or (None) the file as a whole."""
        self._add(Problem("error", code, self._position(at), message, expected, found, hint))

    def warn(
        self,
        code: str,
        at: Node | Position | None,
        message: str,
        *,
        expected: str = "",
        found: str = "",
        hint: str = "",
    ) -> None:
        """Note a warning."""
        self._add(Problem("warning", code, self._position(at), message, expected, found, hint))

    def _position(self, at: Node | Position | None) -> Position:
        if at is None:
            return Position(self.file)
        return at if isinstance(at, Position) else Position(self.file, at.line, at.column)

    def _add(self, problem: Problem) -> None:
        if len(self._problems) < MAX_PROBLEMS:
            self._problems.append(problem)
            return
        self._hidden += 1
        if self._cut is None or problem.severity == "error" != self._cut.severity:
            self._cut = problem

    def copy(self) -> Report:
        """Return a report of the same problems that can be added to on its own."""
        twin = Report(self.file)
        twin._problems, twin._hidden, twin._cut = list(self._problems), self._hidden, self._cut
        return twin

    def problems(self) -> Iterator[Problem]:
        """Yield the problems in the order they were noted, with one for all that were too many to show."""
        yield from self._problems
        if self._cut is not None:
            what = f"{self._hidden} more problems of this file are not shown"
            hint = "mend the first ones and check again"
            yield Problem(self._cut.severity, "TC016", self._cut.position, what, hint=hint)


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return `problems` by file, line and column, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.position, problem.code, problem.message)))


def closest(word: str, known: Iterable[str]) -> str:
    """Return the one of `known` that `word` was probably meant to be, or an empty text.

    Among very many names only those that begin alike are looked at: comparing is slow.
    """
    word, names = word.lower()[:80], list(known)
    if len(names) > MANY_NAMES:
        names = [name for name in names if name[:2] == word[:2] and abs(len(name) - len(word)) <= 2]
    close = difflib.get_close_matches(word, names[:MANY_NAMES], n=1, cutoff=0.6)
    return close[0] if close else ""


def limited(problems: Iterable[Problem], most: int = MAX_PROBLEMS) -> Iterator[Problem]:
    """Yield at most `most` errors and as many warnings, with one more for each that says so where there were others.

    Behind the last error it stops looking, since one error too many changes nothing.
    """
    counts = {"error": 0, "warning": 0}
    for problem in problems:
        counts[problem.severity] += 1
        if counts[problem.severity] <= most:
            yield problem
        elif counts[problem.severity] == most + 1:
            what = "more problems of this sort are not shown"
            hint = "mend the first ones and check again"
            yield Problem(problem.severity, "TC016", problem.position, what, hint=hint)
            if problem.severity == "error":
                return


def suggest(word: str, known: Iterable[str]) -> str:
    """Return "did you mean 'x'?" where one of `known` is close to `word`, else the first dozen of them."""
    names = list(known)
    close = closest(word, names)
    if close:
        return f"did you mean '{close}'?"
    if not names:
        return ""
    shown = ", ".join(names[:12])
    return f"one of {shown}{' …' if len(names) > 12 else ''}"


def key_position(node: Node, key: str) -> Node:
    """Return where `key` itself stands in a mapping, or the mapping."""
    if isinstance(node, MappingNode):
        mark: ScalarNode | None = node.keys.get(key)
        if mark is not None:
            return mark
    return node
