"""The doors to the endings: the last one stands open, none stands in front of another, and the frightened find help."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from game.authoring.format.endings import EndingEntry
from game.authoring.loaded import Loaded
from game.authoring.node import MappingNode
from game.authoring.problem import Problem
from game.narrative.number import TOP
from game.narrative.play import ending
from game.narrative.state import Setting, State
from game.narrative.story import Story


def door_problems(loaded: Loaded, story: Story) -> Iterator[Problem]:
    """Yield what is wrong with the doors as a whole."""
    if not story.endings or any(_unread(loaded, entry) for entry in loaded.entries):
        return
    if any(door.ending not in story.endings for door in story.doors):
        return
    always = next((index for index, door in enumerate(story.doors) if door.when is None), None)
    if always is None:
        last = story.doors[-1].ending
        at = loaded.place("ending", last, "when", key=True)
        message = f"no ending holds always: after '{last}' the story may end nowhere"
        yield Problem(
            "error", "TC410", at, message, "a last ending without 'when'", hint=f"remove 'when' from '{last}'"
        )
        return
    for door in story.doors[always + 1 :]:
        at = loaded.place("ending", door.ending, "id")
        message = f"the ending '{door.ending}' is never reached: '{story.doors[always].ending}' always holds before it"
        hint = f"move '{story.doors[always].ending}' to the end, or give it a 'when'"
        yield Problem("error", "TC411", at, message, "the ending without 'when' to stand last", hint=hint)
    yield from _afraid(loaded, story)


def _unread(loaded: Loaded, entry: EndingEntry) -> bool:
    """Whether a condition stands there that could not be read; without it nothing is known of the doors."""
    _, node = loaded.places.get(("ending", entry.ending.id), ("", None))
    written = node.entries if isinstance(node, MappingNode) else {}
    return ("when" in written and entry.when is None) or ("also" in written and entry.also is None)


def _afraid(loaded: Loaded, story: Story) -> Iterator[Problem]:
    """Whoever says that they are afraid has to come to an ending that offers help, whatever went before."""
    for state in _states():
        found = ending(story, state)
        if found is not None and not found.offers_help:
            at = loaded.place("ending", found.id, "id")
            message = f"whoever says that they are afraid can come to the ending '{found.id}', which offers no help"
            hint = "put an ending with 'when: unsafe' and 'offers_help: true' first"
            yield Problem("error", "TC412", at, message, "'offers_help: true' wherever unsafe holds", hint=hint)
            return


def _states() -> Iterator[State]:
    """Yield frightened states with the meters at either end: a sample that meets every usual condition."""
    for high, named, left in product(product((0, TOP), repeat=5), (False, True), (False, True)):
        trust, self_worth, distance, unspoken, strain = high
        yield State(
            setting=Setting(),
            scene="",
            trust=trust,
            self_worth=self_worth,
            resting_worth=self_worth,
            distance=distance,
            unspoken=unspoken,
            strain=strain,
            attention=0,
            named=named,
            owned=named,
            left=left,
            unsafe=True,
        )
