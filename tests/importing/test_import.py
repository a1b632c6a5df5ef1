"""The command, and the draft it writes: read without errors of form, with everything else named."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.authoring.checker import check
from game.authoring.loader import load_story
from game.authoring.shape import ID_PATTERN
from game.cli.entry import main
from game.importing import twee
from game.importing.commands import import_command
from game.importing.draft import NOTES, draft
from game.importing.slug import Slugs, slug

Capture = pytest.CaptureFixture[str]
ROOT = Path(__file__).parent.parent.parent
FIXTURES = ROOT / "tests" / "fixtures" / "importing"
KINDS = (ROOT / "story" / "kinds.yaml").read_text(encoding="utf-8")
GARDEN = """\
:: StoryTitle
A garden
:: The gate
You stand at a gate.
Sam: "Shall we?"
[[Go in->Garden]]
[[Turn back->Home]]
[[Into the fog->Fog]]
:: Garden
Roses: red ones, # white ones, {thorns}. $name
[[Home]]
:: Home
You are home.
"""
LEFT = {"TC118", "TC302", "TC304", "TC210", "TC405", "TC016"}
"""What check may say of a draft: to be filled in, no silent answer, few answers, marks, rings, more of the same."""


def imported(text: str, folder: Path) -> Path:
    source = folder / "garden.twee"
    source.write_text(text, encoding="utf-8")
    assert import_command([str(source), "-o", str(folder / "draft")]) == 0
    return folder / "draft"


def test_a_twine_story_becomes_a_draft(tmp_path: Path, capsys: Capture) -> None:
    story = imported(GARDEN, tmp_path)
    out = capsys.readouterr().out
    assert "2 scenes, 4 answers, 1 ending " in out
    assert "garden.twee:8:1: a way to a passage that is not there: Fog" in out
    assert "Next: python -m game check " in out
    loaded = load_story(story)
    assert loaded.draft is not None
    gate, garden = loaded.draft.scenes["the-gate"], loaded.draft.scenes["garden"]
    assert [(line.speaker, line.text) for line in gate.text] == [("", "You stand at a gate."), ("sam", "Shall we?")]
    assert [(choice.text, [jump.to for jump in choice.then]) for choice in gate.choices] == [
        ("Go in", ["garden"]),
        ("Turn back", ["end"]),
        ("Into the fog", ["end"]),
    ]
    assert garden.text[0].text == "Roses: red ones, # white ones, {thorns}. $name"
    home = loaded.draft.endings["home"]
    assert home.text[0].text == "You are home."
    door = next(door for door in loaded.draft.doors if door.ending == "home")
    assert door.when is not None
    assert door.when.source == "the-gate.choice == turn-back or garden.choice == home"


def test_check_names_what_is_left_and_nothing_else(tmp_path: Path) -> None:
    for name in ("kettle", "loops"):
        assert import_command([str(FIXTURES / f"{name}.ink.json"), "-o", str(tmp_path / name)]) == 0
        assert {problem.code for problem in check(load_story(tmp_path / name))} <= LEFT
    problems = check(load_story(imported(GARDEN, tmp_path)))
    assert {problem.code for problem in problems} <= LEFT
    kinds = [problem for problem in problems if problem.message == "'kind' is still to be filled in"]
    assert len(kinds) == 4


def test_a_draft_that_is_filled_in_can_be_played(tmp_path: Path) -> None:
    story = imported(GARDEN.replace("{thorns}", "thorns"), tmp_path)
    silent = (
        "      - {id: silent, text: Wait., kind: turn_away, silence: true, reply: [w: You wait.], then: end}\n    skip:"
    )
    for path in story.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8").replace("    skip:", silent).replace("place: fill-in", "place: room")
        text = text.replace("wants: fill-in", "wants: company").replace("kind: fill-in", "kind: fix")
        path.write_text(text.replace("fill-in", "Words."), encoding="utf-8")
    loaded = load_story(story)
    assert [str(problem) for problem in check(loaded) if problem.severity == "error"] == []
    assert loaded.story is not None


def test_the_notes_hold_the_whole_list(tmp_path: Path) -> None:
    text = GARDEN + "".join(f"<<set $a to {n}>>\n" for n in range(50))
    notes = (imported(text, tmp_path) / NOTES).read_text(encoding="utf-8")
    assert all(f"a macro: <<set $a to {n}>>" in notes for n in range(50))


def test_nothing_is_written_over(tmp_path: Path, capsys: Capture) -> None:
    imported(GARDEN, tmp_path)
    assert import_command([str(tmp_path / "garden.twee"), "-o", str(tmp_path / "draft")]) == 2
    assert "is there already" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"-> knot\n=== knot ===\n", "compile it to JSON first"),
        (b"just text", "neither Twee 3 nor compiled ink"),
        (b"{", "is not JSON"),
        (b'{"a": 1}', "not ink"),
        (b"\xff\xfe", "no UTF-8"),
    ],
)
def test_other_files_are_refused(data: bytes, says: str, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "file").write_bytes(data)
    assert import_command([str(tmp_path / "file"), "-o", str(tmp_path / "draft")]) == 1
    assert says in capsys.readouterr().err
    assert not (tmp_path / "draft").exists()


def test_a_missing_file_is_said(tmp_path: Path, capsys: Capture) -> None:
    assert main(["import", str(tmp_path / "none"), "-o", str(tmp_path / "draft")]) == 1
    assert "cannot be read" in capsys.readouterr().err


def test_help_has_examples(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as left:
        import_command(["--help"])
    assert left.value.code == 0
    assert "examples:\n  python -m game import " in capsys.readouterr().out


MARKUP = (" [[", "]]", "->", "|", "<-", "<<if x>>", "(set: $a to 1)", "{x}", "$a ", "<b>", "/* ", " */", "[img[x]]")
SIGNS = ('"', "Sam: ", "\\", "::", "[", "]", ":", " # ", "- ", "'", "!", "&", "*a", "%", "@", "`", "\t")
WORDS = ("rain", "tea ", "ü", "no", "1:30")
PIECES = st.sampled_from((*MARKUP, *SIGNS, *WORDS))
LINE = st.lists(PIECES, max_size=8).map("".join)


@given(st.lists(LINE, max_size=8))
def test_every_word_is_in_the_draft_or_on_the_list(lines: list[str]) -> None:
    text = "\n".join([":: Start", *lines])
    made = draft(twee.sketch(text, "f.twee"), KINDS)
    everything = "\n".join(text for name, text in made.files.items() if name != "kinds.yaml")
    for word in ("rain", "tea", "img", "ü", "1:30", "Sam", "set: $a to 1", "if x"):
        assert everything.count(word) >= (word in text)


@given(st.lists(LINE, max_size=6))
def test_every_draft_is_readable_yaml_with_known_ways(lines: list[str]) -> None:
    made = draft(twee.sketch("\n".join([":: Start", *lines, ":: rain", "[[Start]]"]), "f.twee"), KINDS)
    with tempfile.TemporaryDirectory() as name:
        for file, text in made.files.items():
            path = Path(name) / file
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        codes = {problem.code for problem in check(load_story(Path(name)))}
    assert codes <= LEFT | {"TC113", "TC401", "TC402", "TC405", "TC406", "TC107", "TC301"}


@given(st.lists(st.text(max_size=30), max_size=20))
def test_ids_are_ids_and_differ(names: list[str]) -> None:
    slugs = Slugs()
    made = [slugs.new(name) for name in names]
    assert len(set(made)) == len(made)
    assert all(re.match(ID_PATTERN, each) and len(each) <= 60 for each in made)


@pytest.mark.parametrize(
    ("text", "made"), [("It's 5 o'clock!", "its-5-oclock"), ("2nd", "part-2nd"), ("Fill in", "fill-in-part")]
)
def test_ids_say_what_they_are_of(text: str, made: str) -> None:
    assert slug(text) == made
