"""`test`: holds a story to its author's expectations.

0: all are met; 1: one is not, or a file cannot be read; 2: the command line makes no sense.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.authoring.annotate import annotation
from game.authoring.console import parser as command_parser
from game.authoring.console import say
from game.authoring.format.expectations import EXPECTATIONS_FILE, Expectation
from game.authoring.library import open_story
from game.authoring.problem import Problem, Report, StoryError
from game.authoring.reader import read_file
from game.narrative.story import Story
from game.workbench.expectation.verify import Place, verify

FILE = "expectations.yaml"
"""Beside story.yaml."""

EXAMPLES = """\
  python -m game test                    ./story against story/expectations.yaml
  python -m game test my-story -v        with the name of every expectation
  python -m game test --expectations my-own.yaml
  python -m game test --format github    annotations beside the lines, in a GitHub workflow

An expectation is a way through the story and what has to come of it (docs/authoring.md):
  - name: Saying nothing all evening leads to the quiet house
    cut: short
    way: [job-offer: finish-it, bad-day: keep-typing]
    rest: [turn_away]
    expect: trust < 40
    ending: quiet-house
exit codes: 0 all are met, 1 one is not or a file cannot be read, 2 wrong usage"""


@dataclass(frozen=True, slots=True)
class Result:
    """One expectation, where it stands, and what of it is not so."""

    expectation: Expectation
    where: Place
    problems: tuple[Problem, ...]


def test_command(argv: Sequence[str]) -> int:
    """Hold a story to the expectations beside it."""
    parser = _parser()
    options = parser.parse_args(argv)
    path: Path = options.expectations or options.path / FILE
    if options.expectations is None and not path.is_file():
        parser.error(f"there is no {path.as_posix()}; docs/authoring.md says how one is written")
    try:
        results = tuple(run(open_story(options.path), path))
    except StoryError as error:
        say(str(error), sys.stderr)
        return 1
    failed = [result for result in results if result.problems]
    if options.format == "json":
        say(_data(results))
    else:
        for result in results:
            _tell(result, options)
        met = len(results) - len(failed)
        say(f"{len(results)} expectation{'' if len(results) == 1 else 's'}: {met} met, {len(failed)} not met")
    return 1 if failed else 0


def run(story: Story, path: Path) -> Iterator[Result]:
    """Yield what comes of each expectation in the file at `path`. Raises StoryError where it cannot be read."""
    report = Report(path.as_posix())
    root = read_file(path, report).root
    read = EXPECTATIONS_FILE.read(root, report) if root is not None else EXPECTATIONS_FILE.blank
    problems = tuple(report.problems())
    if problems or root is None:
        raise StoryError(problems)
    for number, expectation in enumerate(read.expectations):
        place = Place(report.file, root, number)
        yield Result(expectation, place, verify(story, expectation, place))


def _tell(result: Result, options: argparse.Namespace) -> None:
    if options.format == "text" and (result.problems or options.verbose):
        say(f"{'not met' if result.problems else 'met'}: {result.expectation.name}")
    for problem in result.problems:
        say(annotation(problem) if options.format == "github" else f"  {problem}")


def _data(results: Sequence[Result]) -> str:
    listed = [
        {
            "name": result.expectation.name,
            "line": result.where.at().line,
            "met": not result.problems,
            "problems": [problem.data() for problem in result.problems],
        }
        for result in results
    ]
    met = sum(not result.problems for result in results)
    summary = {"expectations": len(results), "met": met, "not_met": len(results) - met}
    return json.dumps({"expectations": listed, "summary": summary}, ensure_ascii=False, indent=2)


def _parser() -> argparse.ArgumentParser:
    parser = command_parser("test", "Hold a story to what its author expects of certain ways through it.", EXAMPLES)
    parser.add_argument(
        "path", nargs="?", type=Path, default=Path("story"), metavar="PATH", help="the story's folder (default: story)"
    )
    parser.add_argument("--expectations", type=Path, metavar="FILE", help=f"another file than PATH/{FILE}")
    parser.add_argument("-v", "--verbose", action="store_true", help="name the expectations that are met, too")
    parser.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="how results are printed (default: text)"
    )
    return parser
