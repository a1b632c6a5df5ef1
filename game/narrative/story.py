"""A whole story as one frozen value: what the loader makes and everything else reads."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from game.narrative.answer import Prepared, prepare
from game.narrative.cast import Cast, Person
from game.narrative.condition import Condition
from game.narrative.kind import Kind
from game.narrative.number import POINT
from game.narrative.route import Route
from game.narrative.scene import Line, Scene, Staging, line_conditions
from game.narrative.state import Setting


@dataclass(frozen=True, slots=True)
class Band:
    """A word for a stretch of a meter, from `lower` (tenths) up to the next band."""

    id: str
    lower: int
    word: str
    glyph: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter; its scenes name it."""

    id: str
    number: int
    title: str
    content: str
    """One plain sentence on what it holds, shown before it."""


@dataclass(frozen=True, slots=True)
class Closing:
    """What stands under an ending, a sentence each."""

    missing: str
    there: str
    next: str


@dataclass(frozen=True, slots=True)
class Ending:
    """Where a play-through can end."""

    id: str
    title: str
    text: tuple[Line, ...]
    missing: str
    there: str
    next: str
    offers_help: bool = False
    place: str = "kitchen"
    staging: Staging = field(default_factory=Staging)
    rowan: Closing | None = None
    """How it closes from Rowan's chair, where that differs."""

    def closing(self, chair: str) -> Closing:
        """Return what stands under the ending for whoever sits on `chair`."""
        if chair == "rowan" and self.rowan is not None:
            return self.rowan
        return Closing(self.missing, self.there, self.next)


@dataclass(frozen=True, slots=True)
class Door:
    """A condition under which an ending is the one; the first door that holds is taken."""

    ending: str
    when: Condition | None


@dataclass(frozen=True, slots=True)
class Concept:
    """What research says, in plain words, and where it was read."""

    id: str
    title: str
    plain: str
    source: str


@dataclass(frozen=True, slots=True)
class SupportLine:
    """One support line, as dated text: `checked` is a date (YYYY-MM-DD) or empty."""

    name: str
    number: str
    hours: str
    languages: str
    audience: str
    checked: str = ""


@dataclass(frozen=True, slots=True)
class Country:
    """Support lines of one country."""

    code: str
    name: str
    emergency: str
    lines: tuple[SupportLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Chair:
    """A way to sit at the table. `soon` says why it cannot be chosen yet; empty where it can."""

    id: str
    title: str
    text: str
    soon: str = ""


@dataclass(frozen=True, slots=True)
class Casting:
    """A set of names to choose from."""

    id: str
    label: str
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Start:
    """Meters at the start, in tenths."""

    trust: int = 55 * POINT
    self_worth: int = 50 * POINT
    distance: int = 25 * POINT
    unspoken: int = 15 * POINT
    strain: int = 10 * POINT
    lean: str = "reach"


@dataclass(frozen=True, slots=True)
class Texts:
    """Words of the frame around the story."""

    subtitle: str = ""
    note: tuple[str, ...] = ()
    """The content note, paragraph by paragraph."""
    disclaimer: str = ""
    age: str = ""
    safety_label: str = ""
    safety_question: tuple[str, ...] = ()
    safety_back: str = ""
    safety_leave: str = ""
    support: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """A story, checked and ready to play."""

    id: str
    version: int
    title: str
    language: str
    cast: Cast
    kinds: Mapping[str, Kind]
    chapters: Mapping[str, Chapter]
    scenes: Mapping[str, Scene]
    routes: Mapping[tuple[str, str], Route]
    """By chair and cut."""
    endings: Mapping[str, Ending]
    doors: tuple[Door, ...]
    chairs: tuple[Chair, ...] = ()
    castings: tuple[Casting, ...] = ()
    bands: Mapping[str, tuple[Band, ...]] = field(default_factory=dict)
    """By meter, lowest first."""
    concepts: Mapping[str, Concept] = field(default_factory=dict)
    countries: tuple[Country, ...] = ()
    directory: str = ""
    tags: Mapping[str, str] = field(default_factory=dict)
    """Content tags that can be left out, with their words."""
    start: Start = Start()
    texts: Texts = Texts()
    safety_from: int = 2
    """The chapter number from which "this is not only neglect" stands beside Support."""
    prepared: Mapping[Setting, Prepared] = field(init=False, compare=False, repr=False)
    """By setting: every choice with its numbers. Made when a route is first played; KeyError where there is none."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "prepared", _OnDemand(self))

    @property
    def recalled(self) -> frozenset[str]:
        """Scenes that some condition asks about; only these are remembered."""
        return frozenset(recall.scene for condition in self.conditions() for recall in condition.recalls())

    def conditions(self) -> Iterator[Condition]:
        """Yield every condition of the story."""
        for scene in self.scenes.values():
            yield from scene.conditions()
        for ending in self.endings.values():
            yield from line_conditions(ending.text)
        for door in self.doors:
            if door.when:
                yield door.when
        for route in self.routes.values():
            for place in route.places:
                yield from (jump.when for jump in place if jump.when)

    def band(self, meter: str, tenths: int) -> Band:
        """Return the band of `meter` (`trust` or `self_worth`) that `tenths` falls in."""
        return next(band for band in reversed(self.bands[meter]) if tenths >= band.lower)


class _OnDemand(dict[Setting, Prepared]):
    """What is prepared for play, route by route: most people play one."""

    def __init__(self, story: Story) -> None:
        super().__init__()
        self._story = story
        self._routes: dict[tuple[str, str], Prepared] = {}

    def __missing__(self, setting: Setting) -> Prepared:
        key, story = (setting.chair, setting.cut), self._story
        if key not in self._routes:
            self._routes[key] = prepare(story.routes[key], story.scenes, story.kinds, story.recalled)
        self[setting] = self._routes[key]
        return self[setting]
