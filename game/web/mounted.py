"""The built site as an ASGI application, for the server of live votes, which only this machine reaches."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from game.web.first_page import policy
from game.web.server import TYPES, cache_control, content, find

OFFER = "X-Live-Votes"
"""The header by which the page sees that this server counts phones, too (game/web/page/phones.js)."""


def mounted(root: Path) -> ASGIApp:
    """Return an application that answers GET and HEAD for the files below `root`, as the small server does."""

    root = root.resolve()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            await _answer(root, Request(scope, receive))(scope, receive, send)

    return app


def _answer(root: Path, request: Request) -> Response:
    if request.method not in ("GET", "HEAD"):
        return PlainTextResponse("Not here\n", HTTPStatus.METHOD_NOT_ALLOWED)
    path = find(root, request.scope["raw_path"].decode("latin-1"))
    if path is None:
        return PlainTextResponse("Not found\n", HTTPStatus.NOT_FOUND)
    data, encoding = content(path, request.headers.get("accept-encoding", ""))
    headers = {
        "Content-Type": TYPES.get(path.suffix, "application/octet-stream"),
        "Cache-Control": cache_control(root, path),
        "Content-Security-Policy": policy(),
        "Vary": "Accept-Encoding",
        OFFER: "yes",
    }
    if encoding:
        headers["Content-Encoding"] = encoding
    return Response(data, headers=headers)
