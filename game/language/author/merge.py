"""Bring a translation up to what the source says today, so that no word of a translator is lost.

A text that is the same keeps its translation, wherever it has gone; one that has changed keeps it as fuzzy, with what
the source was; what is gone is kept as obsolete.
"""

from __future__ import annotations

from collections.abc import Iterable

import polib

from game.language.author.po import describe, entry
from game.language.author.text import Text

FUZZY = "fuzzy"


def merge(texts: Iterable[Text], old: Iterable[polib.POEntry]) -> list[polib.POEntry]:
    """Return the entries for `texts` in their order, with what `old` holds of them; then what is obsolete."""
    merging = _Merging(old)
    wanted = list(texts)
    made = {text.key: found for text in wanted if (found := merging.same(text)) is not None}
    for text in wanted:
        if text.key not in made and (moved := merging.moved(text)) is not None:
            made[text.key] = moved
    for text in wanted:
        if text.key not in made:
            made[text.key] = merging.changed(text) or entry(text)
        describe(made[text.key], text)
    return [*(made[text.key] for text in wanted), *merging.obsolete()]


class _Merging:
    """The old entries that no text has claimed yet."""

    def __init__(self, old: Iterable[polib.POEntry]) -> None:
        self._left: dict[int, polib.POEntry] = {}
        self._by_key: dict[str, int] = {}
        self._by_source: dict[str, list[int]] = {}
        for number, each in enumerate(sorted(old, key=lambda entry: bool(entry.obsolete))):
            self._left[number] = each
            self._by_key.setdefault(each.msgctxt or "", number)
            if each.msgstr:
                self._by_source.setdefault(each.msgid, []).append(number)

    def same(self, text: Text) -> polib.POEntry | None:
        """Return the entry of the same key and source, as it is."""
        number = self._by_key.get(text.key, -1)
        if number not in self._left or self._left[number].msgid != text.source:
            return None
        return _back(self._left.pop(number))

    def moved(self, text: Text) -> polib.POEntry | None:
        """Return an entry of the same source whose own text is gone; its words wait for a look at the new place."""
        for number in self._by_source.get(text.source, ()):
            if number in self._left:
                found = _back(self._left.pop(number))
                found.msgctxt = text.key
                _doubt(found)
                return found
        return None

    def changed(self, text: Text) -> polib.POEntry | None:
        """Return the entry of the same key, whose source was another."""
        number = self._by_key.get(text.key, -1)
        if number not in self._left:
            return None
        found = _back(self._left.pop(number))
        if found.msgstr and found.previous_msgid == text.source:
            _trust(found)
        elif found.msgstr:
            found.previous_msgid = found.previous_msgid or found.msgid
            _doubt(found)
        found.msgid = text.source
        return found

    def obsolete(self) -> list[polib.POEntry]:
        """Return what is left and holds a translation."""
        kept = [each for each in self._left.values() if each.msgstr]
        for each in kept:
            each.obsolete = True
        return kept


def _back(found: polib.POEntry) -> polib.POEntry:
    found.obsolete = False
    return found


def _doubt(found: polib.POEntry) -> None:
    if FUZZY not in found.flags:
        found.flags.append(FUZZY)


def _trust(found: polib.POEntry) -> None:
    """The source says again what it said when the translation was made."""
    found.flags = [flag for flag in found.flags if flag != FUZZY]
    found.previous_msgid = None
