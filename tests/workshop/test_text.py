"""A workshop as lines of text: the same pages, an answer's letter stays its own, counts come in one line."""

from __future__ import annotations

import io
from dataclasses import replace

from game.terminal.terminal import Terminal
from game.view.settings import System
from tests.cli.program import lines
from tests.pilot.pilot import TODAY
from tests.workshop.leader import Leader

SYSTEM = System(today=TODAY, text_only=True)


def typed(leader: Leader, *letters: str) -> str:
    target = io.StringIO()
    assert Terminal(leader.host, io.StringIO(lines(*letters)), target).run() == 0
    return target.getvalue()


def test_the_answers_keep_their_letters_and_every_command_is_listed() -> None:
    leader = Leader(system=SYSTEM).to("answers")
    told = typed(leader, "?")
    for command in ("S) Support", "K) Keys", "P) Pause card", "M) Plan and time", "X) Quick exit"):
        assert command in told
    calm = next(line for line in told.splitlines() if line.endswith(") Calm"))
    typed(leader, calm.partition(")")[0])
    assert leader.page == "calm"
    typed(leader, "b")
    assert leader.page == "answers"
    second = leader.answers()[1]
    typed(leader, "b")
    assert leader.page == "reply"
    game = leader.room.session.game
    assert game is not None
    assert game.log.steps[-1].choice == second


def test_a_vote_is_one_line_of_numbers() -> None:
    leader = Leader(system=SYSTEM).to("answers").press("vote")
    told = typed(leader, "7 3 0 2 1")
    assert "Everything is counted: 13 votes" in told
    forward = leader.on().view.forward
    assert leader.page == "split"
    assert forward.startswith("take:")


def test_a_workshop_is_kept_when_the_input_ends() -> None:
    leader = Leader(system=SYSTEM).to("scene")
    typed(leader)
    assert leader.rooms.read()
    again = Leader(system=replace(SYSTEM), rooms=leader.rooms, start=leader.minute)
    assert again.page == "kept"
