"""Both stores keep rooms the same way, also when many come at once."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any, TypeVar

import pytest

from game.workshop.live import bell
from game.workshop.live.limit import Limit
from game.workshop.live.room import Head, Refusal, lock
from game.workshop.live.server import _open_store
from game.workshop.live.store import LIFE, MemoryStore, Seated, Store, StoreError
from game.workshop.question import Standing
from tests.live.client import MOON, seat

T = TypeVar("T")
Run = Callable[[Callable[[Store, Head], Awaitable[None]]], None]


def fresh(capacity: int = 50) -> Head:
    return Head("".join(random.choices("23456789ABCDEFGHJKMNPQRSTUVWXYZ", k=6)), lock("key"), capacity=capacity)


@asynccontextmanager
async def opened(address: str) -> AsyncIterator[Store]:
    store = await _open_store(address)
    try:
        yield store
    finally:
        await store.close()


@pytest.fixture
def run(store_address: str) -> Run:
    """Runs a test with a store and a room in it."""

    def running(test: Callable[[Store, Head], Awaitable[None]]) -> None:
        async def inside() -> None:
            async with opened(store_address) as store:
                head = fresh()
                assert await store.found(head)
                await test(store, head)

        asyncio.run(inside())

    return running


async def stands(store: Store, code: str) -> Standing:
    standing = await store.standing(code)
    assert standing is not None
    return standing


async def sits(store: Store, code: str, at: str) -> Seated:
    seated = await store.sit(code, at)
    assert isinstance(seated, Seated)
    return seated


def test_a_code_is_given_once(run: Run) -> None:
    async def test(store: Store, head: Head) -> None:
        assert not await store.found(head)
        assert await store.head(head.code) == head
        assert await store.head("NONE22") is None

    run(test)


def test_a_seat_votes_once_and_may_change_its_mind(run: Run) -> None:
    async def test(store: Store, head: Head) -> None:
        at = seat()
        await store.change(head.code, lambda room: room.ask(MOON))
        assert await store.vote(head.code, at, 1, "go") is None
        assert await store.vote(head.code, at, 1, "go") is None
        assert await store.vote(head.code, at, 1, "mm") is None
        standing = await stands(store, head.code)
        assert dict(standing.counts) == {"go": 0, "lines": 0, "mm": 1}
        assert (standing.votes, standing.seats) == (1, 1)
        assert (await sits(store, head.code, at)).mine == "mm"

    run(test)


def test_votes_end_with_their_round(run: Run) -> None:
    async def test(store: Store, head: Head) -> None:
        at = seat()
        await store.change(head.code, lambda room: room.ask(MOON))
        await store.vote(head.code, at, 1, "go")
        await store.change(head.code, Head.close)
        assert await store.vote(head.code, at, 1, "mm") is Refusal.LATE
        assert (await stands(store, head.code)).counts["go"] == 1
        await store.change(head.code, Head.reopen)
        assert (await stands(store, head.code)).counts["go"] == 1, "opened again, the votes are still there"
        await store.change(head.code, lambda room: room.ask(MOON))
        standing = await stands(store, head.code)
        assert (standing.number, standing.votes, standing.seats) == (2, 0, 1)
        assert (await sits(store, head.code, at)).mine == ""
        assert await store.vote(head.code, at, 1, "go") is Refusal.LATE
        assert await store.vote(head.code, at, 2, "nothing") is Refusal.UNKNOWN

    run(test)


def test_a_full_room_takes_nobody_but_those_who_sit(store_address: str) -> None:
    async def test() -> None:
        async with opened(store_address) as store:
            head = fresh(capacity=2)
            await store.found(head)
            await store.change(head.code, lambda room: room.ask(MOON))
            first, second, third = seat(), seat(), seat()
            await sits(store, head.code, first)
            assert await store.vote(head.code, second, 1, "go") is None
            assert await store.sit(head.code, third) is Refusal.FULL
            assert await store.vote(head.code, third, 1, "go") is Refusal.FULL
            assert await store.pause(head.code, third) is Refusal.FULL
            assert await store.vote(head.code, first, 1, "go") is None
            assert (await store.knows(head.code, first), await store.knows(head.code, third)) == (True, False)
            assert (await stands(store, head.code)).votes == 2

    asyncio.run(test())


def test_pauses_are_counted_until_they_are_heard(run: Run) -> None:
    async def test(store: Store, head: Head) -> None:
        one, other = seat(), seat()
        for at in (one, one, other):
            assert await store.pause(head.code, at) is None
        assert (await stands(store, head.code)).pauses == 2
        assert (await sits(store, head.code, one)).pausing
        version = (await stands(store, head.code)).version
        await store.hear(head.code)
        standing = await stands(store, head.code)
        assert (standing.pauses, standing.version) == (0, version + 1), "and the phones are told"
        assert not (await sits(store, head.code, one)).pausing

    run(test)


def test_nothing_is_left_of_a_room_that_was_erased(run: Run) -> None:
    async def test(store: Store, head: Head) -> None:
        at = seat()
        await store.change(head.code, lambda room: room.ask(MOON))
        await store.vote(head.code, at, 1, "go")
        await store.pause(head.code, at)
        await store.erase(head.code)
        assert await store.head(head.code) is None
        assert await store.standing(head.code) is None
        assert await store.sit(head.code, at) is Refusal.GONE
        assert await store.vote(head.code, at, 1, "go") is Refusal.GONE
        assert await store.pause(head.code, at) is Refusal.GONE
        assert await store.change(head.code, Head.close) is None
        assert await store.found(head), "the code is free again"
        assert (await stands(store, head.code)).seats == 0

    run(test)


def test_many_votes_at_once_are_all_counted_and_none_twice(run: Run) -> None:
    async def test(store: Store, head: Head) -> None:
        await store.change(head.code, lambda room: room.ask(MOON))
        meant = {seat(): random.choice(["go", "lines", "mm"]) for _ in range(50)}

        async def nervous(at: str, option: str) -> None:
            for _ in range(3):
                await store.vote(head.code, at, 1, random.choice(["go", "lines", "mm"]))
            assert await store.vote(head.code, at, 1, option) is None

        await asyncio.gather(*(nervous(at, option) for at, option in meant.items()))
        standing = await stands(store, head.code)
        wanted = Counter(meant.values())
        assert {option: count for option, count in standing.counts.items() if count} == dict(wanted)
        assert standing.seats == 50

    run(test)


def test_a_vote_that_comes_with_the_end_counts_or_is_refused_and_never_both(run: Run) -> None:
    async def test(store: Store, head: Head) -> None:
        await store.change(head.code, lambda room: room.ask(MOON))
        told: list[Refusal | None] = []

        async def late(number: int) -> None:
            await asyncio.sleep(random.uniform(0, 0.02))
            told.append(await store.vote(head.code, seat(), 1, "go"))

        async def end() -> None:
            await asyncio.sleep(0.01)
            await store.change(head.code, Head.close)

        await asyncio.gather(end(), *(late(number) for number in range(40)))
        assert set(told) <= {None, Refusal.LATE}
        assert (await stands(store, head.code)).votes == told.count(None)

    run(test)


def test_who_listens_hears_of_it(run: Run) -> None:
    async def test(store: Store, head: Head) -> None:
        async def heard(name: str, deed: Coroutine[Any, Any, object]) -> bool:
            with store.bell.listening(name) as ear:
                await deed
                return await ear.wait(5)

        room, counts, at = bell.room(head.code), bell.counts(head.code), seat()
        assert await heard(room, store.change(head.code, lambda one: one.ask(MOON)))
        assert await heard(counts, store.vote(head.code, at, 1, "go"))
        assert await heard(counts, store.pause(head.code, at))
        assert await heard(room, store.hear(head.code))
        assert await heard(room, store.erase(head.code))
        assert len(store.bell) == 0, "nobody is left listening"

    run(test)


def test_tries_are_limited(run: Run) -> None:
    async def test(store: Store, head: Head) -> None:
        name = seat()
        assert [await store.hit(name, Limit(2, 60)) for _ in range(3)] == [True, True, False]

    run(test)


def test_rooms_that_nobody_touches_are_forgotten() -> None:
    async def test() -> None:
        now = 0.0
        store = MemoryStore(lambda: now)
        old = fresh()
        await store.found(old)
        now = LIFE - 1.0
        await store.sit(old.code, seat())
        now += LIFE - 1.0
        await store.found(fresh())
        assert await store.head(old.code) is not None, "somebody was there"
        now += LIFE + 1.0
        await store.found(fresh())
        assert await store.head(old.code) is None

    asyncio.run(test())


# --- what only several processes have


def test_two_processes_see_the_same_room(redis_url: str) -> None:
    async def test() -> None:
        async with opened(redis_url) as one, opened(redis_url) as other:
            head, at = fresh(), seat()
            await one.found(head)
            assert await other.head(head.code) == head
            with other.bell.listening(bell.room(head.code)) as ear:
                await one.change(head.code, lambda room: room.ask(MOON))
                assert await ear.wait(5)
            assert await one.vote(head.code, at, 1, "go") is None
            assert await other.vote(head.code, at, 1, "mm") is None, "the same seat through the other process"
            assert dict((await stands(one, head.code)).counts) == {"go": 0, "lines": 0, "mm": 1}
            with one.bell.listening(bell.room(head.code)) as ear:
                await other.change(head.code, Head.close)
                assert await ear.wait(5)
            assert await one.vote(head.code, at, 1, "go") is Refusal.LATE
            assert await other.hit("shared", Limit(1, 60))
            assert not await one.hit("shared", Limit(1, 60))

    asyncio.run(test())


def test_what_one_process_still_remembers_does_not_let_a_late_vote_in(redis_url: str) -> None:
    """The ring may be late: the script compares versions."""

    async def test() -> None:
        async with opened(redis_url) as one, opened(redis_url) as other:
            head = fresh()
            await one.found(head)
            await one.change(head.code, lambda room: room.ask(MOON))
            assert await other.vote(head.code, seat(), 1, "go") is None
            other._known.put((await other.head(head.code)) or head, other._known.turn)  # type: ignore[attr-defined]
            other._known.forget = lambda code: None  # type: ignore[attr-defined]
            await one.change(head.code, Head.close)
            assert await other.vote(head.code, seat(), 1, "go") is Refusal.LATE
            await one.change(head.code, Head.reopen)
            assert await other.vote(head.code, seat(), 1, "go") is None, "and one that is not late is not refused"
            assert (await stands(one, head.code)).votes == 2

    asyncio.run(test())


def test_changes_of_two_processes_do_not_undo_each_other(redis_url: str) -> None:
    async def test() -> None:
        async with opened(redis_url) as one, opened(redis_url) as other:
            head = fresh()
            await one.found(head)
            await asyncio.gather(*(store.change(head.code, lambda room: room.ask(MOON)) for store in [one, other] * 4))
            assert (await stands(one, head.code)).number == 8

    asyncio.run(test())


def test_nothing_of_an_erased_room_stays_in_redis(redis_url: str) -> None:
    from redis import Redis

    async def test() -> None:
        async with opened(redis_url) as store:
            head = fresh()
            await store.found(head)
            await store.change(head.code, lambda room: room.ask(MOON))
            await store.vote(head.code, seat(), 1, "go")
            await store.pause(head.code, seat())
            names = Redis.from_url(redis_url, decode_responses=True).keys(f"*{head.code}*")
            assert len(names) == 4
            assert all(0 < Redis.from_url(redis_url).ttl(name) <= LIFE for name in names), "and else it ends by itself"
            await store.erase(head.code)
            assert Redis.from_url(redis_url).keys(f"*{head.code}*") == []

    asyncio.run(test())


def test_a_redis_that_is_not_there_is_told_in_words() -> None:
    async def test() -> None:
        with pytest.raises(StoreError, match="Redis does not answer"):
            await _open_store("redis://127.0.0.1:1")
        with pytest.raises(ValueError, match="scheme"):
            await _open_store("memcached://127.0.0.1")

    asyncio.run(test())
