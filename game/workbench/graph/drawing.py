"""A planned graph as SVG: chapters behind, strands over them, and the cards of the scenes in front."""

from __future__ import annotations

from collections.abc import Iterator
from math import sqrt

from game.authoring.node import shorten
from game.narrative.scene import Choice, Scene
from game.narrative.story import Story
from game.simulation.svg import element, text
from game.workbench.graph.kinds import KINDS, style
from game.workbench.graph.plan import GAP, MARGIN, ROW, Box, Plan, Strand

THINNEST, THICKEST = 1.4, 11.0
"""Width of a strand, in CSS pixels: for one way in very many, and for all of them."""

STYLE = """
:root{--page:#fbfaf7;--ink:#22252b;--soft:#5c616b;--card:#fff;--edge:#9aa0ab;--band:#efece4;--focus:#0b57d0}
@media(prefers-color-scheme:dark){:root{--page:#14161a;--ink:#eceae6;--soft:#a5aab4;--card:#22262d;--edge:#6b7280;
--band:#1c2026;--focus:#8ab4f8}}
svg.graph{font:13px/1.2 system-ui,-apple-system,"Segoe UI",sans-serif;background:var(--page)}
svg.graph text{fill:var(--ink)}svg.graph .soft{fill:var(--soft);font-size:11.5px}
svg.graph .title{font-weight:600;font-size:15px}svg.graph .head{font-weight:600;font-size:19px}
.band{fill:var(--band)}.over{paint-order:stroke;stroke:var(--band);stroke-width:5px}
.card{fill:var(--card);stroke:var(--edge)}.unseen .card{stroke-dasharray:4 4}
.chip{fill:var(--page);stroke:var(--edge);stroke-width:.8}.num{font-weight:600}.kind,.part{font-size:11px}
.strand{fill:none;stroke-linecap:butt}.strand.never{stroke-width:1;stroke-dasharray:1 5;opacity:.55}
.share{fill:var(--soft);opacity:.55}
a:focus{outline:none}a:focus-visible .card,a:target .card,a:hover .card{stroke:var(--focus);stroke-width:3}
a:hover .chip,a:focus-visible .chip{stroke:var(--focus);stroke-width:2}
"""


def drawing(story: Story, plan: Plan, links: bool = False) -> str:
    """Return the graph as one `<svg>` element.

    With `links`, scenes, choices and endings lead to `#scene-…`, `#choice-…` and `#ending-…` of the page around it.
    """
    traffic = plan.traffic
    name = f"{story.title}: {traffic.route.chair}, {traffic.route.cut}"
    key = f"{traffic.route.chair}-{traffic.route.cut}"
    inside = (
        element("title", text(name)),
        "" if links else element("style", text(STYLE + style())),
        *_head(story, plan, name),
        *(_band(box) for _, box in plan.bands),
        element("g", *_strands(plan), aria_hidden="true"),
        *(_chapter(story, chapter, box) for chapter, box in plan.bands),
        *(_scene(plan, scene, key, links) for scene in traffic.scenes),
        _endings(story, plan, links),
    )
    return element(
        "svg",
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        class_="graph",
        role="group" if links else "img",
        aria_label=name,
        width=plan.width,
        height=plan.height,
        viewBox=f"0 0 {plan.width:.0f} {plan.height:.0f}",
    )


def _head(story: Story, plan: Plan, name: str) -> Iterator[str]:
    ways = plan.traffic.ways
    yield _said(MARGIN, MARGIN + 16, name, "head")
    yield _said(
        MARGIN,
        MARGIN + 38,
        f"{len(plan.traffic.scenes)} scenes. Width of a line: how many of {ways} simulated ways take it; "
        "dotted and thin: none.",
        "soft",
    )


def _band(box: Box) -> str:
    return element("rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=10, class_="band")


def _chapter(story: Story, chapter: str, box: Box) -> str:
    titled = story.chapters.get(chapter)
    words = f"{titled.number} · {titled.title}" if titled else chapter
    return _said(box.x + 10, box.y + 17, words, "soft over")


def _strands(plan: Plan) -> Iterator[str]:
    """Yield the strands, thin ones first, so that none hides under another."""
    for strand in sorted(plan.strands, key=lambda strand: strand.edge.ways):
        edge, share = strand.edge, plan.traffic.share(strand.edge.ways)
        yield element(
            "path",
            element(
                "title", text(f"{edge.source}, {edge.choice.id} ({edge.choice.kind}) → {edge.target}: {edge.ways}")
            ),
            d=_path(strand),
            class_=f"strand k-{edge.choice.kind}" + ("" if edge.ways else " never"),
            stroke_width=round(THINNEST + (THICKEST - THINNEST) * sqrt(share), 1) if edge.ways else None,
        )


def _path(strand: Strand) -> str:
    (x, y), (to_x, to_y) = strand.start, strand.end
    if strand.lane is None:
        bend = min(GAP * 0.55, (to_y - y) / 2)
        return f"M{x:.1f} {y:.1f}C{x:.1f} {y + bend:.1f} {to_x:.1f} {to_y - bend:.1f} {to_x:.1f} {to_y:.1f}"
    lane, out, into = strand.lane, y + GAP * 0.45, to_y - GAP * 0.5
    turn = 12 if lane > x else -12
    back = -12 if lane > to_x else 12
    down = 12 if into > out else -12
    return (
        f"M{x:.1f} {y:.1f}V{out - 12:.1f}Q{x:.1f} {out:.1f} {x + turn:.1f} {out:.1f}"
        f"H{lane - turn:.1f}Q{lane:.1f} {out:.1f} {lane:.1f} {out + down:.1f}"
        f"V{into - down:.1f}Q{lane:.1f} {into:.1f} {lane + back:.1f} {into:.1f}"
        f"H{to_x - back:.1f}Q{to_x:.1f} {into:.1f} {to_x:.1f} {into + 12:.1f}V{to_y:.1f}"
    )


def _scene(plan: Plan, scene: Scene, key: str, links: bool) -> str:
    traffic, box = plan.traffic, plan.cards[scene.id]
    seen = traffic.visits.get(scene.id, 0)
    share = f"{100 * traffic.share(seen):.0f} % come by" if seen else "no simulated way comes by"
    front = (
        element("title", text(f"{scene.title}. {scene.time}. {scene.need}")),
        element("rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=8, class_="card"),
        _said(box.x + 12, box.y + 22, shorten(scene.title, int((box.width - 130) / 8)), "title"),
        _said(box.x + 12, box.y + 39, f"{scene.id} · wants {scene.wants}{' · optional' * scene.optional}", "soft"),
        _said(box.x + box.width - 12, box.y + 22, share, "soft", anchor="end"),
    )
    look = "scene" if seen else "scene unseen"
    card = (
        element(
            "a",
            *front,
            id=f"at-{key}-{scene.id}",
            href=f"#scene-{scene.id}",
            class_=look,
            aria_label=f"{scene.title}, {scene.id}, {share}, {len(scene.choices)} answers",
        )
        if links
        else element("g", *front, class_=look)
    )
    return element("g", card, *(_chip(plan, scene, number, links) for number in range(len(scene.choices))))


def _chip(plan: Plan, scene: Scene, number: int, links: bool) -> str:
    choice: Choice = scene.choices[number]
    box = plan.chips[scene.id, choice.id]
    taken, seen = plan.traffic.taken.get((scene.id, choice.id), 0), plan.traffic.visits.get(scene.id, 0)
    part = f"{100 * taken / seen:.0f} %" if seen else "–"
    inside = (
        element("title", text(f"{choice.id}: {choice.text}")),
        element("rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=4, class_="chip"),
        element("rect", x=box.x, y=box.bottom - 5, width=box.width, height=5, class_=f"mark k-{choice.kind}"),
        _said(box.x + 5, box.y + 14, str(number + 1), "num"),
        _said(box.x + box.width - 5, box.y + 14, part, "part", anchor="end"),
        _said(box.x + 5, box.y + 28, choice.kind, "kind"),
    )
    if not links:
        return element("g", *inside)
    return element("a", *inside, href=f"#choice-{scene.id}-{choice.id}", tabindex=-1, aria_hidden="true")


def _endings(story: Story, plan: Plan, links: bool) -> str:
    """Return the last card: every ending with a bar for the ways that come to it."""
    traffic, box = plan.traffic, plan.last
    parts = [
        element("rect", x=box.x, y=box.y, width=box.width, height=box.height, rx=8, class_="card"),
        _said(box.x + 14, box.y + 26, "The story ends", "title"),
        _said(box.x + 150, box.y + 26, "the first door that holds is taken", "soft"),
    ]
    most = max(traffic.endings.values(), default=0) or 1
    for row, ending in enumerate(story.endings.values()):
        y, ways = box.y + 44 + ROW * row, traffic.endings.get(ending.id, 0)
        share = f"{100 * traffic.share(ways):.1f} %" if ways else "no way"
        inside = (
            element("title", text(ending.title)),
            element("rect", x=box.x + 8, y=y, width=box.width - 16, height=ROW - 3, rx=4, class_="chip"),
            element("rect", x=box.x + 200, y=y + 6, width=(box.width - 290) * ways / most, height=9, class_="share"),
            _said(box.x + 16, y + 15, ending.id, ""),
            _said(box.x + box.width - 16, y + 15, share, "soft", anchor="end"),
        )
        label = f"{ending.title}, {share}"
        parts.append(
            element("a", *inside, href=f"#ending-{ending.id}", aria_label=label) if links else element("g", *inside)
        )
    return element("g", *parts)


def _said(x: float, y: float, words: str, sort: str, anchor: str | None = None) -> str:
    return element("text", text(words), x=x, y=y, class_=sort or None, text_anchor=anchor)


def legend() -> str:
    """Return the kinds with their strokes, as one small `<svg>`."""
    parts = []
    for index, name in enumerate(KINDS):
        x, y = 12 + 168 * (index % 5), 14 + 22 * (index // 5)
        parts.append(element("path", d=f"M{x} {y}h52", class_=f"strand k-{name}", stroke_width=5))
        parts.append(_said(x + 62, y + 4, name, ""))
    return element(
        "svg", *parts, class_="graph", width=852, height=50, viewBox="0 0 852 50", role="img", aria_label="kinds"
    )
