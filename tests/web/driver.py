"""Drives the built page: by what the mirror says, with keys or with the pointer."""

from __future__ import annotations

import random
from functools import cache
from typing import Any

from game.view.session import OPENNESS
from game.view.settings import System
from tests.pilot.pilot import TODAY, Pilot, real_story
from tests.pilot.policy import policies

SECONDS = 30_000
"""Milliseconds a cold start may take on a slow machine."""

Page = Any


@cache
def way_to(*endings: str) -> tuple[str, ...]:
    """Return the choices that lead to one of `endings` whoever sits opposite (the page draws that by lot)."""
    for seed in range(200):
        for policy in policies().values():
            pilot = _sat(0)
            ending = pilot.play(policy.on_view(random.Random(seed)))
            choices = tuple(f"choice:{step.choice}" for step in pilot.game.log.steps if step.choice)
            if ending in endings and all(_leads(choices, opposite) in endings for opposite in range(len(OPENNESS))):
                return choices
    raise AssertionError(f"no way to {endings} was found")


def _sat(opposite: int) -> Pilot:
    return Pilot(real_story(), system=System(today=TODAY, seed=opposite)).sit()


def _leads(choices: tuple[str, ...], opposite: int) -> str:
    """Return the ending that `choices` lead to, empty where one of them cannot be pressed."""
    pilot, left = _sat(opposite), list(choices)
    while pilot.view.screen == "scene":
        control = "go-on" if pilot.offered("go-on") else left.pop(0) if left else ""
        offered = pilot.offered(control)
        if offered is None or not offered.available:
            return ""
        pilot.press(control)
    return pilot.view.ending


def wait_for(page: Page, screen: str) -> None:
    """Wait for `screen`; fail at once where the page says that it could not start."""
    page.wait_for_selector(f'#game[data-screen="{screen}"], #shell[data-failed]', timeout=SECONDS)
    failed = page.get_attribute("#shell", "data-failed")
    assert not failed, f"{failed}: {page.text_content('#detail')}"


def settled(page: Page) -> None:
    """Wait until the page has drawn what it was last asked for: heard in one frame, drawn and shown in the next two."""
    page.evaluate(
        """async () => {
            for (let frame = 0; frame < 4; frame += 1) await new Promise(requestAnimationFrame);
            await new Promise((done) => setTimeout(done, 40));
        }"""
    )


def begin(page: Page) -> None:
    """From the first page to the chairs, by its own button."""
    page.get_by_role("button", name="Begin").click()
    wait_for(page, "chair")


def screen(page: Page) -> str:
    return str(page.get_attribute("#game", "data-screen"))


def controls(page: Page) -> list[dict[str, Any]]:
    """Every button of the mirror: id, name, whether it is struck, and where it is."""
    found: list[dict[str, Any]] = page.evaluate(
        """() => [...document.querySelectorAll('#mirror button')].map((button) => ({
            id: button.dataset.id, name: button.textContent, struck: button.getAttribute('aria-disabled') === 'true',
            box: button.getBoundingClientRect().toJSON()}))"""
    )
    return found


def tab_to(page: Page, id: str, most: int = 60) -> None:
    """Press Tab until the control `id` has the focus."""
    for _ in range(most):
        if page.evaluate("() => document.activeElement.dataset.id") == id:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {id!r} on {screen(page)!r}")


def next_id(page: Page, way: list[str]) -> str:
    """Return the control to press now, taking choices from `way`."""
    offered = {control["id"] for control in controls(page)}
    return "go-on" if "go-on" in offered else way.pop(0)
