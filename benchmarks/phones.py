"""Phones for the load tests: plain HTTP over asyncio streams, so that many of them fit beside the server."""

from __future__ import annotations

import asyncio
import json
import secrets
from typing import Any
from urllib.parse import urlencode

PATIENCE = 40.0


class Gone(ConnectionError):  # noqa: N818 (a name says what is wrong; that it is an error, raise says)
    """The server closed the connection, or is not there."""


class Wire:
    """One connection to a server that is kept, and opened anew where it broke."""

    def __init__(self, host: str, port: int) -> None:
        self.host, self.port = host, port
        self._streams: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def post(self, path: str, data: bytes, headers: dict[str, str]) -> tuple[int, Any]:
        """Send one request; return the status and the JSON that was answered. Raises Gone."""
        head = {"Host": f"{self.host}:{self.port}", "Accept": "application/json", "Content-Length": str(len(data))}
        lines = [f"POST {path} HTTP/1.1", *(f"{name}: {value}" for name, value in (head | headers).items()), "", ""]
        try:
            async with asyncio.timeout(PATIENCE):
                if self._streams is None:
                    self._streams = await asyncio.open_connection(self.host, self.port)
                reader, writer = self._streams
                writer.write("\r\n".join(lines).encode() + data)
                return await _answer(reader)
        except (OSError, EOFError, TimeoutError, ValueError) as error:
            self.drop()
            raise Gone(str(error)) from error

    def drop(self) -> None:
        """Break the connection, as a phone does that loses the network."""
        if self._streams is not None:
            self._streams[1].transport.abort()
            self._streams = None


async def _answer(reader: asyncio.StreamReader) -> tuple[int, Any]:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    status = int(head[0].split()[1])
    length = next(int(line.partition(":")[2]) for line in head if line.lower().startswith("content-length:"))
    body = await reader.readexactly(length)
    return status, json.loads(body)


class Phone:
    """One phone: a seat, a connection that waits for news, and one to vote."""

    def __init__(self, host: str, port: int, code: str, behind: str = "") -> None:
        """`behind` is the address that a load balancer would say the phone has."""
        self.seat = secrets.token_urlsafe(16)
        self.behind = behind
        self.code = code
        self.looking, self.voting = Wire(host, port), Wire(host, port)
        self.told: dict[str, Any] = {}

    async def look(self) -> dict[str, Any]:
        """Wait for news, as the page does."""
        return await self._send(self.looking, "look", after=self.told.get("version", 0))

    async def vote(self, option: str) -> str:
        """Vote; return how that was answered."""
        told = await self._send(self.voting, "vote", number=self.told["number"], option=option)
        return str(told["state"])

    async def _send(self, wire: Wire, what: str, **fields: object) -> dict[str, Any]:
        data = urlencode({"seat": self.seat, **fields}).encode()
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        if self.behind:
            form["X-Forwarded-For"] = self.behind
        status, told = await wire.post(f"/{self.code}/{what}", data, form)
        if status == 503:
            raise Gone("the server is busy")
        if what == "look" and status == 200:
            self.told = told
        return {**told, "status": status}

    def drop(self) -> None:
        """Lose the network."""
        self.looking.drop()
        self.voting.drop()


class Facilitator:
    """The facilitator's page: opens a room, asks, and reads counts."""

    def __init__(self, host: str, port: int, secret: str = "") -> None:
        self.wire, self.acting = Wire(host, port), Wire(host, port)
        self.secret = secret
        self.code = self.key = ""

    async def open(self) -> None:
        """Open a room, or find the laptop's own."""
        headers = {"Authorization": f"Bearer {self.secret}"} if self.secret else {}
        told = await self._post(self.acting, "/room/open", {}, headers)
        self.code, self.key = told["code"], told["key"]

    async def act(self, name: str, data: dict[str, Any] | None = None) -> dict[str, Any]:
        """Do something in the room, such as `ask` and `close`."""
        return await self._post(self.acting, f"/room/{self.code}/{name}", data or {}, {"X-Room-Key": self.key})

    async def standing(self, after: str = "") -> dict[str, Any]:
        """Read the counts as soon as they are news."""
        path = f"/room/{self.code}/standing"
        return await self._post(self.wire, path, {"after": after}, {"X-Room-Key": self.key})

    async def _post(self, wire: Wire, path: str, data: dict[str, Any], headers: dict[str, str]) -> dict[str, Any]:
        sent = {"Content-Type": "application/json", **headers}
        status, told = await wire.post(path, json.dumps(data).encode(), sent)
        if status != 200:
            raise Gone(f"{path}: {status} {told}")
        return dict(told)


QUESTION = {
    "id": "load",
    "title": "The moon, quickly",
    "text": "“Come and look at the moon. Quick, before the roof gets it.”",
    "options": [
        [letter.lower(), letter, f"An answer under the letter {letter}, as long as most."] for letter in "ABCDE"
    ],
}
