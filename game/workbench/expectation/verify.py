"""Plays the way of an expectation and says, with file and line, where the story does otherwise."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from game.authoring.format.expectations import CHECKS, EXIT, SKIP, Checks, Expectation, WayStep
from game.authoring.node import Node, Position, find
from game.authoring.problem import Problem, key_position, suggest
from game.narrative import play
from game.narrative.condition import Condition
from game.narrative.number import points
from game.narrative.question import FLAGS, METERS, WORDS, All, Any, Flag, Not, Number, Recall, Word
from game.narrative.question import Node as Question
from game.narrative.state import State
from game.narrative.story import Story

LONGEST = 500
"""Scenes that a way may go through before it is taken for a ring."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where an expectation stands: its file, the file's values, and its number."""

    file: str
    root: Node
    number: int

    def at(self, *steps: str | int, key: bool = False) -> Position:
        """Return the position of a value of the expectation; with `key`, of the key of that name itself."""
        path = ("expectations", self.number, *steps)
        mark = key_position(find(self.root, path[:-1]), str(path[-1])) if key else find(self.root, path)
        return Position(self.file, mark.line, mark.column)


def verify(story: Story, expectation: Expectation, place: Place) -> tuple[Problem, ...]:
    """Return what of `expectation` is not so; nothing where all of it is."""
    unknown = tuple(_unknown(story, expectation, place))
    return unknown or tuple(_played(story, expectation, place))


def _unknown(story: Story, expectation: Expectation, place: Place) -> Iterator[Problem]:
    """Yield a problem for each name that the story does not have: playing on would only say the same less clearly."""
    setting = expectation.setting
    if (setting.chair, setting.cut) not in story.routes:
        have = ", ".join(f"{chair} {cut}" for chair, cut in story.routes)
        message = f"the story has no {setting.cut} route for the chair '{setting.chair}'"
        yield Problem("error", "TC801", place.at(), message, expected=f"one of {have}")
    for tag in sorted(setting.left_out - story.tags.keys()):
        yield _nameless("content tag of the story", tag, story.tags, place.at("left_out"))
    yield from _forgotten(story, expectation.checks.expect, place.at("expect"))
    for index, step in enumerate(expectation.way):
        yield from _forgotten(story, step.checks.expect, place.at("way", index, "expect"))
        scene = story.scenes.get(step.scene)
        if scene is None:
            yield _nameless(
                "scene of the story", step.scene, story.scenes, place.at("way", index, step.scene, key=True)
            )
            continue
        known = [choice.id for choice in scene.choices]
        if step.choice not in (SKIP, EXIT, *known):
            where = place.at("way", index, step.scene)
            yield _nameless(f"choice of '{scene.id}'", step.choice, known, where)
        for name in CHECKS[1:]:
            for choice in getattr(step.checks, name):
                if choice not in known:
                    yield _nameless(f"choice of '{scene.id}'", choice, known, place.at("way", index, name))
    if expectation.at and expectation.at not in story.scenes:
        yield _nameless("scene of the story", expectation.at, story.scenes, place.at("at"))
    if expectation.ending and expectation.ending not in story.endings:
        yield _nameless("ending of the story", expectation.ending, story.endings, place.at("ending"))


def _forgotten(story: Story, condition: Condition | None, where: Position) -> Iterator[Problem]:
    """Yield a problem for each question that no state can answer: states remember only what the story asks."""
    for recall in condition.recalls() if condition is not None else ():
        scene = story.scenes.get(recall.scene)
        if scene is None:
            yield _nameless("scene of the story", recall.scene, story.scenes, where)
        elif recall.scene not in story.recalled:
            message = f"no condition of the story asks about '{recall.scene}', so nothing is remembered of it"
            yield Problem("error", "TC801", where, message, hint="the steps of the way say what was answered")
        elif recall.choice and scene.choice(recall.choice) is None:
            known = [choice.id for choice in scene.choices]
            yield _nameless(f"choice of '{scene.id}'", recall.choice, known, where)


def _nameless(what: str, name: str, known: Collection[str], where: Position) -> Problem:
    return Problem("error", "TC801", where, f"'{name}' is no {what}", hint=suggest(name, known))


def _played(story: Story, expectation: Expectation, place: Place) -> Iterator[Problem]:
    state = play.start(story, expectation.setting)
    for index, step in enumerate(expectation.way):
        here = place.at("way", index, step.scene, key=True)
        if step.scene != state.scene:
            yield _elsewhere(story, state, step, here)
            return
        yield from _checked(story, state, step.checks, place, ("way", index))
        after = _taken(story, state, step)
        if after is None:
            yield _closed(story, state, step, place.at("way", index, step.scene))
            return
        state = after
    state = _rest(story, state, expectation.rest)
    if expectation.at and state.scene != expectation.at:
        message = f"the way does not lead to '{expectation.at}'"
        yield Problem(
            "error", "TC805", place.at("at"), message, f"the scene '{expectation.at}'", _standing(story, state)
        )
    yield from _checked(story, state, expectation.checks, place, ())
    found = play.ending(story, state)
    if expectation.ending and (found is None or found.id != expectation.ending):
        message = f"the way does not come to the ending '{expectation.ending}'"
        where = place.at("ending")
        yield Problem("error", "TC803", where, message, _door(story, expectation.ending), _standing(story, state))


def _taken(story: Story, state: State, step: WayStep) -> State | None:
    """Return the state after `step`, None where its choice cannot be taken."""
    if step.choice == EXIT:
        return play.safe_exit(state)
    if step.choice == SKIP:
        return play.skip(story, state)
    try:
        return play.choose(story, state, step.choice)
    except play.ClosedChoice:
        return None


def _rest(story: Story, state: State, kinds: tuple[str, ...] | None) -> State:
    """Go on to the end by preferred kinds: always the same answer in the same state."""
    count = 0
    while kinds is not None and state.scene and count < LONGEST:
        options = [option.choice for option in play.available_choices(story, state) if option.open]
        preferred = (choice for kind in kinds for choice in options if choice.kind == kind)
        silent = (choice for choice in options if choice.silence)
        state = play.choose(story, state, next(preferred, next(silent, options[0])).id)
        count += 1
    return state


def _elsewhere(story: Story, state: State, step: WayStep, where: Position) -> Problem:
    message = f"'{step.scene}' is not the scene that comes here"
    hint = f"'{state.scene}: …'" if state.scene else "end the way before this step"
    return Problem("error", "TC802", where, message, found=_standing(story, state), hint=hint)


def _closed(story: Story, state: State, step: WayStep, where: Position) -> Problem:
    open_ones = ", ".join(option.choice.id for option in play.available_choices(story, state) if option.open)
    message = f"'{step.choice}' cannot be taken in '{step.scene}'"
    return Problem("error", "TC802", where, message, "an open choice", _status(story, state, step.choice), open_ones)


def _checked(
    story: Story, state: State, checks: Checks, place: Place, steps: tuple[str | int, ...]
) -> Iterator[Problem]:
    if checks.expect is not None and not checks.expect.holds(state):
        message = f"this does not hold: {checks.expect.source}"
        where = place.at(*steps, "expect")
        yield Problem("error", "TC804", where, message, checks.expect.explain(), values(checks.expect, state))
    for wanted in CHECKS[1:]:
        for choice in getattr(checks, wanted):
            status = next(
                (option.status for option in play.available_choices(story, state) if option.choice.id == choice), ""
            )
            if status != wanted:
                message = f"'{choice}' is not {wanted} here"
                found = _status(story, state, choice) if status else _standing(story, state)
                yield Problem("error", "TC806", place.at(*steps, wanted), message, wanted, found)


def _status(story: Story, state: State, choice: str) -> str:
    """Return how a choice of the present scene stands, with its reason."""
    for option in play.available_choices(story, state):
        if option.choice.id == choice:
            condition = option.choice.needs if option.status == "struck" else option.choice.when
            asked = option.status == "hidden" or option.cause == "needs"
            reason = f" ({condition.source})" if asked and condition is not None else ""
            cause = f" by {option.cause}" if option.status == "struck" else ""
            return f"{option.status}{cause}{reason}"
    return f"no such choice in '{state.scene}'"


def _standing(story: Story, state: State) -> str:
    """Return where the way stands and with which meters."""
    ending = play.ending(story, state)
    where = f"the scene '{state.scene}'" if ending is None else f"the ending '{ending.id}'"
    meters = f"trust {points(state.trust)}, self-worth {points(state.self_worth)}, distance {points(state.distance)}"
    flags = [name for name in ("named", "owned", "help", "left") if getattr(state, name)]
    return f"{where} ({', '.join((meters, *flags))})"


def _door(story: Story, ending: str) -> str:
    doors = [door.when.source if door.when else "no other door holds" for door in story.doors if door.ending == ending]
    return " or ".join(doors)


def values(condition: Condition, state: State) -> str:
    """Return what the meters, counts and flags that `condition` asks about are in `state`."""
    told = []
    for part in dict.fromkeys(_asked(condition.node)):
        if isinstance(part, Number):
            told.append(f"{part.name} {_figure(part.name, state)}")
        elif isinstance(part, Flag):
            told.append(f"{part.name} {'true' if FLAGS[part.name](state) else 'false'}")
        elif isinstance(part, Word):
            told.append(f"{part.name} {WORDS[part.name][0](state)}")
        else:
            answered = state.remembered(part.scene)
            told.append(f"{part.scene} answered by '{answered.choice}'" if answered else f"{part.scene} not played")
    return ", ".join(dict.fromkeys(told))


def _asked(node: Question) -> Iterator[Number | Flag | Word | Recall]:
    if isinstance(node, Not):
        yield from _asked(node.part)
    elif isinstance(node, All | Any):
        for part in node.parts:
            yield from _asked(part)
    else:
        yield node


def _figure(name: str, state: State) -> str:
    value: int = getattr(state, name)
    return points(value) if name in METERS else str(value)
