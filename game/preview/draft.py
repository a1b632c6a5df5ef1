"""A story's folder while somebody writes in it: read again after each save, and of it only what has changed."""

from __future__ import annotations

from pathlib import Path

from game.authoring.checker import check
from game.authoring.loader import load_story
from game.authoring.problem import Problem
from game.authoring.sheet import Sheets
from game.preview.update import MOST, Mistake, Update, mistake


class Draft:
    """The story in the folder `path`."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._sheets = Sheets()

    def read(self) -> Update:
        """Return what the folder holds now. Never raises for what an author can do wrong."""
        loaded = load_story(self.path, self._sheets)
        errors = [problem for problem in check(loaded) if problem.severity == "error"]
        shown = tuple(self._mistake(problem) for problem in errors[:MOST])
        return Update(loaded.folder, loaded.story, shown, len(errors) - len(shown))

    def _mistake(self, problem: Problem) -> Mistake:
        folder = self.path.as_posix()
        try:
            lines = (
                Path(problem.position.file).read_text(encoding="utf-8").splitlines() if problem.position.line else []
            )
        except (OSError, UnicodeDecodeError):
            lines = []
        return mistake(problem, folder, lines)
