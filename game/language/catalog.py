"""One language's texts by key, and the JSON they are kept in. Knows neither files nor stories.

>>> spanish = Catalog("es", "Español", "draft", {"ui/begin": ("Begin", "Empezar")})
>>> spanish.text("ui/begin", "Begin")
'Empezar'
>>> spanish.text("ui/begin", "Begin here")
'Begin here'
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

FORMAT = 1
"""The version of the file's own layout."""
STATUSES = ("draft", "signed")
_ENTRIES = '\n"entries": {'
Table = Mapping[str, Mapping[str, str]]
"""Words by pronoun set and form."""


class CatalogError(ValueError):
    """A text that is no catalog, with what is wrong in words for people."""


@dataclass(frozen=True, slots=True)
class Catalog:
    """One language's texts by key. `text` falls back to the source where there is no (fresh) entry."""

    code: str
    """Such as `es` or `pt-BR`."""
    name: str
    """In its own language, such as Español."""
    status: str
    """`draft` until a native reader has signed it, then `signed`."""
    entries: Mapping[str, tuple[str, str]]
    """By key: the source text it was made from, and the translation. An empty source fits any: whoever cut the catalog
    for just this program and story has seen to it, and texts are sent but once."""
    pronouns: Table = field(default_factory=dict)
    """By pronoun set and form: the word. Empty: as in English."""

    def text(self, key: str, source: str) -> str:
        """Return the translation, where one was made from just this `source`; else `source` itself."""
        found = self.find(key, source)
        return source if found is None else found

    def find(self, key: str, source: str) -> str | None:
        """Return the translation that was made from just this `source`; None where there is none."""
        made_from, said = self.entries.get(key, ("", None))
        return said if made_from in ("", source) else None


SOURCE = Catalog("en", "English", "signed", {})
"""The language that the program is written in."""


class Head(NamedTuple):
    """What a menu shows of a language."""

    code: str
    name: str
    status: str


def dump(catalog: Catalog) -> str:
    """Return `catalog` as JSON, the same for equal catalogs. Each entry has a line of its own."""
    head = {"catalog": FORMAT, "code": catalog.code, "name": catalog.name, "status": catalog.status}
    if catalog.pronouns:
        head["pronouns"] = {name: dict(sorted(forms.items())) for name, forms in sorted(catalog.pronouns.items())}
    parts = [f"{_json(key)}: {_json(value)}" for key, value in head.items()]
    entries = (f"\n{_json(key)}: {_json(list(entry))}" for key, entry in sorted(catalog.entries.items()))
    return "{\n" + ",\n".join(parts) + "," + _ENTRIES + ",".join(entries) + "\n}\n}\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def load(text: str) -> Catalog:
    """Return the catalog that `text` holds. Raises CatalogError where it holds none."""
    data = _object(text)
    code, name, status = _head(data)
    entries, pronouns = data.get("entries"), data.get("pronouns", {})
    if not isinstance(entries, dict) or not all(map(_is_pair, entries.values())):
        raise CatalogError("its entries are not pairs of a source text and a translation")
    if not isinstance(pronouns, dict) or not all(map(_are_words, pronouns.values())):
        raise CatalogError("its pronouns are not words by set and form")
    return Catalog(code, name, status, {key: (source, words) for key, (source, words) in entries.items()}, pronouns)


def peek(text: str) -> Head:
    """Return what a menu shows, without reading the entries: a language that is not chosen costs no time.

    Raises CatalogError where the text does not begin as a catalog.
    """
    head, found, _ = text.partition("," + _ENTRIES)
    return _head(_object(head + "}" if found else text))


def _object(text: str) -> dict[str, Any]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise CatalogError(f"this is not JSON: {error}") from error
    if not isinstance(data, dict) or data.get("catalog") != FORMAT:
        raise CatalogError("this is not a catalog of this version")
    return data


def _head(data: Mapping[str, Any]) -> Head:
    code, name, status = (data.get(key) for key in Head._fields)
    if not (isinstance(code, str) and code and isinstance(name, str) and name):
        raise CatalogError("it does not say which language it is in")
    if status not in STATUSES:
        raise CatalogError(f"its status is none of {', '.join(STATUSES)}")
    return Head(code, name, str(status))


def _is_pair(entry: object) -> bool:
    return isinstance(entry, list) and len(entry) == 2 and all(isinstance(part, str) for part in entry)


def _are_words(forms: object) -> bool:
    return isinstance(forms, dict) and all(isinstance(word, str) for word in forms.values())
