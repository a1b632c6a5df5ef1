"""Small stories built in Python: the standard kinds, a scene with one choice of each, and the doors of the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from game.narrative.act import act
from game.narrative.answer import Answer, answer
from game.narrative.cast import Cast, Person
from game.narrative.condition import parse
from game.narrative.kind import Effect, Kind, Match
from game.narrative.route import Route
from game.narrative.scene import Choice, Jump, Line, Scene, Skip
from game.narrative.state import Setting, State
from game.narrative.story import Chapter, Door, Ending, Story

TOWARD, NEITHER, MISS = 1, 0, -1
SPACE_ATTUNE = Match(trust=0, from_weight=2)
KINDS: Mapping[str, Kind] = {
    kind.id: kind
    for kind in (
        Kind("attune", "", Effect(50, 10, -50, 0, -40), 1, attention=20, wanted={"space": SPACE_ATTUNE}),
        Kind("share", "", Effect(30, 40, -40, -120, 20), 1, attention=70),
        Kind(
            "boundary",
            "",
            Effect(10, 40, -10, -60, -120),
            1,
            attention=50,
            wanted={"space": Match(trust=40, distance=-30)},
        ),
        Kind("repair", "", Effect(80, 30, -80, -80, -60), 1, attention=20),
        Kind("reach_out", "", Effect(0, 60, 0, -60, -60), 0, attention=30),
        Kind(
            "fix",
            "",
            Effect(-20, 0, 20, 20, 0),
            0,
            softened=True,
            wanted={"practical": Match(trust=30, distance=-10, counts=1)},
        ),
        Kind(
            "minimise",
            "",
            Effect(-40, -10, 40, 30, 20),
            -1,
            softened=True,
            wanted={"celebration": Match(trust_factor=(5, 4))},
        ),
        Kind("turn_away", "", Effect(-60, -10, 60, 40, -20), -1, softened=True, attention=-20),
        Kind("appease", "", Effect(20, -50, 10, 90, -30), 0, attention=-40),
        Kind("attack", "", Effect(-90, -30, 60, -20, 140), -1, attention=-80),
    )
}
"""The ten kinds with the numbers of docs/rules.md."""
SMALL, USUAL, BIG = 1, 2, 3

DOORS: tuple[tuple[str, str], ...] = (
    ("safe-exit", "unsafe"),
    ("two-keys", "left and self_worth >= 50 and attacks < 3"),
    ("my-own-name", "left"),
    ("slammed-door", "trust < 20 and (attacks >= 3 or flooded)"),
    ("note-on-the-table", "trust < 22 and distance >= 60 and (self_worth >= 35 or support >= 1)"),
    ("quiet-house", "trust < 22 and distance >= 60"),
    ("both-chairs", "named and owned and trust >= 72 and self_worth >= 55 and distance <= 35"),
    ("peacekeeper", "trust >= 52 and self_worth < 35"),
    ("learning-the-language", "named and owned and trust >= 48 and self_worth >= 40"),
    ("third-chair", "help and self_worth >= 25"),
    ("quiet-house", "trust < 40 and self_worth < 35"),
    ("good-enough-for-now", "named and trust >= 48"),
    ("close-unspoken", "trust >= 60 and self_worth >= 45"),
    ("flatmates", ""),
)
"""The endings of docs/rules.md, in the order in which they are tried."""


def choice(id: str, kind: str = "attune", weight: int = USUAL, **marks: Any) -> Choice:
    """Return a choice; conditions may be given as texts, `then` as a scene id."""
    for key in ("when", "needs"):
        if isinstance(marks.get(key), str):
            marks[key] = parse(marks[key])
    if isinstance(marks.get("then"), str):
        marks["then"] = (Jump(marks["then"]),)
    return Choice(id, id, kind, weight, **marks)


def scene(id: str, choices: Iterable[Choice] = (), **marks: Any) -> Scene:
    """Return a scene; without choices it has one usual choice of each kind, called by it, and a silent one."""
    every = (*(choice(kind, kind) for kind in KINDS), choice("silence", "turn_away", SMALL, silence=True))
    skip = marks.pop("skip", Skip(f"{id} passed."))
    told = {"chapter": "one", "chair": "kit", "place": "kitchen", "time": "evening", "need": "company"}
    text = marks.pop("text", (Line("bid", "Look.", "rowan", bid=True),))
    wants = marks.pop("wants", "company")
    return Scene(id=id, title=id, wants=wants, text=text, choices=tuple(choices) or every, skip=skip, **(told | marks))


def route(chair: str, cut: str, places: Iterable[str | tuple[Jump, ...]]) -> Route:
    """Return a route; a place is a scene id or a tuple of ways."""
    return Route(chair, cut, 20, tuple((Jump(place),) if isinstance(place, str) else place for place in places))


def story(*scenes: Scene, routes: Iterable[Route] = (), **parts: Any) -> Story:
    """Return a story of `scenes`. Without routes, every chair and cut plays them in order."""
    order = [scene.id for scene in scenes]
    chosen = tuple(routes) or tuple(
        route(chair, cut, order) for chair in ("kit", "rowan", "both") for cut in ("full", "short") if order
    )
    endings = {name: Ending(name, name, (Line("end", "The end."),), "missing", "there", "next") for name, _ in DOORS}
    defaults: dict[str, Any] = {
        "id": "test",
        "version": 1,
        "title": "Test",
        "language": "en",
        "cast": Cast({"kit": Person("kit", "Kit"), "rowan": Person("rowan", "Rowan")}),
        "kinds": KINDS,
        "chapters": {"one": Chapter("one", 1, "One", "Nothing."), "two": Chapter("two", 2, "Two", "Nothing.")},
        "scenes": {scene.id: scene for scene in scenes},
        "routes": {(route.chair, route.cut): route for route in chosen},
        "endings": endings,
        "doors": tuple(Door(name, parse(when) if when else None) for name, when in DOORS),
    }
    return Story(**(defaults | parts))


def state(**values: Any) -> State:
    """Return the state at the start of a story, with `values` in its place."""
    start: dict[str, Any] = {"trust": 550, "self_worth": 500, "distance": 250, "unspoken": 150, "strain": 100}
    return State(**(start | {"attention": 450} | values))


def taken(
    kind: str = "attune", weight: int = USUAL, *, wants: str = "company", cut: str = "full", due: str = "", **marks: Any
) -> Answer:
    """Return an answer of `kind` as it can be taken in a scene by itself."""
    here = scene("here", (choice("it", kind, weight, **marks),), wants=wants, due=due)
    return answer(here, here.choices[0], act(here, here.choices[0], KINDS, cut), "", None)


def meters(state: State) -> tuple[int, int, int, int, int]:
    """Return trust, self-worth, distance, unspoken and strain in tenths."""
    return state[:5]


HEARS, SLOWLY, CLOSED = (Setting("rowan", openness=openness) for openness in ("hears", "slowly", "closed"))
