"""The pronouns of a language: texts to translate like any other, and the table that they make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from game.language.author.text import Text
from game.narrative.cast import PRONOUNS, SETS

PART = "Pronouns"
PREFIX = "pronouns"
EXAMPLES = {
    "they": "{} looked up.",
    "them": "You waited for {}.",
    "their": "It was {} coat.",
    "theirs": "The coat was {}.",
    "themself": "Just be {}.",
}
"""The forms that other languages have words for. The rest are English verbs: there, write the verb out."""


def pronoun_texts() -> Iterator[Text]:
    """Yield every pronoun, as a text to translate."""
    for name in SETS:
        for form, example in EXAMPLES.items():
            word = PRONOUNS[name][form]
            yield Text(f"{PREFIX}/{name}/{form}", word, PART, tuple(_about(name, form, example.format(word))))


def _about(name: str, form: str, example: str) -> Iterator[str]:
    yield f"Stands for the mark {{rowan.{form}}} where the person's pronoun is “{name}”, as in “{example}”"
    if name == "they":
        yield "One person, of no gender or of another: what such people use in your language."
    yield "Leave all three empty if one word does not fit every sentence: translators then write three forms."


def table(words: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return the pronouns among the translations `words`, by set and form. A form has to be there for every set."""
    whole = [form for form in EXAMPLES if all(words.get(f"{PREFIX}/{name}/{form}") for name in SETS)]
    return {name: {form: words[f"{PREFIX}/{name}/{form}"] for form in whole} for name in SETS} if whole else {}
