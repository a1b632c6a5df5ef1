"""One session for every screen, and for every state in which a screen looks different."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from functools import cache

from game.view.session import Session
from tests.pilot.pilot import Pilot, real_story
from tests.pilot.policy import policies


@cache
def tour() -> Mapping[str, Session]:
    """Return the sessions by name: the screen, and after a dash what is special."""
    return {name: make().host.session for name, make in _STOPS.items()}


def fresh() -> Pilot:
    return Pilot(real_story())


def ended(policy: str, seed: int = 1) -> Pilot:
    """A pilot on the ending that `policy` came to."""
    pilot = fresh().sit()
    pilot.play(policies()[policy].on_view(random.Random(seed)))
    return pilot


def answered(policy: str, decisions: int, seed: int = 1) -> Pilot:
    """A pilot in a scene, with so many decisions behind it."""
    pilot, rng = fresh().sit(), random.Random(seed)
    for _ in range(decisions):
        scene = pilot.game.scene
        assert scene is not None
        pilot.press(policies()[policy].on_view(rng)(scene, pilot.open_choices(), pilot.game))
        pilot.press("go-on")
    return pilot


def struck() -> Pilot:
    """A pilot in a scene with an answer that is struck."""
    for decisions in range(2, 9):
        pilot = answered("attacker", decisions)
        if any(not control.available for control in pilot.view.controls()):
            return pilot
    raise AssertionError("an attacker floods")


def parted() -> Pilot:
    """A pilot on an ending, with another way that was left at the fifth decision and had an ending, too."""
    pilot = ended("mostly-good").through("recap", "turn:4")
    others = [control.id for control in pilot.view.controls() if control.role == "choice" and control.available]
    pilot.through(others[-1], "go-on")
    pilot.play(policies()["withdrawer"].on_view(random.Random(2)))
    return pilot


def stopped() -> Pilot:
    """A pilot on an ending, with a way that was left before its ending and that the present one goes on from."""
    pilot = answered("attentive", 4).through("history", "rewind:2")
    pilot.play(policies()["withdrawer"].on_view(random.Random(2)))
    return pilot


def skipped_on() -> Pilot:
    """A pilot on an ending, with the first scene skipped."""
    pilot = fresh().sit().through("skip")
    pilot.play(policies()["mostly-good"].on_view(random.Random(1)))
    return pilot


def _with_code() -> Pilot:
    code = answered("attentive", 3)
    code.press("settings")
    code.press("code")
    value = next(item.value for item in code.view.items() if item.id == "code" and hasattr(item, "value"))
    pilot = fresh().through("code")
    pilot.host.enter("enter-code", value)
    return pilot


def _skipped() -> Pilot:
    return fresh().sit().through("skip")


_STOPS: Mapping[str, Callable[[], Pilot]] = {
    "title": fresh,
    "title-continue": lambda: answered("attentive", 2).through("settings", "title"),
    "title-ended": lambda: ended("attentive").through("title"),
    "note": lambda: fresh().through("begin"),
    "note-code": _with_code,
    "options": lambda: fresh().through("begin", "options"),
    "chair": lambda: fresh().through("begin", "go-on"),
    "chair-nothing-kept": lambda: fresh().through("begin", "keep-nothing"),
    "scene": lambda: fresh().sit(),
    "scene-captions": lambda: fresh().sit().through("settings", "set:captions=yes", "back"),
    "scene-skipped": _skipped,
    "scene-loop": lambda: answered("withdrawer", 4),
    "scene-struck": struck,
    "scene-reply": lambda: answered("attentive", 1).last_answer(),
    "scene-last-reply": lambda: answered("attentive", 9).last_answer(),
    "scene-branches": lambda: answered("attentive", 4).through("undo", "undo"),
    "ending": lambda: ended("attentive"),
    "ending-cold": lambda: ended("withdrawer", 3),
    "ending-safe": lambda: ended("afraid"),
    "ending-safe-after-all": lambda: ended("attentive").through("safety", "afraid"),
    "recap": lambda: ended("mostly-good").through("recap"),
    "recap-branches": lambda: parted().through("recap"),
    "turn": lambda: ended("mostly-good").through("recap", "turn:3"),
    "turn-skipped": lambda: skipped_on().through("recap", "turn:0"),
    "beside": lambda: parted().through("recap", "beside:0"),
    "beside-stopped": lambda: stopped().through("recap", "beside:0"),
    "keep": lambda: ended("mostly-good").through("recap", "keep"),
    "history-empty": lambda: answered("attentive", 1).through("undo", "history"),
    "history": lambda: answered("mostly-good", 6).through("history"),
    "history-branches": lambda: answered("attentive", 4).through("undo", "undo", "history"),
    "history-safe": lambda: ended("afraid").through("history"),
    "support": lambda: fresh().through("support"),
    "support-ending": lambda: ended("withdrawer", 3).through("support:lines"),
    "support-country": lambda: fresh().through("support", "country:GB"),
    "safety": lambda: answered("attentive", 4).through("safety"),
    "safety-title": lambda: fresh().through("support", "safety:ask"),
    "settings": lambda: fresh().through("settings"),
    "settings-scene": lambda: answered("attentive", 4).through("settings"),
    "code": lambda: fresh().through("code"),
    "code-scene": lambda: answered("attentive", 4).through("settings", "code"),
    "about": lambda: fresh().through("about"),
}
