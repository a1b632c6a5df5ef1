"""What the facilitator's page and the game reach: open a room, ask, close, read counts, erase. Counts only, no seats.

On a laptop this listens on the loopback address alone, on a port of its own. Hosted, it shares the phones' address, and
a room is opened only with the server's secret, which travels in a header and never in an address.
"""

from __future__ import annotations

import hmac
import json
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp

from game.view.text import Words
from game.workshop.live import bell
from game.workshop.live.bell import Ear
from game.workshop.live.code import normal
from game.workshop.live.control_page import control_page, screen_page
from game.workshop.live.invitation import invitation, qr_svg
from game.workshop.live.limit import SECRETS, STRANGERS, Counter
from game.workshop.live.register import Register
from game.workshop.live.room import Head
from game.workshop.live.store import Store, StoreError
from game.workshop.live.wire import FILES_KEPT, JSON_BYTES, Headers, Refused, address, body, same_origin
from game.workshop.question import BadQuestion, Question, Standing, plain, read_question

PAGE = Path(__file__).resolve().parent / "page"
FILES = {
    "/live.css": "text/css; charset=utf-8",
    "/control.js": "text/javascript; charset=utf-8",
    "/screen.js": "text/javascript; charset=utf-8",
}
WAIT = 20.0
"""Seconds that a question for the counts waits for news."""
SETTLE = 0.04
"""Seconds between news and the answer, so that votes that come together are told together."""
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]
KEY = "x-room-key"
"""The header that carries a room's key."""
Answer = Callable[[Request, Head], Awaitable[Response]]


class Control:
    """The facilitator's side of the server, as an ASGI application in `app`."""

    def __init__(
        self,
        store: Store,
        register: Register,
        say: Mapping[str, Words],
        language: str,
        base: str,
        questions: Sequence[Question],
        *,
        hosts: Sequence[str] = LOOPBACK,
        secret: str = "",
        site: ASGIApp | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """`base` is the address that phones open; `secret` is that of a hosted server, empty on a laptop."""
        self._store, self._register, self._say, self._language = store, register, say, language
        self._base, self._questions, self._secret, self._clock = base, tuple(questions), secret, clock
        self._counter = Counter()
        self._ears: set[Ear] = set()
        self._stopped = False
        rooms = {
            "ask": self._ask,
            "close": self._close,
            "reopen": self._reopen,
            "wait": self._wait,
            "hear": self._hear,
            "end": self._end,
            "standing": self._standing,
            "invitation": self._invite,
        }
        routes: list[BaseRoute] = [Route(path, self._file, methods=["GET"]) for path in FILES]
        routes += [
            Route("/control", self._page(control_page), methods=["GET"]),
            Route("/screen", self._page(screen_page), methods=["GET"]),
            Route("/qr/{code}.svg", self._qr, methods=["GET"]),
            Route("/room/open", self._guarded(self._open), methods=["POST"]),
            Route("/room/find", self._guarded(self._find), methods=["POST"]),
            Route("/room/questions", self._guarded(self._prepared), methods=["POST"]),
        ]
        routes += [Route(f"/room/{{code}}/{name}", self._in_room(do), methods=["POST"]) for name, do in rooms.items()]
        self.routes = routes
        """For a hosted server, which answers phones and facilitators under one address."""
        mounted = [*routes, Mount("/", site)] if site else routes
        self.app = Starlette(
            routes=mounted,
            middleware=[Middleware(Headers), Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts))],
            exception_handlers={HTTPException: _plain},
        )

    def stop(self) -> None:
        """Let go of all who wait, so that the server can end."""
        self._stopped = True
        for ear in self._ears:
            ear.ring()

    # --- pages and files

    def _page(self, page: Callable[..., str]) -> Callable[[Request], Awaitable[Response]]:
        async def answer(request: Request) -> Response:
            return HTMLResponse(page(self._say[self._language], hosted=bool(self._secret)))

        return answer

    async def _file(self, request: Request) -> Response:
        path = request.url.path
        data = (PAGE / path.removeprefix("/")).read_bytes()
        return Response(data, headers={"Content-Type": FILES[path], "Cache-Control": FILES_KEPT})

    async def _qr(self, request: Request) -> Response:
        """The picture that phones read. Whoever knows a code can have it drawn; nothing is looked up."""
        code = normal(request.path_params["code"])
        if not code:
            raise HTTPException(404)
        return Response(qr_svg(self._base, code), media_type="image/svg+xml")

    # --- rooms

    async def _open(self, request: Request, sent: Mapping[str, Any]) -> Response:
        """Open a room. On a laptop there is one, which a page that was reloaded finds again."""
        language = str(sent.get("language", "")) or self._language
        if self._secret:
            await self._check_secret(request)
            code, key = await self._register.open(language)
        else:
            code, key = await self._register.own(language)
        return JSONResponse({"code": code, "key": key})

    async def _find(self, request: Request, sent: Mapping[str, Any]) -> Response:
        """Return the laptop's room for the page on the projector; this opens none."""
        found = None if self._secret else await self._register.find()
        if found is None:
            raise Refused(404)
        return JSONResponse({"code": found[0], "key": found[1]})

    async def _check_secret(self, request: Request) -> None:
        name = f"secret:{address(request)}"
        if self._counter.spent(name, SECRETS, self._clock()):
            raise Refused(429)
        given = request.headers.get("authorization", "").removeprefix("Bearer ")
        if not hmac.compare_digest(given.encode("utf-8", "replace"), self._secret.encode()):
            self._counter.hit(name, SECRETS, self._clock())
            if not await self._store.hit(name, SECRETS):
                raise Refused(429)
            raise Refused(401)

    async def _prepared(self, request: Request, sent: Mapping[str, Any]) -> Response:
        return JSONResponse({"questions": [plain(question) for question in self._questions]})

    async def _ask(self, request: Request, head: Head) -> Response:
        try:
            question = read_question(await _json(request))
        except (BadQuestion, KeyError, TypeError, ValueError) as error:
            return JSONResponse({"why": str(error)}, 400)
        return await self._changed(head, lambda room: room.ask(question))

    async def _close(self, request: Request, head: Head) -> Response:
        return await self._changed(head, Head.close)

    async def _reopen(self, request: Request, head: Head) -> Response:
        return await self._changed(head, Head.reopen)

    async def _wait(self, request: Request, head: Head) -> Response:
        return await self._changed(head, Head.wait)

    async def _changed(self, head: Head, edit: Callable[[Head], Head]) -> Response:
        after = await self._store.change(head.code, edit)
        if after is None:
            raise Refused(404)
        self._register.changed(after)
        return await self._stands(after)

    async def _hear(self, request: Request, head: Head) -> Response:
        await self._store.hear(head.code)
        return await self._stands(head)

    async def _end(self, request: Request, head: Head) -> Response:
        await self._store.erase(head.code)
        self._register.ended(head.code)
        return JSONResponse({"ended": True})

    async def _invite(self, request: Request, head: Head) -> Response:
        return JSONResponse(asdict(invitation(self._base, head.code)))

    async def _standing(self, request: Request, head: Head) -> Response:
        """Return the counts as soon as they are news: another mark than `after`."""
        after = str((await _json(request)).get("after", ""))
        with self._store.bell.listening(bell.counts(head.code)) as ear:
            self._ears.add(ear)
            try:
                standing = await self._store.standing(head.code)
                if standing is not None and mark(standing) == after and not self._stopped and await ear.wait(WAIT):
                    await ear.settle(SETTLE)
            finally:
                self._ears.discard(ear)
        return await self._stands(head)

    async def _stands(self, head: Head) -> Response:
        standing = await self._store.standing(head.code)
        if standing is None:
            raise Refused(404)
        now = await self._store.head(head.code)
        question = plain(now.round.question) if now and now.round else None
        return JSONResponse({**asdict(standing), "votes": standing.votes, "mark": mark(standing), "asked": question})

    # --- who may

    def _in_room(self, do: Answer) -> Callable[[Request], Awaitable[Response]]:
        """Answer whoever holds the room's key."""

        async def checked(request: Request) -> Response:
            head = await self._store.head(normal(request.path_params["code"]) or "-")
            key = request.headers.get(KEY, "")
            if head is None or not head.opens_with(key):
                name = f"key:{address(request)}"
                self._counter.hit(name, STRANGERS, self._clock())
                if self._counter.spent(name, STRANGERS, self._clock()):
                    raise Refused(429)
                raise Refused(404)  # who has no key does not learn which rooms there are
            return await do(request, head)

        return self._refusing(checked)

    def _guarded(self, do: Callable[[Request, Mapping[str, Any]], Awaitable[Response]]) -> Any:
        async def checked(request: Request) -> Response:
            return await do(request, await _json(request))

        return self._refusing(checked)

    def _refusing(self, do: Callable[[Request], Awaitable[Response]]) -> Callable[[Request], Awaitable[Response]]:
        """Answer requests of this server's own pages, and refuse the rest in JSON."""

        async def refusing(request: Request) -> Response:
            try:
                if not same_origin(request):
                    raise Refused(403)
                return await do(request)
            except Refused as refused:
                return JSONResponse({"why": str(refused.status)}, refused.status)
            except StoreError as error:
                return JSONResponse({"why": str(error)}, 503)

        return refusing


def mark(standing: Standing) -> str:
    """Return a word that is another whenever a standing is."""
    counted = ".".join(map(str, standing.counts.values()))
    return f"{standing.version}-{standing.number}-{standing.seats}-{standing.pauses}-{counted}"


async def _json(request: Request) -> dict[str, Any]:
    """Return the object in a request's body, an empty one for no body. Raises Refused."""
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise Refused(415)
    try:
        told = json.loads(await body(request, JSON_BYTES) or b"{}")
    except (ValueError, RecursionError) as error:
        raise Refused(400) from error
    if not isinstance(told, dict):
        raise Refused(400)
    return told


async def _plain(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    return PlainTextResponse(f"{status}\n", status)
