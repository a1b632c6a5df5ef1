"""YAML files → a Story. Everything wrong with every file is reported at once, and bad input never raises."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from game.authoring import folder as names
from game.authoring.bulk import bulk
from game.authoring.format.chapter import CHAPTER_FILE
from game.authoring.format.concepts import CONCEPTS_FILE
from game.authoring.format.endings import ENDINGS_FILE, EndingEntry, doors
from game.authoring.format.kinds import KINDS_FILE
from game.authoring.format.manifest import MANIFEST
from game.authoring.format.support import SUPPORT_FILE
from game.authoring.loaded import Loaded
from game.authoring.names import name_problems
from game.authoring.node import Node, find
from game.authoring.problem import Problem, Report, in_order
from game.authoring.record import Record, same_id
from game.authoring.sheet import Sheets, items
from game.narrative.scene import Scene
from game.narrative.story import Chapter, Story

T = TypeVar("T")


def load_story(path: Path, sheets: Sheets | None = None) -> Loaded:
    """Read the story in the folder `path`. Never raises for what an author can do wrong: it is in `problems`.

    With the `sheets` of an earlier reading only the files that have changed since are parsed again.
    """
    with bulk():
        return Reading(path, sheets).load()


class Reading:
    """One reading of one folder."""

    def __init__(self, path: Path, sheets: Sheets | None = None) -> None:
        self.path = path
        self.shown = path.as_posix()
        self.sheets = sheets or Sheets()
        self.reports: dict[str, Report] = {}
        self.hashes: dict[str, str] = {}
        self.places: dict[tuple[str, str], tuple[str, Node]] = {}

    def load(self) -> Loaded:
        """Read everything."""
        survey = Report(self.shown)
        wanted = names.survey(self.path, survey)
        if not wanted:
            return Loaded(self.shown, problems=in_order(survey.problems()))
        frame, entries = self.frame(wanted)
        chapters, scenes = self._chapters(name for name in wanted if name.startswith(names.CHAPTERS))
        draft = replace(frame, chapters=chapters, scenes=scenes)
        complete = all(("file", name) in self.places for name in wanted)
        read = Loaded(self.shown, None, (), self.hashes, draft, entries, complete, self.places)
        problems = in_order((*survey.problems(), *self.problems(), *name_problems(read)))
        failed = any(problem.severity == "error" for problem in problems)
        return replace(read, story=None if failed else draft, problems=problems)

    def problems(self) -> Iterable[Problem]:
        """Return what was found in the files that were read."""
        return (problem for report in self.reports.values() for problem in report.problems())

    def frame(self, wanted: tuple[str, ...]) -> tuple[Story, tuple[EndingEntry, ...]]:
        """Read every file but the chapters: the story without its scenes, and the endings with their doors."""
        manifest = self._read(names.MANIFEST, MANIFEST)
        kinds = self._read(names.KINDS, KINDS_FILE)
        entries = self._read(names.ENDINGS, ENDINGS_FILE)
        concepts = self._read(names.CONCEPTS, CONCEPTS_FILE) if names.CONCEPTS in wanted else ()
        support = self._read(names.SUPPORT, SUPPORT_FILE) if names.SUPPORT in wanted else SUPPORT_FILE.blank
        self._index("ending", names.ENDINGS, "endings")
        self._index("concept", names.CONCEPTS, "concepts")
        story = Story(
            id=manifest.id,
            version=manifest.version,
            title=manifest.title,
            language=manifest.language,
            cast=manifest.cast,
            kinds=kinds,
            chapters={},
            scenes={},
            routes=manifest.routes,
            endings={entry.ending.id: entry.ending for entry in entries if entry.ending.id},
            doors=doors(entries),
            chairs=manifest.chairs,
            castings=manifest.castings,
            bands=manifest.bands,
            concepts={concept.id: concept for concept in concepts if concept.id},
            countries=support.countries,
            directory=support.directory,
            tags=manifest.tags,
            start=manifest.start,
            texts=manifest.texts,
            safety_from=manifest.safety_from,
        )
        return story, entries

    def _read(self, name: str, record: Record[T]) -> T:
        sheet = self.sheets.read(self.path / name, f"{self.shown}/{name}", record)
        self.reports[name] = sheet.report
        if sheet.sha256:
            self.hashes[name] = sheet.sha256
        if sheet.root is not None:
            self.places["file", name] = (sheet.report.file, sheet.root)
        value: T = sheet.value
        return value

    def _chapters(self, wanted: Iterable[str]) -> tuple[dict[str, Chapter], dict[str, Scene]]:
        """Join the chapter files by their numbers: one chapter may have a file for each chair.

        An id that stands twice is reported, and the first counts.
        """
        written = [(name, self._read(name, CHAPTER_FILE)) for name in wanted]
        chapters: dict[str, Chapter] = {}
        scenes: dict[str, Scene] = {}
        for name, file in written:
            chapter = file.chapter
            if chapter.id:
                chapters.setdefault(chapter.id, chapter)
                self._enter("chapter", chapter.id, name, self.places["file", name][1], ("chapter",))
            self._index("scene", name, "scenes")
        for _, file in sorted(written, key=lambda pair: pair[1].chapter.number):
            for scene in file.scenes:
                if scene.id:
                    scenes.setdefault(scene.id, replace(scene, chapter=file.chapter.id))
        ordered = sorted(chapters.values(), key=lambda chapter: chapter.number)
        return {chapter.id: chapter for chapter in ordered}, scenes

    def _index(self, sort: str, name: str, key: str) -> None:
        """Remember where each item of a file's list stands."""
        if ("file", name) in self.places:
            for item, node in items(self.places["file", name][1], key):
                self._enter(sort, item, name, node, ("id",))

    def _enter(self, sort: str, id: str, name: str, node: Node, at: tuple[str, ...]) -> None:
        first = self.places.setdefault((sort, id), (self.reports[name].file, node))
        if first[1] is not node and sort in ("scene", "chapter"):
            same_id(id, find(node, at), f"the first in {first[0]}:{first[1].line}", self.reports[name])
