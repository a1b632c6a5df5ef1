"""Every screen that a player comes to, and every state in which one looks different."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from game.gallery.screen import Screen, offers, press, screen_of
from game.gallery.way import FIRST, LAST, answered, way
from game.view.describe import describe
from game.view.session import Session

NO_CODE = "TC1-NOT-A-CODE"
AWAY = ("title", "scene", "ending", "history", "support", "safety", "settings", "code")
"""Screens that the way taken leads to as others do."""
DRAWN = (1, 2, 3)
"""Some more ways than the first and the last answers give."""


def player_screens(session: Session) -> Iterator[Screen]:
    """Yield the screens by the way a player meets them, from the first page that `session` shows.

    Of a story that lacks something (a short way, an answer that is struck) the screens of that are not there.
    """
    scene = _seated(session)
    yield from _before(session, scene)
    yield from _played(scene)
    yield from _ended(scene)
    yield from _beside(session, scene)


def _seated(session: Session) -> Session:
    """Return the first scene of the first chair, on its shortest way."""
    chairs = press(session, "begin", "go-on")
    if offers(chairs, "cut:short"):
        chairs = press(chairs, "cut:short")
    return press(chairs, f"chair:{session.story.chairs[0].id}")


def _before(session: Session, scene: Session) -> Iterator[Screen]:
    yield screen_of("title", "The first page", session)
    yield from _to(
        "title-continue",
        "The first page, with a place to go on from",
        answered(scene, LAST),
        "go-on",
        "settings",
        "title",
    )
    note = press(session, "begin")
    yield screen_of("note", "Before you start", note)
    yield from _to("options", "What to leave out, and names", note, "options")
    yield from _to("chair", "Choosing a chair", note, "go-on")
    yield from _to("chair-kept", "Choosing a chair, when nothing is kept", note, "keep-nothing")
    yield from _to("about", "About this story", session, "about")


def _played(scene: Session) -> Iterator[Screen]:
    """Yield a scene in each of its states."""
    yield screen_of("scene", "A scene, with the heading of its chapter", scene)
    first = next(control.id for control in describe(scene).controls() if control.role == "choice")
    yield screen_of("scene-answers", "The same scene, scrolled to its answers", scene, first)
    yield screen_of("reply", "How an answer landed", answered(scene, LAST))
    yield from _to("scene-passed", "A scene, after one that was left out", scene, "skip")
    stops = [stop for which in (LAST, FIRST, *DRAWN) for stop in way(scene, which)]
    later = [stop for stop in stops if stop.screen == "scene" and stop.game != scene.game]
    for stop in [stop for stop in later if _has(stop, "chapter")][:1]:
        yield screen_of("chapter", "A new chapter", stop)
    for stop, struck in [(stop, struck) for stop in later if (struck := _struck(stop))][:1]:
        yield screen_of("scene-struck", "An answer that is struck through", stop, struck)
    yield screen_of("scene-long", "The scene with the most to read", max(later, key=_letters))


def _ended(scene: Session) -> Iterator[Screen]:
    for name, how, which in (("", "by different answers", DRAWN[0]), ("-cold", "by always the last answer", LAST)):
        *_, end = way(scene, which)
        yield screen_of(f"ending{name}", f"An ending, reached {how}", end)
        yield from _to(f"recap{name}", f"The way taken, {how}", end, "recap")
    yield from _looked_back(scene)
    late = [stop for stop in way(scene, LAST) if offers(stop, "safety")]
    for stop in late[-1:]:
        yield from _to("safety", "The question about fear", stop, "safety")
        yield from _to("ending-safe", "The way out of fear", stop, "safety", "afraid")


def _looked_back(scene: Session) -> Iterator[Screen]:
    """Yield the way taken where another one was left before its end, and each screen that the way taken leads on to."""
    stops = [stop for stop in way(scene, DRAWN[0]) if not stop.answered]
    if not all(offers(stop, "undo") for stop in stops[-2:-1]):
        return
    *_, end = way(press(stops[-2], "undo"), DRAWN[1])
    if not offers(end, "recap"):
        return
    recap = press(end, "recap")
    yield screen_of("recap-branches", "The way taken, with another that was left", recap)
    found = {recap.screen, *AWAY}
    for control in describe(recap).controls():
        beyond = recap.press(control.id) if control.available else recap
        if beyond.screen not in found:
            found.add(beyond.screen)
            yield screen_of(beyond.screen, describe(beyond).title, beyond)


def _beside(session: Session, scene: Session) -> Iterator[Screen]:
    """Yield what lies over other screens."""
    stops = [stop for stop in way(scene, DRAWN[0]) if not stop.answered]
    middle = stops[len(stops) // 2]
    figures = replace(middle, settings=replace(middle.settings, show_figures=True))
    yield screen_of("scene-figures", "A scene with the meters in figures", figures)
    yield from _to("history", "History", middle, "history")
    yield from _to("history-branches", "History, with a way that was left", middle, "undo", "undo", "history")
    yield from _to("support", "Support", middle, "support")
    for country in session.story.countries[-1:]:
        yield from _to("support-country", "Support in one country", middle, "support", f"country:{country.code}")
    yield from _to("settings", "Settings", middle, "settings")
    yield from _to("settings-end", "Settings, scrolled to their end", middle, "settings", focus="back")
    code = press(middle, "settings", "code")
    yield screen_of("code", "A code for this way, and a place to paste one", code)
    yield screen_of("code-wrong", "A code that is none", code.enter("enter-code", NO_CODE))


def _to(name: str, title: str, session: Session, *controls: str, focus: str = "") -> Iterator[Screen]:
    """Yield the screen that `controls` lead to, where the story has them all."""
    for control in controls:
        if not offers(session, control):
            return
        session = press(session, control)
    yield screen_of(name, title, session, focus)


def _has(session: Session, item: str) -> bool:
    return any(shown.id == item for shown in describe(session).items())


def _struck(session: Session) -> str:
    """Return the id of an answer that is struck; empty for none."""
    return next((control.id for control in describe(session).controls() if not control.available), "")


def _letters(session: Session) -> int:
    """Return how much there is to read."""
    return sum(len(getattr(item, "text", "")) + len(getattr(item, "label", "")) for item in describe(session).items())
