"""Ways through a story: lists of choices that replay in the game, and whether such a way comes to a goal."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.authoring.walk import Ref
from game.exploration.goal import Goal, choice_goal, door_ref, ending_goal, scene_goal, stuck_goal
from game.exploration.route import Fork, after, place
from game.narrative import kit, play, rules
from game.narrative.log import Step
from game.narrative.scene import END, Line, Scene, speak
from game.narrative.state import Setting, State
from game.narrative.story import Story


@dataclass(frozen=True, slots=True)
class Way:
    """Steps from the start of a setting. `open` is a choice that can be taken at its end."""

    setting: Setting
    steps: tuple[Step, ...]
    shortest: bool = True
    """Whether no shorter way was left out of the search."""

    @property
    def choices(self) -> tuple[str, ...]:
        """The choices, one a scene; a skipped scene is `(skip)`, the safe exit `(safe exit)`."""
        return tuple(step.choice or f"({step.action.replace('-', ' ')})" for step in self.steps)


def states(story: Story, way: Way) -> list[State]:
    """Return the state before each step of `way` and behind the last. Raises as `play.choose` does."""
    found = [play.start(story, way.setting)]
    for step in way.steps:
        state = found[-1]
        if step.action == "safe-exit":
            found.append(play.safe_exit(state))
        elif step.scene != state.scene:
            raise play.UnknownChoice(f"'{step.scene}' is not the scene being played")
        else:
            after = play.skip(story, state) if step.action == "skip" else play.choose(story, state, step.choice)
            found.append(after)
    return found


def confirmed(story: Story, goal: Goal, way: Way) -> bool:
    """Return whether `way`, played by the rules themselves, comes to `goal`."""
    try:
        played = states(story, way)
    except (play.UnknownChoice, play.ClosedChoice):
        return False
    return goal in set(met(story, way, played))


def met(story: Story, way: Way, played: list[State]) -> Iterator[Goal]:
    """Yield the goals that the last step of a way meets, and those of the state it leads to."""
    state = played[-1]
    if way.steps:
        yield from _landed(story, way.steps[-1], played[-2], state)
    else:
        yield from _sat_down(story, state)
    if state.scene:
        yield from _present(story, state)
    else:
        yield from _over(story, state)


def _present(story: Story, state: State) -> Iterator[Goal]:
    scene = story.scenes[state.scene]
    here = scene_goal(scene.id)
    yield here
    yield from _said(scene.text, here.ref.at("text"), state)
    for choice in scene.choices:
        for key, when in (("when", choice.when), ("needs", choice.needs)):
            if when is not None:
                yield Goal("holds" if when.holds(state) else "fails", here.ref.at("choices", choice.id, key))
    opened = [option.choice.id for option in play.available_choices(story, state) if option.open]
    yield from (choice_goal(scene.id, choice) for choice in opened)
    if not opened:
        yield stuck_goal(scene.id)


def _landed(story: Story, step: Step, before: State, after: State) -> Iterator[Goal]:
    """Yield what an answer shows: how it landed, and which way on was taken."""
    scene = story.scenes[step.scene]
    choice = scene.choice(step.choice)
    if choice is None:
        return
    ref = scene_goal(scene.id).ref.at("choices", choice.id)
    yield from _said(choice.reply, ref.at("reply"), play.told(before, after))
    answer = story.prepared[before.setting].answers[scene.id][choice.id]
    decided = rules.decide(before, answer) if scene.chair == "kit" else kit.decide(before, answer, story.kinds)
    if scene.chair != "kit" and scene.apology:
        decided = kit.apologise(decided, story.kinds)
    yield from _turned(story, decided, Fork(choice.then, ref.at("then")), scene)


def _sat_down(story: Story, state: State) -> Iterator[Goal]:
    """Yield the ways that are tried from the start on."""
    setting = state.setting
    before = state._replace(lean=story.start.lean, chair=setting.chair)
    yield from _turned(story, before, place(story.routes[setting.chair, setting.cut], 0), None)


def _turned(story: Story, state: State, named: Fork, scene: Scene | None) -> Iterator[Goal]:
    """Yield the ways that are tried from `scene` on, past bids that are not made."""
    route = story.routes[state.setting.chair, state.setting.cut]
    while True:
        fork = named if named.jumps or state.left or scene is None else after(route, scene.id)
        to = END
        for number, jump in enumerate(fork.jumps):
            holds = jump.when is None or jump.when.holds(state)
            if jump.when is not None:
                yield Goal("holds" if holds else "fails", fork.ref.at(number, "when"))
            if holds:
                yield Goal("way", fork.ref.at(number))
                to = jump.to
                break
        if to not in story.scenes:
            return
        scene = story.scenes[to]
        if not scene.content & state.setting.left_out:
            if not scene.optional or state.misses < rules.PATIENCE or state.thinned % 2 == 0:
                return
            state = state._replace(thinned=state.thinned + 1)
        named = Fork(scene.skip.then, scene_goal(scene.id).ref.at("skip", "then"))


def _over(story: Story, state: State) -> Iterator[Goal]:
    for number, door in enumerate(story.doors):
        holds = door.when is None or door.when.holds(state)
        if door.when is not None:
            yield Goal("holds" if holds else "fails", door_ref(story, number))
        if holds:
            goal = ending_goal(door.ending)
            yield goal
            yield Goal("door", door_ref(story, number))
            yield from _said(story.endings[door.ending].text, goal.ref.at("text"), state)
            return


def _said(lines: tuple[Line, ...], ref: Ref, state: State) -> Iterator[Goal]:
    said = {spoken.key for spoken in speak(lines, state)}
    for line in lines:
        at = ref.at(line.key)
        if line.key in said:
            yield Goal("line", at)
        if line.when is not None:
            yield Goal("holds" if line.when.holds(state) else "fails", at.at("when"))
        if line.when is None or line.when.holds(state):
            for variant in line.instead:
                inner, holds = at.at("instead", variant.key), variant.when.holds(state)
                yield Goal("holds" if holds else "fails", inner.at("when"))
                if holds:
                    yield Goal("variant", inner)
                    break
