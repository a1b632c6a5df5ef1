"""What holds for every view, whatever is on it."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise

from game.view import words
from game.view.describe import describe
from game.view.parts import LETTERS
from game.view.session import Session
from game.view.view import Control, Field, Line, Meter, Section, View
from game.view.wire import to_json
from tests.pilot.pilot import words_of

ROOTS = ("title", "scene", "ending")
"""Screens that Escape does not leave."""
STANDING = [command for name in words.STANDING for command in ([name, "safety"] if name == "support" else [name])]


def check(session: Session) -> View:
    """Assert what holds for every view; return the view of `session`."""
    view = describe(session)
    check_ids(view)
    check_controls(view)
    check_standing(view)
    check_words(view)
    check_wire(view)
    assert view.title
    assert view.picture.caption
    assert view.screen == session.screen
    assert (view.ending != "") == (view.screen == "ending")
    assert 0 <= view.picture.light <= 1000
    assert 0 <= view.picture.presence <= 1000
    assert 0 <= view.picture.gap <= 1000
    after_code = view.screen == "note" and session.under[-1:] not in ((), ("title",))
    assert bool(view.back) == (view.screen not in ROOTS and not after_code)
    return view


def check_ids(view: View) -> None:
    items = Counter(item.id for item in view.items())
    assert [name for name, count in items.items() if count > 1] == []
    sections = Counter(section.id for section in view.sections)
    assert [name for name, count in sections.items() if count > 1] == []
    assert not view.back or view.back in items
    assert not view.focus or view.focus in items


def check_controls(view: View) -> None:
    controls = list(view.controls())
    for control in controls:
        assert control.label, control
        assert control.available == (not control.reason), control
        assert (control.checked is not None) == (control.role in ("radio", "switch")), control
        assert not (control.letter and control.key), control
    letters = [control.letter for control in controls if control.letter]
    assert letters == list(LETTERS[: len(letters)])
    named = Counter(name.lower() for control in controls for name in (control.letter, control.key) if name)
    assert [name for name, count in named.items() if count > 1] == []
    for section in view.sections:
        check_section(section)


def check_section(section: Section) -> None:
    assert section.items, section.id
    radios = [item for item in section.items if isinstance(item, Control) and item.role == "radio"]
    assert not radios or [item.checked for item in radios].count(True) == 1, section.id
    if section.role == "choices":
        assert all(isinstance(item, Control) and item.letter for item in section.items)
        assert any(isinstance(item, Control) and item.available for item in section.items)
    if section.role == "meters":
        assert all(isinstance(item, Meter) for item in section.items)
    if section.shown:
        assert section.label


def check_standing(view: View) -> None:
    """Help first, quick exit last, always in the same order and always at the end."""
    last = view.sections[-1]
    assert last.role == "standing"
    assert [section.role for section in view.sections].count("standing") == 1
    commands = [item.id for item in last.items if isinstance(item, Control)]
    assert all(STANDING.index(one) < STANDING.index(two) for one, two in pairwise(commands))
    assert commands[-1] == "quick-exit"
    assert view.screen == "support" or commands[0] == "support"
    assert all(isinstance(item, Control) and item.key for item in last.items)


def check_words(view: View) -> None:
    for text in words_of(view):
        assert "{" not in text, text
        assert "}" not in text, text
        assert text == text.strip(), repr(text)
    for item in view.items():
        if isinstance(item, Line):
            assert item.text, item
            assert 100 <= item.loudness <= 160
            assert (item.role == "speech") == bool(item.speaker), item
        if isinstance(item, Meter):
            assert item.word
            assert item.glyph
            assert 0 <= item.level <= 100
        if isinstance(item, Field):
            assert item.label


def check_wire(view: View) -> None:
    data = json.loads(to_json(view))
    assert data["screen"] == view.screen
    plain = [item for section in data["sections"] for item in section["items"]]
    assert [item["id"] for item in plain] == [item.id for item in view.items()]
    assert {item["type"] for item in plain} <= {"line", "meter", "control", "field", "chart", "overview"}
