"""What a phone and a facilitator's page send, as plain HTTP."""

from __future__ import annotations

import http.client
import json
import secrets
import time
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import urlencode, urlsplit

from game.workshop.live.panel import ThreadPanel
from game.workshop.question import Option, Question, Standing

MOON = Question(
    "moon",
    "The moon, quickly",
    (
        Option("go", "A", "Leave the 14. Go and look."),
        Option("lines", "B", "“Two more lines.”"),
        Option("mm", "C", "Mm."),
    ),
    "“Come and look at the moon.”",
)


class Answered(NamedTuple):
    """What a server answered."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        return dict(json.loads(self.body))

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")


def seat() -> str:
    return secrets.token_urlsafe(16)


class Client:
    """Talks to a running server, as both sides do."""

    def __init__(self, panel: ThreadPanel) -> None:
        assert panel._live is not None
        self.panel = panel
        self.phones, self.control = panel._live.phone_address, panel._live.control_address
        invited = panel.invitation()
        self.code = invited.code if invited else ""
        self.key = ""

    # --- the game's side

    def standing(self, until: Callable[[Standing], bool] = lambda _: True) -> Standing:
        """Return the panel's standing as soon as it is as wished; fail after some seconds."""
        for _ in range(400):
            standing = self.panel.standing()
            if standing is not None and until(standing):
                return standing
            time.sleep(0.02)
        raise AssertionError(f"never came: {self.panel.standing()}")

    def ask(self, question: Question = MOON) -> int:
        """Ask, and return the number of the round."""
        before = self.standing().number
        self.panel.ask(question)
        return self.standing(lambda standing: standing.number > before and standing.open).number

    # --- a phone's side

    def get(self, path: str, **headers: str) -> Answered:
        return send(self.phones, "GET", path, None, headers)

    def form(self, path: str, fields: Mapping[str, object] | bytes, **headers: str) -> Answered:
        """Send a form, as a page without scripts does."""
        body = fields if isinstance(fields, bytes) else urlencode(fields).encode()
        return send(self.phones, "POST", path, body, {"Content-Type": "application/x-www-form-urlencoded"} | headers)

    def script(self, what: str, **fields: object) -> Answered:
        """Send what the page's script sends."""
        return self.form(f"/{self.code}/{what}", fields, Accept="application/json")

    def vote(self, at: str, number: int, option: str) -> str:
        return str(self.script("vote", seat=at, number=number, option=option).json["state"])

    def look(self, at: str, after: int = 0) -> dict[str, Any]:
        return self.script("look", seat=at, after=after).json

    # --- the facilitator's page

    def room(self, what: str, data: object = None, **headers: str) -> Answered:
        """Send what the facilitator's page sends, with its key."""
        if not self.key:
            self.key = self.post("/room/open", {}).json["key"]
        return self.post(
            f"/room/{self.code}/{what}", {} if data is None else data, **({"X-Room-Key": self.key} | headers)
        )

    def post(self, path: str, data: object, **headers: str) -> Answered:
        body = data if isinstance(data, bytes) else json.dumps(data).encode()
        return send(self.control, "POST", path, body, {"Content-Type": "application/json"} | headers)

    def control_get(self, path: str, **headers: str) -> Answered:
        return send(self.control, "GET", path, None, headers)


def send(base: str, method: str, path: str, body: bytes | None, headers: Mapping[str, str]) -> Answered:
    """Send one request. Underscores in the names of headers stand for dashes."""
    host = urlsplit(base)
    connection = http.client.HTTPConnection(str(host.hostname), host.port, timeout=30)
    try:
        connection.request(method, path, body, {name.replace("_", "-"): value for name, value in headers.items()})
        answer = connection.getresponse()
        return Answered(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
    finally:
        connection.close()
