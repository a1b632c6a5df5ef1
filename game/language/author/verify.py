"""What is wrong with a translation, with file and line: marks, braces, quotation marks, and what is not used."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

import polib

from game.authoring.node import Position, shorten
from game.authoring.problem import Problem, limited, suggest
from game.language.author.merge import FUZZY
from game.language.author.po import Translation
from game.language.author.text import Body, Text
from game.language.shelf import whose
from game.narrative.cast import MARKUP, count_forms

_WRONG_FORMS = re.compile(r"\{[a-z][a-z0-9-]*:(?P<forms>[^{}]*)\}")
_ANY = re.compile(r"\{[^{}]*\}")
_OPENING = '“„«‹"‘‚—–'
_OF_ONE = ("zero", "one", "two")
"""Plural forms that can say their number as a word."""
_MARKS = "{name}, {name.they}, {name:looks|look} or {name:lista|listo|liste}"


@dataclass(frozen=True)
class _Checked:
    """An entry with the text it is for."""

    entry: polib.POEntry
    text: Text
    at: Position

    def problem(self, code: str, message: str, expected: str = "", found: str = "", hint: str = "") -> Problem:
        return Problem("error", code, self.at, f"{message} in '{self.text.key}'", expected, found, hint)


def verify(body: Body, translation: Translation, forms: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with a translation of `body`. `forms` are the pronoun forms that the language has."""
    texts = {text.key: text for text in body.texts}
    yield from limited(_twice(translation))
    yield from limited(_unused(texts, translation))
    for each in translation.file:
        text = texts.get(each.msgctxt or "")
        if text is None or each.obsolete or not each.msgstr:
            continue
        checked = _Checked(each, text, translation.position(each))
        yield from _places(checked) if body.places else _marks(checked, body, forms)
        yield from _quotes(checked)


def _twice(translation: Translation) -> Iterator[Problem]:
    first: dict[str, Position] = {}
    for each in translation.file:
        key, at = each.msgctxt or "", translation.position(each)
        if not each.obsolete and first.setdefault(key, at) != at:
            message = f"'{key}' stands here a second time"
            found = f"the first on line {first[key].line}"
            yield Problem("error", "TC606", at, message, "each key once", found, "leave one of them out")


def _unused(texts: Mapping[str, Text], translation: Translation) -> Iterator[Problem]:
    """What is translated, and shown in English all the same."""
    for each in translation.file:
        key, at = each.msgctxt or "", translation.position(each)
        if each.obsolete or not each.msgstr:
            continue
        update = f"'python -m game translate update {translation.code}{whose(translation.path.parent)}'"
        if FUZZY in each.flags:
            message = f"the translation of '{key}' is fuzzy, and not used"
            hint = "compare it with the source, then remove the word fuzzy"
            yield Problem("warning", "TC607", at, message, hint=hint)
        elif key not in texts:
            message = f"there is no text '{key}' any more, so its translation is not used"
            yield Problem("warning", "TC608", at, message, hint=f"{update}, which puts it aside")
        elif each.msgid != texts[key].source:
            message = f"the text '{key}' has changed, so its translation is not used"
            yield Problem("warning", "TC608", at, message, found=f"'{shorten(texts[key].source)}'", hint=update)


def _marks(checked: _Checked, body: Body, forms: Collection[str]) -> Iterator[Problem]:
    words = checked.entry.msgstr
    for match in MARKUP.finditer(words):
        person, form = match["person"], match["form"]
        if person not in body.people:
            message = f"the mark '{shorten(match[0])}' names nobody of the cast"
            yield checked.problem("TC602", message, _MARKS, hint=suggest(person, body.people))
        elif form is not None and form.lower() not in forms:
            message = f"the mark '{match[0]}' has no word in this language"
            known = ", ".join(forms) or "none"
            yield checked.problem("TC602", message, f"a form of {known}", hint=f"{{{person}:she|he|they}}, written out")
    yield from _braces(checked, MARKUP.sub("", words))


def _braces(checked: _Checked, rest: str) -> Iterator[Problem]:
    """`rest` is the translation without the marks that can be read."""
    for match in _WRONG_FORMS.finditer(rest):
        message = f"the mark '{shorten(match[0])}' has {count_forms(match['forms'])}"
        expected = "two forms (one|many) or three (she|he|they)"
        yield checked.problem("TC604", message, expected, hint="{rowan:lista|listo|liste}")
    rest = _WRONG_FORMS.sub("", rest)
    for match in _ANY.finditer(rest):
        yield checked.problem("TC602", f"the mark '{shorten(match[0])}' means nothing", _MARKS)
    brace = re.search(r"[{}]", _ANY.sub("", rest))
    if brace is not None:
        message = "a brace is opened and not closed" if brace[0] == "{" else "a brace is closed and was not opened"
        yield checked.problem("TC603", message, "marks such as {rowan}", hint="a mark has one { and one }")


def _places(checked: _Checked) -> Iterator[Problem]:
    """In the program's words a mark is a place that is filled in: each of the source's, and no others."""
    wanted, there = (_ANY.findall(text) for text in (checked.text.source, checked.entry.msgstr))
    for place in dict.fromkeys(there):
        if place not in wanted:
            yield checked.problem("TC602", f"nothing is filled in for '{shorten(place)}'", hint=suggest(place, wanted))
    alone = checked.text.key.rpartition("/")[2] in _OF_ONE
    for place in dict.fromkeys(wanted):
        if place not in there and not (alone and place == "{count}"):
            yield checked.problem("TC609", f"the place '{place}' is missing", f"each of {', '.join(wanted)}")
    if re.search(r"[{}]", _ANY.sub("", checked.entry.msgstr)):
        yield checked.problem("TC603", "a brace without its other half", "places such as {title}")


def _quotes(checked: _Checked) -> Iterator[Problem]:
    first = checked.entry.msgstr.lstrip()[:1]
    if checked.text.spoken and first and first in _OPENING and checked.text.source[:1] not in _OPENING:
        message = f"speech begins with {first}"
        yield checked.problem("TC605", message, "the words alone", hint="leave it out: the program marks speech itself")
