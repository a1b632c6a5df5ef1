"""The preview in a browser: the built page, served from this machine, and told of each save over one open answer."""

from __future__ import annotations

import json
import queue
import sys
import threading
import webbrowser
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path
from typing import ClassVar
from urllib.parse import urlsplit

from game.cli.place import cache_folder
from game.preview.draft import Draft
from game.preview.update import dump
from game.preview.watch import Watch
from game.web.problem import BuildError
from game.web.progress import Progress
from game.web.server import HOST, Handler, PortError, Server, find, free_port
from game.web.site import build

SITE = Path("build/web/preview")
PORT = 8100
_STEPS = 7
_SAVES = "preview/saves"
_ALIVE = 15.0
"""Seconds after which a silent answer sends a comment, so that one whose page is gone is noticed."""
Seat = tuple[str, str] | None


class Desk:
    """Reads the draft after each save and hands what it brought to every page that listens."""

    def __init__(self, path: Path, seat: Seat, language: str) -> None:
        self._draft = Draft(path)
        self._about = (seat, language)
        self._lock = threading.Lock()
        self._pages: set[queue.SimpleQueue[str]] = set()
        self._update = self._draft.read()
        self._told = self._update.story
        """The story that every listening page has."""

    def saved(self) -> None:
        """Read again, and tell."""
        update = self._draft.read()
        with self._lock:
            text = self._letter(dump(update, self._told))
            self._update, self._told = update, update.story or self._told
            for page in self._pages:
                page.put(text)

    @contextmanager
    def listening(self) -> Iterator[queue.SimpleQueue[str]]:
        """Give a queue that holds what is there now, and gets what every save brings."""
        page: queue.SimpleQueue[str] = queue.SimpleQueue()
        with self._lock:
            page.put(self._letter(dump(replace(self._update, story=self._told))))
            self._pages.add(page)
        try:
            yield page
        finally:
            with self._lock:
                self._pages.discard(page)

    def _letter(self, update: str) -> str:
        return json.dumps([*self._about, update], ensure_ascii=False)


class PreviewHandler(Handler):
    """The static server, with one answer that stays open, and a first page that knows it is a preview."""

    desk: ClassVar[Desk]

    def do_GET(self) -> None:  # noqa: N802 - the base class calls it so
        """Send the file, or every save."""
        path = urlsplit(self.path).path.removeprefix(self.prefix)
        if path == _SAVES:
            self._follow()
        elif path in ("", "index.html"):
            self._first_page()
        else:
            super().do_GET()

    def _first_page(self) -> None:
        found = find(self.root, self.path, self.prefix)
        text = found.read_text("utf-8") if found is not None else ""
        data = text.replace('<div id="game" ', '<div id="game" data-preview ', 1).encode()
        headers = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-store"}
        self._send(HTTPStatus.OK, data, headers, body=True)

    def _follow(self) -> None:
        self.send_response(HTTPStatus.OK)
        for name, value in (("Content-Type", "text/event-stream"), ("Cache-Control", "no-store")):
            self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        with self.desk.listening() as page:
            while True:
                try:
                    told = f"data: {page.get(timeout=_ALIVE)}\n\n"
                except queue.Empty:
                    told = ": still here\n\n"
                self.wfile.write(told.encode())
                self.wfile.flush()


def serve(site: Path, desk: Desk, port: int) -> Server:
    """Return a server for the built `site` that tells its pages what `desk` reads. Raises PortError."""
    handler = type("SiteHandler", (PreviewHandler,), {"root": site.resolve(), "desk": desk})
    try:
        return Server((HOST, port), handler)
    except OSError as error:
        raise PortError(error.errno, f"port {port} is taken") from error


def show(path: Path, seat: Seat, language: str, port: int | None, *, opens: bool) -> int:
    """Build the page where it is not fresh, serve it, and follow the story in `path`. Returns the exit status."""
    progress = Progress(_STEPS)
    try:
        built = build(SITE.absolute(), cache_folder() / "web", "self", progress.step, told=True)
        progress.close("built the page" if built else "the page is up to date")
        desk = Desk(path, seat, language)
        server = serve(SITE, desk, free_port(PORT) if port is None else port)
    except (BuildError, PortError) as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    print(f"The preview of {path} is at {server.address}  (Ctrl+C ends it)", flush=True)
    if opens:
        webbrowser.open(server.address)
    with closing(Watch(path, desk.saved)):
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
        finally:
            server.server_close()
    return 0
