"""PO files, the form that translators and their tools know: read and written with polib, always the same way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import polib

from game.authoring.library import write_whole
from game.authoring.node import Position
from game.authoring.problem import Problem
from game.language.author.text import Body, Text
from game.language.shelf import whose

SUFFIX = ".po"
WIDTH = 100
"""Characters in a line, where a text can be broken."""
NAME, SIGNED = "X-Language-Name", "X-Signed-By"
"""The language in its own words, and the native reader who has read the whole and signs for it."""
_LINE = re.compile(r"\(line (\d+)\)")

HELP = """\
{title}: translation into {name} ({code}).

Write each translation into msgstr, in this file or with an editor such as Poedit. Lines with #. tell what
the text is. What has no translation yet is shown in English, so every single line helps.

Marks in braces are filled in by the program:
  {{rowan}}                   the name as chosen
  {{rowan.they}} {{rowan.them}} {{rowan.their}} {{rowan.theirs}} {{rowan.themself}}
                            the pronoun of your language, as the program's own words give it (pronouns/…)
  {{rowan:lista|listo|liste}} a word that changes with the person: after she, he and they, in this order
Leave out the marks you do not need, and add others of the same people. In the program's own words marks are
places that are filled in: use each of the source's, and no others.
Speech is written without quotation marks: the program sets them.

"fuzzy" means: the English has changed since (#| shows what it was). It is not used until you have looked at
it and removed the word fuzzy.
When a native reader has read the whole, their name after X-Signed-By takes the word "draft" off.

  python -m game translate report {code}      what is missing
  python -m game translate compile {code}     check it, and make it what the program reads
"""

OWN_NAMES: Mapping[str, str] = {
    "ca": "Català",
    "cs": "Čeština",
    "da": "Dansk",
    "de": "Deutsch",
    "el": "Ελληνικά",
    "es": "Español",
    "fi": "Suomi",
    "fr": "Français",
    "it": "Italiano",
    "nl": "Nederlands",
    "no": "Norsk",
    "pl": "Polski",
    "pt": "Português",
    "pt-BR": "Português (Brasil)",
    "ro": "Română",
    "sv": "Svenska",
    "tr": "Türkçe",
    "uk": "Українська",
}
"""What a new file calls its language; its translators can call it otherwise."""


class UnreadableError(Exception):
    """A PO file that cannot be read, as a problem with a code."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


@dataclass(frozen=True)
class Translation:
    """A PO file of a body of texts."""

    code: str
    path: Path
    file: polib.POFile

    @property
    def name(self) -> str:
        """What the language calls itself."""
        return self.file.metadata.get(NAME) or OWN_NAMES.get(self.code, self.code)

    @property
    def status(self) -> str:
        """`signed` once a native reader has put their name to it."""
        return "signed" if self.file.metadata.get(SIGNED) else "draft"

    def position(self, entry: polib.POEntry) -> Position:
        """Return where an entry begins."""
        return Position(self.path.as_posix(), entry.linenum or 1, 1)


def codes(folder: Path) -> tuple[str, ...]:
    """Return the languages that a folder has PO files for."""
    return tuple(sorted(path.stem for path in folder.glob(f"*{SUFFIX}")))


def exists(folder: Path, code: str) -> bool:
    """Return whether there is a PO file for `code`."""
    return (folder / f"{code}{SUFFIX}").exists()


def read(folder: Path, code: str) -> Translation:
    """Return the translation into `code`. Raises UnreadableError."""
    path = folder / f"{code}{SUFFIX}"
    try:
        path.stat()  # polib takes the name of a missing file for a file's text
        return Translation(code, path, polib.pofile(str(path), encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise UnreadableError(_unreadable(path, error)) from error


def _unreadable(path: Path, error: Exception) -> Problem:
    """polib says where it stopped in its message only."""
    line = _LINE.search(str(error))
    what, hint = (
        "it is not a PO file",
        'each entry is msgctxt, msgid and msgstr, in straight quotes; a quote inside of a text is \\"',
    )
    if isinstance(error, UnicodeDecodeError):
        what, hint = "it is not UTF-8 text", "save it as UTF-8"
    elif isinstance(error, FileNotFoundError):
        what, hint = "it is missing", f"'python -m game translate update {path.stem}{whose(path.parent)}'"
    elif isinstance(error, OSError) and error.strerror:
        what, hint = error.strerror, "look at the file's name and rights"
    position = Position(path.as_posix(), int(line[1]), 1) if line else Position(path.as_posix())
    return Problem("error", "TC601", position, f"this translation cannot be read: {what}", hint=hint)


def new(body: Body, code: str) -> Translation:
    """Return a translation with nothing in it, and a header that explains itself."""
    name = OWN_NAMES.get(code, code)
    file = polib.POFile(wrapwidth=WIDTH)
    file.header = HELP.format(title=body.title, name=name, code=code).rstrip("\n")
    file.metadata = _metadata(body, code) | {NAME: name, SIGNED: ""}
    return Translation(code, body.folder / f"{code}{SUFFIX}", file)


def template(body: Body) -> str:
    """Return the file to translate from."""
    file = polib.POFile(wrapwidth=WIDTH)
    file.header = f"{body.title}: every text to translate. Start a language with\n  python -m game translate update de"
    file.metadata = _metadata(body, "")
    file.extend(entry(text) for text in body.texts)
    return dumps(file)


def _metadata(body: Body, code: str) -> dict[str, str]:
    return {
        "Project-Id-Version": body.title,
        "Language": code.replace("-", "_"),
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Poedit-Basepath": "../.." if body.places else "..",
    }


def entry(text: Text) -> polib.POEntry:
    """Return an entry for `text`, not yet translated."""
    made = polib.POEntry(msgctxt=text.key, msgid=text.source)
    describe(made, text)
    return made


def describe(made: polib.POEntry, text: Text) -> None:
    """Say in an entry what there is to know about its text today."""
    made.comment = "\n".join(text.about)
    made.occurrences = [(text.file, str(text.line) if text.line else "")] if text.file else []


def dumps(file: polib.POFile) -> str:
    """Return a PO file as text, the same for equal files."""
    file.wrapwidth = WIDTH
    return str(file).rstrip("\n") + "\n"


def save(translation: Translation, entries: Iterable[polib.POEntry]) -> None:
    """Write a translation with `entries` in place of its own. Raises OSError."""
    translation.file[:] = list(entries)
    write_whole(translation.path, dumps(translation.file))
