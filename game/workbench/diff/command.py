"""`diff`: what changed between two versions of a story.

0: compared; 1: a story or save cannot be read, or with --strict something was lost; 2: the command line makes no sense.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from game.authoring.console import parser as command_parser
from game.authoring.console import progress, say
from game.authoring.library import open_story
from game.authoring.problem import StoryError
from game.simulation.format import POLICIES, read_policies
from game.workbench.diff.changes import SORTS, Change, changes
from game.workbench.diff.odds import Reached, Shift, reached, shifts
from game.workbench.diff.saves import Outcome, SaveError, Summary, outcome, read_saves, summary, walked

RUNS, SAVE_RUNS = 60, 10
"""Ways of each policy with each Kit: for shares, and as stand-ins for saves."""
MOST = 30
"""Differences of one sort that are listed; --all lists every one."""

EXAMPLES = """\
  python -m game diff old-story               a folder with the old version against ./story
  python -m game diff old.json story          versions may be compiled, too:
      git show HEAD:story/bundle.json > old.json
  python -m game diff old.json --save 2CG04G-20YPK7-…  --save saves.txt
  python -m game diff old.json --strict       1 if a save stops, or a scene or ending is lost: for automatic checks

--save takes a code, a list of codes, a log, or the program's own file. Without it, simulated ways stand in for saves.
That a scene is out of every route's graph is proved; shares are seen on simulated ways with fixed seeds, and are told
where they differ by more than chance would let them. `check --deep` proves more.
exit codes: 0 compared, 1 something cannot be read (with --strict: or something was lost), 2 wrong usage"""


@dataclass(frozen=True, slots=True)
class Difference:
    """Everything there is to say of two versions."""

    changes: tuple[Change, ...]
    reached: Reached
    shifts: tuple[Shift, ...]
    saves: tuple[Outcome, ...]
    simulated: bool
    """Whether the saves are simulated ways."""

    @property
    def lost(self) -> bool:
        """Return whether something that players have or could come to is gone."""
        gone = any(one.how == "no longer reached" and one.sort == "ending" for one in self.shifts)
        removed = any(change.how == "removed" and change.sort == "ending" for change in self.changes)
        return gone or removed or bool(self.reached.lost) or any(not one.whole for one in self.saves)


def diff_command(argv: Sequence[str]) -> int:
    """Compare two versions of a story."""
    parser = _parser()
    options = parser.parse_args(argv)
    if options.runs < 1:
        parser.error("--runs has to be at least 1")
    try:
        found = compare(options.old, options.new, options.save, options.runs)
    except (StoryError, SaveError) as error:
        progress("")
        say(str(error), sys.stderr)
        return 1
    progress("")
    say(data(found) if options.json else "\n".join(report(found, every=options.all)))
    return 1 if options.strict and found.lost else 0


def compare(old_path: Path, new_path: Path, saves: Sequence[str], runs: int) -> Difference:
    """Return the difference of two stories. Raises StoryError or SaveError for what cannot be read."""
    old, new = open_story(old_path), open_story(new_path)
    policies = read_policies(POLICIES)
    given = [kept for text in saves for kept in read_saves(text)]
    progress("replaying saves …")
    kept = given or walked(old, policies, max(1, min(runs, SAVE_RUNS)))
    outcomes = tuple(outcome(old, new, one) for one in kept)
    progress("playing both versions …")
    found = tuple(shifts(old, new, policies, runs)) if old != new else ()
    return Difference(tuple(changes(old, new)), reached(old, new), found, outcomes, not given)


def report(found: Difference, *, every: bool = False) -> Iterator[str]:
    """Yield the lines of the report."""
    for sort in SORTS:
        mine = [change for change in found.changes if change.sort == sort]
        if mine:
            counts = (f"{sum(one.how == how for one in mine)} {how}" for how in ("added", "removed", "changed"))
            yield f"{sort}s: {', '.join(counts)}"
            yield from _shortened([_change(change) for change in mine], every)
    if not found.changes:
        yield "nothing written was changed"
    yield from (f"now within reach: {scene}" for scene in found.reached.gained)
    yield from (f"out of reach of every route: {scene}" for scene in found.reached.lost)
    if found.shifts:
        yield "where simulated ways come to, in percent:"
        yield from _shortened([_shift(shift) for shift in found.shifts], every)
    elif found.changes:
        yield "simulated ways come to the same endings and scenes as often as before"
    yield from _saves(found, every)


def _change(change: Change) -> str:
    sign = {"added": "+", "removed": "−", "changed": "~"}[change.how]
    return f"  {sign} {change.where}" + (f": {change.what}" if change.what else "")


def _shift(shift: Shift) -> str:
    figures = f"{100 * shift.before:.1f} → {100 * shift.after:.1f}"
    return f"  {shift.route}: {shift.sort} {shift.id}: {shift.how} ({figures})"


def _saves(found: Difference, every: bool) -> Iterator[str]:
    total = summary(found.saves)
    what = "simulated ways" if found.simulated else "saves"
    yield f"{total.whole} of {total.saves} {what} replay to their last step; {total.moved} of them end elsewhere now"
    if found.simulated:
        yield from _shortened([f"  {count} stop: {why}" for why, count in total.stops], every)
        return
    for one in found.saves:
        stops = f"; stops: {one.stops}" if one.stops else ""
        ends = f"; ends at {one.after}" if one.after and one.after == one.before else ""
        ends = (
            f"; ended at {one.before or 'no ending'}, now at {one.after or 'none'}" if one.before != one.after else ends
        )
        yield f"  {one.name}: {one.replayed} of {one.steps} steps{stops}{ends}"


def _shortened(lines: list[str], every: bool) -> Iterator[str]:
    yield from lines if every else lines[:MOST]
    if len(lines) > MOST and not every:
        yield f"  … and {len(lines) - MOST} more (--all lists them)"


def data(found: Difference) -> str:
    """Return the difference as JSON."""
    total: Summary = summary(found.saves)
    shifted = [asdict(shift) | {"how": shift.how} for shift in found.shifts]
    saves = [asdict(one) for one in found.saves] if not found.simulated else []
    whole = {
        "changes": [change._asdict() for change in found.changes],
        "reached": asdict(found.reached),
        "shifts": shifted,
        "saves": {"simulated": found.simulated, **asdict(total), "each": saves},
        "lost": found.lost,
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def _parser() -> argparse.ArgumentParser:
    parser = command_parser(
        "diff",
        "Say what changed between two versions of a story: what was written, where it leads, and which saves replay.",
        EXAMPLES,
    )
    parser.add_argument("old", type=Path, metavar="OLD", help="the old version: a folder or a compiled story")
    parser.add_argument(
        "new", nargs="?", type=Path, default=Path("story"), metavar="NEW", help="the new one (default: story)"
    )
    parser.add_argument("--save", action="append", default=[], metavar="SAVE", help="a code or file; repeatable")
    parser.add_argument("--runs", type=int, default=RUNS, metavar="N", help=f"ways of each policy (default: {RUNS})")
    parser.add_argument("--all", action="store_true", help="list every difference")
    parser.add_argument("--strict", action="store_true", help="exit with 1 where something was lost")
    parser.add_argument("--json", action="store_true", help="print everything as JSON")
    return parser
