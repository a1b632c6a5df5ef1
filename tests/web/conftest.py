"""The built site, a server for it, and a real browser that fails the test on any request off the page's origin."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import pytest

from game.web.server import Server, serve
from tests.web.chromium import Chromium, dying

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

ROOT = Path(__file__).resolve().parents[2]
SITE = ROOT / "build" / "web" / "site"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def missing(what: str) -> NoReturn:
    """Skip with the reason, but fail in CI, where everything has to be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what}, and in CI it has to be")
    pytest.skip(what)


def program() -> str:
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    return found or missing("no Chromium is installed (Debian: apt-get install chromium)")


@contextmanager
def serving(folder: Path, prefix: str = "/") -> Iterator[Server]:
    """Serve `folder` for as long as the block lasts."""
    server = serve(folder, prefix=prefix)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="session")
def site() -> Path:
    """The self-hosted site, built where it is not fresh."""
    from game.cli.place import cache_folder
    from game.web.site import build

    for program in ("node", "npm"):
        if not shutil.which(program):
            missing(f"{program} is not installed, and the page's Python comes from npm")
    build(SITE, cache_folder() / "web", "self", lambda _: None)
    return SITE


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    with serving(site) as server:
        yield server.address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Chromium]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        missing("playwright is not installed (pip install 'two-chairs[test]')")
    with sync_playwright() as playwright:
        started = Chromium(playwright, program())
        yield started
        started.close()


@pytest.fixture
def browser(chromium: Chromium) -> Browser:
    """Give the test a browser that runs: a new one where the last has died."""
    return chromium.browser()


class Guard:
    """Notes what a context asks for and complains about."""

    def __init__(self, context: BrowserContext, origin: str, complaining: bool) -> None:
        self.origin = "/".join(origin.split("/")[:3]) + "/"
        self.complaining = complaining
        self.foreign: list[str] = []
        self.asked: list[str] = []
        self.complaints: list[str] = []
        context.on("request", lambda request: self._request(request.url))
        context.on("page", self._page)

    def _page(self, page: Page) -> None:
        page.on("console", self._said)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _said(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def _request(self, url: str) -> None:
        self.asked.append(url)
        if not url.startswith((self.origin, "data:", "blob:")):
            self.foreign.append(url)

    def check(self) -> None:
        assert self.foreign == [], "requests off the origin"
        assert self.complaining or self.complaints == [], "console errors"


@pytest.fixture
def opened(chromium: Chromium, browser: Browser, address: str) -> Iterator[Any]:
    """A function that opens the site in a fresh context; afterwards nothing may have left the origin or gone wrong."""
    contexts: list[tuple[BrowserContext, Guard]] = []

    def open_page(url: str = address, *, complaining: bool = False, **options: Any) -> Page:
        """`complaining`: the console may hold errors, because the test makes them."""
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 720}} | options))
        contexts.append((context, Guard(context, url, complaining)))
        page = context.new_page()
        chromium.watch(page)
        page.goto(url, wait_until="commit")
        return page

    yield open_page
    for context, guard in contexts:
        with dying():
            context.close()
        guard.check()
