"""The printed pack: what stands on it, and that its pages hold together on both papers and in both languages."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

import pytest

from game.cli.entry import main
from game.language.shelf import languages
from game.narrative.cast import Cast
from game.narrative.state import Setting
from game.narrative.story import Casting
from game.view import words_pack as pack_words
from game.view.edition import Editions
from game.workshop.evening import evenings
from game.workshop.markup import Markup, element
from game.workshop.pack import pdf
from game.workshop.pack.commands import LENGTHS
from game.workshop.pack.document import document
from game.workshop.pack.pack import PAPERS, Pack
from game.workshop.plan import make_plan, route_of
from tests.pilot.pilot import ROOT, real_story

FONTS = ROOT / "assets" / "fonts"
Capture = pytest.CaptureFixture[str]


def missing(what: str) -> NoReturn:
    """Skip with the reason, but fail in CI, where everything has to be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what}, and in CI it has to be")
    pytest.skip(what)


def pack(plan: str = "45", chair: str = "kit", language: str = "en", **others: Any) -> Pack:
    edition = Editions(real_story(), languages(ROOT / "story")).edition(language)
    story = edition.story
    plans = tuple(make_plan(story, chair, length) for length in LENGTHS[plan])
    setting = Setting(chair=chair, cut=route_of(story, chair).cut)
    cast = others.pop("cast", story.cast)
    told = evenings(story, cast, setting, plans)
    return Pack(story, edition.say, cast, plans, chair, told, today="2026-11-25", **others)


@cache
def page(plan: str = "45", chair: str = "kit", language: str = "en", paper: str = "a4", country: str = "") -> str:
    return document(pack(plan, chair, language, paper=paper, country=country), FONTS)


def plain(markup: str) -> str:
    """Return the words of a document as one line."""
    body = markup.partition("<body>")[2]
    return html.unescape(" ".join(re.sub(r"<[^>]*>", " ", body).split()))


# --- what stands on it


def test_every_sheet_of_the_list_is_there() -> None:
    made, say = page("90"), pack().say
    for heading in ("PLAN", "AGREEMENT", "DEBRIEF", "VOTE_CARDS", "FEELINGS_NEEDS", "REFLECTION", "FEEDBACK", "BLANK"):
        assert f"<h2>{say(getattr(pack_words, heading))}</h2>" in made, heading
    for letter in "ABCDE":
        assert f'<div class="vote"><b>{letter}</b></div>' in made
    for name in ("Watch Kit", "Watch Rowan", "Watch the silence"):
        assert f"<h2>{name}</h2>" in made


@pytest.mark.parametrize(("plan", "minutes"), [("45", ["45"]), ("90", ["90"]), ("2x60", ["60", "60"])])
def test_the_plan_has_times_to_its_last_minute(plan: str, minutes: list[str]) -> None:
    spans = re.findall(r"<td>(\d+)–(\d+)</td>", page(plan))
    assert [
        end for (start, end), after in zip(spans, [*spans[1:], ("0", "")], strict=True) if after[0] == "0"
    ] == minutes
    assert all(after[0] in ("0", end) for (_, end), after in pairwise(spans))


@pytest.mark.parametrize("chair", ["kit", "rowan", "both"])
@pytest.mark.parametrize("plan", list(LENGTHS))
def test_each_scene_of_the_plan_has_a_card_with_letters_and_a_page_of_what_follows(plan: str, chair: str) -> None:
    made = pack(plan, chair)
    markup = document(made)
    played = {scene for one in made.plans for place in one.places for scene in place}
    assert {evening.id for evening in made.evenings} <= played
    assert len(made.evenings) == sum(len(one.places) for one in made.plans), "a place is printed once"
    for number, evening in enumerate(made.evenings, 1):
        assert f'id="scene-{number}"' in markup
        assert f'id="follows-{number}"' in markup
        assert "".join(answer.letter for answer in evening.answers) == "ABCDE", evening.id
        assert sum(line.bid for line in evening.lines) == 1, evening.id


def test_the_cards_do_not_say_what_the_answers_are_worth() -> None:
    made = pack()
    cards = page()[page().index('id="scene-1"') : page().index('id="follows-1"')]
    for evening in made.evenings:
        assert evening.answers[0].change not in html.unescape(cards)
        assert evening.need not in html.unescape(cards)
    assert all(made.say(text) not in plain(f"<body>{cards}") for text in pack_words.KINDS.values())


def test_pauses_stand_in_the_plan() -> None:
    made = pack("90")
    told = [evening.title for evening in made.evenings if evening.id in made.plans[0].pauses]
    assert len(told) == 3
    assert all(f"{title} – pause and talk" in plain(page("90")) for title in told)


def test_the_second_session_begins_with_what_happened() -> None:
    assert "What happened so far" in plain(page("2x60"))
    assert "What happened so far" not in plain(page("90"))


def test_what_comes_after_the_naming_is_about_it() -> None:
    answer = next(evening for evening in pack("90").evenings if evening.id == "answer")
    assert [one.kind for one in answer.answers].count("repair") == 3, "three apologies to compare"


def test_names_and_pronouns_are_those_that_were_chosen() -> None:
    casting: Casting = next(one for one in real_story().castings if one.id == "tomas-and-ben")
    cast: Cast = replace(
        real_story().cast, people={**real_story().cast.people, **{one.id: one for one in casting.people}}
    )
    told = plain(document(pack(cast=cast)))
    assert "Watch Tomas" in told
    assert "What Ben hoped for: that somebody would be as glad as he was." in told
    assert not re.search(r"\b(Kit|Rowan)\b", told.replace("Kit’s chair", ""))
    assert not re.search(r"[{}]", told), "a mark that was not filled in"


@pytest.mark.parametrize("language", ["en", "es"])
def test_no_mark_and_no_empty_place_is_left(language: str) -> None:
    told = plain(page("90", language=language, country="ES"))
    assert not re.search(r"[{}]|None", told)


def test_the_words_of_the_pack_are_translated() -> None:
    catalog = languages(ROOT / "story")["es"].open().catalog
    own = {key: text for key, text in catalog.entries.items() if key.startswith("ui/pack/")}
    texts = [(text.key, text.english) for text in everything(vars(pack_words))]
    assert len(texts) > 150
    same = {key for key, english in texts if own[key] == (english, english)}
    assert same <= {"ui/pack/way"}, "what is the same in both languages"
    assert "Tarjetas de voto" in plain(page(language="es"))


def everything(values: Mapping[str, object]) -> list[Any]:
    from game.view.text import texts_of

    return [text for name, value in values.items() if name.isupper() for text in texts_of(value)]


def test_support_lines_are_dated_or_to_be_checked() -> None:
    told = plain(page(country="GB"))
    assert "Samaritans: 116 123" in told
    assert "Check this number before you rely on it." in told
    assert "Samaritans" not in plain(page()), "no country, no lines: local ones are written in"
    assert "In danger now: United Kingdom: 999" in plain(page())
    assert page().count('<table class="empty">') == 1


# --- that it is safe and whole


def test_text_from_a_story_is_never_markup() -> None:
    made = pack()
    evil = "</style><script>alert(1)</script> & “quotes” \"'"
    first = replace(made.evenings[0], title=evil, need=evil, predict=evil, prompts=(evil,), summary=evil)
    told = document(replace(made, evenings=(first, *made.evenings[1:])))
    assert "<script" not in told
    assert told.count(html.escape(evil, quote=False)) >= 5


def test_escaping_is_the_default() -> None:
    assert element("p", "<b>", Markup("<i>x</i>"), class_='"') == '<p class="&quot;">&lt;b&gt;<i>x</i></p>'


class _Balanced(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.asks: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.asks += [name for name, _ in attrs if name in ("src", "href", "onclick", "style")]
        if tag not in ("meta", "br", "hr"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_the_page_is_well_formed_and_asks_for_nothing() -> None:
    parser = _Balanced()
    parser.feed(page("90"))
    assert parser.open == []
    assert parser.asks == []
    assert set(re.findall(r"url\(\"(\w+):", page("90"))) == {"data"}
    assert "http" not in page("90")
    assert re.search(r'<html lang="es">', page(language="es"))


def test_black_and_white_is_enough() -> None:
    colours = set(re.findall(r"#[0-9a-f]{3,8}\b", (ROOT / "game/workshop/pack/pack.css").read_text("utf-8")))
    assert {colour for colour in colours if colour not in ("#000", "#fff")} <= {"#e9e9e9", "#0004"}, "on screens only"


# --- its pages


def pages(markup: str) -> tuple[dict[str, int], int]:
    """Return on which page each sheet begins, and how many there are."""
    try:
        from weasyprint import HTML  # type: ignore[import-untyped]
    except (ImportError, OSError) as error:
        missing(f"WeasyPrint cannot be used ({error})")
    laid = HTML(string=markup).render()
    begins: dict[str, int] = {}
    for number, one in enumerate(laid.pages, 1):
        for anchor in one.anchors:
            begins.setdefault(anchor, number)
    return begins, len(laid.pages)


@pytest.mark.parametrize(
    ("plan", "chair", "language", "paper", "country"),
    [
        ("45", "kit", "en", "letter", "US"),
        ("90", "rowan", "es", "a4", "ES"),
        ("2x60", "both", "en", "letter", "GB"),
        ("2x60", "kit", "es", "letter", ""),
    ],
)
def test_every_sheet_and_card_fits_its_page(plan: str, chair: str, language: str, paper: str, country: str) -> None:
    """Nothing is cut and nothing spills: each sheet takes one page, and the plan of two sessions takes two."""
    begins, count = pages(page(plan, chair, language, paper, country))
    starts = sorted(begins.items(), key=lambda item: item[1])
    ends = [start for _, start in starts[1:]] + [count + 1]
    long = {name: end - start for (name, start), end in zip(starts, ends, strict=True) if end - start != 1}
    assert long == ({"plan": 2} if plan == "2x60" else {})


def test_a_very_long_scene_goes_on_to_the_next_page_and_loses_nothing() -> None:
    made = pack()
    first = made.evenings[0]
    lines = tuple(line._replace(text=" ".join([line.text] * 12)) for line in first.lines)
    begins, _ = pages(document(replace(made, evenings=(replace(first, lines=lines), *made.evenings[1:])), FONTS))
    assert begins["scene-2"] - begins["scene-1"] > 1


@pytest.mark.parametrize(("paper", "size"), [("a4", (595, 842)), ("letter", (612, 792))])
def test_the_pdf_has_the_papers_size_and_the_programs_type(paper: str, size: tuple[int, int], tmp_path: Path) -> None:
    if not shutil.which("pdfinfo"):
        missing("poppler-utils is not installed (Debian: apt-get install poppler-utils)")
    try:
        data = pdf.pdf(page(paper=paper))
    except pdf.NoPrinter as error:
        missing(str(error))
    target = tmp_path / "pack.pdf"
    target.write_bytes(data)
    told = subprocess.run(["pdfinfo", target], capture_output=True, text=True, check=True).stdout
    found = re.search(r"Page size:\s+([\d.]+) x ([\d.]+)", told)
    assert found
    assert (round(float(found[1])), round(float(found[2]))) == size
    fonts = subprocess.run(["pdffonts", target], capture_output=True, text=True, check=True).stdout
    assert set(re.findall(r"^[A-Z]{6}\+(\S+)", fonts, re.M)) == {
        "Pack-Sans",
        "Pack-Sans-Semi-Bold",
        "Pack-Serif",
        "Pack-Serif-Italic",
    }, "every sign is in the program's own fonts"
    words = subprocess.run(["pdftotext", target, "-"], capture_output=True, text=True, check=True).stdout
    assert "Your thumb is still on the screen." in " ".join(words.split())


def test_the_pdf_fetches_nothing(tmp_path: Path) -> None:
    pytest.importorskip("weasyprint", exc_type=ImportError)
    seen = tmp_path / "seen.css"
    seen.write_text("body { color: red }", "utf-8")
    markup = f'<link rel="stylesheet" href="{seen.as_uri()}"><p>Text</p>'
    assert pdf.pdf(markup).startswith(b"%PDF")
    assert set(PAPERS) == {"a4", "letter"}


# --- the command


def test_the_command_writes_a_page(tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "pack.html"
    assert main(["print", str(ROOT / "story"), "--plan", "90", "--casting", "sam-and-noor", "-o", str(target)]) == 0
    assert "9 scenes" in capsys.readouterr().out
    assert "Watch Noor" in target.read_text("utf-8")


def test_chapters_and_tags_can_be_left_out(tmp_path: Path, capsys: Capture) -> None:
    target = tmp_path / "pack.html"
    way = ["print", str(ROOT / "story"), "--plan", "90", "-o", str(target)]
    assert main([*way, "--chapters", "1,the-answer", "--leave-out", "illness"]) == 0
    told = plain(target.read_text("utf-8"))
    assert "They said yes" in told
    assert "Twenty to ten" not in told, "chapter 3, and illness"
    capsys.readouterr()
    assert main([*way, "--leave-out", "illness"]) == 0
    assert "8 scenes" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (["--chair", "juno"], "there is: kit, rowan, both"),
        (["--chapters", "9"], "there is no chapter “9”"),
        (["--leave-out", "rain"], "illness, family, parting"),
        (["--country", "XX"], "GB"),
        (["--casting", "x"], "tomas-and-ben"),
        (["--language", "xx"], "there is: en, es"),
        (["--plan", "30"], "2x60"),
    ],
)
def test_what_cannot_be_printed_is_said(wrong: list[str], says: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["print", str(ROOT / "story"), *wrong])
    assert stop.value.code == 2
    assert says in capsys.readouterr().err


def test_a_story_with_mistakes_is_not_printed(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "story.yaml").write_text("format: 1\n", "utf-8")
    assert main(["print", str(tmp_path)]) == 1
    told = capsys.readouterr().err
    assert "TC" in told
    assert "Traceback" not in told


@pytest.mark.parametrize("name", ["pack.html", "pack.pdf"])
def test_a_file_that_cannot_be_written_is_said(name: str, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "no").write_text("a file, not a folder", "utf-8")
    assert main(["print", str(ROOT / "story"), "-o", str(tmp_path / "no" / name)]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_without_weasyprint_a_pdf_is_refused_in_words(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    target = tmp_path / "pack.pdf"
    assert main(["print", str(ROOT / "story"), "-o", str(target)]) == 1
    told = capsys.readouterr().err
    assert "two-chairs[print]" in told
    assert ".html" in told
    assert not target.exists()
