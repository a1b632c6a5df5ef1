"""What tests of translations share: the tiny story, catalogs made by machine, and PO files to write in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from game.authoring.loader import load_story
from game.language.apply import keys
from game.language.author import po
from game.language.author.body import program_body, story_body
from game.language.author.merge import merge
from game.language.author.text import Body
from game.language.catalog import Catalog
from game.narrative.story import Story
from tests.authoring.overlay import TINY

SPANISH = {
    "she": {"they": "ella", "them": "la", "their": "su"},
    "he": {"they": "él", "them": "lo", "their": "su"},
    "they": {"they": "elle", "them": "le", "their": "su"},
}
WORDS = (
    ("ui/chapter", "Chapter {number}: {title}", "heading"),
    ("ui/begin", "Begin", "button"),
    ("ui/minutes/one", "{count} minute", "in: 10 decisions, about 25 minutes (one)"),
)


@cache
def tiny_story() -> Story:
    story = load_story(TINY).story
    assert story is not None
    return story


def marked(text: str) -> str:
    """A translation that can be told from its source, and that keeps its marks."""
    return f"ES {text}"


def catalog_of(story: Story, change: Callable[[str], str] = marked, **parts: object) -> Catalog:
    entries = {key: (text, change(text)) for key, text in keys(story)}
    return Catalog("es", "Español", "draft", entries, **parts)  # type: ignore[arg-type]


def body_of(story: Path) -> Body:
    return story_body(story)


def words_body(folder: Path, words: Iterable[tuple[str, str, str]] = WORDS) -> Body:
    return program_body(folder, words)


def start(body: Body, code: str = "es") -> po.Translation:
    """Write a new PO file and read it."""
    made = po.new(body, code)
    po.save(made, merge(body.texts, ()))
    return po.read(body.folder, code)


def write(translation: po.Translation, **others: str) -> po.Translation:
    """Translate every text of a file, write it, and read it again; keys with __ for / say something else."""
    special = {key.replace("__", "/").replace("_", "-"): words for key, words in others.items()}
    for entry in translation.file:
        entry.msgstr = special.get(entry.msgctxt, marked(entry.msgid))
    return again(translation)


def again(translation: po.Translation) -> po.Translation:
    po.save(translation, list(translation.file))
    return po.read(translation.path.parent, translation.code)
