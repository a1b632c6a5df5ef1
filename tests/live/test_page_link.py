"""A workshop in a page whose server counts phones: what Python says through the page, and what it makes of the news."""

from __future__ import annotations

import json
from typing import Any

from game.platforms.phones import PageLink
from game.view.view import Code, Line
from game.workshop.panel import Invitation
from game.workshop.question import Option, Question, plain, read_question, read_standing
from tests.workshop.leader import Leader


class Server:
    """The server of the phones and the page's side of it, as far as Python sees them."""

    def __init__(self, code: str = "ABC234") -> None:
        self.code, self.number, self.version = code, 0, 1
        self.question: Question | None = None
        self.open = self.again = self.away = False
        self.counts: dict[str, int] = {}
        self.pauses = 0
        self.sent: list[str] = []
        self.link: PageLink | None = None

    def send(self, what: str, data: str) -> None:
        self.sent.append(what)
        told: dict[str, Any] = json.loads(data)
        if what == "ask":
            self.question, self.open, self.again = read_question(told), True, False
            self.number += 1
            self.counts = {option.id: 0 for option in self.question.options}
        elif what in ("close", "reopen"):
            self.open = what == "reopen"
        elif what == "wait":
            self.question = None
        elif what == "hear":
            self.pauses = 0

    def standing(self) -> dict[str, Any]:
        asked = self.question.id if self.question else ""
        counts = self.counts if self.question else {}
        return {
            "code": self.code,
            "version": self.version,
            "number": self.number,
            "open": self.open,
            "question": asked,
            "counts": counts,
            "seats": 3,
            "pauses": self.pauses,
            "again": self.again,
            "votes": sum(counts.values()),
            "mark": "any",
        }

    def news(self, leader: Leader) -> None:
        """What the page tells Python when something is another than before."""
        link = f"http://192.168.1.20:8765/{self.code}"
        invitation = {"address": "192.168.1.20:8765", "code": self.code, "link": link, "rows": ["11", "10"]}
        if not isinstance(leader.host.link, PageLink):
            leader.host.link = PageLink(self.send, lambda: "en")
        leader.host.link.told(
            json.dumps({"invitation": invitation, "standing": self.standing(), "away": self.away}, ensure_ascii=False)
        )
        leader.host.follow()


def led() -> tuple[Leader, Server]:
    """A workshop at its first answers; the phones came while it was set up."""
    leader, server = Leader(), Server()
    leader.to("setup-content")
    server.news(leader)
    return leader.to("answers"), server


def lines(leader: Leader) -> str:
    return "\n".join(item.text for item in leader.view.items() if isinstance(item, Line))


def test_a_vote_goes_through_the_page() -> None:
    leader, server = led()
    leader.press("phones")
    assert [item.text for item in leader.view.items() if isinstance(item, Code)] == ["http://192.168.1.20:8765/ABC234"]
    leader.press("back", "vote")
    assert server.sent == ["ask"]
    assert server.question is not None
    assert [option.letter for option in server.question.options] == list("ABCDE")
    answer = server.question.options[1].id
    server.counts[answer] = 4
    server.news(leader)
    assert "Votes: 4" in lines(leader)
    leader.press("go-on")
    assert server.sent == ["ask", "close"]
    assert leader.page == "split"
    server.news(leader)
    leader.press(f"take:{answer}")
    assert server.sent == ["ask", "close", "wait"]
    assert leader.room.ballots[0].split.counts[answer] == 4


def test_a_tap_that_arrives_while_the_vote_is_closed_is_counted() -> None:
    leader, server = led()
    leader.press("vote")
    assert server.question is not None
    one, other = (option.id for option in server.question.options[:2])
    server.counts[one] = 1
    server.news(leader)
    leader.press("go-on")
    server.counts[other] = 2  # the server took them before it heard that the vote is closed
    server.news(leader)
    assert "B: 2 votes" in lines(leader)
    server.counts = dict.fromkeys(server.counts, 0)  # the server was started anew and has lost them
    server.news(leader)
    leader.press(f"take:{other}")
    assert dict(leader.room.ballots[0].split.counts) | {one: 1, other: 2} == dict(leader.room.ballots[0].split.counts)


def test_a_page_that_is_loaded_again_asks_nothing_twice() -> None:
    leader, server = led()
    leader.press("vote")
    assert server.question is not None
    answer = server.question.options[0].id
    server.counts[answer] = 2
    server.news(leader)
    again = leader.restarted()
    server.news(again)
    again.press("resume")
    assert again.page == "vote"
    assert server.sent == ["ask"]
    server.counts[answer] = 3
    server.news(again)
    again.press("go-on")
    assert again.room.vote is not None
    assert again.room.vote.counts[answer] == 3


def test_phones_of_another_room_are_asked_anew() -> None:
    """The server had forgotten the room, and the page opened another while a vote was on the screen."""
    leader, server = led()
    leader.press("vote")
    other = Server("XYZ789")
    leader.host.link._page._send = other.send  # type: ignore[union-attr]
    other.news(leader)
    assert other.sent == ["ask"]
    assert other.question == server.question


def test_while_the_server_is_away_the_screen_says_so_and_hands_count() -> None:
    leader, server = led()
    leader.press("vote")
    server.away = True
    server.news(leader)
    assert "The phones cannot be reached." in lines(leader)
    assert leader.room.vote is not None
    first = leader.room.vote.answers[0]
    leader.press(f"at:{first}", "digit:7", "go-on")
    server.away = False
    server.news(leader)
    again = leader.restarted()
    server.news(again)
    again.press("resume")
    server.news(again)
    for _ in range(5):
        again.on()
    assert again.page == "split"
    assert again.room.vote is not None
    assert again.room.vote.counts[first] == 7, "what was counted by hand stays, though the phones are back"


def test_a_pause_is_told_and_heard() -> None:
    leader, server = led()
    server.pauses = 1
    server.news(leader)
    assert "Somebody asks for a pause." in lines(leader)
    leader.press("calm")
    assert server.sent == ["hear"]


def test_erasing_ends_the_room_and_opens_another_and_closing_only_ends_it() -> None:
    leader, server = led()
    leader.press("keys", "erase-room")
    assert server.sent == ["end", "begin"]
    assert leader.room.phones is None
    assert "phones" not in leader.offered()
    leader.press("leave")
    assert server.sent == ["end", "begin", "end"]
    leader.host.open_workshop()
    assert server.sent[-1] == "begin"


def test_the_older_of_two_windows_does_not_lead_the_phones() -> None:
    leader, server = led()
    newer = Leader(leader.host.session.story, leader.rooms, leader.players, start=leader.minute, token="newer")
    leader.press("predict" if leader.page == "predict" else "timing")
    leader.press("back", "vote")
    assert server.sent == []
    server.news(newer)
    newer.press("resume", "vote")
    assert server.sent == ["ask"]


def test_what_crosses_is_read_as_it_was_written() -> None:
    question = Question("moon", "The moon", (Option("go", "A", "Go."), Option("mm", "B", "Mm.")), "“Look!”")
    assert read_question(json.loads(json.dumps(plain(question)))) == question
    standing = read_standing(Server().standing())
    assert (standing.code, standing.number, dict(standing.counts)) == ("ABC234", 0, {})
    assert Invitation("a", "b", "c", ("1",)).rows == ("1",)
