"""What both sides of the server share: headers, how a body is read, and who may send one."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SLOW = 5.0
"""Seconds in which a body has to arrive."""
FORM_BYTES, JSON_BYTES = 1024, 32 * 1024
"""The most that a phone and that the facilitator's page may send at once."""
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}
"""On every answer. The referrer policy is no stricter so that a form without scripts still says where it came from."""
FILES_KEPT = "public, max-age=300"
"""How long a browser may keep scripts and styles, so that 300 phones that reload ask for little."""


class Refused(Exception):  # noqa: N818 (a name says what is wrong; that it is an error, raise says)
    """A request that is not answered as it wished; `status` is that of HTTP."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


class Headers:
    """Sets `HEADERS` on everything that an application answers, unless it set its own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._headers = [(name.lower().encode(), value.encode()) for name, value in HEADERS.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = message.setdefault("headers", [])
                names = {name.lower() for name, _ in given}
                given.extend(header for header in self._headers if header[0] not in names)
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)


def same_origin(request: Request) -> bool:
    """Whether a request that changes something comes from a page of this server, or from a browser too old to say."""
    site = request.headers.get("sec-fetch-site")
    if site is not None and site != "same-origin":
        return False
    origin = request.headers.get("origin")
    return origin is None or origin.partition("://")[2] == request.headers.get("host", "")


def address(request: Request) -> str:
    """Return the network address that a request came from; behind a proxy, as far as that one is trusted."""
    return request.client.host if request.client else ""


async def body(request: Request, most: int) -> bytes:
    """Return a request's body. Raises Refused where it is too large, too slow, or breaks off."""
    length = request.headers.get("content-length", "0")
    if not length.isascii() or not length.isdigit() or int(length) > most:
        raise Refused(413)
    read = bytearray()
    try:
        async with asyncio.timeout(SLOW):
            async for chunk in request.stream():
                read += chunk
                if len(read) > most:
                    raise Refused(413)
    except TimeoutError as error:
        raise Refused(408) from error
    except ClientDisconnect as error:
        raise Refused(400) from error
    return bytes(read)


async def form(request: Request) -> dict[str, str]:
    """Return the fields of a form. Raises Refused for anything that is none."""
    if not same_origin(request):
        raise Refused(403)
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
        raise Refused(415)
    try:
        text = (await body(request, FORM_BYTES)).decode("ascii")
        return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=8, errors="strict"))
    except (UnicodeDecodeError, ValueError) as error:
        raise Refused(400) from error


def wants_json(request: Request) -> bool:
    """Whether the page's script asks, and not a form."""
    return request.headers.get("accept", "").startswith("application/json")


def answer(request: Request, data: Mapping[str, object], page: str, status: int = 200) -> Response:
    """Return `data` to a script, `page` to a form."""
    return JSONResponse(data, status) if wants_json(request) else HTMLResponse(page, status)
