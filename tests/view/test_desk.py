"""Settings, the text code, what is kept."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.view import words
from game.view.describe import describe
from game.view.session import Session
from game.view.settings import CHOICES, Settings, System, dump, load
from game.view.view import Field
from tests.pilot.pilot import Pilot, real_story
from tests.view.tour import answered, ended, fresh

SETTINGS = st.fixed_dictionaries({name: st.sampled_from(values) for name, values in CHOICES.items()})
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


def put(values: dict[str, str]) -> Settings:
    settings = Settings()
    for name, value in values.items():
        settings = settings.put(name, value)
    return settings


@given(SETTINGS, st.text(max_size=3))
def test_settings_survive_being_kept(values: dict[str, str], country: str) -> None:
    plain = dump(put(values)) | {"country": country}
    assert dump(load(plain)) == plain


@given(JSON | st.dictionaries(st.sampled_from([*CHOICES, "country"]), JSON))
def test_whatever_is_read_gives_settings(data: object) -> None:
    settings = load(data)
    assert dump(load(dump(settings))) == dump(settings)


def test_a_setting_has_only_its_values() -> None:
    for name, value in (("theme", "pink"), ("text_size", "1000"), ("nothing", "yes")):
        with pytest.raises(ValueError, match=name):
            Settings().put(name, value)


@pytest.mark.parametrize("control", [f"set:{name}={value}" for name, values in CHOICES.items() for value in values])
def test_every_value_of_every_setting_can_be_pressed(control: str) -> None:
    pilot = fresh().through("settings")
    name, _, value = control.removeprefix("set:").partition("=")
    if pilot.offered(control) is None:  # a switch offers the other value only
        other = next(entry for entry in CHOICES[name] if entry != value)
        pilot.press(f"set:{name}={other}")
    pilot.press(control)
    assert dump(pilot.host.session.settings)[name] == value
    assert pilot.view.screen == "settings"


def test_motion_follows_the_device_unless_it_is_set() -> None:
    for reduced in (False, True):
        session = Session(real_story(), System(reduced_motion=reduced))
        assert describe(session).display.reduced_motion == reduced
        session = session.press("settings")
        assert describe(session.press("set:motion=reduced")).display.reduced_motion
        assert not describe(session.press("set:motion=full")).display.reduced_motion


def test_settings_reach_every_surface() -> None:
    pilot = fresh().through("settings", "set:text_size=175", "set:theme=paper", "set:letter_keys=no")
    display = pilot.view.display
    assert (display.text_size, display.theme, display.letter_keys) == (175, "paper", False)


def test_keeping_is_a_switch_that_one_press_turns() -> None:
    pilot = fresh().through("settings")
    for expected in (False, True, False):
        pilot.press("keeping")
        kept = pilot.offered("keeping")
        assert kept is not None
        assert kept.checked is expected


def test_nothing_is_kept_before_the_content_note_was_passed() -> None:
    pilot = fresh()
    for press in ("settings", "set:theme=paper", "back", "begin", "options", "leave-out:illness", "back"):
        pilot.press(press)
        assert pilot.store.read() == ()
    pilot.press("go-on")
    assert pilot.store.read() != ()


def test_keep_nothing_here_keeps_nothing() -> None:
    pilot = fresh().through("begin", "keep-nothing", "chair:kit")
    pilot.last_answer().press("go-on")
    assert pilot.store.read() == ()
    pilot.host.keep()
    assert pilot.store.read() == ()


def test_keep_nothing_here_erases_what_was_kept() -> None:
    pilot = answered("attentive", 3).through("settings", "title", "begin")
    assert pilot.store.read() != ()
    pilot.press("keep-nothing")
    assert pilot.store.read() == ()
    assert words.KEEPING_NOTHING.english in pilot.texts()


def test_erase_erases() -> None:
    pilot = answered("attentive", 3).through("settings")
    assert pilot.store.read() != ()
    pilot.press("erase")
    assert pilot.store.read() == ()
    assert words.ERASED.english in pilot.texts()
    pilot.through("back").last_answer()
    assert pilot.store.read() == ()


def code(pilot: Pilot) -> str:
    pilot.through("settings", "code")
    return next(item.value for item in pilot.view.items() if isinstance(item, Field) and item.id == "code")


@pytest.mark.parametrize("decisions", [0, 1, 5, 10])
def test_a_code_leads_to_the_same_place(decisions: int) -> None:
    pilot = ended("attentive") if decisions == 10 else answered("attentive", decisions)
    text = code(pilot)
    assert len(text) <= 200
    other = fresh().through("code")
    other.host.enter("enter-code", f"  {text.lower().replace('-', ' ')} \n")
    assert other.view.screen == "note"
    other.press("go-on")
    assert other.view.screen == ("ending" if decisions == 10 else "scene")
    assert other.game.log.steps == pilot.game.log.steps
    assert other.game.state == pilot.game.state


def test_the_content_note_stands_before_a_place_that_came_as_a_code() -> None:
    text = code(answered("attentive", 3))
    pilot = fresh().through("code")
    pilot.host.enter("enter-code", text)
    assert pilot.view.screen == "note"
    assert pilot.store.read() == ()
    pilot.press("keep-nothing")
    assert pilot.view.screen == "scene"
    assert pilot.store.read() == ()


def test_a_code_leaves_the_way_that_was_on_the_table_as_a_branch() -> None:
    text = code(answered("attentive", 3))
    pilot = answered("withdrawer", 4)
    way = pilot.game.log.steps
    pilot.through("settings", "code")
    pilot.host.enter("enter-code", text)
    assert len(pilot.game.log.steps) == 3
    pilot.through("history", "take:0")
    assert pilot.game.log.steps == way


def test_the_code_of_the_present_place_changes_nothing() -> None:
    pilot = answered("attentive", 3)
    game = pilot.game
    text = code(pilot)
    pilot.host.enter("enter-code", text)
    assert pilot.game.log.steps == game.log.steps
    assert pilot.game.log.branches == ()


def test_a_code_is_copied_only_where_the_device_can() -> None:
    pilot = answered("attentive", 3)
    text = code(pilot)
    assert pilot.press("copy") == "copy"
    assert pilot.host.session.payload == text
    assert words.COPIED.english in pilot.texts()
    pilot.host.adapt(System(can_copy=False))
    assert pilot.offered("copy") is None


def test_a_code_is_handed_on_only_where_the_device_can() -> None:
    pilot = answered("attentive", 3)
    text = code(pilot)
    assert pilot.offered("share") is None
    pilot.host.adapt(System(can_share=True))
    assert pilot.press("share") == "share"
    assert pilot.host.session.payload == text


@pytest.mark.parametrize("text", ["", "x", "hello", "2C", "2C-0000", "2C" + "Z" * 300, "2C\0", "💔", "2C-" + "0" * 40])
def test_what_is_no_code_is_told(text: str) -> None:
    pilot = fresh().through("code")
    pilot.host.enter("enter-code", text)
    assert pilot.view.screen == "code"
    assert pilot.host.session.notice.endswith(".")
    assert pilot.host.session.game is None


@given(st.text(max_size=250))
def test_no_text_breaks_the_code_screen(text: str) -> None:
    session = Session(real_story()).press("code").enter("enter-code", text)
    assert describe(session).screen in ("code", "note")


def test_a_slip_in_a_code_is_noticed() -> None:
    text = code(answered("attentive", 4))
    for place in range(3, len(text)):
        if text[place] == "-":
            continue
        slipped = text[:place] + ("2" if text[place] != "2" else "3") + text[place + 1 :]
        session = Session(real_story()).press("code").enter("enter-code", slipped)
        assert session.game is None, slipped


def test_closing_is_offered_only_where_the_program_can_close() -> None:
    pilot = fresh()
    assert pilot.press("quit") == "quit"
    pilot.host.adapt(System(can_quit=False))
    assert pilot.offered("quit") is None


def test_about_says_what_this_is_not() -> None:
    pilot = fresh().through("about")
    assert real_story().texts.disclaimer in pilot.texts()
    assert real_story().texts.age in pilot.texts()


def test_disclaimer_age_and_keeping_stand_on_the_content_note() -> None:
    pilot = fresh().through("begin")
    texts = pilot.texts()
    assert real_story().texts.disclaimer in texts
    assert real_story().texts.age in texts
    assert words.KEPT.english in texts
    assert [control.id for control in pilot.view.controls() if control.letter] == ["go-on", "keep-nothing", "options"]
