"""The way as one HTML page: pictures with their words, tables, lists. It fetches nothing and runs nothing."""

from __future__ import annotations

from collections.abc import Iterator

from game.keepsake.drawing import chart_drawing, map_drawing, sign
from game.keepsake.style import STYLE
from game.view.pictures import Chart, Overview, Stop
from game.view.text import Words, capital
from game.view.view import Control, Item, Line, Section, View
from game.view.words_recap import NOT_TAKEN_HEAD
from game.workshop.markup import Markup, element

LOCKED = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""What the page may load: nothing but what it holds."""


def as_page(view: View, say: Words) -> str:
    """Return a view that has nothing to press as a page that stands alone."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=LOCKED),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", view.title),
        element("style", Markup(STYLE)),
    )
    body = element("main", *(part for section in view.sections for part in _section(section, say)))
    return f"<!doctype html>\n{element('html', head, element('body', body), lang=view.language)}\n"


def _section(section: Section, say: Words) -> Iterator[Markup]:
    if section.role == "map":
        yield _chapter(section, say)
        return
    yield element("section", *(_item(item, section) for item in section.items))


def _item(item: Item, section: Section) -> Markup:
    match item:
        case Line(role="heading" | "title"):
            return element("h1", item.text)
        case Line(role="caption"):
            return element("h2" if section.label else "p", item.text, class_="" if section.label else "quiet")
        case Line(speaker=str(speaker)) if speaker:
            return element("p", element("b", f"{speaker}: "), item.text)
        case Line():
            return element("p", item.text, class_=item.role)
        case Overview():
            return element("div", map_drawing(item), class_="picture", tabindex="0")
        case Chart():
            return element("figure", element("div", chart_drawing(item), class_="picture", tabindex="0"), _table(item))
        case _:
            return Markup("")


def _table(chart: Chart) -> Markup:
    """Return the table of a chart."""
    head = element("tr", *(element("th", cell, scope="col") for cell in chart.heads))
    rows = (element("tr", *(_cell(*cell) for cell in enumerate(cells))) for cells in chart.rows)
    caption = element("caption", chart.label)
    return element("table", caption, element("thead", head), element("tbody", *rows))


def _cell(place: int, text: str) -> Markup:
    """Return a cell: the scene in the second column names its row."""
    return element("th", text, scope="row") if place == 1 else element("td", text)


def _chapter(section: Section, say: Words) -> Markup:
    titles = (element("h3", item.text) for item in section.items if isinstance(item, Line))
    stops = (item for item in section.items if isinstance(item, Control) and item.stop is not None)
    entries = (element("li", *_stop(control, control.stop, say)) for control in stops if control.stop)
    return element("section", *titles, element("ol", *entries, class_="road"))


def _stop(control: Control, stop: Stop, say: Words) -> Iterator[Markup]:
    yield element("p", sign(stop.taken.sign, 16), element("b", control.label), class_="stop")
    letter = (element("b", stop.letter), " ") if stop.letter else ()
    yield element("p", *letter, stop.answer, class_="taken")
    told = stop.taken.word if not stop.change else f"{stop.taken.word} · {stop.change}"
    yield element("p", told, class_="word")
    for mark in stop.turns:
        yield element("p", sign(mark.sign, 12), element("b", mark.word), class_="turn")
    if stop.stubs:
        roads = (
            element("li", element("b", stub.letter), " ", stub.text if stub.open else element("s", stub.text))
            for stub in stop.stubs
        )
        yield element("ul", *roads, class_="stubs", aria_label=capital(say(NOT_TAKEN_HEAD)))
