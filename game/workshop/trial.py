"""Forum replay: an evening that was decided is played again, answered otherwise or from the other chair."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.narrative import play
from game.narrative.game import Game, Taken, again
from game.narrative.log import Log, Step
from game.narrative.route import Route
from game.narrative.scene import Scene
from game.narrative.story import Story


@dataclass(frozen=True, slots=True)
class Trial:
    """One evening again. The room's own way is left as it is."""

    step: int
    """Which step of the room's way is tried again."""
    other: bool
    """Whether it is tried from the other chair."""
    game: Game
    start: int
    """How many steps `game` had before the trial."""

    @property
    def tried(self) -> tuple[Taken, ...]:
        """What has been tried so far."""
        return self.game.taken()[self.start :]


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of a trial, for the record: an answer in a scene, beside the room's own at `step`."""

    step: int
    scene: str
    choice: str


def decisions(game: Game) -> Iterator[tuple[int, Taken]]:
    """Yield the steps of `game` in which something was answered, with their numbers."""
    yield from ((index, taken) for index, taken in enumerate(game.taken()) if taken.step.action == "choose")


def other_side(story: Story, scene: str) -> str:
    """Return the scene that tells the same evening from the other chair; empty where the story has none.

    Two scenes are the two sides of an evening where they sit on different chairs and their ids differ only in a
    letter before the first hyphen: `moon` and `r-moon`, `answer` and `b-answer`.
    """
    name, chair = _evening(scene), story.scenes[scene].chair
    sides = (one for one in story.scenes.values() if one.chair != chair and _evening(one.id) == name)
    return next((side.id for side in sides if _route(story, side, "") is not None), "")


def _route(story: Story, scene: Scene, cut: str) -> Route | None:
    """Return the way from the scene's own chair that holds it, that of `cut` where it does; None where none does."""
    ways = (route for route in story.routes.values() if route.chair == scene.chair and scene.id in route.scenes())
    return min(ways, key=lambda route: route.cut != cut, default=None)


def _evening(scene: str) -> str:
    first, _, rest = scene.partition("-")
    return rest if len(first) == 1 and rest else scene


def try_again(game: Game, step: int) -> Trial:
    """Return the trial of `step` from the same chair: everything before it stands. Raises ValueError, IndexError."""
    if game.log.steps[step].action != "choose":
        raise ValueError(f"nothing was decided in step {step}")
    cut = Game(game.story, replace(game.log, steps=game.log.steps[:step], branches=()), game.states[: step + 1])
    return Trial(step, False, cut, step)


def try_other(game: Game, step: int) -> Trial:
    """Return the trial of `step` from the other chair, as if the evening were the first.

    Raises ValueError where the story does not tell that evening from the other chair, IndexError without such a step.
    """
    story, scene, setting = game.story, game.log.steps[step].scene, game.log.header.setting
    side = story.scenes.get(other_side(story, scene))
    route = _route(story, side, setting.cut) if side else None
    if side is None or route is None:
        raise ValueError(f"'{scene}' has no other side")
    header = replace(game.log.header, setting=setting._replace(chair=route.chair, cut=route.cut))
    state = play.start(story, header.setting)
    state = state._replace(scene=side.id, chair=side.chair, lean=side.lean or state.lean, passed=())
    return Trial(step, True, Game(story, Log(header), (state,)), 0)


def steps_of(trial: Trial) -> tuple[Step, ...]:
    """Return the steps that were tried, to be kept."""
    return trial.game.log.steps[trial.start :]


def resumed(trial: Trial, steps: tuple[Step, ...]) -> Trial:
    """Return `trial` with `steps` tried again, as far as they still can be."""
    for step in steps:
        try:
            trial = replace(trial, game=again(trial.game, step))
        except (play.UnknownChoice, play.ClosedChoice):
            break
    return trial
