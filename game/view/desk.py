"""Settings, the text code, and what this is."""

from __future__ import annotations

from collections.abc import Iterator

from game.narrative.code import CodeError, encode
from game.view import settings as values
from game.view import words
from game.view.parts import notes, text
from game.view.session import Session
from game.view.view import Control, Field, Line, Section


def settings(session: Session) -> tuple[Section, ...]:
    """Every setting, each with all its values."""
    say = session.say
    heading = text("text", (Line("heading", "heading", say(words.SETTINGS)),))
    kept = Control("keeping", say(words.KEPT_HERE), "switch", checked=session.keep is not False)
    erase = Control("erase", say(words.ERASE))
    actions = [Control("back", say(words.DONE), primary=True), Control("code", say(words.CODE))]
    if session.game is not None and "title" not in session.under:
        actions.append(Control("title", say(words.TITLE_PAGE)))
    return (
        heading,
        *groups(session),
        Section("keeping", "setting", (kept, erase)),
        Section("actions", "actions", tuple(actions)),
    )


def groups(session: Session) -> Iterator[Section]:
    """Yield one group for each setting that means something on this device."""
    yield from _languages(session)
    present, say = values.dump(session.settings), session.say
    for name, options in values.CHOICES.items():
        if session.system.text_only and name not in values.FOR_TEXT:
            continue
        if options == ("yes", "no"):
            on = present[name] == "yes"
            switch = Control(f"set:{name}={'no' if on else 'yes'}", say(words.SETTING[name]), "switch", checked=on)
            yield Section(name, "setting", (switch,))
            continue
        radios = tuple(
            Control(f"set:{name}={value}", _value(session, name, value), "radio", checked=value == present[name])
            for value in options
        )
        yield Section(name, "setting", radios, say(words.SETTING[name]), shown=True)


def _languages(session: Session) -> Iterator[Section]:
    """Each language by its own name and in its own words, where there are several."""
    editions, chosen = session.editions, session.settings.language
    codes = [code for code, _ in editions.names()] if editions else []
    if editions is None or len(codes) < 2:
        return
    device = Control("set:language=", session.say(words.AS_THE_DEVICE), "radio", checked=chosen not in codes)
    others = (
        Control(f"set:language={code}", editions.label(code), "radio", checked=code == chosen, language=code)
        for code in codes
    )
    yield Section("language", "setting", (device, *others), session.say(words.SETTING["language"]), shown=True)


def _value(session: Session, name: str, value: str) -> str:
    text = words.OFF if value == "0" else words.VALUE.get(name, {}).get(value)
    return session.say(text) if text else session.say(words.PERCENT, number=value)


def code(session: Session) -> tuple[Section, ...]:
    """The way so far as a text code, and a place to paste one."""
    say = session.say
    items: list[Line | Field] = [Line("heading", "heading", say(words.CODE))]
    actions = [Control("back", say(words.BACK), primary=True)]
    if session.game is not None:
        try:
            shown, means = encode(session.game), say(words.CODE_MEANS)
            items.append(Field("code", say(words.CODE_FIELD), shown, read_only=True, description=means))
            if session.system.can_copy:
                actions.append(Control("copy", say(words.COPY)))
            if session.system.can_share:
                actions.append(Control("share", say(words.SHARE)))
        except CodeError:
            items.append(Line("too-long", "note", say(words.CODE_TOO_LONG)))
    items.append(Field("enter-code", say(words.CODE_ENTER), description=say(words.CODE_ENTER_MEANS)))
    return (text("text", items), Section("actions", "actions", tuple(actions)))


def about(session: Session) -> tuple[Section, ...]:
    """What this is, what it rests on, and whose it is."""
    texts = session.story.texts
    paragraphs = (texts.disclaimer, texts.age, *texts.evidence, *map(session.say, words.ABOUT_TEXT))
    lines = (Line("heading", "heading", session.say(words.ABOUT)), *notes("about", paragraphs))
    return (
        text("text", lines),
        Section("actions", "actions", (Control("back", session.say(words.BACK), primary=True),)),
    )
