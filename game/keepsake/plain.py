"""Views as plain text: a chart as one line for each decision, a stop as what it says. Text mode tells them so, too."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from game.view.pictures import Chart, Stop
from game.view.text import Words, sentence
from game.view.view import Control, Item, Line, View
from game.view.words import ANSWERED

WIDTH = 76
"""Columns of a text that is kept."""


def told(chart: Chart) -> Iterator[str]:
    """Yield what a chart says: its summary, then every row as a sentence; empty places are left out."""
    yield chart.summary
    for cells in chart.rows:
        named = ((head, cell) for head, cell in zip(chart.heads[1:], cells[1:], strict=True) if cell)
        first = f"{cells[0]}. " if cells[0] else ""
        yield first + sentence("; ".join(f"{head}: {cell}" for head, cell in named))


def as_text(view: View, say: Words) -> str:
    """Return a view that has nothing to press as text for a file."""
    blocks = []
    for section in view.sections:
        lines = [line for item in section.items for line in _item(item, say)]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks) + "\n"


def _item(item: Item, say: Words) -> Iterator[str]:
    match item:
        case Line(role="heading" | "title"):
            yield from (item.text.upper(), "")
        case Line(role="caption"):
            yield from (item.text, "-" * min(WIDTH, len(item.text)))
        case Line(role="answer"):
            yield from _wrap(say(ANSWERED, answer=item.text))
        case Line():
            yield from _wrap(f"{item.speaker}: {item.text}" if item.speaker else item.text)
        case Chart():
            for row in told(item):
                yield from _wrap(row, "   ")
        case Control(stop=Stop() as stop):
            yield from _stop(item.label, stop)
        case _:
            return


def _stop(label: str, stop: Stop) -> Iterator[str]:
    """Yield a stop of the map: the answer that was given, what it did, and the roads not taken under it."""
    yield label
    moved = f" · {stop.change}" if stop.change else ""
    yield from _wrap(f"   {stop.letter or '-'}) {stop.answer} ({stop.taken.word}{moved})", "      ")
    for mark in stop.turns:
        yield f"      * {mark.word}"
    for stub in stop.stubs:
        yield from _wrap(f"      {stub.letter}) {stub.text}", "         ")


def _wrap(text: str, indent: str = "") -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False)
