"""What phones reach: with scripts and without, and what is refused."""

from __future__ import annotations

import asyncio
import re
import socket
import threading
import time
from contextlib import suppress
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from game.workshop.live import protocol
from game.workshop.live.limit import CODES, LOOKS, STRANGERS, TAPS, Limit
from game.workshop.question import Option
from tests.live.client import MOON, Client, seat, send
from tests.live.conftest import Started

EVIL = "</button><script>alert(1)</script><img src=x onerror=alert(1)>\"'"


# --- the page without scripts


def test_a_phone_without_scripts_votes_by_a_form(started: Started) -> None:
    client = started()
    number = client.ask()
    page = client.get(f"/{client.code}").text
    at = re.search(r'name="seat" value="([^"]+)"', page)
    assert at
    assert '<button type="submit" name="option" value="go"' in page
    after = client.form(f"/{client.code}/vote", {"seat": at[1], "number": number, "option": "lines"})
    assert after.status == 200
    assert "Your vote is in: B." in after.text
    assert f'name="seat" value="{at[1]}"' in after.text, "the seat goes along"
    changed = client.form(f"/{client.code}/vote", {"seat": at[1], "number": number, "option": "go"})
    assert "Your vote is in: A." in changed.text
    assert client.standing(lambda now: now.votes > 0).votes == 1
    client.panel.close()
    client.standing(lambda now: not now.open)
    looked = client.form(f"/{client.code}", {"seat": at[1]})
    assert "The vote is closed. Yours was A." in looked.text
    assert "disabled" in looked.text
    late = client.form(f"/{client.code}/vote", {"seat": at[1], "number": number, "option": "mm"})
    assert "The vote was closed before yours arrived." in late.text


def test_a_code_is_typed_and_leads_into_the_room(started: Started) -> None:
    client = started()
    door = client.get("/").text
    assert '<label for="code">The code on the screen</label>' in door
    typed = f" {client.code[:3].lower()} {client.code[3:].lower()}"
    assert client.form("/", {"code": typed, "seat": seat()}).headers["location"] == f"/{client.code}"
    assert client.get(f"/{client.code.lower()}").headers["location"] == f"/{client.code}"
    wrong = client.form("/", {"code": "ZZZZZZ", "seat": seat()})
    assert (wrong.status, "There is no room with this code." in wrong.text) == (404, True)


def test_looking_at_the_page_takes_no_seat(started: Started) -> None:
    client = started()
    for _ in range(3):
        client.get(f"/{client.code}")
    assert client.standing().seats == 0


def test_a_pause_is_asked_for_without_a_name(started: Started) -> None:
    client = started()
    page = client.form(f"/{client.code}/pause", {"seat": seat()}).text
    assert "Asked for. The screen says that somebody wants a pause, not who." in page
    assert client.standing(lambda now: now.pauses > 0).pauses == 1


# --- the page's script


def test_a_late_phone_joins_at_the_current_question(started: Started) -> None:
    client = started()
    client.ask()
    told = client.look(seat())
    assert (told["state"], told["title"], told["mine"]) == ("open", "The moon, quickly", "")
    assert [option["letter"] for option in told["options"]] == ["A", "B", "C"]


def test_news_comes_to_who_waits_and_no_news_is_no_answer(started: Started) -> None:
    client, at, told = started(), seat(), []
    version = client.look(at)["version"]
    waiting = threading.Thread(target=lambda: told.append(client.look(at, version)))
    waiting.start()
    time.sleep(0.3)
    assert told == []
    client.ask()
    waiting.join(10)
    assert told[0]["state"] == "open"


def test_a_seat_waits_once(started: Started) -> None:
    """A page that was reloaded asks again; the request of the page before is let go."""
    client, at, told = started(), seat(), []
    version = client.look(at)["version"]
    older = threading.Thread(target=lambda: told.append(client.look(at, version)))
    older.start()
    time.sleep(0.3)
    newer = threading.Thread(target=lambda: client.look(at, version))
    newer.start()
    older.join(5)
    assert told[0]["state"] == "waiting"
    client.ask()
    newer.join(5)
    assert not newer.is_alive()


def test_phones_see_no_counts_and_no_seat_but_their_own(started: Started) -> None:
    client, at, other = started(), seat(), seat()
    number = client.ask()
    client.vote(other, number, "go")
    answered = client.script("look", seat=at, after=0)
    assert set(answered.json) == {"version", "pausing", "state", "number", "again", "title", "text", "options", "mine"}
    assert other not in answered.text
    assert answered.json["mine"] == ""


def test_an_erased_room_is_gone_for_phones(started: Started) -> None:
    client, at = started(), seat()
    version = client.look(at)["version"]
    told: list[str] = []
    waiting = threading.Thread(target=lambda: told.append(client.look(at, version)["state"]))
    waiting.start()
    time.sleep(0.2)
    client.panel.end()
    waiting.join(5)
    assert told == ["gone"]
    assert client.script("vote", seat=at, number=1, option="go").status == 404


# --- headers, and no markup from input


def test_headers_are_strict_on_everything(started: Started) -> None:
    client = started()
    for path in ("/", f"/{client.code}", "/phone.js", "/phone.css", "/nothing/here", "/ABC234"):
        headers = client.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"], path
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "same-origin"
        assert "set-cookie" not in headers
        assert "server" not in headers
        assert "access-control-allow-origin" not in headers
    assert client.get("/").headers["cache-control"] == "no-store"


def test_what_is_asked_is_text_and_never_markup(started: Started) -> None:
    client = started()
    client.ask(replace(MOON, title=EVIL, text=EVIL, options=(Option(EVIL[:40], EVIL, EVIL),)))
    page = client.get(f"/{client.code}").text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert client.look(seat())["title"] == EVIL, "as text it is whole"


def test_what_is_sent_comes_back_in_no_page(started: Started) -> None:
    client = started()
    assert "alert" not in client.form("/", {"code": EVIL, "seat": EVIL}).text
    assert "alert" not in client.form(f"/{client.code}/vote", {"seat": EVIL, "number": 1, "option": EVIL}).text
    assert "alert" not in client.get("/%3Cscript%3Ealert(1)%3C/script%3E").text


# --- hostile clients: the room goes on


def goes_on(client: Client) -> None:
    """A vote is still asked, taken and counted."""
    at = seat()
    assert client.vote(at, client.ask(), "go") == "in"
    assert client.standing(lambda now: now.votes == 1).counts["go"] == 1


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"x" * 5000, "application/x-www-form-urlencoded", 413),
        (b"seat=%ff%fe", "application/x-www-form-urlencoded", 400),
        ("seat=ä".encode(), "application/x-www-form-urlencoded", 400),
        (b"&".join(b"a=1" for _ in range(50)), "application/x-www-form-urlencoded", 400),
        (b"seat=../../../etc/passwd&number=1", "application/x-www-form-urlencoded", 400),
        (b'{"seat": 1}', "application/json", 415),
        (b"<x/>", "text/xml", 415),
        (b"", "application/x-www-form-urlencoded", 400),
    ],
)
def test_what_is_malformed_or_too_large_is_refused(started: Started, body: bytes, kind: str, status: int) -> None:
    client = started()
    assert client.form(f"/{client.code}/vote", body, Content_Type=kind).status == status
    goes_on(client)


@pytest.mark.parametrize("number", ["", "-1", "1.5", "١", "9" * 40, "1 or 1=1"])
def test_a_round_that_is_no_number_is_refused(started: Started, number: str) -> None:
    client = started()
    client.ask()
    assert client.script("vote", seat=seat(), number=number, option="go").status == 400


@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_other_methods_are_refused(started: Started, method: str) -> None:
    client = started()
    assert send(client.phones, method, f"/{client.code}/vote", b"", {}).status in (400, 405)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_pages_of_other_origins_cannot_vote(started: Started, headers: dict[str, str]) -> None:
    client = started()
    number = client.ask()
    sent = {"seat": seat(), "number": number, "option": "go"}
    assert client.form(f"/{client.code}/vote", sent, **headers).status == 403
    assert client.standing().votes == 0
    own = f"http://{urlsplit(client.phones).netloc}"
    assert client.form(f"/{client.code}/vote", sent, Origin=own, Sec_Fetch_Site="same-origin").status == 200


def test_another_host_name_is_refused(started: Started) -> None:
    """A name that somebody else points at this machine (DNS rebinding) leads nowhere."""
    client = started()
    assert client.get("/", Host="evil.example").status == 400


def test_ten_wrong_codes_are_the_most_for_a_seat(started: Started) -> None:
    client, at = started(), seat()
    tried = [client.form("/", {"code": f"ZZZZ{n // 8 + 2}{n % 8 + 2}", "seat": at}).status for n in range(12)]
    assert tried == [404] * CODES.tries + [429] * 2
    assert client.form("/", {"code": client.code, "seat": at}).status == 429, "and now not even the right one"
    assert client.form("/", {"code": client.code, "seat": seat()}).status == 303, "others are not held up"


def test_who_guesses_with_ever_new_seats_stops_at_the_address_and_harms_nobody_who_sits(started: Started) -> None:
    client, sitting = started(), seat()
    client.look(sitting)
    tried = [client.form("/", {"code": "ZZZZZ2", "seat": seat()}).status for _ in range(STRANGERS.tries + 5)]
    assert tried == [404] * STRANGERS.tries + [429] * 5
    assert client.get(f"/{client.code}").status == 429, "a guess that is right is not told"
    assert client.vote(sitting, client.ask(), "go") == "in", "who sits in the room votes on"


def test_a_flood_of_votes_from_one_seat_is_refused(started: Started) -> None:
    client, at = started(), seat()
    number = client.ask()
    statuses = [client.script("vote", seat=at, number=number, option="go").status for _ in range(TAPS.tries + 5)]
    assert statuses == [200] * TAPS.tries + [429] * 5
    assert client.vote(seat(), number, "go") == "in"


def test_a_flood_of_looks_is_refused_and_says_when_to_come_again(started: Started) -> None:
    client, at = started(), seat()
    answers = [client.script("look", seat=at, after=0) for _ in range(LOOKS.tries + 1)]
    assert answers[-1].status == 429
    assert answers[-1].headers["retry-after"] == "10"
    goes_on(client)


def test_a_flood_from_one_address_is_refused(started: Started) -> None:
    client = started(requests=Limit(20, 600))
    assert [client.get("/").status for _ in range(22)] == [200] * 20 + [429] * 2


def test_a_client_that_says_nothing_is_given_up(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "SILENT", 0.5)
    client = started()
    host = urlsplit(client.phones)
    for said in (b"", b"POST / HT", b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"):
        with socket.create_connection((str(host.hostname), host.port), timeout=10) as silent:
            silent.sendall(said)
            assert silent.recv(100) == b""
    goes_on(client)


def test_a_second_request_that_never_ends_is_given_up_too(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "SILENT", 0.5)
    client = started()
    host = urlsplit(client.phones)
    with socket.create_connection((str(host.hostname), host.port), timeout=10) as slow:
        slow.sendall(f"GET /phone.css HTTP/1.1\r\nHost: {host.netloc}\r\n\r\nGET / HT".encode())
        heard = b""
        while chunk := slow.recv(65536):
            heard += chunk
        assert heard.startswith(b"HTTP/1.1 200")


def test_a_body_that_does_not_come_is_given_up(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.workshop.live.wire.SLOW", 0.3)
    client = started()
    host = urlsplit(client.phones)
    with socket.create_connection((str(host.hostname), host.port), timeout=10) as slow:
        head = f"POST /{client.code}/vote HTTP/1.1\r\nHost: {host.netloc}\r\nContent-Length: 50\r\n"
        slow.sendall(f"{head}Content-Type: application/x-www-form-urlencoded\r\n\r\nseat=".encode())
        assert slow.recv(200).startswith(b"HTTP/1.1 408")
    goes_on(client)


def test_an_address_has_a_share_of_the_connections(started: Started, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(protocol, "SHARE", 5)
    client = started()
    host = urlsplit(client.phones)
    held = [socket.create_connection((str(host.hostname), host.port), timeout=10) for _ in range(5)]
    try:
        with socket.create_connection((str(host.hostname), host.port), timeout=10) as one_more:
            assert one_more.recv(100) == b""
    finally:
        for one in held:
            one.close()


def test_a_head_that_is_too_large_is_refused(started: Started) -> None:
    client = started()
    host = urlsplit(client.phones)
    with socket.create_connection((str(host.hostname), host.port), timeout=10) as large, suppress(ConnectionError):
        large.sendall(f"GET / HTTP/1.1\r\nHost: {host.netloc}\r\nX-Long: ".encode())
        time.sleep(0.1)
        large.sendall(b"x" * 300_000)
        assert b"200" not in large.recv(100)
    goes_on(client)


def test_a_full_room_says_so(started: Started) -> None:
    client = started(capacity=2)
    number = client.ask()
    assert [client.vote(seat(), number, "go") for _ in range(3)] == ["in", "in", "full"]
    page = client.form(f"/{client.code}/vote", {"seat": seat(), "number": number, "option": "go"})
    assert "Every seat in this room is taken." in page.text


def test_a_short_answer_is_one_packet() -> None:
    """Head and body are written one after the other and sent together; what was written is sent before a close."""

    class Wire:
        def __init__(self) -> None:
            self.sent: list[bytes] = []

        def write(self, data: bytes) -> None:
            self.sent.append(data)

        def is_closing(self) -> bool:
            return b"closed" in self.sent

        def close(self) -> None:
            self.sent.append(b"closed")

    async def talk() -> list[bytes]:
        wire = Wire()
        gathering = protocol.Gathering(wire, asyncio.get_running_loop())
        gathering.write(b"head")
        gathering.write(b" body")
        assert wire.sent == []
        await asyncio.sleep(0)
        gathering.write(b"last")
        gathering.close()
        await asyncio.sleep(0)
        assert gathering.is_closing()
        return wire.sent

    assert asyncio.run(talk()) == [b"head body", b"last", b"closed"]
