"""What a translator is given: every text in reading order, with what there is to know about it."""

from __future__ import annotations

from pathlib import Path

import polib
import pytest

from game.language.apply import keys
from game.language.author import po
from game.language.author.body import program_source, story_body
from game.language.author.merge import merge
from game.language.author.text import Body
from game.view.words import ui_texts
from tests.authoring.overlay import TINY, overlay, tiny
from tests.language.translator import again, start, tiny_story, words_body, write


@pytest.fixture
def body(tmp_path: Path) -> Body:
    return story_body(tiny(tmp_path))


def about(body: Body, key: str) -> tuple[str, ...]:
    return next(text.about for text in body.texts if text.key == key)


def test_every_text_is_there_once() -> None:
    assert sorted((text.key, text.source) for text in story_body(TINY).texts) == sorted(keys(tiny_story()))


def test_they_come_in_reading_order_and_say_where_they_stand(body: Body) -> None:
    places = {text.file: [] for text in body.texts}  # type: dict[str, list[int]]
    for text in body.texts:
        places[text.file].append(text.line)
    assert list(places) == ["story.yaml", "chapters/table.yaml", "endings.yaml", "concepts.yaml", "support.yaml"]
    assert all(lines == sorted(lines) for lines in places.values())
    for text in body.texts:
        written = (TINY / text.file).read_text(encoding="utf-8").splitlines()[text.line - 1]
        assert text.source[:10] in written, text


def test_context_says_who_speaks_after_what_and_when(body: Body) -> None:
    assert about(body, "scene/cup/text/sit") == (
        "Scene “A cup of tea”.",
        "Rowan speaks.",
        "This is the bid, which is drawn large.",
        "After: “The kettle clicks off. {rowan} has put out two cups.”",
    )
    assert "In place of “Sit with me?”, if this holds: at least 1 miss in a row." in about(
        body, "scene/cup/text/sit/instead/sit-short"
    )
    assert about(body, "scene/cup/text/kettle")[1:] == (
        "Narration, to Kit as “you”.",
        "Marks you can use: {rowan} is the name, {rowan.they} a pronoun, {rowan:…|…|…} a word for she|he|they.",
    )
    assert "An answer of Kit to “Sit with me?”. Meant as: turning toward." in about(
        body, "scene/cup/choices/sit-down/text"
    )
    assert about(body, "scene/cup/choices/in-a-minute/reply/minute")[-1] == "After: “In a minute.”"
    assert "Ends the sentence “What Rowan hoped for: …”: no capital letter, no full stop." in about(
        body, "scene/cup/need"
    )
    assert about(body, "ending/cold/text/left-alone")[-1] == "Said only if this holds: that cup was missed."
    assert all(text.about for text in body.texts)


def test_a_closing_from_the_other_chair_says_so(tmp_path: Path) -> None:
    story = tiny(tmp_path)
    closing = "rowan:\n  missing: Time.\n  there: Tea.\n  next: Ask."
    overlay(story, f"# endings.yaml > endings > warm > next\nnext: Ask again.\n{closing}")
    assert "Rowan's chair" in about(story_body(story), "ending/warm/rowan/next")[-1]


def test_a_new_file_explains_itself_and_reads_back_the_same(body: Body) -> None:
    made = start(body)
    text = made.path.read_text(encoding="utf-8")
    assert "{rowan:lista|listo|liste}" in text
    assert "python -m game translate compile es" in text
    assert (made.name, made.status) == ("Español", "draft")
    assert [entry.msgctxt for entry in made.file] == [text.key for text in body.texts]
    again(made)
    assert made.path.read_text(encoding="utf-8") == text
    assert polib.pofile(str(made.path)).metadata["Language"] == "es"


def test_whoever_signs_takes_the_draft_off(body: Body) -> None:
    made = start(body)
    made.file.metadata[po.SIGNED] = "A native reader"
    assert again(made).status == "signed"


def test_a_translator_keeps_comments_order_and_name(body: Body) -> None:
    made = write(start(body))
    made.file[4].tcomment = "I am not sure of this one.\nAsk Juno."
    made.file.metadata[po.NAME] = "Castellano"
    made = again(made)
    po.save(made, merge(body.texts, made.file))
    back = po.read(body.folder, "es")
    assert back.file[4].tcomment == "I am not sure of this one.\nAsk Juno."
    assert back.name == "Castellano"
    assert [entry.msgstr for entry in back.file] == [entry.msgstr for entry in made.file]


def test_the_template_holds_every_text(body: Body) -> None:
    template = polib.pofile(po.template(body))
    assert [entry.msgctxt for entry in template] == [text.key for text in body.texts]
    assert po.template(body) == po.template(body)


def test_the_programs_words_are_there_with_the_pronouns(tmp_path: Path) -> None:
    body = words_body(tmp_path)
    assert [text.key for text in body.texts[:3]] == ["pronouns/she/they", "pronouns/she/them", "pronouns/she/their"]
    assert [text.key for text in body.texts[-3:]] == ["ui/chapter", "ui/begin", "ui/minutes/one"]
    assert body.texts[-2].about == ("button",)


def test_the_views_own_words_can_be_translated(tmp_path: Path) -> None:
    body = program_source(tmp_path).body("es")
    wanted = list(ui_texts("es"))
    assert [(text.key, text.source) for text in body.texts if text.key.startswith("ui/")] == [
        (key, english) for key, english, _ in wanted
    ]
    assert len({text.key for text in body.texts}) == len(body.texts), "each key once"
    begin = next(text for text in body.texts if text.key == "ui/begin")
    assert begin.file == "game/view/words.py"
    assert begin.line
