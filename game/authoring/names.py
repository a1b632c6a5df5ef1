"""Names that have to mean something: scenes, choices, speakers, tags, concepts, endings, promises, marks in texts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from game.authoring import folder, walk
from game.authoring.loaded import Loaded
from game.authoring.node import Position, shorten
from game.authoring.problem import Problem, limited, suggest
from game.authoring.walk import Ref
from game.narrative.cast import faults
from game.narrative.condition import Recall
from game.narrative.scene import END
from game.narrative.story import Story

Check = Callable[[Loaded, Story], Iterator[Problem]]


def name_problems(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each name in the draft that nothing bears. Kept quiet where the file that would is unread."""
    story = loaded.draft
    if story is None:
        return
    for part in _parts(loaded):
        yield from limited(part(loaded, story))


def _parts(loaded: Loaded) -> Iterator[Check]:
    yield _condition_scenes
    if loaded.complete:
        yield from (_targets, _promises)
    if loaded.complete or ("file", folder.CONCEPTS) in loaded.places:
        yield _concepts
    if ("file", folder.MANIFEST) in loaded.places:
        yield from (_speakers, _marks, _tags)
    yield _second_doors


def _problem(
    code: str, position: Position, message: str, word: str, known: Collection[str], expected: str = ""
) -> Problem:
    return Problem("error", code, position, message, expected=expected, hint=suggest(word, known))


def _targets(loaded: Loaded, story: Story) -> Iterator[Problem]:
    for places, ref in walk.ways(story):
        for index, jump in enumerate(places):
            if jump.to not in loaded.known.scenes and jump.to != END:
                position = loaded.place(ref.sort, ref.id, *ref.steps, index, "to")
                yield _problem(
                    "TC203",
                    position,
                    f"there is no scene '{jump.to}'",
                    jump.to,
                    (*loaded.known.scenes, END),
                    "the id of a scene, or 'end'",
                )


def _condition_scenes(loaded: Loaded, story: Story) -> Iterator[Problem]:
    for condition, ref in walk.conditions(story):
        yield from _recalls(loaded, condition.recalls(), ref)
    for entry in loaded.entries:
        for key, when in (("when", entry.when), ("also", entry.also)):
            if when is not None:
                yield from _recalls(loaded, when.recalls(), Ref("ending", entry.ending.id, (key,)))


def _recalls(loaded: Loaded, recalls: Iterator[Recall], ref: Ref) -> Iterator[Problem]:
    for recall in recalls:
        scene = loaded.known.scenes.get(recall.scene)
        if scene is None:
            if loaded.complete:
                position = _inside(loaded, ref, recall)
                yield _problem(
                    "TC204",
                    position,
                    f"the condition asks about '{recall.scene}', which is no scene",
                    recall.scene,
                    loaded.known.scenes,
                )
        elif recall.what == "choice" and scene.answers and recall.choice not in loaded.known.answers(scene.id):
            known = loaded.known.answers(scene.id)
            message = f"the scene '{scene.id}' has no choice '{recall.choice}'"
            yield _problem("TC205", _inside(loaded, ref, recall), message, recall.choice, known)


def _inside(loaded: Loaded, ref: Ref, recall: Recall) -> Position:
    """Return where the recall stands within its condition, as long as that is one line."""
    return loaded.inside(ref.sort, ref.id, *ref.steps, column=recall.column)


def _speakers(loaded: Loaded, story: Story) -> Iterator[Problem]:
    people = story.cast.people
    for line, ref in walk.lines(story):
        if line.speaker and line.speaker not in people:
            at = walk.line_ref(line, ref)
            position = loaded.place(at.sort, at.id, *at.steps, key=True)
            yield _problem(
                "TC206",
                position,
                f"nobody in the cast is called '{line.speaker}'",
                line.speaker,
                people,
                "someone of the cast",
            )


def _marks(loaded: Loaded, story: Story) -> Iterator[Problem]:
    people = story.cast.people
    for text, ref in walk.texts(story):
        if "{" in text or "}" in text:
            for mark, reason in faults(text, people):
                person = mark.strip("{}").partition(".")[0].partition(":")[0]
                hint = suggest(person, people) if person not in people and len(mark) > 1 else ""
                yield Problem(
                    "error",
                    "TC210",
                    loaded.place(ref.sort, ref.id, *ref.steps),
                    f"the mark '{shorten(mark)}' means nothing: {reason}",
                    expected="{name}, {name.they} or {name:looks|look}",
                    hint=hint,
                )


def _tags(loaded: Loaded, story: Story) -> Iterator[Problem]:
    for scene in story.scenes.values():
        tagged: list[tuple[frozenset[str], tuple[str, ...]]] = [(scene.content, ("content",))]
        tagged += [(choice.content, ("choices", choice.id, "content")) for choice in scene.choices]
        for tags, steps in tagged:
            for tag in sorted(tag for tag in tags if tag and tag not in story.tags):
                position = loaded.place("scene", scene.id, *steps)
                yield _problem("TC207", position, f"'{tag}' is not a content tag of the manifest", tag, story.tags)


def _concepts(loaded: Loaded, story: Story) -> Iterator[Problem]:
    for scene in story.scenes.values():
        point = scene.turning_point
        if point is not None and point.concept and point.concept not in story.concepts:
            position = loaded.place("scene", scene.id, "turning_point", "concept")
            yield _problem(
                "TC208",
                position,
                f"there is no concept '{point.concept}'",
                point.concept,
                story.concepts,
                "an id of concepts.yaml",
            )


def _promises(loaded: Loaded, story: Story) -> Iterator[Problem]:
    if not all(scene.answers for scene in loaded.known.scenes.values()):
        return
    opened = sorted(loaded.known.opened)
    for scene in story.scenes.values():
        if scene.due and scene.due not in opened:
            position = loaded.place("scene", scene.id, "due")
            yield _problem(
                "TC211", position, f"no choice opens the promise '{scene.due}' that falls due here", scene.due, opened
            )
        for choice in scene.choices:
            if choice.keeps and choice.keeps not in opened:
                position = loaded.place("scene", scene.id, "choices", choice.id, "keeps")
                yield _problem(
                    "TC211",
                    position,
                    f"no choice opens the promise '{choice.keeps}' that is kept here",
                    choice.keeps,
                    opened,
                )


def _second_doors(loaded: Loaded, story: Story) -> Iterator[Problem]:
    for entry in loaded.entries:
        if entry.also_after and entry.also_after not in story.endings:
            position = loaded.place("ending", entry.ending.id, "also_after")
            yield _problem(
                "TC209", position, f"there is no ending '{entry.also_after}'", entry.also_after, story.endings
            )
