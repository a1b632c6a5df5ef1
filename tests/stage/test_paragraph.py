from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from game.stage.paragraph import LONGEST, wrap
from game.stage.typeface import Typefaces

WORDS = st.text(alphabet="abcdefg “”’—-.,éß ", max_size=300)


def ten(text: str) -> int:
    """Every letter is ten pixels wide."""
    return 10 * len(text)


@settings(max_examples=200, deadline=None)
@given(WORDS, st.integers(60, 900))
def test_lines_keep_every_word_and_both_limits(text: str, width: int) -> None:
    lines = wrap(text, ten, width)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(ten(line) <= width and len(line) <= LONGEST for line in lines)


def test_a_dash_ends_a_line_and_never_begins_one() -> None:
    for width in range(80, 400, 10):
        for line in wrap("one — two – three—four, and “So —” she said", ten, width):
            assert line[0] not in "—–"


def test_a_word_that_is_too_long_is_cut() -> None:
    assert wrap("abcdefghij", ten, 40) == ("abcd", "efgh", "ij")


def test_line_breaks_stay() -> None:
    assert wrap("one\n\ntwo", ten, 400) == ("one", "", "two")


def test_lines_are_even() -> None:
    lines = wrap("aa bb cc dd ee ff gg hh ii", ten, 140)
    assert max(map(len, lines)) - min(map(len, lines)) <= 6


def test_widths_are_those_of_the_drawn_words() -> None:
    typefaces = Typefaces()
    for text in ("Rowan, more quietly", "trust ◔ careful ▃", "—"):
        drawn = typefaces.draw(text, "story", 23, (255, 255, 255))
        assert drawn.get_width() == typefaces.width(text, "story", 23)


def test_a_last_line_is_not_much_shorter_than_the_others() -> None:
    assert wrap("Everybody may pass, leave the room and come back. No reason is needed.", ten, 800, 60) == (
        "Everybody may pass, leave the room and come back.",
        "No reason is needed.",
    )
    for width in range(400, 620, 20):
        first, *_, last = wrap("Feet on the floor. Three things you can see from where you sit.", ten, width)
        assert len(last) * 4 >= len(first), width
