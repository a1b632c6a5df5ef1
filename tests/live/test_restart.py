"""The server is killed in mid-vote and started again; what a laptop remembers, and that it forgets."""

from __future__ import annotations

import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from game.cli.entry import main
from game.workshop.live.commands import ask_address
from game.workshop.live.panel import ThreadPanel
from tests.live.client import Client, seat
from tests.live.conftest import HOST, Started, free_port
from tests.pilot.pilot import ROOT

Capture = pytest.CaptureFixture[str]


class Process:
    """A server as people start it."""

    def __init__(self, home: Path, ports: tuple[int, int], *options: str) -> None:
        command = [sys.executable, "-m", "game", "live", str(ROOT / "story"), "--listen", HOST, "--no-open", *options]
        command += ["--port", str(ports[0]), "--control-port", str(ports[1])]
        environment = {**os.environ, "XDG_DATA_HOME": str(home), "PYTHONUNBUFFERED": "1"}
        self.running = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
        told = ""
        assert self.running.stdout
        while "Ctrl+C" not in told:
            line = self.running.stdout.readline()
            assert line, f"it ended: {told}"
            told += line
        self.told = told
        code = re.search(r"Code: +(\w{6})", told)
        self.code = code[1] if code else ""


@contextmanager
def serving(home: Path, ports: tuple[int, int], *options: str) -> Iterator[Process]:
    process = Process(home, ports, *options)
    try:
        yield process
    finally:
        process.running.kill()
        process.running.wait()


def client_of(process: Process, ports: tuple[int, int]) -> Client:
    client = Client.__new__(Client)
    client.phones, client.control = f"http://{HOST}:{ports[0]}", f"http://{HOST}:{ports[1]}/control"
    client.code, client.key = process.code, ""
    return client


def test_killed_in_mid_vote(store_address: str, tmp_path: Path) -> None:
    """With Redis nothing is lost; without, the question is open again, in the same room, and says so."""
    options = ["--store", store_address] if store_address else []
    ports, seats = (free_port(), free_port()), [seat() for _ in range(6)]
    with serving(tmp_path, ports, *options) as process:
        client = client_of(process, ports)
        question = client.post("/room/questions", {}).json["questions"][0]
        option = question["options"][0][0]
        client.room("ask", question)
        assert [client.vote(at, 1, option) for at in seats[:3]] == ["in"] * 3
        key = client.key
    with serving(tmp_path, ports, *options) as process:
        again = client_of(process, ports)
        assert again.code == client.code
        again.key = key
        told = again.look(seats[0])
        standing = again.room("standing").json
        assert (told["state"], standing["open"]) == ("open", True)
        if store_address:
            assert (told["mine"], told["again"], told["number"], standing["votes"]) == (option, False, 1, 3)
        else:
            assert (told["mine"], told["again"], told["number"], standing["votes"]) == ("", True, 2, 0)
            assert standing["again"]
            assert again.vote(seats[0], 1, option) == "late", "a vote for the lost round does not count for this one"
        voters = seats if not store_address else seats[3:]
        assert [again.vote(at, told["number"], option) for at in voters] == ["in"] * len(voters)
        closed = again.room("close").json
        assert (closed["counts"][option], closed["votes"]) == (6, 6)
        again.room("end")
        assert not list(tmp_path.rglob("notes-votes*")), "and nothing is kept"


def test_ended_by_hand_nothing_is_kept(tmp_path: Path) -> None:
    ports = (free_port(), free_port())
    with serving(tmp_path, ports) as process:
        assert len(list(tmp_path.rglob("notes-votes.json"))) == 1
        process.running.send_signal(signal.SIGINT)
        assert process.running.wait(20) == 0
        assert process.running.stdout
        assert "Nothing is kept." in process.running.stdout.read()
    assert not list(tmp_path.rglob("notes-votes*"))


def test_what_is_remembered_holds_no_seat_and_no_vote_and_is_for_this_user_alone(
    started: Started, tmp_path: Path
) -> None:
    memory, at = tmp_path / "deep" / "room.json", seat()
    client = started(memory=memory)
    number = client.ask()
    client.vote(at, number, "go")
    for _ in range(100):
        with suppress(KeyError, TypeError):
            if json.loads(memory.read_text("utf-8"))["room"]["round"]["number"] == number:
                break
        time.sleep(0.02)
    told = memory.read_text("utf-8")
    assert at not in told
    assert "votes" not in told
    assert stat.S_IMODE(memory.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "broken",
    ["", "{", "[]", '{"version": 9}', '{"version": 1, "time": 0, "key": "k", "room": {}}', "[" * 50_000, "\0"],
)
def test_a_broken_memory_is_forgotten_and_a_new_room_opened(started: Started, tmp_path: Path, broken: str) -> None:
    memory = tmp_path / "room.json"
    memory.write_text(broken, "utf-8")
    client = started(memory=memory)
    assert len(client.code) == 6
    assert json.loads(memory.read_text("utf-8"))["room"]["code"] == client.code


def test_an_old_room_is_not_taken_up_again(started: Started, tmp_path: Path) -> None:
    memory = tmp_path / "room.json"
    first = started(memory=memory)
    first.panel.stop()
    told = json.loads(memory.read_text("utf-8"))
    memory.write_text(json.dumps(told | {"time": told["time"] - 13 * 3600}), "utf-8")
    assert started(memory=memory).code != first.code


def test_the_game_finds_its_room_again_after_a_crash(started: Started, tmp_path: Path) -> None:
    memory = tmp_path / "room.json"
    first = started(memory=memory)
    first.ask()
    first.panel.stop()
    second = started(memory=memory)
    assert second.code == first.code
    assert second.standing(lambda now: now.open).again
    assert isinstance(second.panel, ThreadPanel)


# --- the command line


def test_the_address_is_asked_and_shown(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    answers = iter(["9", "x", ""])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _: next(answers))
    chosen = ask_address()
    told = capsys.readouterr().out
    assert chosen in told
    assert "this machine only, to try it out" in told
    assert told.count("That is none of the numbers") == 2


def test_without_a_terminal_the_address_has_to_be_named(capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    assert main(["live", str(ROOT / "story")]) == 2
    assert "--listen" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (["--listen", "somewhere"], "192.168.1.20"),
        (["--hosted"], "--public"),
        (["--public", "https://a.example"], "--hosted"),
        (["--seats", "0"], "1 to 5000"),
        (["--listen", HOST, "--language", "xx"], "en, es"),
        (["--listen", HOST, "--chair", "juno"], "kit, rowan, both"),
        (["--hosted", "--listen", HOST, "--public", "http://a.example", "--secret-file", "x"], "https://"),
        (["--hosted", "--listen", HOST, "--public", "https://a.example", "--secret-file", "nowhere"], "cannot be read"),
    ],
)
def test_a_command_line_that_makes_no_sense_is_refused(wrong: list[str], says: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["live", str(ROOT / "story"), *wrong])
    assert stop.value.code == 2
    assert says in capsys.readouterr().err


def test_a_short_secret_is_refused(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "secret").write_text("short", "utf-8")
    with pytest.raises(SystemExit):
        main([
            "live", str(ROOT / "story"), "--hosted", "--listen", HOST, "--public", "https://a.example",
            "--secret-file", str(tmp_path / "secret"),
        ])  # fmt: skip
    told = capsys.readouterr().err
    assert "16 signs" in told
    assert "short\n" not in told


def test_a_store_that_does_not_answer_is_told(capsys: Capture, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    common = ["live", str(ROOT / "story"), "--listen", HOST, "--no-open", "--port", "0", "--control-port", "0"]
    assert main([*common, "--store", "redis://127.0.0.1:1"]) == 1
    assert "Redis does not answer" in capsys.readouterr().err


def test_without_its_packages_the_command_says_which(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setitem(sys.modules, "uvicorn", None)
    monkeypatch.delitem(sys.modules, "game.workshop.live.server", raising=False)
    assert main(["live", str(ROOT / "story"), "--listen", HOST]) == 1
    assert "two-chairs[live]" in capsys.readouterr().err


def test_the_game_in_the_browser_is_served_beside_the_control(tmp_path: Path) -> None:
    """One server: the game and the control for this machine, and for phones only the vote."""
    (tmp_path / "index.html").write_text("<title>the game</title>", "utf-8")
    ports = (free_port(), free_port())
    command = [sys.executable, "-m", "game", "web", "serve", "--live", "--dir", str(tmp_path), "--no-open"]
    command += ["--port", str(ports[0]), "--control-port", str(ports[1]), "--listen", HOST, str(ROOT / "story")]
    environment = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "home"), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout
            told = ""
            while "Ctrl+C" not in told:
                told += running.stdout.readline()
            phones = re.search(r"Phones: +(\S+)", told)
            assert phones
            assert phones[1].endswith(f":{ports[0]}")
            client = Client.__new__(Client)
            client.phones, client.control = phones[1], f"http://{HOST}:{ports[1]}/control"
            page = client.control_get("/")
            assert "the game" in page.text
            assert page.headers["x-live-votes"] == "yes", "by which the page sees that its server counts phones"
            assert "wasm-unsafe-eval" in page.headers["content-security-policy"]
            assert client.control_get("/control").status == 200
            assert client.control_get("/..%2f..%2fetc/passwd").status == 404
            assert "the game" not in client.get("/").text
        finally:
            running.kill()
