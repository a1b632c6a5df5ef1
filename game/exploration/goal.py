"""What is looked for: every ending, scene, answer, way, line and condition of a story, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from game.authoring.walk import Ref, conditions, lines, ways
from game.exploration.memory import atoms
from game.narrative.condition import Condition
from game.narrative.question import METERS, Number
from game.narrative.scene import Line
from game.narrative.story import Story


class Goal(NamedTuple):
    """Something that play can come to.

    `what` is `ending`, `door` (an ending by one of its conditions), `scene`, `choice` (open), `way` (taken), `line` and
    `variant` (shown), `holds` and `fails` (a condition, where it is asked), `stuck` (nothing can be chosen).
    """

    what: str
    ref: Ref

    def __str__(self) -> str:
        steps = "/".join(str(step) for step in self.ref.steps if step not in ("choices", "instead", "text"))
        return f"{self.what} {self.ref.id}{'/' if steps else ''}{steps}"


def ending_goal(ending: str) -> Goal:
    """Return the goal of coming to `ending`."""
    return Goal("ending", Ref("ending", ending))


def scene_goal(scene: str) -> Goal:
    """Return the goal of coming to `scene`."""
    return Goal("scene", Ref("scene", scene))


def choice_goal(scene: str, choice: str) -> Goal:
    """Return the goal of `choice` standing open."""
    return Goal("choice", Ref("scene", scene, ("choices", choice)))


def stuck_goal(scene: str) -> Goal:
    """Return the goal, which nobody wants, of `scene` with nothing to choose."""
    return Goal("stuck", Ref("scene", scene))


def door_ref(story: Story, number: int) -> Ref:
    """Return where the condition of the door `number` stands: `when` of its ending, or `also` for its second door."""
    ending = story.doors[number].ending
    second = any(door.ending == ending for door in story.doors[:number])
    return Ref("ending", ending, ("also" if second else "when",))


def goals(story: Story) -> Iterator[Goal]:
    """Yield every goal of a story, in the order of its files. Lines that always stand are left out."""
    for ending in story.endings:
        yield ending_goal(ending)
    for number, door in enumerate(story.doors):
        yield Goal("door", door_ref(story, number))
        if door.when is not None:
            yield from truths(door_ref(story, number))
    for scene in story.scenes.values():
        yield scene_goal(scene.id)
        for choice in scene.choices:
            yield choice_goal(scene.id, choice.id)
        if not any(choice.when is None and choice.silence for choice in scene.choices):
            yield stuck_goal(scene.id)
    for jumps, ref in ways(story):
        if "skip" not in ref.steps:
            yield from (Goal("way", ref.at(number)) for number in range(len(jumps)))
    for _, ref in conditions(story):
        if "skip" not in ref.steps:
            yield from truths(ref)
    for line, ref in lines(story):
        if varies(line):
            yield Goal("line", ref.at(line.key))
            yield from (Goal("variant", ref.at(line.key, "instead", variant.key)) for variant in line.instead)


def parts(story: Story) -> Iterator[Goal]:
    """Yield each comparison of a meter that is a part of a condition, to hold and to fail.

    These are asked of boxes only: they are no goals of a search.
    """
    written = [
        *conditions(story),
        *((door.when, door_ref(story, n)) for n, door in enumerate(story.doors) if door.when),
    ]
    for condition, ref in written:
        for number, atom in enumerate(atoms(condition.node)):
            if isinstance(atom, Number) and atom.name in METERS and atom != condition.node and "skip" not in ref.steps:
                yield from (Goal("part-holds", ref.at(number)), Goal("part-fails", ref.at(number)))


def comparison(story: Story, part: Goal) -> Number:
    """Return the comparison that a goal of `parts` speaks of."""
    condition = asked(story)[part.ref._replace(steps=part.ref.steps[:-1])]
    number = part.ref.steps[-1]
    assert isinstance(number, int)
    found = tuple(atoms(condition.node))[number]
    assert isinstance(found, Number)
    return found


def asked(story: Story) -> dict[Ref, Condition]:
    """Return every condition of a story, those of its endings' doors among them, by where it stands."""
    found = {ref: condition for condition, ref in conditions(story)}
    doors = enumerate(story.doors)
    return found | {door_ref(story, number): door.when for number, door in doors if door.when is not None}


def truths(ref: Ref) -> tuple[Goal, Goal]:
    """Return the goals of a condition holding and not holding."""
    return Goal("holds", ref), Goal("fails", ref)


def varies(line: Line) -> bool:
    """Whether a line is not always said in the same words."""
    return line.when is not None or bool(line.instead)
