"""From a state to what the stage draws: light is trust, presence is self-worth, the gap is distance."""

from __future__ import annotations

from dataclasses import replace

from game.narrative.cast import Cast
from game.narrative.scene import Staging
from game.narrative.state import State
from game.narrative.story import Story
from game.view.view import Picture

EMPTY = Picture(light=620, presence=500, gap=250, poses={"kit": "away", "rowan": "away"}, objects=("cups", "moon"))
"""The first page: the table, the lamp, two empty chairs."""
_LIGHT = {"gone": "almost dark", "thin": "pale", "careful": "dim", "steady": "even", "warm": "warm and wide"}
_NEAR = ((200, "close together"), (450, "a little apart"), (700, "apart"), (1001, "far apart"))


def empty(story: Story) -> Picture:
    """Return the picture of the first page."""
    return replace(EMPTY, caption=story.title)


def picture(story: Story, state: State, cast: Cast, place: str, staging: Staging, played: str) -> Picture:
    """Return the picture of `place` as `state` lights it, with a caption for who does not see it."""
    light = _LIGHT.get(story.band("trust", state.trust).id, "even")
    near = next(word for upper, word in _NEAR if state.distance < upper)
    away = [cast.name(person) for person in ("kit", "rowan") if staging.poses.get(person) == "away"]
    where = f"Two chairs, {near}." if not away else f"{' and '.join(away)} not in the picture."
    return Picture(
        place=place,
        hour=staging.hour,
        light=state.trust,
        presence=state.self_worth,
        gap=state.distance,
        played=played,
        poses=dict(staging.poses),
        objects=staging.objects,
        caption=f"{place.capitalize()}, the light {light}. {where}",
    )
