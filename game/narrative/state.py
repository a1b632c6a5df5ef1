"""The state of a play-through: one flat, hashable value. Every rule makes a new one."""

from __future__ import annotations

from typing import NamedTuple

from game.narrative.memory import Answered, Memory
from game.narrative.number import clamp


class Setting(NamedTuple):
    """What was decided before the first scene and never changes during play."""

    chair: str = "kit"
    """`kit`, `rowan` or `both`."""
    cut: str = "full"
    """`full` or `short`; the short cut doubles every weight."""
    openness: str = "hears"
    """Which Kit sits opposite in Rowan's chair: `hears`, `slowly` or `closed`."""
    left_out: frozenset[str] = frozenset()
    """Content tags whose scenes are passed over with a neutral summary."""


class Watch(NamedTuple):
    """After a repair, the next decisions are watched for whether the words are lived."""

    remaining: int
    """Decisions still watched, 3 to 1."""
    toward: int
    """How many so far turned toward."""


class State(NamedTuple):
    """Everything the rules know. Meters are in tenths of a point, 0 to 1000.

    First what every answer touches (see `rules.touch`), then what most leave alone.
    """

    trust: int
    self_worth: int
    """Of the character being played now."""
    distance: int
    unspoken: int
    strain: int
    misses: int = 0
    """Misses in a row."""
    support: int = 0
    """People and places leaned on outside, 0 to 3."""
    attacks: int = 0
    appeased: int = 0
    decisions: int = 0
    recent: tuple[str, str] = ("", "")
    """Kinds of the last two answers, the latest last; empty where none was given yet."""
    debts: tuple[int, ...] = ()
    """Numbers of the decisions at which a swallowed word comes due."""
    named: bool = False
    owned: bool = False
    lean: str = "reach"
    """How the partner protects themself: `reach` or `retreat`."""
    memory: Memory = Memory()
    """How the bids that the story asks about later were answered."""
    scene: str = ""
    """The scene being played; empty once the story is over."""
    passed: tuple[str, ...] = ()
    """Scenes passed over on the way to the present one."""

    setting: Setting = Setting()
    resting_worth: int = 500
    """Self-worth of the other one, kept while the chapters alternate."""
    attention: int = 0
    """Kit's, in Rowan's chair: how much of what is said reaches Kit."""
    watch: Watch | None = None
    broken_words: int = 0
    """Repairs whose watch closed without being lived."""
    help: bool = False
    left: bool = False
    unsafe: bool = False
    promise: str = "none"
    """What became of the latest promise: `none`, `open`, `kept` or `broken`."""
    promises: tuple[str, ...] = ()
    """Ids of the promises still open."""
    thinned: int = 0
    """Optional bids that came up during a run of misses; every second one is not made."""

    chair: str = "kit"
    """The chair being played, `kit` or `rowan`; once the story is over, the last one."""

    def remembered(self, scene: str) -> Answered | None:
        """Return how `scene` was answered, or None if it was not played or nothing asks about it."""
        return self.memory.of(scene)

    def with_meters(self, trust: int, self_worth: int) -> State:
        """Return the state with both meters as given, brought within 0 and 1000."""
        return new_state(State, (clamp(trust), clamp(self_worth)) + self[2:])  # noqa: RUF005 (see new_state)


KIT_ANSWERS = ((600, "attune"), (450, "fix"), (300, "minimise"), (0, "turn_away"))
"""How Kit answers in Rowan's chair, from this attention on."""

new_state = tuple.__new__
"""Makes a state of all its values in order. Every decision makes one: this takes a third of the time of `_replace`."""
