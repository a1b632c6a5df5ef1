"""Why something is impossible, said so that a person can follow it: what it needs, and what there can be instead."""

from __future__ import annotations

from game.authoring.walk import Ref
from game.exploration.because import Because, Boxes, Claim, cut
from game.exploration.bounds import Bounds
from game.exploration.box import YES, Box
from game.exploration.goal import Goal, asked, door_ref
from game.exploration.memory import atoms
from game.exploration.plan import Plan
from game.narrative.answer import Answer
from game.narrative.condition import Condition
from game.narrative.scene import Line

STRUCK = "strain or self-worth always strike it where its conditions hold"


class Reasoner:
    """Tells which goals the boxes exclude, and why."""

    def __init__(self, plan: Plan, bounds: Bounds) -> None:
        self.plan = plan
        self.bounds = bounds
        self.supposer = bounds.supposer
        self.conditions = asked(plan.story)
        self.because = Because(plan, bounds.supposer)
        self._ended = self._endings()

    def reason(self, goal: Goal) -> str:
        """Return why no play-through comes to `goal`; empty where the boxes do not exclude it."""
        ref = goal.ref
        if goal.what in ("part-holds", "part-fails"):
            return self._part(goal)
        if goal.what == "stuck":
            return ""
        if ref.sort == "file" or "then" in ref.steps:
            return self._way(goal)
        if ref.sort == "ending":
            return self._ending(goal)
        here = self.bounds.at(ref.id)
        if not here:
            return self._no_scene(ref.id)
        if goal.what == "scene":
            return ""
        if ref.steps[0] == "text":
            return self._line(goal, self.plan.story.scenes[ref.id].text, here, str(ref.steps[1]))
        return self._choice(goal, here)

    def _part(self, goal: Goal) -> str:
        """Say why one comparison inside of a condition always comes out the same, wherever the condition is asked."""
        ref, number = goal.ref._replace(steps=goal.ref.steps[:-1]), goal.ref.steps[-1]
        assert isinstance(number, int)
        here = self._asked(ref)
        atom = tuple(atoms(self.conditions[ref].node))[number]
        return self.because.explained([(atom, goal.what == "part-holds")], here) if here else ""

    def _asked(self, ref: Ref) -> Boxes:
        """Return the boxes in which the condition at `ref` is asked."""
        if ref.sort == "file" or "then" in ref.steps:
            box = self.bounds.tried.get((ref.sort, ref.id, *ref.steps[:-1]))
            return [(box, self.plan.story.scenes[ref.id].chair if ref.sort == "scene" else "")] if box else []
        if ref.sort == "ending":
            if ref.steps[0] != "text":
                return self._at_door(self._door_number(ref))
            return self._inside(ref.id)
        here = self.bounds.at(ref.id)
        if "reply" in ref.steps:
            answer = next(a for a in self.plan.answers[ref.id] if a.choice.id == ref.steps[1])
            return self._told(here, answer)
        return here

    def _told(self, here: Boxes, answer: Answer) -> Boxes:
        """Return the boxes in which the reply to an answer is told."""
        opened = cut(here, lambda box, _: self.bounds.follower.open(box, answer))
        return [(_heard(box, self.bounds.follower.heard(box, answer)), chair) for box, chair in opened]

    def _door_number(self, ref: Ref) -> int:
        doors = range(len(self.plan.story.doors))
        return next(number for number in doors if door_ref(self.plan.story, number) == ref)

    def _inside(self, ending: str) -> Boxes:
        """Return the boxes in which an ending is the one."""
        doors = self.plan.story.doors
        return [
            part
            for number, door in enumerate(doors)
            if door.ending == ending
            for part in self._where(self._at_door(number), door.when, True)
        ]

    def _choice(self, goal: Goal, here: Boxes) -> str:
        answer = next(a for a in self.plan.answers[goal.ref.id] if a.choice.id == goal.ref.steps[1])
        choice = answer.choice
        if goal.what == "choice" or "reply" in goal.ref.steps:
            opened = cut(here, lambda box, _: self.bounds.follower.open(box, answer))
            if not opened:
                claims = [
                    (c.node, True) for c in (choice.when, None if answer.spared else choice.needs) if c is not None
                ]
                return self.because.explained(claims, here) or STRUCK
            if goal.what == "choice":
                return ""
            return self._line(goal, choice.reply, self._told(here, answer), str(goal.ref.steps[3]))
        condition = choice.when if goal.ref.steps[2] == "when" else choice.needs
        return self._truth(goal, condition, here)

    def _line(self, goal: Goal, lines: tuple[Line, ...], here: Boxes, key: str) -> str:
        line = next(line for line in lines if line.key == key)
        if goal.what in ("holds", "fails") and "instead" not in goal.ref.steps:
            return self._truth(goal, line.when, here)
        claims: list[Claim] = [(line.when.node, True)] if line.when is not None else []
        wanted = goal.ref.steps[goal.ref.steps.index("instead") + 1] if "instead" in goal.ref.steps else ""
        for variant in line.instead:
            if variant.key == wanted:
                claims.append((variant.when.node, goal.what != "fails"))
                break
            claims.append((variant.when.node, False))
        return self.because.explained(claims, here)

    def _truth(self, goal: Goal, condition: Condition | None, here: Boxes) -> str:
        return self.because.explained([(condition.node, goal.what == "holds")], here) if condition is not None else ""

    def _way(self, goal: Goal) -> str:
        steps = goal.ref.steps[:-1] if goal.what != "way" else goal.ref.steps
        box = self.bounds.tried.get((goal.ref.sort, goal.ref.id, *steps))
        if box is None:
            return "no way comes here" if goal.ref.sort == "file" else self._before_way(goal)
        jump = self._jump(Ref(goal.ref.sort, goal.ref.id, steps))
        chair = self.plan.story.scenes[goal.ref.id].chair if goal.ref.sort == "scene" else ""
        if jump is None:
            return ""
        return self.because.explained([(jump.node, goal.what != "fails")], [(box, chair)])

    def _before_way(self, goal: Goal) -> str:
        choice = Goal("choice", Ref("scene", goal.ref.id, goal.ref.steps[:2]))
        return self.reason(choice) or "a way before it is always taken"

    def _jump(self, ref: Ref) -> Condition | None:
        number = ref.steps[-1]
        assert isinstance(number, int)
        if ref.sort == "file":
            place = ref.steps[-2]
            assert isinstance(place, int)
            return self.plan.route.places[place][number].when
        choice = self.plan.story.scenes[ref.id].choice(str(ref.steps[1]))
        return choice.then[number].when if choice is not None else None

    def _no_scene(self, scene: str) -> str:
        """Say why nothing leads to a scene: the first way that would, and why it is not taken."""
        for steps, box in self.bounds.tried.items():
            ref = Ref(str(steps[0]), str(steps[1]), steps[2:])
            if self._leads(ref) == scene:
                jump = self._jump(ref)
                why = self.because.explained([(jump.node, True)], [(box, "")]) if jump is not None else ""
                return f"no way leads to '{scene}': {why}" if why else f"no way leads to '{scene}'"
        return f"no way leads to '{scene}'"

    def _leads(self, ref: Ref) -> str:
        if "skip" in ref.steps:
            return ""
        number, where = ref.steps[-1], ref.steps[-2]
        assert isinstance(number, int)
        if ref.sort == "file":
            assert isinstance(where, int)
            return self.plan.route.places[where][number].to
        choice = self.plan.story.scenes[ref.id].choice(str(ref.steps[1]))
        return choice.then[number].to if choice is not None else ""

    def _endings(self) -> Boxes:
        """Return the boxes in which the story is over, whoever is afraid among them."""
        boxes = self.bounds.at("")
        for name in self.plan.map.after:
            if self.plan.may_exit(self.plan.story.scenes[name]):
                for box, chair in self.bounds.at(name):
                    boxes.append((Box(box.spans, {**box.sets, "unsafe": YES, "watch": 1}), chair))
        return boxes

    def _at_door(self, number: int) -> Boxes:
        boxes = self._ended
        for door in self.plan.story.doors[:number]:
            boxes = self._where(boxes, door.when, False)
        return boxes

    def _ending(self, goal: Goal) -> str:
        doors = [n for n, door in enumerate(self.plan.story.doors) if door.ending == goal.ref.id]
        if goal.what in ("door", "holds", "fails") and goal.ref.steps[0] in ("when", "also"):
            return self._door(self._door_number(goal.ref), goal.what != "fails")
        reasons = [self._door(number, True) for number in doors]
        if all(reasons) or goal.what == "ending":
            return "; ".join(reasons) if all(reasons) else ""
        return self._line(
            goal, self.plan.story.endings[goal.ref.id].text, self._inside(goal.ref.id), str(goal.ref.steps[1])
        )

    def _door(self, number: int, wanted: bool) -> str:
        when, before = self.plan.story.doors[number].when, self._at_door(number)
        if not before:
            return "an ending before it is always taken"
        return self.because.explained([(when.node, wanted)], before) if when is not None else ""

    def _where(self, here: Boxes, condition: Condition | None, wanted: bool) -> Boxes:
        return cut(here, lambda box, chair: self.supposer.suppose(box, condition, wanted, chair))


def _heard(box: Box, attention: tuple[int, int]) -> Box:
    return Box({**box.spans, "attention": attention}, box.sets)
