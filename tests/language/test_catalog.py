"""One language's texts, and the JSON they are kept in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.language.catalog import SOURCE, Catalog, CatalogError, dump, load, peek

WORDS = st.text(max_size=30)
CATALOGS = st.builds(
    Catalog,
    st.text(min_size=1, max_size=8),
    st.text(min_size=1, max_size=30),
    st.sampled_from(["draft", "signed"]),
    st.dictionaries(WORDS, st.tuples(WORDS, WORDS), max_size=6),
    st.dictionaries(WORDS, st.dictionaries(WORDS, WORDS, max_size=3), max_size=3),
)


@given(CATALOGS)
def test_what_is_written_is_read(catalog: Catalog) -> None:
    text = dump(catalog)
    assert load(text) == catalog
    assert dump(load(text)) == text
    assert peek(text) == (catalog.code, catalog.name, catalog.status)


def test_equal_catalogs_give_equal_text() -> None:
    one = Catalog("es", "Español", "draft", {"a": ("A", "á"), "b": ("B", "be")}, {"she": {"they": "ella"}, "he": {}})
    other = Catalog("es", "Español", "draft", {"b": ("B", "be"), "a": ("A", "á")}, {"he": {}, "she": {"they": "ella"}})
    assert dump(one) == dump(other)
    assert '\n"b": ["B", "be"]\n' in dump(one), "each entry has a line of its own"


def test_a_text_falls_back_where_there_is_none_or_the_source_has_changed() -> None:
    catalog = Catalog("es", "Español", "draft", {"a": ("Begin", "Empezar")})
    assert catalog.text("a", "Begin") == "Empezar"
    assert catalog.text("a", "Begin here") == "Begin here"
    assert catalog.find("a", "Begin here") is None
    assert catalog.find("b", "Begin") is None


def test_a_text_without_its_source_stands_for_whatever_is_there() -> None:
    catalog = Catalog("es", "Español", "draft", {"a": ("", "Empezar")})
    assert catalog.text("a", "Begin") == catalog.text("a", "Begin here") == "Empezar"
    assert catalog.text("b", "Begin") == "Begin"
    assert SOURCE.text("a", "Begin") == "Begin"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "not JSON"),
        ("[" * 100_000, "not JSON"),
        ("[]", "not a catalog"),
        ('{"catalog": 2}', "not a catalog of this version"),
        ('{"catalog": 1, "name": "x", "status": "draft", "entries": {}}', "which language"),
        ('{"catalog": 1, "code": "es", "name": "x", "status": "perfect", "entries": {}}', "status"),
        ('{"catalog": 1, "code": "es", "name": "x", "status": "draft"}', "pairs"),
        ('{"catalog": 1, "code": "es", "name": "x", "status": "draft", "entries": {"a": ["b"]}}', "pairs"),
        ('{"catalog": 1, "code": "es", "name": "x", "status": "draft", "entries": {"a": ["b", 1]}}', "pairs"),
        ('{"catalog": 1, "code": "es", "name": "x", "status": "draft", "entries": {}, "pronouns": []}', "pronouns"),
        (
            '{"catalog": 1, "code": "es", "name": "x", "status": "draft", "entries": {}, "pronouns": {"a": 1}}',
            "pronouns",
        ),
    ],
)
def test_what_is_no_catalog_is_refused_in_words(text: str, says: str) -> None:
    with pytest.raises(CatalogError, match=says):
        load(text)
