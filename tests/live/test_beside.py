"""A workshop on the screen and phones that follow it: one vote, two ways to see it."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.cli.entry import main
from game.stage.code import code_block
from game.stage.mark import Plate, Stroke
from game.terminal.page import page
from game.view.view import Code, Line
from game.view.wire import to_json
from game.workshop.beside import Beside
from tests.live.client import Client, seat
from tests.live.conftest import HOST, Started
from tests.pilot.pilot import ROOT
from tests.workshop.leader import Leader

Capture = pytest.CaptureFixture[str]


def lead(client: Client, leader: Leader | None = None) -> Leader:
    """A workshop that is tied to the server of `client`, at its first answers."""
    leader = leader or Leader()
    leader.host.link = Beside(client.panel)
    return leader if leader.page != "setup-time" else leader.to("answers")


def until(condition: Callable[[], bool]) -> None:
    for _ in range(400):
        if condition():
            return
        time.sleep(0.02)
    raise AssertionError("never so")


def lines(leader: Leader) -> list[str]:
    return [item.text for item in leader.view.items() if isinstance(item, Line)]


def test_a_vote_on_the_screen_is_given_by_phone(started: Started) -> None:
    client, one, other = started(questions=()), seat(), seat()
    leader = lead(client)
    answers = leader.answers()
    leader.press("vote")
    number = client.standing(lambda now: now.open).number
    told = client.look(one)
    assert [option["letter"] for option in told["options"]] == list("ABCDE")
    assert told["title"] == leader.room.session.cast.fill(leader.room.scene.title if leader.room.scene else "")
    assert any(client.code in line.replace(" ", "") for line in lines(leader)), "the way in stands on the page"
    client.vote(one, number, answers[0])
    client.vote(other, number, answers[0])
    client.standing(lambda now: now.votes == 2)
    assert "Votes: 2" in lines(leader)
    leader.press("go-on")
    assert leader.page == "split"
    assert leader.room.vote is not None
    assert leader.room.vote.split is not None
    assert leader.room.vote.split.counts[answers[0]] == 2
    client.standing(lambda now: not now.open)
    assert client.vote(one, number, answers[1]) == "late"
    leader.press(f"take:{answers[0]}")
    assert leader.room.ballots[0].split.total == 2
    client.standing(lambda now: not now.question)
    assert client.look(one)["state"] == "waiting"


def test_the_split_is_hidden_on_the_screen_until_it_is_closed(started: Started) -> None:
    client = started(questions=())
    leader = lead(client)
    leader.press("vote")
    number = client.standing(lambda now: now.open).number
    before = list(leader.seen())
    client.vote(seat(), number, leader.answers()[2] if leader.answers() else leader.room.vote.answers[2])  # type: ignore[union-attr]
    client.standing(lambda now: now.votes == 1)
    after = list(leader.seen())
    assert [text for text in after if text not in before] == ["Votes: 1"]


def test_a_tie_is_voted_on_again_between_the_tied(started: Started) -> None:
    client, one, other = started(questions=()), seat(), seat()
    leader = lead(client)
    leader.press("vote")
    assert leader.room.vote
    answers = leader.room.vote.answers
    number = client.standing(lambda now: now.open).number
    client.vote(one, number, answers[0])
    client.vote(other, number, answers[3])
    client.standing(lambda now: now.votes == 2)
    leader.press("go-on", "vote-again")
    again = client.standing(lambda now: now.number > number and now.open)
    assert list(again.counts.items()) == [(answers[0], 0), (answers[3], 0)]
    assert [option["letter"] for option in client.look(one)["options"]] == ["A", "D"], "letters stay what they were"
    client.vote(one, again.number, answers[3])
    client.vote(other, again.number, answers[3])
    client.standing(lambda now: now.votes == 2)
    leader.press("go-on")
    assert f"take:{answers[3]}" in leader.offered()


def test_nobody_votes(started: Started) -> None:
    client = started(questions=())
    leader = lead(client)
    leader.press("vote", "go-on")
    assert leader.page == "split"
    assert leader.room.vote is not None
    assert leader.room.vote.split is not None
    assert leader.room.vote.split.total == 0


def test_where_the_network_is_gone_the_room_counts_by_hand(started: Started) -> None:
    client = started(questions=())
    leader = lead(client)
    leader.press("vote")
    assert leader.room.vote
    answers = leader.room.vote.answers
    number = client.standing(lambda now: now.open).number
    client.vote(seat(), number, answers[4])
    client.standing(lambda now: now.votes == 1)
    assert "count-undo" not in leader.offered()
    leader.press(f"at:{answers[0]}", "digit:7", "go-on")
    for _ in answers[1:]:
        leader.press("digit:0", "go-on")
    assert leader.room.vote.counts[answers[0]] == 7
    leader.press("go-on")
    assert leader.room.vote.split
    assert dict(leader.room.vote.split.counts) == dict(zip(answers, (7, 0, 0, 0, 0), strict=True))


def test_a_vote_that_is_dropped_leaves_the_phones(started: Started) -> None:
    client = started(questions=())
    leader = lead(client)
    leader.press("vote")
    client.standing(lambda now: now.open)
    leader.press("stop-vote")
    client.standing(lambda now: not now.question)


def test_a_pause_is_told_and_heard(started: Started) -> None:
    client = started(questions=())
    leader = lead(client)
    client.script("pause", seat=seat())
    client.standing(lambda now: now.pauses == 1)
    assert "Somebody asks for a pause." in "\n".join(lines(leader))
    leader.press("calm")
    client.standing(lambda now: now.pauses == 0)
    leader.press("back")
    assert "Somebody asks for a pause." not in "\n".join(lines(leader))


def test_closing_the_workshop_erases_the_room_of_the_phones(started: Started) -> None:
    client, at = started(questions=()), seat()
    leader = lead(client)
    client.look(at)
    leader.press("keys", "leave")
    until(lambda: client.script("look", seat=at, after=0).status == 404)


def test_the_way_in_is_a_page_of_its_own(started: Started) -> None:
    client = started(questions=())
    leader = lead(client)
    leader.press("phones")
    codes = [item for item in leader.view.items() if isinstance(item, Code)]
    assert [code.text for code in codes] == [f"{client.phones}/{client.code}"]
    assert " ".join(client.code) in lines(leader)
    assert codes[0].text in page(leader.view, {}, 80)
    assert '"type":"code"' in to_json(leader.view)
    leader.press("back")
    assert leader.page == "answers"


def test_without_phones_there_is_no_such_page() -> None:
    leader = Leader()
    leader.to("answers")
    assert "phones" not in leader.offered()


def test_the_code_is_drawn_dark_on_light_as_large_as_there_is_room() -> None:
    code = Code("c", "text", ("0000", "0110", "0100", "0000"))
    block = code_block(code, 10, 20, 43)
    assert (block.box.w, block.box.h) == (40, 40)
    plate, *dark = block.marks
    assert isinstance(plate, Plate)
    assert (plate.fill, plate.box) == ("light", block.box)
    assert [(mark.box.x, mark.box.y, mark.box.w, mark.box.h) for mark in dark if isinstance(mark, Stroke)] == [
        (20, 30, 20, 10),
        (20, 40, 10, 10),
    ]


def test_a_crash_in_mid_vote_goes_on_with_the_same_question(started: Started, tmp_path: Path) -> None:
    """Both were killed: the workshop stands at its vote, the phones are asked again, and neither asks a third time."""
    memory, at = tmp_path / "room.json", seat()
    client = started(questions=(), memory=memory)
    leader = lead(client)
    leader.press("vote")
    number = client.standing(lambda now: now.open).number
    client.vote(at, number, leader.room.vote.answers[0])  # type: ignore[union-attr]
    client.standing(lambda now: now.votes == 1)
    client.panel.stop()
    second = started(questions=(), memory=memory)
    again = leader.restarted()
    again.host.link = Beside(second.panel)
    again.press("resume")
    assert again.page == "vote"
    standing = second.standing(lambda now: now.open)
    assert (standing.again, standing.number) == (True, number + 1)
    assert any("The votes were lost" in line for line in lines(again))
    second.vote(at, standing.number, again.room.vote.answers[1])  # type: ignore[union-attr]
    second.standing(lambda now: now.votes == 1)
    again.press("go-on")
    assert again.room.vote is not None
    assert again.room.vote.split is not None
    assert again.room.vote.split.counts[again.room.vote.answers[1]] == 1


def test_the_window_is_woken_from_another_thread() -> None:
    from game.platforms.desktop import _TICK, Desktop

    Desktop.wake()  # before there is a window it does nothing
    pygame.display.init()
    pygame.event.clear()
    Desktop.wake()
    assert _TICK in [event.type for event in pygame.event.get()]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--live"], "--workshop"),
        (["--workshop", "--live", "--listen", "here"], "192.168.1.20"),
    ],
)
def test_a_command_line_that_makes_no_sense_is_refused(words: list[str], says: str, capsys: Capture) -> None:
    assert main(["--story", str(ROOT / "story"), "--text", "--keep-nothing", *words]) == 1
    assert says in capsys.readouterr().err


def test_from_the_command_line(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    """`--workshop --live` as text: the way in stands on the page of the phones."""
    import io

    monkeypatch.setattr("game.workshop.live.commands.PORT", 0)
    monkeypatch.setattr("game.workshop.live.commands.CONTROL_PORT", 0)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"k\n?\nq\n")))
    main(["--text", "--keep-nothing", "--workshop", "--live", "--listen", HOST])
    assert "How phones get in" in capsys.readouterr().out


def test_after_everything_was_erased_another_room_lets_phones_in(started: Started) -> None:
    """As where a kept workshop is not gone on with: the phones of the next one have to get in, too."""
    client = started(questions=())
    leader = lead(client)
    leader.press("keys", "erase-room")
    until(lambda: client.panel.invitation() is not None and client.panel.invitation().code != client.code)  # type: ignore[union-attr]
    leader.to("answers").press("vote")
    fresh = Client(client.panel)
    number = fresh.standing(lambda now: now.open).number
    fresh.vote(seat(), number, leader.room.vote.answers[1])  # type: ignore[union-attr]
    fresh.standing(lambda now: now.votes == 1)
    leader.press("go-on")
    assert leader.room.vote is not None
    assert sum(leader.room.vote.counts.values()) == 1
