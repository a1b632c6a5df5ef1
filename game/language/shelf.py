"""The languages that can be chosen for a story: its own translations, joined with those of the program's words.

shelf = languages(folder)                   # by code; English first
catalog, problems = shelf["es"].open()      # never raises: what is broken is said, and stays in English
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from game.language.catalog import SOURCE, Catalog, CatalogError, Head, load, peek

TRANSLATIONS = "translations"
"""The folder of a story's translations, within its own."""
STORY = Path("story")
"""The story's folder that commands take where none is named."""
UNUSABLE = "TC502"
"""The code of a compiled translation that cannot be used; its page is in docs/diagnostics/."""
MAX_BYTES = 16 * 1024 * 1024


class Opened(NamedTuple):
    """A language as far as it could be read, and what could not, each as one line for people."""

    catalog: Catalog
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Volume:
    """A language on the shelf: what a menu shows of it, and the files that its words lie in, the story's first."""

    code: str
    name: str
    status: str
    files: tuple[Path, ...] = ()
    called: str = ""
    """Its name in a menu while its files have not come."""

    @property
    def here(self) -> bool:
        """Whether its files are there: a page fetches those of other languages late."""
        return all(path.is_file() for path in self.files)

    def open(self) -> Opened:
        """Read it. Where a file is broken its texts stay in English; where all are, it is English as a whole."""
        catalogs, problems = [], []
        for path in self.files:
            try:
                catalogs.append(load(_read(path)))
            except CatalogError as error:
                problems.append(_problem(path, error))
        return Opened(_join(catalogs) if catalogs else SOURCE, tuple(problems))


def languages(story: Path, program: Path | None = None) -> Mapping[str, Volume]:
    """Return what the folder of a story (or the bundle file beside it) can be told in, by code; English comes first.

    `program` is the folder of the program's own words: `assets/languages` unless another is given. A file that does
    not even begin as a catalog is on the shelf under its file's name, so that opening it says what is wrong.
    """
    folders = ((story if story.is_dir() else story.parent) / TRANSLATIONS, program or program_folder())
    found: dict[str, list[Path]] = {}
    for folder in folders:
        for path in _catalogs(folder):
            found.setdefault(path.stem, []).append(path)
    shelf = {SOURCE.code: Volume(SOURCE.code, SOURCE.name, SOURCE.status)}
    return shelf | {code: _volume(code, tuple(files)) for code, files in sorted(found.items())}


def program_folder() -> Path:
    """Return the folder of the program's words: beside the package in a checkout, inside it in a wheel."""
    package = Path(__file__).resolve().parent.parent
    beside = package.parent / "assets"
    home = beside if beside.is_dir() and (package.parent / "main.py").is_file() else package / "data" / "assets"
    return home / "languages"


def _catalogs(folder: Path) -> Iterator[Path]:
    try:
        yield from (path for path in sorted(folder.iterdir()) if path.suffix == ".json")
    except OSError:
        return


def _volume(code: str, files: tuple[Path, ...]) -> Volume:
    heads = list(_heads(files))
    signed = len(heads) == len(files) and all(head.status == "signed" for head in heads)
    return Volume(code, heads[0].name if heads else code, "signed" if signed else "draft", files)


def _heads(files: tuple[Path, ...]) -> Iterator[Head]:
    for path in files:
        try:
            yield peek(_read(path))
        except CatalogError:
            continue


def _join(catalogs: list[Catalog]) -> Catalog:
    """Return one catalog of several: the first has the last word."""
    entries = {key: entry for catalog in reversed(catalogs) for key, entry in catalog.entries.items()}
    pronouns = next((catalog.pronouns for catalog in catalogs if catalog.pronouns), {})
    signed = all(catalog.status == "signed" for catalog in catalogs)
    return Catalog(catalogs[0].code, catalogs[0].name, "signed" if signed else "draft", entries, pronouns)


def _read(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise CatalogError(f"it is larger than {MAX_BYTES // 2**20} MB")
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CatalogError(f"it cannot be read: {error}") from error


def _problem(path: Path, error: CatalogError) -> str:
    return (
        f"{path.as_posix()}: {UNUSABLE} the compiled translation cannot be used: {error} — "
        f"its texts stay in English — try: 'python -m game translate compile {path.stem}{whose(path.parent)}'"
    )


def whose(folder: Path) -> str:
    """Return what a command for translators needs behind the language, to work on the translations in `folder`."""
    if folder.name != TRANSLATIONS:
        return " --program"
    return "" if folder.parent == STORY else f" {folder.parent.as_posix()}"
