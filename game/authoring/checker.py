"""What a story that can be read may still lack: silent answers, ways, endings, promises that nobody keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from game.authoring import folder
from game.authoring.bulk import bulk
from game.authoring.doors import door_problems
from game.authoring.format.words import STRUCK_KINDS
from game.authoring.loaded import Loaded
from game.authoring.problem import Problem, Severity, in_order, limited
from game.authoring.reach import Reach, reach_in
from game.narrative.route import Route
from game.narrative.scene import Choice, Line, Scene
from game.narrative.story import Story

FEWEST_CHOICES = 3
MOST_CHOICES = 5

UNSURE = ("TC101", "TC103", "TC106", "TC113", "TC201", "TC203")
"""Codes after which a scene or a way may be missing from the graph."""

Check = Callable[[Loaded, Story], Iterator[Problem]]


def check(loaded: Loaded) -> tuple[Problem, ...]:
    """Return everything that is wrong with a story, what reading it found included, in the order of the files."""
    with bulk():
        found = list(loaded.problems)
        if loaded.draft is not None:
            for part in CHECKS:
                found.extend(limited(part(loaded, loaded.draft)))
        return in_order(found)


def _scenes(loaded: Loaded, story: Story) -> Iterator[Problem]:
    for scene in story.scenes.values():
        yield from _silence(loaded, scene)
        yield from _choices(loaded, scene)
        yield from _bids(loaded, scene)
        if scene.text and all(line.when is not None for line in scene.text):
            at = loaded.place("scene", scene.id, "text")
            message = "every line of this scene may be left out"
            yield Problem("warning", "TC309", at, message, "a line without 'when'", hint="let one line always stand")


def _silence(loaded: Loaded, scene: Scene) -> Iterator[Problem]:
    silent = [choice for choice in scene.choices if choice.silence]
    if not scene.choices:
        return
    if not silent:
        at = loaded.place("scene", scene.id, "choices", key=True)
        message = f"the scene '{scene.id}' has no silent answer"
        yield Problem("error", "TC302", at, message, "one choice with 'silence: true'", hint="a small turn_away")
    for extra in silent[1:]:
        at = loaded.place("scene", scene.id, "choices", extra.id, "silence", key=True)
        message = f"the scene '{scene.id}' has a second silent answer"
        yield Problem("error", "TC302", at, message, "one choice with 'silence: true'", f"the first, '{silent[0].id}'")
    for choice in silent:
        for key in ("when", "needs"):
            if getattr(choice, key) is not None:
                at = loaded.place("scene", scene.id, "choices", choice.id, key, key=True)
                message = f"the silent answer has '{key}', but saying nothing is always possible"
                yield Problem("error", "TC303", at, message, hint=f"remove '{key}'")


def _choices(loaded: Loaded, scene: Scene) -> Iterator[Problem]:
    at = loaded.place("scene", scene.id, "choices", key=True)
    count = len(scene.choices)
    if 0 < count < FEWEST_CHOICES:
        severity: Severity = "error" if count == 1 else "warning"
        yield Problem(severity, "TC304", at, f"'{scene.id}' has few choices", "three to five", str(count))
    shown = sum(choice.when is None for choice in scene.choices)
    if shown > MOST_CHOICES:
        message = f"'{scene.id}' shows too many choices at once"
        yield Problem(
            "error", "TC305", at, message, "at most five without 'when'", str(shown), "give some of them a 'when'"
        )
    if count and not any(always_open(choice) for choice in scene.choices):
        message = f"'{scene.id}' may have no open choice"
        yield Problem(
            "error",
            "TC301",
            at,
            message,
            "one choice that is never hidden or struck",
            hint="the silent answer without 'when'",
        )


def always_open(choice: Choice) -> bool:
    """Return whether nothing can ever hide or strike `choice`."""
    if choice.when is not None:
        return False
    if choice.silence or choice.kind == "reach_out" or "left" in choice.sets:
        return True
    return choice.needs is None and choice.kind not in STRUCK_KINDS


def _bids(loaded: Loaded, scene: Scene) -> Iterator[Problem]:
    bids = [line for line in scene.text if line.bid]
    for line in bids[1:]:
        at = loaded.place("scene", scene.id, "text", line.key, "bid", key=True)
        first = f"the first, '{bids[0].key}'"
        yield Problem("error", "TC307", at, f"'{scene.id}' has a second bid", "one line a scene", first, "remove 'bid'")
    for line in bids:
        if not line.speaker:
            at = loaded.place("scene", scene.id, "text", line.key, "bid", key=True)
            hint = f"'{line.key}.rowan: …'"
            yield Problem(
                "error", "TC308", at, "a bid has to be said by someone", "a line with a speaker", "narration", hint
            )


def _loose_bids(loaded: Loaded, story: Story) -> Iterator[Problem]:
    for scene in story.scenes.values():
        for choice in scene.choices:
            yield from _not_here(loaded, "scene", scene.id, ("choices", choice.id, "reply"), choice.reply)
    for ending in story.endings.values():
        yield from _not_here(loaded, "ending", ending.id, ("text",), ending.text)


def _not_here(
    loaded: Loaded, sort: str, owner: str, steps: tuple[str, ...], lines: tuple[Line, ...]
) -> Iterator[Problem]:
    for line in lines:
        if line.bid:
            at = loaded.place(sort, owner, *steps, line.key, "bid", key=True)
            yield Problem("error", "TC308", at, "only a line of a scene's own text can be the bid", hint="remove 'bid'")


def _promises(loaded: Loaded, story: Story) -> Iterator[Problem]:
    for scene in story.scenes.values():
        for choice in scene.choices:
            if choice.promises and choice.promises not in loaded.known.settled and loaded.complete:
                at = loaded.place("scene", scene.id, "choices", choice.id, "promises")
                message = f"the promise '{choice.promises}' is opened here, and never kept or due"
                yield Problem("warning", "TC306", at, message, "'keeps' in a later choice, or 'due' in a later scene")


def _chairs(loaded: Loaded, story: Story) -> Iterator[Problem]:
    ready = {chair.id for chair in story.chairs if not chair.soon}
    routed = {chair for chair, _ in story.routes}
    for chair in story.chairs:
        if chair.id in ready - routed:
            at = loaded.place("file", folder.MANIFEST, "chairs", chair.id)
            message = f"the chair '{chair.id}' can be chosen, but has no route"
            yield Problem(
                "error", "TC407", at, message, hint=f"routes for '{chair.id}', or 'soon' with a word to the player"
            )
    for owner, cut in story.routes:
        if owner not in ready:
            at = loaded.place("file", folder.MANIFEST, "routes", owner, cut, key=True)
            yield Problem(
                "warning",
                "TC408",
                at,
                f"the chair '{owner}' has a route, but cannot be chosen",
                hint="remove its 'soon'",
            )


def _routes(loaded: Loaded, story: Story) -> Iterator[Problem]:
    """Checks of the graph wait until every file is read and every target is a scene."""
    if not loaded.complete or any(problem.code in UNSURE for problem in loaded.problems):
        return
    reached: set[str] = set()
    for route in story.routes.values():
        graph = reach_in(loaded.known.scenes, route)
        reached.update(graph.after)
        yield from _never_reached(loaded, graph)
        yield from _wrong_chair(loaded, graph)
        yield from _loose_ends(loaded, graph)
        yield from _rings(loaded, graph)
    for scene in loaded.known.scenes:
        if scene not in reached:
            at = loaded.place("scene", scene, "id")
            yield Problem(
                "warning", "TC401", at, f"no route leads to the scene '{scene}'", "a place in a route, or a 'then'"
            )


def _name(route: Route) -> str:
    return f"{route.chair}/{route.cut}"


def _never_reached(loaded: Loaded, graph: Reach) -> Iterator[Problem]:
    route = graph.route
    for index, place in enumerate(route.places):
        for way, jump in enumerate(place):
            if jump.to not in graph.after and jump.to != "end":
                at = loaded.place("file", folder.MANIFEST, "routes", route.chair, route.cut, "places", index, way, "to")
                message = f"on the route {_name(route)} nothing leads to '{jump.to}'"
                hint = "look at every 'then' of the places before it"
                yield Problem("warning", "TC402", at, message, "a way from the place before it", hint=hint)


def _wrong_chair(loaded: Loaded, graph: Reach) -> Iterator[Problem]:
    route = graph.route
    for name in sorted(graph.after):
        chair = loaded.known.scenes[name].chair
        if route.chair not in (chair, "both"):
            at = loaded.place("scene", name, "chair")
            message = f"'{name}' is played from {chair}'s chair, but the route {_name(route)} leads here"
            yield Problem("error", "TC404", at, message, f"chair: {route.chair}", f"chair: {chair}")


def _loose_ends(loaded: Loaded, graph: Reach) -> Iterator[Problem]:
    """A scene beside the route has no next place: without `then` the story would stop there."""
    placed = set(graph.route.scenes())
    for name in sorted(set(graph.after) - placed):
        scene = loaded.known.scenes[name]
        loose = next((answer for answer in scene.answers if not answer.then and not answer.leaves), None)
        if loose is not None:
            at = loaded.place("scene", name, "choices", loose.id, "id")
            message = f"the story stops here: '{name}' is no place of the route {_name(graph.route)}"
            expected = f"'then' in the choice '{loose.id}'"
            yield Problem("warning", "TC403", at, message, expected, hint="'then: end' if this is meant")
        elif not scene.skip:
            at = loaded.place("scene", name, "skip")
            message = f"the story stops where '{name}' is skipped: it is no place of the route {_name(graph.route)}"
            yield Problem("warning", "TC403", at, message, "'then' in 'skip'")


def _rings(loaded: Loaded, graph: Reach) -> Iterator[Problem]:
    ending = graph.reaches_end()
    trapped = [name for name in graph.after if name not in ending]
    if trapped:
        at = loaded.place("scene", trapped[0], "id")
        message = f"from '{trapped[0]}' the route {_name(graph.route)} never comes to an end"
        yield Problem("error", "TC406", at, message, "a way out", hint="'then: end' in one of the choices")
    for ring in graph.rings():
        if not set(ring) & set(trapped):
            at = loaded.place("scene", ring[0], "id")
            shown = ", ".join(sorted(ring)[:4]) + (" …" if len(ring) > 4 else "")
            message = f"on the route {_name(graph.route)} these scenes can come round again: {shown}"
            yield Problem("warning", "TC405", at, message, "each scene once", hint="another 'then'")


LOCAL_CHECKS: tuple[Check, ...] = (_scenes, _loose_bids)
"""Checks that look at one scene or ending at a time, so that what they say of a file hangs on that file alone."""
WHOLE_CHECKS: tuple[Check, ...] = (_promises, _chairs, _routes, door_problems)
"""Checks of a story as a whole. Of scenes they may rely on `loaded.known` only; `story.scenes` holds all of them
where everything was read, but only those that use a name nobody has where a kept reading was taken up."""
CHECKS: tuple[Check, ...] = (*LOCAL_CHECKS, *WHOLE_CHECKS)
