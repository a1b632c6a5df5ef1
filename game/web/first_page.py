"""The first page as HTML, made from the very views that the game shows, so that both say the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from pathlib import Path

from game.narrative.story import Story
from game.stage.colour import code
from game.stage.theme import EVENING, THEMES
from game.view.describe import describe
from game.view.session import Session
from game.view.settings import System
from game.view.view import Control, Line, Section, View
from game.view.words import CONTINUE
from game.web.words import SHELL, THIRD_PARTY, THIRD_PARTY_ACCEPT

PAGE = Path(__file__).resolve().parent / "page"

POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "connect-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "media-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
"""Only what the page truly uses: its own files, and WebAssembly, which browsers count as evaluation."""


def policy(rules: Mapping[str, str] = POLICY) -> str:
    """Return the Content-Security-Policy as one line."""
    return "; ".join(f"{name} {value}" for name, value in rules.items())


def fill(template: str, values: Mapping[str, str]) -> str:
    """Replace every `{{name}}` in `template`. Raises KeyError for a name that has no value."""
    parts = template.split("{{")
    filled = [parts[0]]
    for part in parts[1:]:
        name, _, rest = part.partition("}}")
        filled += (values[name], rest)
    return "".join(filled)


def first_page(story: Story, today: str) -> dict[str, str]:
    """Return what of the page comes from the story and its views. `today` (YYYY-MM-DD) ages the support lines."""
    title = Session(story, System(today=today))
    note, support = title.press("begin"), title.press("support")
    titled, noted, supported = describe(title), describe(note), describe(support)
    subtitle = " ".join(line.text for line in _lines(titled.sections) if line.role == "note")
    return {
        "language": escape(titled.language),
        "title": escape(story.title),
        "subtitle": escape(subtitle),
        "panel": code(EVENING.panel),
        "note_heading": escape(noted.title),
        "note": "\n".join(f"<p>{escape(line.text)}</p>" for line in _lines(noted.sections) if line.role != "heading"),
        "start": "\n".join(_start(titled, noted)),
        "more": "\n".join(_more(titled, noted)),
        "support_heading": escape(supported.title),
        "support": "\n".join(_support(supported)),
        "standing": "\n".join(_standing(titled)),
        **{f"word:{name}": escape(text) for name, text in SHELL.items()},
    }


def _start(titled: View, noted: View) -> Iterator[str]:
    """`Continue` is shown where a place is kept; `Begin` goes past the note, which stands on this page."""
    controls = _controls(titled)
    continues = Control("continue", CONTINUE, primary=True)
    yield _button(continues, "continue", "primary", ' id="continue" aria-pressed="false" hidden')
    yield _button(controls["begin"], "begin go-on", "primary", ' id="begin" aria-pressed="false"')
    nothing = _controls(noted)["keep-nothing"]
    yield _button(nothing, "begin keep-nothing", "", ' aria-pressed="false"')


def _more(titled: View, noted: View) -> Iterator[str]:
    yield _button(_controls(noted)["options"], "begin options", "", ' aria-pressed="false"')
    for name in ("code", "about"):
        if name in _controls(titled):
            yield _button(_controls(titled)[name], name, "", ' aria-pressed="false"')


def _standing(view: View) -> Iterator[str]:
    for section in view.sections:
        if section.role == "standing":
            for control in section.items:
                if isinstance(control, Control) and control.id in ("support", "quick-exit"):
                    yield _button(control, control.id, "", f' aria-keyshortcuts="{escape(control.key.upper())}"')


def _button(control: Control, press: str, kind: str, more: str) -> str:
    about = f' title="{escape(control.description)}"' if control.description else ""
    style = f' class="{kind}"' if kind else ""
    # disabled until the scripts listen: what is pressed before would be lost
    attributes = f'disabled type="button" data-press="{escape(press)}"{style}{more}{about}'
    return f"<button {attributes}>{escape(control.label)}</button>"


def _support(view: View) -> Iterator[str]:
    for section in view.sections:
        if section.role != "text":
            continue
        for line in _lines([section]):
            if line.role == "caption":
                yield f"<h3>{escape(line.text)}</h3>"
            elif line.role != "heading":
                kind = ' class="details"' if line.role == "note" else ""
                yield f"<p{kind}>{escape(line.text)}</p>"


def _lines(sections: Iterable[Section]) -> Iterator[Line]:
    for section in sections:
        for item in section.items:
            if isinstance(item, Line):
                yield item


def _controls(view: View) -> dict[str, Control]:
    return {control.id: control for control in view.controls()}


def theme_css() -> str:
    """Return the stage's themes as CSS variables."""
    rules = []
    for theme in THEMES.values():
        inks = {name: ink for name in theme.__dataclass_fields__ if isinstance(ink := getattr(theme, name), tuple)}
        body = " ".join(f"--{name}: {code(ink)};" for name, ink in inks.items())
        rules.append(f'[data-theme="{theme.name}"] {{ {body} }}')
    return "\n".join(rules) + "\n"


def consent() -> str:
    """Return what the page with pygbag's own runtime says of where that comes from; pygbag fills in the address."""
    host = "{{cookiecutter.cdn}}"
    told, asked = (escape(text.format(host=host)) for text in (THIRD_PARTY, THIRD_PARTY_ACCEPT))
    button = f'<div class="start"><button type="button" id="accept" class="primary">{asked}</button></div>'
    return f'<section id="consent" class="notice"><p>{told}</p>{button}</section>'


def attribute(data: object) -> str:
    """Return `data` as JSON inside an HTML attribute."""
    return escape(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
