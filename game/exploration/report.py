"""What was found, as a page of text and as plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from game.authoring.loaded import Loaded
from game.exploration.explore import Findings, Impossible, Reached, Unknown, Verdict
from game.exploration.goal import Goal
from game.exploration.problems import places_of
from game.simulation.demand import place
from game.simulation.run import Tally

SORTS = {
    "ending": "endings",
    "scene": "scenes",
    "choice": "choices",
    "way": "ways",
    "line": "lines",
    "variant": "variants",
}
"""What is counted in the summary of a setting; lines are those that depend on a condition."""

STOPPED = {"interrupted": "interrupted", "memory": "--memory was used up"}
"""Why a search stopped before its end, in words."""


class Explored(NamedTuple):
    """One setting: what can happen there, where the ways of answering come to, and how long it took in seconds."""

    findings: Findings
    tallies: Sequence[Tally]
    seconds: float


def page(explored: Explored) -> Iterator[str]:
    """Yield the lines of the report on one setting."""
    found = explored.findings
    yield f"\n{place(found.setting)}: {_extent(explored)}"
    for ending, verdict in found.endings().items():
        yield f"  {ending:22} {_said(verdict)}"
        if isinstance(verdict, Reached):
            yield from (f"  {'':22} {line}" for line in _shares(explored, ending))
    for sort, name in SORTS.items():
        yield f"  {name:9} {_counts(found, sort)}"
    for goal, verdict in found.verdicts.items():
        if isinstance(verdict, Unknown) and goal.what in SORTS:
            yield f"  unknown: {goal}: {verdict.tried}"
    if found.stopped:
        yield f"  {STOPPED[found.stopped]}: this is what is known so far"


def _extent(explored: Explored) -> str:
    found = explored.findings
    whole = "every state looked at" if found.complete else "not every state looked at"
    return f"{found.states:,} states, {found.moves:,} answers, {explored.seconds:.1f} s, {whole}"


def _said(verdict: Verdict) -> str:
    match verdict:
        case Reached(way):
            steps = len(way.steps)
            least = f"{'the shortest way has' if way.shortest else 'in'} {steps} step{'' if steps == 1 else 's'}"
            return f"reachable, {least}: {' > '.join(way.choices) or 'at once'}"
        case Impossible(reason):
            return f"impossible: {reason}"
        case Unknown(tried):
            return f"unknown: {tried}"


def _shares(explored: Explored, ending: str) -> Iterator[str]:
    total, ways = sum(explored.findings.ways.values()), explored.findings.ways.get(ending, 0)
    if ways:
        yield f"{100 * ways / total:.1f} % of {total:,} ways"
    shares = {tally.policy: tally.share(ending) for tally in explored.tallies}
    most = sorted((policy for policy in shares if shares[policy] > 0), key=lambda policy: -shares[policy])
    if most:
        yield "policies: " + ", ".join(f"{policy} {shares[policy]:.0f} %" for policy in most)
    elif shares:
        yield "policies: none of them comes here"


def _counts(found: Findings, sort: str) -> str:
    names = {Reached: "reachable", Impossible: "impossible", Unknown: "unknown"}
    counted = Counter(names[type(verdict)] for goal, verdict in found.verdicts.items() if goal.what == sort)
    return ", ".join(f"{counted[name]} {name}" for name in names.values())


def data(loaded: Loaded, explored: Explored) -> dict[str, object]:
    """Return everything that was found in one setting as plain values."""
    found, setting = explored.findings, explored.findings.setting
    return {
        "chair": setting.chair,
        "cut": setting.cut,
        "openness": setting.openness,
        "complete": found.complete,
        "stopped": found.stopped,
        "states": found.states,
        "answers": found.moves,
        "seconds": round(explored.seconds, 2),
        "ways": dict(found.ways),
        "policies": {tally.policy: {"runs": tally.runs, "endings": dict(tally.endings)} for tally in explored.tallies},
        "goals": [_goal(loaded, goal, verdict) for goal, verdict in found.verdicts.items()],
        "prospects": {
            scene: {one.what: {"comes": one.comes, "states": one.states, "lost": one.lost} for one in listed}
            for scene, listed in found.prospects.items()
        },
    }


def _goal(loaded: Loaded, goal: Goal, verdict: Verdict) -> dict[str, object]:
    at = places_of(loaded, goal)
    return {
        "what": goal.what,
        "id": goal.ref.id,
        "steps": list(goal.ref.steps),
        "file": at.file,
        "line": at.line,
        **_verdict(verdict),
    }


def _verdict(verdict: Verdict) -> Mapping[str, object]:
    match verdict:
        case Reached(way):
            steps = [{"scene": step.scene, "choice": step.choice, "action": step.action} for step in way.steps]
            return {"verdict": "reachable", "way": steps, "shortest": way.shortest}
        case Impossible(reason, argued):
            return {"verdict": "impossible", "reason": reason, "argued": argued}
        case Unknown(tried):
            return {"verdict": "unknown", "tried": tried}
