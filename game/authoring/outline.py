"""The shape of a story without its words: which scenes there are, what can be answered, where that leads.

The graph of a route and the look-up of names need no more than this, and it is small enough to be kept for each file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from game.narrative.scene import Jump, Scene
from game.narrative.story import Story


class Answer(NamedTuple):
    """One choice: its id, its own ways on, and whether it leaves for good."""

    id: str
    then: tuple[Jump, ...] = ()
    leaves: bool = False


class Outline(NamedTuple):
    """One scene: its id and chair, its answers, and the ways on of whoever skips it."""

    id: str
    chair: str
    answers: tuple[Answer, ...]
    skip: tuple[Jump, ...] = ()


def outline(scene: Scene) -> Outline:
    """Return the outline of `scene`."""
    answers = tuple([Answer(choice.id, choice.then, "left" in choice.sets) for choice in scene.choices])
    return Outline(scene.id, scene.chair, answers, scene.skip.then)


def outlines(story: Story) -> dict[str, Outline]:
    """Return the outline of every scene by its id, in the order of the story."""
    return {name: outline(scene) for name, scene in story.scenes.items()}


@dataclass(frozen=True)
class Known:
    """The names that a story's texts and conditions may use, beside those in the manifest and its fellows."""

    scenes: Mapping[str, Outline]
    opened: frozenset[str] = frozenset()
    """Promises that some choice opens."""
    settled: frozenset[str] = frozenset()
    """Promises that some choice keeps, or that fall due in some scene."""

    def answers(self, scene: str) -> tuple[str, ...]:
        """Return the ids of the choices of `scene`, none where there is no such scene."""
        return tuple([answer.id for answer in self.scenes[scene].answers]) if scene in self.scenes else ()


def known(story: Story) -> Known:
    """Return the names of `story`."""
    opened, settled = promises(story.scenes.values())
    return Known(outlines(story), opened, settled)


def promises(scenes: Iterable[Scene]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the promises that `scenes` open, and those that they keep or call due."""
    opened: set[str] = set()
    settled: set[str] = set()
    for scene in scenes:
        settled.add(scene.due)
        for choice in scene.choices:
            opened.add(choice.promises)
            settled.add(choice.keeps)
    return frozenset(opened - {""}), frozenset(settled - {""})
