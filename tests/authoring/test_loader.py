"""Files → a story: that every value arrives, that positions are right, and that nothing an author does raises."""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from game.authoring.checker import check
from game.authoring.loaded import Loaded
from game.authoring.loader import load_story
from game.narrative.condition import parse
from game.narrative.kind import Effect, Match
from game.narrative.scene import Jump
from game.narrative.story import Door
from tests.authoring.overlay import TINY, overlay, tiny

STORY = Path(__file__).parents[2] / "story"
FILES = ("story.yaml", "kinds.yaml", "endings.yaml", "concepts.yaml", "support.yaml", "chapters/table.yaml")


def codes(loaded: Loaded) -> list[str]:
    return [problem.code for problem in loaded.problems]


def test_the_tiny_story_has_no_problem() -> None:
    loaded = load_story(TINY)
    assert check(loaded) == ()
    assert loaded.story is loaded.draft
    assert loaded.complete
    assert sorted(loaded.hashes) == [
        "chapters/table.yaml",
        "concepts.yaml",
        "endings.yaml",
        "kinds.yaml",
        "story.yaml",
        "support.yaml",
    ]


def test_the_real_story_has_no_problem() -> None:
    assert [str(problem) for problem in check(load_story(STORY))] == []


def test_what_is_written_arrives() -> None:
    story = load_story(TINY).story
    assert story is not None
    cup = story.scenes["cup"]
    assert (cup.chapter, cup.staging.poses, cup.staging.objects) == (
        "table",
        {"kit": "phone", "rowan": "cup"},
        ("cups",),
    )
    assert [line.key for line in cup.text] == ["kettle", "sit"]
    assert (cup.text[1].speaker, cup.text[1].bid, cup.text[1].instead[0].when) == ("rowan", True, parse("misses >= 1"))
    assert [choice.weight for choice in cup.choices] == [2, 2, 1]
    assert cup.choices[0].promises == story.scenes["walk"].due == "tomorrow"
    assert story.scenes["walk"].choices[1].then == (Jump("window", parse("trust >= 50")), Jump("end"))
    assert story.scenes["window"].content == frozenset({"illness"})
    assert story.routes["kit", "short"].places == ((Jump("cup"),), (Jump("walk", parse("cup.met")), Jump("window")))
    assert story.doors == (Door("warm", parse("trust >= 55 and not unsafe")), Door("cold", None))
    assert (story.start.trust, story.bands["trust"][1].lower, story.safety_from) == (550, 500, 1)
    assert story.countries[0].emergency == "999"
    assert story.countries[0].lines[0].number == "0000 000 000"
    assert story.cast.people["rowan"].pronouns == "she"
    assert story.texts.note == ("Two people and a cup of tea.",)
    assert story.scenes["cup"].turning_point is not None
    assert story.scenes["cup"].turning_point.pause.prompts == ("What would a minute have cost?",)


def test_kinds_are_tenths_and_know_what_is_wanted() -> None:
    story = load_story(TINY).story
    assert story is not None
    assert story.kinds["attune"].effect == Effect(50, 10, -50, 0, -40)
    assert story.kinds["attune"].wanted == {"space": Match(trust=0, from_weight=2)}
    assert story.kinds["fix"].wanted["practical"] == Match(trust=30, distance=-10, counts=1)
    assert story.kinds["minimise"].wanted["celebration"].trust_factor == (5, 4)
    assert (story.kinds["share"].attention, story.kinds["share"].counts, story.kinds["fix"].softened) == (70, 1, True)


def test_points_have_one_decimal(tmp_path: Path) -> None:
    story = tiny(tmp_path)
    overlay(story, "# story.yaml > start\nstart: {trust: 40.5, strain: 0}")
    start = load_story(story).story
    assert start is not None
    assert (start.start.trust, start.start.strain, start.start.self_worth) == (405, 0, 500)


def test_a_second_door_stands_behind_the_ending_it_names(tmp_path: Path) -> None:
    story = tiny(tmp_path)
    rest = "text: [{{a: A}}], missing: m, there: t, next: n, offers_help: true"
    entry = f"- {{{{id: {{id}}, title: T, when: {{when}}, {{also}}{rest}}}}}"
    listed = [
        entry.format(id="a", when="unsafe", also="also: left, also_after: c, "),
        entry.format(id="b", when="named", also="also: help, "),
        entry.format(id="c", when="owned", also=""),
        entry.format(id="d", when="flooded", also="also: watched, also_after: c, "),
    ]
    text = (story / "endings.yaml").read_text(encoding="utf-8")
    (story / "endings.yaml").write_text(
        text.replace("endings:\n", "endings:\n" + "".join(f"  {line}\n" for line in listed)), encoding="utf-8"
    )
    loaded = load_story(story)
    assert loaded.story is not None, [str(problem) for problem in loaded.problems]
    assert [(door.ending, door.when.source if door.when else "") for door in loaded.story.doors] == [
        ("a", "unsafe"),
        ("b", "named"),
        ("b", "help"),
        ("c", "owned"),
        ("a", "left"),
        ("d", "watched"),
        ("d", "flooded"),
        ("warm", "trust >= 55 and not unsafe"),
        ("cold", ""),
    ]


def test_chapters_come_by_number_and_not_by_name(tmp_path: Path) -> None:
    story = tiny(tmp_path)
    text = (story / "chapters" / "table.yaml").read_text(encoding="utf-8")
    head, _, rest = text.partition("  - id: walk\n")
    later = head.partition("scenes:\n")[0].replace("table", "later").replace("number: 1", "number: 10")
    (story / "chapters" / "table.yaml").write_text(head, encoding="utf-8")
    (story / "chapters" / "10-later.yaml").write_text(later + "scenes:\n  - id: walk\n" + rest, encoding="utf-8")
    loaded = load_story(story)
    assert loaded.story is not None, [str(problem) for problem in loaded.problems]
    assert list(loaded.story.scenes) == ["cup", "walk", "window"]
    assert list(loaded.story.chapters) == ["table", "later"]
    assert loaded.story.scenes["walk"].chapter == "later"


def test_positions_lead_to_what_is_written() -> None:
    loaded = load_story(TINY)
    lines = (TINY / "chapters" / "table.yaml").read_text(encoding="utf-8").splitlines()
    place = loaded.place("scene", "walk", "choices", "rain", "then", 0, "to")
    assert lines[place.line - 1][place.column - 1 :].startswith("window}")
    key = loaded.place("scene", "cup", "text", "sit", "bid", key=True)
    assert lines[key.line - 1][key.column - 1 :] == "bid: true"
    assert loaded.place("scene", "nothing").line == 0


def test_optional_files_may_be_left_out(tmp_path: Path) -> None:
    story = tiny(tmp_path)
    (story / "support.yaml").unlink()
    loaded = load_story(story)
    assert loaded.story is not None
    assert loaded.story.countries == ()
    (story / "concepts.yaml").unlink()
    assert set(codes(load_story(story))) == {"TC208"}


def test_an_unread_file_does_not_make_others_wrong(tmp_path: Path) -> None:
    story = tiny(tmp_path)
    (story / "chapters" / "table.yaml").write_text("scenes: [", encoding="utf-8")
    assert codes(load_story(story)) == ["TC007"]
    story = tiny(tmp_path / "again")
    (story / "story.yaml").write_text("cast: [", encoding="utf-8")
    assert codes(load_story(story)) == ["TC007"]


@pytest.mark.parametrize(
    "name", ["story.yaml", "kinds.yaml", "endings.yaml", "concepts.yaml", "support.yaml", "chapters/table.yaml"]
)
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\x01\x02",
        b"\x89PNG\r\n\x1a\n\x00",
        b"[]",
        b"{}",
        b"-",
        b"5",
        b"null",
        b"true",
        b"key",
        b"{" * 50,
        b"%YAML 9.9\n---\na: b",
        b"scenes: null",
        b"endings: 3",
        b"kinds: [{}]",
        b"kinds: {}",
        b"\xef\xbb\xbf",
        b"---\n---\n",
        b"a: *b",
        b"a:\n\t- b",
    ],
)
def test_any_file_can_be_anything(name: str, data: bytes, tmp_path: Path) -> None:
    story = tiny(tmp_path)
    (story / name).write_bytes(data)
    assert any(problem.severity == "error" for problem in check(load_story(story)))


@pytest.mark.parametrize(
    "path", ["/", "/dev/null", "/dev/zero", "/nowhere", "/proc/self/mem", "x" * 5000, "a\x00b", ""]
)
def test_any_path_can_be_a_story(path: str) -> None:
    loaded = load_story(Path(path))
    assert loaded.story is None
    assert loaded.problems


def test_unreadable_things(tmp_path: Path) -> None:
    story = tiny(tmp_path)
    shutil.rmtree(story / "chapters")
    (story / "chapters").write_text("a file")
    assert codes(load_story(story))[0] == "TC002"
    (story / "kinds.yaml").unlink()
    (story / "kinds.yaml").symlink_to(story / "kinds.yaml")
    assert "TC003" in codes(load_story(story))


def test_too_many_files(tmp_path: Path) -> None:
    story = tiny(tmp_path)
    for number in range(1001):
        (story / "chapters" / f"c{number}.yaml").touch()
    assert codes(load_story(story)) == ["TC004"]


TOKENS = (
    "{",
    "}",
    "[",
    "]",
    ":",
    "-",
    "&a",
    "*a",
    "!x",
    "null",
    "~",
    "true",
    "0",
    "-1",
    "999999999999",
    '"',
    "'",
    "|",
    ">",
    "#",
    "?",
    "\t",
    "then",
    "when",
    "id",
    "cup",
    "end",
    "trust >= 1",
    "{rowan",
    "{x.y}",
    "\u2028",
    "…",
    "- - -",
    "...",
    "---",
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.integers(0, 2**32 - 1),
    st.sampled_from(
        ["story.yaml", "kinds.yaml", "endings.yaml", "concepts.yaml", "support.yaml", "chapters/table.yaml"]
    ),
)
def test_no_damage_to_a_file_ever_raises(seed: int, name: str) -> None:
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        story = tiny(Path(folder))
        lines = (story / name).read_text(encoding="utf-8").splitlines()
        for _ in range(chance.randint(1, 4)):
            damage(lines, chance)
        (story / name).write_text("\n".join(lines), encoding="utf-8")
        loaded = load_story(story)
        problems = check(loaded)
        assert (loaded.story is None) == any(problem.severity == "error" for problem in loaded.problems)
        for problem in problems:
            assert str(problem)
            assert problem.position.file.startswith(story.as_posix())


def damage(lines: list[str], chance: random.Random) -> None:
    """Delete, move, double or change one line."""
    at = chance.randrange(len(lines))
    words = lines[at].split(" ")
    match chance.randrange(6):
        case 0 if len(lines) > 1:
            del lines[at]
        case 1:
            lines.insert(chance.randrange(len(lines)), lines[at])
        case 2:
            lines[at] = lines[at][2:] if chance.random() < 0.5 else f"  {lines[at]}"
        case 3:
            words[chance.randrange(len(words))] = chance.choice(TOKENS)
            lines[at] = " ".join(words)
        case 4:
            head, colon, _ = lines[at].partition(": ")
            lines[at] = f"{head}{colon}{chance.choice(TOKENS)}"
        case _:
            cut = chance.randrange(len(lines[at]) + 1)
            lines[at] = lines[at][:cut] + chance.choice(TOKENS) + lines[at][cut:]


@pytest.mark.skipif(sys.platform == "win32", reason="no permissions to take away")
def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    story = tiny(tmp_path)
    opened = Path.open

    def refuse(self: Path, *args: object, **kwargs: object) -> object:
        if self.name == "endings.yaml":
            raise PermissionError(13, "Permission denied")
        return opened(self, *args, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    problem = next(problem for problem in load_story(story).problems if problem.code == "TC003")
    assert "Permission denied" in str(problem)
