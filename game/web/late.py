"""What the first choice can wait for leaves the page's archive: languages, what prints, what leads phones, the rest.

The archive keeps an index of the languages, so that a menu shows them all; `game/platforms/late.py` reads it. The rest
is one archive: the whole story, in whose place its opening stays, modules that are imported inside of functions only,
and letters that have to be asked for. It is unpacked over the first.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from game.authoring.bundle import dump
from game.language.shelf import Volume, languages
from game.narrative.opening import opening
from game.narrative.story import Story
from game.stage.typeface import FIRM
from game.view import words
from game.view.text import Words
from game.web import fingerprint
from game.web.needed import at_once
from game.web.staging import BUNDLE

INDEX, OPENING = "story/late.json", "story/opening.json"
REST = "rest"
"""What pages call the archive of the rest, as `game/platforms/late.py` does."""
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


def take_out(staged: Path, site: Path) -> dict[str, str]:
    """Move languages and parts of a staged copy into archives in `site`; return their names by language or part."""
    found, index = {}, {}
    for part, places in PARTS.items():
        if names := sorted(_files(staged, places)):
            found[part] = _archive(staged, site, part, names)
    for code, volume in languages(staged / "story", staged / "assets" / "languages").items():
        if volume.files:
            names = [path.relative_to(staged).as_posix() for path in volume.files]
            called = label(volume)
            found[code] = _archive(staged, site, code, names)
            index[code] = {"name": volume.name, "status": volume.status, "label": called, "files": names}
    (staged / INDEX).write_text(json.dumps(index, ensure_ascii=False, sort_keys=True), "utf-8")
    return found


def rest(staged: Path, story: Story) -> frozenset[str]:
    """Write the opening of `story` into a staged copy of the project; return which files there come with the rest."""
    (staged / OPENING).write_text(dump(opening(story), {}), "utf-8", newline="\n")
    modules = {path.relative_to(staged).as_posix() for path in (staged / "game").rglob("*.py")}
    modules -= {path.relative_to(staged).as_posix() for path in at_once(staged)}
    return frozenset(modules | {BUNDLE} | {f"assets/fonts/{name}" for name in _LETTERS})


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
