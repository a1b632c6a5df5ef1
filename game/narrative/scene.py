"""Scenes, their lines and choices: what the story's files say, as frozen values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from game.narrative.condition import Condition
from game.narrative.kind import Effect
from game.narrative.state import State

END = "end"
"""The target that ends the story."""


class Spoken(NamedTuple):
    """A line as it is said in a state: `key` is stable within the scene, `speaker` empty for narration."""

    key: str
    text: str
    speaker: str
    bid: bool


@dataclass(frozen=True, slots=True)
class Variant:
    """A text that takes a line's place while its condition holds."""

    key: str
    text: str
    when: Condition


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a scene, reply or ending."""

    key: str
    text: str
    speaker: str = ""
    when: Condition | None = None
    instead: tuple[Variant, ...] = ()
    bid: bool = False

    def say(self, state: State) -> Spoken | None:
        """Return the line as it is said in `state`, or None where it is left out."""
        if self.when is not None and not self.when.holds(state):
            return None
        for variant in self.instead:
            if variant.when.holds(state):
                return Spoken(f"{self.key}/{variant.key}", variant.text, self.speaker, self.bid)
        return Spoken(self.key, self.text, self.speaker, self.bid)


class Jump(NamedTuple):
    """One way on: taken if `when` is None or holds."""

    to: str
    when: Condition | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer. `then` empty means the next scene of the route."""

    id: str
    text: str
    kind: str
    weight: int = 2
    """In halves: 1 small, 2 usual, 3 big."""
    when: Condition | None = None
    needs: Condition | None = None
    struck: str = ""
    silence: bool = False
    names: bool = False
    promises: str = ""
    keeps: str = ""
    accepts: bool = False
    sets: frozenset[str] = frozenset()
    lean: str = ""
    content: frozenset[str] = frozenset()
    """Content tags: who leaves one of them out is not offered this answer."""
    effects: Effect | None = None
    reply: tuple[Line, ...] = ()
    change: str = ""
    then: tuple[Jump, ...] = ()


@dataclass(frozen=True, slots=True)
class Pause:
    """Questions for a group at this scene."""

    predict: str = ""
    prompts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TurningPoint:
    """What the recap says of a scene."""

    concept: str
    """Id of a concept, which holds the source."""
    note: str
    another_phrase: str
    pause: Pause = Pause()


@dataclass(frozen=True, slots=True)
class Skip:
    """What stands in for a scene that is passed over."""

    summary: str
    then: tuple[Jump, ...] = ()


@dataclass(frozen=True, slots=True)
class Staging:
    """What the stage draws and lets be heard: poses by person, the objects that return, small sounds."""

    hour: str = "evening"
    poses: Mapping[str, str] = field(default_factory=dict)
    objects: tuple[str, ...] = ()
    sounds: tuple[str, ...] | None = None
    """Small sounds on arriving; None for those that fit the place, the hour and the poses."""
    weather: str = "clear"

    @property
    def rains(self) -> bool:
        """Whether it rains, in the newer way of writing it or in the older, as an object."""
        return self.weather == "rain" or "rain" in self.objects


@dataclass(frozen=True, slots=True)
class Scene:
    """One bid and the answers to it."""

    id: str
    title: str
    chapter: str
    chair: str
    place: str
    time: str
    need: str
    wants: str
    text: tuple[Line, ...]
    choices: tuple[Choice, ...]
    skip: Skip
    turning_point: TurningPoint | None = None
    content: frozenset[str] = frozenset()
    optional: bool = False
    apology: bool = False
    """In Rowan's chair: after this scene Kit repairs, if it was named and Kit can hear."""
    lean: str = ""
    due: str = ""
    closes: frozenset[str] = frozenset()
    """What cannot come any more from this scene on, because the author means it so: `repair`, `leaving`."""
    staging: Staging = Staging()

    @property
    def hoping(self) -> str:
        """Whose need stands behind the bid: who speaks it, else whoever is not played."""
        spoken = (line.speaker for line in self.text if line.bid and line.speaker)
        return next(spoken, "rowan" if self.chair == "kit" else "kit")

    def choice(self, id: str) -> Choice | None:
        """Return the choice called `id`, or None."""
        for choice in self.choices:
            if choice.id == id:
                return choice
        return None

    def lines(self, state: State) -> Iterator[Spoken]:
        """Yield the lines that are said in `state`."""
        return speak(self.text, state)

    def conditions(self) -> Iterator[Condition]:
        """Yield every condition of the scene, for whoever checks them."""
        yield from line_conditions(self.text)
        yield from (jump.when for jump in self.skip.then if jump.when)
        for choice in self.choices:
            yield from (c for c in (choice.when, choice.needs) if c)
            yield from (jump.when for jump in choice.then if jump.when)
            yield from line_conditions(choice.reply)


def speak(lines: tuple[Line, ...], state: State) -> Iterator[Spoken]:
    """Yield those of `lines` that are said in `state`, in order."""
    for line in lines:
        spoken = line.say(state)
        if spoken is not None:
            yield spoken


def line_conditions(lines: tuple[Line, ...]) -> Iterator[Condition]:
    """Yield every condition of `lines`."""
    for line in lines:
        if line.when:
            yield line.when
        yield from (variant.when for variant in line.instead)
