"""A view as plain text lines, written to be listened to: no drawing, nothing twice, what can be typed comes last."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from game.keepsake.plain import told
from game.view import words
from game.view.pictures import Chart, Overview
from game.view.text import ENGLISH, Words, sentence
from game.view.view import Code, Control, Field, Item, Line, Meter, Section, View

NARROWEST = 20
"""Columns under which lines are not wrapped any further."""


def page(view: View, commands: Mapping[str, Control], width: int, say: Words = ENGLISH) -> str:
    """Return `view` as text of at most `width` columns; `commands` gives each control the word it answers to.

    Standing commands, and on a scene everything but the lettered choices, are left to `help_page`.
    """
    return _blocks(view, commands, width, [s for s in view.sections if not _is_left_to_help(view, s)], say, view.seen)


def reply_page(view: View, width: int, say: Words = ENGLISH) -> str:
    """Return how an answer landed. Meters and ways on follow with the next scene, so only what changed is told."""
    heard = [
        replace(section, items=tuple(item for item in section.items if not _is_caption(item)))
        for section in view.sections
        if section.role == "text"
    ]
    text = _blocks(view, {}, width, heard, say)
    return text + (f"\n{view.announce}\n" if view.announce else "")


def choices_page(view: View, commands: Mapping[str, Control], width: int, say: Words = ENGLISH) -> str:
    """Return what can be typed on `view`, without the rest."""
    shown = [s for s in view.sections if s.role in ("choices", "actions", "setting") and not _is_left_to_help(view, s)]
    return _blocks(view, commands, width, shown, say)


def help_page(view: View, commands: Mapping[str, Control], width: int, say: Words = ENGLISH) -> str:
    """Return every command of `view` that its page does not list."""
    names = {control.id: command for command, control in commands.items()}
    hidden = [
        control
        for section in view.sections
        for control in section.items
        if isinstance(control, Control) and _is_left_to_help(view, section)
    ]
    listed = {control.id for control in view.controls()}
    hidden = [*(control for control in view.unseen if control.id not in listed), *hidden]
    lines = [say(words.OTHER_COMMANDS), *(line for control in hidden for line in _control(control, names, width))]
    return "\n".join((*lines, *_wrap(say(words.END_OF_INPUT), width))) + "\n"


def commands(view: View) -> dict[str, Control]:
    """Return what can be typed on `view`: letters and keys as they are shown everywhere, numbers for the rest.

    An answer keeps its letter; a command whose key that is has a number here.
    """
    found: dict[str, Control] = {}
    unnamed = []
    shown = {control.id for control in view.controls()}
    for control in (*view.controls(), *(one for one in view.unseen if one.id not in shown)):
        name = (control.letter or control.key).lower()
        if name and name not in found:
            found[name] = control
        else:
            unnamed.append(control)
    found.update((str(number), control) for number, control in enumerate(unnamed, 1))
    return found


def names_of(commands: Mapping[str, Control], say: Words = ENGLISH) -> str:
    """Return what can be typed, in words: `A, C, 1 to 4`. Struck answers and the commands under `?` are left out."""
    open_now = [name for name, control in commands.items() if control.available and not control.key]
    numbers = [name for name in open_now if name.isdigit()]
    parts = [name.upper() for name in open_now if not name.isdigit()]
    if numbers:
        parts.append(numbers[0] if len(numbers) == 1 else say(words.NUMBERS, last=numbers[-1]))
    return ", ".join(parts)


def _is_caption(item: Item) -> bool:
    return isinstance(item, Line) and item.role == "caption"


def _is_left_to_help(view: View, section: Section) -> bool:
    return section.role == "standing" or (view.screen == "scene" and section.role == "actions")


def _blocks(
    view: View, commands: Mapping[str, Control], width: int, sections: Iterable[Section], say: Words, seen: str = ""
) -> str:
    """Return `sections` as text; `seen`, the picture in a sentence, stands between what is read and what is typed."""
    names = {control.id: command for command, control in commands.items()}
    blocks = []
    for section in sections:
        if seen and section.role not in ("text", "meters"):
            blocks.append("\n".join(_wrap(seen, width)))
            seen = ""
        blocks.append("\n".join(_section(view, section, names, width, say)))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _section(view: View, section: Section, names: Mapping[str, str], width: int, say: Words) -> Iterator[str]:
    if section.shown:
        yield f"{section.label}:"
    if section.role == "meters":
        text = ", ".join(item.text for item in section.items if isinstance(item, Meter))
        yield from _wrap(sentence(text), width)
        return
    before: Item | None = None
    for item in section.items:
        if isinstance(item, Overview):  # its stops follow in words
            continue
        if before is not None and (isinstance(item, Line | Field) or isinstance(before, Line | Field)):
            yield ""
        yield from _item(view, item, names, width, say)
        before = item


def _item(view: View, item: Item, names: Mapping[str, str], width: int, say: Words) -> Iterator[str]:
    match item:
        case Line():
            yield from _line(view, item, width, say)
        case Control():
            yield from _control(item, names, width)
        case Field():
            yield f"{item.label}: {item.value}".rstrip()
            yield from _wrap(item.description, width)
        case Meter() | Code():
            yield item.text
        case Chart():
            for row in told(item):
                yield from _wrap(row, width, "   ")


def _line(view: View, line: Line, width: int, say: Words) -> Iterator[str]:
    if view.ending and line.role == "heading":
        yield f"{say(words.ENDING)}: {line.text}"  # whole, for whoever looks for it
    elif line.role == "answer":
        yield from _wrap(say(words.ANSWERED, answer=line.text), width)
    elif line.role == "note":
        yield from _wrap(line.heard or line.text, width)  # signs that a text has no use for
    else:
        yield from _wrap(f"{line.speaker}: {line.text}" if line.speaker else line.text, width)


def _control(control: Control, names: Mapping[str, str], width: int) -> Iterator[str]:
    if not control.available:
        yield from _wrap(f"-) {control.label} ({control.reason})", width, "   ")
        return
    name = names.get(control.id, "")
    mark = "" if control.checked is None else "[x] " if control.checked else "[ ] "
    label = f"{sentence(control.label)} {control.description}" if control.description else control.label
    yield from _wrap(f"{name.upper()}) {mark}{label}", width, "   ")


def wrapped(text: str, width: int) -> str:
    """Return a paragraph as a block of lines."""
    return "\n".join(_wrap(text, width)) + "\n"


def _wrap(text: str, width: int, indent: str = "") -> Iterable[str]:
    width = max(width, NARROWEST)
    return textwrap.wrap(text, width, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
