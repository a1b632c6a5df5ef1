"""Answers as they can be taken: everything about a choice that is known before play."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from game.narrative.act import DOUBLED, Act, weigh
from game.narrative.kind import Kind
from game.narrative.memory import Answered, Note, Page, Pages, note
from game.narrative.route import Route
from game.narrative.scene import Choice, Jump, Scene

SAYING = frozenset({"attune", "share", "repair", "boundary"})
"""Kinds that strain or low self-worth can strike."""


class Option(NamedTuple):
    """A choice as it stands in a state."""

    choice: Choice
    status: str
    """`open`, `struck` (shown, with a reason) or `hidden`."""
    cause: str = ""
    """What strikes it: `flooded`, `self_worth` or `needs`."""

    @property
    def open(self) -> bool:
        """Whether it can be chosen."""
        return self.status == "open"


@dataclass(frozen=True, slots=True)
class Answer:
    """A choice of a scene in a cut."""

    scene: Scene
    choice: Choice
    act: Act
    spared: bool
    """Whether nothing ever strikes it: reaching out, leaving, and the one silent answer."""
    free: bool
    """Whether no condition or content tag of its own can close it."""
    sayable: bool
    """Whether strain or low self-worth can strike it."""
    always: bool
    """Whether it stands open in every state."""
    marked: bool
    """Whether more than its kind counts: a repair, a promise, an apology accepted, a flag, explicit effects."""
    leads: str
    """The scene it leads to in every state; empty where that depends on the state."""
    note: Note | None
    """What is remembered of it, if some condition asks about the scene."""
    open: Option
    hidden: Option
    struck: Mapping[str, Option]
    """By cause."""


def answer(scene: Scene, choice: Choice, act: Act, leads: str, note: Note | None) -> Answer:
    """Return `choice` of `scene`, which weighs `act`, ready to be taken."""
    spared = choice.silence or choice.kind == "reach_out" or "left" in choice.sets
    sayable = choice.kind in SAYING and not spared
    free = not choice.content and choice.when is None and (choice.needs is None or spared)
    return Answer(
        scene=scene,
        choice=choice,
        act=act,
        spared=spared,
        free=free,
        sayable=sayable,
        always=free and not sayable,
        marked=bool(choice.keeps or choice.promises or choice.accepts or choice.sets or scene.due)
        or choice.effects is not None
        or choice.kind == "repair",
        leads="" if "left" in choice.sets else leads,
        note=note,
        open=Option(choice, "open"),
        hidden=Option(choice, "hidden"),
        struck={cause: Option(choice, "struck", cause) for cause in ("needs", "flooded", "self_worth")},
    )


@dataclass(frozen=True, slots=True)
class Prepared:
    """The answers to every scene on one route, by scene and choice, and what can be remembered of them."""

    answers: Mapping[str, Mapping[str, Answer]]
    pages: Pages


def prepare(route: Route, scenes: Mapping[str, Scene], kinds: Mapping[str, Kind], asked: Collection[str]) -> Prepared:
    """Return the answers to `scenes` on `route`.

    What is `asked` about is remembered. A choice of an unknown kind is left out (the loader reports it).
    """
    acts: dict[tuple[str, int, str], Act] = {}
    pages: dict[str, Page] = {}
    answers: dict[str, dict[str, Answer]] = {}
    for scene in scenes.values():
        weighed: dict[str, tuple[Choice, Act]] = {}
        for choice in scene.choices:
            key = (choice.kind, choice.weight * DOUBLED[route.cut], scene.wants)
            if key not in acts and choice.kind in kinds:
                acts[key] = weigh(kinds[choice.kind], *key[1:])
            if key in acts:
                weighed.setdefault(choice.id, (choice, acts[key]))
        page = None
        if scene.id in asked:
            ways = (Answered(scene.id, choice.id, act.counts) for choice, act in weighed.values())
            page = pages[scene.id] = Page(len(pages), (None, *ways))
        answers[scene.id] = {
            choice.id: answer(
                scene,
                choice,
                act,
                _straight(scene, choice.then or route.after(scene.id), scenes),
                note(page, choice.id) if page else None,
            )
            for choice, act in weighed.values()
        }
    return Prepared(answers, pages)


def _straight(scene: Scene, ways: tuple[Jump, ...], scenes: Mapping[str, Scene]) -> str:
    """Return the scene that `ways` lead to whatever the state, if arriving there changes nothing else."""
    if len(ways) != 1 or ways[0].when is not None or ways[0].to not in scenes:
        return ""
    after = scenes[ways[0].to]
    return "" if after.content or after.optional or after.lean or after.chair != scene.chair else after.id
