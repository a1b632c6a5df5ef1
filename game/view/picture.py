"""From a state to what the stage draws: light is trust, presence is self-worth, the gap is distance."""

from __future__ import annotations

from dataclasses import replace

from game.narrative.cast import Cast
from game.narrative.scene import Scene, Staging
from game.narrative.state import State
from game.narrative.story import Ending, Story
from game.view import words_picture as words
from game.view.session import Session
from game.view.text import Words, capital
from game.view.view import Picture

EMPTY = Picture(light=620, presence=500, gap=250, poses={"kit": "away", "rowan": "away"}, objects=("cups", "moon"))
"""The first page: the table, the lamp, two empty chairs."""


def empty(story: Story) -> Picture:
    """Return the picture of the first page."""
    return replace(EMPTY, caption=story.title)


def onstage(session: Session) -> Scene | Ending | None:
    """Return what is at the table, also while something is laid over it; None before a story begins."""
    screen = next((s for s in (session.screen, *reversed(session.under)) if s in ("scene", "ending", "recap")), "")
    game = session.game
    if game is None or not screen:
        return None
    last = game.last() if session.answered and screen == "scene" else None
    return last[0] if last else game.scene or game.ending


def picture(story: Story, say: Words, state: State, cast: Cast, place: str, staging: Staging, played: str) -> Picture:
    """Return the picture of `place` as `state` lights it, with a caption for who does not see it."""
    return Picture(
        place=place,
        hour=staging.hour,
        weather=staging.weather,
        light=state.trust,
        presence=state.self_worth,
        gap=state.distance,
        played=played,
        poses=dict(staging.poses),
        objects=staging.objects,
        leans=state.lean,
        caption=_caption(story, say, state, cast, place, staging),
    )


def _caption(story: Story, say: Words, state: State, cast: Cast, place: str, staging: Staging) -> str:
    where = say(words.PLACE[place]) if place in words.PLACE else capital(place)
    light = say(words.LIGHT.get(story.band("trust", state.trust).id, words.LIGHT["steady"]))
    seats = _seats(say, state, cast, staging)
    told = say(words.CAPTION, place=where, light=light, where=seats)
    return f"{told} {say(words.WEATHER[staging.weather])}" if staging.weather in words.WEATHER else told


def _seats(say: Words, state: State, cast: Cast, staging: Staging) -> str:
    away = [cast.name(person) for person in ("kit", "rowan") if staging.poses.get(person) == "away"]
    if not away:
        return say(next(text for upper, text in words.NEAR.items() if state.distance < upper))
    return say(words.BOTH_AWAY, one=away[0], other=away[1]) if len(away) == 2 else say(words.ONE_AWAY, name=away[0])
