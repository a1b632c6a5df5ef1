"""Text mode played over two streams."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.narrative.story import Story
from game.platforms.host import Host
from game.platforms.store import MemoryStore, Store
from game.terminal.terminal import CLEAR, LONGEST_ECHO, Terminal
from game.view import words
from game.view.settings import System
from game.view.text import ENGLISH
from tests.pilot.pilot import Pilot, real_story, tiny_story
from tests.pilot.policy import policies
from tests.view.tour import answered

SYSTEM = System(today="2026-11-22", can_copy=False, can_quit=True, text_only=True)


class Keyboard(io.StringIO):
    """Input from someone at a keyboard."""

    def isatty(self) -> bool:
        return True


class Screen(io.StringIO):
    """Output to a window."""

    def isatty(self) -> bool:
        return True


def play(typed: Iterable[str], store: Store | None = None, story: Story | None = None) -> tuple[str, Host]:
    """Type `typed`, a line each; return all that was printed and the host."""
    host = Host(story or real_story(), MemoryStore() if store is None else store, "terminal", SYSTEM)
    target = io.StringIO()
    assert Terminal(host, io.StringIO("".join(f"{line}\n" for line in typed)), target).run() == 0
    return target.getvalue(), host


def letters(policy: str, seed: int = 1) -> list[str]:
    """What a player of `policy` types from the content note, by the short way, to the ending."""
    pilot, rng, typed = Pilot(real_story()).sit(), random.Random(seed), ["A", "2", "A"]
    while pilot.view.screen == "scene":
        scene = pilot.game.scene
        if pilot.host.session.answered or scene is None:
            pilot.press("go-on")
            continue
        picked = pilot.offered(policies()[policy].on_view(rng)(scene, pilot.open_choices(), pilot.game))
        assert picked is not None
        pilot.press(picked.id)
        typed.append(picked.letter)
    return typed


@pytest.mark.parametrize(
    ("policy", "ending"),
    [
        ("attentive", "both-chairs"),
        ("withdrawer", "quiet-house"),
        ("attacker", "slammed-door"),
        ("appeaser", "peacekeeper"),
        ("leaver", "two-keys"),
    ],
)
def test_letters_alone_lead_to_the_ending(policy: str, ending: str) -> None:
    said, host = play(letters(policy))
    title = real_story().endings[ending].title
    assert said.splitlines().count(f"Ending: {title}") == 1
    assert host.view().ending == ending


def test_lower_case_and_blanks_do_not_matter() -> None:
    said, _ = play([f"  {letter.lower()} " for letter in letters("attentive")])
    assert "Ending: Both chairs" in said


def test_it_begins_with_the_content_note() -> None:
    said, _ = play([])
    flat = " ".join(said.split())
    assert flat.startswith(f"{real_story().title} {words.HOW_TO.english} {words.NOTE.english} ")
    assert words.KEPT.english in flat
    assert said.rstrip().splitlines()[-1].startswith("1) Back")
    for letter in ("A) ", "B) ", "C) "):
        assert f"\n{letter}" in said


def test_the_end_of_input_keeps_the_place_and_the_next_start_goes_on() -> None:
    store = MemoryStore()
    play(letters("attentive")[:6], store)
    said, _ = play(["A"], store)
    assert said.count(real_story().title) == 1
    assert "A) Continue. " in said
    _, host = play(["A", *letters("attentive")[6:]], store)
    assert host.view().ending == "both-chairs"


def test_closing_keeps_the_place_too() -> None:
    store = MemoryStore()
    play([*letters("attentive")[:5], "q", "A", "A"], store)
    said, _ = play([], store)
    assert "A) Continue. " in said


def test_keep_nothing_keeps_nothing() -> None:
    store = MemoryStore()
    play(["B", "A", "A", "A"], store)
    assert store.read() == ()


def test_the_quick_exit_erases_and_stops_at_once() -> None:
    store = MemoryStore()
    said, _ = play(["A", "A", "A", "x", "A", "?"], store)
    assert store.read() == ()
    assert words.OTHER_COMMANDS.english not in said
    assert CLEAR not in said


def test_the_quick_exit_clears_a_window() -> None:
    target = Screen()
    Terminal(Host(real_story(), MemoryStore(), "t", SYSTEM), Keyboard("A\nA\nx\n"), target).run()
    assert target.getvalue().endswith(CLEAR)


def test_support_is_two_presses_away_from_everywhere() -> None:
    for typed in ([], ["A"], ["A", "A"], ["A", "A", "A"], ["A", "A", "h"], ["A", "A", "o"], letters("attentive")):
        said, host = play([*typed, "s"])
        assert host.view().screen == "support"
        assert all(country.name in said for country in real_story().countries)


def test_help_lists_the_other_commands_on_every_screen() -> None:
    said, _ = play(["?", "A", "?", "A", "?", "s", "?"])
    assert said.count(words.OTHER_COMMANDS.english) == 4
    assert said.count("S) Support") == 3
    assert f"1) {words.SKIP.english}" in said


def test_enter_alone_repeats_what_can_be_typed() -> None:
    said, host = play(["A", "A", "", "  "])
    assert said.count("A) Put the phone face down.") == 3
    assert said.count("“They said yes.”") == 1
    assert host.view().screen == "scene"


def test_letters_that_are_not_there_are_told_with_those_that_are() -> None:
    said, host = play(["A", "A", "Z", "f", "99", "A1"])
    for typed in ("Z", "f", "99", "A1"):
        assert ENGLISH(words.NOT_HERE, typed=typed, names="A, B, C, D, E, 1") in " ".join(said.split())
    assert host.view().screen == "scene"


def test_a_long_or_strange_line_is_read_back_short() -> None:
    said, _ = play(["A", "A", "x" * 100_000, "\x1b[2J\x07"])
    assert "x" * (LONGEST_ECHO + 1) not in said
    assert "\x1b" not in said
    assert "“?[2J?”" in said


def test_a_struck_answer_says_why_and_waits() -> None:
    pilot = _struck()
    control = next(control for control in pilot.view.controls() if not control.available)
    before = pilot.game
    target = io.StringIO()
    Terminal(pilot.host, io.StringIO(f"{control.letter}\n"), target)._answer(control.letter)
    assert " ".join(target.getvalue().split()) == ENGLISH(words.NOT_OPEN, reason=control.reason)
    assert pilot.game == before


def _struck() -> Pilot:
    for decisions in range(2, 9):
        pilot = answered("attacker", decisions)
        if any(not control.available for control in pilot.view.controls()):
            return pilot
    raise AssertionError("an attacker floods")


def test_the_place_travels_as_a_code() -> None:
    said, _ = play([*letters("attentive")[:8], "o", *_number("code")])
    code = next(line.removeprefix("Code: ") for line in said.splitlines() if line.startswith("Code: "))
    again, host = play(["1", "B", code, "A"])
    assert words.NOTE.english in again
    assert host.session.game is not None
    assert len(host.session.game.log.steps) == 5


def _number(control: str) -> list[str]:
    """What has to be typed on the settings screen for `control`."""
    from game.terminal.page import commands

    pilot = answered("attentive", 5).through("settings")
    pilot.host.adapt(SYSTEM)
    return [name for name, found in commands(pilot.view).items() if found.id == control]


def test_settings_that_text_does_not_have_are_not_offered() -> None:
    said, host = play(["A", "A", "o", "2"])
    assert "1) [ ] Captions for sounds" in said
    assert "2) [x] Show the meters as figures, too" in said
    assert "Colours" not in said
    assert "Volume" not in said
    assert host.session.settings.show_figures


def test_a_wrong_code_is_told_and_asked_for_again() -> None:
    said, host = play(["1", "B", "2C-NONSENSE", "hello"])
    assert host.view().screen == "code"
    assert said.count(words.CODE_ENTER.english) == 3


def test_the_safe_exit() -> None:
    _, host = play([*letters("withdrawer")[:8], "n", "B"])
    assert host.view().ending == "safe-exit"
    assert host.keeper.store.read() == ()


def test_what_was_lost_is_told_before_the_content_note() -> None:
    store = MemoryStore()
    store.generations = ("damaged", "damaged")
    said, _ = play([], store)
    assert " ".join(words.UNREADABLE_SAVE.english.split()) in " ".join(said.split())


def test_a_full_device_is_told_and_play_goes_on() -> None:
    class Full(MemoryStore):
        def write(self, text: str) -> None:
            raise OSError(28, "No space left on device")

    said, host = play(letters("attentive"), Full())
    assert " ".join(said.split()).count(words.FULL.english) == 1
    assert host.view().ending == "both-chairs"


def test_someone_at_a_keyboard_sees_a_prompt_and_a_last_new_line() -> None:
    target = Screen()
    Terminal(Host(real_story(), MemoryStore(), "t", SYSTEM), Keyboard("A\n"), target).run()
    assert target.getvalue().endswith("\n> \n")


def test_an_interrupt_keeps_the_place() -> None:
    class Interrupted(io.StringIO):
        def readline(self, *_: object) -> str:  # type: ignore[override]
            line = super().readline()
            if not line:
                raise KeyboardInterrupt
            return line

    store = MemoryStore()
    host = Host(real_story(), store, "t", SYSTEM)
    assert Terminal(host, Interrupted("A\nA\nA\n"), io.StringIO()).run() == 0
    assert store.read() != ()


def test_a_reader_that_has_gone_ends_the_game_quietly() -> None:
    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            if len(self.getvalue()) > 2000:
                raise BrokenPipeError
            return super().write(text)

    store = MemoryStore()
    host = Host(real_story(), store, "t", SYSTEM)
    assert Terminal(host, io.StringIO("A\nA\nA\nA\n"), Gone()).run() == 0


@pytest.mark.parametrize("columns", ["1", "10", "40", "300"])
def test_the_width_follows_the_window(monkeypatch: pytest.MonkeyPatch, columns: str) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    target = Screen()
    Terminal(Host(real_story(), MemoryStore(), "t", SYSTEM), Keyboard("A\nA\nA\n"), target).run()
    widest = max(len(line) for line in target.getvalue().splitlines())
    assert widest <= max(30, min(76, int(columns)))


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*"abcdeshuonq123?z", "", "10"]) | st.text(max_size=30), max_size=40))
def test_nothing_that_is_typed_breaks_it(typed: list[str]) -> None:
    said, _ = play([line.replace("\n", " ") for line in typed], story=tiny_story())
    assert said


def test_a_story_without_a_chair_to_take_still_says_so() -> None:
    said, _ = play(["A", "A"], story=replace(tiny_story(), routes={}))
    assert words.CHAIR.english in said


def test_the_whole_way_can_be_read_gone_through_and_written_out() -> None:
    printed, host = play([*letters("mostly-good"), "A"])
    assert host.session.screen == "recap"
    game = host.session.game
    assert game is not None
    scene = game.story.scenes[game.log.steps[3].scene]
    title = host.session.cast.fill(scene.title)
    flat = " ".join(printed.split())
    assert f"4. Scene: {title}; Trust: " in flat
    assert "Not taken: " in flat
    assert f"4) 4. {title}." in flat, "the number of a decision is what its note is asked for by"
    printed, host = play([*letters("mostly-good"), "A", "4"])
    assert host.session.screen == "turn"
    assert "Another phrase to try: " in printed
    last = host.session.cast.fill(scene.choices[-1].text)
    assert f"E) {last}" in " ".join(printed.split())
    _, host = play([*letters("mostly-good"), "A", "4", "E"])
    assert host.session.game is not None
    assert len(host.session.game.log.steps) == 4
    assert len(host.session.game.log.branches[0].way) == 10, "the way that was taken stays"
    printed, _ = play([*letters("mostly-good"), "A", "B", "1"])
    written = printed[printed.rindex("THE WAY YOU TOOK") :]
    assert f"\n4. {title}\n" in written
    assert "Source: " in written


def test_a_way_becomes_a_file_and_text_mode_says_where() -> None:
    saved: dict[str, bytes] = {}

    def save(ending: str, data: bytes) -> str:
        saved[ending] = data
        return f"/home/somebody/notes.{ending}"

    host = Host(real_story(), MemoryStore(), "terminal", SYSTEM, saver=save)
    typed = "".join(f"{line}\n" for line in (*letters("mostly-good"), "A", "B", "2", "3"))
    target = io.StringIO()
    Terminal(host, io.StringIO(typed), target).run()
    assert "Kept: /home/somebody/notes.html" in target.getvalue()
    assert "Kept: /home/somebody/notes.txt" in target.getvalue()
    assert saved["html"].startswith(b"<!doctype html>")
    assert saved["txt"].startswith(b"THE WAY YOU TOOK")
