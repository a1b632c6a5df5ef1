"""The scenes of a session as they stand on paper and on phones, each for itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from game.narrative.cast import Cast
from game.narrative.game import Game, new_game
from game.narrative.log import Header
from game.narrative.scene import Choice, Scene, Spoken, speak
from game.narrative.state import Setting, State
from game.narrative.story import Chapter, Concept, Story
from game.view.words_pack import VOTE_LETTERS
from game.workshop.plan import Plan


class Said(NamedTuple):
    """A line for paper: `speaker` is a name, empty for narration."""

    speaker: str
    text: str
    bid: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer under its letter, and what follows from it."""

    id: str
    letter: str
    text: str
    kind: str
    reply: tuple[Said, ...]
    change: str


@dataclass(frozen=True, slots=True)
class Evening:
    """A scene, its marks filled in."""

    id: str
    chapter: Chapter
    title: str
    time: str
    player: str
    """The name of the one who answers."""
    other: str
    """The name of the one who asks."""
    lines: tuple[Said, ...]
    answers: tuple[Answer, ...]
    need: str
    predict: str
    prompts: tuple[str, ...]
    note: str
    concept: Concept | None
    another_phrase: str
    summary: str
    """What is told where it is left out."""


def evenings(story: Story, cast: Cast, setting: Setting, plans: Iterable[Plan]) -> tuple[Evening, ...]:
    """Return the scenes that `plans` play of a way through `story`, in order.

    Paper cannot know what was answered before, so each scene is printed as it is where nothing was answered yet, except
    that the neglect is said aloud where it first can be: what comes after is about that. The letters are those that the
    program shows in such a session. Scenes that hold left-out content are passed over, as in the program.
    """
    played = {scene for plan in plans for place in plan.places for scene in place}
    found = _walk(new_game(story, Header(story.id, story.version, setting)))
    return tuple(_evening(story, cast, scene, game) for scene, game in found if scene.id in played)


def _walk(game: Game) -> Iterator[tuple[Scene, Game]]:
    while (scene := game.scene) is not None:
        yield scene, game
        naming = [option.choice.id for option in game.options() if option.open and option.choice.names]
        game = game.choose(naming[0]) if naming and not game.state.named else game.skip()


def _evening(story: Story, cast: Cast, scene: Scene, game: Game) -> Evening:
    fill, point, state = cast.fill, scene.turning_point, game.state
    shown = [option.choice for option in game.options() if option.status != "hidden"]
    pause = point.pause if point else None
    return Evening(
        id=scene.id,
        chapter=story.chapters[scene.chapter],
        title=fill(scene.title),
        time=fill(scene.time),
        player=cast.name(scene.chair),
        other=cast.name("rowan" if scene.chair == "kit" else "kit"),
        lines=tuple(_said(scene.lines(state), cast)),
        answers=tuple(_answer(letter, choice, cast, state) for letter, choice in zip(_letters(), shown, strict=False)),
        need=fill(scene.need),
        predict=fill(pause.predict) if pause else "",
        prompts=tuple(map(fill, pause.prompts)) if pause else (),
        note=fill(point.note) if point else "",
        concept=story.concepts[point.concept] if point else None,
        another_phrase=fill(point.another_phrase) if point else "",
        summary=fill(scene.skip.summary),
    )


def _letters() -> Iterator[str]:
    """The letters of the vote cards, and then those behind them, for a story with more answers than cards."""
    yield from VOTE_LETTERS
    yield from (chr(code) for code in range(ord(VOTE_LETTERS[-1]) + 1, ord("Z") + 1))


def _answer(letter: str, choice: Choice, cast: Cast, state: State) -> Answer:
    reply = tuple(_said(speak(choice.reply, state), cast))
    return Answer(choice.id, letter, cast.fill(choice.text), choice.kind, reply, cast.fill(choice.change))


def _said(lines: Iterator[Spoken], cast: Cast) -> Iterator[Said]:
    for line in lines:
        yield Said(cast.name(line.speaker) if line.speaker else "", cast.fill(line.text), line.bid)
