"""Playing a story: `start`, `available_choices`, `choose`, `ending`. Pure: each call returns a new state.

Without any surface it goes like this:

    state = start(story, Setting("kit", "short"))
    while ending(story, state) is None:
        options = [option for option in available_choices(story, state) if option.open]
        state = choose(story, state, options[0].choice.id)
"""

from __future__ import annotations

from collections.abc import Mapping

from game.narrative import kit, rules
from game.narrative.answer import Answer, Option
from game.narrative.memory import blank
from game.narrative.route import Route
from game.narrative.scene import END, Jump, Scene
from game.narrative.state import Setting, State
from game.narrative.story import Ending, Story

__all__ = [
    "ClosedChoice",
    "Option",
    "UnknownChoice",
    "UnknownRoute",
    "available_choices",
    "choose",
    "ending",
    "safe_exit",
    "skip",
    "start",
    "told",
]


class UnknownRoute(ValueError):  # noqa: N818 (a name says what is wrong; that it is an error, raise says)
    """The story has no such chair and cut."""


class UnknownChoice(ValueError):  # noqa: N818 (as above)
    """The scene being played has no such choice."""


class ClosedChoice(ValueError):  # noqa: N818 (as above)
    """The choice is struck or hidden just now."""


def start(story: Story, setting: Setting) -> State:
    """Return the state before the first scene.

    Raises UnknownRoute where the story has none for the setting's chair and cut.
    """
    route = route_of(story, setting)
    begin = story.start
    state = State(
        setting=setting,
        scene="",
        trust=begin.trust,
        self_worth=begin.self_worth,
        resting_worth=begin.self_worth,
        distance=begin.distance,
        unspoken=begin.unspoken,
        strain=begin.strain,
        attention=kit.OPENNESS[setting.openness].start,
        memory=blank(story.prepared[setting].pages),
        lean=begin.lean,
        chair=setting.chair,
    )
    return _arrive(story, state, route.places[0])


def route_of(story: Story, setting: Setting) -> Route:
    """Return the route of `setting`. Raises UnknownRoute."""
    route = story.routes.get((setting.chair, setting.cut))
    if route is None:
        raise UnknownRoute(f"'{story.id}' has no {setting.cut} route for the chair '{setting.chair}'")
    return route


def available_choices(story: Story, state: State) -> tuple[Option, ...]:
    """Return every choice of the present scene, each open, struck or hidden; empty once the story is over."""
    options, calm = [], rules.calm(state)
    for answer in story.prepared[state.setting].answers.get(state.scene, _NONE).values():
        options.append(answer.open if answer.always or (calm and answer.free) else _option(state, answer))
    return tuple(options)


_NONE: Mapping[str, Answer] = {}


def _option(state: State, answer: Answer) -> Option:
    choice = answer.choice
    if not answer.free:
        if choice.content and choice.content & state.setting.left_out:
            return answer.hidden
        if choice.when is not None and not choice.when.holds(state):
            return answer.hidden
        if choice.needs is not None and not choice.needs.holds(state) and not answer.spared:
            return answer.struck["needs"]
    cause = rules.struck_by(state, choice.kind) if answer.sayable else ""
    return answer.struck[cause] if cause else answer.open


def choose(story: Story, state: State, choice_id: str) -> State:
    """Return the state after `choice_id` was taken in the present scene.

    Raises UnknownChoice where the scene has no such choice, ClosedChoice where it is struck or hidden.
    """
    try:
        answer = story.prepared[state.setting].answers[state.scene][choice_id]
    except KeyError:
        raise UnknownChoice(f"'{state.scene or 'the end'}' has no choice '{choice_id}'") from None
    if not answer.always:
        option = _option(state, answer)
        if option.status != "open":
            raise ClosedChoice(f"'{choice_id}' is {option.status} ({option.cause or 'when'})")
    scene = answer.scene
    if scene.chair == "kit":
        after = rules.decide(state, answer)
    else:
        after = kit.decide(state, answer, story.kinds)
        if scene.apology:
            after = kit.apologise(after, story.kinds)
    if answer.leads and not after.left:
        return after
    return _arrive(story, after, _onward(story, after, scene, answer.choice.then))


def told(before: State, after: State) -> State:
    """Return the state in which the reply to an answer is told: as it was `before`, with how Kit answers now."""
    return before if before.attention == after.attention else before._replace(attention=after.attention)


def skip(story: Story, state: State) -> State:
    """Return the state with the present scene passed over: no meter moves, and nothing is remembered of it.

    A promise that falls due in a skipped scene stays open. Raises UnknownChoice once the story is over.
    """
    scene = story.scenes.get(state.scene)
    if scene is None:
        raise UnknownChoice("there is no scene to skip")
    return _arrive(story, state, _onward(story, state, scene, scene.skip.then), (scene.id,))


def safe_exit(state: State) -> State:
    """Return the state in which someone is afraid: meters stop, and the story ends there."""
    return state._replace(unsafe=True, scene="", watch=None, passed=())


def _onward(story: Story, state: State, scene: Scene, named: tuple[Jump, ...]) -> tuple[Jump, ...]:
    """Where `scene` leads: where it is `named`, or on along the route, which ends for who has left."""
    if named or state.left:
        return named
    return route_of(story, state.setting).after(scene.id)


def _arrive(story: Story, state: State, ways: tuple[Jump, ...], passed: tuple[str, ...] = ()) -> State:
    """Go on to the first way that holds, past scenes that are left out and bids that are not made."""
    while (scene := story.scenes.get(_first(ways, state))) is not None:
        if scene.content and scene.content & state.setting.left_out:
            if scene.id in passed:
                break  # a ring of scenes that are all left out leads nowhere
            passed = (*passed, scene.id)
        elif scene.optional and state.misses >= rules.PATIENCE:
            state = state._replace(thinned=state.thinned + 1)
            if state.thinned % 2:
                return _sit_down(state, scene, passed)
        else:
            return _sit_down(state, scene, passed)
        ways = _onward(story, state, scene, scene.skip.then)
    return _close(state._replace(scene="", passed=passed))


def _first(ways: tuple[Jump, ...], state: State) -> str:
    for to, when in ways:
        if when is None or when.holds(state):
            return to
    return END


def _sit_down(state: State, scene: Scene, passed: tuple[str, ...]) -> State:
    """Arrive at `scene`. Where chapters alternate, self-worth is that of whoever is played now."""
    if scene.chair != state.chair and state.scene and state.setting.chair == "both":
        state = state._replace(self_worth=state.resting_worth, resting_worth=state.self_worth)
    return state._replace(scene=scene.id, chair=scene.chair, lean=scene.lean or state.lean, passed=passed)


def _close(state: State) -> State:
    """A watch closes as it stands; who left finds their own feet."""
    state = rules.close_watch(state)
    return rules.own_arc(state) if state.left else state


def ending(story: Story, state: State) -> Ending | None:
    """Return the ending of a finished play-through, or None while it goes on."""
    if state.scene:
        return None
    for door in story.doors:
        if door.when is None or door.when.holds(state):
            return story.endings[door.ending]
    return None
