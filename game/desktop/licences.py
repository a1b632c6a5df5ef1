"""The licences of everything that an edition carries, found by what PyInstaller put into it."""

from __future__ import annotations

import re
import shutil
import sys
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from importlib import metadata
from pathlib import Path

from game.web.problem import BuildError

ROOT = Path(__file__).resolve().parents[2]
_TEXT = re.compile(r"(licen[cs]e|copying|notice|authors)[^/]*$", re.IGNORECASE)
RUNTIME = ROOT / "game" / "web" / "runtime"
WITHOUT_TEXT: Mapping[str, tuple[Path, ...]] = {"pygame-ce": (RUNTIME / "LGPL-2.1.txt",)}
"""Distributions that bring no licence text themselves, and the files of ours that say it."""
ALWAYS = ("pyinstaller",)
"""What is in the program though no module of it is: PyInstaller's loader."""
Entry = tuple[str, str, str]
"""As PyInstaller lists what it packs: the name in the folder, the file it comes from, the kind."""


def gather(packed: Iterable[Entry], folder: Path) -> list[Entry]:
    """Copy the licence of everything in `packed` into `folder`; return that as PyInstaller lists it.

    Raises BuildError where a distribution brings none and none is known.
    """
    for name in sorted({*distributions(packed), *ALWAYS}):
        texts = list(WITHOUT_TEXT.get(name, ())) or list(_texts(name))
        if not texts:
            raise BuildError(
                f"'{name}' is packed, but brings no licence text", "add it to WITHOUT_TEXT in game/desktop/licences.py"
            )
        for text in texts:
            kept = folder / name / _name(text)
            kept.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(text, kept)
    shutil.copyfile(_python(), folder / "Python.txt")
    (folder / "Libraries.md").write_text(_libraries(), "utf-8")
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [(f"LICENCES/{path.relative_to(folder).as_posix()}", str(path), "DATA") for path in files]


def distributions(packed: Iterable[Entry]) -> set[str]:
    """Return the names of the installed distributions, ours left out, that files in `packed` come from."""
    owners = {
        str(Path(str(found.locate_file(file))).resolve()): found.metadata["Name"].lower().replace("_", "-")
        for found in metadata.distributions()
        for file in found.files or ()
        if not str(file).endswith((".pyc", ".dist-info"))
    }
    sources = {str(Path(source).resolve()) for _, source, _ in packed if source}
    return {owners[source] for source in sources if source in owners} - {"two-chairs"}


def _texts(distribution: str) -> Iterator[Path]:
    found = metadata.distribution(distribution)
    for file in found.files or ():
        if _TEXT.search(str(file)) and file.suffix not in (".py", ".pyc"):
            yield Path(str(found.locate_file(file)))


def _name(path: Path) -> str:
    return path.name if path.suffix in (".txt", ".md") else f"{path.name}.txt"


def _libraries() -> str:
    """Return the notices of the libraries in pygame-ce and Python, with the texts that the web page has, too."""
    texts = (RUNTIME / "LICENCES.md").read_text("utf-8")
    return Path(__file__).with_name("NOTICES.md").read_text("utf-8") + texts[texts.index("\n## ") + 1 :]


def _python() -> Path:
    """Return the licence of this Python: beside its library, or where Debian keeps it."""
    places = [Path(sysconfig.get_path("stdlib")) / "LICENSE.txt", Path(sys.base_prefix) / "LICENSE.txt"]
    places.append(Path(f"/usr/share/doc/python{sysconfig.get_python_version()}/copyright"))
    found = next((place for place in places if place.is_file()), None)
    if found is None:
        raise BuildError(
            f"this Python's licence is not in {places[0].parent}", "build with Python as python.org has it"
        )
    return found
