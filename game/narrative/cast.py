"""Who sits at the table: names, pronoun sets, and the markup that lets one text fit them all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

_FORMS = ("they", "them", "their", "theirs", "themself", "is", "was", "has", "does", "s")
_WORDS = {
    "they": ("they", "them", "their", "theirs", "themself", "are", "were", "have", "do", ""),
    "she": ("she", "her", "her", "hers", "herself", "is", "was", "has", "does", "s"),
    "he": ("he", "him", "his", "his", "himself", "is", "was", "has", "does", "s"),
}
PRONOUNS: Mapping[str, Mapping[str, str]] = {
    name: dict(zip(_FORMS, words, strict=True)) for name, words in _WORDS.items()
}
"""Each pronoun set by its name, form by form."""

MARKUP = re.compile(r"\{(?P<person>[a-z][a-z0-9-]*)(?:\.(?P<form>[A-Za-z]+)|:(?P<one>[^|{}]+)\|(?P<many>[^|{}]+))?\}")
"""`{rowan}`, `{rowan.they}`, `{rowan.They}` or `{rowan:looks|look}`."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who speaks. Only the two at the table can be renamed."""

    id: str
    name: str
    pronouns: str = "they"


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of the story by id.

    >>> cast = Cast({"rowan": Person("rowan", "Rowan", "she")})
    >>> cast.fill("{rowan.They} {rowan:looks|look} up. {rowan} {rowan.has} {rowan.their} coat on.")
    'She looks up. Rowan has her coat on.'
    """

    people: Mapping[str, Person] = field(default_factory=dict)

    def name(self, person: str) -> str:
        """Return the name of `person`, or the id itself where nobody has it."""
        return self.people[person].name if person in self.people else person

    def fill(self, text: str) -> str:
        """Return `text` with every mark replaced. Marks that mean nothing stay as they are; the checker names them."""
        return MARKUP.sub(self._mark, text) if "{" in text else text

    def _mark(self, match: re.Match[str]) -> str:
        person = self.people.get(match["person"])
        if person is None:
            return match[0]
        if match["one"] is not None:
            return match["many"] if person.pronouns == "they" else match["one"]
        form = match["form"]
        if form is None:
            return person.name
        word = PRONOUNS[person.pronouns].get(form.lower())
        if word is None:
            return match[0]
        return word[:1].upper() + word[1:] if form[0].isupper() else word


def faults(text: str, people: Mapping[str, Person]) -> Iterator[tuple[str, str]]:
    """Yield each mark of `text` that means nothing, with what is wrong with it."""
    for match in MARKUP.finditer(text):
        if match["person"] not in people:
            yield match[0], f"nobody in the cast is called '{match['person']}'"
        elif match["form"] is not None and match["form"].lower() not in _FORMS:
            yield match[0], f"'{match['form']}' is not a pronoun form ({', '.join(_FORMS)})"
    for stray in re.finditer(r"[{}]", MARKUP.sub("", text)):
        yield stray[0], "a brace outside a name or pronoun mark"
        return
