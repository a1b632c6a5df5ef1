"""What a save brought: a story to play, mistakes to show, or both. As a value, and as the text a browser is sent."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from game.authoring import bundle
from game.authoring.problem import Problem
from game.narrative.story import Story

MOST = 12
"""Mistakes shown at once."""


class Mistake(NamedTuple):
    """One error, as the screen shows it."""

    place: str
    """File within the story, line and column: `chapters/1.yaml, line 12, column 3`."""
    message: str
    about: str
    """What was expected and found, what to try, and the code, as one text."""
    excerpt: str = ""
    """The line of the file."""


@dataclass(frozen=True, slots=True)
class Update:
    """What reading a story's folder gave. `story` is None where it cannot be played as it is."""

    folder: str
    story: Story | None
    mistakes: tuple[Mistake, ...] = ()
    more: int = 0
    """Further mistakes that are not shown."""


def mistake(problem: Problem, folder: str, lines: Iterable[str] = ()) -> Mistake:
    """Return `problem` for the screen. `lines` are those of its file."""
    file, line, column = problem.position
    place = file.removeprefix(folder).lstrip("/") or folder
    hint = problem.hint if problem.hint.startswith("did you mean") else problem.hint and f"try: {problem.hint}"
    excerpt = next((text.strip() for number, text in enumerate(lines, 1) if number == line), "")
    seen = excerpt and (excerpt[:30] in problem.found or problem.found.strip("'…") in excerpt)
    found = f"found {problem.found}" if problem.found and not seen else ""
    about = " — ".join(
        [*filter(None, (problem.expected and f"expected {problem.expected}", found, hint)), problem.code]
    )
    return Mistake(f"{place}, line {line}, column {column}" if line else place, problem.message, about, excerpt[:200])


def dump(update: Update, told: Story | None = None) -> str:
    """Return `update` as one line of JSON. To whoever was `told` a story before, only changed scenes are sent."""
    story, order = update.story, None
    if story is not None and told is not None:
        order = list(story.scenes)
        story = replace(story, scenes={i: s for i, s in story.scenes.items() if told.scenes.get(i) != s})
    text = bundle.dump(story, {}) if story is not None else None
    data = {"folder": update.folder, "mistakes": update.mistakes, "more": update.more, "order": order, "story": text}
    return json.dumps(data, ensure_ascii=False)


def load(text: str, told: Story | None = None) -> Update:
    """Return the update that `text` holds, after `told`. Raises ValueError (BundleError, too) where it holds none."""
    try:
        data = json.loads(text)
        mistakes = tuple([Mistake(*map(str, each)) for each in data["mistakes"]])
        story = None if data["story"] is None else _story(data["story"], data["order"], told)
        return Update(str(data["folder"]), story, mistakes, int(data["more"]))
    except (KeyError, TypeError, RecursionError) as error:
        raise ValueError(f"this is no update: {error}") from error


def _story(text: str, order: list[str] | None, told: Story | None) -> Story:
    if order is None or told is None:
        return bundle.load(text)
    changed = bundle.load(text, whole=False)
    return replace(changed, scenes={name: changed.scenes.get(name) or told.scenes[name] for name in order})
