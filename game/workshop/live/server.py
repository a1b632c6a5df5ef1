"""The server: phones on the address that was chosen, the facilitator on this machine alone, both in one event loop.

async with running(Config(listen="192.168.1.20"), questions, say) as live:
    live.control_address        # http://127.0.0.1:8001/control
    live.phone_address          # http://192.168.1.20:8765
    await live.until_stopped()
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.types import ASGIApp

from game.view.text import Words
from game.workshop.live.addresses import LOOPBACK
from game.workshop.live.control import LOOPBACK as LOOPBACK_HOSTS
from game.workshop.live.control import Control
from game.workshop.live.limit import REQUESTS, Limit
from game.workshop.live.phones import Phones
from game.workshop.live.protocol import patient
from game.workshop.live.register import Register
from game.workshop.live.room import CAPACITY
from game.workshop.live.store import MemoryStore, Store
from game.workshop.question import Question

KEEP_ALIVE = 60
"""Seconds that an idle connection is kept: longer than a look waits, so that phones need no new one each time."""
MOST = 6000
"""Connections and requests at once; beyond that the server says that it is busy."""
HEAD_BYTES = 8192
"""The largest head of a request."""


class PortTakenError(OSError):
    """Another program listens on an address that was asked for."""


@dataclass(frozen=True, slots=True)
class Config:
    """How a server runs. Ports that are 0 are taken from those that are free."""

    listen: str = LOOPBACK
    """The address that phones reach."""
    port: int = 0
    control_port: int = 0
    language: str = "en"
    store: str = ""
    """The address of a Redis; empty for this process alone."""
    capacity: int = CAPACITY
    memory: Path | None = None
    """Where a laptop remembers its open room; None to remember nothing."""
    secret: str = ""
    """Makes it a hosted server: phones and facilitators share its address, and rooms are opened with this."""
    public: str = ""
    """The address that people type to a hosted server, such as https://vote.example.org."""
    proxies: str = ""
    """Addresses of the load balancers, with commas between, whose word on where a request came from is taken."""
    requests: Limit = REQUESTS


class Live:
    """A running server."""

    def __init__(self, config: Config, store: Store, register: Register, phones: str, control: str) -> None:
        self.config, self.store, self.register = config, store, register
        self.phone_address = phones
        """What phones open, without the code."""
        self.control_address = control
        """What the facilitator opens."""
        self._stopped = asyncio.Event()

    def stop(self) -> None:
        """Ask the server to end. Call it in the server's own event loop."""
        self._stopped.set()

    async def until_stopped(self) -> None:
        """Wait until somebody asks the server to end."""
        await self._stopped.wait()


class _Quiet(uvicorn.Server):
    """A server that leaves the process's signals alone: whoever runs it decides what they mean."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture none."""
        yield


@asynccontextmanager
async def running(
    config: Config, questions: Sequence[Question], say: Mapping[str, Words], site: ASGIApp | None = None
) -> AsyncIterator[Live]:
    """Serve for as long as the block lasts. Raises PortTakenError, StoreError, and ValueError for a bad store address.

    `questions` are offered on the facilitator's page, `say` are the words by language; `site` is the game for browsers,
    which only this machine reaches.
    """
    store = await _open_store(config.store)
    sockets: list[socket.socket] = []
    try:
        phone_socket = _listen(config.listen, config.port)
        sockets.append(phone_socket)
        base = config.public.rstrip("/") or f"http://{config.listen}:{phone_socket.getsockname()[1]}"
        register = Register(store, config.capacity, config.memory)
        hosts = [_host(base), config.listen]
        phones = Phones(store, say, config.language, hosts, requests=config.requests)
        control = Control(
            store,
            register,
            say,
            config.language,
            base,
            questions,
            hosts=hosts if config.secret else LOOPBACK_HOSTS,
            secret=config.secret,
            site=site,
        )
        if config.secret:
            servers = [_server(_together(control, phones), config)]
            address = f"{base}/control"
        else:
            control_socket = _listen(LOOPBACK, config.control_port)
            sockets.append(control_socket)
            await register.resume()
            servers = [_server(phones.app, config), _server(control.app, config)]
            address = f"http://{LOOPBACK}:{control_socket.getsockname()[1]}/control"
        async with _serving(servers, sockets, (phones, control)):
            yield Live(config, store, register, base, address)
    finally:
        for one in sockets:
            one.close()
        await store.close()


def _together(control: Control, phones: Phones) -> Starlette:
    """One application for a hosted server: the facilitator's paths first, all others are the phones'."""
    app = phones.app
    app.router.routes[:0] = control.routes
    return app


@asynccontextmanager
async def _serving(
    servers: Sequence[uvicorn.Server], sockets: Sequence[socket.socket], sides: Sequence[Phones | Control]
) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(server.serve(sockets=[one])) for server, one in zip(servers, sockets, strict=True)]
    try:
        while not all(server.started for server in servers):
            for task in tasks:
                if task.done():
                    task.result()
            await asyncio.sleep(0.01)
        yield
    finally:
        for server in servers:
            server.should_exit = True
        for side in sides:
            side.stop()
        await asyncio.gather(*tasks, return_exceptions=True)


def _server(app: ASGIApp, config: Config) -> uvicorn.Server:
    told: dict[str, Any] = {
        "http": patient(frozenset(filter(None, config.proxies.split(",")))),
        "ws": "none",
        "lifespan": "off",
        "log_level": "error",
        "access_log": False,
        "server_header": False,
        "date_header": False,
        "timeout_keep_alive": KEEP_ALIVE,
        "timeout_graceful_shutdown": 2,
        "limit_concurrency": MOST,
        "backlog": 2048,
        "h11_max_incomplete_event_size": HEAD_BYTES,
        "proxy_headers": bool(config.proxies),
        "forwarded_allow_ips": config.proxies or None,
    }
    return _Quiet(uvicorn.Config(app, **told))


async def _open_store(address: str) -> Store:
    if not address:
        return MemoryStore()
    from game.workshop.live.shared import connect  # Redis is wanted only where it is asked for

    return await connect(address)


def _listen(host: str, port: int) -> socket.socket:
    one = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    try:
        one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        one.bind((host, port))
        one.setblocking(False)
    except OSError as error:
        one.close()
        raise PortTakenError(error.errno, f"{host}:{port} cannot be listened on: {error.strerror}") from error
    return one


def _host(base: str) -> str:
    """Return the host of an address, without scheme and port."""
    return base.partition("://")[2].partition("/")[0].rpartition(":")[0] or base.partition("://")[2].partition("/")[0]
