"""What the facilitator reaches, and that nobody else does."""

from __future__ import annotations

import socket
import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from redis import Redis

from game.workshop.live.invitation import invitation
from game.workshop.live.limit import SECRETS
from game.workshop.question import Option, Question
from tests.live.client import MOON, Client, seat, send
from tests.live.conftest import HOST, Started, free_port

SECRET = "a secret of some length"
ASK = {"id": "moon", "title": "The moon", "text": "", "options": [["go", "A", "Go"], ["mm", "B", "Mm"]]}


def test_a_facilitators_page_asks_closes_and_counts(started: Started) -> None:
    client = started()
    asked = client.room("ask", ASK).json
    assert (asked["open"], asked["number"], asked["counts"]) == (True, 1, {"go": 0, "mm": 0})
    assert asked["asked"]["title"] == "The moon"
    assert client.vote(seat(), 1, "mm") == "in"
    assert client.room("standing", {"after": asked["mark"]}).json["counts"] == {"go": 0, "mm": 1}
    closed = client.room("close").json
    assert (closed["open"], closed["votes"]) == (False, 1)
    assert client.room("reopen").json["open"]
    client.room("close")
    assert client.room("wait").json["asked"] is None
    client.script("pause", seat=seat())
    assert client.room("standing").json["pauses"] == 1
    assert client.room("hear").json["pauses"] == 0
    assert client.room("end").json == {"ended": True}
    assert client.room("standing").status == 404


def test_counts_say_nothing_of_who_voted(started: Started) -> None:
    client, at = started(), seat()
    client.room("ask", ASK)
    client.vote(at, 1, "go")
    told = client.room("standing")
    assert at not in told.text
    assert set(told.json) == {
        "code", "version", "number", "open", "question", "counts", "seats", "pauses", "again", "votes", "mark", "asked"
    }  # fmt: skip


def test_counts_come_by_themselves(started: Started) -> None:
    client = started()
    mark = client.room("ask", ASK).json["mark"]
    told: list[int] = []
    waiting = threading.Thread(target=lambda: told.append(client.room("standing", {"after": mark}).json["votes"]))
    waiting.start()
    time.sleep(0.3)
    assert told == []
    client.vote(seat(), 1, "go")
    waiting.join(5)
    assert told == [1]


def test_a_reloaded_page_finds_the_laptops_room_again(started: Started) -> None:
    client = started()
    first = client.post("/room/open", {}).json
    assert client.post("/room/open", {}).json == first
    assert client.post("/room/find", {}).json == first
    client.key = first["key"]
    client.room("end")
    assert client.post("/room/find", {}).status == 404, "the page on the projector opens none"
    assert client.post("/room/open", {}).json["code"] != first["code"]


def test_the_prepared_questions_are_offered(started: Started) -> None:
    client = started()
    offered = client.post("/room/questions", {}).json["questions"]
    assert offered[0]["options"][0] == ["go", "A", "Leave the 14. Go and look."]
    assert client.room("ask", offered[0]).json["question"] == MOON.id


@pytest.mark.parametrize("what", ["ask", "close", "reopen", "wait", "hear", "end", "standing", "invitation"])
def test_without_the_rooms_key_nothing_can_be_done(started: Started, what: str) -> None:
    client = started()
    client.room("ask", ASK)
    assert client.room(what, ASK, X_Room_Key="").status == 404
    assert client.room(what, ASK, X_Room_Key="x" * 43).status == 404
    assert client.room("standing").json["open"]


def test_phones_cannot_reach_the_control(started: Started) -> None:
    client = started()
    client.room("ask", ASK)
    for path in (
        "/control",
        "/screen",
        "/control.js",
        "/room/open",
        f"/room/{client.code}/close",
        f"/qr/{client.code}.svg",
    ):
        key = {"X_Room_Key": client.key, "Content_Type": "application/json"}
        got = send(client.phones, "GET", path, None, {})
        assert got.status in (404, 405) or got.headers["location"] == "/SCREEN", "six letters that could be a code"
        assert send(client.phones, "POST", path, b"{}", key).status in (403, 404, 405, 415)
    assert client.standing().open


def test_the_control_listens_on_this_machine_alone(started: Started) -> None:
    client = started()
    assert urlsplit(client.control).hostname == HOST
    with pytest.raises(OSError):  # noqa: PT011 (which one depends on the system)
        socket.create_connection(("127.0.0.2", urlsplit(client.control).port), timeout=2)


@pytest.mark.parametrize("host", ["evil.example", "192.168.1.20", "0.0.0.0", "127.0.0.1.evil.example"])
def test_another_host_name_leads_nowhere(started: Started, host: str) -> None:
    client = started()
    assert client.post("/room/open", {}, Host=host).status == 400
    assert client.control_get("/control", Host=host).status == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
    ],
)
def test_pages_of_other_origins_reach_nothing(started: Started, headers: dict[str, str]) -> None:
    client = started()
    own = headers if "Content-Type" in headers else {"Content-Type": "application/json", **headers}
    assert send(client.control, "POST", "/room/open", b"{}", own).status in (403, 415)


@pytest.mark.parametrize("data", [b"", b"[]", b"{", b"\xff", b"[" * 30_000, b"x" * 50_000, b'{"a": NaN'])
def test_what_is_malformed_is_refused(started: Started, data: bytes) -> None:
    client = started()
    client.room("ask", ASK)
    assert client.room("ask", data).status in (400, 413)
    assert client.room("standing").json["open"]


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"id": "q", "title": "T", "text": "", "options": []},
        {"id": "q", "title": "T", "text": "", "options": [["a", "A"]]},
        {"id": "q", "title": "T", "text": "", "options": "AB"},
        {"id": "q", "title": "T", "text": "", "options": [["a", "A", "x"], ["a", "B", "y"]]},
        {"id": "q", "title": "T", "text": "", "options": None},
    ],
)
def test_a_question_that_makes_no_sense_is_refused_and_the_old_one_stays(started: Started, wrong: object) -> None:
    client = started()
    client.room("ask", ASK)
    refused = client.room("ask", wrong)
    assert (refused.status, "why" in refused.json) == (400, True)
    assert client.room("standing").json["number"] == 1


def test_headers_are_strict(started: Started) -> None:
    client = started()
    for path in ("/control", "/screen", "/control.js", "/live.css", f"/qr/{client.code}.svg", "/nothing"):
        headers = client.control_get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"], path
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert "set-cookie" not in headers


def test_the_key_stands_in_no_page_and_no_address(started: Started) -> None:
    client = started()
    client.room("ask", ASK)
    for path in ("/control", "/screen", f"/qr/{client.code}.svg"):
        assert client.key not in client.control_get(path).text
    assert client.key not in client.room("invitation").text


def test_the_picture_says_the_address_with_the_code() -> None:
    invited = invitation("http://192.168.1.20:8765", "ABC234")
    assert invited.link == "http://192.168.1.20:8765/ABC234"
    assert invited.address == "192.168.1.20:8765"
    assert len({len(row) for row in invited.rows} | {len(invited.rows)}) == 1, "a square"
    assert set("".join(invited.rows)) == {"0", "1"}
    assert set("".join(invited.rows[:4])) == {"0"}, "a quiet zone"


# --- the panel of the game on the desktop


def test_the_game_asks_and_reads_through_its_panel(started: Started) -> None:
    client = started()
    panel = client.panel
    number = client.ask()
    client.vote(seat(), number, "go")
    client.vote(seat(), number, "mm")
    assert dict(client.standing(lambda now: now.votes == 2).counts) == {"go": 1, "lines": 0, "mm": 1}
    panel.close()
    client.standing(lambda now: not now.open)
    panel.reopen()
    client.standing(lambda now: now.open)
    panel.wait()
    assert client.standing(lambda now: not now.question).counts == {}
    client.script("pause", seat=seat())
    client.standing(lambda now: now.pauses == 1)
    panel.hear()
    client.standing(lambda now: now.pauses == 0)
    assert panel.invitation() is not None
    panel.end()
    for _ in range(200):
        if panel.standing() is None and panel.invitation() is None:
            break
        time.sleep(0.02)
    assert (panel.standing(), panel.invitation()) == (None, None)
    panel.stop()
    panel.ask(Question("late", "Late", (Option("a", "A", "x"),)))  # after the end it does nothing


def test_a_port_that_is_taken_is_told(started: Started) -> None:
    with socket.socket() as taken:
        taken.bind((HOST, 0))
        taken.listen()
        with pytest.raises(OSError, match="cannot be listened on"):
            started(port=taken.getsockname()[1])


# --- hosted: one address for phones and facilitators, and a secret


@pytest.fixture
def hosted(started: Started, redis_url: str) -> Client:
    Redis.from_url(redis_url).flushall()
    port = free_port()
    client = started(store=redis_url, port=port, secret=SECRET, public=f"http://{HOST}:{port}")
    client.control = client.phones
    return client


def test_a_room_is_opened_with_the_secret_only(hosted: Client) -> None:
    assert hosted.post("/room/open", {}).status == 401
    assert hosted.post("/room/open", {}, Authorization="Bearer wrong").status == 401
    opened = hosted.post("/room/open", {}, Authorization=f"Bearer {SECRET}")
    assert opened.status == 200
    hosted.code, hosted.key = opened.json["code"], opened.json["key"]
    assert hosted.room("ask", ASK).status == 200
    assert hosted.vote(seat(), 1, "go") == "in"
    other = hosted.post("/room/open", {}, Authorization=f"Bearer {SECRET}").json
    assert other["code"] != hosted.code, "each has a room of their own"
    assert hosted.room("close", X_Room_Key=other["key"]).status == 404, "and only that"
    assert hosted.post("/room/find", {}).status == 404


def test_secrets_cannot_be_guessed_for_long(hosted: Client) -> None:
    statuses = [hosted.post("/room/open", {}, Authorization="Bearer guess").status for _ in range(SECRETS.tries + 2)]
    assert statuses == [401] * SECRETS.tries + [429] * 2


def test_the_secret_stands_nowhere(hosted: Client, tmp_path: Path) -> None:
    for path in ("/control", "/screen", "/", "/control.js"):
        assert SECRET not in hosted.get(path).text
    assert SECRET not in hosted.post("/room/open", {}, Authorization=f"Bearer {SECRET}").text
