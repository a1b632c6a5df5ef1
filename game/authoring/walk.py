"""Every text, condition and way of a story, each with where it stands. For checkers, and whoever gathers texts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from game.narrative.condition import Condition
from game.narrative.scene import Jump, Line, Scene
from game.narrative.story import Story


class Ref(NamedTuple):
    """Where something stands: a sort and id (see `Loaded.place`), and the steps from there."""

    sort: str
    id: str
    steps: tuple[str | int, ...] = ()

    def at(self, *steps: str | int) -> Ref:
        """Return the place `steps` further in."""
        return Ref(self.sort, self.id, (*self.steps, *steps))


def texts(story: Story) -> Iterator[tuple[str, Ref]]:
    """Yield every text that a player can read, in the order of the files."""
    yield from _manifest_texts(story)
    for chapter in story.chapters.values():
        yield chapter.title, Ref("chapter", chapter.id, ("title",))
        yield chapter.content, Ref("chapter", chapter.id, ("content",))
    for scene in story.scenes.values():
        yield from scene_texts(scene)
    for ending in story.endings.values():
        ref = Ref("ending", ending.id)
        for key in ("title", "missing", "there", "next"):
            yield getattr(ending, key), ref.at(key)
        if ending.rowan is not None:
            for key in ("missing", "there", "next"):
                yield getattr(ending.rowan, key), ref.at("rowan", key)
        yield from _line_texts(ending.text, ref.at("text"))
    for concept in story.concepts.values():
        for key in ("title", "plain", "source"):
            yield getattr(concept, key), Ref("concept", concept.id, (key,))


def scene_texts(scene: Scene) -> Iterator[tuple[str, Ref]]:
    """Yield every text of one scene."""
    ref = Ref("scene", scene.id)
    yield scene.title, ref.at("title")
    yield scene.time, ref.at("time")
    yield scene.need, ref.at("need")
    yield from _line_texts(scene.text, ref.at("text"))
    for choice in scene.choices:
        answer = ref.at("choices", choice.id)
        yield choice.text, answer.at("text")
        yield choice.struck, answer.at("struck")
        yield from _line_texts(choice.reply, answer.at("reply"))
        yield choice.change, answer.at("change")
    yield scene.skip.summary, ref.at("skip", "summary")
    point = scene.turning_point
    if point is not None:
        turning = ref.at("turning_point")
        yield point.note, turning.at("note")
        yield point.another_phrase, turning.at("another_phrase")
        yield point.pause.predict, turning.at("pause", "predict")
        for index, prompt in enumerate(point.pause.prompts):
            yield prompt, turning.at("pause", "prompts", index)


def _manifest_texts(story: Story) -> Iterator[tuple[str, Ref]]:
    ref = Ref("file", "story.yaml")
    yield story.title, ref.at("title")
    words = story.texts
    for key in ("subtitle", "disclaimer", "age"):
        yield getattr(words, key), ref.at(key)
    for key in ("note", "support", "evidence"):
        for index, paragraph in enumerate(getattr(words, key)):
            yield paragraph, ref.at(key, index)
    for key, text in (("label", words.safety_label), ("back", words.safety_back), ("leave", words.safety_leave)):
        yield text, ref.at("safety", key)
    for index, paragraph in enumerate(words.safety_question):
        yield paragraph, ref.at("safety", "question", index)
    for chair in story.chairs:
        for key in ("title", "text", "soon"):
            yield getattr(chair, key), ref.at("chairs", chair.id, key)
    for tag, text in story.tags.items():
        yield text, ref.at("tags", tag)


def _line_texts(lines: tuple[Line, ...], ref: Ref) -> Iterator[tuple[str, Ref]]:
    for line in lines:
        at = line_ref(line, ref)
        yield line.text, at
        for variant in line.instead:
            yield variant.text, ref.at(line.key, "instead", variant.key, variant.key)


def line_ref(line: Line, ref: Ref) -> Ref:
    """Return where the text of `line` stands in the list at `ref`."""
    return ref.at(line.key, f"{line.key}.{line.speaker}" if line.speaker else line.key)


def lines(story: Story) -> Iterator[tuple[Line, Ref]]:
    """Yield every line of scenes, replies and endings, with the list it stands in."""
    for scene in story.scenes.values():
        ref = Ref("scene", scene.id)
        at = ref.at("text")
        yield from ((line, at) for line in scene.text)
        for choice in scene.choices:
            at = ref.at("choices", choice.id, "reply")
            for line in choice.reply:
                yield line, at
    for ending in story.endings.values():
        at = Ref("ending", ending.id, ("text",))
        yield from ((line, at) for line in ending.text)


def ways(story: Story) -> Iterator[tuple[tuple[Jump, ...], Ref]]:
    """Yield every place of a route, `then` of a choice and `then` of a skip, where something stands there."""
    for (chair, cut), route in story.routes.items():
        for index, place in enumerate(route.places):
            yield place, Ref("file", "story.yaml", ("routes", chair, cut, "places", index))
    for scene in story.scenes.values():
        ref = Ref("scene", scene.id)
        for choice in scene.choices:
            if choice.then:
                yield choice.then, ref.at("choices", choice.id, "then")
        if scene.skip.then:
            yield scene.skip.then, ref.at("skip", "then")


def conditions(story: Story) -> Iterator[tuple[Condition, Ref]]:
    """Yield every condition with where it stands."""
    for scene in story.scenes.values():
        ref = Ref("scene", scene.id)
        for choice in scene.choices:
            if choice.when is not None:
                yield choice.when, ref.at("choices", choice.id, "when")
            if choice.needs is not None:
                yield choice.needs, ref.at("choices", choice.id, "needs")
    for places, ref in ways(story):
        for index, jump in enumerate(places):
            if jump.when is not None:
                yield jump.when, ref.at(index, "when")
    for line, ref in lines(story):
        if line.when is not None:
            yield line.when, ref.at(line.key, "when")
        for variant in line.instead:
            yield variant.when, ref.at(line.key, "instead", variant.key, "when")
