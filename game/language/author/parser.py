"""The command line of `translate`: what is to be done, for which languages, with whose texts."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from game.authoring.folder import MANIFEST
from game.language.author.body import PROGRAM, Source, program_source, story_source
from game.language.shelf import STORY, program_folder

_CODE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")
"""A language, perhaps its script, perhaps a country: `es`, `sr-Latn`, `pt-BR`, `es-419`."""
_NAME = "python -m game translate"
_WHOSE = """
LANG is a language such as es or pt-BR, PATH the folder of a story. Without PATH it is the story in ./story and, in a
checkout, the program's own words in assets/languages; with --program only these. docs/translating.md shows the way."""


@dataclass(frozen=True)
class Work:
    """What one call works on. No language means every one there is."""

    sources: tuple[Source, ...]
    languages: tuple[str, ...]
    program: Path
    """The folder of the program's words, which hold the pronouns of a language."""


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return what `argv` asks for. Ends the program with 2 where that makes no sense."""
    options = _parser().parse_args(argv)
    words: list[str] = options.words
    options.paths = [word for word in words if _is_folder(word)]
    options.languages = [word for word in words if not _is_folder(word)]
    for word in options.languages:
        if not _CODE.fullmatch(word):
            options.parser.error(f"'{word}' is neither a language, such as es or pt-BR, nor a story's folder")
    if options.command == "update" and not options.languages:
        options.parser.error("say which language, such as: update es")
    if options.command == "extract" and options.languages:
        options.parser.error(f"a template has no language; for '{options.languages[0]}' use update")
    if options.program and options.paths:
        options.parser.error("--program means the program's own words, and no story's")
    return options


def _is_folder(word: str) -> bool:
    return "/" in word or "\\" in word or (Path(word) / MANIFEST).is_file()


def work(options: argparse.Namespace) -> Work:
    """Return whose texts are meant. The program's come first: what they say of pronouns holds for stories."""
    here = PROGRAM if PROGRAM.parent.is_dir() else program_folder()
    program = (program_source(here),) if options.program or (not options.paths and here is PROGRAM) else ()
    stories = () if options.program else tuple(story_source(Path(path)) for path in options.paths or [STORY])
    return Work((*program, *stories), tuple(options.languages), here)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=_NAME,
        description="Translate a story, or the program's own words, with the files that translators' tools know (PO).",
        epilog="examples:\n"
        "  python -m game translate update es             start or refresh the Spanish files\n"
        "  python -m game translate report es             what is missing or out of date, with file and line\n"
        "  python -m game translate compile               check every translation and make it ready for play\n"
        "  python -m game translate update es my-story    the same for a story of your own\n"
        f"{_WHOSE}\n\nexit codes: 0 all is well, 1 something is wrong or missing, 2 wrong usage",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _command(
        commands,
        "extract",
        "write the template: every text, with who says it and where",
        "Write every text with what a translator has to know about it to story/translations/story.pot (and the\n"
        "program's words to assets/languages/program.pot), for tools that start from a template.",
        "  python -m game translate extract                 the story here, and the program's words\n"
        "  python -m game translate extract my-story        another story",
        "[PATH]",
    )
    _command(
        commands,
        "update",
        "start a language, or bring its file up to what the source says today",
        "Bring a language's PO file up to date. New texts come in empty. A text that has changed keeps its\n"
        "translation, marked fuzzy, with what the source was: it is not used until somebody has looked at it. What is\n"
        "gone is kept at the end. Comments and translations are never lost. A language that is new gets its file.",
        "  python -m game translate update es               story/translations/es.po, assets/languages/es.po\n"
        "  python -m game translate update pt-BR my-story   my-story/translations/pt-BR.po\n"
        "  python -m game translate update es --program     only assets/languages/es.po",
        "LANG [PATH]",
    )
    reported = _command(
        commands,
        "report",
        "say how far translations are, and list what is left",
        "Count what is translated, missing and stale in every chapter, and list what is left to do with file and line.",
        "  python -m game translate report                  every language\n"
        "  python -m game translate report es               one\n"
        "  python -m game translate report my-story --json  for other programs\n"
        "  python -m game translate report --strict         1 if anything is missing or stale, for automatic checks",
        "[LANG] [PATH]",
    )
    reported.add_argument("--json", action="store_true", help="print the reports as JSON")
    reported.add_argument("--strict", action="store_true", help="exit with 1 if anything is missing or stale")
    made = _command(
        commands,
        "compile",
        "check translations, and make of each what the program reads",
        "Check each PO file (marks, quotation marks, texts that have changed) and write beside it the JSON file that\n"
        "the program reads. A translation with mistakes is not compiled, and the old file stays.",
        "  python -m game translate compile                 every language\n"
        "  python -m game translate compile es my-story     my-story/translations/es.json\n"
        "  python -m game translate compile --check         write nothing; 1 if a file is out of date",
        "[LANG] [PATH]",
    )
    made.add_argument("--check", action="store_true", help="only say whether the compiled files are up to date")
    return parser


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser],
    name: str,
    about: str,
    description: str,
    examples: str,
    words: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(
        name,
        help=about,
        usage=f"{_NAME} {name} [options] {words}",
        description=description,
        epilog=f"examples:\n{examples}\n{_WHOSE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("words", nargs="*", metavar=words, help="languages, and the folder of a story")
    parser.add_argument("--program", action="store_true", help="only the program's own words")
    parser.set_defaults(parser=parser)
    return parser
