"""Keys into intents. What presses does so when the key is let go, and only where it also went down."""

from __future__ import annotations

import pygame

from game.stage.intent import Back, Exit, Intent, Letter, Move, Press, Rub, Step, Turn, Type

_AT_ONCE: dict[int, Intent] = {
    pygame.K_DOWN: Move(1, read=True),
    pygame.K_UP: Move(-1, read=True),
    pygame.K_PAGEDOWN: Turn(pages=0.9),
    pygame.K_PAGEUP: Turn(pages=-0.9),
    pygame.K_HOME: Turn(edge=-1),
    pygame.K_END: Turn(edge=1),
}
_SIDEWAYS: dict[int, Intent] = {pygame.K_RIGHT: Step(1), pygame.K_LEFT: Step(-1)}
_SIGNS = {pygame.K_PERIOD: ".", pygame.K_KP_PERIOD: ".", pygame.K_BACKSPACE: "backspace"}
_SIGNS |= {getattr(pygame, f"K_{digit}"): digit for digit in "0123456789"}
_SIGNS |= {getattr(pygame, f"K_KP{digit}"): digit for digit in "0123456789"}
"""Keys that are no letters and mean what stands on them, on the number block too."""
_PRESS = (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE)
_COMMAND = pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META


class Keyboard:
    """Remembers which keys went down on the screen that is shown."""

    def __init__(self) -> None:
        self._down: set[int] = set()

    def forget(self) -> None:
        """Let keys that are still down press nothing: another screen has come."""
        self._down.clear()

    def intent(self, event: pygame.event.Event, typing: bool, *, scans: bool = False) -> Intent | None:
        """Return what `event` asks, None for nothing.

        `typing`: a field has the focus and takes letters. `scans`: the space bar goes on to the next thing.
        """
        if scans and getattr(event, "key", None) == pygame.K_SPACE and not typing:
            return Move(1, read=True, round=True) if event.type == pygame.KEYUP else None
        if event.type == pygame.TEXTINPUT:
            return Type(event.text) if typing else None
        if event.type == pygame.KEYDOWN:
            return self._pressed(event, typing)
        if event.type == pygame.KEYUP and event.key in self._down:
            self._down.discard(event.key)
            return self._released(event, typing)
        return None

    def _pressed(self, event: pygame.event.Event, typing: bool) -> Intent | None:
        if event.key == pygame.K_TAB and not event.mod & _COMMAND:
            return Move(-1 if event.mod & pygame.KMOD_SHIFT else 1)
        if typing and event.key == pygame.K_BACKSPACE:
            return Rub(all=bool(event.mod & _COMMAND))
        at_once = _AT_ONCE if typing else _AT_ONCE | _SIDEWAYS
        if event.key in at_once and not event.mod & _COMMAND:
            return at_once[event.key]
        self._down.add(event.key)
        return None

    def _released(self, event: pygame.event.Event, typing: bool) -> Intent | None:
        if event.key == pygame.K_F9:
            return Exit()
        if event.mod & _COMMAND:
            return None
        if event.key in _PRESS and not (typing and event.key == pygame.K_SPACE):
            return Press()
        if event.key == pygame.K_ESCAPE:
            return Back()
        if event.key in _SIGNS:
            return None if typing else Letter(_SIGNS[event.key])
        name = pygame.key.name(event.key)
        return Letter(name) if not typing and len(name) == 1 and name.isalpha() else None
