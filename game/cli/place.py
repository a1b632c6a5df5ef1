"""Where things lie: the story and assets that came with the program, and the player's own folder."""

from __future__ import annotations

import errno
import zlib
from contextlib import suppress
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
NEUTRAL_NAME = "evening-notes"
"""The name under which a place is kept: it says nothing about what this is."""


def bundled(name: str) -> Path:
    """Return the folder `name` (`story` or `assets`): beside the package in a checkout, inside it in a wheel."""
    beside = _PACKAGE.parent / name
    return beside if beside.is_dir() and (_PACKAGE.parent / "main.py").is_file() else _PACKAGE / "data" / name


def save_file(story: Path | None = None) -> Path:
    """Return the file a desktop keeps its place in; a story folder of the player's own has one to itself."""
    from platformdirs import user_data_path  # only needed where a place is kept in a file

    number = f"-{zlib.crc32(str(story.resolve()).encode('utf-8', 'surrogateescape')):08x}" if story else ""
    return user_data_path(NEUTRAL_NAME, appauthor=False) / f"notes{number}.json"


def room_file(save: Path) -> Path:
    """Return the file in which a workshop is kept while it runs, beside the player's own `save`."""
    return save.with_name(f"{save.stem}-room.json")


def save_document(ending: str, data: bytes, name: str = NEUTRAL_NAME) -> str:
    """Write `data` as a new file among the user's documents; return its path. Raises OSError."""
    from platformdirs import user_documents_path

    folder = user_documents_path()
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, 1000):
        path = folder / f"{name}{f'-{number}' if number > 1 else ''}.{ending}"
        with suppress(FileExistsError), path.open("xb") as file:
            file.write(data)
            return str(path)
    raise FileExistsError(errno.EEXIST, f"there are a thousand files called {name} in {folder}")


def votes_file() -> Path:
    """Return the file in which a laptop remembers the room that votes by phone, until that is closed or erased."""
    from platformdirs import user_data_path

    return user_data_path(NEUTRAL_NAME, appauthor=False) / "notes-votes.json"


def cache_folder() -> Path:
    """Return the folder for what can be made again."""
    from platformdirs import user_cache_path

    return user_cache_path(NEUTRAL_NAME, appauthor=False)
