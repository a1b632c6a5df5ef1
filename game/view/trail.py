"""A game read back as a trail: its decisions with their letters and roads not taken, its meters, where it turned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.narrative import Option
from game.narrative.act import act
from game.narrative.game import Game, Taken
from game.narrative.number import points
from game.narrative.play import available_choices
from game.narrative.scene import Choice, Scene
from game.narrative.state import State
from game.view import words
from game.view import words_recap as recap_words
from game.view.parts import LETTERS
from game.view.pictures import Axis, Band, Marked, Sign, Spot
from game.view.session import Session
from game.view.text import Text

SIGNS: Mapping[int, Sign] = {1: "disc", 0: "diamond", -1: "ring"}
"""By what an answer counts as: towards, neither, away."""
TURN_SIGNS: Mapping[str, Sign] = {
    "trust-up": "up", "trust-down": "down", "worth-up": "up", "worth-down": "down", "named": "diamond",
    "owned": "star", "left": "cross",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Decision:
    """One scene as it was met. `step` is its place in the log, `number` its place among the decisions, from 1."""

    step: int
    number: int
    taken: Taken
    scene: Scene
    options: tuple[Option, ...]
    """The answers that were shown, in the order of their letters."""

    @property
    def choice(self) -> Choice | None:
        """The answer that was given; None where the scene was skipped."""
        return self.scene.choice(self.taken.step.choice)

    @property
    def letter(self) -> str:
        """The letter of the answer that was given; empty where the scene was skipped."""
        return next((letter for letter, option in self.lettered() if option.choice.id == self.taken.step.choice), "")

    def lettered(self) -> Iterator[tuple[str, Option]]:
        """Yield the answers that were shown, each with its letter."""
        yield from zip(LETTERS, self.options, strict=False)


@dataclass(frozen=True, slots=True)
class Meter:
    """A meter of a way: `trust`, or the self-worth of one chair. The chair is empty where only one is played."""

    name: str
    chair: str = ""

    def value(self, state: State) -> int:
        """Return the meter in `state`, in tenths of a point."""
        if self.name == "trust":
            return state.trust
        return state.self_worth if self.chair in ("", state.chair) else state.resting_worth


def decisions(game: Game) -> tuple[Decision, ...]:
    """Return every scene of `game` that was answered or skipped, in order."""
    story, found = game.story, list[Decision]()
    for step, taken in enumerate(game.taken()):
        scene = story.scenes.get(taken.before.scene)
        if scene is None or taken.step.action == "safe-exit":
            continue
        shown = tuple(option for option in available_choices(story, taken.before) if option.status != "hidden")
        found.append(Decision(step, len(found) + 1, taken, scene, shown))
    return tuple(found)


def counts(game: Game, decision: Decision) -> int:
    """Return what an answer counts as: 1 towards, 0 neither (a skipped scene, too), -1 away."""
    choice = decision.choice
    if choice is None:
        return 0
    return act(decision.scene, choice, game.story.kinds, decision.taken.before.setting.cut).counts


def meters(game: Game) -> tuple[Meter, ...]:
    """Return the meters that `game` moves: trust and one self-worth, or two where the chairs alternate."""
    both = game.log.header.setting.chair == "both"
    return (
        Meter("trust"),
        *((Meter("self_worth", chair) for chair in ("kit", "rowan")) if both else [Meter("self_worth")]),
    )


def meter_label(session: Session, meter: Meter) -> str:
    """Return what a meter is called in a picture."""
    if meter.chair:
        return session.say(recap_words.WORTH_OF, name=session.cast.name(meter.chair))
    return session.say(words.TRUST if meter.name == "trust" else words.SELF_WORTH)


def axis(session: Session, meter: Meter) -> Axis:
    """Return the bands of a meter as an axis."""
    bands = tuple(Band(band.lower, band.word) for band in session.story.bands[meter.name])
    return Axis(meter_label(session, meter), bands)


def band_word(session: Session, meter: Meter, state: State) -> str:
    """Return where a meter stands, in a word; with the figure where figures are asked for."""
    value = meter.value(state)
    word = session.story.band(meter.name, value).word
    return f"{word} ({points(value)})" if session.settings.show_figures else word


def states(game: Game, trail: tuple[Decision, ...]) -> tuple[State, ...]:
    """Return the state before the first decision and after each."""
    return (game.states[0], *(decision.taken.after for decision in trail))


def turns(game: Game, trail: tuple[Decision, ...]) -> dict[int, tuple[str, ...]]:
    """Return by the number of a decision what turned there: names of `TURN_SIGNS`."""
    found: dict[int, tuple[str, ...]] = {}
    for name, number in _turns(game, trail):
        found[number] = (*found.get(number, ()), name)
    return found


def _turns(game: Game, trail: tuple[Decision, ...]) -> Iterator[tuple[str, int]]:
    for name, change in (("trust", _trust), ("worth", _worth)):
        changes = [(change(decision.taken), -decision.number) for decision in trail]
        most, least = max(changes, default=(0, 0)), min(((size, -place) for size, place in changes), default=(0, 0))
        if most[0] > 0:
            yield f"{name}-up", -most[1]
        if least[0] < 0:
            yield f"{name}-down", least[1]
    for flag in ("named", "owned", "left"):
        for decision in trail:
            if getattr(decision.taken.after, flag) and not getattr(decision.taken.before, flag):
                yield flag, decision.number
                break


def _trust(taken: Taken) -> int:
    return taken.after.trust - taken.before.trust


def _worth(taken: Taken) -> int:
    """Return how the self-worth of whoever was played changed, also where the other one is played next."""
    chair = taken.before.chair
    after = taken.after.self_worth if taken.after.chair == chair else taken.after.resting_worth
    return after - taken.before.self_worth


def spots(session: Session, game: Game, trail: tuple[Decision, ...]) -> tuple[Spot, ...]:
    """Return the turning points as marks on the lines of a picture that has one curve for each meter."""
    drawn = meters(game)
    found = []
    for number, names in sorted(turns(game, trail).items()):
        chair = trail[number - 1].taken.before.chair
        for name in names:
            worth = name.startswith("worth")
            curve = next((i for i, meter in enumerate(drawn) if meter.chair in ("", chair) and i), 1) if worth else 0
            found.append(Spot(number, curve, turn_mark(session, name)))
    return tuple(found)


def turn_mark(session: Session, name: str) -> Marked:
    """Return the shape and the word of what turned."""
    return Marked(TURN_SIGNS[name], session.say(recap_words.TURNS[name]))


def changes(session: Session, decision: Decision, text: Text) -> Iterator[str]:
    """Yield each meter that came into another band, as `text` says it: `trust: careful → steady`."""
    taken, story = decision.taken, session.story
    for name, label in (("trust", words.TRUST), ("self_worth", words.SELF_WORTH)):
        if name == "self_worth" and taken.before.chair != taken.after.chair:
            continue  # it is the other one's from here on
        before, after = story.band(name, getattr(taken.before, name)), story.band(name, getattr(taken.after, name))
        if before != after:
            yield session.say(text, label=session.say(label), before=before.word, after=after.word)


def toward(session: Session, game: Game, trail: tuple[Decision, ...]) -> str:
    """Return how many calls were turned towards, of how many: a number, and no grade."""
    answered = [decision for decision in trail if decision.choice]
    met = sum(counts(game, decision) > 0 for decision in answered)
    return session.say.count(words.TOWARD, len(answered), met=met)
