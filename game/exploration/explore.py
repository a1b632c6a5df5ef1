"""`explore`: what can happen in a story, from one chair, in one length."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import NamedTuple

from game.exploration.bounds import Bounds
from game.exploration.budget import MEGABYTE
from game.exploration.goal import Goal, goals, parts
from game.exploration.layer import Outcome
from game.exploration.plan import Plan
from game.exploration.prospect import Prospect, prospects
from game.exploration.reason import Reasoner
from game.exploration.search import Search
from game.exploration.way import Way, confirmed
from game.narrative.state import Setting
from game.narrative.story import Story

MEMORY = 1000
"""Megabytes that the process may take while it searches, unless told otherwise."""


class Reached(NamedTuple):
    """It can happen: `way` was played by the rules and came to it."""

    way: Way


class Impossible(NamedTuple):
    """No play-through in which every scene is answered comes to it, and why."""

    reason: str
    argued: bool
    """Whether intervals and sets exclude it; else every single state was looked at."""


class Unknown(NamedTuple):
    """Neither was found, and what was tried."""

    tried: str


Verdict = Reached | Impossible | Unknown


class Progress(NamedTuple):
    """How far a search is: `layer` decisions, `states` to look at there, goals still `missing`."""

    layer: int
    states: int
    missing: int


@dataclass(frozen=True)
class Findings:
    """What can happen in one setting."""

    setting: Setting
    verdicts: Mapping[Goal, Verdict]
    """For every goal of this route, in the order of the files."""
    complete: bool
    """Whether every state was looked at that answers lead to."""
    states: int
    """States in which an answer is due that were looked at, equal ones once for each number of decisions."""
    moves: int
    """Answers that were given in them."""
    ways: Mapping[str, int] = field(default_factory=dict)
    """By ending: how many lists of choices lead to it. Empty unless `complete`."""
    prospects: Mapping[str, tuple[Prospect, ...]] = field(default_factory=dict)
    """By scene: whether repair and leaving can still come from there on."""
    parts: Mapping[Goal, str] = field(default_factory=dict)
    """Comparisons inside of conditions, each with the reason why it cannot be so, or nothing."""
    stopped: str = ""
    """`interrupted` after Ctrl-C, `memory` where too little of that was left; else empty."""

    @property
    def reached(self) -> Mapping[Goal, Way]:
        """The goals that can be reached, each with a way."""
        return {goal: verdict.way for goal, verdict in self.verdicts.items() if isinstance(verdict, Reached)}

    def endings(self) -> Mapping[str, Verdict]:
        """Return the verdict on each ending."""
        return {goal.ref.id: verdict for goal, verdict in self.verdicts.items() if goal.what == "ending"}

    def scenes(self) -> Mapping[str, Verdict]:
        """Return the verdict on each scene of the route."""
        return {goal.ref.id: verdict for goal, verdict in self.verdicts.items() if goal.what == "scene"}


def explore(
    story: Story,
    setting: Setting,
    *,
    memory: int = MEMORY,
    jobs: int = 0,
    progress: Callable[[Progress], None] | None = None,
    counted: bool = True,
) -> Findings:
    """Find out what can happen in `story` for who answers every scene in `setting`.

    `memory` is in megabytes, and for the whole process (`budget.py`); `jobs` is the number of threads (0: one for each
    core). With `counted`, the search goes on behind the last goal to count states and ways, where all of them fit.
    Ctrl-C gives what is known so far. Raises play.UnknownRoute, and plan.Unmanageable for a story that is too large to
    hold.
    """
    plan = Plan(story, setting)
    wanted = tuple(goals_of(plan))
    bounds = Bounds(plan)
    reasoner = Reasoner(plan, bounds)
    reasons = {goal: reason for goal in wanted if (reason := reasoner.reason(goal))}
    missing = set(wanted) - set(reasons)
    with ThreadPoolExecutor(jobs or os.cpu_count() or 1) as pool:
        search = Search(plan, missing, pool, memory * MEGABYTE)
        outcome = search.run((lambda *now: progress(Progress(*now))) if progress else None, counted=counted)
    verdicts = {goal: _verdict(story, setting, search, outcome, goal, reasons.get(goal, "")) for goal in wanted}
    nearest = Reasoner(plan, bounds.within(outcome.spans))
    for goal, verdict in verdicts.items():
        if isinstance(verdict, Unknown) and goal.ref.sort == "scene" and (short := nearest.reason(goal)):
            verdicts[goal] = Unknown(f"{verdict.tried}; as far as they go, {short}")
    endings: dict[str, int] = {}
    for door, ways in outcome.doors.items():
        ending = story.doors[door].ending
        endings[ending] = endings.get(ending, 0) + ways
    states = sum(outcome.states.values())
    stopped = outcome.stopped if outcome.stopped in ("interrupted", "memory") else ""
    return Findings(
        setting,
        verdicts,
        outcome.complete,
        states,
        outcome.moves,
        endings,
        prospects(plan, bounds, outcome),
        {goal: reasoner.reason(goal) for goal in parts(story) if belongs(plan, goal)},
        stopped,
    )


def goals_of(plan: Plan) -> Iterator[Goal]:
    """Yield the goals of a story that belong to the route of `plan`."""
    return (goal for goal in goals(plan.story) if belongs(plan, goal))


def belongs(plan: Plan, goal: Goal) -> bool:
    """Return whether a goal is one of the route of `plan`."""
    sort, name, steps = goal.ref
    route = ("routes", plan.setting.chair, plan.setting.cut)
    return (name in plan.map.after) if sort == "scene" else sort == "ending" or steps[:3] == route


def _verdict(story: Story, setting: Setting, search: Search, outcome: Outcome, goal: Goal, reason: str) -> Verdict:
    if reason:
        return Impossible(reason, argued=True)
    found = outcome.found.get(goal)
    if found is not None:
        shortest = outcome.thinned_at is None or found.layer < outcome.thinned_at
        way = Way(setting, tuple(search.steps(found))[::-1], shortest)
        if outcome.stopped == "interrupted" and not confirmed(story, goal, way):
            return Unknown("it was interrupted")
        if not confirmed(story, goal, way):
            raise AssertionError(f"the way to '{goal}' does not replay: {way.choices}")
        return Reached(way)
    if outcome.stopped == "memory":
        return Unknown("the memory was used up before")
    states = sum(outcome.states.values())
    if outcome.complete:
        return Impossible(f"all {states} states that answers lead to were looked at, and it is in none", argued=False)
    if goal.ref.sort == "scene" and "then" not in goal.ref.steps and search.looked_through(goal.ref.id):
        return Impossible(f"all states of '{goal.ref.id}' were looked at, and it is in none", argued=False)
    return Unknown(f"{states} states were looked at, and intervals do not exclude it")
