"""The whole pack as one HTML document that holds everything it needs: styles, and the program's fonts."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path

from game.workshop.markup import Markup, element
from game.workshop.pack import cards, programme, sheets
from game.workshop.pack.pack import PAPERS, Pack

STYLE = Path(__file__).with_name("pack.css")
FACES: Mapping[str, tuple[str, int, str]] = {
    "control.ttf": ("Pack Sans", 400, "normal"),
    "control-strong.ttf": ("Pack Sans", 600, "normal"),
    "story.ttf": ("Pack Serif", 400, "normal"),
    "story-firm.ttf": ("Pack Serif", 600, "normal"),
    "story-italic.ttf": ("Pack Serif", 400, "italic"),
}
"""By file in `assets/fonts`: family, weight and style."""


def document(pack: Pack, fonts: Path | None = None) -> str:
    """Return the pack as an HTML document, with the fonts of the folder `fonts` in it; without it, the reader's own."""
    title = programme.title(pack)
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        element("style", Markup(style(pack.paper, fonts))),
    )
    body = element("body", element("main", *(part(pack) for part in PARTS.values())))
    page = element("html", head, body, lang=pack.say.catalog.code)
    return f"<!DOCTYPE html>\n{page}\n"


PARTS = {
    "start": programme.start,
    "plan": programme.session_plan,
    "so-far": programme.so_far,
    "agreement": sheets.agreement,
    "scenes": cards.scene_cards,
    "follows": cards.facilitator_cards,
    "debrief": programme.debrief,
    "votes": cards.vote_cards,
    "observers": sheets.observers,
    "feelings": sheets.feelings_and_needs,
    "reflection": sheets.reflection,
    "support": sheets.support,
    "feedback": sheets.feedback,
    "blank": sheets.blank_scene,
}
"""Every part of a pack, in its order."""


def style(paper: str, fonts: Path | None) -> str:
    """Return the style sheet for a paper; the fonts lie in it, so that the page asks for nothing."""
    faces = "" if fonts is None else "".join(_face(fonts / name, *face) for name, face in FACES.items())
    return f"{faces}@page {{ {PAPERS[paper]}; }}\n{STYLE.read_text(encoding='utf-8')}"


def _face(path: Path, family: str, weight: int, slant: str) -> str:
    data = base64.b64encode(path.read_bytes()).decode("ascii")
    return (
        f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {slant}; '
        f'src: url("data:font/ttf;base64,{data}") format("truetype"); }}\n'
    )
