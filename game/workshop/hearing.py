"""What a room hears, where somebody has turned the sound on: the same as a player, and nothing on the pages between."""

from __future__ import annotations

from game.narrative.game import Game
from game.narrative.scene import Scene
from game.narrative.story import Ending
from game.view.sound import at_the_table
from game.view.view import Sound
from game.workshop.room import LAID, Room

ARRIVAL, OVER = ("scene", "predict", "answers", "vote", "split"), ("settings", "keys")
"""Pages of one scene before its answer, and pages that may lie over it without making it still."""


def sound(room: Room) -> Sound:
    """Return what is to be heard on the present page of `room`."""
    game, page = room.game, room.beneath
    shown = _shown(game, page) if game is not None and not game.state.unsafe else None
    if game is None or shown is None:
        return Sound()
    answered, still = page == "reply", room.screen in LAID and room.screen not in OVER
    moment = f"{len(game.log.steps)}/{shown.id}/{'reply' if answered else 'arrival'}"
    return at_the_table(room.session.settings, shown, moment, answered, still=still)


def _shown(game: Game, page: str) -> Scene | Ending | None:
    if page == "reply":
        last = game.last()
        return last[0] if last else None
    if page == "ending":
        return game.ending
    return game.scene if page in ARRIVAL else None
