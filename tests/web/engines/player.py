"""Plays the page in any engine: by what the mirror says, with keys, with the mouse on the drawing, with a finger."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from typing import Any

from tests.web.engines.engine import HEIGHT, WIDTH, Engine

SECONDS = 90.0
"""How long a start may take on a machine that does other things, too."""
Press = Callable[["Player", str], None]


class Player:
    """Somebody at the page."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    def until(self, script: str, seconds: float = SECONDS) -> None:
        """Wait until the function `script` says yes; fail at once where the page says that it could not start."""
        end = time.monotonic() + seconds
        while not self.engine.evaluate(script):
            failed = self.engine.evaluate("() => document.querySelector('#shell[data-failed] #detail')?.textContent")
            assert failed is None, f"the page could not start: {failed}"
            assert time.monotonic() < end, f"never: {script}"
            time.sleep(0.05)

    def settle(self) -> None:
        """Wait until the page has drawn what it was last asked for."""
        frames = "requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(r, 30)))"
        self.engine.evaluate(f"() => new Promise((r) => {frames})")

    def arrive(self, screen: str) -> None:
        """Wait for a screen."""
        self.until(f"() => document.getElementById('game').dataset.screen === '{screen}'")
        self.settle()

    @property
    def screen(self) -> str:
        return str(self.engine.evaluate("() => document.getElementById('game').dataset.screen"))

    @property
    def ending(self) -> str:
        self.arrive("ending")
        return str(self.engine.evaluate("() => document.getElementById('game').dataset.ending"))

    def ids(self) -> list[str]:
        """Return the ids of what can be pressed."""
        script = "() => [...document.querySelectorAll('#mirror button')].map((button) => button.dataset.id)"
        return list(map(str, self.engine.evaluate(script)))

    def words(self) -> list[str]:
        """Return what the mirror says."""
        script = (
            "() => [...document.querySelectorAll('#mirror :is(h1, h2, p, button)')].map((part) => part.textContent)"
        )
        return list(map(str, self.engine.evaluate(script)))

    def begin(self) -> None:
        """From the first page to the chairs, with its own button."""
        self.until("() => Boolean(document.querySelector('#begin:enabled'))")
        self.tab_to("document.activeElement.id === 'begin'")
        self.engine.press("Enter")
        self.arrive("chair")

    def play(self, way: list[str], press: Press) -> str:
        """Sit down in Kit's chair for the short way, take the choices of `way`, and return the ending."""
        press(self, "cut:short")
        self.until("() => document.querySelector(`[data-id='cut:short']`)?.getAttribute('aria-checked') === 'true'")
        self.settle()
        press(self, "chair:kit")
        self.arrive("scene")
        while self.screen == "scene":
            self.answer("go-on" if "go-on" in self.ids() else way.pop(0), press)
        return self.ending

    def answer(self, control: str, press: Press) -> None:
        """Press `control`, and wait until it has gone."""
        press(self, control)
        self.until(f"() => !document.querySelector(`#mirror [data-id={json.dumps(control)}]`)")
        self.settle()

    def tab_to(self, reached: str, most: int = 60) -> None:
        for _ in range(most):
            if self.engine.evaluate(f"() => {reached}"):
                return
            self.engine.press("Tab")
        raise AssertionError(f"Tab does not reach where {reached} on {self.screen!r}")

    def place(self, control: str) -> tuple[float, float]:
        """Bring a control into view with the wheel, as a person would; return a point where it is drawn."""
        script = (
            f"() => document.querySelector(`#mirror [data-id={json.dumps(control)}]`).getBoundingClientRect().toJSON()"
        )
        for _ in range(40):
            box: Any = self.engine.evaluate(script)
            if box["y"] >= 0 and box["y"] + min(box["height"], 60) < HEIGHT - 60:
                return box["x"] + box["width"] / 2, box["y"] + min(box["height"], 60) / 2
            self.engine.wheel(WIDTH - 80, HEIGHT * 0.7, 120 if box["y"] > 0 else -120)
            self.settle()
        raise AssertionError(f"{control} cannot be scrolled to")


def by_keyboard(player: Player, control: str) -> None:
    """Tab to the control and press it; radio buttons are chosen with the arrows."""
    if control.startswith("cut:"):
        player.tab_to("document.activeElement.dataset.id?.startsWith('cut:')")
        player.engine.press("ArrowRight")
        return
    player.tab_to(f"document.activeElement.dataset.id === {json.dumps(control)}")
    player.engine.press("Enter" if len(control) % 2 else "Space")


def by_mouse(player: Player, control: str) -> None:
    """Click where the control is drawn."""
    player.engine.click(*player.place(control))


def by_finger(player: Player, control: str) -> None:
    """Tap where the control is drawn."""
    player.engine.tap(*player.place(control))
