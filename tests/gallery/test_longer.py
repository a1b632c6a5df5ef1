"""The stretched language is longer throughout, and shows what was never translated."""

from __future__ import annotations

import pytest

from game.gallery.longer import CODE, NAME, longer, stretch
from game.gallery.window import LAPTOP
from game.narrative.cast import MARKUP
from tests.gallery.shown import shown
from tests.pilot.pilot import real_story, words_of


@pytest.mark.parametrize(
    ("text", "stretched"),
    [
        ("Begin", "[Béégííññ]"),
        ("{kit}’s chair", "[{kit}’s chááíírr]"),
        ("Go back to “{title}”", "[Góó bááck tóó “{title}”]"),
        ("Off", "[Óóff]"),
        ("", "[]"),
    ],
)
def test_letters_are_doubled_and_braces_kept(text: str, stretched: str) -> None:
    assert stretch(text) == stretched


def test_it_is_two_fifths_longer() -> None:
    pairs = longer(real_story()).entries.values()
    source, told = (sum(len(MARKUP.sub("", pair[side])) for pair in pairs) for side in (0, 1))
    assert 1.35 < told / source < 1.5


def test_every_mark_of_the_story_is_kept() -> None:
    for source, told in longer(real_story()).entries.values():
        assert MARKUP.findall(source) == MARKUP.findall(told)


def test_it_is_what_the_screens_are_read_in() -> None:
    for screen in shown(CODE):
        view = screen.shown(LAPTOP.look())
        if not screen.name.startswith("preview-"):  # what authors see is in English
            assert view.title.startswith("["), screen.name
    labels = {control.label for screen in shown(CODE) for control in screen.shown(LAPTOP.look()).controls()}
    assert any(NAME in label for label in labels)


def test_nothing_longer_than_a_name_stays_in_english() -> None:
    left = {
        text
        for screen in shown(CODE)
        if not screen.name.startswith("preview-")
        for text in words_of(screen.shown(LAPTOP.look()))
        if any(len(word) > 1 for word in text.split()) and len(text.split()) > 2 and "[" not in text
    }
    assert left == set()
