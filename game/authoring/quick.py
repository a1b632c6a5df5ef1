"""Checking a folder without reading again what has not changed, and what has on every core.

`check_folder` says to the letter what `check(load_story(path))` says. It keeps the facts of each chapter file, and the
whole answer, in a cabinet, under the digests of the texts they were made from.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from game.authoring import facts as kept_facts
from game.authoring import folder
from game.authoring.bulk import bulk
from game.authoring.cabinet import Cabinet
from game.authoring.checker import LOCAL_CHECKS, WHOLE_CHECKS, check
from game.authoring.facts import Facts, story_of
from game.authoring.format.chapter import CHAPTER_FILE
from game.authoring.loaded import Loaded, Places
from game.authoring.loader import Reading, load_story
from game.authoring.names import name_problems
from game.authoring.node import MappingNode, Node
from game.authoring.outline import Known
from game.authoring.problem import Problem, Report, in_order, limited
from game.authoring.sheet import Sheet, items, read_sheet
from game.authoring.source import read_bytes
from game.authoring.workers import make_facts
from game.narrative.story import Story


def _silent(text: str) -> None:
    """Say nothing."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found, and how much there was to check."""

    problems: tuple[Problem, ...]
    scenes: int = 0
    endings: int = 0

    def summary(self) -> dict[str, int]:
        """Return the counts."""
        errors = sum(problem.severity == "error" for problem in self.problems)
        warnings = len(self.problems) - errors
        return {"scenes": self.scenes, "endings": self.endings, "errors": errors, "warnings": warnings}


def check_folder(path: Path, cabinet: Cabinet, progress: Callable[[str], None] = _silent) -> Checked:
    """Return everything that is wrong with the story in the folder `path`. `progress` is told what is being done."""
    with bulk():
        return _Check(path, cabinet, progress).run()


class _Check:
    """One check of one folder."""

    def __init__(self, path: Path, cabinet: Cabinet, progress: Callable[[str], None]) -> None:
        self.progress = progress
        self.path = path
        self.shown = path.as_posix()
        self.cabinet = cabinet

    def run(self) -> Checked:
        survey = Report(self.shown)
        wanted = folder.survey(self.path, survey)
        found = tuple(survey.problems())
        if not wanted:
            return Checked(in_order(found))
        digests = {name: self._digest(name) for name in wanted}
        made_from = (self.shown, repr(found), *(f"{name}={sha}" for name, sha in digests.items()))
        answered = self._answered(made_from) if all(digests.values()) else None
        if answered is not None:
            return answered
        checked = self._check(wanted, digests, found)
        if all(digests.values()):
            self.cabinet.keep(_dump(checked), "answer", *made_from)
        self.cabinet.tidy()
        return checked

    def _digest(self, name: str) -> str:
        """Return the digest of a file's text; an empty text where it has to be read for what is wrong with it."""
        data = read_bytes(self.path / name, Report(name))
        return folder.digest(data) if data is not None else ""

    def _answered(self, made_from: tuple[str, ...]) -> Checked | None:
        text = self.cabinet.take("answer", *made_from)
        try:
            return _load(text) if text is not None else None
        except ValueError:
            return None

    def _check(self, wanted: tuple[str, ...], digests: Mapping[str, str], found: tuple[Problem, ...]) -> Checked:
        chapters = [name for name in wanted if name.startswith(folder.CHAPTERS)]
        facts = self._facts(chapters, digests)
        if _only_the_whole_can_tell(facts.values()):
            loaded = load_story(self.path)
            draft = loaded.draft
            return Checked(check(loaded), len(draft.scenes) if draft else 0, len(draft.endings) if draft else 0)
        reading = Reading(self.path)
        frame, entries = reading.frame(wanted)
        in_turn = sorted(chapters, key=lambda name: facts[name].number)
        known = _known(facts[name] for name in in_turn)
        sheets = {name: self.sheet(name) for name in in_turn if facts[name].puzzled(known, frame)}
        part = story_of(sheet.value for sheet in sheets.values())
        draft = replace(frame, chapters=part.chapters, scenes=part.scenes)
        places = _Places(self, reading.places, facts, sheets)
        complete = all(facts[name].read if name in facts else ("file", name) in reading.places for name in wanted)
        loaded = Loaded(self.shown, None, (), reading.hashes, draft, entries, complete, places, known)
        read = chain.from_iterable(facts[name].problems for name in chapters)
        loaded = replace(loaded, problems=in_order((*found, *reading.problems(), *read, *name_problems(loaded))))
        return Checked(
            in_order(_checks(loaded, draft, [facts[name] for name in in_turn])), len(known.scenes), len(frame.endings)
        )

    def _facts(self, names: Sequence[str], digests: Mapping[str, str]) -> dict[str, Facts]:
        """Return the facts of each of the chapter files `names`, kept ones where there are."""
        facts: dict[str, Facts] = {}
        for name in names:
            text = self.cabinet.take("facts", digests[name]) if digests[name] else None
            with suppress(ValueError):
                if text is not None:
                    facts[name] = kept_facts.load(text, f"{self.shown}/{name}")
        new = [name for name in names if name not in facts]
        for count, made in enumerate(make_facts(self.path, new), 1):
            self.progress(f"read {count} of {len(new)} files …")
            facts[made.name] = kept_facts.load(made.facts, f"{self.shown}/{made.name}")
            if made.sha256:
                self.cabinet.keep(made.facts, "facts", made.sha256)
        return facts

    def sheet(self, name: str) -> Sheet:
        """Read a chapter file itself."""
        return read_sheet(self.path / name, f"{self.shown}/{name}", CHAPTER_FILE)


def _only_the_whole_can_tell(facts: Iterable[Facts]) -> bool:
    """Return whether an id stands twice, so that only a full reading can say which one counts."""
    listed = list(facts)
    scenes = [scene.id for each in listed for scene in each.scenes]
    chapters = [each.chapter for each in listed if each.chapter]
    twice = len(set(scenes)) < len(scenes) or len(set(chapters)) < len(chapters)
    return twice or any(each.twice for each in listed)


def _known(facts: Iterable[Facts]) -> Known:
    listed = list(facts)
    return Known(
        {scene.id: scene for each in listed for scene in each.scenes},
        frozenset().union(*(each.opened for each in listed)),
        frozenset().union(*(each.settled for each in listed)),
    )


def _checks(loaded: Loaded, draft: Story, facts: Sequence[Facts]) -> Iterator[Problem]:
    """Yield what the checker finds, with what it has found in each chapter file already."""
    yield from loaded.problems
    elsewhere = replace(draft, scenes={})
    for index, part in enumerate(LOCAL_CHECKS):
        here = chain.from_iterable(each.local[index] for each in facts if each.read)
        yield from limited(chain(here, part(loaded, elsewhere)))
    for part in WHOLE_CHECKS:
        yield from limited(part(loaded, draft))


class _Places(Mapping[tuple[str, str], tuple[str, Node]]):
    """Where everything stands. A chapter file is read again only once somebody asks about a place in it."""

    def __init__(self, check: _Check, frame: Places, facts: Mapping[str, Facts], sheets: dict[str, Sheet]) -> None:
        self._check = check
        self._frame = frame
        self._sheets = sheets
        self._file: dict[tuple[str, str], str] = {("file", name): name for name, each in facts.items() if each.read}
        for name, each in facts.items():
            self._file |= {("scene", scene.id): name for scene in each.scenes}
            if each.chapter:
                self._file["chapter", each.chapter] = name

    def __getitem__(self, key: tuple[str, str]) -> tuple[str, Node]:
        if key in self._frame:
            return self._frame[key]
        name = self._file[key]
        if name not in self._sheets:
            self._sheets[name] = self._check.sheet(name)
        sheet = self._sheets[name]
        root: Node = sheet.root if sheet.root is not None else MappingNode({}, {}, 1, 1)
        scenes = dict(items(root, "scenes")) if key[0] == "scene" else {}
        return sheet.report.file, scenes.get(key[1], root)

    def __contains__(self, key: object) -> bool:
        return key in self._frame or key in self._file

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return chain(self._frame, self._file)

    def __len__(self) -> int:
        return len(self._frame) + len(self._file)


# -- the whole answer as text ---------------------------------------------------------------------------------------


def _dump(checked: Checked) -> str:
    problems = [[problem.position.file, *kept_facts.dump_problems([problem])] for problem in checked.problems]
    return json.dumps([problems, checked.scenes, checked.endings], ensure_ascii=False)


def _load(text: str) -> Checked:
    """Return the answer that `text` holds. Raises ValueError where it holds none."""
    try:
        problems, scenes, endings = json.loads(text)
        found = [problem for file, data in problems for problem in kept_facts.load_problems([data], file)]
        return Checked(tuple(found), scenes, endings)
    except (TypeError, RecursionError) as error:
        raise ValueError(f"this is no answer: {error}") from error
