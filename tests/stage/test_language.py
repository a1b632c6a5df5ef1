"""Longer words than English has: nothing is cut off, on a phone and with large text."""

from __future__ import annotations

import pytest

from game.language.catalog import Catalog
from game.language.shelf import languages
from game.stage.layout import arrange
from game.stage.mark import Words as Line
from game.stage.typeface import Typefaces
from game.view.describe import describe
from game.view.edition import Editions
from game.view.session import Session
from game.view.settings import Settings, System
from game.view.view import View
from game.view.words import ui_texts
from tests.pilot.pilot import ROOT, TODAY, tiny_story
from tests.view.pseudo import CODE, shelf

SPANISH = "áéíóúüñÁÉÍÓÚÜÑ¿¡«»ºª—“”’"
TYPEFACES = Typefaces()


def longer() -> Catalog:
    """Return a language whose words are two fifths longer than English, and as long to break."""
    return Catalog(CODE, "Longer", "signed", {key: (text, _stretched(text)) for key, text, _ in ui_texts()})


def _stretched(text: str) -> str:
    return text if "{" in text else text + text[: len(text) * 2 // 5].replace(" ", "n")


def view(language: str, screen: str, size: int) -> View:
    story = tiny_story()
    editions = Editions(story, {**languages(ROOT / "tests" / "fixtures" / "tiny"), **shelf(longer())})
    system, chosen = System(today=TODAY, can_quit=True), Settings(language=language, text_size=size)
    session = Session(story, system, chosen, editions=editions).translated()
    for control in ("begin", "go-on", "chair:kit", "choice:sit-down", "go-on"):
        session = session.press(control) if screen != "title" else session
    return describe(session.press("settings") if screen == "settings" else session)


@pytest.mark.parametrize("language", ["es", CODE])
@pytest.mark.parametrize("screen", ["title", "scene", "settings"])
@pytest.mark.parametrize(
    ("size", "ratio", "text"),
    [
        ((390, 844), 1.0, 100),
        ((390, 844), 1.0, 200),
        ((780, 1688), 2.0, 200),
        ((1280, 720), 1.0, 100),
        ((1280, 720), 1.0, 200),
        ((320, 480), 1.0, 200),
    ],
)
def test_every_word_lies_in_its_control_and_every_control_in_the_window(
    language: str, screen: str, size: tuple[int, int], ratio: float, text: int
) -> None:
    sheet = arrange(view(language, screen, text), size, ratio, TYPEFACES)
    for block in (*sheet.fixed, *sheet.flowing):
        if block.target is None:
            continue
        assert block.box.x >= 0, block.id
        assert block.box.right <= size[0], block.id
        for mark in block.marks:
            if isinstance(mark, Line):
                assert mark.x >= block.box.x, (block.id, mark.text)
                right = mark.x + TYPEFACES.width(mark.text, mark.face, mark.size)
                assert right <= block.box.right, (block.id, mark.text)
                assert mark.y + TYPEFACES.height(mark.face, mark.size) <= block.box.bottom + 2, (block.id, mark.text)


@pytest.mark.parametrize("language", ["en", "es", CODE])
@pytest.mark.parametrize(("size", "text"), [((390, 844), 100), ((390, 844), 200), ((1280, 720), 100)])
def test_standing_commands_do_not_lie_on_each_other(language: str, size: tuple[int, int], text: int) -> None:
    shown = view(language, "scene", text)
    sheet = arrange(shown, size, 1.0, TYPEFACES)
    standing = shown.section("standing")
    assert standing is not None
    boxes = [block.box for item in standing.items if (block := sheet.block(item.id)) is not None]
    assert len(boxes) == len(standing.items)
    assert not any(one.overlaps(other) for at, one in enumerate(boxes) for other in boxes[at + 1 :])


def test_the_fonts_have_every_letter_of_spanish() -> None:
    catalog = languages(ROOT / "tests" / "fixtures" / "tiny")["es"].open().catalog
    letters = {*SPANISH, *(letter for _, said in catalog.entries.values() for letter in said)} - {"\n"}
    for path in sorted((ROOT / "assets" / "fonts").glob("*.ttf")):
        if path.stem == "symbols":
            continue
        font = TYPEFACES.font(path.stem.replace("-firm", ""), 20)  # type: ignore[arg-type]
        assert [
            letter for letter, metrics in zip(letters, font.metrics("".join(letters)), strict=True) if not metrics
        ] == []


def test_the_view_changes_in_place() -> None:
    """A language is chosen on the settings: the same controls stand there, with other words."""
    english, spanish = view("en", "settings", 100), view("es", "settings", 100)
    assert [control.id for control in english.controls()] == [control.id for control in spanish.controls()]
    labels = {control.id: control.label for control in spanish.controls()}
    assert labels["erase"] == "Borrar lo que se guarda aquí"
