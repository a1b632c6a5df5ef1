"""The languages that a story can be read in. Each is made when somebody first reads in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from game.language.apply import translate
from game.language.catalog import SOURCE, Catalog
from game.narrative.story import Story
from game.view import words
from game.view.text import Words


class Volume(Protocol):
    """A language on a shelf, as `game/language/shelf.py` finds it: what a menu shows of it, and its words."""

    @property
    def code(self) -> str:
        """Such as `es` or `pt-BR`."""

    @property
    def name(self) -> str:
        """In its own language, such as Español."""

    @property
    def status(self) -> str:
        """`draft` or `signed`."""

    @property
    def here(self) -> bool:
        """Whether its words are there already."""

    @property
    def called(self) -> str:
        """Its name in a menu while they are not."""

    def open(self) -> tuple[Catalog, tuple[str, ...]]:
        """Return its words as far as they can be read, and what is wrong with the rest."""


@dataclass(frozen=True, slots=True)
class Edition:
    """A story in one language, with the words of the program in it."""

    code: str
    name: str
    draft: bool
    story: Story
    say: Words
    problems: tuple[str, ...] = ()
    """What could not be read of it."""

    @property
    def label(self) -> str:
        """Its name for a menu, in its own words: `Español (borrador)`."""
        return self.say(words.DRAFT_NAME, language=self.name) if self.draft else self.name


class Editions:
    """A story in every language of a shelf, by code. Without a shelf there is only the language it was written in."""

    def __init__(self, story: Story, shelf: Mapping[str, Volume] | None = None) -> None:
        self._story = story
        self._shelf = shelf or {}
        self._made: dict[str, Edition] = {}

    def names(self) -> Iterator[tuple[str, str]]:
        """Yield the code and the name of each language, without reading any."""
        for code, volume in self._shelf.items():
            yield code, volume.name

    def has(self, code: str) -> bool:
        """Whether the story can be read in the language `code`."""
        return code in self._shelf

    def edition(self, code: str) -> Edition:
        """Return the story in the language `code`; as it was written where there is no such language."""
        if code in self._made:
            return self._made[code]
        volume = self._shelf.get(code)
        edition = self._make(code)
        if volume is None or volume.here:
            self._made[code] = edition
        return edition

    def label(self, code: str) -> str:
        """Return the name of a language for a menu, in its own words: `Español (borrador)`."""
        volume = self._shelf.get(code)
        return self.edition(code).label if volume is None or volume.here else volume.called

    def fitting(self, chosen: str, system: str) -> Edition:
        """Return the story in the language that was chosen, or else the first of the device's that there is.

        While the words of that one are not there, it is told as it was written.
        """
        code = self.code(chosen, system)
        volume = self._shelf.get(code)
        return self.edition(code if volume is None or volume.here else self._written)

    def code(self, chosen: str, system: str) -> str:
        """Return the code of that language, whether its words are there or not."""
        if self.has(chosen):
            return chosen
        codes = tuple(self._shelf)
        wished = (match(wish, codes) for wish in system.split(":"))
        return next(filter(None, wished), self._written)

    @property
    def _written(self) -> str:
        return self._story.language if self.has(self._story.language) else SOURCE.code

    def _make(self, code: str) -> Edition:
        volume = self._shelf.get(code)
        if volume is None:
            return Edition(code, SOURCE.name, False, self._story, Words())
        catalog, problems = volume.open()
        story = translate(self._story, catalog)
        return Edition(code, volume.name, volume.status == "draft", story, Words(catalog), problems)


def match(wish: str, codes: tuple[str, ...]) -> str:
    """Return which of `codes` a device means that asks for `wish`, empty for none.

    >>> match("es_MX.UTF-8", ("en", "es")), match("pt", ("en", "pt-BR")), match("C", ("en", "es"))
    ('es', 'pt-BR', '')
    """
    wanted = wish.partition(".")[0].partition("@")[0].replace("_", "-").lower()
    known = {code.lower(): code for code in codes}
    if wanted in known:
        return known[wanted]
    primary = wanted.partition("-")[0]
    near = (code for lower, code in known.items() if lower.partition("-")[0] == primary)
    return known.get(primary) or next(near, "")
