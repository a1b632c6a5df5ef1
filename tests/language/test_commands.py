"""The commands for translators, as they are typed."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.language.author import po
from game.language.author.compiled import compiled
from game.language.author.start import MISSING, translate_command
from game.language.catalog import dump, load
from game.language.shelf import languages
from tests.authoring.overlay import overlay, tiny
from tests.language.translator import again, write

ROOT = Path(__file__).parents[2]
Capture = pytest.CaptureFixture[str]
SPANISH = {
    "pronouns/she/they": "ella",
    "pronouns/he/they": "él",
    "pronouns/they/they": "elle",
    "pronouns/she/them": "la",
    "pronouns/he/them": "lo",
    **{f"pronouns/{name}/their": "su" for name in ("she", "he", "they")},
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with the tiny story in it."""
    tiny(tmp_path)
    (tmp_path / "assets").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def opened(folder: Path, code: str = "es") -> po.Translation:
    return po.read(folder, code)


def pronouns(here: Path) -> None:
    assert translate_command(["update", "es", "--program"]) == 0
    translation = opened(here / "assets" / "languages")
    for entry in translation.file:
        entry.msgstr = SPANISH.get(entry.msgctxt, "")
    again(translation)


@pytest.mark.parametrize("command", ["extract", "update", "report", "compile"])
def test_help_has_examples(command: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as left:
        translate_command([command, "--help"])
    assert left.value.code == 0
    told = capsys.readouterr().out
    assert told.startswith(f"usage: python -m game translate {command}")
    assert f"examples:\n  python -m game translate {command}" in told
    with pytest.raises(SystemExit):
        translate_command(["--help"])
    assert f"    {command} " in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [[], ["update"], ["report", "my-stroy"], ["extract", "es"], ["update", "es", "a/b", "--program"], ["merge"]],
)
def test_wrong_usage(words: list[str], here: Path) -> None:
    with pytest.raises(SystemExit) as left:
        translate_command(words)
    assert left.value.code == 2


def test_from_a_template_to_a_story_in_spanish(here: Path, capsys: Capture) -> None:
    assert translate_command(["extract"]) == 0
    assert (here / "story" / "translations" / "story.pot").is_file()
    assert (here / "assets" / "languages" / "program.pot").is_file()
    pronouns(here)
    assert translate_command(["update", "es"]) == 0
    write(opened(here / "story" / "translations"), scene__cup__text__kettle="Clic. {rowan.They} espera.")
    capsys.readouterr()
    assert translate_command(["compile", "es"]) == 0, capsys.readouterr().err
    shelf = languages(here / "story", here / "assets" / "languages")
    catalog, problems = shelf["es"].open()
    assert problems == ()
    assert catalog.pronouns == {
        "she": {"they": "ella", "their": "su"},
        "he": {"they": "él", "their": "su"},
        "they": {"they": "elle", "their": "su"},
    }, "a form has to be there for every set"
    assert catalog.text("story/title", "Tiny") == "ES Tiny"
    assert not any(key.startswith("pronouns/") for key in catalog.entries)


def test_compiling_is_the_same_every_time_and_can_be_checked(here: Path, capsys: Capture) -> None:
    pronouns(here)
    translate_command(["update", "es", "story"])
    target = here / "story" / "translations" / "es.json"
    assert translate_command(["compile", "--check"]) == 1
    assert not target.exists()
    assert translate_command(["compile"]) == 0
    before = target.read_bytes()
    assert translate_command(["compile"]) == 0
    assert target.read_bytes() == before
    assert translate_command(["compile", "--check"]) == 0
    translation = opened(target.parent)
    translation.file[0].msgstr = "Mini"
    again(translation)
    assert translate_command(["compile", "--check"]) == 1
    assert "out of date" in capsys.readouterr().out


def test_a_translation_with_mistakes_leaves_the_old_file(here: Path, capsys: Capture) -> None:
    translate_command(["update", "es", "story"])
    translate_command(["compile", "es", "story"])
    target = here / "story" / "translations" / "es.json"
    before = target.read_bytes()
    write(opened(target.parent), scene__cup__text__kettle="{rowen}")
    assert translate_command(["compile", "es", "story"]) == 1
    assert target.read_bytes() == before
    error = capsys.readouterr().err
    assert "story/translations/es.po:" in error
    assert "TC602" in error
    assert "did you mean 'rowan'?" in error


def test_fuzzy_empty_and_obsolete_are_not_compiled(here: Path) -> None:
    translate_command(["update", "es", "story"])
    folder = here / "story" / "translations"
    translation = opened(folder)
    for entry, flags in zip(translation.file, ([], ["fuzzy"], []), strict=False):
        entry.msgstr, entry.flags = "x", flags
    translation.file[2].obsolete = True
    again(translation)
    translate_command(["compile", "es", "story"])
    assert load((folder / "es.json").read_text(encoding="utf-8")).entries == {"story/title": ("Tiny", "x")}


def test_a_changed_story(here: Path, capsys: Capture) -> None:
    story = here / "story"
    pronouns(here)
    translate_command(["update", "es", "story"])
    translation = write(
        opened(story / "translations"), scene__cup__choices__sit_down__reply__day="{rowan.They} cuenta."
    )
    translation.file[3].tcomment = "Mine."
    again(translation)
    assert translate_command(["report", "es", "story", "--strict"]) == 0
    overlay(story, "# chapters/table.yaml > scenes > cup > title\ntitle: Two cups of tea")
    overlay(story, "# story.yaml > tags\ntags:\n  illness: illness\n  grief: grief")
    overlay(story, "# story.yaml > evidence\nevidence: [Research., More research.]")
    assert translate_command(["report", "es", "story"]) == 0
    assert translate_command(["report", "es", "story", "--strict"]) == 1
    capsys.readouterr()
    assert translate_command(["report", "--json", "es", "story"]) == 0
    (told,) = json.loads(capsys.readouterr().out)["reports"]
    assert (told["translated"], told["missing"], told["stale"], told["obsolete"]) == (91, 2, 2, 0)
    assert (told["language"], told["name"], told["status"], told["percent"]) == ("es", "Español", "draft", 95)
    assert [(each["key"], each["state"]) for each in told["left"]] == [
        ("story/tags/grief", "missing"),
        ("story/evidence/0", "stale"),
        ("story/evidence/1", "missing"),
        ("scene/cup/title", "stale"),
    ]
    assert {part["part"]: part["stale"] for part in told["parts"]}["The table"] == 1
    capsys.readouterr()
    assert translate_command(["update", "es", "story"]) == 0
    assert capsys.readouterr().out == "story/translations/es.po: 95 texts, 2 to translate, 2 fuzzy, 0 obsolete\n"
    updated = opened(story / "translations").file
    title = next(entry for entry in updated if entry.msgctxt == "scene/cup/title")
    assert (title.msgid, title.previous_msgid, title.msgstr) == ("Two cups of tea", "A cup of tea", "ES A cup of tea")
    assert "fuzzy" in title.flags
    assert updated[3].tcomment == "Mine."


def test_what_is_gone_is_counted(here: Path, capsys: Capture) -> None:
    translate_command(["update", "es", "story"])
    write(opened(here / "story" / "translations"))
    overlay(here / "story", "# story.yaml > evidence\n")
    translate_command(["update", "es", "story"])
    capsys.readouterr()
    translate_command(["report", "story", "--json"])
    (told,) = json.loads(capsys.readouterr().out)["reports"]
    assert (told["missing"], told["stale"], told["obsolete"]) == (0, 0, 1)


def test_a_report_for_people(here: Path, capsys: Capture) -> None:
    translate_command(["update", "es", "story"])
    capsys.readouterr()
    assert translate_command(["report", "story"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "Tiny — Español (es), draft"
    assert lines[3].split() == ["The", "table", "0", "0", "%", "51", "0"]
    assert any(line.endswith("missing story/title “Tiny”") for line in lines)


def test_a_story_with_mistakes_is_not_translated(here: Path, capsys: Capture) -> None:
    overlay(here / "story", "# chapters/table.yaml > scenes > cup > place\nplace: kitchin")
    assert translate_command(["update", "es", "story"]) == 1
    assert "TC104" in capsys.readouterr().err
    assert not (here / "story" / "translations").exists()


def test_what_cannot_be_read_or_written(here: Path, capsys: Capture) -> None:
    assert translate_command(["report", "fr", "story"]) == 1
    assert "TC601" in (error := capsys.readouterr().err)
    assert "'python -m game translate update fr'" in error
    (here / "story" / "translations").touch()
    assert translate_command(["update", "es", "story"]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_nothing_to_do(here: Path, capsys: Capture) -> None:
    assert translate_command(["report"]) == 0
    assert "translate update es" in capsys.readouterr().err
    assert translate_command(["update", "en", "story"]) == 1
    assert "written in 'en'" in capsys.readouterr().err


def test_a_reader_who_has_seen_enough_is_no_mistake(here: Path) -> None:
    translate_command(["update", "es", "story"])
    code = f'{sys.executable} -c \'from game.cli.entry import main; main(["translate", "report", "story"])\' | true'
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(code, shell=True, cwd=here, env=environment, capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_without_polib_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    monkeypatch.setitem(sys.modules, "polib", None)
    assert translate_command(["report"]) == 1
    assert capsys.readouterr().err == f"{MISSING}\n"


@pytest.mark.parametrize("folder", ["story/translations", "assets/languages"])
def test_the_committed_translations_are_compiled(folder: str) -> None:
    for code in po.codes(ROOT / folder):
        text = dump(compiled(po.read(ROOT / folder, code)))
        assert (ROOT / folder / f"{code}.json").read_text(encoding="utf-8") == text, "run 'translate compile'"
