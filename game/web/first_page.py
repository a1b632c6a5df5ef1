"""The first page as HTML, made from the very views that the game shows, so that both say the same."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path

from game.stage.colour import code
from game.stage.theme import EVENING, THEMES
from game.view.view import Control, Line, View
from game.view.words import CONTINUE, SETTING
from game.view.words_page import BLANK, SHELL, THIRD_PARTY, THIRD_PARTY_ACCEPT
from game.web.languages import Telling, Texts, Tongues, attribute, data, spans

PAGE = Path(__file__).resolve().parent / "page"

POLICY = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "connect-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "media-src": "'self'",
    "manifest-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'none'",
}
"""Only what the page truly uses: its own files, and WebAssembly, which browsers count as evaluation."""
STATUS = {"loading": "loading_now", "starting": "starting", "queued": "queued", "ready": "ready"}
"""What the page tells of its loading, and the words for it."""


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


def first_page(tongues: Tongues) -> dict[str, str]:
    """Return what of the page comes from the story, its views and the languages it is told in."""
    first = tongues.first
    titles = tongues.each(lambda telling: telling.edition.story.title)
    shell = {name: tongues.word(text) for name, text in SHELL.items()}
    return {
        "language": escape(first.title.language),
        "languages": " ".join(tongues.codes),
        "titles": data("title", titles),
        "title": escape(first.edition.story.title),
        "about": escape(subtitle(first)),
        "heading": spans(titles),
        "subtitle": spans(tongues.each(subtitle)),
        "settings": _view_button(tongues, "title", "settings", "settings", "", ' aria-pressed="false"'),
        "draft": "\n".join(_draft(tongues)),
        "switch": "\n".join(_switch(tongues)),
        "panel": code(EVENING.panel),
        "note_heading": spans(tongues.each(lambda telling: telling.note.title)),
        "note": "\n".join(f"<p>{texts}</p>" for line, texts in _lines(tongues, "note") if line.role != "heading"),
        "start": "\n".join(_start(tongues)),
        "more": "\n".join(_more(tongues)),
        "support_heading": spans(tongues.each(lambda telling: telling.support.title)),
        "support": "\n".join(_support(tongues)),
        "standing": "\n".join(_standing(tongues)),
        "status": " ".join(data(name, shell[text]) for name, text in STATUS.items()),
        "loading": attribute("aria-label", shell["loading"]),
        **{f"word:{name}": spans(texts) for name, texts in shell.items()},
    }


def blank(tongues: Tongues) -> Iterator[tuple[str, str]]:
    """Yield name and text of the page that quick exit leaves behind, in each language."""
    template = (PAGE / "blank.html").read_text("utf-8")
    for language, title in tongues.word(BLANK).items():
        name = "blank.html" if language == tongues.codes[0] else f"blank-{language}.html"
        yield name, fill(template, {"language": escape(language), "title": escape(title)})


def subtitle(telling: Telling) -> str:
    """Return the story's subtitle as its first page says it."""
    lines = (item for section in telling.title.sections if section.id == "text" for item in section.items)
    return " ".join(line.text for line in lines if isinstance(line, Line) and line.role == "note")


def _draft(tongues: Tongues) -> Iterator[str]:
    """What a language says of itself that nobody has signed; it is seen only where that language is."""
    for telling in tongues.told:
        for item in telling.title.items():
            if isinstance(item, Line) and item.id == "draft":
                yield f'<p class="quiet said" lang="{telling.edition.code}">{escape(item.text)}</p>'


def _switch(tongues: Tongues) -> Iterator[str]:
    """A button for each language, in its own words."""
    if len(tongues.codes) < 2:
        return
    yield f'<div class="languages" role="group" {attribute("aria-label", tongues.word(SETTING["language"]))}>'
    for telling in tongues.told:
        edition = telling.edition
        chosen = ' aria-current="true"' if telling is tongues.first else ""
        attributes = f'disabled type="button" data-language="{edition.code}" lang="{edition.code}"{chosen}'
        yield f"<button {attributes}>{escape(edition.label)}</button>"
    yield "</div>"


def _start(tongues: Tongues) -> Iterator[str]:
    """`Continue` is shown where a place is kept; `Begin` goes past the note, which stands on this page."""
    continues = Control("continue", "")
    yield _button(
        continues, tongues.word(CONTINUE), {}, "continue", "primary", ' id="continue" aria-pressed="false" hidden'
    )
    yield _view_button(tongues, "title", "begin", "begin go-on", "primary", ' id="begin" aria-pressed="false"')
    yield _view_button(tongues, "note", "keep-nothing", "begin keep-nothing", "", ' aria-pressed="false"')


def _more(tongues: Tongues) -> Iterator[str]:
    yield _view_button(tongues, "note", "options", "begin options", "", ' aria-pressed="false"')
    for name in ("workshop", "code", "about"):
        if name in _controls(tongues.first.title):
            yield _view_button(tongues, "title", name, name, "", ' aria-pressed="false"')


def _standing(tongues: Tongues) -> Iterator[str]:
    for name in ("support", "quick-exit"):
        control = _controls(tongues.first.title)[name]
        yield _view_button(tongues, "title", name, name, "", f' aria-keyshortcuts="{escape(control.key.upper())}"')


def _view_button(tongues: Tongues, view: str, name: str, press: str, kind: str, more: str) -> str:
    """Return the button of a view's control, with its words in every language."""
    found = {telling.edition.code: _controls(getattr(telling, view))[name] for telling in tongues.told}
    labels = {language: control.label for language, control in found.items()}
    abouts = {language: control.description for language, control in found.items()}
    return _button(found[tongues.codes[0]], labels, abouts, press, kind, more)


def _button(control: Control, labels: Texts, abouts: Texts, press: str, kind: str, more: str) -> str:
    about = f" {attribute('title', abouts)}" if control.description else ""
    style = f' class="{kind}"' if kind else ""
    # disabled until the scripts listen: what is pressed before would be lost
    attributes = f'disabled type="button" data-press="{escape(press)}"{style}{more}{about}'
    return f"<button {attributes}>{spans(labels)}</button>"


def _support(tongues: Tongues) -> Iterator[str]:
    for line, texts in _lines(tongues, "support"):
        if line.role == "caption":
            yield f"<h3>{texts}</h3>"
        elif line.role != "heading":
            kind = ' class="details"' if line.role == "note" else ""
            yield f"<p{kind}>{texts}</p>"


def _lines(tongues: Tongues, view: str) -> Iterator[tuple[Line, str]]:
    """Yield the lines of a view in reading order, with their words in every language."""
    by_id = {telling.edition.code: _text_lines(getattr(telling, view)) for telling in tongues.told}
    for name, line in by_id[tongues.codes[0]].items():
        yield line, spans({language: lines[name].text for language, lines in by_id.items() if name in lines})


def _text_lines(view: View) -> dict[str, Line]:
    sections = (section for section in view.sections if section.role == "text")
    return {item.id: item for section in sections for item in section.items if isinstance(item, Line)}


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


def consent(tongues: Tongues) -> str:
    """Return what the page with pygbag's own runtime says of where that comes from; pygbag fills in the address."""
    host = "{{cookiecutter.cdn}}"
    told, asked = (spans(tongues.word(text, host=host)) for text in (THIRD_PARTY, THIRD_PARTY_ACCEPT))
    button = f'<div class="start"><button type="button" id="accept" class="primary">{asked}</button></div>'
    return f'<section id="consent" class="notice"><p>{told}</p>{button}</section>'


def plain(value: object) -> str:
    """Return `value` as JSON inside an HTML attribute."""
    return escape(json.dumps(value, ensure_ascii=False, separators=(",", ":")))
