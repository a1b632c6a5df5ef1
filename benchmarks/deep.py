"""The deep check: answers and states a second, by the named rules and by their tables, and the time for whole settings.

    python -m game bench deep

"A core" divides by the processor time of all threads, so that a busy machine changes little; seconds are of the clock.
What counts as a state stands in docs/proofs.md.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.core import Row
from game.authoring.library import open_story
from game.exploration.explore import Findings, Unknown, explore
from game.narrative import available_choices, choose, start
from game.narrative.state import Setting, State
from game.narrative.story import Story

ROOT = Path(__file__).resolve().parents[1]
PLAIN_LAYERS = 7
"""Decisions that the plain search follows: enough to be measured, few enough to wait for."""
SETTINGS = (
    Setting("kit", "short"),
    Setting("rowan", "short", "hears"),
    Setting("both", "short", "slowly"),
    Setting("kit", "full"),
    Setting("rowan", "full", "hears"),
    Setting("both", "full", "hears"),
)


def plain(story: Story, setting: Setting) -> Row:
    """Follow every answer by the named rules, merging equal states, as the fast search does by tables."""
    began, answers, states, layer = time.process_time(), 0, 0, {start(story, setting)}
    for _ in range(PLAIN_LAYERS):
        after: set[State] = set()
        for state in layer:
            opened = [option.choice.id for option in available_choices(story, state) if option.open]
            answers += len(opened)
            after.update(choose(story, state, choice) for choice in opened)
        states += len(layer)
        layer = {state for state in after if state.scene}
    spent = time.process_time() - began
    what = f"named rules, {_name(setting)}, {PLAIN_LAYERS} decisions"
    return Row(what, f"{answers / spent:,.0f}", f"{states / spent:,.0f}", f"{spent:.1f} s of processor")


def tables(story: Story, setting: Setting) -> Row:
    """Explore a setting as `check --deep` does."""
    began, busy = time.perf_counter(), time.process_time()
    found = explore(story, setting)
    seconds, spent = time.perf_counter() - began, time.process_time() - busy
    note = f"{seconds:.1f} s, {spent:.1f} s of processor, {found.states:,} states, {_open(found)}"
    return Row(f"check --deep, {_name(setting)}", f"{found.moves / spent:,.0f}", f"{found.states / spent:,.0f}", note)


def _open(found: Findings) -> str:
    unknown = [goal for goal, verdict in found.verdicts.items() if isinstance(verdict, Unknown)]
    whole = sum(goal.what in ("ending", "scene") for goal in unknown)
    extent = "complete" if found.complete else "not every state"
    return f"{extent}, unknown: {whole} endings and scenes, {len(unknown) - whole} lines, ways and conditions"


def _name(setting: Setting) -> str:
    kit = "" if setting.chair == "kit" else f" ({setting.openness})"
    return f"{setting.chair}/{setting.cut}{kit}"


def main(argv: Sequence[str] = ()) -> int:
    """Measure, and print a table."""
    story = open_story(ROOT / "story")
    rows = [Row("deep check", "answers/s a core", "states/s a core")]
    rows += [plain(story, SETTINGS[0]), *(tables(story, setting) for setting in SETTINGS)]
    wide = [max(len(row[column]) for row in rows) for column in range(3)]
    for row in rows:
        print(f"{row.what:{wide[0]}}  {row.median:>{wide[1]}}  {row.best:>{wide[2]}}  {row.note}".rstrip())
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"most memory at any time, all of these in one process: {peak} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
