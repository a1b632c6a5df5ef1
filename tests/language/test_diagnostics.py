"""Every code of translations has a page in docs/diagnostics/, and the examples of every page do what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from game.authoring.problem import Problem
from game.language.author import po
from game.language.author.text import Body
from game.language.author.verify import verify
from game.language.shelf import languages
from tests.authoring.overlay import tiny
from tests.language.translator import body_of, start, words_body, write

PAGES = Path(__file__).parents[2] / "docs" / "diagnostics"
FENCE = re.compile(r"^```(?:po|json|text)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CODES = sorted(path.stem for path in PAGES.glob("TC6*.md"))
FORMS = ("they", "them", "their")


def put(translation: po.Translation, example: str) -> None:
    """Put `example` in the place of the entry that it is for."""
    key = re.search(r"^msgctxt .*$", example, re.MULTILINE)
    assert key is not None
    entries = translation.path.read_text(encoding="utf-8").split("\n\n")
    changed = [example.strip() if key[0] in entry.splitlines() else entry.strip() for entry in entries]
    assert changed != entries
    translation.path.write_text("\n\n".join(changed) + "\n", encoding="utf-8")


def body_for(example: str, folder: Path) -> Body:
    return words_body(folder / "story" / "translations") if '"ui/' in example else body_of(tiny(folder))


def problems(example: str, folder: Path) -> list[Problem]:
    body = body_for(example, folder)
    translation = start(body)
    put(translation, example)
    try:
        return list(verify(body, po.read(body.folder, "es"), FORMS))
    except po.UnreadableError as error:
        return [error.problem]


def shown(problem: Problem | str, folder: Path) -> str:
    return str(problem).replace(f"{folder.as_posix()}/story/translations/", "").replace(f"{folder.as_posix()}/", "")


@pytest.mark.parametrize("code", CODES)
def test_the_examples_of_a_page(code: str, tmp_path: Path) -> None:
    wrong, output, mended = FENCE.findall((PAGES / f"{code}.md").read_text(encoding="utf-8"))
    found = problems(wrong, tmp_path / "wrong")
    assert [problem.code for problem in found] == [code]
    assert shown(found[0], tmp_path / "wrong") == output.strip()
    assert problems(mended, tmp_path / "mended") == []


def test_a_compiled_translation_that_cannot_be_used(tmp_path: Path) -> None:
    wrong, output, mended = FENCE.findall((PAGES / "TC502.md").read_text(encoding="utf-8"))
    path = tmp_path / "story" / "translations" / "es.json"
    path.parent.mkdir(parents=True)
    path.write_text(wrong, encoding="utf-8")
    (problem,) = languages(tmp_path / "story", tmp_path).get("es").open().problems  # type: ignore[union-attr]
    assert problem.replace(f"{tmp_path.as_posix()}/", "") == output.strip()
    path.write_text(mended, encoding="utf-8")
    assert languages(tmp_path / "story", tmp_path)["es"].open().problems == ()


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("{rowan} y {kit}, {rowan.Them} {kit:sola|solo|sole} {rowan:una|otra}", []),
        ("{rowan:|o|e}", []),
        ("{rowan.is}", ["TC602"]),
        ("{rowan.themself}", ["TC602"]),
        ("{Rowan}", ["TC602"]),
        ("{rowan.ella mira}", ["TC602"]),
        ("{}", ["TC602"]),
        ("{rowan:a|b|c|d}", ["TC604"]),
        ("{rowan:}", ["TC604"]),
        ("rowan}", ["TC603"]),
        ("{nobody:a|b|c} y {rowen.they}", ["TC602", "TC602"]),
        ("“Hola.”", []),
    ],
)
def test_marks_in_a_translation(words: str, codes: list[str], tmp_path: Path) -> None:
    body = body_of(tiny(tmp_path))
    translation = write(start(body), scene__cup__text__kettle=words)
    assert [problem.code for problem in verify(body, translation, (*FORMS, "them"))] == codes


@pytest.mark.parametrize("words", ["«Siéntate.»", "„Setz dich.“", '"Sit."', "— Siéntate."])
def test_speech_is_written_without_its_marks(words: str, tmp_path: Path) -> None:
    body = body_of(tiny(tmp_path))
    translation = write(start(body), scene__cup__text__sit=words)
    assert [problem.code for problem in verify(body, translation, FORMS)] == ["TC605"]


@pytest.mark.parametrize(
    ("key", "words", "codes"),
    [
        ("ui__chapter", "{title} ({number})", []),
        ("ui__chapter", "{title}", ["TC609"]),
        ("ui__chapter", "{number}: {titulo}", ["TC602", "TC609"]),
        ("ui__chapter", "{number}: {title", ["TC609", "TC603"]),
        ("ui__begin", "Empezar {rowan}", ["TC602"]),
        ("ui__minutes__one", "un minuto", []),
    ],
)
def test_places_in_the_programs_words(key: str, words: str, codes: list[str], tmp_path: Path) -> None:
    body = words_body(tmp_path)
    translation = write(start(body), **{key: words})
    assert [problem.code for problem in verify(body, translation, ())] == codes
