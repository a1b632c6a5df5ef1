"""How a workshop spends its minutes: which parts it has, which scenes are played, after which of them there is talk.

The lengths follow DOMAIN part C: the talk at the end takes as long as it takes and is never what is cut.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from game.narrative.route import Route
from game.narrative.story import Story

Length = Literal["45", "90", "first", "second"]
"""45 or 90 minutes, or the first or second of two hours."""
PartName = Literal["opening", "play", "replay", "debrief", "close"]
CUT = "short"
"""The cut that a room plays: about ten decisions that weigh twice."""
AFTER_CRISIS = 4
"""From the chapter with this number on is the second of two hours; the first stops at the crisis."""
PAUSE_MINUTES = 4
"""What a pause is planned to take."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What a length of workshop is made of, in minutes, and how much is played of the story."""

    parts: Mapping[PartName, int]
    decisions: int
    """Decisions at most."""
    pauses: int
    """Scenes after which a pause card comes by itself."""

    @property
    def minutes(self) -> int:
        """How long it takes altogether."""
        return sum(self.parts.values())


SHAPES: Mapping[Length, Shape] = {
    "45": Shape({"opening": 5, "play": 20, "debrief": 15, "close": 5}, decisions=7, pauses=1),
    "90": Shape({"opening": 10, "play": 35, "replay": 25, "debrief": 15, "close": 5}, decisions=9, pauses=3),
    "first": Shape({"opening": 10, "play": 35, "debrief": 10, "close": 5}, decisions=9, pauses=2),
    "second": Shape({"opening": 5, "play": 20, "replay": 15, "debrief": 15, "close": 5}, decisions=5, pauses=1),
}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the workshop, with the minute it begins at."""

    name: PartName
    start: int
    minutes: int

    @property
    def end(self) -> int:
        """The minute it ends at."""
        return self.start + self.minutes


@dataclass(frozen=True, slots=True)
class Plan:
    """One workshop's plan."""

    length: Length
    parts: tuple[Part, ...]
    places: tuple[tuple[str, ...], ...]
    """The scenes that are played, in order; where a place can hold several, all of them."""
    dropped: frozenset[str]
    """Scenes that are passed over with one neutral sentence: time is short, or their chapter is left out."""
    later: frozenset[str]
    """Scenes that belong to the second hour: the first stops there."""
    pauses: frozenset[str]
    """Scenes after which a pause card comes by itself."""

    @property
    def minutes(self) -> int:
        """How long it takes altogether."""
        return self.parts[-1].end

    @property
    def scene_minutes(self) -> int:
        """How long one scene may take, with its vote and its pause: at least one minute."""
        play = next(part for part in self.parts if part.name == "play")
        places = max(1, len(self.places))
        return max(1, (play.minutes + places // 2) // places)

    def part(self, name: PartName) -> Part | None:
        """Return the part called `name`, None where this workshop has none."""
        return next((part for part in self.parts if part.name == name), None)

    def left(self, elapsed: int) -> int:
        """Return how many minutes are left after `elapsed`, never less than none."""
        return max(0, self.minutes - elapsed)


def make_plan(story: Story, chair: str, length: Length, left_out: frozenset[str] = frozenset()) -> Plan:
    """Return the plan of a workshop of `length` from `chair`, without the chapters `left_out`.

    Raises KeyError where the story has no way from that chair, ValueError where nothing would be left to play.
    """
    route = route_of(story, chair)
    places = tuple(tuple(jump.to for jump in place) for place in route.places)
    here = tuple(place for place in places if _belongs(story, route, place, length))
    chosen = tuple(place for place in here if story.scenes[place[0]].chapter not in left_out)
    if not chosen:
        raise ValueError("at least one chapter has to be played")
    played = tuple(_fewer(story, chosen, SHAPES[length].decisions))
    later = _scenes(place for place in places if length == "first" and place not in here)
    dropped = _scenes(place for place in places if place not in played) - later
    dropped |= {scene.id for scene in story.scenes.values() if scene.chapter in left_out} - later
    return Plan(length, tuple(_parts(length)), played, dropped, later, _pauses(story, played, SHAPES[length].pauses))


def route_of(story: Story, chair: str) -> Route:
    """Return the way that a room plays from `chair`: the short one, else the only one. Raises KeyError."""
    return story.routes.get((chair, CUT)) or story.routes[chair, "full"]


def chapter_minutes(story: Story, chair: str, length: Length) -> Mapping[str, int]:
    """Return how many minutes each chapter takes that a workshop of `length` could play, in order."""
    plan = make_plan(story, chair, length)
    minutes: dict[str, int] = {}
    for place in plan.places:
        chapter = story.scenes[place[0]].chapter
        minutes[chapter] = minutes.get(chapter, 0) + plan.scene_minutes
    return minutes


def _parts(length: Length) -> Iterator[Part]:
    start = 0
    for name, minutes in SHAPES[length].parts.items():
        yield Part(name, start, minutes)
        start += minutes


def _belongs(story: Story, route: Route, place: tuple[str, ...], length: Length) -> bool:
    """Whether a place is played in this length at all; a story without an aftermath has its last chapter there."""
    numbers = [story.chapters[story.scenes[scene].chapter].number for scene in route.scenes()]
    split = AFTER_CRISIS if max(numbers) >= AFTER_CRISIS > min(numbers) else max(numbers)
    after = story.chapters[story.scenes[place[0]].chapter].number >= split
    if length == "first":
        return not after or min(numbers) == split
    return after or length != "second"


def _fewer(story: Story, places: tuple[tuple[str, ...], ...], most: int) -> list[tuple[str, ...]]:
    """Return `places` without so many that `most` are left: each time the middle of the fullest, latest chapter."""
    left = list(places)
    while len(left) > most:
        chapters: dict[str, list[tuple[str, ...]]] = {}
        for place in left:
            chapters.setdefault(story.scenes[place[0]].chapter, []).append(place)
        fullest = max(reversed(list(chapters.values())), key=len)
        left.remove(fullest[len(fullest) // 2])
    return left


def _pauses(story: Story, places: tuple[tuple[str, ...], ...], count: int) -> frozenset[str]:
    """Return the scenes of `count` places, spread evenly, of those that bring questions along. The last has none."""
    asking = [place for place in places[:-1] if all(_asks(story, scene) for scene in place)]
    count = min(count, len(asking))
    return _scenes(asking[(2 * number + 1) * len(asking) // (2 * count)] for number in range(count))


def _asks(story: Story, scene: str) -> bool:
    point = story.scenes[scene].turning_point
    return point is not None and bool(point.pause.prompts)


def _scenes(places: Iterator[tuple[str, ...]]) -> frozenset[str]:
    return frozenset(scene for place in places for scene in place)
