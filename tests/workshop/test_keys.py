"""The workshop by keyboard and clicker: paging keys, letters that mark, blank, and every key on the card."""

from __future__ import annotations

import os

os.environ["SDL_VIDEODRIVER"] = "dummy"

from dataclasses import replace

import pygame
import pytest

from game.stage.stage import Pressed, Stage
from game.view import words_workshop as words
from game.view.view import Line
from game.workshop.room import Room
from tests.stage.hands import Hands
from tests.workshop.leader import Leader

SIZE = (1280, 720)


class Desk:
    """A facilitator's hands on a keyboard in front of a stage."""

    def __init__(self, leader: Leader) -> None:
        self.leader = leader
        self.stage = Stage()
        self.stage.resize(SIZE, 1.0)
        self.hands = Hands(self.stage)
        self.stage.show(leader.view)

    def key(self, *keys: int) -> Desk:
        for key in keys:
            self.take(self.hands.key(key))
        return self

    def take(self, pressed: Pressed) -> None:
        if isinstance(pressed, str):
            assert pressed in self.leader.offered(), pressed
            self.leader.host.press(pressed)
        self.stage.show(self.leader.view)

    def turn(self, page: str, key: int = pygame.K_PAGEDOWN) -> Desk:
        """Turn pages until `page` is shown."""
        for _ in range(60):
            if self.leader.page == page:
                return self
            self.key(key)
        raise AssertionError(f"'{page}' does not come; this is '{self.leader.page}'")


@pytest.fixture
def desk() -> Desk:
    return Desk(Leader())


def typed(text: str) -> list[int]:
    return [getattr(pygame, f"K_{letter}") for letter in text]


@pytest.mark.parametrize("key", [pygame.K_PAGEDOWN, pygame.K_RIGHT])
def test_a_clicker_leads_to_the_first_vote_and_never_chooses(desk: Desk, key: int) -> None:
    desk.turn("vote", key)
    for _ in range(20):
        desk.key(key)
    assert desk.leader.page == "split", "nobody has voted, and the facilitator is asked"
    assert desk.leader.room.session.game is not None
    assert desk.leader.room.session.game.log.steps == ()


def test_paging_reads_to_the_end_before_the_page_is_turned(desk: Desk) -> None:
    desk.turn("scene")
    assert desk.stage.offset == 0
    desk.key(pygame.K_PAGEDOWN)
    assert desk.leader.page == "scene"
    assert desk.stage.offset > 0
    desk.key(pygame.K_PAGEUP)
    assert desk.stage.offset == 0
    desk.turn("predict").key(pygame.K_PAGEUP)
    assert desk.leader.page == "scene"


@pytest.mark.parametrize("key", [pygame.K_b, pygame.K_PERIOD, pygame.K_KP_PERIOD])
def test_blank_is_the_calm_card_and_back(desk: Desk, key: int) -> None:
    for page in ("setup-time", "agreement", "scene", "answers", "vote"):
        desk.turn(page).key(key)
        assert desk.leader.page == "calm"
        desk.key(pygame.K_PAGEDOWN, pygame.K_PAGEUP, pygame.K_RIGHT)
        assert desk.leader.page == "calm", "a clicker does not leave it by accident"
        desk.key(key)
        assert desk.leader.page == page


def test_f5_does_nothing(desk: Desk) -> None:
    desk.turn("scene")
    before = desk.leader.room
    for key in (pygame.K_F5, pygame.K_F1, pygame.K_F12):
        desk.key(key)
    assert desk.leader.room == before


@pytest.mark.parametrize(("key", "marked"), [("a", 0), ("c", 2), ("e", 4), ("1", 0), ("2", 1), ("5", 4)])
def test_an_answer_needs_its_letter_and_enter(desk: Desk, key: str, marked: int) -> None:
    desk.turn("answers")
    answers = desk.leader.answers()
    desk.key(*typed(key))
    assert desk.leader.page == "answers"
    assert desk.stage.focused == f"choice:{answers[marked]}"
    desk.key(pygame.K_RETURN)
    assert desk.leader.page == "reply"
    assert desk.leader.room.session.game.log.steps[-1].choice == answers[marked]  # type: ignore[union-attr]


def test_a_vote_is_counted_on_the_number_keys_alone(desk: Desk) -> None:
    desk.turn("answers").key(pygame.K_v)
    desk.key(*typed("17"), pygame.K_RETURN, pygame.K_KP4, pygame.K_BACKSPACE, pygame.K_KP3, pygame.K_RETURN)
    desk.key(pygame.K_RETURN, pygame.K_RETURN, *typed("1"), pygame.K_RETURN)
    assert desk.leader.page == "vote"
    assert desk.leader.room.counting == ""
    desk.key(pygame.K_RETURN)
    assert desk.leader.page == "split"
    assert list(desk.leader.room.vote.counts.values()) == [17, 3, 0, 0, 1]  # type: ignore[union-attr]
    desk.key(pygame.K_RETURN)
    assert desk.leader.page == "reply"


def test_a_letter_goes_back_to_its_count(desk: Desk) -> None:
    desk.turn("answers").key(pygame.K_v, *typed("7"), pygame.K_RETURN, *typed("3"), pygame.K_RETURN)
    desk.key(pygame.K_a, pygame.K_RETURN, *typed("9"))
    assert list(desk.leader.room.vote.counts.values()) == [9, 3]  # type: ignore[union-attr]


def test_the_keys_of_the_card_work_without_it(desk: Desk) -> None:
    desk.turn("answers")
    desk.key(pygame.K_t)
    assert desk.leader.view.section("strip") is not None
    desk.key(pygame.K_t, pygame.K_p)
    assert desk.leader.page == "pause"
    desk.key(pygame.K_ESCAPE, pygame.K_m)
    assert desk.leader.page == "timing"
    desk.key(pygame.K_ESCAPE, pygame.K_k)
    assert desk.leader.page == "keys"
    desk.key(pygame.K_ESCAPE, pygame.K_r)
    assert desk.leader.room.revealed


def test_what_erases_or_closes_needs_the_card_or_its_own_page(desk: Desk) -> None:
    desk.turn("answers").key(pygame.K_z, pygame.K_q, pygame.K_o)
    assert desk.leader.page == "answers"
    assert desk.leader.rooms.read()


def test_on_the_card_its_keys_do_what_stands_on_it(desk: Desk) -> None:
    desk.turn("answers").key(pygame.K_k, pygame.K_o)
    assert desk.leader.page == "settings"
    desk.key(pygame.K_ESCAPE, pygame.K_k, pygame.K_m)
    assert desk.leader.page == "timing"
    desk.key(pygame.K_ESCAPE, pygame.K_k, pygame.K_z)
    assert desk.leader.page == "setup-time"
    assert desk.leader.rooms.read() == ()


def test_every_key_stands_on_the_card() -> None:
    leader = Leader().to("answers").press(f"choice:{Leader().to('answers').answers()[0]}").to("answers").press("keys")
    shown = "\n".join(item.label for item in leader.view.controls())
    for name, (label, key) in words.COMMAND.items():
        if name not in ("calm", "keys", "window", "phones"):
            assert f"{key.upper()}  {label.english}" in shown, name
    told = " ".join(item.text for item in leader.view.items() if isinstance(item, Line))
    for key in ("Page Down", "Page Up", "Enter", "Backspace", "full stop", "1 to 5", "→", "←"):
        assert key in told


def test_single_letters_can_be_off_and_a_clicker_still_works() -> None:
    leader = Leader()
    desk = Desk(leader)
    leader.host.room = _without_letters(leader)
    desk.stage.show(leader.view)
    desk.turn("answers").key(pygame.K_v, pygame.K_a)
    assert leader.page == "answers"
    assert desk.stage.focused in ("", "vote")
    desk.key(*typed("2"), pygame.K_RETURN)
    assert leader.page == "reply"
    desk.key(pygame.K_b)
    assert leader.page == "calm"


def _without_letters(leader: Leader) -> Room:
    room = leader.room
    return replace(room, session=replace(room.session, settings=room.session.settings.put("letter_keys", "no")))
