"""The session that a surface holds."""

from __future__ import annotations

from dataclasses import replace

from tests.pilot.pilot import Pilot, real_story
from tests.view.tour import answered, fresh


def test_every_answer_is_kept_at_once() -> None:
    pilot = fresh().sit()
    while pilot.view.screen == "scene":
        assert pilot.reopened(token="pilot").through("continue").game.log == pilot.game.log
        pilot.last_answer()
        assert pilot.reopened(token="pilot").through("continue").game.log == pilot.game.log
        pilot.press("go-on")


def test_a_press_returns_what_the_surface_has_to_do() -> None:
    pilot = answered("attentive", 1)
    assert pilot.press("support") == ""
    assert pilot.press("quit") == "quit"
    assert pilot.through("back", "settings", "code").press("copy") == "copy"
    assert pilot.press("quick-exit") == "quick-exit"


def test_something_can_be_told_once() -> None:
    pilot = fresh()
    pilot.host.tell("A word from the device.")
    assert "A word from the device." in pilot.texts()
    assert pilot.view.announce == "A word from the device."
    pilot.press("begin")
    assert "A word from the device." not in pilot.texts()


def test_the_device_can_change() -> None:
    pilot = Pilot(real_story())
    system = replace(pilot.host.session.system, reduced_motion=True)
    pilot.host.adapt(system)
    assert pilot.view.display.reduced_motion


def test_a_page_that_is_hidden_keeps_once_more() -> None:
    pilot = answered("attentive", 2)
    kept = pilot.store.read()
    pilot.host.keep()
    assert pilot.store.read() == kept
