"""Everything that is known of a story and a setting before the first state is looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from game.exploration.memory import Fact, Lasting, Map, survey
from game.exploration.record import FACT_BITS, FACTS_A_WORD, PROMISES, Column, Rows, layout
from game.exploration.table import Tables, tables
from game.narrative import play, rules
from game.narrative.answer import Answer
from game.narrative.question import Number
from game.narrative.route import Route
from game.narrative.scene import END, Scene
from game.narrative.state import Setting, State
from game.narrative.story import Story

PROMISE = ("none", "open", "kept", "broken")
LEANS = ("reach", "retreat")
COUNTED = ("misses", "attacks", "appeased", "broken_words", "decisions")
"""Counts that can grow without end and are kept only as far as somebody asks."""
LEAST = {"misses": rules.PATIENCE, "appeased": 2, "broken_words": 1}
"""How far the rules themselves count."""
LEAST_ASKED = {"attacks", "decisions", "appeased", "broken_words", "help", "lean", "promise"}
"""Values that rules only write, or that only some answers read: kept where something behind asks."""
MOST = {"decisions": 4_000_000_000}
MOST_USUAL = 255


class Unmanageable(ValueError):  # noqa: N818 (a name says what is wrong)
    """A story that the rows of an exploration cannot hold, and why."""


@dataclass(frozen=True)
class Plan:
    """A story and a setting, ready to be explored. Raises Unmanageable, and play.UnknownRoute."""

    story: Story
    setting: Setting
    map: Map = field(init=False)
    caps: Mapping[str, int] = field(init=False)
    """The highest number kept of each count; it stands for all that are higher."""
    kinds: Mapping[str, int] = field(init=False)
    """The number of each kind in the field `last`; 0 is none yet."""
    promises: Mapping[str, int] = field(init=False)
    """The bit of each promise."""
    dtype: np.dtype[np.void] = field(init=False)

    def __post_init__(self) -> None:
        play.route_of(self.story, self.setting)
        put = object.__setattr__
        put(self, "map", survey(self.story, self.setting))
        put(self, "caps", _caps(self.map))
        put(self, "kinds", {kind: number for number, kind in enumerate(self.story.kinds, 1)})
        put(self, "promises", {name: bit for bit, name in enumerate(sorted(self.map.promises))})
        if len(self.promises) > PROMISES or any(len(fact.says) > 1 << FACT_BITS for fact in self.facts.values()):
            raise Unmanageable(f"more than {PROMISES} promises, or a scene with more than {1 << FACT_BITS} answers")
        put(self, "dtype", layout(-(-len(self.facts) // FACTS_A_WORD) or 1))

    @property
    def route(self) -> Route:
        """The route that is explored."""
        return self.story.routes[self.setting.chair, self.setting.cut]

    @property
    def facts(self) -> Mapping[str, Fact]:
        """What is kept of each scene that is asked about."""
        return self.map.facts

    def start_row(self) -> Rows:
        """Return the state before the first scene."""
        begin, setting = self.story.start, self.setting
        state = play.start(self.story, setting)
        return self.row(state._replace(scene=next(iter(self.map.after), ""), lean=begin.lean))

    @cached_property
    def rings(self) -> frozenset[str]:
        """The scenes that can come round again."""
        after, behind = self.map.after, self.map.behind
        return frozenset(name for name in after if any(name in behind.get(to, ()) for to in after[name]))

    @cached_property
    def latest(self) -> Mapping[str, int]:
        """The most decisions that can lead to each scene; nothing for those behind a ring of scenes."""
        before: dict[str, set[str]] = {name: set() for name in self.map.after}
        for name, targets in self.map.after.items():
            for target in targets & before.keys():
                before[target].add(name)
        found: dict[str, int] = {}
        waiting = [name for name in before if not before[name]]
        while waiting:
            name = waiting.pop()
            found[name] = max((found[other] + 1 for other in before[name]), default=0)
            waiting += [to for to in self.map.after[name] & before.keys() if before[to] <= found.keys()]
        return found

    @cached_property
    def start_attention(self) -> int:
        """Kit's attention before the first scene."""
        return play.start(self.story, self.setting).attention

    @cached_property
    def answers(self) -> Mapping[str, tuple[Answer, ...]]:
        """The answers of each scene of the route, in their order."""
        prepared = self.story.prepared[self.setting].answers
        return {name: tuple(prepared[name].values()) for name in self.map.after}

    def tables(self, answer: Answer) -> Tables:
        """Return the tables of an answer."""
        return tables(answer.act, answer.choice.names, answer.scene.chair, self.setting.openness)

    def may_exit(self, scene: Scene) -> bool:
        """Whether "this is not only neglect" stands beside `scene`."""
        return self.story.chapters[scene.chapter].number >= self.story.safety_from

    def lasting(self, scene: str) -> Lasting:
        """Return what is asked from `scene` on; at the end where it is empty."""
        return self.map.lasting[scene or END]

    def row(self, state: State) -> Rows:
        """Return `state` as an array of one row, with all that no later question asks about left out."""
        row = np.zeros(1, self.dtype)
        for name in ("trust", "self_worth", "distance", "unspoken", "strain", "support"):
            row[name] = getattr(state, name)
        for name in ("named", "owned", "help", "left", "unsafe"):
            row[name] = getattr(state, name)
        for name in COUNTED:
            row[name] = min(getattr(state, name), self.caps[name])
        row["attention"] = state.attention if self.setting.chair != "kit" else 0
        row["resting_worth"] = state.resting_worth if self.setting.chair == "both" else 0
        row["last"] = self.kinds.get(state.recent[1], 0)
        row["same"] = state.recent[0] == state.recent[1] != ""
        row["debts"] = sum(1 << (due - state.decisions) for due in state.debts)
        row["lean"] = LEANS.index(state.lean)
        row["watch"] = 0 if state.watch is None else watch_number(state.watch.remaining, state.watch.toward)
        row["promise"] = PROMISE.index(state.promise)
        row["promises"] = sum(1 << self.promises[name] for name in state.promises if name in self.promises)
        row["thinned"] = state.thinned % 2
        for name, fact in self.facts.items():
            answered = state.memory.of(name)
            if answered is not None:
                row["memory"][0, fact.place // FACTS_A_WORD] |= np.uint64(fact.classes[answered.choice] << bits(fact))
        self.forget(row, state.scene)
        return row

    def forget(self, rows: Rows, scene: str) -> None:
        """Set to 0, in place, what no question and no rule from `scene` on asks about."""
        names, masks, promises = self._forgotten(scene)
        for name in names:
            rows[name] = 0
        rows["memory"] &= masks
        if self.promises:
            rows["promises"] &= promises

    @cached_property
    def _kept_forgotten(self) -> dict[str, tuple[tuple[str, ...], Column, np.uint64]]:
        return {}

    def _forgotten(self, scene: str) -> tuple[tuple[str, ...], Column, np.uint64]:
        if scene not in self._kept_forgotten:
            lasting = self.lasting(scene)
            names = sorted(LEAST_ASKED - lasting.names)
            names += [] if "optional" in lasting.names else ["thinned"]
            masks = np.zeros(self.dtype["memory"].shape, np.uint64)
            for name, fact in self.facts.items():
                if name in lasting.scenes:
                    masks[fact.place // FACTS_A_WORD] |= np.uint64(((1 << FACT_BITS) - 1) << bits(fact))
            promises = sum(1 << bit for name, bit in self.promises.items() if name in lasting.promises)
            self._kept_forgotten[scene] = tuple(names), masks, np.uint64(promises)
        return self._kept_forgotten[scene]


def watch_number(remaining: int, toward: int) -> int:
    """Return a watch as one number, 1 to 12.

    >>> [watch_number(remaining, 0) for remaining in (3, 2, 1)]
    [1, 5, 9]
    """
    return 1 + 4 * (rules.WATCHED_DECISIONS - remaining) + toward


def bits(fact: Fact) -> int:
    """Return by how many bits a fact is shifted in its word."""
    return FACT_BITS * (fact.place % FACTS_A_WORD)


def _caps(map: Map) -> dict[str, int]:
    caps = {name: LEAST.get(name, 0) for name in COUNTED}
    for atom in map.atoms:
        if isinstance(atom, Number) and atom.name in caps:
            caps[atom.name] = max(caps[atom.name], atom.bound + 1)
    for name, cap in caps.items():
        if cap > MOST.get(name, MOST_USUAL):
            raise Unmanageable(f"a condition asks for '{name}' of {cap - 1}, which is more than can be counted here")
    return caps
