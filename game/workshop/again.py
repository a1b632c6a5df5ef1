"""Trying an evening again: what pressing does in forum replay, and what is remembered of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from game.workshop.room import Move, Room
from game.workshop.trial import Trial, Tried, decisions, try_again, try_other

__all__ = ["MOVES", "decisions", "note"]

MOST_TRIED = 60
"""Tries that are remembered; a workshop has fewer."""


def note(room: Room) -> Room:
    """Return the room with the first answer of its trial remembered beside the room's own."""
    trial = room.trial
    if trial is None or len(trial.tried) != 1:
        return room
    step = trial.tried[0].step
    tried = Tried(trial.step, step.scene, step.choice)
    return replace(room, tried=(*(one for one in room.tried if one != tried), tried)[-MOST_TRIED:])


def _same(room: Room, step: str) -> Room:
    return _begin(room, step, other=False)


def _other(room: Room, step: str) -> Room:
    return _begin(room, step, other=True)


def _begin(room: Room, step: str, *, other: bool) -> Room:
    game = room.session.game
    if game is None:
        return room
    trial = try_other(game, int(step)) if other else try_again(game, int(step))
    return replace(room, trial=trial, vote=None, counting="", revealed=False).go("scene")


def _another(room: Room, _: str) -> Room:
    """Another answer to the evening that is tried."""
    trial = room.trial
    if trial is None:
        return room
    game = trial.game
    fresh: Trial = replace(
        trial,
        game=replace(
            game,
            log=replace(game.log, steps=game.log.steps[: trial.start]),
            states=game.states[: trial.start + 1],
        ),
    )
    return replace(room, trial=fresh).go("answers")


def _farther(room: Room, _: str) -> Room:
    return room.go("scene")


def _replay(room: Room, _: str) -> Room:
    under = room.lift() if room.screen == "keys" else room
    return replace(under, trial=None, vote=None, counting="").go("replay")


def _own_way(room: Room, _: str) -> Room:
    """Back to the room's own way: to its next scene, or to its ending."""
    from game.workshop.moves import arrive

    return arrive(replace(room, trial=None))


MOVES: Mapping[str, Move] = {
    "again": _same,
    "other": _other,
    "another": _another,
    "farther": _farther,
    "replay": _replay,
    "own-way": _own_way,
}
