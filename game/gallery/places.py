"""Every place of the story as a picture without words: once warm, once cold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial

from game.gallery.screen import Look, Screen
from game.view.describe import describe
from game.view.session import Session
from game.view.view import Picture, View

PREFIX = "place-"
"""How the names of these screens begin."""
WARM, COLD = "warm", "cold"


def _place(
    light: int,
    presence: int,
    gap: int,
    place: str,
    hour: str,
    kit: str,
    rowan: str,
    things: str = "",
    sky: str = "clear",
) -> Picture:
    """Return a place with the weather `sky`; `things` are words between spaces."""
    poses = {"kit": kit, "rowan": rowan}
    return Picture(place, hour, light, presence, gap, poses=poses, objects=tuple(things.split()), weather=sky)


_warm = partial(_place, 800, 700, 200)
_cold = partial(_place, 150, 250, 800)

SHOWN: Mapping[str, tuple[str, Picture, Picture]] = {
    "kitchen": (
        "The kitchen",
        _warm("kitchen", "morning", "cup", "sitting", "cups key coat"),
        _cold("kitchen", "night", "phone", "turned", "cups moon phone"),
    ),
    "hallway": (
        "The hallway",
        _warm("hallway", "evening", "standing", "coat", "key"),
        _cold("hallway", "night", "standing", "standing", "key coat cups", "rain"),
    ),
    "bedroom": (
        "The bedroom",
        _warm("bedroom", "morning", "reading", "standing", "tray cups"),
        _cold("bedroom", "night", "sitting", "asleep", "phone coat tray"),
    ),
    "sofa": (
        "The sofa",
        _warm("sofa", "day", "cup", "reading", "cups"),
        _cold("sofa", "evening", "phone", "phone", "phone key"),
    ),
    "car": (
        "The car",
        _warm("car", "dusk", "sitting", "sitting"),
        _cold("car", "night", "phone", "turned", "phone", "rain"),
    ),
    "hospital": (
        "The hospital's corridor",
        _warm("hospital", "day", "sitting", "cup", "cups"),
        _cold("hospital", "morning", "away", "phone", "phone coat", "frost"),
    ),
    "choir": (
        "The choir's hall",
        _warm("choir", "day", "sitting", "standing"),
        _cold("choir", "evening", "phone", "sitting", "phone"),
    ),
    "childhood": (
        "The kitchen of a childhood",
        _warm("childhood", "morning", "sitting", "away", "newspaper"),
        _cold("childhood", "night", "standing", "away", "newspaper"),
    ),
    "room": (
        "The rented room",
        _warm("room", "day", "sitting", "standing", "coat cups"),
        _cold("room", "night", "head-down", "away", "phone"),
    ),
    "counsellor": (
        "The counsellor's room",
        _warm("counsellor", "day", "sitting", "sitting", "cups coat"),
        _cold("counsellor", "dusk", "turned", "coat", "cups"),
    ),
}
"""What each place is called, and how it looks when there is trust and when there is none."""


def place_screens(session: Session) -> Iterator[Screen]:
    """Yield each place, warm and cold."""
    for name, (title, warm, cold) in SHOWN.items():
        for how, picture in ((WARM, warm), (COLD, cold)):
            yield Screen(f"{PREFIX}{name}-{how}", f"{title}, {how}", partial(_alone, session, picture))


def _alone(session: Session, picture: Picture, look: Look) -> View:
    """Return a view of `picture` and nothing to read."""
    view = describe(replace(session, settings=look.put(session.settings)))
    return replace(view, sections=(), focus="", announce="", picture=picture)
