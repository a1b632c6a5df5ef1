"""What many play-throughs came to, as a picture: for each setting the endings as bars, with every policy a stroke."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from game.narrative.story import Story
from game.simulation.demand import place
from game.simulation.run import Tally
from game.simulation.svg import element, picture, text

ROW, NAMES, BAR, FIGURE, EDGE = 26, 190, 420, 70, 24
"""Heights and widths in CSS pixels: a row, its name, the longest bar, its figure, and the margin."""

STYLE = """
svg{background:#fff;font:13px/1 system-ui,sans-serif}text{fill:#222}
.head{font-weight:600;font-size:15px}.small{font-size:12px;fill:#555}
.bar{fill:#2b6f77}.line{stroke:#ddd}.one{stroke:#7a2e0e;stroke-width:2}
@media(prefers-color-scheme:dark){svg{background:#16181d}text{fill:#e8e6e3}.small{fill:#aaa}
.bar{fill:#4fa3ad}.line{stroke:#333}.one{stroke:#f2b38a}}
"""


def drawn(story: Story, tallies: Sequence[Tally]) -> str:
    """Return the shares of `tallies` as an SVG file. Bars are means over the policies, strokes single policies."""
    settings = list(dict.fromkeys(counted.setting for counted in tallies))
    height = 62 + 2 * EDGE
    panels: list[str] = []
    for setting in settings:
        mine = [counted for counted in tallies if counted.setting == setting]
        rows = list(_panel(story, mine, height))
        panels.extend(rows)
        height += 56 + ROW * len(story.endings)
    runs = f"{tallies[0].runs} ways of each of {len({counted.policy for counted in tallies})} policies"
    head = (
        _label(EDGE, EDGE + 14, f"{story.title}: where it ends", "head"),
        _label(EDGE, EDGE + 36, f"{runs}, in percent", "small"),
        _label(EDGE, EDGE + 54, "bar: mean of the policies · stroke: one policy", "small"),
    )
    width = 2 * EDGE + NAMES + BAR + FIGURE
    return picture(width, height, f"{story.title}: share of each ending", (*head, *panels), STYLE) + "\n"


def _panel(story: Story, tallies: Sequence[Tally], top: int) -> Iterator[str]:
    """Yield the marks of one setting."""
    yield _label(EDGE, top, place(tallies[0].setting), "head")
    left, bottom = EDGE + NAMES, top + 14 + ROW * len(story.endings)
    for percent in (0, 25, 50, 75, 100):
        x = left + BAR * percent / 100
        yield element("line", x1=x, x2=x, y1=top + 12, y2=bottom, class_="line")
        yield element("text", str(percent), x=x, y=top + 6, class_="small", text_anchor="middle")
    for row, ending in enumerate(story.endings):
        y = top + 14 + ROW * row
        shares = [counted.share(ending) for counted in tallies]
        mean = sum(shares) / len(shares)
        yield _label(EDGE, y + 17, ending)
        spread = "; ".join(f"{counted.policy} {counted.share(ending):.0f} %" for counted in tallies)
        yield element(
            "rect",
            element("title", text(f"{ending}: {mean:.1f} % ({spread})")),
            x=left,
            y=y + 5,
            width=max(BAR * mean / 100, 0.5),
            height=ROW - 10,
            class_="bar",
        )
        for share in sorted({round(share) for share in shares if share}):
            x = left + BAR * share / 100
            yield element("line", x1=x, x2=x, y1=y + 3, y2=y + ROW - 3, class_="one")
        yield _label(left + BAR + 12, y + 17, f"{mean:.1f} %", "small")


def _label(x: float, y: float, said: str, sort: str = "") -> str:
    return element("text", text(said), x=x, y=y, class_=sort or None)
