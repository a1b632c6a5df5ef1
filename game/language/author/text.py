"""A text to translate, with what a translator has to know about it, and a body of such texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from game.narrative.cast import Person


@dataclass(frozen=True, slots=True)
class Text:
    """One text in the source language."""

    key: str
    source: str
    part: str
    """What it belongs to, such as a chapter's title: reports count by it."""
    about: tuple[str, ...] = ()
    """Who says it, after what, and when, line by line."""
    file: str = ""
    line: int = 0
    spoken: bool = False
    """Whether the program sets it in quotation marks."""


@dataclass(frozen=True, slots=True)
class Body:
    """Every text of a story, or of the program, in reading order, and where its translations are kept."""

    title: str
    folder: Path
    """Where the PO files and what they are compiled to lie."""
    template: str
    """The name of the file to translate from."""
    texts: tuple[Text, ...]
    people: Mapping[str, Person]
    """Who marks in a translation may name. In the program's words marks are places, and each is the source's own."""
    language: str = "en"
    """What the texts are written in."""
    places: bool = False
    """Whether these are the program's words."""
