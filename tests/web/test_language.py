"""The page in two languages: before Python is there, by what the browser reads or by a button, and on into the game."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from game.language.catalog import Catalog
from game.view import words
from game.view.words_page import SHELL
from game.web import first_page
from game.web.languages import Tongues, attribute, css, spans, tellings
from tests.pilot.pilot import TODAY, tiny_story
from tests.view.pseudo import CODE, bracketed, outside, shelf
from tests.web.conftest import ROOT
from tests.web.driver import controls, screen, settled, wait_for

SHOTS = ROOT / "build" / "web" / "shots"
ADDRESSED = ("aria-label", "title")


class Reader(HTMLParser):
    """Collects what is read in one language, and what stands in attributes that are read."""

    def __init__(self, text: str, code: str) -> None:
        super().__init__()
        self.code = code
        self.said: list[str] = []
        self._path: list[tuple[str, str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag not in ("meta", "link", "img", "progress"):
            self._path.append(
                (tag, found.get("lang", "") if "said" in found.get("class", "") or tag == "button" else "")
            )
        told = found.get("data-told")
        self.said += [
            found[f"data-{name}-{self.code}"] if name == told else found[name] for name in ADDRESSED if name in found
        ]

    def handle_endtag(self, tag: str) -> None:
        while self._path and self._path.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        tags = {tag for tag, _ in self._path}
        others = {lang for _, lang in self._path} - {"", self.code}
        if not tags & {"script", "style", "title"} and not others and data.strip():
            self.said.append(data.strip())


def page() -> str:
    story = tiny_story()
    tongues = Tongues(tellings(story, shelf(bracketed(story)), TODAY))
    values = first_page.first_page(tongues) | {
        "folder": "page",
        "runtime": "{}",
        "policy": "",
        "hints": "",
        "stock": "",
    }
    values |= {"entry": "boot.js", "consent": first_page.consent(tongues)}
    return first_page.fill((first_page.PAGE / "index.html").read_text("utf-8"), values)


def test_the_first_page_leaves_no_english_behind() -> None:
    read = Reader(page(), CODE).said
    kept = {"Pseudo", "draft"}  # inside the brackets of its own name
    addresses = re.compile(r"\{\{.*?\}\}")
    assert [text for text in read if set(outside(addresses.sub("", text)).split()) - kept] == []
    assert any(words.DRAFT.english in text for text in read)
    assert len(read) > 25


def test_the_first_page_is_the_same_in_english_as_without_other_languages() -> None:
    story = tiny_story()
    alone = Tongues(tellings(story, None, TODAY))
    assert first_page.first_page(alone)["switch"] == ""
    assert 'class="said"' not in first_page.first_page(alone)["note"]
    assert "⟦" not in " ".join(Reader(page(), "en").said).replace("⟦⟦Pseudo⟧ (draft)⟧", "")


def test_every_text_of_the_status_is_there_in_every_language() -> None:
    text = page()
    for name in first_page.STATUS:
        for code in ("en", CODE):
            assert f'data-{name}-{code}="' in text
    assert SHELL["loading_now"].english in text


def test_what_is_the_same_everywhere_stands_there_once() -> None:
    assert spans({"en": "999", "es": "999"}) == "999"
    assert spans({"en": "<b>", "es": "¿?"}) == (
        '<span class="said" lang="en">&lt;b&gt;</span> <span class="said" lang="es">¿?</span>'
    )
    assert attribute("title", {"en": 'a "b"', "pt-BR": "c"}) == (
        'title="a &quot;b&quot;" data-title-en="a &quot;b&quot;" data-title-pt-br="c" data-told="title"'
    )
    assert css(("en", "es")).count("display: none") == 2


def test_quick_exit_leaves_a_page_in_each_language() -> None:
    story = tiny_story()
    spanish = Catalog("es", "Español", "signed", {"ui/page/blank": ("Blank page", "Página en blanco")})
    pages = dict(first_page.blank(Tongues(tellings(story, shelf(spanish), TODAY))))
    assert set(pages) == {"blank.html", "blank-es.html"}
    assert '<html lang="es">' in pages["blank-es.html"]
    assert "<title>Página en blanco</title>" in pages["blank-es.html"]
    assert "<title>Blank page</title>" in pages["blank.html"]


# --- in a browser


def seen(page: Any) -> str:
    return str(page.inner_text("#shell"))


def shot(page: Any, name: str) -> None:
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png")


LAPTOP = {"viewport": {"width": 1280, "height": 720}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}


@pytest.mark.browser
@pytest.mark.parametrize(
    ("locale", "language", "begin"),
    [("es-ES", "es", "Empezar"), ("es-MX", "es", "Empezar"), ("en-GB", "en", "Begin"), ("fr-FR", "en", "Begin")],
)
def test_the_first_page_is_in_the_browsers_language(opened: Any, locale: str, language: str, begin: str) -> None:
    page = opened(locale=locale)
    page.wait_for_selector("#begin:enabled")
    assert page.get_attribute("html", "lang") == language
    assert page.inner_text("#begin") == begin
    assert page.get_by_role("button", name=begin, exact=True).is_visible()
    assert page.locator(f'[data-language="{language}"][aria-current=true]').count() == 1
    other = {"es": SHELL["loading_now"].english, "en": "Se están cargando"}[language]
    assert other not in seen(page)
    wait_ready(page)
    page.click("#begin")
    wait_for(page, "chair")
    settled(page)
    assert page.get_attribute("html", "lang") == page.get_attribute("#game", "lang") == spoken(page, language)


def spoken(page: Any, language: str) -> str:
    """The story's language: Spanish only once the story itself has translations."""
    return language if (ROOT / "story" / "translations" / f"{language}.json").is_file() else "en"


def wait_ready(page: Any) -> None:
    page.wait_for_selector("#shell[data-ready], #shell[data-failed]", timeout=30_000)


@pytest.mark.browser
def test_the_first_paint_is_in_the_browsers_language(opened: Any) -> None:
    """Whatever is painted before the modules run is right already: the script in the head sees to it."""
    page = opened(locale="es-ES", complaining=True)
    page.route("**/*boot.js", lambda route: route.abort())
    page.reload(wait_until="domcontentloaded")
    assert page.get_attribute("html", "data-language") == "es"
    assert page.inner_text("#begin") == "Empezar"
    assert "Begin" not in seen(page)


@pytest.mark.browser
def test_the_switch_turns_the_page_and_then_the_game(opened: Any) -> None:
    page = opened(locale="en-US")
    page.wait_for_selector('button[data-language="es"]:enabled')
    assert page.get_by_role("group", name="Language").is_visible()
    page.focus('button[data-language="es"]')
    page.keyboard.press("Enter")
    assert page.get_attribute("html", "lang") == "es"
    assert page.inner_text("#begin") == "Empezar"
    assert page.get_by_role("group", name="Idioma").is_visible()
    assert page.evaluate("() => document.activeElement.dataset.language") == "es", "the button keeps the focus"
    assert page.get_attribute('[data-press="quick-exit"]', "title").startswith("Sale al instante")
    page.click("#begin")
    wait_for(page, "chair")
    settled(page)
    names = {control["id"]: control["name"] for control in controls(page)}
    assert names["settings"] == "Ajustes"
    assert names["support"] == "Ayuda"


@pytest.mark.browser
def test_the_switch_works_once_the_game_is_there_and_is_kept(opened: Any) -> None:
    page = opened(locale="en-US")
    wait_ready(page)
    page.click('button[data-language="es"]')
    assert page.inner_text("#status") == "Todo listo."
    page.click("#begin")
    wait_for(page, "chair")
    settled(page)
    assert {control["id"]: control["name"] for control in controls(page)}["quick-exit"] == "Salida rápida"
    kept = json.loads(json.loads(page.evaluate("() => localStorage.getItem('evening-notes')"))[0])
    assert kept["body"]["settings"]["language"] == "es"
    page.reload()
    page.wait_for_selector("#begin:enabled")
    assert page.inner_text("#begin") == "Empezar"


@pytest.mark.browser
def test_the_language_of_the_settings_comes_before_the_browsers(opened: Any) -> None:
    page = opened(locale="es-ES")
    wait_ready(page)
    page.click("#begin")
    wait_for(page, "chair")
    page.keyboard.press("o")
    wait_for(page, "settings")
    settled(page)
    names = {control["id"]: control["name"] for control in controls(page)}
    assert names["set:language=es"].startswith("Español")
    assert page.get_attribute('[data-id="set:language=en"]', "lang") == "en"
    page.locator('[data-id="set:language=en"]').click()
    page.wait_for_selector('[data-id="set:language=en"][aria-checked=true]')
    settled(page)
    assert screen(page) == "settings"
    assert {control["id"]: control["name"] for control in controls(page)}["erase"] == words.ERASE.english
    page.reload()
    page.wait_for_selector("#begin:enabled")
    assert page.get_attribute("html", "lang") == "en"
    assert page.inner_text("#begin") == "Begin"


@pytest.mark.browser
def test_quick_exit_leaves_a_page_in_the_language(opened: Any) -> None:
    page = opened(locale="es-ES")
    page.click('[data-press="quick-exit"]:enabled')
    page.wait_for_url("**/blank-es.html")
    assert page.title() == "Página en blanco"


@pytest.mark.browser
def test_what_failed_is_told_in_the_language(opened: Any) -> None:
    page = opened(locale="es-ES", complaining=True)
    page.route("**/pygame.wasm", lambda route: route.abort())
    page.reload()
    page.wait_for_selector("#shell[data-failed]", timeout=30_000)
    assert "No ha llegado un archivo" in page.inner_text("#failure")
    assert "A file did not arrive" not in page.inner_text("#failure")


@pytest.mark.browser
def test_without_scripts_every_language_is_there(opened: Any) -> None:
    page = opened(locale="es-ES", java_script_enabled=False)
    page.wait_for_selector("#begin")
    said = seen(page)
    assert "Begin" in said
    assert "Empezar" in said
    assert "los scripts están" in said or "aquí están desactivados" in said


@pytest.mark.browser
@pytest.mark.parametrize(("name", "options"), [("laptop", LAPTOP), ("phone", PHONE)])
def test_nothing_is_cut_off_in_spanish(opened: Any, name: str, options: dict[str, Any]) -> None:
    page = opened(locale="es-ES", **options)
    page.wait_for_selector("#begin:enabled")
    page.wait_for_timeout(300)
    shot(page, f"es-{name}-first")
    assert page.evaluate(
        "() => document.querySelector('main').scrollWidth <= document.querySelector('main').clientWidth"
    )
    wait_ready(page)
    page.click("#begin")
    wait_for(page, "chair")
    page.keyboard.press("o")
    wait_for(page, "settings")
    page.wait_for_timeout(300)
    shot(page, f"es-{name}-settings")
    width = options["viewport"]["width"]
    for control in controls(page):
        assert control["box"]["left"] >= 0, control
        assert control["box"]["right"] <= width, control


def test_the_site_holds_the_languages(site: Path) -> None:
    text = (site / "index.html").read_text("utf-8")
    assert 'data-languages="en es"' in text
    assert "Empezar" in text
    assert list(site.glob("page-*/language.js"))
