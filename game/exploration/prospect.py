"""What can still come from each scene on: that responsibility is taken and lived, and that someone leaves.

Followed backwards along the moves of a search. In a complete search a state from which no move leads there has lost it,
and a scene has lost it where all of its states have. Otherwise the boxes may still exclude it.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from game.exploration.bounds import Bounds
from game.exploration.box import YES
from game.exploration.layer import LEFT, REPAIRED, Outcome, Trace
from game.exploration.plan import Plan
from game.exploration.record import Column
from game.narrative import kit
from game.narrative.answer import Answer
from game.narrative.scene import Scene

WHAT = {"repair": REPAIRED, "leaving": LEFT}


class Prospect(NamedTuple):
    """Whether `what` (`repair` or `leaving`) can still come from a scene on: True, False, or None for not known."""

    what: str
    comes: bool | None
    states: int
    """States of the scene that were looked at."""
    lost: int | None
    """In how many of these it cannot come any more; None where the search is not complete."""


def prospects(plan: Plan, bounds: Bounds, outcome: Outcome) -> dict[str, tuple[Prospect, ...]]:
    """Return by scene what can still come."""
    counted = _counted(plan, outcome)
    found: dict[str, tuple[Prospect, ...]] = {}
    for name in plan.map.after:
        states, having = counted.get(name, (0, dict.fromkeys(WHAT, 0)))
        listed = []
        for what in WHAT:
            comes: bool | None = True if having[what] else None
            if not having[what] and (outcome.complete or not _may(plan, bounds, name, what)):
                comes = False
            listed.append(Prospect(what, comes, states, states - having[what] if outcome.complete else None))
        found[name] = tuple(listed)
    return found


def _counted(plan: Plan, outcome: Outcome) -> dict[str, tuple[int, dict[str, int]]]:
    """Return by scene the number of its states, and from how many of them each prospect can come."""
    names, traces = tuple(plan.map.after), outcome.traces
    found: dict[str, tuple[int, dict[str, int]]] = {}
    later: dict[str, Column] = {}
    for number in range(len(traces) - 1, -1, -1):
        flags = {scene: np.zeros(len(origins), np.uint8) for scene, origins in traces[number].origins.items()}
        if number + 1 < len(traces):
            _back(names, traces[number + 1], flags, later)
        for scene, mine in flags.items():
            states, having = found.get(scene, (0, dict.fromkeys(WHAT, 0)))
            here = {what: having[what] + int((mine & bit != 0).sum()) for what, bit in WHAT.items()}
            found[scene] = states + len(mine), here
        later = flags
    return found


def _back(names: tuple[str, ...], trace: Trace, flags: dict[str, Column], later: dict[str, Column]) -> None:
    """Mark in `flags` where moves lead to an end that has it, or to a state of the `later` layer that is marked."""
    for bit in WHAT.values():
        for scene, places, has in trace.ends:
            if scene in flags:
                flags[scene][places[has & bit != 0]] |= bit
        for edge in trace.edges:
            if edge.before in flags:
                flags[edge.before][edge.places[later[edge.scene][edge.to] & bit != 0]] |= bit
        if not trace.edges:
            for scene, origins in trace.origins.items():
                good = origins[later[scene] & bit != 0]
                for number in np.unique(good["scene"]):
                    if names[number] in flags:
                        flags[names[number]][good["place"][good["scene"] == number]] |= bit


def _may(plan: Plan, bounds: Bounds, name: str, what: str) -> bool:
    """Return whether the boxes of a scene and of all scenes behind it leave room for what is asked."""
    flag = "owned" if what == "repair" else "left"
    if any(box.sets[flag] & YES for box, _ in bounds.at(name)):
        return True
    if what == "repair" and any(box.sets["watch"] != 1 for box, _ in bounds.at(name)):
        return True
    return any(
        _gives(plan.story.scenes[behind], answer, flag) and _open(bounds, behind, answer)
        for behind in plan.map.behind[name]
        for answer in plan.answers[behind]
    )


def _gives(scene: Scene, answer: Answer, flag: str) -> bool:
    if flag in answer.choice.sets:
        return True
    return flag == "owned" and (answer.act.kind == "repair" if scene.chair == "kit" else scene.apology)


def _open(bounds: Bounds, scene: str, answer: Answer) -> bool:
    opened = [box for box, _ in bounds.at(scene) if bounds.follower.open(box, answer) is not None]
    if answer.scene.chair == "kit" or "owned" in answer.choice.sets or "left" in answer.choice.sets:
        return bool(opened)
    heard = [bounds.follower.heard(box, answer)[1] for box in opened]  # only who hears can apologise
    return any(attention >= kit.CAN_OWN for attention in heard)
