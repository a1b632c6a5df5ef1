"""How easy a text is to read, by two formulas that need no dictionary, so that they work offline and in any language.

LIX (Björnsson 1968) is the mean length of a sentence in words, plus how many of a hundred words are longer than six
letters. ARI, the automated readability index (Senter and Smith 1967), is a grade of American schools: 4.71 × letters a
word + 0.5 × words a sentence − 21.43. Both look at lengths only: they say nothing of whether a text is good.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

LONG = 6
"""Letters beyond which a word counts as long."""
BANDS = ((25, "very easy"), (35, "easy"), (45, "medium"), (55, "hard"))
"""Usual words for LIX below these values; "very hard" beyond."""

_WORD = re.compile(r"[^\W_]+(?:[’'\-][^\W_]+)*")
_END = re.compile(r"[.!?…]+(?=[\s”’\"')]|\Z)")


@dataclass(frozen=True, slots=True)
class Level:
    """Counts of a text, and what the formulas make of them."""

    words: int = 0
    sentences: int = 0
    letters: int = 0
    long_words: int = 0

    @property
    def lix(self) -> float:
        """Return LIX; 0 for no words."""
        return self.words / self.sentences + 100 * self.long_words / self.words if self.words else 0.0

    @property
    def ari(self) -> float:
        """Return the automated readability index; 0 for no words."""
        if not self.words:
            return 0.0
        return 4.71 * self.letters / self.words + 0.5 * self.words / self.sentences - 21.43

    @property
    def word(self) -> str:
        """Return the usual word for this LIX."""
        return next((word for below, word in BANDS if self.lix < below), "very hard")


def words(text: str) -> int:
    """Return how many words `text` has. “I’m” and “two-chair” are one each."""
    return len(_WORD.findall(text))


def level(texts: Iterable[str]) -> Level:
    """Return the level of `texts` as one. Each text ends a sentence, with or without a stop."""
    count = sentences = letters = long_words = 0
    for text in texts:
        found = _WORD.findall(text)
        if not found:
            continue
        lengths = [sum(letter.isalnum() for letter in word) for word in found]
        count += len(found)
        letters += sum(lengths)
        long_words += sum(length > LONG for length in lengths)
        ends = len(_END.findall(text))
        sentences += max(1, ends + (0 if re.search(r"[.!?…][”’\"')]*\s*\Z", text) else 1))
    return Level(count, sentences, letters, long_words)
