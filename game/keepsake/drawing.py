"""Pictures of the way as SVG inside of a page: lines and shapes in ink that a printer without colour tells apart."""

from __future__ import annotations

from collections.abc import Iterable

from game.view.overview import overview
from game.view.pictures import Chart, Overview, Sign
from game.view.plot import Ground, Label, Part, Shape, Stroke, plot
from game.view.signs import CORNERS, HOLE, PATTERNS
from game.workshop.markup import Markup, element, join

WIDTH, EM, LINE = 740, 14, 20
"""Of a picture: its width, the size of its words and the height of their lines, in CSS pixels."""
LETTER = 0.56
"""About how wide a letter is, in sizes; words are set by the browser, in a face that is not known here."""


def chart_drawing(chart: Chart) -> Markup:
    """Return a chart as SVG; its title and description say what there is to see."""
    drawing = plot(chart, WIDTH, EM, LINE, _width)
    return _picture(chart.id, drawing.height, chart.label, chart.summary, map(_part, drawing.parts))


def _width(text: str) -> float:
    return len(text) * EM * LETTER


def map_drawing(small: Overview) -> Markup:
    """Return the whole way on one small map."""
    drawing = overview(small, WIDTH, EM, LINE, _width)
    return _picture(small.id, drawing.height, small.label, small.summary, map(_part, drawing.parts))


def sign(name: Sign, size: float = 14) -> Markup:
    """Return a sign alone, for a line of text that says in words what it says."""
    drawn = _sign(name, size / 2, size / 2, size, "turn")
    box, side = f"0 0 {size:g} {size:g}", f"{size:g}"
    return element("svg", drawn, class_="sign", viewBox=box, width=side, height=side, aria_hidden="true")


def _picture(id: str, height: float, label: str, summary: str, parts: Iterable[Markup]) -> Markup:
    name, about = f"{id}-title".replace("/", "-"), f"{id}-about".replace("/", "-")
    inside = [element("title", label, id=name), element("desc", summary, id=about), *parts]
    size = {"width": f"{WIDTH}", "height": f"{height:.0f}", "viewBox": f"0 0 {WIDTH} {height:.0f}"}
    return element("svg", *inside, role="img", aria_labelledby=name, aria_describedby=about, **size)


def _part(part: Part) -> Markup:
    if isinstance(part, Stroke):
        dashes = " ".join(f"{length * part.weight:.1f}" for length in PATTERNS[part.dash])
        points = " ".join(f"{x:.1f},{y:.1f}" for x, y in part.points)
        return element(
            "polyline", points=points, class_=part.tone, stroke_width=f"{part.weight:.1f}", stroke_dasharray=dashes
        )
    if isinstance(part, Shape):
        return _sign(part.sign, part.x, part.y, part.size, part.tone)
    if isinstance(part, Ground):
        size = {"width": f"{part.width:.1f}", "height": f"{part.height:.1f}"}
        return element("rect", x=f"{part.x:.1f}", y=f"{part.y:.1f}", class_="ground", **size)
    return _text(part)


def _text(label: Label) -> Markup:
    part = {"start": 0.0, "middle": 0.5, "end": 1.0}[label.anchor]
    x, y = label.x + part * _width(label.text), label.y + LINE * 0.72
    anchor = label.anchor if part else ""
    return element("text", label.text, x=f"{x:.1f}", y=f"{y:.1f}", class_=label.tone, text_anchor=anchor)


def _sign(name: Sign, x: float, y: float, size: float, tone: str) -> Markup:
    if name in CORNERS:
        points = " ".join(f"{x + (a - 0.5) * size:.1f},{y + (b - 0.5) * size:.1f}" for a, b in CORNERS[name])
        return element("polygon", points=points, class_=tone)
    disc = element("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{size / 2:.1f}", class_=tone)
    if name == "disc":
        return disc
    return join((disc, element("circle", cx=f"{x:.1f}", cy=f"{y:.1f}", r=f"{size * HOLE:.1f}", class_="hole")))
