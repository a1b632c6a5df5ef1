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
    heading = text("text", (Line("heading", "heading", words.SETTINGS),))
    kept = Control("keeping", words.KEPT_HERE, "switch", checked=session.keep is not False)
    erase = Control("erase", words.ERASE)
    actions = [Control("back", words.DONE, primary=True), Control("code", words.CODE)]
    if session.game is not None and "title" not in session.under:
        actions.append(Control("title", words.TITLE_PAGE))
    return (
        heading,
        *_groups(session),
        Section("keeping", "setting", (kept, erase)),
        Section("actions", "actions", tuple(actions)),
    )


def _groups(session: Session) -> Iterator[Section]:
    present = values.dump(session.settings)
    for name, options in values.CHOICES.items():
        if session.system.text_only and name not in values.FOR_TEXT:
            continue
        if options == ("yes", "no"):
            on = present[name] == "yes"
            switch = Control(f"set:{name}={'no' if on else 'yes'}", words.SETTING[name], "switch", checked=on)
            yield Section(name, "setting", (switch,))
            continue
        radios = tuple(
            Control(f"set:{name}={value}", words.VALUE[name][value], "radio", checked=value == present[name])
            for value in options
        )
        yield Section(name, "setting", radios, words.SETTING[name], shown=True)


def code(session: Session) -> tuple[Section, ...]:
    """The way so far as a text code, and a place to paste one."""
    items: list[Line | Field] = [Line("heading", "heading", words.CODE)]
    actions = [Control("back", words.BACK, primary=True)]
    if session.game is not None:
        try:
            items.append(
                Field("code", words.CODE_FIELD, encode(session.game), read_only=True, description=words.CODE_MEANS)
            )
            if session.system.can_copy:
                actions.append(Control("copy", words.COPY))
        except CodeError:
            items.append(Line("too-long", "note", words.CODE_TOO_LONG))
    items.append(Field("enter-code", words.CODE_ENTER, description=words.CODE_ENTER_MEANS))
    return (text("text", items), Section("actions", "actions", tuple(actions)))


def about(session: Session) -> tuple[Section, ...]:
    """What this is, what it rests on, and whose it is."""
    texts = session.story.texts
    paragraphs = (texts.disclaimer, texts.age, *texts.evidence, *words.ABOUT_TEXT)
    lines = (Line("heading", "heading", words.ABOUT), *notes("about", paragraphs))
    return (text("text", lines), Section("actions", "actions", (Control("back", words.BACK, primary=True),)))
