"""`describe(session)`: the one view that canvas, DOM mirror, text mode and tests all read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from game.narrative.scene import Scene
from game.view import aid, desk, front, table, way, words
from game.view.picture import empty, onstage, picture
from game.view.session import OVERLAYS, Session
from game.view.sound import sound
from game.view.view import Control, Line, Picture, Section, View


def _recap(session: Session) -> tuple[Section, ...]:
    from game.view import recap

    return recap.recap(session)


def _turn(session: Session) -> tuple[Section, ...]:
    from game.view import evening

    return evening.turn(session)


def _beside(session: Session) -> tuple[Section, ...]:
    from game.view import beside

    return beside.beside(session)


def _keep(session: Session) -> tuple[Section, ...]:
    from game.view import recap

    return recap.keep(session)


# The screens of the way that was taken come at its end, so what they are made of is imported only then.
_SCREENS: Mapping[str, Callable[[Session], tuple[Section, ...]]] = {
    "title": front.title,
    "note": front.note,
    "options": front.options,
    "chair": front.chair,
    "scene": table.scene,
    "ending": table.ending,
    "recap": _recap,
    "turn": _turn,
    "beside": _beside,
    "keep": _keep,
    "history": way.history,
    "support": aid.support,
    "safety": aid.safety,
    "settings": desk.settings,
    "code": desk.code,
    "about": desk.about,
}
_MEANS = {"quick-exit": words.QUICK_EXIT_MEANS, "quit": words.CLOSE_MEANS}


def describe(session: Session) -> View:
    """Return what the player is told and can do on the present screen."""
    sections = _SCREENS[session.screen](session)
    if session.notice:
        sections = (Section("notice", "text", (Line("notice", "notice", session.notice),)), *sections)
    sections = (*sections, Section("standing", "standing", tuple(_standing(session))))
    controls = {control.id for section in sections for control in section.items if isinstance(control, Control)}
    game = session.game
    end = game.ending if game and session.screen == "ending" else None
    spoken = (session.notice, table.answer_announcement(session) if session.screen == "scene" else "")
    return View(
        screen=session.screen,
        title=_title(session, sections),
        sections=sections,
        language=session.story.language,
        focus=f"turn:{session.at}" if f"turn:{session.at}" in controls and session.screen == "recap" else "",
        announce=" ".join(part for part in spoken if part),
        picture=_picture(session),
        sound=sound(session),
        ending=end.id if end else "",
        back="back" if "back" in controls else "",
        dialog=session.screen in OVERLAYS,
        display=session.settings.display(session.system),
    )


def _standing(session: Session) -> Iterator[Control]:
    """The commands that stand on every screen, always in this order; help first, quick exit last."""
    log = session.game.log if session.game else None
    played = log is not None and bool(log.steps)
    for command, (label, key) in words.STANDING.items():
        shown = {
            "history": log is not None and bool(log.steps or log.branches),
            "undo": played and session.screen in ("scene", "ending", "recap"),
            "quit": session.system.can_quit,
        }.get(command, True)
        means = _MEANS.get(command)
        if shown and command != session.screen:
            yield Control(command, session.say(label), key=key, description=session.say(means) if means else "")
        if command == "support" and session.past_safety and session.screen != "safety":
            yield Control("safety", session.story.texts.safety_label, key=words.SAFETY_KEY)


def _title(session: Session, sections: tuple[Section, ...]) -> str:
    game = session.game
    if session.screen == "scene" and game is not None:
        last = game.last() if session.answered else None
        scene = last[0] if last else game.scene
        return session.cast.fill(scene.title) if scene else session.story.title
    lines = (item for section in sections for item in section.items if isinstance(item, Line))
    return next((line.text for line in lines if line.role in ("title", "heading")), session.story.title)


def _picture(session: Session) -> Picture:
    """The picture stays while something is laid over the table."""
    game, shown = session.game, onstage(session)
    if game is None or shown is None:
        return empty(session.story)
    chair = shown.chair if isinstance(shown, Scene) else game.state.chair
    return picture(session.story, session.say, game.state, session.cast, shown.place, shown.staging, chair)
