"""The screens before the first scene: title, content note, options, chair."""

from __future__ import annotations

from collections.abc import Iterator

from game.view import words
from game.view.parts import lettered, notes, text
from game.view.session import Session
from game.view.text import capital, sentence
from game.view.view import Control, Line, Section


def title(session: Session) -> tuple[Section, ...]:
    """The first page."""
    story, say = session.story, session.say
    lines = [Line("title", "title", story.title), *notes("subtitle", [session.cast.fill(story.texts.subtitle)])]
    actions = []
    if session.game is not None:
        actions.append(Control("continue", say(words.CONTINUE), description=_where(session), primary=True))
    actions += [
        Control("begin", say(words.BEGIN), primary=session.game is None),
        Control("code", say(words.OPEN_CODE)),
        Control("about", say(words.ABOUT)),
    ]
    if session.system.workshop:
        actions.append(Control("workshop", say(words.WORKSHOP), description=say(words.WORKSHOP_MEANS)))
    return (text("text", lines), Section("actions", "actions", lettered(actions)), *_languages(session))


def _languages(session: Session) -> Iterator[Section]:
    """The languages there are, each by its own name, where who cannot read this one finds them."""
    if session.editions is None:
        return
    edition = session.editions.edition(session.language)
    if edition.draft:
        yield text("draft", [Line("draft", "note", session.say(words.DRAFT))])
    radios = tuple(
        Control(f"set:language={code}", name, "radio", checked=code == session.language, language=code)
        for code, name in session.editions.names()
    )
    if len(radios) > 1:
        yield Section("language", "setting", radios, session.say(words.SETTING["language"]))


def _where(session: Session) -> str:
    game = session.game
    if game is None:
        return ""
    return session.cast.fill(game.scene.title if game.scene else game.ending.title if game.ending else "")


def note(session: Session) -> tuple[Section, ...]:
    """The content note: what it holds, how to stop, what is kept."""
    texts, say = session.story.texts, session.say
    lines = [
        Line("heading", "heading", say(words.NOTE)),
        *notes("note", (session.cast.fill(paragraph) for paragraph in texts.note)),
        Line("kept", "note", say(words.KEPT if session.keep is not False else words.KEEPING_NOTHING)),
        *notes("terms", (texts.disclaimer, texts.age)),
    ]
    actions = [Control("go-on", say(words.GO_ON), primary=True), Control("options", say(words.OPTIONS))]
    if session.keep is not False:
        actions.insert(1, Control("keep-nothing", say(words.KEEP_NOTHING)))
    return (text("text", lines), Section("actions", "choices", lettered(actions)), *_back(session))


def options(session: Session) -> tuple[Section, ...]:
    """What to leave out, and the names of the two; a story that has none of either shows none."""
    story, say = session.story, session.say
    lines = (Line("heading", "heading", say(words.OPTIONS)), Line("means", "note", say(words.LEAVE_OUT_MEANS)))
    tags = tuple(
        Control(f"leave-out:{tag}", capital(label), "switch", checked=tag in session.left_out)
        for tag, label in story.tags.items()
    )
    present = session.casting or (story.castings[0].id if story.castings else "")
    castings = tuple(
        Control(f"casting:{casting.id}", casting.label, "radio", checked=casting.id == present)
        for casting in story.castings
    )
    back = Section("actions", "actions", (Control("back", say(words.DONE), primary=True),))
    groups = (
        Section("leave-out", "setting", tags, say(words.LEAVE_OUT), shown=True),
        Section("names", "setting", castings, say(words.NAMES), shown=True),
    )
    return (text("text", lines), *(group for group in groups if group.items), back)


def chair(session: Session) -> tuple[Section, ...]:
    """Whose chair to take, and for how long."""
    heading = text("text", (Line("heading", "heading", session.say(words.CHAIR)),))
    chairs = Section("chairs", "choices", lettered(_chairs(session)))
    return (heading, *_lengths(session), chairs, *_back(session))


def _lengths(session: Session) -> Iterator[Section]:
    """How long it may take, where there is a choice."""
    cuts = tuple(dict.fromkeys(route.cut for route in session.story.routes.values()))
    if len(cuts) > 1:
        present, say = session.cut or cuts[0], session.say
        radios = tuple(
            Control(f"cut:{cut}", capital(say(words.CUTS[cut])), "radio", checked=cut == present) for cut in cuts
        )
        yield Section("length", "setting", radios, session.say(words.HOW_LONG), shown=True)


def _back(session: Session) -> Iterator[Section]:
    """A way back to the screen before. A code leads on through the content note only, so that nothing passes it by."""
    if session.under[-1:] in (("title",), ("note",)):
        yield Section("back", "actions", (Control("back", session.say(words.BACK)),))


def _chairs(session: Session) -> Iterator[Control]:
    cast, story, say = session.cast, session.story, session.say
    for seat in story.chairs:
        control, name, about = f"chair:{seat.id}", cast.fill(seat.title), cast.fill(seat.text)
        if seat.soon or not any(route.chair == seat.id for route in story.routes.values()):
            yield Control(control, name, "choice", available=False, reason=seat.soon, description=about)
            continue
        route = session.way(seat.id)
        decisions = say.count(words.DECISIONS, len(route.places))
        length = say(words.LENGTH, decisions=decisions, minutes=say.count(words.MINUTES, route.minutes))
        yield Control(control, name, "choice", description=f"{about} {sentence(length)}")
