"""What there is to translate: a story's folder, or the program's own words."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from game.authoring.checker import check
from game.authoring.loader import load_story
from game.authoring.problem import StoryError
from game.language.author.gather import gather
from game.language.author.pronoun import pronoun_texts
from game.language.author.text import Body, Text
from game.language.shelf import TRANSLATIONS
from game.view.words import ui_texts

ROOT = Path(__file__).resolve().parents[3]
Words = Callable[[str], Iterable[tuple[str, str, str]]]
"""By language: key, English text and what there is to know about it."""
PROGRAM = Path("assets/languages")
"""Where the program's words lie, seen from a checkout."""
STORY_TEMPLATE, PROGRAM_TEMPLATE = "story.pot", "program.pot"
PART = "The program's words"
PROGRAM_TITLE = "Two Chairs, the program's words"


@dataclass(frozen=True)
class Source:
    """Texts to translate that are read when they are asked for, and the folder of their translations."""

    folder: Path
    body: Callable[[str], Body]
    """By language: some have more plural forms than English."""


def story_source(path: Path) -> Source:
    """Return the story in the folder `path`."""
    once = cache(story_body)
    return Source(path / TRANSLATIONS, lambda language: once(path))


def program_source(folder: Path = PROGRAM, words: Words = ui_texts) -> Source:
    """Return the program's own words, as `words` gives them for a language."""
    return Source(folder, lambda language: program_body(folder, words(language)))


def story_body(path: Path) -> Body:
    """Return the texts of the story in the folder `path`. Raises StoryError where it has mistakes."""
    loaded = load_story(path)
    errors = [problem for problem in check(loaded) if problem.severity == "error"]
    story = loaded.story
    if errors or story is None:
        raise StoryError(errors)
    texts = gather(loaded, story)
    return Body(story.title, path / TRANSLATIONS, STORY_TEMPLATE, texts, story.cast.people, story.language)


def program_body(folder: Path, words: Iterable[tuple[str, str, str]]) -> Body:
    """Return the program's own words, and the pronouns of the language."""
    lines = _lines()
    texts = (Text(key, text, PART, (about,) if about else (), *lines.get(text, ("", 0))) for key, text, about in words)
    return Body(PROGRAM_TITLE, folder, PROGRAM_TEMPLATE, (*pronoun_texts(), *texts), {}, places=True)


def _lines() -> dict[str, tuple[str, int]]:
    """Return the file and line of each text that is written out in the modules of the program's words."""
    found: dict[str, tuple[str, int]] = {}
    for path in sorted((ROOT / "game").rglob("words*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.setdefault(node.value, (path.relative_to(ROOT).as_posix(), node.lineno))
    return found
