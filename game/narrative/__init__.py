"""The narrative core: frozen values and pure rules. It knows no pygame, no clock, no randomness and no files."""

from game.narrative.answer import Option
from game.narrative.game import Game, Replayed, new_game, replay
from game.narrative.play import ClosedChoice, UnknownChoice, UnknownRoute, available_choices, choose, ending, start
from game.narrative.state import Setting, State
from game.narrative.story import Ending, Story

__all__ = [
    "ClosedChoice",
    "Ending",
    "Game",
    "Option",
    "Replayed",
    "Setting",
    "State",
    "Story",
    "UnknownChoice",
    "UnknownRoute",
    "available_choices",
    "choose",
    "ending",
    "new_game",
    "replay",
    "start",
]
