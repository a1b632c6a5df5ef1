"""Who sits at the table: names, pronoun sets, and the markup that lets one text fit them all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

FORMS = ("they", "them", "their", "theirs", "themself", "is", "was", "has", "does", "s")
"""What a mark can ask for: `{rowan.they}`."""
SETS = ("she", "he", "they")
"""The pronoun sets, in the order of a mark with three forms."""
_WORDS = {
    "they": ("they", "them", "their", "theirs", "themself", "are", "were", "have", "do", ""),
    "she": ("she", "her", "her", "hers", "herself", "is", "was", "has", "does", "s"),
    "he": ("he", "him", "his", "his", "himself", "is", "was", "has", "does", "s"),
}
PRONOUNS: Mapping[str, Mapping[str, str]] = {
    name: dict(zip(FORMS, words, strict=True)) for name, words in _WORDS.items()
}
"""Each pronoun set of English by its name, form by form."""

MARKUP = re.compile(
    r"\{(?P<person>[a-z][a-z0-9-]*)"
    r"(?:\.(?P<form>[A-Za-z]+)"
    r"|:(?P<one>[^|{}]+)\|(?P<many>[^|{}]+)"
    r"|:(?P<she>[^|{}]*)\|(?P<he>[^|{}]*)\|(?P<they>[^|{}]*))?\}"
)
"""`{rowan}`, `{rowan.they}`, `{rowan.They}`, `{rowan:looks|look}` or, by set, `{rowan:lista|listo|liste}`."""
_ATTEMPT = re.compile(r"\{(?P<person>[a-z][a-z0-9-]*):(?P<forms>[^{}]*)\}")
"""A mark with any number of forms."""


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who speaks. Only the two at the table can be renamed."""

    id: str
    name: str
    pronouns: str = "they"


def english() -> Mapping[str, Mapping[str, str]]:
    """Return the pronouns of English."""
    return PRONOUNS


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of the story by id, and the words of their pronouns. To rename people, `replace` them.

    >>> cast = Cast({"rowan": Person("rowan", "Rowan", "she")})
    >>> cast.fill("{rowan.They} {rowan:looks|look} up. {rowan} {rowan.has} {rowan.their} coat on.")
    'She looks up. Rowan has her coat on.'
    >>> cast.fill("{rowan} está {rowan:lista|listo|liste}.")
    'Rowan está lista.'
    """

    people: Mapping[str, Person] = field(default_factory=dict)
    pronouns: Mapping[str, Mapping[str, str]] = field(default_factory=english)
    """By set and form: the words of the language that the texts are in."""

    def name(self, person: str) -> str:
        """Return the name of `person`, or the id itself where nobody has it."""
        return self.people[person].name if person in self.people else person

    def fill(self, text: str) -> str:
        """Return `text` with every mark replaced. Marks that mean nothing stay as they are; the checker names them."""
        return MARKUP.sub(self._mark, text) if "{" in text else text

    def pin(self, text: str) -> str:
        """Return `text` with the words of its pronouns written out, so that it reads the same in another language.

        >>> Cast({}).pin("{rowan.They} {rowan:looks|look} at {rowan}.")
        '{rowan:She|He|They} {rowan:looks|look} at {rowan}.'
        """
        return MARKUP.sub(self._pinned, text) if "{" in text else text

    def _mark(self, match: re.Match[str]) -> str:
        person = self.people.get(match["person"])
        if person is None:
            return match[0]
        if match["one"] is not None:
            return match["many"] if person.pronouns == "they" else match["one"]
        if match["she"] is not None:
            return match[person.pronouns]
        if match["form"] is None:
            return person.name
        word = self._word(person.pronouns, match["form"])
        return match[0] if word is None else word

    def _pinned(self, match: re.Match[str]) -> str:
        words = [self._word(name, match["form"]) for name in SETS] if match["form"] is not None else [None]
        known = [word for word in words if word is not None]
        return f"{{{match['person']}:{'|'.join(known)}}}" if len(known) == len(SETS) else match[0]

    def _word(self, name: str, form: str) -> str | None:
        word = self.pronouns.get(name, {}).get(form.lower())
        return word[:1].upper() + word[1:] if word and form[0].isupper() else word


def faults(text: str, people: Mapping[str, Person]) -> Iterator[tuple[str, str]]:
    """Yield each mark of `text` that means nothing, with what is wrong with it."""
    for match in MARKUP.finditer(text):
        if match["person"] not in people:
            yield match[0], f"nobody in the cast is called '{match['person']}'"
        elif match["form"] is not None and match["form"].lower() not in FORMS:
            yield match[0], f"'{match['form']}' is not a pronoun form ({', '.join(FORMS)})"
    rest = MARKUP.sub("", text)
    for match in _ATTEMPT.finditer(rest):
        yield match[0], f"it has {count_forms(match['forms'])}, where there are two (one|many) or three (she|he|they)"
    for stray in re.finditer(r"[{}]", _ATTEMPT.sub("", rest)):
        yield stray[0], "a brace outside a name or pronoun mark"
        return


def count_forms(forms: str) -> str:
    """Return how many forms there are, in words: `2 forms`."""
    count = forms.count("|") + 1 if forms.strip() else 0
    return f"{count} form{'' if count == 1 else 's'}"
