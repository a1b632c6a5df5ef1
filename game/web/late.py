"""What the first choice can wait for leaves the page's archive: languages, what prints, what leads phones, the rest.

The archive keeps an index of the languages, so that a menu shows them all; `game/platforms/late.py` reads it. Each of
them is two archives: what the opening of the story needs of it, and all of it. The rest is one archive: the whole
story, in whose place its opening stays, modules that are imported inside of functions only, and letters that have to
be asked for. It is unpacked over the first.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from importlib import import_module
from pathlib import Path

from game.authoring.bundle import dump
from game.language.apply import keys
from game.language.catalog import Catalog
from game.language.catalog import dump as dump_catalog
from game.language.shelf import Volume, languages
from game.narrative.opening import opening
from game.narrative.story import Story
from game.stage.typeface import FIRM
from game.view import words
from game.view.text import Words, texts_of
from game.web import fingerprint
from game.web.needed import at_once
from game.web.staging import BUNDLE

INDEX, OPENING = "story/late.json", "story/opening.json"
REST = "rest"
"""What pages call the archive of the rest, as `game/platforms/late.py` does."""
BEGINNING = "-opening"
"""Behind the code of a language: what they call the archive of as much of it as an opening needs."""
_WORDS = "game/view/words*.py"
"""The modules that hold the program's words."""
PARTS: Mapping[str, tuple[str, ...]] = {
    "print": ("game/workshop/pack", "game/workshop/evening.py"),
    "phones": (
        "game/platforms/phones.py",
        *(f"game/workshop/{name}.py" for name in ("beside", "follow", "panel", "question")),
    ),
}
"""Files and folders of the program that come late, by the name that the page asks for."""
_INSIDE = "assets"
"""The folder that pygbag's archives have everything in."""
_LETTERS = (*FIRM, "legible.ttf", "legible-italic.ttf", "legible-strong.ttf")
"""Fonts that come late: the sturdier cut, which the usual one stands in for until then, and OpenDyslexic."""
_DATE = (2026, 1, 1, 0, 0, 0)


def take_out(staged: Path, site: Path, story: Story | None = None) -> dict[str, str]:
    """Move languages and parts of a staged copy into archives in `site`; return their names by language or part.

    Where the page begins with the opening of a `story`, what that needs of a language is an archive, too.
    """
    found, index = {}, {}
    for part, places in PARTS.items():
        if names := sorted(_files(staged, places)):
            found[part] = _archive(staged, site, part, names)
    for code, volume in languages(staged / "story", staged / "assets" / "languages").items():
        if volume.files:
            names = [path.relative_to(staged).as_posix() for path in volume.files]
            index[code] = {"name": volume.name, "status": volume.status, "label": label(volume), "files": names}
            if story is not None:
                begins = _beginning(staged, volume, story)
                index[code] |= {"opening": [begins]}
                found[code + BEGINNING] = _archive(staged, site, code + BEGINNING, [begins])
            found[code] = _archive(staged, site, code, names)
    (staged / INDEX).write_text(json.dumps(index, ensure_ascii=False, sort_keys=True), "utf-8")
    return found


def rest(staged: Path, story: Story) -> frozenset[str]:
    """Write the opening of `story` into a staged copy of the project; return which files there come with the rest."""
    (staged / OPENING).write_text(dump(opening(story), {}), "utf-8", newline="\n")
    modules = {path.relative_to(staged).as_posix() for path in (staged / "game").rglob("*.py")}
    modules -= {path.relative_to(staged).as_posix() for path in at_once(staged)}
    licences = {path.relative_to(staged).as_posix() for path in staged.rglob("*") if path.suffix in (".md", ".txt")}
    return frozenset(modules | licences | {BUNDLE} | {f"assets/fonts/{name}" for name in _LETTERS})


def divide(application: Path, late: frozenset[str]) -> tuple[Path, Path]:
    """Write what the `application`'s archive holds as two beside it: what comes at once, and what comes `late`."""
    parts = application.with_name("first.apk"), application.with_name(f"{REST}.zip")
    first, after = (zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) for path in parts)
    with zipfile.ZipFile(application) as archive, first, after:
        for name in archive.namelist():
            inside = name.removeprefix(f"{_INSIDE}/")
            source = inside[:-1] if inside.endswith(".pyc") else inside
            (after if source in late else first).writestr(zipfile.ZipInfo(name, _DATE), archive.read(name))
    return parts


def _files(staged: Path, places: Iterable[str]) -> Iterator[str]:
    for place in places:
        path = staged / place
        found = path.rglob("*") if path.is_dir() else [path]
        yield from (one.relative_to(staged).as_posix() for one in found if one.is_file())


def _beginning(staged: Path, volume: Volume, story: Story) -> str:
    """Write what the opening of `story` needs of a language into the staged copy; return the file's name there."""
    name = f"story/opening-{volume.code}.json"
    texts = (*keys(opening(story)), *said_at_once(staged, volume.code))
    (staged / name).write_text(dump_catalog(cut(volume.open().catalog, texts)), "utf-8", newline="\n")
    return name


def said_at_once(root: Path, language: str) -> Iterator[tuple[str, str]]:
    """Yield key and English of what the program can say before the rest is there, with the plurals of `language`."""
    for path in sorted(at_once(root) & set(root.glob(_WORDS))):
        module = import_module(".".join(path.relative_to(root).with_suffix("").parts))
        said = {name: value for name, value in vars(module).items() if name.isupper()}
        yield from ((text.key, text.english) for text in texts_of(said, language))


def cut(catalog: Catalog, texts: Iterable[tuple[str, str]]) -> Catalog:
    """Return what `catalog` says of `texts`, which are keys with their English. The English is left out again."""
    said = {key: ("", found) for key, english in texts if (found := catalog.find(key, english)) is not None}
    return replace(catalog, entries=said)


def label(volume: Volume) -> str:
    """Return the name of a language for a menu, in its own words."""
    say = Words(volume.open().catalog)
    return say(words.DRAFT_NAME, language=volume.name) if volume.status == "draft" else volume.name


def _archive(staged: Path, site: Path, code: str, names: list[str]) -> str:
    made = site / f"{code}.zip"
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, data in _taken(staged, names):
            archive.writestr(zipfile.ZipInfo(f"{_INSIDE}/{name}", _DATE), data)
    final = f"{code}-{fingerprint.short(made.read_bytes())}.zip"
    made.rename(site / final)
    return final


def _taken(staged: Path, names: list[str]) -> Iterator[tuple[str, bytes]]:
    for name in names:
        yield name, (staged / name).read_bytes()
        (staged / name).unlink()
