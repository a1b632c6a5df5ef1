"""The pack of a workshop that is being set up on the screen."""

from __future__ import annotations

from collections.abc import Iterator

from game.narrative.state import Setting
from game.workshop.evening import evenings
from game.workshop.pack.pack import Pack
from game.workshop.plan import Length, Plan, make_plan, route_of
from game.workshop.room import Room

HOURS: tuple[Length, ...] = ("first", "second")
"""Whichever of two hours is set up, the pack is for both: paper is made before the first."""


def pack_of(room: Room) -> Pack:
    """Return the pack for what `room` has set up, in the language, names, paper and country that were chosen."""
    session, setup = room.session, room.setup
    story, chair = session.story, setup.chair
    plans = tuple(_plans(room))
    setting = Setting(chair=chair, cut=route_of(story, chair).cut, left_out=setup.left_out)
    printed = evenings(story, session.cast, setting, plans)
    country, today = session.settings.country, session.system.today
    return Pack(story, session.say, session.cast, plans, chair, printed, setup.paper, country, today)


def name_of(room: Room) -> str:
    """Return how a file with the pack is called, without ending."""
    length = "2x60" if room.setup.length in HOURS else room.setup.length
    return f"workshop-{length}-{room.setup.chair}"


def _plans(room: Room) -> Iterator[Plan]:
    setup, story = room.setup, room.session.story
    for length in HOURS if setup.length in HOURS else (setup.length,):
        out = setup.chapters_out if length == setup.length else frozenset()  # each hour has its own chapters
        yield make_plan(story, setup.chair, length, out)
