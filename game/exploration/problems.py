"""What the exploration of a story finds wrong with it, as problems with codes (docs/diagnostics/, TC701 and on)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.authoring.loaded import Loaded
from game.authoring.node import Position
from game.authoring.problem import Problem
from game.authoring.walk import Ref
from game.exploration.explore import Findings, Reached
from game.exploration.goal import Goal, comparison, truths
from game.exploration.judge import Judgement
from game.narrative.number import points
from game.narrative.story import Story

REMOVE = "change the condition, or take it out"


def deep_problems(
    loaded: Loaded, story: Story, findings: Sequence[Findings], judgement: Judgement
) -> Iterator[Problem]:
    """Yield what was found to be wrong."""
    for goal, reason in judgement.never.items():
        problem = _never(loaded, story, goal, reason, judgement)
        if problem is not None:
            yield problem
    yield from _lost(loaded, judgement)
    yield from _stuck(loaded, findings)
    yield from at_odds(loaded, story)


def at_odds(loaded: Loaded, story: Story) -> Iterator[Problem]:
    """Yield answers whose explicit effect turns around what their kind does to trust."""
    for scene in story.scenes.values():
        for choice in scene.choices:
            usual = story.kinds[choice.kind].effect.trust if choice.kind in story.kinds else 0
            extra = choice.effects.trust if choice.effects is not None else 0
            if usual * extra < 0:
                at = loaded.place("scene", scene.id, "choices", choice.id, "effects", "trust", key=True)
                moves, other = ("lowers", "raise") if usual < 0 else ("raises", "lower")
                message = f"'{choice.id}' is of the kind {choice.kind}, which {moves} trust, and its effects {other} it"
                hint = "another kind, or no such effect"
                yield Problem("warning", "TC710", at, message, hint=hint)


def _never(loaded: Loaded, story: Story, goal: Goal, reason: str, judgement: Judgement) -> Problem | None:
    ref, never = goal.ref, judgement.never
    at = _place(loaded, ref)
    match goal.what:
        case "ending":
            message = f"the ending '{ref.id}' is never reached: {reason}"
            return Problem("error", "TC701", at, message, hint="make its 'when' easier to meet")
        case _ if Goal("ending", Ref("ending", ref.id)) in never or Goal("scene", Ref("scene", ref.id)) in never:
            if goal.what != "scene":
                return None  # said once, of the whole
            message = f"nobody comes to the scene '{ref.id}': {reason}"
            return Problem("warning", "TC702", at, message, hint="look at the ways that should lead here")
        case "choice":
            message = f"the choice '{ref.steps[1]}' is never open: {reason}"
            return Problem("warning", "TC703", at, message, hint=REMOVE)
        case "fails":
            if _choice_gone(goal, judgement):
                return None
            return Problem("warning", "TC704", at, f"this always holds: {_turned(reason)}", hint=REMOVE)
        case "line" | "variant":
            if _choice_gone(goal, judgement):
                return None
            sort = "line" if goal.what == "line" else "variant"
            message = f"the {sort} '{ref.steps[-1]}' is never shown: {reason}"
            return Problem("warning", "TC705", at, message, hint=REMOVE)
        case "way" | "door":
            if goal.what == "door" and ref.steps[0] == "when" and Goal("ending", Ref("ending", ref.id)) in never:
                return None
            message = f"this {'way is never taken' if goal.what == 'way' else 'door is never the one'}: {reason}"
            return Problem("warning", "TC706", at, message, hint=REMOVE)
        case "part-holds" | "part-fails":
            return _threshold(loaded, story, goal, reason, judgement)
        case _:
            return None  # a condition that never holds is told by what hangs on it


def _threshold(loaded: Loaded, story: Story, goal: Goal, reason: str, judgement: Judgement) -> Problem | None:
    """A comparison that always comes out the same inside of a condition that does not."""
    ref = goal.ref._replace(steps=goal.ref.steps[:-1])
    if any(whole in judgement.never for whole in truths(ref)) or _choice_gone(goal, judgement):
        return None
    atom = comparison(story, goal)
    outcome = "never holds" if goal.what == "part-holds" else "always holds"
    why = reason if goal.what == "part-holds" else _turned(reason)
    message = f"'{atom.name} {atom.sign} {points(atom.bound)}' {outcome} here: {why}"
    return Problem("warning", "TC709", _place(loaded, ref), message, hint="another number, or leave that part out")


def _choice_gone(goal: Goal, judgement: Judgement) -> bool:
    ref = goal.ref
    return (
        ref.sort == "scene"
        and ref.steps[0] == "choices"
        and (Goal("choice", Ref("scene", ref.id, ref.steps[:2])) in judgement.never)
    )


def _turned(reason: str) -> str:
    """A reason why a condition cannot fail says why it holds."""
    return f"for it to fail, {reason}"


def _lost(loaded: Loaded, judgement: Judgement) -> Iterator[Problem]:
    for (scene, what), reason in judgement.lost.items():
        said = {"repair": "nothing can be put right any more", "leaving": "nobody can leave any more"}[what]
        message = f"from '{scene}' on {said}: {reason}"
        at = loaded.place("scene", scene, "id")
        yield Problem("warning", "TC707", at, message, hint=f"a way to it, or 'closes: [{what}]' where it is meant")


def _stuck(loaded: Loaded, findings: Sequence[Findings]) -> Iterator[Problem]:
    for found in findings:
        for goal, verdict in found.verdicts.items():
            if goal.what == "stuck" and isinstance(verdict, Reached):
                at = loaded.place("scene", goal.ref.id, "choices", key=True)
                way = " > ".join(verdict.way.choices) or "the start"
                message = f"in '{goal.ref.id}' nothing can be chosen after {way}"
                yield Problem("error", "TC708", at, message, hint="a silent answer without 'when'")


def _place(loaded: Loaded, ref: Ref) -> Position:
    """Return where something stands: its condition, where it has one."""
    steps = ref.steps or ("id",)
    if steps[-1] in ("when", "needs", "also"):
        return loaded.place(ref.sort, ref.id, *steps, key=True)
    inner = loaded.place(ref.sort, ref.id, *steps, "when", key=True)
    outer = loaded.place(ref.sort, ref.id, *steps)
    return inner if ref.steps and inner != outer else outer


def places_of(loaded: Loaded, goal: Goal) -> Position:
    """Return where a goal stands in the files."""
    return _place(loaded, goal.ref)
