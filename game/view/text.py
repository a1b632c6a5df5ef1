"""A text of the program, and how it is said in the language that was chosen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from game.language.catalog import SOURCE, Catalog


@dataclass(frozen=True, slots=True)
class Text:
    """A text by its key. `about` tells a translator where it is shown and what the braces hold."""

    key: str
    english: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Counted:
    """A text that depends on a number, which stands in it as `{count}`: of one, and of any other."""

    key: str
    one: str
    other: str
    about: str = ""

    def form(self, form: str) -> Text:
        """Return the text of a plural form. English knows two; the source of all others is `other`."""
        return Text(f"{self.key}/{form}", self.one if form == "one" else self.other, f"{self.about} ({form})".strip())


def _two(count: int) -> str:
    return "one" if count == 1 else "other"


FORMS: Mapping[str, tuple[tuple[str, ...], Callable[[int], str]]] = {"": (("one", "other"), _two)}
"""By language: its plural forms, and which one a number takes, by the names of Unicode's CLDR (one, few, many, other).
Under no name stands what English, Spanish, German and most others do; a language that differs gets a line here."""


def texts_of(value: object, language: str = "") -> Iterator[Text]:
    """Yield the texts in `value`, whatever holds them, with all plural forms of `language`."""
    match value:
        case Text():
            yield value
        case Counted():
            forms, _ = FORMS.get(_primary(language), FORMS[""])
            yield from map(value.form, forms)
        case Mapping():
            for inner in value.values():
                yield from texts_of(inner, language)
        case tuple():
            for inner in value:
                yield from texts_of(inner, language)
        case _:
            return


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the program in one language. What has no translation, or a faulty one, is said in English.

    >>> say = Words(Catalog("es", "Español", "draft", {"ui/ready": ("Ready, {name}.", "Todo listo, {name}.")}))
    >>> say(Text("ui/ready", "Ready, {name}."), name="Kit")
    'Todo listo, Kit.'
    >>> say.count(Counted("ui/calls", "{count} call", "{count} calls"), 3)
    '3 calls'
    """

    catalog: Catalog = SOURCE

    def __call__(self, text: Text, /, **values: object) -> str:
        """Return `text` with `values` in the place of its braces."""
        said = self.catalog.text(text.key, text.english)
        if not values:
            return said
        try:
            return said.format(**values)
        except (LookupError, ValueError, AttributeError, TypeError):  # a translation with a slip in its braces
            return text.english.format(**values)

    def count(self, text: Counted, count: int, /, **values: object) -> str:
        """Return `text` in the form that `count` takes."""
        _, rule = FORMS.get(_primary(self.catalog.code), FORMS[""])
        return self(text.form(rule(count)), count=count, **values)


ENGLISH = Words()


def _primary(code: str) -> str:
    return code.partition("-")[0].lower()


def capital(text: str) -> str:
    """Return `text` with a capital letter."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """Return `text` with a capital letter and a full stop."""
    text = capital(text)
    return text if text[-1:] in ".!?…”»" else f"{text}."
