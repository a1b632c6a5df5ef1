"""`graph`: draws a story's routes as an HTML page or an SVG picture.

0: drawn; 1: the story cannot be read, or the file not written; 2: the command line makes no sense.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from game.authoring.console import parser as command_parser
from game.authoring.console import progress, say
from game.authoring.library import open_story, write_whole
from game.authoring.problem import StoryError
from game.narrative.route import Route
from game.narrative.story import Story
from game.simulation.format import POLICIES, read_policies
from game.workbench.graph.drawing import drawing
from game.workbench.graph.page import page
from game.workbench.graph.plan import plan
from game.workbench.graph.traffic import traffic

RUNS = 100
"""Ways of each policy, with each Kit."""

EXAMPLES = """\
  python -m game graph                              graph.html: every route of ./story, and every text
  python -m game graph my-story -o my-story.html
  python -m game graph --chair kit --cut full -o kit.svg
  python -m game graph --policy attentive --runs 500    the traffic of one way of answering

A page holds everything it needs, asks nothing of any network, and runs no script. An SVG file holds one route.
Ways are simulated with fixed seeds: the same story gives the same picture.
exit codes: 0 drawn, 1 the story cannot be read or the file not written, 2 wrong usage"""


def graph_command(argv: Sequence[str]) -> int:
    """Draw the routes of a story, with the traffic of simulated ways."""
    parser = _parser()
    options = parser.parse_args(argv)
    if options.runs < 1:
        parser.error("--runs has to be at least 1")
    try:
        story = open_story(options.path)
        policies = read_policies(options.policies or POLICIES)
    except StoryError as error:
        say(str(error), sys.stderr)
        return 1
    wanted = [policy for policy in policies if not options.policy or policy.id in options.policy]
    if len(wanted) < len(set(options.policy)):
        parser.error(f"there is no such policy; choose from {', '.join(policy.id for policy in policies)}")
    routes = _routes(parser, story, options)
    counted = []
    for route in routes:
        progress(f"playing {route.chair}, {route.cut} …")
        counted.append(traffic(story, route, wanted, options.runs))
    progress("")
    svg = options.output.suffix == ".svg"
    drawn = drawing(story, plan(counted[0], len(story.endings))) + "\n" if svg else page(story, counted)
    try:
        write_whole(options.output, drawn)
    except OSError as error:
        say(f"{options.output.as_posix()}: cannot be written: {error.strerror or error}", sys.stderr)
        return 1
    names = "; ".join(f"{one.route.chair}, {one.route.cut}: {len(one.scenes)} scenes" for one in counted)
    say(f"{options.output.as_posix()}: {names}")
    return 0


def _routes(parser: argparse.ArgumentParser, story: Story, options: argparse.Namespace) -> list[Route]:
    routes = [
        route
        for (chair, cut), route in story.routes.items()
        if options.chair in ("", chair) and options.cut in ("", cut)
    ]
    if not routes:
        parser.error("the story has no such route; leave out --chair and --cut to see all of them")
    if options.output.suffix == ".svg" and len(routes) > 1:
        have = ", ".join(f"--chair {route.chair} --cut {route.cut}" for route in routes)
        parser.error(f"an SVG file holds one route: choose one of {have}, or write an .html file")
    if options.output.suffix not in (".svg", ".html", ".htm"):
        parser.error(f"{options.output.name}: the name has to end in .html or .svg")
    return routes


def _parser() -> argparse.ArgumentParser:
    parser = command_parser(
        "graph",
        "Draw the routes of a story: scenes by chapter, answers between them by kind, and how many ways take each.",
        EXAMPLES,
    )
    parser.add_argument(
        "path", nargs="?", type=Path, default=Path("story"), metavar="PATH", help="the story's folder (default: story)"
    )
    parser.add_argument(
        "-o", "--output", type=Path, default=Path("graph.html"), metavar="FILE", help="an .html or .svg file"
    )
    parser.add_argument("--chair", choices=("kit", "rowan", "both"), default="", help="only this chair")
    parser.add_argument("--cut", choices=("full", "short"), default="", help="only this length")
    parser.add_argument("--policy", action="append", default=[], metavar="NAME", help="only this policy; repeatable")
    parser.add_argument("--policies", type=Path, metavar="FILE", help="a file of your own policies")
    parser.add_argument("--runs", type=int, default=RUNS, metavar="N", help=f"ways of each policy (default: {RUNS})")
    return parser
