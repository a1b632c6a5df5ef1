"""What a whole story has to know of one chapter file, so that checking the story need not read the file again.

Facts are made from the file's text alone, and small. They say everything that is wrong within the file, which scenes it
has and where they lead, and which names it uses; whether those names exist is a question to the other files.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from game.authoring import walk
from game.authoring.checker import LOCAL_CHECKS
from game.authoring.format.chapter import ChapterFile
from game.authoring.loaded import Loaded, Places
from game.authoring.node import Position
from game.authoring.outline import Answer, Known, Outline, outlines, promises
from game.authoring.problem import MAX_PROBLEMS, Problem
from game.authoring.shape import parse_condition
from game.authoring.sheet import Sheet, items
from game.narrative.cast import MARKUP, Cast, Person, faults
from game.narrative.scene import END, Jump
from game.narrative.story import Story

Problems = tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one chapter file."""

    read: bool
    """Whether it could be read at all; where not, `problems` says why and the rest is empty."""
    problems: Problems = ()
    """What reading it found."""
    local: tuple[Problems, ...] = ()
    """What each of LOCAL_CHECKS found; no more of it than is ever shown."""
    chapter: str = ""
    number: int = 0
    twice: bool = False
    """Whether a scene's id stands in it more than once: then only a full reading can say which one counts."""
    faulty: bool = False
    """Whether it holds a mark that means nothing, whoever is in the cast."""
    scenes: tuple[Outline, ...] = ()
    targets: frozenset[str] = frozenset()
    """Scenes that its ways name."""
    recalls: frozenset[tuple[str, str]] = frozenset()
    """Scenes that conditions ask about, each with the choice that is asked for, or an empty text."""
    people: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    concepts: frozenset[str] = frozenset()
    opened: frozenset[str] = frozenset()
    settled: frozenset[str] = frozenset()

    def puzzled(self, known: Known, frame: Story) -> bool:
        """Return whether it uses a name that neither `known` nor the story's other files have."""
        found = (
            (self.opened, known.settled),
            (self.settled, known.opened),
            (self.people, frame.cast.people.keys()),
            (self.tags, frame.tags.keys()),
            (self.concepts, frame.concepts.keys()),
            (self.targets, known.scenes.keys()),
        )
        if self.faulty or not all(names <= there for names, there in found):
            return True
        return any(
            name not in known.scenes or (choice and choice not in known.answers(name)) for name, choice in self.recalls
        )


def facts_of(sheet: Sheet, folder: str) -> Facts:
    """Return the facts of a chapter file of the story in `folder`."""
    file: ChapterFile = sheet.value
    problems = tuple(sheet.report.problems())
    if sheet.root is None:
        return Facts(False, problems)
    listed = list(items(sheet.root, "scenes"))
    places: Places = {("scene", name): (sheet.report.file, node) for name, node in listed}
    story = story_of([file])
    loaded = Loaded(folder, draft=story, places=places)
    opened, settled = promises(story.scenes.values())
    people = {line.speaker for line, _ in walk.lines(story)}
    marked = [text for text, _ in walk.texts(story) if "{" in text or "}" in text]
    meant = {match["person"] for text in marked for match in MARKUP.finditer(text)}
    cast = {name: Person(name, name) for name in meant}
    points = [scene.turning_point for scene in story.scenes.values()]
    tagged = [scene.content for scene in story.scenes.values()]
    tagged += [choice.content for scene in story.scenes.values() for choice in scene.choices]
    return Facts(
        read=True,
        problems=problems,
        local=tuple(_at_most(check(loaded, story)) for check in LOCAL_CHECKS),
        chapter=file.chapter.id,
        number=file.chapter.number,
        twice=len({name for name, _ in listed}) < len(listed),
        faulty=any(any(faults(text, cast)) for text in marked),
        scenes=tuple(outlines(story).values()),
        recalls=frozenset(
            (recall.scene, recall.choice if recall.what == "choice" else "")
            for condition, _ in walk.conditions(story)
            for recall in condition.recalls()
        ),
        targets=frozenset(jump.to for ways, _ in walk.ways(story) for jump in ways) - {END},
        people=frozenset(people | meant) - {""},
        tags=frozenset().union(*tagged) - {""},
        concepts=frozenset(point.concept for point in points if point is not None) - {""},
        opened=opened,
        settled=settled,
    )


def story_of(files: Iterable[ChapterFile]) -> Story:
    """Return a story that holds nothing but the chapters and scenes of `files`."""
    listed = list(files)
    return Story(
        id="",
        version=0,
        title="",
        language="",
        cast=Cast({}),
        kinds={},
        chapters={file.chapter.id: file.chapter for file in listed if file.chapter.id},
        scenes={scene.id: scene for file in listed for scene in file.scenes if scene.id},
        routes={},
        endings={},
        doors=(),
    )


def _at_most(problems: Iterable[Problem]) -> Problems:
    """Return `problems` without those that come after so many of their severity that none is ever shown."""
    counts = {"error": 0, "warning": 0}
    kept = []
    for problem in problems:
        counts[problem.severity] += 1
        if counts[problem.severity] <= MAX_PROBLEMS + 1:
            kept.append(problem)
    return tuple(kept)


# -- as text ------------------------------------------------------------------------------------------------------

_SETS = ("targets", "people", "tags", "concepts", "opened", "settled")


def dump(facts: Facts) -> str:
    """Return `facts` as one line of JSON. The file's own name is left out of it."""
    data = {
        "read": facts.read,
        "problems": dump_problems(facts.problems),
        "local": [dump_problems(part) for part in facts.local],
        "chapter": [facts.chapter, facts.number, facts.twice, facts.faulty],
        "scenes": [_plain(scene) for scene in facts.scenes],
        "recalls": sorted(facts.recalls),
        **{name: sorted(getattr(facts, name)) for name in _SETS},
    }
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def load(text: str, file: str) -> Facts:
    """Return the facts that `text` holds, of a file called `file`. Raises ValueError where it holds none."""
    try:
        data = json.loads(text)
        chapter, number, twice, faulty = data["chapter"]
        return Facts(
            read=data["read"],
            problems=load_problems(data["problems"], file),
            local=tuple([load_problems(part, file) for part in data["local"]]),
            chapter=chapter,
            number=number,
            twice=twice,
            faulty=faulty,
            scenes=tuple([_outline(*scene) for scene in data["scenes"]]),
            recalls=frozenset([(scene, choice) for scene, choice in data["recalls"]]),
            **{name: frozenset(data[name]) for name in _SETS},
        )
    except (LookupError, TypeError, RecursionError) as error:
        raise ValueError(f"these are no facts: {error}") from error


def _plain(scene: Outline) -> list[Any]:
    answers = [(answer.id, _ways(answer.then), answer.leaves) for answer in scene.answers]
    return [scene.id, scene.chair, answers, _ways(scene.skip)]


def _outline(id: str, chair: str, answers: list[list[Any]], skip: list[Any]) -> Outline:
    read = tuple([Answer(name, _jumps(then), leaves) for name, then, leaves in answers])
    return Outline(id, chair, read, _jumps(skip))


def _ways(jumps: tuple[Jump, ...]) -> list[Any]:
    """Return ways as plain values: the name of a scene, or that and the text of a condition."""
    return [jump.to if jump.when is None else (jump.to, jump.when.source) for jump in jumps]


def _jumps(data: list[Any]) -> tuple[Jump, ...]:
    if len(data) == 1 and type(data[0]) is str:
        return _one(data[0])
    return tuple([Jump(way) if type(way) is str else Jump(way[0], parse_condition(way[1])) for way in data])


@lru_cache(maxsize=65536)
def _one(scene: str) -> tuple[Jump, ...]:
    """The way to `scene`, which many scenes name, made once."""
    return (Jump(scene),)


def dump_problems(problems: Iterable[Problem]) -> list[list[Any]]:
    """Return `problems` as plain values, without the name of the file."""
    return [
        [p.severity, p.code, p.position.line, p.position.column, p.message, p.expected, p.found, p.hint]
        for p in problems
    ]


def load_problems(data: list[list[Any]], file: str) -> Problems:
    """Return the problems that `data` holds, in the file called `file`."""
    return tuple(
        [Problem(severity, code, Position(file, line, column), *words) for severity, code, line, column, *words in data]
    )
