"""Rooms in Redis, for an organisation: several processes behind a load balancer see the same rooms.

What may be done is decided by the values of `room.py`, here as everywhere. Redis only sees to it that nothing changed
between the decision and the deed: each script names the version that was decided on, and does nothing if it is another.
"""

from __future__ import annotations

import asyncio
import json
import time
from collections import Counter as Tally
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import replace
from typing import Any, cast

from redis.asyncio import BlockingConnectionPool, Redis
from redis.exceptions import RedisError

from game.workshop.live import bell
from game.workshop.live.bell import Bell
from game.workshop.live.limit import Limit
from game.workshop.live.room import Head, Refusal, read, stand, write
from game.workshop.live.store import LIFE, Seated, StoreError
from game.workshop.question import Standing

RINGS = "two-chairs:rings"
"""The channel on which all processes hear what changed."""
ATTEMPTS = 20
"""How often a change is tried that others come before."""
PATIENCE = 5.0
"""Seconds to wait for a connection to Redis."""
TURN = 15.0
"""Seconds that a request waits for its turn at a connection, when thousands of phones come at once."""
FRESH = 5.0
"""Seconds for which a room is taken from this process's own memory; a ring ends that at once."""
CONNECTIONS = 64
"""Connections to Redis at most; what comes beyond waits its turn."""
AGAIN = 0.5
"""Seconds between tries to listen again after Redis went away."""

_SEATED = """
local function seated(seats, seat, capacity)
    if redis.call('SISMEMBER', seats, seat) == 1 then return true end
    if redis.call('SCARD', seats) >= tonumber(capacity) then return false end
    redis.call('SADD', seats, seat)
    redis.call('EXPIRE', seats, ARGV[1])
    redis.call('PUBLISH', ARGV[2], ARGV[3])
    return true
end
"""
"""Takes a seat where one is free. Every script begins its arguments with life, channel and what rings for counts."""
_FOUND = """
if redis.call('EXISTS', KEYS[1]) == 1 then return 0 end
redis.call('HSET', KEYS[1], 'json', ARGV[2], 'version', ARGV[3], 'capacity', ARGV[4])
redis.call('EXPIRE', KEYS[1], ARGV[1])
return 1
"""
_CHANGE = """
if redis.call('HGET', KEYS[1], 'version') ~= ARGV[5] then return 0 end
redis.call('HSET', KEYS[1], 'json', ARGV[6], 'version', ARGV[7])
redis.call('EXPIRE', KEYS[1], ARGV[1])
redis.call('EXPIRE', KEYS[2], ARGV[1])
if ARGV[8] == '1' then redis.call('DEL', KEYS[3]) end
redis.call('PUBLISH', ARGV[2], ARGV[3])
redis.call('PUBLISH', ARGV[2], ARGV[4])
return 1
"""
_SIT = (
    _SEATED
    + """
local head = redis.call('HMGET', KEYS[1], 'version', 'json', 'capacity')
if not head[1] then return {'gone'} end
if not seated(KEYS[2], ARGV[4], head[3]) then return {'full'} end
local mine = redis.call('HGET', KEYS[3], ARGV[4]) or ''
return {'ok', head[1], head[2], mine, redis.call('SISMEMBER', KEYS[4], ARGV[4])}
"""
)
_VOTE = (
    _SEATED
    + """
if redis.call('HGET', KEYS[1], 'version') ~= ARGV[6] then return 'changed' end
if not seated(KEYS[2], ARGV[4], ARGV[7]) then return 'full' end
redis.call('HSET', KEYS[3], ARGV[4], ARGV[5])
redis.call('EXPIRE', KEYS[3], ARGV[1])
redis.call('PUBLISH', ARGV[2], ARGV[3])
return 'ok'
"""
)
_PAUSE = (
    _SEATED
    + """
if redis.call('EXISTS', KEYS[1]) == 0 then return 'gone' end
if not seated(KEYS[2], ARGV[4], ARGV[5]) then return 'full' end
redis.call('SADD', KEYS[3], ARGV[4])
redis.call('EXPIRE', KEYS[3], ARGV[1])
redis.call('PUBLISH', ARGV[2], ARGV[3])
return 'ok'
"""
)
_HIT = """
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('EXPIRE', KEYS[1], ARGV[1]) end
return count
"""


class RedisStore:
    """Keeps rooms in Redis. Make it with `connect`, inside the event loop that uses it."""

    def __init__(self, redis: Redis) -> None:
        self.bell = Bell()
        self._redis = redis
        self._listener: asyncio.Task[None] | None = None
        self._known = _Known()
        self._scripts = {
            name: redis.register_script(text)
            for name, text in {
                "found": _FOUND,
                "change": _CHANGE,
                "sit": _SIT,
                "vote": _VOTE,
                "pause": _PAUSE,
                "hit": _HIT,
            }.items()
        }

    async def found(self, head: Head) -> bool:
        """Keep a new room; False where its code is taken."""
        told = [LIFE, json.dumps(write(head)), head.version, head.capacity]
        done = await self._run("found", [_key(head.code, "head")], told)
        return bool(done)

    async def head(self, code: str) -> Head | None:
        """Return the room with this code, None where there is none."""
        return self._known.get(code) or await self._fresh(code)

    async def _fresh(self, code: str) -> Head | None:
        """Return the room as Redis has it now."""
        turn = self._known.turn
        told = await _asked(self._redis.hget(_key(code, "head"), "json"))
        head = None if told is None else read(json.loads(told))
        if head is not None:
            self._known.put(head, turn)
        return head

    async def change(self, code: str, edit: Callable[[Head], Head]) -> Head | None:
        """Change a room; where another process was first, look again. Raises StoreError where that never ends."""
        for _ in range(ATTEMPTS):
            before = await self._fresh(code)
            if before is None:
                return None
            after = edit(before)
            if after == before:
                return after
            keys = [_key(code, "head"), _key(code, "seats"), _votes(before)]
            rings = [LIFE, RINGS, bell.room(code), bell.counts(code)]
            new = [before.version, json.dumps(write(after)), after.version, int(after.number != before.number)]
            if await self._run("change", keys, rings + new):
                return after
        raise StoreError("a room in Redis was changed by others all the time")

    async def sit(self, code: str, seat: str) -> Seated | Refusal:
        """Take a seat, or the same one again, and look."""
        head = await self.head(code)
        while head is not None:
            keys = [_key(code, "head"), _key(code, "seats"), _votes(head), _key(code, "pauses")]
            told = cast(list[Any], await self._run("sit", keys, [LIFE, RINGS, bell.counts(code), seat]))
            if told[0] != "ok":
                return Refusal(told[0])
            seen = head if told[1] == str(head.version) else read(json.loads(told[2]))
            if seen.number == head.number:  # else the votes that were looked into are those of another round
                return Seated(seen, told[3] if seen.round else "", bool(told[4]))
            head = seen
        return Refusal.GONE

    async def knows(self, code: str, seat: str) -> bool:
        """Whether `seat` sits in the room already."""
        return bool(await _asked(self._redis.sismember(_key(code, "seats"), seat)))

    async def vote(self, code: str, seat: str, number: int, option: str) -> Refusal | None:
        """Count one vote of `seat` in round `number`, in the place of an earlier one."""
        head = await self.head(code)
        while head is not None:
            refusal = head.refuses(number, option)
            if refusal is None:
                keys = [_key(code, "head"), _key(code, "seats"), _votes(head)]
                rings = [LIFE, RINGS, bell.counts(code), seat]
                told = await self._run("vote", keys, [*rings, option, head.version, head.capacity])
                if told != "changed":
                    return None if told == "ok" else Refusal(told)
            now = await self._fresh(code)
            if refusal is not None and now == head:
                return refusal
            head = now
        return Refusal.GONE

    async def pause(self, code: str, seat: str) -> Refusal | None:
        """Note that somebody asks for a pause."""
        head = await self.head(code)
        if head is None:
            return Refusal.GONE
        keys = [_key(code, "head"), _key(code, "seats"), _key(code, "pauses")]
        told = await self._run("pause", keys, [LIFE, RINGS, bell.counts(code), seat, head.capacity])
        return None if told == "ok" else Refusal(told)

    async def hear(self, code: str) -> None:
        """The pauses that were asked for were heard; the phones are told."""
        if await _asked(self._redis.delete(_key(code, "pauses"))):
            await self.change(code, lambda head: replace(head, version=head.version + 1))

    async def standing(self, code: str) -> Standing | None:
        """Return the counts of a room, None for no room."""
        while True:
            head = await self._fresh(code)
            if head is None:
                return None
            pipe = self._redis.pipeline(transaction=True)
            pipe.hvals(_votes(head))
            pipe.scard(_key(code, "seats"))
            pipe.scard(_key(code, "pauses"))
            pipe.hget(_key(code, "head"), "version")
            votes, seats, pauses, version = await _asked(pipe.execute())
            if version is not None and int(version) == head.version:
                return stand(head, Tally(votes), seats, pauses)

    async def erase(self, code: str) -> None:
        """Throw a room away, with all that was in it."""
        head = await self._fresh(code)
        if head is None:
            return
        names = [_key(code, name) for name in ("head", "seats", "pauses")]
        await _asked(self._redis.delete(*names, _votes(head)))
        for name in (bell.room(code), bell.counts(code)):
            await _asked(self._redis.publish(RINGS, name))

    async def hit(self, name: str, limit: Limit) -> bool:
        """Count a try by `name`; whether it is within `limit`, over all processes."""
        count = await self._run("hit", [f"two-chairs:try:{name}"], [limit.seconds])
        return int(cast(int, count)) <= limit.tries

    async def listen(self) -> None:
        """Begin to hear what other processes change. Raises StoreError where Redis cannot be reached."""
        await _asked(self._redis.ping())
        ready = asyncio.Event()
        self._listener = asyncio.create_task(self._hear_rings(ready))
        await ready.wait()

    async def close(self) -> None:
        """Let go of the connections."""
        if self._listener is not None:
            self._listener.cancel()
            with suppress(asyncio.CancelledError):
                await self._listener
        with suppress(RedisError, OSError):
            await self._redis.aclose()

    async def _hear_rings(self, ready: asyncio.Event) -> None:
        """Ring what is heard. After Redis went away everybody is woken, since a ring may have been missed."""
        while True:
            with suppress(RedisError, OSError):
                async with self._redis.pubsub(ignore_subscribe_messages=True) as heard:
                    await heard.subscribe(RINGS)
                    self._known.forget_all()
                    ready.set()
                    self.bell.ring_all()
                    async for message in heard.listen():
                        self._heard(str(message["data"]))
            await asyncio.sleep(AGAIN)

    def _heard(self, name: str) -> None:
        sort, _, code = name.partition(":")
        if sort == "room":
            self._known.forget(code)
        self.bell.ring(name)

    async def _run(self, name: str, keys: list[str], arguments: list[Any]) -> object:
        return await _asked(self._scripts[name](keys=keys, args=arguments))


class _Known:
    """Rooms that this process has seen lately. What rang while it was fetched is not kept: it may be old."""

    MOST = 2000

    def __init__(self) -> None:
        self.turn = 0
        """Rises with every ring."""
        self._heads: dict[str, tuple[Head, float]] = {}

    def get(self, code: str) -> Head | None:
        head, until = self._heads.get(code, (None, 0.0))
        return head if time.monotonic() < until else None

    def put(self, head: Head, turn: int) -> None:
        if turn == self.turn:
            if len(self._heads) >= self.MOST:
                self._heads.clear()
            self._heads[head.code] = (head, time.monotonic() + FRESH)

    def forget(self, code: str) -> None:
        self.turn += 1
        self._heads.pop(code, None)

    def forget_all(self) -> None:
        self.turn += 1
        self._heads.clear()


async def connect(url: str) -> RedisStore:
    """Return a store in the Redis at `url` (redis://…, rediss://…). Raises StoreError, ValueError for a bad address."""
    pool = BlockingConnectionPool.from_url(
        url,
        decode_responses=True,
        socket_connect_timeout=PATIENCE,
        health_check_interval=15,
        max_connections=CONNECTIONS,
        timeout=TURN,
    )
    store = RedisStore(Redis.from_pool(pool))
    try:
        await store.listen()
    except StoreError:
        await store.close()
        raise
    return store


async def _asked(answer: Any) -> Any:
    """Await what was asked of Redis. Raises StoreError where it does not answer."""
    try:
        return await cast(Awaitable[Any], answer)
    except (RedisError, OSError) as error:
        raise StoreError(f"Redis does not answer: {error}") from error


def _key(code: str, name: str) -> str:
    """The code in braces keeps a room on one server of a cluster."""
    return f"two-chairs:{{{code}}}:{name}"


def _votes(head: Head) -> str:
    """Each round has votes of its own, so that none can count for another."""
    return _key(head.code, f"votes:{head.number}")
