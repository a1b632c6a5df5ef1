"""Looking at states for what is still missing: which goals they meet, and in which of them first."""

from __future__ import annotations

from collections.abc import Callable, Collection

import numpy as np

from game.authoring.walk import Ref
from game.exploration.ask import Asker
from game.exploration.goal import Goal, choice_goal, door_ref, ending_goal, stuck_goal, truths, varies
from game.exploration.plan import Plan
from game.exploration.record import Column, Mask, Rows
from game.narrative.answer import Answer
from game.narrative.condition import Condition
from game.narrative.scene import Line, Scene

Hit = Callable[[Goal, int], None]
"""Told a goal and the place of a row that meets it."""


class Probe:
    """Looks for goals. What nobody misses any more is not looked at."""

    def __init__(self, plan: Plan, missing: Collection[Goal]) -> None:
        self.plan = plan
        self.asker = Asker(plan)
        self.missing = missing
        story = plan.story
        self._texts = {name: _varying(story.scenes[name].text) for name in plan.map.after}
        self._replies = {
            (name, choice.id): _varying(choice.reply)
            for name in plan.map.after
            for choice in story.scenes[name].choices
        }

    def scene(self, scene: Scene, rows: Rows, hit: Hit) -> None:
        """Look at states of `scene` before an answer."""
        self._lines(self._texts[scene.id], Ref("scene", scene.id, ("text",)), rows, scene.chair, hit)
        ref = Ref("scene", scene.id)
        for choice in scene.choices:
            for key, when in (("when", choice.when), ("needs", choice.needs)):
                if when is not None:
                    self._truth(when, ref.at("choices", choice.id, key), rows, scene.chair, hit)

    def stuck(self, scene: Scene, opened: Mask, hit: Hit) -> None:
        """Note states of `scene` in which no answer is open."""
        self._first(stuck_goal(scene.id), ~opened, hit)

    def answer(self, answer: Answer, rows: Rows, hit: Hit) -> None:
        """Look at states in which `answer` is open."""
        self._first(choice_goal(answer.scene.id, answer.choice.id), np.ones(len(rows), np.bool_), hit)

    def reply(self, answer: Answer, rows: Rows, heard: Column, hit: Hit) -> None:
        """Look at how `answer` lands. `heard` is Kit's attention after it: a reply tells how Kit answers now."""
        lines = self._replies[answer.scene.id, answer.choice.id]
        ref = Ref("scene", answer.scene.id, ("choices", answer.choice.id, "reply"))
        if any(self._misses(line, ref) for line in lines):
            rows = rows.copy()
            rows["attention"] = heard
            self._lines(lines, ref, rows, answer.scene.chair, hit)

    def way(self, ref: Ref, goes: Column, stays: Column, hit: Hit) -> None:
        """Note where a way on was tried: the places of those who took it and of those who did not."""
        for goal, places in (
            (Goal("way", ref), goes),
            (Goal("holds", ref.at("when")), goes),
            (Goal("fails", ref.at("when")), stays),
        ):
            if len(places) and goal in self.missing:
                hit(goal, int(places[0]))

    def misses_unsafe(self) -> bool:
        """Whether a goal is missing that only who is afraid can come to, as far as conditions say."""
        return any(goal.ref.sort == "ending" for goal in self.missing)

    def doors(self, rows: Rows, chair: str, hit: Hit) -> Column:
        """Look at states in which the story is over. Return the number of the door of each."""
        story = self.plan.story
        found = np.full(len(rows), -1, np.int16)
        rest = np.ones(len(rows), np.bool_)
        for number, door in enumerate(story.doors):
            holds = self.asker.mask(door.when, rows, chair)
            mine = rest & holds
            found[mine] = number
            self._first(ending_goal(door.ending), mine, hit)
            self._first(Goal("door", door_ref(story, number)), mine, hit)
            if door.when is not None:
                self._both(door_ref(story, number), mine, rest & ~holds, hit)
            rest &= ~holds
        for ending in dict.fromkeys(door.ending for door in story.doors):
            lines, ref = _varying(story.endings[ending].text), Ref("ending", ending, ("text",))
            if any(self._misses(line, ref) for line in lines):
                numbers = [number for number, door in enumerate(story.doors) if door.ending == ending]
                here = np.flatnonzero(np.isin(found, numbers))
                if len(here):
                    self._lines(lines, ref, rows[here], chair, _from(here, hit))
        return found

    def _misses(self, line: Line, ref: Ref) -> bool:
        return any(goal in self.missing for goal in line_goals(line, ref))

    def _lines(self, lines: tuple[Line, ...], ref: Ref, rows: Rows, chair: str, hit: Hit) -> None:
        for line in lines:
            if not self._misses(line, ref):
                continue
            rest = self.asker.mask(line.when, rows, chair)
            if line.when is not None:
                self._both(ref.at(line.key, "when"), rest, ~rest, hit)
            for variant in line.instead:
                holds = self.asker.mask(variant.when, rows, chair)
                at = ref.at(line.key, "instead", variant.key)
                self._both(at.at("when"), rest & holds, rest & ~holds, hit)
                self._first(Goal("variant", at), rest & holds, hit)
                rest = rest & ~holds
            self._first(Goal("line", ref.at(line.key)), rest, hit)

    def _truth(self, when: Condition, ref: Ref, rows: Rows, chair: str, hit: Hit) -> None:
        if any(goal in self.missing for goal in truths(ref)):
            holds = self.asker.mask(when, rows, chair)
            self._both(ref, holds, ~holds, hit)

    def _both(self, ref: Ref, holds: Mask, fails: Mask, hit: Hit) -> None:
        yes, no = truths(ref)
        self._first(yes, holds, hit)
        self._first(no, fails, hit)

    def _first(self, goal: Goal, mask: Mask, hit: Hit) -> None:
        if goal in self.missing and mask.any():
            hit(goal, int(mask.argmax()))


def _from(places: Column, hit: Hit) -> Hit:
    return lambda goal, at: hit(goal, int(places[at]))


def line_goals(line: Line, ref: Ref) -> list[Goal]:
    """Return every goal of one line of the list at `ref`."""
    at = ref.at(line.key)
    found = [Goal("line", at), *(truths(at.at("when")) if line.when is not None else ())]
    for variant in line.instead:
        inner = at.at("instead", variant.key)
        found += [Goal("variant", inner), *truths(inner.at("when"))]
    return found


def _varying(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    return tuple(line for line in lines if varies(line))
