"""The beginning of a story as a story of its own, for a page that shows it while the rest is still on its way.

A beginning plays exactly as the whole does for as long as its scenes last; `leads_on` says when they do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.narrative.game import Game
from game.narrative.play import safe_exit, start
from game.narrative.state import Setting
from game.narrative.story import Story


def opening(story: Story) -> Story:
    """Return `story` with the scenes of those chapters only that its routes begin in.

    Of the endings only those stay that whoever is afraid may come to, and everything else: routes and doors name what
    is not there. A log that was played in it is a log of the whole story, and has to be replayed there, where more is
    asked about what was done.
    """
    first = {story.scenes[jump.to].chapter for route in story.routes.values() for jump in route.places[0]}
    safe = {ending for chair, cut in story.routes for ending in _ways_out(story, Setting(chair, cut))}
    return replace(
        story,
        scenes={key: scene for key, scene in story.scenes.items() if scene.chapter in first},
        endings={key: ending for key, ending in story.endings.items() if key in safe},
    )


def _ways_out(story: Story, setting: Setting) -> Iterator[str]:
    """Yield the endings that the safe exit can lead to, whatever was done before: up to one that it always leads to."""
    afraid = safe_exit(start(story, setting))
    for door in story.doors:
        yield door.ending
        if door.when is None or door.when.holds(afraid):
            return


def leads_on(game: Game) -> bool:
    """Return whether a game in an opening has come to where only the whole story knows what follows.

    Whoever is afraid leaves by an ending that every opening has; any other end may be none in the whole story.
    """
    return game.scene is None and not game.state.unsafe
