"""What a folder was built from, kept in it: an unchanged build ends at once, and no foreign folder is overwritten."""

from __future__ import annotations

import json
from pathlib import Path

from game.web import fingerprint
from game.web.problem import BuildError

NAME = ".built.json"


class Stamp:
    """The stamp of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def fresh(self, inputs: str) -> bool:
        """Whether the folder was built from `inputs` and is still whole."""
        data = self._read()
        return data is not None and data.get("inputs") == inputs and data.get("files") == self._files()

    def check_ours(self) -> None:
        """Raise BuildError where the folder holds something that no build made."""
        if not self._folder.exists():
            return
        if not self._folder.is_dir():
            raise BuildError(f"{self._folder} is a file", "give another folder with --out")
        if self._read() is None and any(self._folder.iterdir()):
            raise BuildError(
                f"{self._folder} holds files that no build made, and a build replaces the whole folder",
                "give an empty or new folder with --out, or empty this one",
            )

    def write(self, inputs: str) -> None:
        """Note what the folder was built from."""
        (self._folder / NAME).write_text(json.dumps({"inputs": inputs, "files": self._files()}, indent=1), "utf-8")

    def _read(self) -> dict[str, object] | None:
        try:
            data = json.loads((self._folder / NAME).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return data if isinstance(data, dict) else None

    def _files(self) -> dict[str, int]:
        """Every file's size: enough to see that one is missing or cut off."""
        files = (path for path in fingerprint.tree(self._folder) if path.name != NAME)
        return {path.relative_to(self._folder).as_posix(): path.stat().st_size for path in files}
