"""Names and pronouns in one text for all."""

from __future__ import annotations

import pytest

from game.narrative.cast import PRONOUNS, Cast, Person, faults


def cast(pronouns: str) -> Cast:
    return Cast({"rowan": Person("rowan", "Rowan", pronouns), "dr-amari": Person("dr-amari", "Dr Amari", "she")})


@pytest.mark.parametrize(
    ("text", "they", "she", "he"),
    [
        ("{rowan} looks.", "Rowan looks.", "Rowan looks.", "Rowan looks."),
        ("{rowan.They} {rowan:looks|look}.", "They look.", "She looks.", "He looks."),
        ("for {rowan.them}", "for them", "for her", "for him"),
        ("{rowan.their} own", "their own", "her own", "his own"),
        ("it is {rowan.theirs}", "it is theirs", "it is hers", "it is his"),
        ("{rowan.themself}", "themself", "herself", "himself"),
        ("{rowan.they} {rowan.is}", "they are", "she is", "he is"),
        ("{rowan.they} {rowan.was}", "they were", "she was", "he was"),
        ("{rowan.they} {rowan.has}", "they have", "she has", "he has"),
        ("{rowan.they} {rowan.does}", "they do", "she does", "he does"),
        ("{rowan.they} look{rowan.s}", "they look", "she looks", "he looks"),
        ("{rowan.Is} it?", "Are it?", "Is it?", "Is it?"),
        ("{dr-amari.They} nods", "She nods", "She nods", "She nods"),
        ("no marks", "no marks", "no marks", "no marks"),
    ],
)
def test_one_text_fits_every_set(text: str, they: str, she: str, he: str) -> None:
    assert [cast(pronouns).fill(text) for pronouns in ("they", "she", "he")] == [they, she, he]


@pytest.mark.parametrize(
    "text", ["{nobody}", "{rowan.thy}", "{", "}", "{}", "{rowan", "{Rowan}", "{rowan:a}", "{nobody:a|b}"]
)
def test_marks_that_mean_nothing_stay_and_are_named(text: str) -> None:
    assert cast("they").fill(text) == text
    assert list(faults(text, cast("they").people))


def test_each_fault_says_what_is_wrong() -> None:
    people = cast("they").people
    assert list(faults("{nobody} and {rowan.thy} and {", people)) == [
        ("{nobody}", "nobody in the cast is called 'nobody'"),
        ("{rowan.thy}", f"'thy' is not a pronoun form ({', '.join(PRONOUNS['they'])})"),
        ("{", "a brace outside a name or pronoun mark"),
    ]
    assert list(faults("{rowan.They} {rowan:looks|look} at {dr-amari}.", people)) == []


def test_a_name_is_only_filled_in_once() -> None:
    assert Cast({"rowan": Person("rowan", "{rowan}")}).fill("{rowan}") == "{rowan}"


def test_who_is_not_in_the_cast_is_called_by_their_id() -> None:
    assert cast("she").name("rowan") == "Rowan"
    assert cast("she").name("ghost") == "ghost"
