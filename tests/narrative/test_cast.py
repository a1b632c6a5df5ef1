"""Names and pronouns in one text for all."""

from __future__ import annotations

from dataclasses import replace

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
    ("text", "they", "she", "he"),
    [
        ("{rowan} está {rowan:lista|listo|liste}.", "Rowan está liste.", "Rowan está lista.", "Rowan está listo."),
        ("list{rowan:a|o|e}", "liste", "lista", "listo"),
        ("{rowan:||x}", "x", "", ""),
        ("{rowan.They} {rowan:mira|miran}", "Elle miran", "Ella mira", "Él mira"),
        ("{rowan.them}", "{rowan.them}", "{rowan.them}", "{rowan.them}"),
    ],
)
def test_three_forms_and_the_pronouns_of_another_language(text: str, they: str, she: str, he: str) -> None:
    spanish = {"they": {"they": "elle"}, "she": {"they": "ella"}, "he": {"they": "él"}}
    casts = [replace(cast(pronouns), pronouns=spanish) for pronouns in ("they", "she", "he")]
    assert [cast.fill(text) for cast in casts] == [they, she, he]


@pytest.mark.parametrize("pronouns", ["they", "she", "he"])
def test_a_pinned_text_reads_the_same_in_every_language(pronouns: str) -> None:
    text = "{rowan.They} {rowan.is} {rowan:late|late}; look{rowan.s} at {rowan} and {rowan.thy}."
    english = cast(pronouns)
    assert replace(english, pronouns={}).fill(english.pin(text)) == english.fill(text)


def test_faults_count_the_forms() -> None:
    wrong = [("{rowan:a}", "1 form"), ("{rowan:a|b|c|d}", "4 forms"), ("{rowan:}", "0 forms")]
    for mark, count in wrong:
        ((found, reason),) = faults(f"{mark} is here", cast("she").people)
        assert (found, reason) == (mark, f"it has {count}, where there are two (one|many) or three (she|he|they)")
    assert list(faults("{rowan:a|o|e} {rowan:a|b}", cast("she").people)) == []


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
