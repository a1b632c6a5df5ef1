"""What a story has to give, held against what was counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from game.narrative.number import points
from game.narrative.state import Setting
from game.narrative.story import Story
from game.simulation.policy import Policy
from game.simulation.run import Tally, settings, shared_lines

EVERY, ALL = "every", "all"
"""In a demand's `policy`: each one for itself, or all of them as one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One demand in one setting, and what was found."""

    where: str
    what: str
    found: float
    met: bool


@dataclass(frozen=True, slots=True)
class Demand:
    """A limit on what policies come to. Limits are in tenths of a percent or of a point."""

    chair: str
    policy: str
    cuts: tuple[str, ...] = ("full", "short")
    openness: tuple[str, ...] = ("hears", "slowly", "closed")
    endings: tuple[str, ...] = ()
    each_ending: bool = False
    mean: str = ""
    flooded: bool = False
    at_least: int = 0
    at_most: int = 1000

    def findings(self, story: Story, tallies: Sequence[Tally]) -> Iterator[Finding]:
        """Yield what was found, setting by setting; policies taken as one are taken over every Kit as well."""
        mine = [tally for tally in tallies if self._concerns(tally.setting)]
        for where, group in self._groups(mine):
            for what, value in self._measured(story, group):
                limits = f" (wanted: {self._limits()})"
                yield Finding(where, what + limits, value, self.at_least <= round(10 * value, 3) <= self.at_most)

    def _concerns(self, setting: Setting) -> bool:
        return (
            setting.chair == self.chair
            and setting.cut in self.cuts
            and (setting.chair == "kit" or setting.openness in self.openness)
        )

    def _groups(self, tallies: Sequence[Tally]) -> Iterator[tuple[str, list[Tally]]]:
        if self.policy == ALL:
            for cut in self.cuts:
                group = [tally for tally in tallies if tally.setting.cut == cut]
                if group:
                    yield f"{self.chair}, {cut}, all policies", group
            return
        for tally in tallies:
            if self.policy in (EVERY, tally.policy):
                yield f"{place(tally.setting)}, {tally.policy}", [tally]

    def _measured(self, story: Story, group: Sequence[Tally]) -> Iterator[tuple[str, float]]:
        if self.each_ending:
            for ending in story.endings:
                yield f"'{ending}'", _mean(tally.share(ending) for tally in group)
        elif self.mean:
            yield f"mean {self.mean}", _mean(getattr(tally, self.mean) for tally in group)
        elif self.flooded:
            yield "flooded", _mean(100 * tally.flooded / tally.runs for tally in group)
        else:
            yield " or ".join(self.endings), _mean(tally.share(*self.endings) for tally in group)

    def _limits(self) -> str:
        unit = "" if self.mean else " %"
        low, high = f"at least {points(self.at_least)}{unit}", f"at most {points(self.at_most)}{unit}"
        return " and ".join(text for text, given in ((low, self.at_least), (high, self.at_most < 1000)) if given)


@dataclass(frozen=True, slots=True)
class Sharing:
    """How many lines, in tenths of a percent, two of these policies may both come to read."""

    chair: str
    policies: tuple[str, ...]
    until_chapter: int
    at_most: int
    cuts: tuple[str, ...] = ("full", "short")

    def findings(self, story: Story, policies: Mapping[str, Policy], runs: int) -> Iterator[Finding]:
        """Yield the share for each two policies, in each setting."""
        for setting in settings(story, self.chair):
            if setting.cut not in self.cuts:
                continue
            for one, other in combinations(self.policies, 2):
                value = shared_lines(story, policies[one], policies[other], setting, self.until_chapter, runs)
                limit = f"(wanted: at most {points(self.at_most)} %)"
                what = f"lines shared to the end of chapter {self.until_chapter} {limit}"
                yield Finding(f"{place(setting)}, {one} and {other}", what, value, 10 * value <= self.at_most)


def place(setting: Setting) -> str:
    """Return `setting` in words: chair, length, and which Kit sits opposite where one does."""
    opposite = "" if setting.chair == "kit" else f", Kit {setting.openness}"
    return f"{setting.chair}, {setting.cut}{opposite}"


def _mean(values: Iterable[float]) -> float:
    listed = tuple(values)
    return sum(listed) / len(listed)
