"""`simulate`: plays a story many times, as different people would, and says where they come to.

0: all is well; 1: a demand is not met, or a file cannot be read or written; 2: the command line makes no sense.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from pathlib import Path

from game.authoring.library import open_story, write_whole
from game.authoring.problem import StoryError, suggest
from game.narrative.state import Setting
from game.narrative.story import Story
from game.simulation.demand import Finding, place
from game.simulation.format import POLICIES, Acceptance, read_acceptance, read_policies
from game.simulation.picture import drawn
from game.simulation.policy import Policy
from game.simulation.run import Tally, settings, tally

RUNS = 300
LINE_RUNS = 10
"""Pairs of ways that are compared line by line, for each two policies."""
BAR = 40
"""Width of the longest bar, in characters."""

EXAMPLES = """\
examples:
  python -m game simulate                         every chair and length of ./story, every policy
  python -m game simulate --chair kit --cut full  one route
  python -m game simulate --policy attentive --policy leaver --runs 2000
  python -m game simulate --accept                hold it against story/acceptance.yaml; exit code 1 where it fails
  python -m game simulate --picture shares.svg    the shares of the endings as a picture, for any browser
  python -m game simulate --json > out.json       for other programs

A policy is a list of preferred kinds of answer (see game/simulation/policies.yaml, or give your own with --policies).
Runs are seeded: the same story gives the same numbers.
exit codes: 0 all is well, 1 a demand is not met, or a file cannot be read or written, 2 wrong usage"""


def simulate_command(argv: Sequence[str]) -> int:
    """Play a story as every policy would, and print where they come to."""
    parser = _parser()
    options = parser.parse_args(argv)
    try:
        story = open_story(options.path)
        policies = _chosen(parser, read_policies(options.policies or POLICIES), options.policy)
        acceptance = read_acceptance(options.path) if options.accept else None
    except StoryError as error:
        print(error, file=sys.stderr)
        return 1
    if options.accept and acceptance is None:
        parser.error(f"{options.path.as_posix()} has no acceptance.yaml; docs/rules.md says how one is written")
    places = tuple(settings(story, options.chair, options.cut))
    if not places:
        parser.error("the story has no such route; leave out --chair and --cut to see all of them")
    if options.runs is not None and options.runs < 1:
        parser.error("--runs has to be at least 1")
    runs = options.runs or (acceptance.runs if acceptance else RUNS)
    tallies = tuple(_played(options.path, policies, places, runs, options.jobs))
    findings = tuple(_findings(story, acceptance, policies, tallies)) if acceptance else ()
    print(_data(tallies, findings) if options.json else "\n".join(report(story, tallies, findings)))
    if options.picture and not _drawn(options.picture, story, tallies):
        return 1
    return 0 if all(finding.met for finding in findings) else 1


def _drawn(path: Path, story: Story, tallies: Sequence[Tally]) -> bool:
    try:
        write_whole(path, drawn(story, tallies))
    except OSError as error:
        print(f"{path.as_posix()}: cannot be written: {error.strerror or error}", file=sys.stderr)
        return False
    return True


def _chosen(parser: argparse.ArgumentParser, policies: Sequence[Policy], wanted: Sequence[str]) -> tuple[Policy, ...]:
    by_id = {policy.id: policy for policy in policies}
    for name in wanted:
        if name not in by_id:
            parser.error(f"there is no policy '{name}': {suggest(name, by_id)}")
    return tuple(by_id[name] for name in wanted) if wanted else tuple(policies)


def _played(path: Path, policies: Sequence[Policy], places: Sequence[Setting], runs: int, jobs: int) -> Iterator[Tally]:
    """Play every policy in every setting, over several processes, with progress for people."""
    work = [(path, policy, setting, runs) for setting in places for policy in policies]
    with ProcessPoolExecutor(max_workers=jobs or os.cpu_count() or 1) as pool:
        for number, done in enumerate(pool.map(_one, work), 1):
            if sys.stderr.isatty():
                print(f"\r\x1b[K{number} of {len(work)}: {place(done.setting)}", end="", file=sys.stderr, flush=True)
            yield done
    if sys.stderr.isatty():
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)


_opened = cache(open_story)


def _one(work: tuple[Path, Policy, Setting, int]) -> Tally:
    path, policy, setting, runs = work
    return tally(_opened(path), policy, setting, runs)


def _findings(
    story: Story, acceptance: Acceptance, policies: Sequence[Policy], tallies: Sequence[Tally]
) -> Iterator[Finding]:
    for demand in acceptance.demands:
        yield from demand.findings(story, tallies)
    by_id = {policy.id: policy for policy in policies}
    places = {(counted.setting.chair, counted.setting.cut) for counted in tallies}
    for sharing in acceptance.lines:
        if any(chair == sharing.chair for chair, _ in places) and set(sharing.policies) <= set(by_id):
            yield from sharing.findings(story, by_id, LINE_RUNS)


def report(story: Story, tallies: Sequence[Tally], findings: Sequence[Finding]) -> Iterator[str]:
    """Yield the lines of the report: a table for each setting, the shares as bars, then what was demanded."""
    for setting in dict.fromkeys(counted.setting for counted in tallies):
        mine = [counted for counted in tallies if counted.setting == setting]
        yield f"\n{place(setting)} ({mine[0].runs} runs of each)"
        yield f"  {'policy':14} {'trust':>5} {'worth':>5} {'flood':>5} {'long':>4}  endings in %"
        for counted in mine:
            flood = 100 * counted.flooded / counted.runs
            head = f"  {counted.policy:14} {counted.trust:5.0f} {counted.self_worth:5.0f} {flood:4.0f}%"
            yield f"{head} {counted.decisions:4.0f}  {_shares(counted)}"
        yield from _bars(story, mine)
    if findings:
        yield f"\ndemanded: {sum(finding.met for finding in findings)} of {len(findings)} met"
        for finding in findings:
            if not finding.met:
                yield f"  not met: {finding.where}: {finding.what}: {finding.found:.1f}"


def _shares(counted: Tally) -> str:
    ordered = sorted(counted.endings, key=lambda ending: -counted.endings[ending])
    return ", ".join(f"{ending} {counted.share(ending):.0f}" for ending in ordered[:5])


def _bars(story: Story, tallies: Sequence[Tally]) -> Iterator[str]:
    shares = {ending: sum(counted.share(ending) for counted in tallies) / len(tallies) for ending in story.endings}
    most = max(shares.values())
    for ending, share in shares.items():
        yield f"  {ending:22} {share:5.1f} % {'█' * round(BAR * share / most)}"


def _data(tallies: Sequence[Tally], findings: Sequence[Finding]) -> str:
    counted = [
        {
            "chair": one.setting.chair,
            "cut": one.setting.cut,
            "openness": one.setting.openness,
            "policy": one.policy,
            "runs": one.runs,
            "trust": round(one.trust, 1),
            "self_worth": round(one.self_worth, 1),
            "flooded": one.flooded,
            "endings": dict(one.endings),
        }
        for one in tallies
    ]
    found = [{"where": one.where, "what": one.what, "found": round(one.found, 2), "met": one.met} for one in findings]
    return json.dumps({"tallies": counted, "findings": found}, ensure_ascii=False, indent=2)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m game simulate",
        description="Play a story many times by its rules alone, as different ways of answering would.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "path", nargs="?", type=Path, default=Path("story"), metavar="PATH", help="the story's folder (default: story)"
    )
    parser.add_argument("--chair", choices=("kit", "rowan", "both"), default="", help="only this chair")
    parser.add_argument("--cut", choices=("full", "short"), default="", help="only this length")
    parser.add_argument("--policy", action="append", default=[], metavar="NAME", help="only this policy; repeatable")
    parser.add_argument("--policies", type=Path, metavar="FILE", help="a file of your own policies")
    parser.add_argument("--runs", type=int, metavar="N", help=f"runs of each policy (default: {RUNS})")
    parser.add_argument("--jobs", type=int, metavar="N", help="processes (default: one for each core)")
    parser.add_argument("--accept", action="store_true", help="hold the story against its acceptance.yaml")
    parser.add_argument("--picture", type=Path, metavar="FILE", help="write the shares of the endings as SVG, too")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    return parser
