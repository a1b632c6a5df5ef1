"""A small static server for this machine: right types, compressed copies, caching. Not for the open net."""

from __future__ import annotations

import gzip
import os
import re
import socket
import sys
from functools import lru_cache
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar
from urllib.parse import unquote, urlsplit

HOST = "127.0.0.1"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".wasm": "application/wasm",
    ".zip": "application/zip",
    ".apk": "application/zip",
    ".ttf": "font/ttf",
    ".woff2": "font/woff2",
    ".ogg": "audio/ogg",
}
_PACKED = frozenset({".html", ".css", ".js", ".mjs", ".json", ".svg", ".wasm", ".zip", ".apk", ".ttf", ".txt"})
_HASHED = re.compile(r"-[0-9a-f]{10}(/|\.)")
_LEAST = 512


class PortError(OSError):
    """Another program listens on the port that was asked for."""


class Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD for files below `root`."""

    root: ClassVar[Path]
    prefix: ClassVar[str] = "/"
    protocol_version = "HTTP/1.1"
    server_version = "two-chairs"
    sys_version = ""

    def do_GET(self) -> None:
        """Send the file."""
        self._answer(body=True)

    def do_HEAD(self) -> None:
        """Send what would be said of the file."""
        self._answer(body=False)

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent: a page's requests are nobody's business, not even in a terminal."""

    def _answer(self, *, body: bool) -> None:
        path = find(self.root, self.path, self.prefix)
        if path is None:
            self._send(HTTPStatus.NOT_FOUND, b"Not found\n", {"Content-Type": TYPES[".txt"]}, body=body)
            return
        data, encoding = content(path, self.headers.get("Accept-Encoding", ""))
        stat = path.stat()
        tag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}{encoding and "-" + encoding}"'
        headers = {
            "Content-Type": TYPES.get(path.suffix, "application/octet-stream"),
            "Cache-Control": cache_control(self.root, path),
            "ETag": tag,
            "Vary": "Accept-Encoding",
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Resource-Policy": "same-origin",
        }
        if encoding:
            headers["Content-Encoding"] = encoding
        if self.headers.get("If-None-Match") == tag:
            self._send(HTTPStatus.NOT_MODIFIED, b"", headers, body=False)
            return
        self._send(HTTPStatus.OK, data, headers, body=body)

    def _send(self, status: HTTPStatus, data: bytes, headers: dict[str, str], *, body: bool) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status is not HTTPStatus.NOT_MODIFIED:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if body:
            self.wfile.write(data)


class Server(ThreadingHTTPServer):
    """The server; `address` is what a browser opens."""

    prefix = "/"
    daemon_threads = True
    allow_reuse_address = os.name != "nt"

    @property
    def address(self) -> str:
        """Return the address of the page."""
        return f"http://{HOST}:{self.server_port}{self.prefix}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that goes away in the middle is no error."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


def serve(root: Path, port: int = 0, prefix: str = "/") -> Server:
    """Return a server for the folder `root` under the path `prefix`; port 0 takes a free one. Raises PortError."""
    handler = type("SiteHandler", (Handler,), {"root": root.resolve(), "prefix": prefix})
    try:
        server = Server((HOST, port), handler)
    except OSError as error:
        raise PortError(error.errno, f"port {port} is taken") from error
    server.prefix = prefix
    return server


def free_port(first: int, tries: int = 20) -> int:
    """Return the first port from `first` on that nothing listens on, 0 where all are taken."""
    for port in range(first, first + tries):
        with socket.socket() as probe:
            if probe.connect_ex((HOST, port)):
                return port
    return 0


def find(root: Path, target: str, prefix: str = "/") -> Path | None:
    """Return the file that a request's `target` names, None where there is none below `root` for a browser to see."""
    path = unquote(urlsplit(target).path)
    if not path.startswith(prefix) or "\0" in path or "\\" in path:
        return None
    parts = [part for part in path.removeprefix(prefix).split("/") if part]
    if any(part.startswith(".") for part in parts):
        return None
    found = root.joinpath(*parts)
    if not parts or (path.endswith("/") and found.is_dir()):
        found /= "index.html"
    inside = found.resolve().is_relative_to(root.resolve())
    return found if inside and found.is_file() else None


def cache_control(root: Path, path: Path) -> str:
    """Return how long a browser may keep the file: for ever where its name holds a fingerprint."""
    hashed = _HASHED.search(path.relative_to(root.resolve()).as_posix())
    return "public, max-age=31536000, immutable" if hashed else "no-cache"


def content(path: Path, accepted: str) -> tuple[bytes, str]:
    """Return what is sent for `path` and how it is encoded: brotli from beside it, gzip made here, or neither."""
    codings = {coding.split(";")[0].strip() for coding in accepted.split(",")}
    packed = path.with_name(path.name + ".br")
    if "br" in codings and packed.is_file():
        return packed.read_bytes(), "br"
    if "gzip" in codings and path.suffix in _PACKED and path.stat().st_size >= _LEAST:
        return _gzipped(path, path.stat().st_mtime_ns), "gzip"
    return path.read_bytes(), ""


@lru_cache(maxsize=64)
def _gzipped(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)
