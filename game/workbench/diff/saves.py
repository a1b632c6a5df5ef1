"""Saves of the old version, replayed in the new one: how far they come, where they stop and why, and where they end."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from game.narrative.code import CodeError, decode
from game.narrative.game import Game, Replayed, replay
from game.narrative.log import Header, Log, LogError, Step, load
from game.narrative.play import UnknownRoute
from game.narrative.state import State
from game.narrative.story import Story
from game.simulation.policy import Policy
from game.simulation.run import settings, simulate

LARGEST = 1 << 20
"""Bytes of a file with saves."""


class SaveError(ValueError):
    """A text that holds no save; says so in words for people."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A save by a name to tell it by: a log, or a code that only a story can read."""

    name: str
    log: Log | None = None
    code: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a save: the steps that replay, of how many, why it stops, and its ending before and after."""

    name: str
    replayed: int
    steps: int
    stops: str = ""
    before: str = ""
    after: str = ""

    @property
    def whole(self) -> bool:
        """Return whether every step replays."""
        return self.replayed == self.steps


def read_saves(given: str) -> Iterator[Kept]:
    """Yield the saves that `given` holds: a file of the program, a log, a list of codes, or one code itself.

    Raises SaveError where there is none.
    """
    path = Path(given)
    if not _is_file(path):
        if "/" in given or "\\" in given or "." in given:
            raise SaveError(f"{given}: there is no such file")
        yield Kept(given, code=given)
        return
    try:
        if path.stat().st_size > LARGEST:
            raise SaveError(f"{given}: larger than {LARGEST >> 20} MB, so this is no save")
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SaveError(f"{given}: cannot be read: {getattr(error, 'strerror', None) or 'not UTF-8'}") from error
    if text.lstrip().startswith("{"):
        yield Kept(given, _log(given, text))
        return
    lines = enumerate((line.strip() for line in text.splitlines()), 1)
    codes = [(number, line) for number, line in lines if line and not line.startswith("#")]
    if not codes:
        raise SaveError(f"{given}: there is no save in it")
    yield from (Kept(f"{given}:{number}", code=code) for number, code in codes)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # a code can be longer than a name may be
        return False


def _log(name: str, text: str) -> Log:
    """Return the log in a file of JSON: the log itself, or what the program keeps on a device."""
    try:
        data = json.loads(text)
        if isinstance(data, dict) and isinstance(data.get("body"), dict):
            data = data["body"].get("log")
        return load(data)
    except (ValueError, RecursionError, LogError) as error:
        said = str(error) if isinstance(error, LogError) else "this is not JSON"
        raise SaveError(f"{name}: {said}") from error


def outcome(old: Story, new: Story, kept: Kept) -> Outcome:
    """Return what becomes of `kept` in `new`. Raises SaveError where it is none of this story."""
    try:
        if kept.log is not None:
            was, now = _replayed(old, kept.log), _replayed(new, kept.log)
            steps = len(kept.log.steps)
        else:
            was, now = _decoded(old, kept.code), decode(new, kept.code)
            steps = len(now.game.log.steps) + now.lost
    except CodeError as error:
        raise SaveError(f"{kept.name}: {error}") from error
    before = _ending(was.game) if was is not None else ""
    if now is None:
        return Outcome(kept.name, 0, steps, "the new story has no such chair and length", before)
    return Outcome(kept.name, steps - now.lost, steps, _stops(now), before, _ending(now.game))


def _replayed(story: Story, log: Log) -> Replayed | None:
    try:
        return replay(story, log)
    except UnknownRoute:
        return None


def _decoded(story: Story, code: str) -> Replayed | None:
    try:
        return decode(story, code)
    except CodeError:
        return None


def _ending(game: Game) -> str:
    ending = game.ending
    return ending.id if ending is not None else ""


def _stops(now: Replayed) -> str:
    if not now.lost:
        return ""
    step, here = now.lost_at, now.game.state.scene
    if step is None:
        return f"at '{here}', which has no such choice"
    if step.scene not in now.game.story.scenes:
        return f"'{step.scene}' is gone"
    if step.scene != here:
        return f"'{step.scene}' is not what comes next, but '{here}'" if here else "the story has ended before"
    for option in now.game.options():
        if option.choice.id == step.choice:
            return f"'{step.scene}.{step.choice}' is {option.status}"
    return f"'{step.scene}.{step.choice}' is gone"


def walked(story: Story, policies: Sequence[Policy], runs: int) -> Iterator[Kept]:
    """Yield the logs of simulated ways of every route and policy."""
    for setting in settings(story):
        header = Header(story.id, story.version, setting)
        for policy in policies:
            for seed in range(runs):
                steps: list[Step] = []

                def look(before: State, choice: str, _: State, steps: list[Step] = steps) -> None:
                    steps.append(Step(before.scene, choice, "choose" if choice else "safe-exit"))

                simulate(story, policy, seed, setting, look)
                name = f"{setting.chair}, {setting.cut}, {policy.id}, {seed}"
                yield Kept(name, Log(header, tuple(steps)))


@dataclass(frozen=True, slots=True)
class Summary:
    """Many outcomes as one."""

    saves: int
    whole: int
    moved: int
    """Whole ones that end elsewhere now."""
    stops: tuple[tuple[str, int], ...]
    """Why others stop, the most frequent first."""


def summary(outcomes: Sequence[Outcome]) -> Summary:
    """Return `outcomes` as one."""
    whole = [one for one in outcomes if one.whole]
    stops = Counter(one.stops for one in outcomes if not one.whole)
    moved = sum(one.before != one.after for one in whole)
    return Summary(len(outcomes), len(whole), moved, tuple(stops.most_common()))
