"""Problems: their words, their order, and how many of them are shown."""

from __future__ import annotations

from game.authoring.node import Position
from game.authoring.problem import (
    MAX_PROBLEMS,
    Problem,
    Report,
    Severity,
    StoryError,
    closest,
    in_order,
    limited,
    suggest,
)


def problem(line: int, severity: Severity = "error", code: str = "TC101") -> Problem:
    return Problem(severity, code, Position("f.yaml", line, 1), "it is wrong")


def test_a_problem_says_what_it_knows() -> None:
    where = Position("story/story.yaml", 3, 9)
    assert str(Problem("error", "TC103", where, "wrong", "a text", "a list", "quotes")) == (
        "story/story.yaml:3:9: TC103 wrong — expected a text — found a list — try: quotes"
    )
    assert str(Problem("error", "TC101", where, "wrong", hint="did you mean 'a'?")).endswith(
        "wrong — did you mean 'a'?"
    )
    assert str(Problem("error", "TC002", Position("story/story.yaml"), "missing")) == "story/story.yaml: TC002 missing"


def test_a_story_error_names_every_problem() -> None:
    assert str(StoryError([problem(1), problem(2)])).count("\n") == 1


def test_order_is_that_of_the_files_and_each_stands_once() -> None:
    assert in_order([problem(30), problem(4), problem(30)]) == (problem(4), problem(30))


def test_a_report_shows_a_hundred() -> None:
    report = Report("f.yaml")
    for line in range(MAX_PROBLEMS + 20):
        report.error("TC101", Position("f.yaml", line + 1, 1), "it is wrong")
    shown = list(report.problems())
    assert len(shown) == MAX_PROBLEMS + 1
    assert str(shown[-1]).startswith("f.yaml:101:1: TC016 20 more problems")


def test_hidden_warnings_stay_warnings_and_hide_no_error() -> None:
    warnings = [problem(line, "warning") for line in range(300)]
    shown = list(limited([*warnings, problem(999)]))
    assert [entry.code for entry in shown].count("TC016") == 1
    assert [entry.position.line for entry in shown if entry.severity == "error"] == [999]
    report = Report("f.yaml")
    for _ in range(MAX_PROBLEMS + 1):
        report.warn("TC015", None, "it is strange")
    assert {entry.severity for entry in report.problems()} == {"warning"}
    report.error("TC101", None, "it is wrong")
    assert list(report.problems())[-1].severity == "error"


def test_a_flood_of_errors_is_not_computed_to_its_end() -> None:
    def flood() -> object:
        for line in range(MAX_PROBLEMS + 1):
            yield problem(line)
        raise AssertionError("looked too far")

    assert len(list(limited(flood()))) == MAX_PROBLEMS + 1  # type: ignore[arg-type]


def test_guesses() -> None:
    assert closest("wlak", ("walk", "window")) == "walk"
    assert closest("xyzzy", ("walk", "window")) == ""
    assert suggest("xyzzy", ("walk", "window")) == "one of walk, window"
    assert suggest("x", [f"scene-{n}" for n in range(20)]).endswith("scene-11 …")
    assert suggest("x", ()) == ""
    assert closest("scene-99x", [f"scene-{n}" for n in range(5000)]) != ""
