"""A check that takes up what it kept says to the letter what a full reading says, whatever was changed in between."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.authoring import workers
from game.authoring.cabinet import Cabinet
from game.authoring.checker import check
from game.authoring.facts import dump, facts_of, load
from game.authoring.format.chapter import CHAPTER_FILE
from game.authoring.loader import load_story
from game.authoring.problem import Problem
from game.authoring.quick import Checked, check_folder
from game.authoring.sheet import Sheets, read_sheet
from tests.authoring.overlay import overlay, tiny
from tests.authoring.test_bad_input import MISTAKES, place_mark
from tests.authoring.test_diagnostics import BREAK, FENCE, codes_of_stories, pages

ROOT = Path(__file__).parent.parent.parent

CHAIN = """\
chapter: c{n}
title: Part {n}
number: {place}
content: Tea.
scenes:
- {{id: s{n}, title: Dawn, chair: kit, place: kitchen, time: morning, need: company, wants: company, content: [],
   text: [a: Steam., b.rowan: "{{kit}}?"],
   choices: [
   {{id: sit, text: Sit., kind: reach_out, reply: [r: Yes.], then: s{to}}},
   {{id: other, text: Go., kind: fix, needs: s{to}.choice == sit, struck: No., reply: [r: Yes.], then: s{to}}},
   {{id: nothing, text: "-", kind: turn_away, silence: true, reply: [r: No.], then: end}}],
   skip: {{summary: Tea., then: s{to}}}, turning_point: {{concept: small-bids, note: A., another_phrase: B.}}}}
"""


def full(story: Path) -> tuple[Problem, ...]:
    return check(load_story(story))


def chain(folder: Path, count: int = 6) -> Path:
    """A story of `count` chapter files, each with one scene that leads to the next."""
    story = tiny(folder)
    (story / "chapters" / "table.yaml").unlink()
    for n in range(count):
        text = CHAIN.format(n=n, place=count - n, to=(n + 1) % count)
        (story / "chapters" / f"{n}.yaml").write_text(text, encoding="utf-8")
    overlay(story, "# story.yaml > routes > kit > short > places\nplaces: [s0]")
    overlay(story, "# endings.yaml > endings > cold > text\ntext:\n  - skin: A skin has formed on the tea.")
    return story


def same(story: Path, cabinet: Cabinet) -> Checked:
    """Check quickly, and once more; both times as a full reading does."""
    for _ in range(2):
        checked = check_folder(story, cabinet)
        assert checked.problems == full(story)
    draft = load_story(story).draft
    assert (checked.scenes, checked.endings) == ((len(draft.scenes), len(draft.endings)) if draft else (0, 0))
    return checked


@pytest.mark.parametrize("code", codes_of_stories())
def test_every_diagnostic_is_found_cold_and_warm(code: str, tmp_path: Path) -> None:
    story, cabinet = tiny(tmp_path), Cabinet(tmp_path / "kept", "one")
    same(story, cabinet)
    if code in BREAK:
        story = BREAK[code](story)
    else:
        overlay(story, next(text for sort, text in FENCE.findall(pages()[code]) if sort == "yaml"))
    assert code in {problem.code for problem in same(story, cabinet).problems}


def test_every_known_mistake_is_found_cold_and_warm(tmp_path: Path) -> None:
    cabinet = Cabinet(tmp_path / "kept", "one")
    for mistake in MISTAKES:
        story = tiny(tmp_path / mistake.name)
        overlay(story, mistake.example)
        place_mark(story)
        assert mistake.code in {problem.code for problem in same(story, cabinet).problems}


def test_the_real_story(tmp_path: Path) -> None:
    same(ROOT / "story", Cabinet(tmp_path / "kept", "one"))


EDITS = {
    "a text": ("chapters/3.yaml", "Steam.", "Tea."),
    "a scene that goes": ("chapters/3.yaml", "id: s3", "id: s33"),
    "a choice that goes": ("chapters/3.yaml", "id: sit", "id: stay"),
    "a file that cannot be read": ("chapters/3.yaml", "scenes:", "scenes: ]"),
    "a scene that stands twice": ("chapters/3.yaml", "id: s3", "id: s2"),
    "a chapter that stands twice": ("chapters/3.yaml", "chapter: c3", "chapter: c2"),
    "a warning": ("chapters/3.yaml", "then: s4}},\n", "then: s3}},\n"),
    "another order": ("chapters/3.yaml", "number: 3", "number: 9"),
    "nobody of that name": ("story.yaml", "  rowan: {name", "  ro: {name"),
    "a concept that goes": ("concepts.yaml", "id: small-bids", "id: bids"),
    "another way in": ("story.yaml", "places: [s0]", "places: [s3]"),
    "a manifest that cannot be read": ("story.yaml", "places: [s0]", "places: [s0"),
    "a mark of nobody": ("chapters/3.yaml", "{kit}?", "{kat}?"),
    "a brace": ("chapters/3.yaml", "{kit}?", "{kit.they?"),
    "a promise": ("chapters/3.yaml", "id: sit,", "id: sit, promises: key,"),
}


@pytest.mark.parametrize("what", EDITS)
def test_one_edit_among_kept_files(what: str, tmp_path: Path) -> None:
    story, cabinet = chain(tmp_path), Cabinet(tmp_path / "kept", "one")
    before = same(story, cabinet)
    file, old, new = EDITS[what]
    path = story / file
    text = path.read_text(encoding="utf-8")
    changed = text.replace(old, new)
    path.write_text(changed, encoding="utf-8")
    same(story, cabinet)
    path.write_text(text, encoding="utf-8")
    assert same(story, cabinet) == before


def test_more_problems_than_are_shown_are_counted_alike(tmp_path: Path) -> None:
    story = chain(tmp_path, 150)
    for path in sorted((story / "chapters").iterdir()):
        text = path.read_text(encoding="utf-8").replace("silence: true, ", "").replace("b.rowan", "b.nobody")
        path.write_text(text, encoding="utf-8")
    checked = same(story, Cabinet(tmp_path / "kept", "one"))
    assert {"TC016", "TC206", "TC302"} <= {problem.code for problem in checked.problems}


def test_what_is_kept_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story, cabinet = chain(tmp_path), Cabinet(tmp_path / "kept", "one")
    check_folder(story, cabinet)
    made: list[str] = []
    make = workers._make

    def counted(folder: Path, name: str) -> workers.Made:
        made.append(name)
        return make(folder, name)

    monkeypatch.setattr(workers, "_make", counted)
    check_folder(story, cabinet)
    assert made == []
    path = story / "chapters" / "4.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Steam", "Tea"), encoding="utf-8")
    check_folder(story, cabinet)
    assert made == ["chapters/4.yaml"]


def test_damaged_and_foreign_entries_are_as_good_as_missing(tmp_path: Path) -> None:
    story, kept = chain(tmp_path), tmp_path / "kept"
    right = check_folder(story, Cabinet(kept, "one"))
    files = sorted(kept.iterdir())
    assert len(files) == 7
    for path in files:
        data = path.read_bytes()
        for damage in (b"", data[:-9], data.replace(b"s3", b"s4"), b"\xff" + data, b"[]\n[]"):
            path.write_bytes(damage)
            assert check_folder(story, Cabinet(kept, "one")) == right
        path.write_bytes(data)
    assert Cabinet(kept, "one").take("facts", "no such digest") is None
    check_folder(story, Cabinet(kept, "two"))
    assert len(list(kept.iterdir())) == 14


def test_a_valid_entry_of_another_shape_is_made_anew(tmp_path: Path) -> None:
    story, cabinet = chain(tmp_path), Cabinet(tmp_path / "kept", "one")
    sha = load_story(story).hashes["chapters/3.yaml"]
    for text in ("{}", "[]", "3", '{"chapter": [1]}', "no JSON"):
        cabinet.keep(text, "facts", sha)
        assert check_folder(story, cabinet).problems == full(story)
        path = story / "concepts.yaml"  # so that the whole answer is not the kept one
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")


def test_a_folder_that_cannot_be_written_changes_nothing(tmp_path: Path) -> None:
    story, blocked = chain(tmp_path), tmp_path / "file"
    blocked.touch()
    assert check_folder(story, Cabinet(blocked / "kept", "one")).problems == full(story)
    assert check_folder(story, Cabinet(None)).problems == full(story)


def test_many_files_are_read_by_several_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = chain(tmp_path, 12)
    monkeypatch.setattr(workers, "WORTH", 1)
    monkeypatch.setattr(workers, "_cores", lambda: 2)
    made = {each.name: each.facts for each in workers.make_facts(story, [f"chapters/{n}.yaml" for n in range(12)])}
    alone = {name: workers._make(story, name).facts for name in made}
    assert made == alone
    assert len(made) == 12


def test_where_there_are_no_processes_one_reads_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = chain(tmp_path)

    def refuse(*_: object, **__: object) -> None:
        raise OSError("no semaphores here")

    monkeypatch.setattr(workers, "WORTH", 1)
    monkeypatch.setattr(workers, "_cores", lambda: 2)
    monkeypatch.setattr("concurrent.futures.ProcessPoolExecutor", refuse)
    assert check_folder(story, Cabinet(None)).problems == full(story)


def test_facts_outlive_their_text(tmp_path: Path) -> None:
    for path in sorted((ROOT / "story" / "chapters").iterdir()):
        facts = facts_of(read_sheet(path, "f", CHAPTER_FILE), "story")
        assert load(dump(facts), "f") == facts


def test_old_entries_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.authoring.cabinet.MAX_FILES", 9)
    cabinet = Cabinet(tmp_path)
    for number in range(10):
        cabinet.keep("text", str(number))
    cabinet.tidy()
    assert len(list(tmp_path.iterdir())) == 5


def test_sheets_parse_only_what_changed(tmp_path: Path) -> None:
    story, sheets = chain(tmp_path), Sheets()
    first = load_story(story, sheets)
    path = story / "chapters" / "2.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("Steam", "Tea"), encoding="utf-8")
    second = load_story(story, sheets)
    assert (first.story, second.story) == (None, None) or first.story != second.story
    assert second.draft == load_story(story).draft
    roots = [loaded.places["file", f"chapters/{n}.yaml"][1] for n in (1, 2) for loaded in (first, second)]
    assert roots[0] is roots[1]
    assert roots[2] is not roots[3]


def test_sheets_do_not_pile_up_what_was_reported(tmp_path: Path) -> None:
    story, sheets = chain(tmp_path), Sheets()
    path = story / "chapters" / "2.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("id: s2", "id: s1"), encoding="utf-8")
    found = [load_story(story, sheets).problems for _ in range(3)]
    assert found[0] == found[1] == found[2] == load_story(story).problems
