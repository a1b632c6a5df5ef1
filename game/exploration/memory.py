"""What can still matter in a scene: which questions are asked from there on, and which answers they tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from game.authoring.reach import reach
from game.narrative.condition import Condition
from game.narrative.memory import Answered
from game.narrative.question import All, Any, Flag, Node, Not, Number, Recall, Word
from game.narrative.scene import END, Choice, Scene, line_conditions
from game.narrative.state import Setting
from game.narrative.story import Story

Atom = Number | Flag | Word | Recall
"""A question that is not made of others."""


def atoms(node: Node) -> Iterator[Atom]:
    """Yield every question that `node` is made of."""
    match node:
        case Not(part):
            yield from atoms(part)
        case All(parts) | Any(parts):
            for part in parts:
                yield from atoms(part)
        case _:
            yield node


def truth(atom: Recall, answered: Answered | None) -> bool:
    """Return what `atom` says where its scene was answered so (None: not yet)."""
    if atom.what == "choice":
        return (answered is not None and answered.choice == atom.choice) is (atom.sign == "==")
    if atom.what == "seen":
        return answered is not None
    return answered is not None and answered.counts == (1 if atom.what == "met" else -1)


@dataclass(frozen=True)
class Fact:
    """What is kept of one scene: a class for each of its answers. Class 0 is "not answered", or as good as that."""

    place: int
    classes: Mapping[str, int]
    """By choice."""
    says: tuple[Answered | None, ...]
    """One answer of each class."""


@dataclass(frozen=True)
class Lasting:
    """What is asked in a scene or anywhere behind it; all that is not can be forgotten on arriving there."""

    names: frozenset[str]
    """Names of conditions, and of what rules ask about."""
    scenes: frozenset[str]
    """Scenes whose answers are asked about."""
    promises: frozenset[str]
    """Promises that can still be given, kept or fall due."""


@dataclass(frozen=True)
class Map:
    """The scenes of a route and what is asked where. `behind` holds for each scene all that can follow, and itself."""

    after: Mapping[str, frozenset[str]]
    behind: Mapping[str, frozenset[str]]
    lasting: Mapping[str, Lasting]
    facts: Mapping[str, Fact]
    atoms: frozenset[Atom]
    """Every question that this route can ask."""

    @property
    def promises(self) -> frozenset[str]:
        """Every promise of the route."""
        return frozenset().union(*(part.promises for part in self.lasting.values()))


def survey(story: Story, setting: Setting) -> Map:
    """Return the map of the route of `setting`. Every condition counts as possible here, and so does every skip."""
    after = reach(story, story.routes[setting.chair, setting.cut]).after
    behind = _behind(after)
    route = [
        jump.when
        for place in story.routes[setting.chair, setting.cut].places
        for jump in place
        if jump.when is not None
    ]
    last = [*_last_conditions(story), *route]
    own = {name: _asked([*story.scenes[name].conditions(), *last], [story.scenes[name]]) for name in after}
    lasting = {name: _join(own[other] for other in behind[name]) for name in after}
    lasting[END] = _asked(last, [])
    asked = frozenset(
        atom
        for condition in [*last, *(c for name in after for c in story.scenes[name].conditions())]
        for atom in atoms(condition.node)
    )
    return Map(after, behind, lasting, _facts(story, setting, after, asked), asked)


def _last_conditions(story: Story) -> list[Condition]:
    endings = [condition for ending in story.endings.values() for condition in line_conditions(ending.text)]
    return [*endings, *(door.when for door in story.doors if door.when is not None)]


def _behind(after: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    behind: dict[str, frozenset[str]] = {name: frozenset({name}) for name in after}
    before: dict[str, set[str]] = {name: set() for name in after}
    for name, targets in after.items():
        for target in targets:
            if target in before:
                before[target].add(name)
    waiting = list(after)
    while waiting:
        name = waiting.pop()
        more = behind[name].union(*(behind[target] for target in after[name] if target in behind))
        if more != behind[name]:
            behind[name] = more
            waiting.extend(before[name])
    return behind


def _asked(conditions: Iterable[Condition], scenes: Iterable[Scene]) -> Lasting:
    found = [atom for condition in conditions for atom in atoms(condition.node)]
    names = {atom.name for atom in found if not isinstance(atom, Recall)}
    promises: set[str] = set()
    for scene in scenes:
        promises |= {scene.due, *(promise for c in scene.choices for promise in (c.keeps, c.promises))} - {""}
        names |= {"optional"} if scene.optional else set()
        names |= {name for choice in scene.choices for name in _rules_ask(scene, choice)}
    recalled = frozenset(atom.scene for atom in found if isinstance(atom, Recall))
    return Lasting(frozenset(names), recalled, frozenset(promises))


def _rules_ask(scene: Scene, choice: Choice) -> Iterator[str]:
    """Yield what the rules of one answer look at beside the meters."""
    if choice.kind == "appease":
        yield "appeased"
    if choice.kind == "repair" or scene.apology:
        yield from ("broken_words", "named")
    if choice.accepts:
        yield "promise"


def _join(parts: Iterable[Lasting]) -> Lasting:
    listed = tuple(parts)
    return Lasting(
        frozenset().union(*(part.names for part in listed)),
        frozenset().union(*(part.scenes for part in listed)),
        frozenset().union(*(part.promises for part in listed)),
    )


def _facts(story: Story, setting: Setting, scenes: Iterable[str], asked: Iterable[Atom]) -> dict[str, Fact]:
    """Number the answers of each scene that is asked about by what the questions tell apart."""
    questions: dict[str, list[Recall]] = {}
    for atom in asked:
        if isinstance(atom, Recall):
            questions.setdefault(atom.scene, []).append(atom)
    facts: dict[str, Fact] = {}
    pages = story.prepared[setting].pages
    for name in sorted(set(questions) & set(scenes)):
        says: list[Answered | None] = [None]
        numbers = {tuple(truth(atom, None) for atom in questions[name]): 0}
        classes: dict[str, int] = {}
        for answered in pages[name].answers:
            if answered is not None:
                key = tuple(truth(atom, answered) for atom in questions[name])
                if key not in numbers:
                    numbers[key] = len(says)
                    says.append(answered)
                classes[answered.choice] = numbers[key]
        facts[name] = Fact(len(facts), classes, tuple(says))
    return facts
