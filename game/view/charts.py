"""The pictures of both meters: over one way, and over two ways side by side. Each carries its table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from game.narrative.game import Game
from game.narrative.number import TOP
from game.narrative.state import State
from game.view import words_recap as words
from game.view.pictures import Chart, Curve, Dash, Marked, Sign, Spot
from game.view.session import Session
from game.view.text import capital
from game.view.trail import (
    Decision,
    Meter,
    axis,
    band_word,
    decisions,
    meter_label,
    meters,
    spots,
    states,
    turn_mark,
    turns,
)

LOOKS: tuple[tuple[Sign, Dash], ...] = (("disc", "solid"), ("square", "dashed"), ("ring", "dotted"))
"""Of trust and self-worth; the last one where both chairs are played."""


def over_time(session: Session, game: Game) -> Chart:
    """Return trust and self-worth over the way of `game`, with its turning points."""
    trail, drawn = decisions(game), meters(game)
    past = states(game, trail)
    curves = tuple(
        Curve(
            meter_label(session, meter),
            place,
            *LOOKS[place],
            _values(meter, past),
        )
        for place, meter in enumerate(drawn)
    )
    say = session.say
    labels = [meter_label(session, meter) for meter in drawn]
    turned = turns(game, trail)
    rows = [("", say(words.BEGINNING), *(band_word(session, meter, past[0]) for meter in drawn), "")]
    for decision in trail:
        names = (turn_mark(session, name).word for name in turned.get(decision.number, ()))
        bands = (band_word(session, meter, decision.taken.after) for meter in drawn)
        title = session.cast.fill(decision.scene.title)
        rows.append((str(decision.number), title, *bands, ", ".join(names)))
    return Chart(
        "over-time/chart",
        say(words.OVER_TIME),
        " ".join(_summary(session, curve.label, meter, past) for curve, meter in zip(curves, drawn, strict=True)),
        tuple(axis(session, meter) for meter in drawn),
        curves,
        spots(session, game, trail),
        tuple(str(decision.number) for decision in trail),
        (say(words.HEAD["number"]), say(words.HEAD["scene"]), *map(capital, labels), say(words.HEAD["turn"])),
        tuple(rows),
    )


def side_by_side(session: Session, game: Game, other: Game, shared: int) -> Chart:
    """Return the meters of both ways: `game`'s and, dashed, `other`'s; they part after `shared` decisions."""
    say, drawn = session.say, meters(game)
    ways = ((say(words.THIS_WAY), decisions(game), game), (say(words.LEFT_WAY), decisions(other), other))
    curves = tuple(
        Curve(
            say(words.ON_WAY, line=meter_label(session, meter), way=way),
            place,
            "ring" if dashed else "disc",
            "dashed" if dashed else "solid",
            _values(meter, states(played, trail)),
            shared if dashed else 0,
        )
        for place, meter in enumerate(drawn)
        for dashed, (way, trail, played) in enumerate(ways)
    )
    longest = max(len(trail) for _, trail, _ in ways)
    return Chart(
        "beside/chart",
        say(words.BESIDE_OVER_TIME),
        " ".join(
            _summary(
                session, say(words.ON_WAY, line=meter_label(session, meter), way=way), meter, states(played, trail)
            )
            for meter in drawn
            for way, trail, played in ways
        ),
        tuple(axis(session, meter) for meter in drawn),
        curves,
        (Spot(shared, 0, Marked("diamond", say(words.PART))),),
        tuple(str(number) for number in range(1, longest + 1)),
        (say(words.HEAD["number"]), *(head for way, _, _ in ways for head in _heads(session, drawn, way))),
        tuple(_rows(session, drawn, ways[0][1], ways[1][1])),
        apart=True,
    )


def _values(meter: Meter, past: Sequence[State]) -> tuple[int, ...]:
    return tuple(meter.value(state) * 1000 // TOP for state in past)


def _summary(session: Session, label: str, meter: Meter, past: Sequence[State]) -> str:
    before, after = (session.story.band(meter.name, meter.value(state)).word for state in (past[0], past[-1]))
    return capital(session.say(words.OVER_TIME_SUMMARY, line=label, before=before, after=after))


def _heads(session: Session, drawn: tuple[Meter, ...], way: str) -> Iterator[str]:
    labels = (session.say(words.HEAD["scene"]), *(capital(meter_label(session, meter)) for meter in drawn))
    yield from (session.say(words.ON_WAY, line=label, way=way) for label in labels)


def _rows(
    session: Session, drawn: tuple[Meter, ...], one: tuple[Decision, ...], two: tuple[Decision, ...]
) -> Iterator[tuple[str, ...]]:
    for number, pair in enumerate(zip_longest(one, two), 1):
        cells: list[str] = [str(number)]
        for decision in pair:
            if decision is None:
                cells += [""] * (1 + len(drawn))
                continue
            cells.append(session.cast.fill(decision.scene.title))
            cells += (band_word(session, meter, decision.taken.after) for meter in drawn)
        yield tuple(cells)
