"""The beginning of a story as a story of its own, for a page that shows it while the rest is still on its way.

A beginning plays exactly as the whole does for as long as its scenes last; `leads_on` says when they do not.
"""

from __future__ import annotations

from dataclasses import replace

from game.narrative.game import Game
from game.narrative.story import Story


def opening(story: Story) -> Story:
    """Return `story` with the scenes of those chapters only that its routes begin in.

    Everything else stays: routes and doors name scenes that are not there. A log that was played in it is a log of the
    whole story, and has to be replayed there, where more is asked about what was done.
    """
    first = {story.scenes[jump.to].chapter for route in story.routes.values() for jump in route.places[0]}
    return replace(story, scenes={key: scene for key, scene in story.scenes.items() if scene.chapter in first})


def leads_on(game: Game) -> bool:
    """Return whether a game in an opening has come to where only the whole story knows what follows.

    Whoever is afraid leaves by an ending that every opening has; any other end may be none in the whole story.
    """
    return game.scene is None and not game.state.unsafe
