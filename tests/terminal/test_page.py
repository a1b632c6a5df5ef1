"""A view as text: short lines, nothing drawn, what can be typed in its place."""

from __future__ import annotations

import re

import pytest

from game.terminal.page import choices_page, commands, help_page, names_of, page, reply_page
from game.view import words
from game.view.describe import describe
from game.view.session import Session
from game.view.view import Control, Line
from tests.view.tour import answered, ended, fresh, struck, tour

STOPS = sorted(tour())
WIDTHS = (1, 20, 40, 76, 200)


@pytest.fixture(params=STOPS)
def session(request: pytest.FixtureRequest) -> Session:
    return tour()[request.param]


def test_every_control_can_be_typed_under_one_name(session: Session) -> None:
    view = describe(session)
    known = commands(view)
    assert len(known) == len(list(view.controls()))
    assert {control.id for control in known.values()} == {control.id for control in view.controls()}
    assert all(re.fullmatch(r"[a-z]|\d+", name) for name in known)


def test_every_control_is_listed_on_the_page_or_under_help(session: Session) -> None:
    view = describe(session)
    known = commands(view)
    listed = page(view, known, 1000) + help_page(view, known, 1000)
    for name, control in known.items():
        mark = "" if control.checked is None else r"\[[x ]\] "
        label = re.escape(control.label)
        found = rf"^{name.upper()}\) {mark}{label}"
        if not control.available:
            found = rf"^-\) {label} \({re.escape(control.reason)}\)"
        assert len(re.findall(found, listed, re.M)) == 1, control


def test_every_line_of_the_view_is_on_the_page(session: Session) -> None:
    view = describe(session)
    shown = page(view, commands(view), 100_000)
    for item in view.items():
        if isinstance(item, Line):
            text = item.heard or item.text if item.role == "note" else item.text
            assert text in shown
            assert not item.speaker or f"{item.speaker}: {item.text}" in shown


@pytest.mark.parametrize("width", WIDTHS)
def test_lines_fit(session: Session, width: int) -> None:
    view = describe(session)
    texts = (page(view, commands(view), width), help_page(view, commands(view), width))
    longest = max(width, 20)
    for line in "\n".join(texts).splitlines():
        whole = line.startswith((f"{words.ENDING.english}: ", f"{words.CODE_FIELD.english}: ")) or line.endswith(":")
        assert len(line) <= longest or whole or " " not in line.strip().rstrip(".,)"), line


def test_nothing_is_drawn_and_nothing_is_left_open(session: Session) -> None:
    view = describe(session)
    shown = page(view, commands(view), 76)
    assert not re.search(r"[-=_*#|+]{3}", shown)
    assert not re.search(r"\n\n\n", shown)
    assert not shown.startswith("\n")
    assert shown.endswith("\n")
    assert not re.search(r"[○◔◑◕●▁▂▃▅▆█]", shown)


def test_help_ends_with_the_quick_exit_and_how_to_stop(session: Session) -> None:
    view = describe(session)
    text = help_page(view, commands(view), 1000)
    assert text.startswith(words.OTHER_COMMANDS.english)
    assert text.splitlines()[-2].startswith("X) Quick exit.")
    assert text.splitlines()[-1] == words.END_OF_INPUT.english


def test_a_scene_shows_text_then_meters_then_answers() -> None:
    view = fresh().sit().view
    shown = page(view, commands(view), 76)
    order = [shown.index(part) for part in ("Chapter 1: First signs", "“They said yes.”", "Trust: steady", "A) Put")]
    assert order == sorted(order)
    assert "Trust: steady, self-worth: steady." in shown
    assert words.SKIP.english not in shown
    assert f"1) {words.SKIP.english}" in help_page(view, commands(view), 76)


@pytest.mark.parametrize("stop", ["scene", "scene-struck", "ending"])
def test_the_picture_is_a_sentence_between_what_is_read_and_what_is_typed(stop: str) -> None:
    view = describe(tour()[stop])
    shown = page(view, commands(view), 1000)
    assert view.seen
    assert shown.count(view.seen) == 1
    first = re.search(r"^[A-Z-]\) ", shown, re.M)
    assert first
    assert shown.index("Trust: ") < shown.index(view.seen) < first.start()


def test_where_nobody_sits_there_is_no_picture() -> None:
    for stop in ("title", "recap", "settings-scene"):
        view = describe(tour()[stop])
        assert view.picture.caption not in page(view, commands(view), 1000).partition("\n")[2]


def test_struck_answers_are_shown_with_their_reason_and_no_letter() -> None:
    view = struck().view
    shown = choices_page(view, commands(view), 1000)
    closed = [control for control in view.controls() if not control.available]
    assert closed
    for control in closed:
        assert f"-) {control.label} ({control.reason})" in shown
        assert control.letter not in names_of(commands(view)).split(", ")


def test_a_reply_says_what_was_chosen_how_it_landed_and_only_what_changed() -> None:
    pilot = answered("withdrawer", 1)
    scene = pilot.game.scene
    assert scene is not None
    while not pilot.view.announce:
        pilot.press("go-on") if pilot.host.session.answered else pilot.last_answer()
    shown = reply_page(pilot.view, 76)
    last = pilot.game.last()
    assert last is not None
    assert shown.startswith("You: ")
    assert shown.rstrip().endswith(pilot.view.announce)
    assert "Trust: " not in shown
    assert "A)" not in shown


def test_the_ending_stands_on_a_line_of_its_own() -> None:
    view = ended("attentive").view
    shown = page(view, commands(view), 20).splitlines()
    assert shown.count(f"Ending: {view.title}") == 1


def test_meters_with_figures_are_read_as_figures() -> None:
    pilot = fresh().through("settings", "set:show_figures=yes", "back").sit()
    assert "Trust: steady (55), self-worth: steady (50)." in page(pilot.view, commands(pilot.view), 76)


def test_what_can_be_typed_is_short_even_where_it_is_much() -> None:
    view = answered("attentive", 6).through("history").view
    assert names_of(commands(view)) == "1 to 7"
    assert names_of(commands(fresh().sit().view)) == "A, B, C, D, E, 1"
    assert names_of({}) == ""


def test_a_setting_shows_what_is_chosen() -> None:
    view = fresh().through("settings").view
    shown = page(view, commands(view), 76)
    assert re.search(r"Text size:\n\d+\) \[x\] 100 %\n\d+\) \[ \] 125 %", shown)


def test_labels_and_descriptions_read_as_sentences() -> None:
    pilot = answered("attentive", 1).through("settings", "title")
    control = pilot.offered("continue")
    assert isinstance(control, Control)
    assert f"A) Continue. {control.description}" in page(pilot.view, commands(pilot.view), 76)
