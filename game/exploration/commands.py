"""`check --deep`: what can happen in a story at all, and what cannot.

0: all is well; 1: the story has errors (or warnings, where they count); 2: the command line makes no sense.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from game.authoring.checker import check
from game.authoring.commands import sentence, summarise
from game.authoring.console import progress, say
from game.authoring.loaded import Loaded
from game.authoring.loader import load_story
from game.authoring.problem import Problem, in_order
from game.narrative.state import Setting
from game.narrative.story import Story
from game.simulation.demand import place
from game.simulation.format import POLICIES, read_policies
from game.simulation.run import settings, tally

if TYPE_CHECKING:
    from game.exploration.explore import Progress
    from game.exploration.report import Explored

RUNS = 100
"""Plays of each policy, for the shares."""
MEMORY = 1000
LEAST_MEMORY = 200

EXAMPLES = """\
examples:
  python -m game check --deep                          every chair and length of ./story
  python -m game check my-story --deep --chair kit     one chair
  python -m game check --deep --cut short --json       for other programs

For every ending, scene, choice, way, line and variant it says one of three things:
  reachable   with a list of choices that leads there and was played by the rules before it is printed
  impossible  with the reason: what it needs, and what there can be instead
  unknown     with what was tried
docs/proofs.md says how it proves. Ctrl-C prints what is known so far.
exit codes: 0 no errors, 1 errors, 2 wrong usage"""


def deep_command(argv: Sequence[str]) -> int:
    """Check a story's files, then explore it, and print what was found."""
    parser = _parser()
    options = parser.parse_args(argv)
    try:
        import numpy  # noqa: F401 (the exploration needs it; say so before anything else is done)
    except ImportError:
        parser.error("--deep needs numpy: pip install 'two-chairs[author]'")
    if options.memory < LEAST_MEMORY:
        parser.error(f"--memory needs at least {LEAST_MEMORY} (megabytes)")
    loaded = load_story(options.path)
    problems = list(check(loaded))
    if loaded.story is None:
        return _finish(loaded, problems, [], options)
    places = tuple(settings(loaded.story, options.chair, options.cut))
    if not places:
        parser.error("the story has no such route; leave out --chair and --cut to see all of them")
    return _deep(loaded, loaded.story, problems, places, options)


def _deep(
    loaded: Loaded, story: Story, problems: list[Problem], places: tuple[Setting, ...], options: argparse.Namespace
) -> int:
    from game.exploration.judge import judge
    from game.exploration.plan import Unmanageable
    from game.exploration.problems import at_odds, deep_problems
    from game.exploration.report import data, page

    explored: list[Explored] = []
    try:
        for each in _explored(story, places, options):
            explored.append(each)
            if not options.json:
                say("\n".join(page(each)))
        findings = [each.findings for each in explored]
        if findings and not any(found.stopped == "interrupted" for found in findings):
            problems += deep_problems(loaded, story, findings, judge(story, findings, progress))
        else:
            problems += at_odds(loaded, story)
    except Unmanageable as error:
        say(f"this story cannot be explored: {error}", sys.stderr)
        return 1
    progress("")
    return _finish(loaded, problems, [data(loaded, each) for each in explored], options)


def _explored(story: Story, places: tuple[Setting, ...], options: argparse.Namespace) -> Iterator[Explored]:
    from game.exploration.explore import explore
    from game.exploration.report import Explored

    policies = read_policies(POLICIES)
    for number, setting in enumerate(places, 1):
        began = time.perf_counter()
        where = f"{number} of {len(places)}, {place(setting)}"
        findings = explore(story, setting, memory=options.memory, jobs=options.jobs, progress=_teller(where))
        seconds = time.perf_counter() - began
        progress(f"{where}: playing as {len(policies)} different people …")
        interrupted = findings.stopped == "interrupted"
        tallies = [] if interrupted else [tally(story, policy, setting, RUNS) for policy in policies]
        progress("")
        yield Explored(findings, tallies, seconds)
        if interrupted:
            return


def _teller(where: str) -> Callable[[Progress], None]:
    """Return what tells people how far the search of a setting is."""
    return lambda now: progress(f"{where}: {now.layer} decisions, {now.states:,} states, {now.missing} things missing")


def _finish(
    loaded: Loaded, problems: list[Problem], found: list[dict[str, object]], options: argparse.Namespace
) -> int:
    ordered = in_order(problems)
    summary = summarise(loaded, ordered)
    if options.json:
        whole = {"settings": found, "problems": [problem.data() for problem in ordered], "summary": summary}
        say(json.dumps(whole, ensure_ascii=False, indent=1))
    else:
        say("")
        for problem in ordered:
            say(str(problem))
        say(sentence(summary))
    return 1 if summary["errors"] or (options.strict and summary["warnings"]) else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m game check",
        description="Check a story's files, then find out what can happen in it for whoever answers every scene.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "path", nargs="?", type=Path, default=Path("story"), metavar="PATH", help="the story's folder (default: story)"
    )
    parser.add_argument("--deep", action="store_true", help="explore the story (this is on here)")
    parser.add_argument("--chair", choices=("kit", "rowan", "both"), default="", help="only this chair")
    parser.add_argument("--cut", choices=("full", "short"), default="", help="only this length")
    parser.add_argument("--jobs", type=int, default=0, metavar="N", help="threads (default: one for each core)")
    parser.add_argument(
        "--memory",
        type=int,
        default=MEMORY,
        metavar="MB",
        help=f"megabytes it may take in all (default: {MEMORY})",
    )
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    parser.add_argument("--strict", "--warnings-as-errors", action="store_true", help="exit with 1 for warnings too")
    return parser
