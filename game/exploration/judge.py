"""What the verdicts of all settings come to: what happens nowhere in the story, with its reason.

A line of the other chair is no mistake, so nothing is reported while some setting leaves room for it. Settings that
were not explored are asked by their boxes alone; and so is whoever skips scenes or leaves some content out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from game.exploration.bounds import Bounds
from game.exploration.explore import Findings, Impossible, belongs
from game.exploration.goal import Goal
from game.exploration.plan import Plan
from game.exploration.reason import Reasoner
from game.narrative.state import Setting
from game.narrative.story import Story
from game.simulation.run import settings

SETTLED = ("the chair is ", "'cut' is ", "'openness' is ", "is not played on this route")
"""What is settled before the first scene, as reasons name it."""


@dataclass(frozen=True)
class Judgement:
    """What happens in no setting at all, and where it was looked for."""

    never: Mapping[Goal, str]
    """Goals that nobody comes to, each with a reason."""
    lost: Mapping[tuple[str, str], str] = field(default_factory=dict)
    """Scenes from which `repair` or `leaving` cannot come any more, though it could before, each with a reason."""


def judge(story: Story, findings: Sequence[Findings], progress: Callable[[str], None] | None = None) -> Judgement:
    """Put the findings of one or more settings together."""
    never = dict(_never(findings))
    explored = {found.setting for found in findings}
    for setting in settings(story):
        if never and setting not in explored:
            _leave_room(story, setting, never, skips=False, progress=progress)
    for setting in settings(story):
        if never:
            _leave_room(story, setting, never, skips=True, progress=progress)
    return Judgement(never, dict(_lost(story, findings)))


def _never(findings: Sequence[Findings]) -> Iterator[tuple[Goal, str]]:
    """Yield what is impossible in every explored setting that has it."""
    reasons: dict[Goal, str] = {}
    open_somewhere: set[Goal] = set()
    for found in findings:
        for goal, verdict in found.verdicts.items():
            if isinstance(verdict, Impossible):
                reasons[goal] = _better(reasons.get(goal, ""), verdict.reason)
            else:
                open_somewhere.add(goal)
        for goal, reason in found.parts.items():
            if reason:
                reasons[goal] = _better(reasons.get(goal, ""), reason)
            else:
                open_somewhere.add(goal)
    yield from ((goal, reason) for goal, reason in reasons.items() if goal not in open_somewhere)


def _better(one: str, other: str) -> str:
    """Return the reason that says more: that it is the other chair or length says least."""
    return other if not one or any(word in one for word in SETTLED) else one


def _leave_room(
    story: Story, setting: Setting, never: dict[Goal, str], skips: bool, progress: Callable[[str], None] | None
) -> None:
    """Take from `never` what the boxes of a setting do not exclude."""
    plan = Plan(story, setting)
    mine = [goal for goal in never if belongs(plan, goal)]
    if not mine:
        return
    if progress is not None:
        progress(f"{setting.chair}/{setting.cut}: {len(mine)} things to rule out")
    reasoner = Reasoner(plan, Bounds(plan, skips))
    for goal in mine:
        if not reasoner.reason(goal):
            del never[goal]


def _lost(story: Story, findings: Sequence[Findings]) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the first scenes from which something cannot come any more in any setting that has them."""
    comes: dict[tuple[str, str], list[bool | None]] = {}
    for found in findings:
        for scene, listed in found.prospects.items():
            for prospect in listed:
                if prospect.states:
                    comes.setdefault((scene, prospect.what), []).append(prospect.comes)
    if {found.setting for found in findings} != set(settings(story)):
        routes = {(found.setting.chair, found.setting.cut) for found in findings}
        elsewhere = {
            scene
            for setting in settings(story)
            if (setting.chair, setting.cut) not in routes
            for scene in Plan(story, setting).map.after
        }
        comes = {key: listed for key, listed in comes.items() if key[0] not in elsewhere}
    closed = {key for key, listed in comes.items() if not any(one is not False for one in listed)}
    for scene, what in sorted(closed):
        if what in story.scenes[scene].closes:
            continue
        before = [name for name in _before(story, findings, scene) if (name, what) not in closed]
        if before and any(True in comes.get((name, what), ()) for name in before):
            yield (scene, what), f"before it, at '{before[0]}', it still could"


def _before(story: Story, findings: Sequence[Findings], scene: str) -> list[str]:
    found = [
        name
        for each in findings
        for name, after in Plan(story, each.setting).map.after.items()
        if scene in after and name in story.scenes
    ]
    return list(dict.fromkeys(found))
