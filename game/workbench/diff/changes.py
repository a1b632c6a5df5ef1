"""What was added, removed and changed between two versions of a story, by the ids that saves hang on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, Literal, NamedTuple

from game.narrative.scene import Choice, Line, Scene
from game.narrative.story import Story

Sort = Literal["scene", "choice", "line", "ending", "rule"]
How = Literal["added", "removed", "changed"]
SORTS: tuple[Sort, ...] = ("scene", "choice", "line", "ending", "rule")
"""In the order of a report. A rule is whatever else has a say: kinds, routes, doors, bands, the cast."""


class Change(NamedTuple):
    """One difference: of what sort, where, and how. `what` names the fields that changed, or shows a moved text."""

    sort: Sort
    how: How
    where: str
    what: str = ""


def changes(old: Story, new: Story) -> Iterator[Change]:
    """Yield every difference, sort by sort in the order of the new story's files."""
    for scene, before, after in _paired(old.scenes, new.scenes):
        yield from _scene(scene, before, after)
    for ending, was, now in _paired(old.endings, new.endings):
        if was is None or now is None:
            yield Change("ending", "added" if was is None else "removed", ending)
            continue
        different = _fields(was, now, ("text",))
        if different:
            yield Change("ending", "changed", ending, different)
        yield from _lines(ending, was.text, now.text)
    yield from _rules(old, new)


def _scene(id: str, before: Scene | None, after: Scene | None) -> Iterator[Change]:
    if before is None or after is None:
        yield Change("scene", "added" if before is None else "removed", id)
        return
    different = _fields(before, after, ("text", "choices"))
    order = [choice.id for choice in before.choices], [choice.id for choice in after.choices]
    if order[0] != order[1] and sorted(order[0]) == sorted(order[1]):
        different = ", ".join(filter(None, (different, "order of choices")))
    if different:
        yield Change("scene", "changed", id, different)
    yield from _lines(id, before.text, after.text)
    for choice, was, now in _paired(_by_id(before.choices), _by_id(after.choices)):
        where = f"{id}.{choice}"
        if was is None or now is None:
            yield Change("choice", "added" if was is None else "removed", where)
            continue
        different = _fields(was, now, ("reply",))
        if different:
            yield Change("choice", "changed", where, different)
        yield from _lines(where, was.reply, now.reply)


def _by_id(choices: Iterable[Choice]) -> dict[str, Choice]:
    return {choice.id: choice for choice in choices}


def _lines(where: str, before: tuple[Line, ...], after: tuple[Line, ...]) -> Iterator[Change]:
    by_key = [{line.key: line for line in lines} for lines in (before, after)]
    for key, was, now in _paired(by_key[0], by_key[1]):
        if was is None or now is None:
            yield Change("line", "added" if was is None else "removed", f"{where}/{key}")
        elif was != now:
            yield Change("line", "changed", f"{where}/{key}", _fields(was, now))
    shared = [
        [line.key for line in lines if line.key in by_key[0].keys() & by_key[1].keys()] for lines in (before, after)
    ]
    if shared[0] != shared[1]:
        yield Change("line", "changed", where, "order of lines")


def _rules(old: Story, new: Story) -> Iterator[Change]:
    for name in ("kinds", "routes", "chapters", "concepts", "tags", "bands"):
        before, after = getattr(old, name), getattr(new, name)
        for key, was, now in _paired(before, after):
            how: How = "added" if was is None else "removed" if now is None else "changed"
            if was != now:
                where = f"{name.removesuffix('s')} {', '.join(key) if isinstance(key, tuple) else key}"
                different = _fields(was, now) if how == "changed" and hasattr(was, "__dataclass_fields__") else ""
                yield Change("rule", how, where, different)
    for door, was, now in _paired(_doors(old), _doors(new)):
        if was != now:
            yield Change("rule", "changed", f"door to {door}", f"{was or 'none'} → {now or 'none'}")
    if [door.ending for door in old.doors] != [door.ending for door in new.doors]:
        yield Change("rule", "changed", "order of doors")
    for name in ("start", "cast", "castings", "chairs", "countries", "directory", "texts", "safety_from"):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            inside = _fields(before, after) if hasattr(before, "__dataclass_fields__") else ""
            yield Change("rule", "changed", name, inside)
    for name in ("version", "title", "language"):
        before, after = getattr(old, name), getattr(new, name)
        if before != after:
            yield Change("rule", "changed", name, f"{before} → {after}")


def _doors(story: Story) -> dict[str, str]:
    """Return the condition of each door, by its ending and, where it has several, its number."""
    doors: dict[str, str] = {}
    for door in story.doors:
        number = sum(name.split(" ")[0] == door.ending for name in doors)
        name = f"{door.ending} ({number + 1})" if number else door.ending
        doors[name] = door.when.source if door.when else "always"
    return doors


def _paired(before: Mapping[Any, Any], after: Mapping[Any, Any]) -> Iterator[tuple[Any, Any, Any]]:
    """Yield each key with what it held and holds, None where it did or does not stand; removed ones last."""
    for key, now in after.items():
        yield key, before.get(key), now
    for key, was in before.items():
        if key not in after:
            yield key, was, None


def _fields(before: Any, after: Any, but: tuple[str, ...] = ()) -> str:
    """Return the names of the fields in which two values of one class differ."""
    names = (field.name for field in fields(before) if field.name not in but and not field.name.startswith("_"))
    return ", ".join(name for name in names if getattr(before, name) != getattr(after, name))
