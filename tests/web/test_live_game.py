"""The game in a browser, led by a facilitator, and phones that vote on what it shows: one server, as it is started."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.live.conftest import HOST, free_port
from tests.web.chromium import Chromium, dying
from tests.web.conftest import ROOT
from tests.web.driver import screen, settled, wait_for
from tests.web.test_live import PHONE, says, tap, until, voted

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page, Request

pytestmark = pytest.mark.browser
ROOM = {"width": 1280, "height": 720}
KEPT = "evening-notes-room"


class Laptop:
    """The server of a laptop, as a process of its own, which can die and be started again."""

    def __init__(self, site: Path, home: Path) -> None:
        self.site, self.home = site, home
        self.phones, self.control = free_port(), free_port()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "game", "web", "serve", "--live", "--no-open", "--dir", str(self.site)]
        command += ["--listen", HOST, "--port", str(self.phones), "--control-port", str(self.control)]
        environment = {**os.environ, "XDG_DATA_HOME": str(self.home)}
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
        for _ in range(300):
            with suppress(OSError), urllib.request.urlopen(self.game, timeout=2):
                return
            time.sleep(0.1)
        raise AssertionError("the server did not start")

    def kill(self) -> None:
        """As a crash does: nothing is erased."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(20)

    @property
    def game(self) -> str:
        return f"http://{HOST}:{self.control}/"


@pytest.fixture
def laptop(site: Path, tmp_path: Path) -> Iterator[Laptop]:
    made = Laptop(site, tmp_path)
    made.start()
    yield made
    made.stop()


class Devices:
    """Everybody's browser: each device a context of its own, none of which asks anybody but its own server."""

    def __init__(self, chromium: Chromium, browser: Browser) -> None:
        self.chromium, self.browser = chromium, browser
        self.contexts: list[BrowserContext] = []
        self.asked: list[str] = []
        self.wrong: list[str] = []
        self.keys: set[str] = set()
        """What opens rooms, as the facilitator's page has sent it."""

    def visit(self, url: str, **options: Any) -> Page:
        context = self.browser.new_context(**({"viewport": PHONE} | options))
        self.contexts.append(context)
        origin = "/".join(url.split("/")[:3]) + "/"
        context.on("request", lambda request: self._asked(request, origin))
        page = context.new_page()
        self.chromium.watch(page)
        page.on("pageerror", lambda error: self.wrong.append(str(error)))
        page.goto(url)
        return page

    def _asked(self, request: Request, origin: str) -> None:
        self.asked.append(request.url)
        if room_key := request.headers.get("x-room-key"):
            self.keys.add(room_key)
        if not request.url.startswith((origin, "data:", "blob:")):
            self.wrong.append(request.url)


@pytest.fixture
def devices(chromium: Chromium, browser: Browser) -> Iterator[Devices]:
    made = Devices(chromium, browser)
    yield made
    for context in made.contexts:
        with dying():
            context.close()
    assert made.wrong == []


def open_workshop(page: Page) -> None:
    page.get_by_role("button", name="Workshop").click()
    page.wait_for_selector('#game[data-screen^="room-"], #shell[data-failed]', timeout=60_000)
    settled(page)


def lead(devices: Devices, laptop: Laptop) -> Page:
    """The facilitator's page, at the first page of settings."""
    page = devices.visit(laptop.game, viewport=ROOM)
    open_workshop(page)
    return page


def key(page: Page, *names: str) -> None:
    for name in names:
        page.keyboard.press(name)
        settled(page)


def turn(page: Page, wanted: str) -> None:
    for _ in range(60):
        if screen(page) == f"room-{wanted}":
            return
        key(page, "PageDown")
    raise AssertionError(f"'{wanted}' does not come; this is '{screen(page)}'")


def shows(page: Page, text: str) -> None:
    """Wait until the room's screen says `text`."""
    until(page, f"document.querySelector('#mirror main').innerText.indexOf({text!r}) >= 0")


def comes(page: Page, wanted: str, tries: int = 200) -> None:
    """Wait until the page shows a screen."""
    for _ in range(tries):
        if screen(page) == wanted:
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"'{wanted}' does not come; this is '{screen(page)}'")


def way_in(page: Page) -> str:
    """The link behind the QR code, as the screen shows it."""
    until(page, "document.querySelector('#game').dataset.screen.indexOf('room-') === 0")
    for _ in range(30):
        key(page, "i")  # does nothing before the page knows of phones; pressed twice it leads back
        with suppress(AssertionError):
            comes(page, "room-phones", 20)
            break
    link = str(page.locator("#mirror [data-id=picture]").text_content())
    key(page, "Escape")
    until(page, "document.querySelector('#game').dataset.screen !== 'room-phones'")
    return link


def joined(devices: Devices, link: str) -> Page:
    page = devices.visit(link)
    until(page, "document.documentElement.className === 'scripted' && document.title !== ''")
    return page


def vote(page: Page, phones: list[Page], letters: str) -> None:
    """Open a vote on the screen; each phone taps its letter (a dot taps none) and sees that it is in."""
    turn(page, "answers")
    key(page, "v")
    assert screen(page) == "room-vote"
    title = page.evaluate("() => document.querySelector('#mirror main').innerText")
    assert title
    for phone, letter in zip(phones, letters, strict=True):
        until(phone, "document.querySelectorAll('#options button:not([disabled])').length > 1")
        if letter != ".":
            tap(phone, letter)
            voted(phone, letter)
    shows(page, f"Votes: {len(letters.replace('.', ''))}")


def split(page: Page) -> list[str]:
    """Close the vote and return what the screen says came of it, once the last tap is in, too."""
    key(page, "PageDown")
    comes(page, "room-split")
    page.wait_for_timeout(200)
    said = str(page.evaluate("() => document.querySelector('#mirror main').innerText"))
    return re.findall(r"^[A-E]: \d+ votes?$", said, re.MULTILINE)


def test_a_workshop_in_the_page_with_three_phones(devices: Devices, laptop: Laptop) -> None:
    leader = lead(devices, laptop)
    link = way_in(leader)
    code = link.rsplit("/", 1)[1]
    assert link.startswith(f"http://{HOST}:{laptop.phones}/")
    phones = [joined(devices, link) for _ in range(3)]

    # a vote, hidden until it is closed, and with the network of one phone gone meanwhile
    vote(leader, phones[:2], "AB")
    assert code in str(leader.inner_text("#mirror main")).replace(" ", "")
    phones[2].context.set_offline(True)
    tap(phones[2], "A")
    says(phones[2], "No connection. Your vote for A goes out as soon as it is back.")
    assert not re.search(r"[A-E]: \d", leader.inner_text("#mirror main")), "hidden until it is closed"
    phones[2].context.set_offline(False)
    voted(phones[2], "A")
    shows(leader, "Votes: 3")
    assert split(leader) == ["A: 2 votes", "B: 1 vote", "C: 0 votes", "D: 0 votes", "E: 0 votes"]
    says(phones[0], "The vote is closed.")
    key(leader, "PageUp")  # somebody was missed: the same vote is open again, its votes kept
    assert screen(leader) == "room-vote"
    voted(phones[1], "B")
    tap(phones[1], "A")
    voted(phones[1], "A")
    shows(leader, "Votes: 3")
    assert split(leader)[:2] == ["A: 3 votes", "B: 0 votes"]
    key(leader, "PageDown")
    assert screen(leader) == "room-reply"
    says(phones[0], "Wait for the next question.", "title")

    # nobody votes
    vote(leader, phones, "...")
    assert set(split(leader)) == {f"{letter}: 0 votes" for letter in "ABCDE"}
    assert "Nobody voted" in leader.inner_text("#mirror main")
    key(leader, "PageUp", "PageUp")
    assert screen(leader) == "room-answers"

    # a tie, and another round between the two
    vote(leader, phones, "AB.")
    assert split(leader)[:2] == ["A: 1 vote", "B: 1 vote"]
    leader.get_by_role("button", name="Vote again").click()
    until(phones[2], "document.querySelectorAll('#options button').length === 2")
    tap(phones[2], "B")
    voted(phones[2], "B")
    shows(leader, "Votes: 1")

    # a pause is asked for, the calm card hears it, and the vote goes on
    phones[0].click("#pause button")
    says(phones[0], "not who", "asked")
    shows(leader, "Somebody asks for a pause.")
    key(leader, "b")
    assert screen(leader) == "room-calm"
    phones[0].wait_for_selector("#asked:empty", state="attached")
    key(leader, "b")
    assert split(leader) == ["A: 0 votes", "B: 1 vote"]

    # everything is erased with one key on the card of keys: the phones are told, and another room may come in
    key(leader, "k", "z")
    for phone in phones:
        says(phone, "This room is closed. Nothing of it is kept.", "title")
        assert phone.evaluate("[sessionStorage.length, localStorage.length, document.cookie]") == [0, 0, ""]
    assert leader.evaluate(f"() => localStorage.getItem('{KEPT}')") is None
    assert way_in(leader) != link

    # and closing closes the phones' room with it, whose key was never in an address
    key(leader, "k")
    leader.get_by_role("button", name="Close the workshop").click()
    wait_for(leader, "title")
    assert len(devices.keys) == 2
    assert [url for url in devices.asked if any(key in url for key in devices.keys)] == []
    assert list(laptop.home.rglob("notes-votes.json")) == []


def test_the_page_is_loaded_again_and_the_server_dies_in_minute_40(devices: Devices, laptop: Laptop) -> None:
    leader = lead(devices, laptop)
    link = way_in(leader)
    phones = [joined(devices, link) for _ in range(3)]
    vote(leader, phones, "AC.")

    # the page is loaded again: same room, same votes
    leader.reload()
    open_workshop(leader)
    assert screen(leader) == "room-kept"
    leader.get_by_role("button", name="Go on where the room was").click()
    settled(leader)
    assert screen(leader) == "room-vote"
    shows(leader, "Votes: 2")
    tap(phones[2], "C")
    voted(phones[2], "C")
    shows(leader, "Votes: 3")

    # the server dies: the screen says so, and a letter would count by hand
    laptop.kill()
    shows(leader, "The phones cannot be reached.")
    says(phones[0], "No connection.")
    laptop.start()
    shows(leader, "The votes were lost, so this is asked again.")
    for phone, letter in zip(phones, "CCB", strict=True):
        says(phone, "The votes were lost, so this is asked again.")
        tap(phone, letter)
        voted(phone, letter)
    shows(leader, "Votes: 3")
    assert split(leader)[:3] == ["A: 0 votes", "B: 1 vote", "C: 2 votes"]
    says(phones[1], "The vote is closed.")
    key(leader, "PageDown")
    assert screen(leader) == "room-reply"

    # it dies while nothing is asked, and what was pressed meanwhile arrives when it is back
    laptop.kill()
    turn(leader, "answers")
    key(leader, "v")
    shows(leader, "The phones cannot be reached.")
    laptop.start()
    until(phones[0], "document.querySelectorAll('#options button:not([disabled])').length > 1")
    tap(phones[0], "B")
    voted(phones[0], "B")
    shows(leader, "Votes: 1")

    # quick exit leaves at once, and the phones' room goes with it
    leader.keyboard.press("F9")
    leader.wait_for_url("**/blank*.html")
    says(phones[0], "This room is closed. Nothing of it is kept.", "title")


def test_hands_are_counted_where_the_network_is_gone_and_a_reload_keeps_the_numbers(
    devices: Devices, laptop: Laptop
) -> None:
    leader = lead(devices, laptop)
    phones = [joined(devices, way_in(leader))]
    vote(leader, phones, "B")
    laptop.kill()
    shows(leader, "The phones cannot be reached.")
    leader.locator("#mirror button", has_text="A. ").first.click()
    settled(leader)
    key(leader, "1", "2", "Enter", "3")
    laptop.start()
    leader.reload()
    open_workshop(leader)
    leader.get_by_role("button", name="Go on where the room was").click()
    settled(leader)
    assert way_in(leader)
    for _ in range(5):
        assert screen(leader) == "room-vote"
        key(leader, "Enter")
    comes(leader, "room-split")
    assert "A: 12 votes" in leader.inner_text("#mirror main")
    assert "B: 3 votes" in leader.inner_text("#mirror main")


def test_phones_reach_nothing_of_the_facilitators(devices: Devices, laptop: Laptop) -> None:
    leader = lead(devices, laptop)
    link = way_in(leader)
    phone = devices.visit(link)
    for path in ("room/open", "room/find", "control", "screen", f"room/{link.rsplit('/', 1)[1]}/standing"):
        told = phone.evaluate(
            "async (path) => (await fetch('/' + path, {method: 'POST', body: '{}',"
            " headers: {'Content-Type': 'application/json'}})).status",
            path,
        )
        assert told in (400, 404, 405, 415), path
