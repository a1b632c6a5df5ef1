"""A facilitator and eight phones in a real browser: a whole plan at speed, with all that goes wrong in a room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from game.authoring.library import open_story
from game.cli.place import cache_folder
from game.view.edition import Editions
from game.workshop.live.commands import questions_of
from tests.live.client import MOON, Client
from tests.live.conftest import Started, started
from tests.pilot.pilot import ROOT
from tests.web.chromium import Chromium, dying

if TYPE_CHECKING:
    from playwright.sync_api import APIResponse, Browser, BrowserContext, Page, Request, Route

__all__ = ["started"]
pytestmark = pytest.mark.browser
PHONES = 8
Room = dict[str, Any]
PHONE = {"width": 390, "height": 844}
SMALL = {"width": 320, "height": 568}


@pytest.fixture
def visit(chromium: Chromium, browser: Browser) -> Iterator[Callable[..., Page]]:
    """A function that opens an address like a device of its own; nothing may leave the server, no script go wrong."""
    contexts: list[BrowserContext] = []
    wrong: list[str] = []

    def opened(url: str, **options: Any) -> Page:
        context = browser.new_context(**({"viewport": PHONE} | options))
        contexts.append(context)
        origin = "/".join(url.split("/")[:3]) + "/"

        def asked(request: Request) -> None:
            if not request.url.startswith(origin):
                wrong.append(request.url)

        context.on("request", asked)
        page = context.new_page()
        chromium.watch(page)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(url)
        return page

    yield opened
    for context in contexts:
        with dying():
            context.close()
    assert wrong == []


def join(visit: Callable[..., Page], client: Client, **options: Any) -> Page:
    """Open the room on a phone and wait until its script has taken over."""
    page = visit(f"{client.phones}/{client.code}", **options)
    until(page, "document.documentElement.className === 'scripted' && document.title !== ''")
    return page


def until(page: Page, condition: str) -> None:
    """Wait until `condition` holds in the page. (Playwright's own waiting evaluates text, which the page forbids.)"""
    from playwright.sync_api import Error

    for _ in range(300):
        with suppress(Error):  # the page is just being loaded
            if page.evaluate(condition):
                return
        page.wait_for_timeout(50)
    raise AssertionError(f"never so: {condition}\n{page.inner_text('body')}")


def tap(page: Page, letter: str) -> None:
    page.locator("#options button", has=page.locator(f"b:text-is('{letter}')")).click()


def voted(page: Page, letter: str) -> None:
    until(page, f"document.getElementById('status').textContent.indexOf('Your vote is in: {letter}.') === 0")


def says(page: Page, text: str, at: str = "status") -> None:
    until(page, f"document.getElementById({at!r}).textContent.indexOf({text!r}) >= 0")


def facilitator(visit: Callable[..., Page], client: Client) -> Page:
    page = visit(client.control, viewport={"width": 1280, "height": 900})
    page.wait_for_selector("#room:not([hidden])")
    until(page, "document.querySelectorAll('#scene option').length > 0")
    assert page.inner_text("#code") == client.code
    return page


def test_a_whole_plan_with_eight_phones(started: Started, visit: Callable[..., Page]) -> None:
    story = open_story(ROOT / "story", cache_dir=cache_folder())
    questions = questions_of(Editions(story).edition("en"), "45", "kit")
    client = started(questions=questions)
    leader = facilitator(visit, client)
    phones = [join(visit, client) for _ in range(PHONES)]
    screen = visit(client.control.replace("/control", "/screen"), viewport={"width": 1280, "height": 720})
    screen.wait_for_selector("#join:not([hidden])")
    assert screen.inner_text("#code") == client.code
    assert len(questions) == 7
    votes = ["ABCDEABC", "AABBCCDD", "", "AAAABBBB", "E" * PHONES, "ABABABAB", "CCCCCCCA"]
    for place, (question, letters) in enumerate(zip(questions, votes, strict=True)):
        leader.select_option("#scene", index=place)
        leader.click("#from button")
        says(leader, "The vote is open.", "state")
        for phone in phones:
            says(phone, question.title, "title")
        if place == 1:  # a drop-out: one phone loses the network, taps, and comes back
            phones[0].context.set_offline(True)
            tap(phones[0], letters[0])
            says(phones[0], "No connection. Your vote for A goes out as soon as it is back.")
        for phone, letter in list(zip(phones, letters, strict=False))[1 if place == 1 else 0 :]:
            tap(phone, letter)
            voted(phone, letter)
        if place == 1:
            phones[0].context.set_offline(False)
            voted(phones[0], letters[0])
        if place == 3:  # a phone is locked and its page loaded again: same seat, same vote
            phones[2].reload()
            voted(phones[2], "A")
            tap(phones[2], "B")
            voted(phones[2], "B")
            tap(phones[2], "A")
            voted(phones[2], "A")
        if place == 4:  # the facilitator's page is loaded again in mid-vote
            leader.reload()
            until(leader, "document.querySelectorAll('#scene option').length > 0")
        says(leader, f"Votes: {len(letters)}", "votes")
        says(screen, f"Votes: {len(letters)}", "votes")
        assert leader.inner_text("#split") == "", "hidden until it is closed"
        assert ":" not in "".join(screen.locator("#split b").all_inner_texts())
        leader.click("#close")
        says(leader, "The vote is closed.", "state")
        for count, letter in ((letters.count(one), one) for one in "ABCDE"):
            says(leader, f"{letter}: {count} ", "split")
            says(screen, f"{letter}: {count} ", "split")
        for phone in phones:
            says(phone, "The vote is closed.")
            assert phone.locator("#options button:not([disabled])").count() == 0
    says(leader, f"Seats taken: {PHONES}", "seats")
    phones[3].click("#pause button")
    says(phones[3], "not who", "asked")
    says(screen, "Somebody asks for a pause.", "pauses")
    says(leader, "A pause is asked for: 1", "pauses")
    leader.click("#hear")
    leader.wait_for_selector("#asks", state="hidden")
    phones[3].wait_for_selector("#asked:empty", state="attached")
    leader.click("#end")
    says(leader, "Press once more")
    leader.click("#end")
    says(leader, "The room is erased.")
    for phone in phones:
        says(phone, "This room is closed. Nothing of it is kept.", "title")
        assert phone.evaluate("[sessionStorage.length, localStorage.length, document.cookie]") == [0, 0, ""]
    says(screen, "The room is erased.")
    assert screen.is_hidden("#join")


def test_a_late_phone_and_one_that_asks_in_mid_vote(started: Started, visit: Callable[..., Page]) -> None:
    client = started()
    client.ask()
    late = join(visit, client)
    says(late, MOON.title, "title")
    tap(late, "B")
    voted(late, "B")
    client.panel.close()
    says(late, "Yours was B.")
    client.panel.reopen()
    says(late, "Your vote is in: B.")


def test_by_typing_the_code(started: Started, visit: Callable[..., Page]) -> None:
    client = started()
    client.ask()
    page = visit(client.phones)
    page.keyboard.press("Tab")
    page.keyboard.type(client.code.lower())
    page.keyboard.press("Enter")
    says(page, MOON.title, "title")


def test_by_keyboard_alone(started: Started, visit: Callable[..., Page]) -> None:
    client = started()
    client.ask()
    page = join(visit, client)
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    voted(page, "B")
    assert page.evaluate("document.activeElement.value") == "lines", "the focus stays where it was"
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    voted(page, "A")


def test_news_from_before_the_vote_does_not_take_it_back(started: Started, visit: Callable[..., Page]) -> None:
    """The phone asks for news, its owner votes, and only then the news arrives: it still says that there is no vote."""
    client = started()
    client.ask()
    page = visit(client.phones)
    held: list[tuple[Route, APIResponse]] = []

    def hold(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append((route, route.fetch()))

    page.route("**/look", hold)
    page.goto(f"{client.phones}/{client.code}")
    until(page, "document.documentElement.className === 'scripted'")
    while not held:
        page.wait_for_timeout(20)
    assert held[0][1].json()["mine"] == ""
    tap(page, "B")
    voted(page, "B")
    with page.expect_response("**/look"):
        held[0][0].fulfill(response=held[0][1])
    page.wait_for_timeout(200)
    voted(page, "B")
    assert page.locator("button[aria-pressed=true]").get_attribute("value") == "lines"


def test_without_scripts(started: Started, visit: Callable[..., Page]) -> None:
    client = started()
    client.ask()
    page = visit(f"{client.phones}/{client.code}", java_script_enabled=False)
    for letter in "BA":
        page.locator(f"#options button:has(b:text-is('{letter}'))").click()
        assert f"Your vote is in: {letter}." in page.inner_text("#status")
    page.click("#pause button")
    assert "not who" in page.inner_text("#asked")
    assert client.standing(lambda now: now.pauses == 1).votes == 1
    client.panel.close()
    client.standing(lambda now: not now.open)
    page.click("#look button")
    assert "Yours was A." in page.inner_text("#status")


def test_the_server_ends_and_comes_back_with_the_question(
    started: Started, visit: Callable[..., Page], tmp_path: Path
) -> None:
    """What a phone and the facilitator see while a laptop's server is killed and started again."""
    memory = tmp_path / "room.json"
    first = started(memory=memory)
    port, control = (int(url.rsplit(":", 1)[1].split("/")[0]) for url in (first.phones, first.control))
    first.ask()
    phone, leader = join(visit, first), facilitator(visit, first)
    tap(phone, "C")
    voted(phone, "C")
    says(leader, "Votes: 1", "votes")
    first.panel.stop()
    says(phone, "No connection.")
    says(leader, "No connection to the server.")
    second = started(memory=memory, port=port, control_port=control)
    says(phone, "The votes were lost, so this is asked again.")
    says(leader, "The server was started again and its votes were lost", "state")
    tap(phone, "B")
    voted(phone, "B")
    assert second.standing(lambda now: now.votes == 1).counts["lines"] == 1


def test_a_phone_taps_on_when_the_vote_was_closed_before_it_was_back(
    started: Started, visit: Callable[..., Page]
) -> None:
    client = started()
    client.ask()
    page = join(visit, client)
    says(page, MOON.title, "title")
    page.context.set_offline(True)
    tap(page, "A")
    says(page, "Your vote for A goes out as soon as it is back.")
    client.panel.close()
    client.standing(lambda now: not now.open)
    page.context.set_offline(False)
    says(page, "The vote was closed before yours arrived.")
    assert client.standing().votes == 0


@pytest.mark.parametrize("viewport", [PHONE, SMALL])
@pytest.mark.parametrize("percent", [100, 200])
def test_nothing_is_cut_off_on_a_phone(
    started: Started, visit: Callable[..., Page], viewport: dict[str, int], percent: int
) -> None:
    client = started()
    client.ask()
    page = join(visit, client, viewport=viewport)
    says(page, MOON.title, "title")
    page.evaluate(f"document.documentElement.style.fontSize = '{percent * 1.25}%'")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    for button in page.locator("button:visible").all():
        box = button.bounding_box()
        assert box
        assert box["height"] >= 44
        assert box["width"] >= 200
    size = page.evaluate("parseFloat(getComputedStyle(document.querySelector('#options b')).fontSize)")
    assert size >= 30, "large letters"


def test_colours_can_be_told_apart(started: Started, visit: Callable[..., Page]) -> None:
    client = started()
    client.ask()
    for scheme in ("light", "dark"):
        page = join(visit, client, color_scheme=scheme)
        says(page, MOON.title, "title")
        tap(page, "A")
        voted(page, "A")
        for where in ("body", "#options button", "#options button[aria-pressed=true]", "#status"):
            assert contrast(page, where) >= 7, f"{where} in {scheme}"


def contrast(page: Page, where: str) -> float:
    """Return the contrast of text and ground, by WCAG."""
    told = page.evaluate(
        """where => {
            const shown = getComputedStyle(document.querySelector(where));
            const clear = shown.backgroundColor === 'rgba(0, 0, 0, 0)';
            return [shown.color, clear ? getComputedStyle(document.body).backgroundColor : shown.backgroundColor];
        }""",
        where,
    )
    light, dark = sorted((luminance(colour) for colour in told), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(part) / 255 for part in colour.strip("rgb()").split(",")[:3]]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_a_reader_is_told(started: Started, visit: Callable[..., Page]) -> None:
    """What a screen reader reads: a heading, a status that speaks, answers that say whether they are pressed."""
    client = started()
    client.ask()
    page = join(visit, client)
    says(page, MOON.title, "title")
    tap(page, "A")
    voted(page, "A")
    tree = page.locator("body").aria_snapshot()
    assert 'heading "The moon, quickly"' in tree
    assert "status: " in tree
    assert 'button "A Leave the 14. Go and look." [pressed]' in tree
    assert 'button "Pause, please"' in tree
    leader = facilitator(visit, client)
    says(leader, "Votes: 1", "votes")
    tree = leader.locator("body").aria_snapshot()
    assert 'combobox "Scene"' in tree
    assert 'button "Close the vote and show it"' in tree


def test_words_are_large_on_the_screen(started: Started, visit: Callable[..., Page]) -> None:
    """At least a twenty-fifth of the screen's height, for the last row."""
    client = started()
    screen = visit(client.control.replace("/control", "/screen"), viewport={"width": 1280, "height": 720})
    screen.wait_for_selector("#join:not([hidden])")
    until(screen, "document.getElementById('picture').complete && document.getElementById('picture').width > 300")
    client.ask()
    says(screen, MOON.title, "asked")
    for where in ("#asked", "#text", "#split li", "#votes"):
        size = screen.evaluate("where => parseFloat(getComputedStyle(document.querySelector(where)).fontSize)", where)
        assert size >= 720 / 25, where
