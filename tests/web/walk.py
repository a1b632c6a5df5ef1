"""Goes through every screen of the built page, with a host beside it that shows what the page should be showing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from game.cli.play import make_host
from game.language.shelf import languages
from game.platforms.host import Host
from game.view.view import Control
from tests.pilot.pilot import ROOT, real_story
from tests.view.tour import tour
from tests.web.driver import begin, settled, wait_for


class Walk:
    """One page and its host. Every press is made in both."""

    def __init__(self, page: Any, scratch: Any) -> None:
        self.page = page
        self.host: Host = make_host(
            real_story(), scratch / "notes", keep_nothing=False, shelf=languages(ROOT / "story")
        )
        self.host.adapt(_browser(self.host, page))

    def begin(self) -> None:
        """From the first page to the chairs."""
        begin(self.page)
        self.host.press("begin")
        self.host.press("go-on")
        settled(self.page)

    def press(self, *ids: str) -> None:
        for pressed in ids:
            before = self.page.locator("#game").get_attribute("data-screen")
            element = self.page.locator(f"#mirror [data-id='{pressed}']")
            element.evaluate("(element) => element.click()")
            self.host.press(pressed)
            view = self.host.view()
            wait_for(self.page, view.screen)
            assert before
            names = [item.id for item in view.items()]
            self.page.wait_for_function(
                "(ids) => { const has = [...document.querySelectorAll('#mirror [data-id]')].map((e) => e.dataset.id);"
                " return has.length === ids.length && ids.every((id) => has.includes(id)); }",
                arg=names,
            )
            settled(self.page)

    def screens(self) -> Iterator[str]:
        """Yield the name of every screen while the page shows it; begins at the chairs."""
        yield "chair"
        self.press("cut:short", "settings")
        yield "settings"
        self.press("back", "chair:kit")
        yield "scene"
        game = tour()["scene-struck"].game
        assert game is not None
        for place, step in enumerate(game.log.steps):
            self.press(f"choice:{step.choice}")
            if not place:
                yield "reply"
            self.press("go-on")
        yield "struck"
        for screen in ("history", "support", "safety", "settings"):
            self.press(screen)
            yield f"{screen} over the table"
            if screen == "support":
                self.press("country:GB")
                yield "one country"
            if screen == "settings":
                self.press("code")
                yield "code"
                self.press("back")
            self.press("back")
        while self.host.view().screen == "scene":
            offered = [control for control in self.host.view().controls() if control.available]
            self.press(_next(offered))
        yield "ending"
        self.press("recap")
        yield "recap"
        self.press("turn:4")
        yield "one evening"
        self.press("turn:5", "back", "keep")
        yield "keeping it"
        self.press("back", "turn:7")
        self.press(self._other_answer(), "go-on")
        while self.host.view().screen == "scene":
            offered = [control for control in self.host.view().controls() if control.available]
            self.press(_next(offered))
        self.press("recap", "beside:0")
        yield "two ways"
        self.press("back", "title")
        yield "title"
        self.press("about")
        yield "about"
        self.press("back", "begin")
        yield "note"
        self.press("options")
        yield "options"

    def _other_answer(self) -> str:
        """Return an answer of this evening that was open and not given."""
        offered = [control for control in self.host.view().controls() if control.role == "choice"]
        return next(control.id for control in offered if control.available and not control.description)


def _next(offered: list[Control]) -> str:
    going = [control.id for control in offered if control.id == "go-on" or control.id.startswith("choice:")]
    return going[-1]


def _browser(host: Host, page: Any) -> Any:
    from dataclasses import replace

    copies = page.evaluate("() => Boolean(navigator.clipboard) && isSecureContext")
    system = host.session.system
    return replace(system, can_quit=False, can_copy=bool(copies), language="en", today=date.today().isoformat())
