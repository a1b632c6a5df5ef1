"""Live votes under load, on loopback: a laptop with 300 phones, 100 rooms on two processes with Redis, a network lost.

    python -m game bench live                 all of it
    python -m benchmarks.live laptop          one part: laptop, rooms, return, restart

The phones run on the same machine and take a good part of it, so a server alone does better than these figures say.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Awaitable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TypeVar

from benchmarks.phones import QUESTION, Facilitator, Gone, Phone

T = TypeVar("T")
HOST = "127.0.0.1"
LAPTOP = 300
"""Phones of one laptop."""
ROOMS, VOTERS = 100, 3000
LIMIT_MS = 150.0
"""From a tap to the count, for 95 of 100 taps."""
BACK_SECONDS = 5.0
"""From the network's return to all phones being back."""
SPREAD = 2.0
"""Seconds over which a room taps after it was asked."""
START_SECONDS = 30.0
SECRET = "only-for-measuring-on-loopback"


def main(argv: Sequence[str] | None = None) -> int:
    """Measure and print; 1 where a figure is beyond its limit or a vote was lost."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.live", description=__doc__.partition("\n")[0])
    parser.add_argument("part", nargs="*", choices=[*PARTS, []], help="what to measure (default: everything)")
    chosen = parser.parse_args(argv).part or list(PARTS)
    good = [asyncio.run(PARTS[name]()) for name in chosen]
    return 0 if all(good) else 1


# --- a laptop and a room


async def laptop() -> bool:
    """300 phones on a laptop's own server: taps over two seconds, then all in the same moment."""
    async with serving(["--listen", HOST, "--seats", str(LAPTOP)]) as (phones_port, control_port):
        leader = Facilitator(HOST, control_port)
        await leader.open()
        phones = [Phone(HOST, phones_port, leader.code) for _ in range(LAPTOP)]
        await gather(*(phone.look() for phone in phones))
        spread = await one_round(leader, phones, SPREAD)
        burst = await one_round(leader, phones, 0.0)
    good = report(f"laptop, {LAPTOP} phones tap within {SPREAD:g} s", spread)
    report(f"laptop, {LAPTOP} phones tap in the same moment", burst, limit=None)
    return good


async def one_round(leader: Facilitator, phones: list[Phone], spread: float) -> list[float]:
    """Ask, let every phone vote once, and return the times from tap to count in milliseconds."""
    asked = asyncio.gather(*(phone.look() for phone in phones))
    before = await leader.act("ask", QUESTION)
    start = time.perf_counter()
    await asked
    print(f"  the question was on all {len(phones)} phones after {(time.perf_counter() - start) * 1000:.0f} ms")
    seen: list[tuple[float, int]] = []
    watcher = asyncio.create_task(watch(leader, str(before["mark"]), len(phones), seen))
    taps = await gather(*(tap(phone, random.uniform(0, spread)) for phone in phones))
    await asyncio.wait_for(watcher, 30)
    closed = await leader.act("close")
    if sum(closed["counts"].values()) != len(phones):
        raise SystemExit(f"votes were lost or doubled: {closed['counts']}")
    return counted_after(taps, seen)


async def tap(phone: Phone, delay: float) -> tuple[float, float]:
    """Vote after `delay` seconds; return when it was tapped and when it was answered."""
    await asyncio.sleep(delay)
    start = time.perf_counter()
    state = await phone.vote(random.choice("abcde"))
    if state != "in":
        raise SystemExit(f"a vote was refused: {state}")
    return start, time.perf_counter()


async def watch(leader: Facilitator, mark: str, wanted: int, seen: list[tuple[float, int]]) -> None:
    """Read the counts as the facilitator's page does, and note when each was there."""
    while not seen or seen[-1][1] < wanted:
        standing = await leader.standing(mark)
        seen.append((time.perf_counter(), int(standing["votes"])))
        mark = str(standing["mark"])


def counted_after(taps: list[tuple[float, float]], seen: list[tuple[float, int]]) -> list[float]:
    """Return for each tap how long it took until the count held it: the n-th that was answered is in a count of n."""
    waits = []
    for place, (start, _) in enumerate(sorted(taps, key=lambda one: one[1]), 1):
        when = next(moment for moment, votes in seen if votes >= place)
        waits.append(max(0.0, when - start) * 1000)
    return waits


# --- an organisation and many rooms


async def rooms() -> bool:
    """3 000 voters in 100 rooms on two processes that share a Redis; half of all seats vote through each."""
    with redis() as url, tempfile.TemporaryDirectory() as folder:
        secret = Path(folder) / "secret"
        secret.write_text(SECRET)
        hosted = ["--hosted", "--public", f"http://{HOST}:1", "--secret-file", str(secret), "--store", url]
        options = [*hosted, "--listen", HOST, "--proxies", HOST]
        async with serving(options) as (one, _), serving(options) as (other, _):
            leaders = [Facilitator(HOST, (one, other)[number % 2], SECRET) for number in range(ROOMS)]
            await gather(*(leader.open() for leader in leaders))
            each = VOTERS // ROOMS
            crowds = [
                [Phone(HOST, (one, other)[n % 2], leader.code, f"10.0.0.{room}") for n in range(each)]
                for room, leader in enumerate(leaders, 1)
            ]
            everybody = [phone for crowd in crowds for phone in crowd]
            start = time.perf_counter()
            await gather(*(phone.look() for phone in everybody))
            print(f"  {VOTERS} phones took their seats in {time.perf_counter() - start:.1f} s")
            return await all_rooms(leaders, crowds)


async def all_rooms(leaders: list[Facilitator], crowds: list[list[Phone]]) -> bool:
    everybody = [phone for crowd in crowds for phone in crowd]
    asked = asyncio.gather(*(phone.look() for phone in everybody))
    await gather(*(leader.act("ask", QUESTION) for leader in leaders))
    await asked
    wanted = [[random.choice("abcde") for _ in crowd] for crowd in crowds]
    start = time.perf_counter()
    first = await gather(*(change_of_mind(phone, SPREAD) for phone in everybody))
    votes = [
        (phone, option)
        for crowd, options in zip(crowds, wanted, strict=True)
        for phone, option in zip(crowd, options, strict=True)
    ]
    await gather(*(settle(phone, option) for phone, option in votes))
    took = time.perf_counter() - start
    closed = await gather(*(leader.act("close") for leader in leaders))
    right = sum(
        told["counts"] == {option: options.count(option) for option in "abcde"} and told["seats"] == len(options)
        for told, options in zip(closed, wanted, strict=True)
    )
    print(f"  {2 * len(everybody)} votes (each phone changed its mind once) in {took:.1f} s")
    print(f"  rooms whose counts are exactly what their phones meant: {right} of {len(leaders)}")
    report(f"rooms, {len(everybody)} phones in {len(leaders)} rooms, tap to answer", first, limit=None)
    return bool(right == len(leaders))


async def change_of_mind(phone: Phone, spread: float) -> float:
    """Vote for something, some through a connection that is lost right after; return the milliseconds to the answer."""
    await asyncio.sleep(random.uniform(0, spread))
    start = time.perf_counter()
    await phone.vote(random.choice("abcde"))
    took = (time.perf_counter() - start) * 1000
    if random.random() < 0.1:
        phone.voting.drop()
    return took


async def settle(phone: Phone, option: str) -> None:
    """Vote until it is in, as the page does; a vote that is sent twice counts once."""
    for _ in range(20):
        with suppress(Gone):
            if await phone.vote(option) == "in":
                return
        await asyncio.sleep(0.2)
    raise SystemExit("a phone could not vote")


# --- the network is lost and comes back


async def back() -> bool:
    """All phones of a laptop lose the network at once in mid-vote; every one comes back to its seat and its vote."""
    async with serving(["--listen", HOST, "--seats", str(LAPTOP)]) as (phones_port, control_port):
        leader = Facilitator(HOST, control_port)
        await leader.open()
        phones = [Phone(HOST, phones_port, leader.code) for _ in range(LAPTOP)]
        await gather(*(phone.look() for phone in phones))
        await leader.act("ask", QUESTION)
        await gather(*(phone.look() for phone in phones))
        voted = phones[: LAPTOP // 2]
        await gather(*(phone.vote("b") for phone in voted))
        waiting = [asyncio.create_task(phone.look()) for phone in phones]
        await asyncio.sleep(0.5)
        for phone in phones:
            phone.drop()
        await asyncio.gather(*waiting, return_exceptions=True)
        for phone in phones:
            phone.told = {}
        start = time.perf_counter()
        times = await gather(*(come_back(phone, start) for phone in phones))
        kept = sum(phone.told.get("mine") == "b" for phone in voted)
        standing = await leader.standing()
    worst = max(times)
    print(f"\nreturn of {LAPTOP} phones at once: the last one is back after {worst:.2f} s (limit {BACK_SECONDS:g} s)")
    print(f"  votes kept: {kept} of {len(voted)}; seats: {standing['seats']}; counted: {standing['votes']}")
    return bool(worst <= BACK_SECONDS and kept == len(voted) and standing["seats"] == LAPTOP)


async def come_back(phone: Phone, start: float) -> float:
    """Try again as the page does, each phone after a moment of its own; return the seconds until it was back."""
    await asyncio.sleep(random.uniform(0.15, 0.45))
    while True:
        with suppress(Gone):
            await phone.look()
            return time.perf_counter() - start
        await asyncio.sleep(random.uniform(0.75, 2.25))


# --- the server dies and is started again


async def restart() -> bool:
    """The server is killed in mid-vote and started again: with Redis nothing is lost, without it is asked again."""
    with redis() as url:
        shared = await killed(["--store", url])
    alone = await killed([])
    return shared and alone


async def killed(store: list[str]) -> bool:
    """Kill a laptop's server while half of the phones have voted; every phone finds back and votes."""
    options = ["--listen", HOST, "--seats", str(LAPTOP), *store]
    with tempfile.TemporaryDirectory() as home:
        ports = (free_port(), free_port())
        async with serving(options, ports, home, kill=True):
            leader = Facilitator(HOST, ports[1])
            await leader.open()
            phones = [Phone(HOST, ports[0], leader.code) for _ in range(LAPTOP)]
            await gather(*(phone.look() for phone in phones))
            await leader.act("ask", QUESTION)
            await gather(*(phone.look() for phone in phones))
            await gather(*(phone.vote("b") for phone in phones[::2]))
        for phone in phones:
            phone.drop()
            phone.told = {}
        start = time.perf_counter()
        async with serving(options, ports, home):
            up = time.perf_counter()
            await gather(*(come_back(phone, up) for phone in phones))
            back_after = time.perf_counter() - up
            again = bool(phones[0].told.get("again"))
            await gather(*(phone.vote("b") for phone in phones if not phone.told.get("mine")))
            standing = await leader.standing()
        print(f"\nkilled in mid-vote, {'with Redis' if store else 'without'}: up again after {up - start:.1f} s,")
        print(f"  all {LAPTOP} phones back {back_after:.2f} s later; asked again and said so: {again}")
        print(f"  seats: {standing['seats']}; counted: {standing['votes']}, each of them once")
    return bool(standing["votes"] == standing["seats"] == LAPTOP) and again is not bool(store)


# --- what runs


@asynccontextmanager
async def serving(
    options: list[str], ports: tuple[int, int] | None = None, home: str = "", *, kill: bool = False
) -> AsyncIterator[tuple[int, int]]:
    """Run a server as a process of its own; yield the phones' and the facilitator's port. It remembers in `home`."""
    phones, control = ports or (free_port(), free_port())
    command = [sys.executable, "-m", "game", "live", *options, "--no-open", "--port", str(phones)]
    if "--hosted" not in options:
        command += ["--control-port", str(control)]
    with tempfile.TemporaryDirectory() as own:
        environment = {**os.environ, "XDG_DATA_HOME": home or own, "XDG_CACHE_HOME": own}
        process = await asyncio.create_subprocess_exec(*command, env=environment, stdout=subprocess.DEVNULL)
        try:
            await listening(phones)
            yield phones, control if "--hosted" not in options else phones
        finally:
            if kill:
                process.kill()
            else:
                process.terminate()
            await process.wait()


async def listening(port: int) -> None:
    """Wait until something listens on `port`. Raises SystemExit after half a minute."""
    for _ in range(int(START_SECONDS / 0.1)):
        with suppress(OSError):
            _, writer = await asyncio.open_connection(HOST, port)
            writer.close()
            return
        await asyncio.sleep(0.1)
    raise SystemExit("the server did not start")


class redis:  # noqa: N801 (used as a function)
    """A Redis server of our own on a free port of loopback, which keeps nothing."""

    def __enter__(self) -> str:
        program = shutil.which("redis-server")
        if program is None:
            raise SystemExit("redis-server is not installed (Debian: apt-get install redis-server)")
        port = free_port()
        command = [
            program,
            "--bind",
            HOST,
            "--port",
            str(port),
            "--save",
            "",
            "--appendonly",
            "no",
            "--loglevel",
            "warning",
        ]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        for _ in range(100):
            with suppress(OSError), socket.create_connection((HOST, port), 0.2):
                return f"redis://{HOST}:{port}"
            time.sleep(0.05)
        raise SystemExit("redis-server did not start")

    def __exit__(self, *_: object) -> None:
        self.process.terminate()
        self.process.wait()


def free_port() -> int:
    """Return a port of loopback that nothing listens on."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


async def gather(*work: Awaitable[T]) -> list[T]:
    """Await all of it; the first that fails ends the measurement."""
    return list(await asyncio.gather(*work))


def report(title: str, milliseconds: list[float], limit: float | None = LIMIT_MS) -> bool:
    """Print the middle, the 95th of 100 and the slowest; return whether the 95th keeps the limit."""
    ordered = sorted(milliseconds)
    middle, late = ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, len(ordered) * 95 // 100)]
    told = f" (limit {limit:g} ms)" if limit else ""
    print(f"\n{title}\n  half {middle:.0f} ms, 95 of 100 {late:.0f} ms{told}, slowest {ordered[-1]:.0f} ms")
    return limit is None or late <= limit


PARTS = {"laptop": laptop, "rooms": rooms, "return": back, "restart": restart}

if __name__ == "__main__":
    sys.exit(main())
