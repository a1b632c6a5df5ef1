"""What phones can reach: a page for the code, a page for the room, and three things to send. No cookies, no names."""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from game.view import words_live as words
from game.view.text import Text, Words
from game.workshop.live import bell
from game.workshop.live.code import is_seat, normal
from game.workshop.live.limit import CODES, LOOKS, REQUESTS, STRANGERS, TAPS, Counter, Limit
from game.workshop.live.phone_page import REFUSALS, code_page, gone_page, room_page
from game.workshop.live.room import Head, Refusal
from game.workshop.live.store import Seated, Store, StoreError
from game.workshop.live.wire import FILES_KEPT, Headers, Refused, address, answer, form, wants_json

PAGE = Path(__file__).resolve().parent / "page"
WAIT = 20.0
"""Seconds that a look waits for news before it is answered all the same."""
FILES = {"/phone.css": "text/css; charset=utf-8", "/phone.js": "text/javascript; charset=utf-8"}
Handler = Callable[[Request], Awaitable[Response]]


class Phones:
    """The phones' side of the server, as an ASGI application in `app`."""

    def __init__(
        self,
        store: Store,
        say: Mapping[str, Words],
        language: str,
        hosts: list[str],
        *,
        requests: Limit = REQUESTS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store, self._say, self._language = store, say, language
        self._requests, self._clock = requests, clock
        self._counter = Counter()
        self._looking: dict[str, asyncio.Task[object]] = {}
        self._stopped = False
        routes = [Route(path, self._file, methods=["GET"]) for path in FILES]
        routes += [
            Route("/", self._guarded(self._door), methods=["GET"]),
            Route("/", self._guarded(self._knock), methods=["POST"]),
            Route("/{code}", self._guarded(self._enter), methods=["GET"]),
            Route("/{code}", self._guarded(self._again), methods=["POST"]),
            Route("/{code}/look", self._guarded(self._look), methods=["POST"]),
            Route("/{code}/vote", self._guarded(self._vote), methods=["POST"]),
            Route("/{code}/pause", self._guarded(self._pause), methods=["POST"]),
        ]
        self.app = Starlette(
            routes=routes,
            middleware=[Middleware(Headers), Middleware(TrustedHostMiddleware, allowed_hosts=hosts)],
            exception_handlers={HTTPException: _plain},
        )

    def stop(self) -> None:
        """Let go of all who wait, so that the server can end."""
        self._stopped = True
        for task in tuple(self._looking.values()):
            task.cancel()

    # --- pages

    async def _door(self, request: Request) -> Response:
        return HTMLResponse(code_page(self._words(), _new_seat()))

    async def _knock(self, request: Request) -> Response:
        """A code was typed."""
        sent = await form(request)
        seat = sent.get("seat", "")
        seat = seat if is_seat(seat) else _new_seat()
        head = await self._room(request, sent.get("code", ""), seat)
        if head is None:
            return HTMLResponse(code_page(self._words(), seat, words.WRONG_CODE), 404)
        return RedirectResponse(f"/{head.code}", 303)

    async def _enter(self, request: Request) -> Response:
        """The address of the QR code: nobody takes a seat by only looking."""
        typed = request.path_params["code"]
        code = normal(typed)
        if code and code != typed:
            return RedirectResponse(f"/{code}", 307)
        head = await self._room(request, typed, "")
        if head is None:
            return HTMLResponse(code_page(self._words(), _new_seat(), words.WRONG_CODE), 404)
        return HTMLResponse(room_page(self._words(head), head, _new_seat()))

    async def _again(self, request: Request) -> Response:
        """The button for pages without scripts."""
        head, seat, _ = await self._sent(request)
        seated = await self._store.sit(head.code, seat)
        return self._page(request, head, seat, seated)

    # --- what is sent

    async def _look(self, request: Request) -> Response:
        """Say how things stand as soon as it is news: another version than `after`."""
        head, seat, sent = await self._sent(request)
        self._limited(f"look:{seat}", LOOKS)
        after = sent.get("after", "")
        name = f"{head.code}:{seat}"
        with self._store.bell.listening(bell.room(head.code)) as ear:
            seated = await self._store.sit(head.code, seat)
            if isinstance(seated, Seated) and str(seated.head.version) == after:
                if not await self._news(name, ear):
                    return JSONResponse(_told(seated))
                seated = await self._store.sit(head.code, seat)
        return JSONResponse(_told(seated))

    async def _news(self, name: str, ear: bell.Ear) -> bool:
        """Wait for a ring. A seat waits once: the newest request does, and an older one is let go."""
        older = self._looking.pop(name, None)
        if older is not None:
            older.cancel()
        if self._stopped:
            return False
        task: asyncio.Task[object] = asyncio.ensure_future(ear.wait(WAIT))
        self._looking[name] = task
        try:
            return bool(await task)
        except asyncio.CancelledError:
            if task.cancelled():
                return False
            task.cancel()
            raise
        finally:
            if self._looking.get(name) is task:
                del self._looking[name]

    async def _vote(self, request: Request) -> Response:
        head, seat, sent = await self._sent(request)
        self._limited(f"tap:{seat}", TAPS)
        number = sent.get("number", "")
        if not (number.isascii() and number.isdigit() and len(number) <= 6):
            raise Refused(400)
        refusal = await self._store.vote(head.code, seat, int(number), sent.get("option", ""))
        return await self._done(request, head, seat, refusal)

    async def _pause(self, request: Request) -> Response:
        head, seat, _ = await self._sent(request)
        self._limited(f"tap:{seat}", TAPS)
        return await self._done(request, head, seat, await self._store.pause(head.code, seat))

    async def _done(self, request: Request, head: Head, seat: str, refusal: Refusal | None) -> Response:
        if wants_json(request):
            return JSONResponse({"state": refusal.value if refusal else "in"})
        notice = REFUSALS[refusal] if refusal else None
        return self._page(request, head, seat, await self._store.sit(head.code, seat), notice)

    # --- who may

    async def _sent(self, request: Request) -> tuple[Head, str, dict[str, str]]:
        """Return the room, the seat and the fields of what was sent. Raises Refused."""
        sent = await form(request)
        seat = sent.get("seat", "")
        if not is_seat(seat):
            raise Refused(400)
        head = await self._room(request, request.path_params["code"], seat)
        if head is None:
            raise Refused(404)
        return head, seat, sent

    async def _room(self, request: Request, typed: str, seat: str) -> Head | None:
        """Return the room with a code; None where there is none. Raises Refused where there were too many wrong ones.

        Who sits in the room already is not shut out by somebody who guesses codes from the same address.
        """
        code, now = normal(typed), self._clock()
        names = {f"code:{address(request)}": STRANGERS} | ({f"code:{seat}": CODES} if seat else {})
        if any(self._counter.spent(name, limit, now) for name, limit in names.items()) and not (
            code and seat and await self._store.knows(code, seat)
        ):
            raise Refused(429)
        head = await self._store.head(code) if code else None
        if head is None:
            for name, limit in names.items():
                self._counter.hit(name, limit, now)
                if not await self._store.hit(name, limit):
                    raise Refused(429)
        return head

    def _limited(self, name: str, limit: Limit) -> None:
        if not self._counter.hit(name, limit, self._clock()):
            raise Refused(429)

    def _guarded(self, handler: Handler) -> Handler:
        """Answer what is refused in the form that was asked for."""

        async def guarded(request: Request) -> Response:
            try:
                self._limited(f"address:{address(request)}", self._requests)
                return await handler(request)
            except Refused as refused:
                return self._refuse(request, refused.status)
            except StoreError:
                return self._refuse(request, 503)

        return guarded

    def _refuse(self, request: Request, status: int) -> Response:
        notice: Text = {404: words.GONE, 429: words.TOO_OFTEN, 503: words.NO_CONNECTION}.get(status, words.REFUSED)
        state = {404: "gone", 429: "often", 503: ""}.get(status, "refused")
        answered = answer(request, {"state": state}, gone_page(self._words(), notice), status)
        if status in (429, 503):
            answered.headers["Retry-After"] = "10"
        if status in (408, 413):
            answered.headers["Connection"] = "close"
        return answered

    def _page(
        self, request: Request, head: Head, seat: str, seated: Seated | Refusal, notice: Text | None = None
    ) -> Response:
        say = self._words(head)
        if isinstance(seated, Refusal):
            return HTMLResponse(gone_page(say, REFUSALS[seated]), 404 if seated is Refusal.GONE else 409)
        return HTMLResponse(room_page(say, seated.head, seat, seated, notice))

    def _words(self, head: Head | None = None) -> Words:
        code = head.language if head else self._language
        return self._say.get(code) or self._say[self._language]

    async def _file(self, request: Request) -> Response:
        path = request.url.path
        data = (PAGE / path.removeprefix("/")).read_bytes()
        return Response(data, headers={"Content-Type": FILES[path], "Cache-Control": FILES_KEPT})


def _told(seated: Seated | Refusal) -> dict[str, object]:
    """What the page's script is told."""
    if isinstance(seated, Refusal):
        return {"state": seated.value}
    head, asked = seated.head, seated.head.round
    told: dict[str, object] = {"version": head.version, "pausing": seated.pausing}
    if asked is None:
        return told | {"state": "waiting", "number": 0}
    question = asked.question
    return told | {
        "state": "open" if asked.open else "closed",
        "number": asked.number,
        "again": asked.again,
        "title": question.title,
        "text": question.text,
        "options": [option._asdict() for option in question.options],
        "mine": seated.mine,
    }


async def _plain(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return PlainTextResponse(f"{status}\n", status)


def _new_seat() -> str:
    return secrets.token_urlsafe(16)
