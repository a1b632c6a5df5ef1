"""The HTTP of the server: uvicorn's, with time limits for clients that say nothing, and a share for every address."""

from __future__ import annotations

import asyncio
from typing import Any, ClassVar, cast

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

SILENT = 10.0
"""Seconds that a connection may stay open before its first request has come whole."""
SHARE = 1500
"""Connections that one address may hold; a whole room may share one."""


class Gathering:
    """A transport that sends at once what is written in one turn of the loop: a short answer is one packet, not two.

    Where three hundred phones tap in the same moment, half of the sends are half of the time, on both sides.
    """

    def __init__(self, transport: Any, loop: asyncio.AbstractEventLoop) -> None:
        self._transport, self._loop = transport, loop
        self._written: list[bytes] = []

    def write(self, data: bytes) -> None:
        """Send `data` with all else that is written before the loop goes on."""
        if not self._written:
            self._loop.call_soon(self._flush)
        self._written.append(data)

    def close(self) -> None:
        """Send what was written, then close."""
        self._flush()
        self._transport.close()

    def _flush(self) -> None:
        written, self._written = self._written, []
        if written and not self._transport.is_closing():
            self._transport.write(b"".join(written))

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)


class PatientProtocol(H11Protocol):
    """Closes a connection whose request head does not come, and those of an address that holds too many."""

    _open: ClassVar[dict[str, int]] = {}
    """By address: the connections it holds to this process."""
    _trusted: ClassVar[frozenset[str]] = frozenset()
    """Load balancers, which hold the connections of many."""

    def connection_made(self, transport: Any) -> None:
        """Begin a connection."""
        super().connection_made(cast(asyncio.Transport, Gathering(transport, self.loop)))
        self._host = self.client[0] if self.client else ""
        self._alarm: asyncio.TimerHandle | None = None
        held = self._open[self._host] = self._open.get(self._host, 0) + 1
        self._set_alarm(True)
        if held > SHARE and self._host not in self._trusted:
            transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """End a connection."""
        self._set_alarm(False)
        left = self._open.get(self._host, 1) - 1
        if left:
            self._open[self._host] = left
        else:
            self._open.pop(self._host, None)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        """Take what came. The alarm runs while half a request head is there, and only then."""
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        """Go on to the next request, of which half may be there already."""
        super().on_response_complete()
        self._watch()

    def _watch(self) -> None:
        self._set_alarm(self.conn.their_state is h11.IDLE and bool(self.conn.trailing_data[0]))

    def _set_alarm(self, on: bool) -> None:
        if on and self._alarm is None:
            self._alarm = self.loop.call_later(SILENT, self._give_up)
        elif not on and self._alarm is not None:
            self._alarm.cancel()
            self._alarm = None

    def _give_up(self) -> None:
        if not self.transport.is_closing():
            self.transport.close()


def patient(trusted: frozenset[str]) -> type[PatientProtocol]:
    """Return the protocol for a server that stands behind the load balancers `trusted`."""
    return type("PatientProtocol", (PatientProtocol,), {"_open": {}, "_trusted": trusted})
