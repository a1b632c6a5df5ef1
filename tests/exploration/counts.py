"""Small stories with known numbers of states and ways, as chess engines have their move counts (perft).

A number that changes says that a rule has changed, or what merges: look at why before writing the new one down.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from game.authoring.loader import load_story
from game.narrative.condition import parse
from game.narrative.scene import Jump
from game.narrative.state import Setting
from game.narrative.story import Story
from tests.authoring.overlay import TINY
from tests.narrative import builder
from tests.narrative.builder import choice, scene, story


class Counts(NamedTuple):
    """What a complete search of a story counts."""

    states: int
    moves: int
    ways: Mapping[str, int]


def tiny() -> Story:
    found = load_story(TINY).story
    assert found is not None
    return found


def evenings(chair: str) -> Callable[[], Story]:
    """Four evenings, each with a usual answer of every kind and a silent one."""
    return lambda: story(*(scene(f"evening-{number}", chair=chair) for number in range(4)))


def repaired(chair: str) -> Callable[[], Story]:
    """Naming, a promise, an apology, and three evenings to live up to it."""
    silent = choice("silence", "turn_away", 1, silence=True)
    say = (choice("say", "share", names=True), choice("snap", "attack"), silent)
    sorry = (choice("sorry", "repair", promises="come"), choice("go", "boundary", sets=frozenset({"left"})), silent)
    come = (choice("come", "attune", keeps="come"), choice("later", "minimise"), silent)
    after = (choice("stay", "attune"), choice("take", "share", accepts=True), silent)
    return lambda: story(
        scene("saying", say, chair=chair),
        scene("answer", sorry, chair=chair, apology=True),
        scene("coming", come, chair=chair, due="come"),
        scene("bid", after, chair=chair, optional=True),
        scene("last", after, chair=chair),
    )


def ring() -> Story:
    """Two evenings that come round again until someone has had enough."""
    silent = choice("silence", "turn_away", silence=True)
    on, back = (Jump("there"),), (Jump("here", parse("trust >= 20")), Jump("end"))
    return story(
        scene("here", (choice("go", "minimise", then=on), choice("shout", "attack", then=on), silent)),
        scene("there", (choice("come", "turn_away", then=back), choice("sigh", "fix", then=back), silent)),
        routes=[builder.route("kit", "full", ("here", "there"))],
    )


STORIES: Mapping[str, tuple[Callable[[], Story], Setting]] = {
    "tiny": (tiny, Setting("kit", "short")),
    "four evenings, Kit": (evenings("kit"), Setting("kit", "full")),
    "four evenings, Kit, short": (evenings("kit"), Setting("kit", "short")),
    "four evenings, Rowan": (evenings("rowan"), Setting("rowan", "full")),
    "repaired, Kit": (repaired("kit"), Setting("kit", "full")),
    "repaired, Rowan, heard": (repaired("rowan"), Setting("rowan", "short", "hears")),
    "repaired, Rowan, not heard": (repaired("rowan"), Setting("rowan", "short", "closed")),
    "a ring": (ring, Setting("kit", "full")),
}
GOLDEN: Mapping[str, Counts] = {
    "tiny": Counts(4, 12, {"cold": 5, "warm": 4}),
    "four evenings, Kit": Counts(
        1424,
        15664,
        {"close-unspoken": 1492, "flatmates": 13061, "peacekeeper": 34, "quiet-house": 42, "slammed-door": 12},
    ),
    "four evenings, Kit, short": Counts(
        1385,
        15211,
        {
            "close-unspoken": 2294,
            "flatmates": 10807,
            "note-on-the-table": 263,
            "peacekeeper": 271,
            "quiet-house": 894,
            "slammed-door": 58,
        },
    ),
    "four evenings, Rowan": Counts(
        1435,
        15785,
        {"close-unspoken": 24, "flatmates": 14427, "note-on-the-table": 12, "quiet-house": 171, "slammed-door": 7},
    ),
    "repaired, Kit": Counts(
        82,
        246,
        {
            "both-chairs": 5,
            "close-unspoken": 17,
            "flatmates": 99,
            "good-enough-for-now": 30,
            "learning-the-language": 11,
            "two-keys": 3,
        },
    ),
    "repaired, Rowan, heard": Counts(
        82,
        246,
        {
            "both-chairs": 35,
            "close-unspoken": 3,
            "flatmates": 66,
            "learning-the-language": 19,
            "note-on-the-table": 35,
            "quiet-house": 4,
            "two-keys": 3,
        },
    ),
    "repaired, Rowan, not heard": Counts(
        82, 246, {"flatmates": 86, "note-on-the-table": 72, "quiet-house": 4, "two-keys": 3}
    ),
    "a ring": Counts(489, 1467, {}),
}
"""States in which an answer is due, answers given in them, and ways to each ending; a ring has endlessly many ways."""
