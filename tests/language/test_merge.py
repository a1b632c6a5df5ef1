"""Bringing a translation up to date: no word of a translator is lost, and none is trusted that should be looked at."""

from __future__ import annotations

import polib

from game.language.author.merge import merge
from game.language.author.text import Text


def text(key: str, source: str) -> Text:
    return Text(key, source, "Part", ("About it.",), "story.yaml", 3)


def entry(key: str, source: str, words: str = "", *flags: str, comment: str = "") -> polib.POEntry:
    return polib.POEntry(msgctxt=key, msgid=source, msgstr=words, flags=list(flags), tcomment=comment)


def seen(entries: list[polib.POEntry]) -> list[tuple[str, str, str, bool, bool]]:
    return [(e.msgctxt, e.msgid, e.msgstr, "fuzzy" in e.flags, bool(e.obsolete)) for e in entries]


def test_new_texts_come_in_empty_and_in_reading_order() -> None:
    made = merge([text("b", "B"), text("a", "A")], [entry("a", "A", "á")])
    assert seen(made) == [("b", "B", "", False, False), ("a", "A", "á", False, False)]
    assert made[0].comment == "About it."
    assert made[0].occurrences == [("story.yaml", "3")]


def test_a_changed_source_keeps_its_translation_as_fuzzy_with_what_it_was() -> None:
    (made,) = merge([text("a", "A new")], [entry("a", "A", "á", comment="Mine.")])
    assert seen([made]) == [("a", "A new", "á", True, False)]
    assert made.previous_msgid == "A"
    assert made.tcomment == "Mine."


def test_changed_twice_it_still_says_what_was_translated() -> None:
    (made,) = merge([text("a", "A newer")], merge([text("a", "A new")], [entry("a", "A", "á")]))
    assert made.previous_msgid == "A"


def test_changed_back_it_is_trusted_again() -> None:
    (made,) = merge([text("a", "A")], merge([text("a", "A new")], [entry("a", "A", "á")]))
    assert seen([made]) == [("a", "A", "á", False, False)]
    assert made.previous_msgid is None


def test_a_translators_own_doubt_stays() -> None:
    assert seen(merge([text("a", "A")], [entry("a", "A", "á", "fuzzy")])) == [("a", "A", "á", True, False)]


def test_what_was_never_translated_is_not_fuzzy() -> None:
    assert seen(merge([text("a", "A new")], [entry("a", "A")])) == [("a", "A new", "", False, False)]


def test_what_is_gone_is_kept_at_the_end_if_it_was_translated() -> None:
    made = merge(
        [text("a", "A")], [entry("gone", "G", "gé", comment="Mine."), entry("empty", "E"), entry("a", "A", "á")]
    )
    assert seen(made) == [("a", "A", "á", False, False), ("gone", "G", "gé", False, True)]
    assert made[1].tcomment == "Mine."


def test_what_comes_back_is_used_again() -> None:
    gone = merge([], [entry("a", "A", "á")])
    assert seen(merge([text("a", "A")], gone)) == [("a", "A", "á", False, False)]


def test_a_text_that_moved_takes_its_translation_along_to_be_looked_at() -> None:
    made = merge([text("note/0", "New."), text("note/1", "Old.")], [entry("note/0", "Old.", "Viejo.")])
    assert seen(made) == [("note/0", "New.", "", False, False), ("note/1", "Old.", "Viejo.", True, False)]


def test_of_two_entries_for_one_text_the_first_counts_and_the_second_is_kept() -> None:
    made = merge([text("a", "A")], [entry("a", "A", "one"), entry("a", "A", "two")])
    assert seen(made) == [("a", "A", "one", False, False), ("a", "A", "two", False, True)]
