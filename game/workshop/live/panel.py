"""How the game on the desktop opens and closes a question and reads counts: the server runs beside it in a thread.

    panel = start(config, questions, say, changed=wake_the_window)    # raises PortTakenError, StoreError, ValueError
    panel.invitation()                          # address, code, the QR code as rows
    panel.ask(question_of(scene, options, state, cast, say))
    panel.standing().counts                     # by answer: goes into `Vote.take`
    panel.close()
    panel.end()                                 # erases the room
    panel.stop()

None of these waits for the network. `changed` is called from the server's thread whenever there is a new standing.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any

from game.view.text import Words
from game.workshop.live import bell
from game.workshop.live.invitation import invitation
from game.workshop.live.room import Head
from game.workshop.live.server import Config, Live, running
from game.workshop.live.store import StoreError
from game.workshop.panel import Invitation
from game.workshop.question import Question, Standing

READY = 15.0
"""Seconds that a server may take to start, and to end."""


class ThreadPanel:
    """A panel whose server runs in a thread of this process. Make it with `start`."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._started = threading.Event()
        self._failed: BaseException | None = None
        self._standing: Standing | None = None
        self._invitation: Invitation | None = None
        self._live: Live | None = None
        self._follower: asyncio.Task[None] | None = None
        self._code = ""
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None

    def begin(self) -> None:
        """Open a room where there is none."""
        self._soon(self._begin())

    def invitation(self) -> Invitation | None:
        """How phones get in; None after the end."""
        return self._invitation

    @property
    def away(self) -> bool:
        """Whether the store of the rooms does not answer."""
        return self._invitation is not None and self._standing is None

    def standing(self) -> Standing | None:
        """Return the latest counts."""
        return self._standing

    def ask(self, question: Question) -> None:
        """Open a vote on `question`."""
        self._change(lambda head: head.ask(question))

    def close(self) -> None:
        """Close the vote."""
        self._change(Head.close)

    def reopen(self) -> None:
        """Open the same vote again."""
        self._change(Head.reopen)

    def wait(self) -> None:
        """Take the question off the phones."""
        self._change(Head.wait)

    def hear(self) -> None:
        """The pause that somebody asked for was heard."""
        if self._live is not None:
            self._soon(self._live.store.hear(self._code))

    def end(self) -> None:
        """Erase the room."""
        self._soon(self._end())

    def stop(self) -> None:
        """End the server and its thread; a room that was not ended is remembered as after a crash."""
        if self._loop is not None and self._live is not None and self._loop.is_running():
            self._loop.call_soon_threadsafe(self._live.stop)
        if self._thread is not None:
            self._thread.join(READY)

    def run(self, config: Config, questions: Sequence[Question], say: Mapping[str, Words]) -> None:
        """Start the thread and wait until it serves. Raises what the server raised."""

        def work() -> None:
            try:
                asyncio.run(self._serve(config, questions, say))
            except BaseException as error:
                self._failed = error
            finally:
                self._standing, self._invitation = None, None
                self._started.set()

        self._thread = threading.Thread(target=work, name="live votes", daemon=True)
        self._thread.start()
        if not self._started.wait(READY):
            raise StoreError("the server for live votes did not start")
        if self._failed is not None:
            raise self._failed

    async def _serve(self, config: Config, questions: Sequence[Question], say: Mapping[str, Words]) -> None:
        async with running(config, questions, say) as live:
            self._loop = asyncio.get_running_loop()
            self._live = live
            await self._begin()
            self._started.set()
            try:
                await live.until_stopped()
            finally:
                self._let_go()

    async def _begin(self) -> None:
        live = self._live
        if live is None or self._invitation is not None:
            return
        self._code, _ = await live.register.own(live.config.language)
        self._standing = await live.store.standing(self._code)
        self._invitation = invitation(live.phone_address, self._code)
        self._follower = asyncio.create_task(self._follow(live, self._code))
        self._changed()

    def _let_go(self) -> None:
        """Follow no room any more."""
        if self._follower is not None:
            self._follower.cancel()
        self._standing, self._invitation, self._follower = None, None, None

    async def _follow(self, live: Live, code: str) -> None:
        """Keep the latest standing of a room, and say when it is another."""
        with live.store.bell.listening(bell.counts(code)) as ear:
            while True:
                try:
                    standing = await live.store.standing(code)
                except StoreError:
                    standing = None
                if standing != self._standing:
                    self._standing = standing
                    self._changed()
                await ear.wait(READY)

    def _change(self, edit: Callable[[Head], Head]) -> None:
        self._soon(self._changing(edit))

    async def _changing(self, edit: Callable[[Head], Head]) -> None:
        if self._live is not None:
            after = await self._live.store.change(self._code, edit)
            if after is not None:
                self._live.register.changed(after)

    async def _end(self) -> None:
        if self._live is not None:
            await self._live.store.erase(self._code)
            self._live.register.ended(self._code)
            self._let_go()
            self._changed()

    def _soon(self, work: Coroutine[Any, Any, None]) -> None:
        """Have the server's thread do `work`, in the order in which it is handed over."""
        if self._loop is None or not self._loop.is_running():
            work.close()
            return
        asyncio.run_coroutine_threadsafe(work, self._loop)


def start(
    config: Config,
    questions: Sequence[Question],
    say: Mapping[str, Words],
    changed: Callable[[], None] = lambda: None,
) -> ThreadPanel:
    """Start a server in a thread and return its panel. Raises PortTakenError, StoreError, ValueError."""
    panel = ThreadPanel(changed)
    panel.run(config, questions, say)
    return panel
