"""Problems as GitHub's workflow commands, which show each one beside the line of a change that it stands in."""

from __future__ import annotations

from game.authoring.problem import Problem

_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def annotation(problem: Problem) -> str:
    """Return `problem` as one line such as `::error file=story/story.yaml,line=3,col=9,title=TC104::'sofa' …`."""
    file, line, column = problem.position
    where = {"file": file, "line": str(line or ""), "col": str(column or ""), "title": problem.code}
    properties = ",".join(f"{name}={_escape(value, _PROPERTY)}" for name, value in where.items() if value)
    said = str(problem).partition(f"{problem.code} ")[2]
    return f"::{problem.severity} {properties}::{_escape(said, _DATA)}"


def _escape(text: str, marks: dict[str, str]) -> str:
    return "".join(marks.get(letter, letter) for letter in text)
