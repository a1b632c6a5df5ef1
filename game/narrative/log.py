"""The choice log: the only thing that is saved. A header and the steps taken; everything else is replayed."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import Any

from game.narrative.state import Setting

SCHEMA = 1
MAX_BRANCHES = 8
MAX_STEPS = 2000
ACTIONS = ("choose", "skip", "safe-exit")


class LogError(ValueError):
    """A text that is not a log, with what is wrong in words for people."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing the player did in a scene: took `choice`, skipped it, or left by the safe exit."""

    scene: str
    choice: str = ""
    action: str = "choose"


@dataclass(frozen=True, slots=True)
class Header:
    """What was settled before the first scene."""

    story: str
    version: int
    setting: Setting = field(default_factory=Setting)
    casting: str = ""
    """Id of the set of names and pronouns; empty for the story's first."""


@dataclass(frozen=True, slots=True)
class Branch:
    """Steps that were left by going back: they followed the first `start` steps of the log."""

    start: int
    steps: tuple[Step, ...]
    trunk: tuple[Step, ...] = ()
    """The steps before them, so that a branch outlives further changes of the log."""

    @property
    def way(self) -> tuple[Step, ...]:
        """Every step of it from the beginning."""
        return self.trunk + self.steps


@dataclass(frozen=True, slots=True)
class Log:
    """A play-through as it is saved."""

    header: Header
    steps: tuple[Step, ...] = ()
    branches: tuple[Branch, ...] = field(default=())
    """Ways left by rewinding, oldest first, eight at most."""

    def add(self, step: Step) -> Log:
        """Return the log with `step` taken."""
        return replace(self, steps=(*self.steps, step))

    def rewind(self, length: int) -> Log:
        """Return the log cut to `length` steps. The way that is left is kept as a branch; the oldest beyond eight goes.

        A way that a branch leads along already is kept by that one: going back step by step leaves one branch.

        Raises ValueError where `length` is not between 0 and the number of steps.
        """
        if not 0 <= length <= len(self.steps):
            raise ValueError(f"a log of {len(self.steps)} steps cannot be rewound to {length}")
        left = Branch(length, self.steps[length:], self.steps[:length])
        return replace(self, steps=self.steps[:length], branches=_keep(self.branches, left))

    def take(self, index: int) -> Log:
        """Return the log with branch `index` played again and the present way kept as a branch instead.

        Raises IndexError where there is no such branch.
        """
        if not 0 <= index < len(self.branches):
            raise IndexError(f"there is no branch {index}")
        way = self.branches[index].way
        others = _apart(self.branches, way)
        shared = _shared(self.steps, way)
        left = Branch(shared, self.steps[shared:], self.steps[:shared])
        return replace(self, steps=way, branches=_keep(others, left))


def _keep(branches: tuple[Branch, ...], left: Branch) -> tuple[Branch, ...]:
    """Return `branches` with `left`, unless one of them holds all of it."""
    way = left.way
    if not left.steps or any(branch.way[: len(way)] == way for branch in branches):
        return branches
    return (*_apart(branches, way), left)[-MAX_BRANCHES:]


def _apart(branches: tuple[Branch, ...], steps: tuple[Step, ...]) -> tuple[Branch, ...]:
    """Return those of `branches` that hold something `steps` do not."""
    return tuple(branch for branch in branches if steps[: len(branch.way)] != branch.way)


def _shared(one: tuple[Step, ...], two: tuple[Step, ...]) -> int:
    count = 0
    for left, right in zip(one, two, strict=False):
        if left != right:
            break
        count += 1
    return count


def dump(log: Log) -> dict[str, Any]:
    """Return `log` as plain JSON data."""
    setting = log.header.setting
    return {
        "log": SCHEMA,
        "story": log.header.story,
        "version": log.header.version,
        "chair": setting.chair,
        "cut": setting.cut,
        "openness": setting.openness,
        "left_out": sorted(setting.left_out),
        "casting": log.header.casting,
        "steps": _plain(log.steps),
        "branches": [{"trunk": _plain(branch.trunk), "steps": _plain(branch.steps)} for branch in log.branches],
    }


def load(data: object) -> Log:
    """Return the log that `data` holds. Raises LogError where it is none."""
    if not isinstance(data, dict) or data.get("log") != SCHEMA:
        raise LogError(f"not a saved game of version {SCHEMA}")
    setting = Setting(
        chair=_word(data, "chair", ("kit", "rowan", "both")),
        cut=_word(data, "cut", ("full", "short")),
        openness=_word(data, "openness", ("hears", "slowly", "closed")),
        left_out=frozenset(_text(tag) for tag in _list(data.get("left_out"))),
    )
    version = data.get("version")
    if type(version) is not int:
        raise LogError("the saved game is damaged (the version is no number)")
    header = Header(_text(data.get("story")), version, setting, _text(data.get("casting")))
    branches = tuple(_branch(entry) for entry in _list(data.get("branches")))
    return Log(header, _steps(data.get("steps")), tuple(branch for branch in branches if branch.steps)[-MAX_BRANCHES:])


def loads(text: str) -> Log:
    """Return the log in the JSON `text`. Raises LogError."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):  # JSON that is none, a number too long to read, brackets without end
        raise LogError("the saved game cannot be read") from None
    return load(data)


def _plain(steps: tuple[Step, ...]) -> list[list[str]]:
    return [[step.scene, step.choice] if step.action == "choose" else [step.scene, "", step.action] for step in steps]


def _branch(data: object) -> Branch:
    if not isinstance(data, dict):
        raise LogError("the saved game is damaged (a branch is no mapping)")
    trunk = _steps(data.get("trunk"))
    return Branch(len(trunk), _steps(data.get("steps")), trunk)


def _steps(data: object) -> tuple[Step, ...]:
    entries = _list(data)
    if len(entries) > MAX_STEPS:
        raise LogError(f"the saved game is damaged (more than {MAX_STEPS} steps)")
    return tuple(_step([_text(part) for part in _list(entry)]) for entry in entries)


def _step(parts: list[str]) -> Step:
    scene, choice, action = parts if len(parts) == 3 else (*parts, "choose") if len(parts) == 2 else ("", "", "")
    if action not in ACTIONS or (choice and action != "choose"):
        raise LogError(f"the saved game is damaged ({' '.join(parts)!r} is not a step)")
    return Step(scene, choice, action)


def _word(data: dict[str, Any], key: str, words: tuple[str, ...]) -> str:
    word = _text(data.get(key))
    if word not in words:
        raise LogError(f"the saved game is damaged ('{word}' is not a {key})")
    return word


def _list(data: object) -> list[Any]:
    if not isinstance(data, list):
        raise LogError("the saved game is damaged (a list is missing)")
    return data


def _text(data: object) -> str:
    """Return `data` where it is text that can be written again."""
    if not isinstance(data, str) or any("\ud800" <= letter <= "\udfff" for letter in data):
        raise LogError("the saved game is damaged (a text is missing)")
    return data
