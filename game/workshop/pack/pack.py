"""What a pack is made from, and the frame around each of its sheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from game.narrative.cast import Cast
from game.narrative.story import Story
from game.view.text import Text, Words
from game.view.words import QUOTE
from game.workshop.evening import Evening
from game.workshop.markup import Markup, Part, element, join
from game.workshop.plan import Plan

PAPERS: Mapping[str, str] = {
    "a4": "size: A4 portrait; margin: 16mm 17mm 17mm",
    "letter": "size: letter portrait; margin: 11mm 20mm 14mm",
}
"""The papers by their name on the command line, as CSS. Letter is shorter and wider: its margins make up for that."""


@dataclass(frozen=True, slots=True)
class Pack:
    """A session that is to be printed."""

    story: Story
    say: Words
    cast: Cast
    plans: tuple[Plan, ...]
    """One, or two where the workshop is of two hours."""
    chair: str
    evenings: tuple[Evening, ...]
    paper: str = "a4"
    country: str = ""
    """The code of the country whose support lines are printed; empty for none."""
    today: str = ""
    """The day on which it is made (YYYY-MM-DD), which ages the support lines."""

    @property
    def names(self) -> dict[str, str]:
        """The names for places in the program's words: who answers, and who asks."""
        player, other = ("rowan", "kit") if self.chair == "rowan" else ("kit", "rowan")
        return {"player": self.cast.name(player), "other": self.cast.name(other)}

    def told(self, texts: Iterable[Text], **values: str) -> list[str]:
        """Return `texts` in the language of the pack."""
        return [self.say(text, **values) for text in texts]


def sheet(pack: Pack, id: str, whom: Text, title: Part, *parts: Part, class_: str = "") -> Markup:
    """Return a sheet that begins on a page of its own; over its title stands whom it is for."""
    head = element("header", element("p", pack.say(whom), class_="for"), element("h2", title))
    return element("section", head, *parts, class_=f"sheet {class_}".strip(), id=id)


def block(title: Part, *parts: Part, class_: str = "") -> Markup:
    """Return a part of a sheet that is not torn apart by the end of a page."""
    return element("div", element("h3", title), *parts, class_=f"block {class_}".strip())


def lines(count: int) -> Markup:
    """Return `count` empty lines to write on."""
    return element("div", *(element("div", class_="line") for _ in range(count)), class_="lines")


def questions(asked: Sequence[str], count: int) -> Markup:
    """Return questions, each with `count` lines beneath it to write on."""
    return join(element("div", element("p", question), lines(count), class_="question") for question in asked)


def speech(pack: Pack, speaker: str, text: str, *, bid: bool = False) -> Markup:
    """Return a line of a scene: what is said stands in quotation marks behind its speaker."""
    if not speaker:
        return element("p", text, class_="told")
    said = element("span", pack.say(QUOTE, text=text), class_="said")
    return element("p", element("b", speaker), " ", said, class_="bid" if bid else "speech")


def steps(said: Sequence[str]) -> Markup:
    """Return `said` as a numbered list."""
    return element("ol", *(element("li", text) for text in said))
