"""A play-through: the log and the state after each of its steps. `choose`, `undo`, `rewind`, `replay` make new ones.

Undone steps are kept:

    game = new_game(story, Header(story.id, story.version))
    game = game.choose(game.options()[0].choice.id)
    game = game.undo()                       # the step left is kept as a branch
    game = game.take(0).game                 # and can be taken again
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.narrative import play
from game.narrative.answer import Option
from game.narrative.log import Header, Log, Step
from game.narrative.scene import Choice, Scene
from game.narrative.state import State
from game.narrative.story import Ending, Story


@dataclass(frozen=True, slots=True)
class Taken:
    """A step with the states around it."""

    step: Step
    before: State
    after: State


@dataclass(frozen=True, slots=True)
class Game:
    """A play-through of `story`. `states` holds the state before the first step and after each."""

    story: Story
    log: Log
    states: tuple[State, ...]

    @property
    def state(self) -> State:
        """The present state."""
        return self.states[-1]

    @property
    def scene(self) -> Scene | None:
        """The scene being played; None once the story is over."""
        return self.story.scenes.get(self.state.scene)

    @property
    def ending(self) -> Ending | None:
        """The ending, once there is one."""
        return play.ending(self.story, self.state)

    def options(self) -> tuple[Option, ...]:
        """Return the choices of the present scene, each open, struck or hidden."""
        return play.available_choices(self.story, self.state)

    def choose(self, choice: str) -> Game:
        """Return the game with `choice` taken. Raises as `play.choose` does."""
        return self._step(Step(self.state.scene, choice), play.choose(self.story, self.state, choice))

    def skip(self) -> Game:
        """Return the game with the present scene skipped."""
        return self._step(Step(self.state.scene, "", "skip"), play.skip(self.story, self.state))

    def safe_exit(self) -> Game:
        """Return the game ended by the safe exit."""
        return self._step(Step(self.state.scene, "", "safe-exit"), play.safe_exit(self.state))

    def undo(self) -> Game:
        """Return the game one step back; the same game where there is none. The step left is kept as a branch."""
        return self.rewind(len(self.log.steps) - 1) if self.log.steps else self

    def rewind(self, length: int) -> Game:
        """Return the game cut to its first `length` steps. Raises ValueError where there are fewer."""
        return Game(self.story, self.log.rewind(length), self.states[: length + 1])

    def take(self, branch: int) -> Replayed:
        """Return the game with a kept branch played again, the present way kept in its place. Raises IndexError."""
        return replay(self.story, self.log.take(branch))

    def taken(self) -> tuple[Taken, ...]:
        """Return every step with the states around it."""
        return tuple(
            Taken(step, before, after)
            for step, before, after in zip(self.log.steps, self.states[:-1], self.states[1:], strict=True)
        )

    def last(self) -> tuple[Scene, Choice] | None:
        """Return the latest scene and choice; None at the start or after a skip."""
        if not self.log.steps or self.log.steps[-1].action != "choose":
            return None
        step = self.log.steps[-1]
        scene = self.story.scenes[step.scene]
        choice = scene.choice(step.choice)
        return (scene, choice) if choice else None

    def _step(self, step: Step, state: State) -> Game:
        return replace(self, log=self.log.add(step), states=(*self.states, state))


@dataclass(frozen=True, slots=True)
class Replayed:
    """What came of replaying a log: `lost` counts the steps that could not be taken any more, `lost_at` the first."""

    game: Game
    lost: int = 0
    lost_at: Step | None = None


def new_game(story: Story, header: Header) -> Game:
    """Return a game before its first step. Raises play.UnknownRoute."""
    return Game(story, Log(header), (play.start(story, header.setting),))


def replay(story: Story, log: Log) -> Replayed:
    """Play `log` again. Where a step no longer exists the game stands at the last valid point and says what was lost.

    Raises play.UnknownRoute where the story has no such chair and cut.
    """
    header = replace(log.header, story=story.id, version=story.version)
    game = replace(new_game(story, header), log=Log(header, (), log.branches))
    for index, step in enumerate(log.steps):
        try:
            game = again(game, step)
        except (play.UnknownChoice, play.ClosedChoice):
            return Replayed(game, len(log.steps) - index, step)
    return Replayed(game)


def again(game: Game, step: Step) -> Game:
    """Return `game` with a recorded step taken again. Raises UnknownChoice or ClosedChoice where it cannot be."""
    if step.action == "safe-exit":
        return game.safe_exit()
    if step.scene != game.state.scene:
        raise play.UnknownChoice(f"'{step.scene}' is not the scene being played")
    return game.skip() if step.action == "skip" else game.choose(step.choice)
