"""The first page in all its languages: each text stands in it once for each, and the page shows one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from game.narrative.story import Story
from game.view.describe import describe
from game.view.edition import Edition, Editions, Volume
from game.view.session import Session
from game.view.settings import Settings, System
from game.view.text import Text
from game.view.view import View

Texts = Mapping[str, str]
"""By language: one text of the page."""


@dataclass(frozen=True, slots=True)
class Telling:
    """What the first page is made of, in one language."""

    edition: Edition
    title: View
    note: View
    support: View


def tellings(story: Story, shelf: Mapping[str, Volume] | None, today: str) -> tuple[Telling, ...]:
    """Return what the first page says in each language, that of the story first. `today` ages the support lines."""
    editions = Editions(story, shelf)
    first = editions.fitting("", "").code
    codes = [first, *(code for code, _ in editions.names() if code != first)]
    return tuple(_telling(story, editions, code, today) for code in codes)


def _telling(story: Story, editions: Editions, code: str, today: str) -> Telling:
    system, settings = System(today=today, workshop=True), Settings(language=code)
    title = Session(story, system, settings, editions=editions).translated()
    views = (describe(session) for session in (title, title.press("begin"), title.press("support")))
    return Telling(editions.edition(code), *views)


@dataclass(frozen=True, slots=True)
class Tongues:
    """Says things in every language of the page at once."""

    told: Sequence[Telling]

    @property
    def codes(self) -> tuple[str, ...]:
        """The languages, that of the story first."""
        return tuple(telling.edition.code for telling in self.told)

    @property
    def first(self) -> Telling:
        """The story's own language."""
        return self.told[0]

    def each(self, read: Callable[[Telling], str]) -> dict[str, str]:
        """Return by language what `read` finds in a telling."""
        return {telling.edition.code: read(telling) for telling in self.told}

    def word(self, text: Text, **values: object) -> dict[str, str]:
        """Return a text of the program by language."""
        return self.each(lambda telling: telling.edition.say(text, **values))


def spans(texts: Texts) -> str:
    """Return `texts` as HTML, of which the page shows one; a text that is the same everywhere stands there once."""
    if len(set(texts.values())) == 1:
        return escape(next(iter(texts.values())))
    parts = (f'<span class="said" lang="{code}">{escape(text)}</span>' for code, text in texts.items() if text)
    return " ".join(parts)


def data(name: str, texts: Texts) -> str:
    """Return `texts` as attributes `data-NAME-LANGUAGE`, from which the page takes one."""
    return " ".join(f'data-{name}-{code.lower()}="{escape(text)}"' for code, text in texts.items())


def attribute(name: str, texts: Texts) -> str:
    """Return an attribute in the first language, with the others beside it for the page to put in its place."""
    first = next(iter(texts.values()))
    return f'{name}="{escape(first)}" {data(name, texts)} data-told="{name}"'


def css(codes: Sequence[str]) -> str:
    """Return the rules that show one language; without scripts, which choose it, every one is shown."""
    return "\n".join(_rules(codes)) + "\n"


def _rules(codes: Sequence[str]) -> Iterator[str]:
    yield "html:not([data-language]) .said { display: block; }"
    for code in codes:
        yield f'html[data-language]:not([data-language="{code}"]) .said[lang="{code}"] {{ display: none; }}'
