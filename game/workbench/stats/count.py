"""Counting a story: what is written chapter by chapter, who says it, and what one way through it comes to read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.authoring.walk import scene_texts
from game.narrative import play
from game.narrative.scene import Line, Scene, speak
from game.narrative.state import State
from game.narrative.story import Chapter, Story
from game.simulation.policy import Policy
from game.simulation.run import settings, simulate
from game.workbench.stats.level import Level, level, words

PACE = 238
"""Words a minute: adults reading English silently (Brysbaert 2019, 190 studies). Thinking comes on top."""
ANYTHING = Policy("anything", leave=25, help=30)
"""Answers at random."""


@dataclass(frozen=True, slots=True)
class ChapterCount:
    """What one chapter holds."""

    chapter: Chapter
    scenes: int
    choices: int
    lines: int
    """Lines of scenes and replies, variants included."""
    level: Level
    """Of all texts that players can read."""
    kinds: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class RouteCount:
    """What one way along a route reads, as a mean over random ways."""

    chair: str
    cut: str
    told: int
    """Minutes that the manifest tells players."""
    words: float
    fewest: int
    most: int
    decisions: float

    @property
    def minutes(self) -> float:
        """Return how long reading takes, without thinking."""
        return self.words / PACE


@dataclass(frozen=True, slots=True)
class Voice:
    """What one speaker says; the narrator's id is empty."""

    speaker: str
    lines: int
    words: int


@dataclass(frozen=True, slots=True)
class Count:
    """A story in numbers."""

    chapters: tuple[ChapterCount, ...]
    endings: Level
    total: Level
    voices: tuple[Voice, ...]
    routes: tuple[RouteCount, ...]


def count(story: Story, runs: int) -> Count:
    """Return `story` in numbers; each route is walked `runs` times at random, with fixed seeds."""
    chapters = tuple(_chapter(story, chapter) for chapter in story.chapters.values())
    endings = level(_ending_texts(story))
    everything = [text for scene in story.scenes.values() for text in _filled(story, scene)]
    total = level([*everything, *_ending_texts(story)])
    return Count(chapters, endings, total, tuple(_voices(story)), tuple(_routes(story, runs)))


def _filled(story: Story, scene: Scene) -> Iterator[str]:
    return (story.cast.fill(text) for text, _ in scene_texts(scene) if text)


def _ending_texts(story: Story) -> Iterator[str]:
    for ending in story.endings.values():
        yield from (story.cast.fill(text) for text in _written(ending.text))
        yield from (story.cast.fill(text) for text in (ending.missing, ending.there, ending.next))


def _written(lines: tuple[Line, ...]) -> Iterator[str]:
    for line in lines:
        yield line.text
        yield from (variant.text for variant in line.instead)


def _chapter(story: Story, chapter: Chapter) -> ChapterCount:
    scenes = [scene for scene in story.scenes.values() if scene.chapter == chapter.id]
    choices = [choice for scene in scenes for choice in scene.choices]
    lines = sum(1 for lines in _all_lines(scenes) for _ in _written(lines))
    texts = [text for scene in scenes for text in _filled(story, scene)]
    kinds = Counter(choice.kind for choice in choices)
    return ChapterCount(chapter, len(scenes), len(choices), lines, level(texts), kinds)


def _all_lines(scenes: list[Scene]) -> Iterator[tuple[Line, ...]]:
    for scene in scenes:
        yield scene.text
        yield from (choice.reply for choice in scene.choices)


def _voices(story: Story) -> Iterator[Voice]:
    lines: Counter[str] = Counter()
    said: Counter[str] = Counter()
    spoken = [*_all_lines(list(story.scenes.values())), *(ending.text for ending in story.endings.values())]
    for group in spoken:
        for line in group:
            texts = list(_written((line,)))
            lines[line.speaker] += len(texts)
            said[line.speaker] += sum(words(story.cast.fill(text)) for text in texts)
    for speaker, number in lines.most_common():
        yield Voice(speaker, number, said[speaker])


def _routes(story: Story, runs: int) -> Iterator[RouteCount]:
    for (chair, cut), route in story.routes.items():
        read: list[int] = []
        decisions = 0
        for setting in settings(story, chair, cut):
            for seed in range(runs):
                reading = _Reading(story)
                decisions += simulate(story, ANYTHING, seed, setting, reading.look).state.decisions
                read.append(reading.words)
        yield RouteCount(chair, cut, route.minutes, sum(read) / len(read), min(read), max(read), decisions / len(read))


class _Reading:
    """Counts the words that one way shows: scenes, every answer on offer, replies, and the ending."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.words = 0

    def look(self, before: State, choice: str, after: State) -> None:
        scene = self.story.scenes[before.scene]
        self._add(scene.title, scene.time, *(said.text for said in speak(scene.text, before)))
        for option in play.available_choices(self.story, before):
            if option.status != "hidden":
                self._add(option.choice.text, option.choice.struck if option.status == "struck" else "")
        taken = scene.choice(choice)
        if taken is not None:
            self._add(*(said.text for said in speak(taken.reply, play.told(before, after))), taken.change)
        ending = play.ending(self.story, after)
        if ending is not None:
            closing = ending.closing(after.chair)
            self._add(ending.title, *(said.text for said in speak(ending.text, after)))
            self._add(closing.missing, closing.there, closing.next)

    def _add(self, *texts: str) -> None:
        self.words += sum(words(self.story.cast.fill(text)) for text in texts if text)
