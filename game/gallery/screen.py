"""One screen of the program, reached by pressing what the screens before it offer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from game.view.describe import describe
from game.view.session import Session
from game.view.settings import Settings
from game.view.view import View
from game.workshop.describe import describe as describe_room
from game.workshop.room import Room


class NotOfferedError(ValueError):
    """A control was to be pressed that the screen does not offer: the way there has to be told anew."""


class Look(NamedTuple):
    """How the words are set, as far as the settings say."""

    theme: str = "evening"
    text_size: int = 100
    spacing: str = "usual"
    typeface: str = "usual"

    def put(self, settings: Settings) -> Settings:
        """Return `settings` with this look, and nothing that moves. Raises ValueError where there is no such look."""
        for name, value in {**self._asdict(), "motion": "reduced"}.items():
            settings = settings.put(name, str(value))
        return settings


class Screen(NamedTuple):
    """A screen by name. `shown` gives its view in a look."""

    name: str
    """Stable, and fit for a file's name: `scene-struck`, `room-vote`."""
    title: str
    """What it is, for people."""
    shown: Callable[[Look], View]
    focus: str = ""
    """The item that has the focus and is scrolled into view; empty for the top of the words."""


def screen_of(name: str, title: str, session: Session, focus: str = "") -> Screen:
    """Return the screen that `session` shows."""
    return Screen(name, title, lambda look: describe(replace(session, settings=look.put(session.settings))), focus)


def screen_of_room(name: str, title: str, room: Room, show: Callable[[Room], View] = describe_room) -> Screen:
    """Return what `show` shows of a workshop: its page, or something else."""

    def shown(look: Look) -> View:
        session = replace(room.session, settings=look.put(room.session.settings))
        return show(replace(room, session=session))

    return Screen(name, title, shown)


def press(session: Session, *controls: str) -> Session:
    """Return the session after `controls`, each of which has to be offered. Raises NotOfferedError where one is not."""
    for control in controls:
        if not offers(session, control):
            raise NotOfferedError(f"'{control}' is not offered on '{session.screen}'")
        session = session.press(control)
    return session


def offers(session: Session, control: str) -> bool:
    """Whether `control` stands on the screen and can be pressed."""
    return any(offered.id == control and offered.available for offered in describe(session).controls())
