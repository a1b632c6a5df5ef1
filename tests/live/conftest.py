"""A real Redis and running servers for the tests of live votes. All of it on loopback."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import pytest

from game.view.text import Words
from game.workshop.live.panel import ThreadPanel, start
from game.workshop.live.server import Config
from game.workshop.question import Question
from tests.live.client import MOON, Client

HOST = "127.0.0.1"
Started = Callable[..., Client]


def missing(what: str) -> NoReturn:
    """Skip with the reason, but fail in CI, where everything has to be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what}, and in CI it has to be")
    pytest.skip(what)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def redis_url() -> Iterator[str]:
    """A Redis server of our own, which keeps nothing."""
    program = shutil.which("redis-server")
    if program is None:
        missing("redis-server is not installed (Debian: apt-get install redis-server)")
    port = free_port()
    command = [program, "--bind", HOST, "--port", str(port), "--save", "", "--appendonly", "no"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        for _ in range(200):
            with suppress(OSError), socket.create_connection((HOST, port), 0.2):
                break
            time.sleep(0.05)
        yield f"redis://{HOST}:{port}"
    finally:
        process.terminate()
        process.wait()


@pytest.fixture
def started() -> Iterator[Started]:
    """A function that starts a server in a thread and returns a client of it; `memory` is a file it remembers in."""
    panels: list[ThreadPanel] = []

    def begin(
        store: str = "", memory: Path | None = None, questions: tuple[Question, ...] = (MOON,), **others: object
    ) -> Client:
        config = Config(store=store, memory=memory, **others)  # type: ignore[arg-type]
        panel = start(config, questions, {"en": Words()})
        panels.append(panel)
        return Client(panel)

    yield begin
    for panel in panels:
        panel.stop()


@pytest.fixture(params=["embedded", "redis"])
def store_address(request: pytest.FixtureRequest) -> str:
    """Each store in turn."""
    return "" if request.param == "embedded" else str(request.getfixturevalue("redis_url"))
