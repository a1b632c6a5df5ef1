"""Text → nodes: what scalars mean, where they stand, and that both parsers agree."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from game.authoring.node import MappingNode, Node, ScalarNode, SequenceNode, find
from game.authoring.problem import Report
from game.authoring.reader import MAX_NODES, MAX_TEXT, read_data, read_file

TINY = Path(__file__).parent.parent / "fixtures" / "tiny"
STORY = Path(__file__).parent.parent.parent / "story"


def read(text: str | bytes) -> tuple[Node | None, list[str]]:
    report = Report("f.yaml")
    node = read_data(text.encode() if isinstance(text, str) else text, report)
    return node, [str(problem) for problem in report.problems()]


def value(text: str) -> object:
    node, problems = read(f"key: {text}")
    assert problems == []
    assert isinstance(node, MappingNode)
    scalar = node.entries["key"]
    assert isinstance(scalar, ScalarNode)
    return scalar.value


@pytest.mark.parametrize(
    "word",
    [
        "yes",
        "no",
        "on",
        "off",
        "Yes",
        "NO",
        "y",
        "n",
        "True",
        "FALSE",
        "1:30",
        "1_000",
        "0x1f",
        "0o17",
        "007",
        "1e3",
        "2.5",
        "2026-01-01",
        ".inf",
        "Null",
        "=",
        "1.2.3",
        "9999999999",
    ],
)
def test_words_stay_words(word: str) -> None:
    assert value(word) == word


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("true", True),
        ("false", False),
        ("0", 0),
        ("12", 12),
        ("-5", -5),
        ("+4", 4),
        ("999999999", 999999999),
        ("", None),
        ("~", None),
        ("null", None),
        ('"true"', "true"),
        ("'12'", "12"),
        ('""', ""),
        (">-\n  a\n  b", "a b"),
        ("|-\n  a\n  b", "a\nb"),
    ],
)
def test_what_scalars_mean(text: str, meant: object) -> None:
    found = value(text)
    assert found == meant
    assert type(found) is type(meant)


def test_positions_count_from_one_and_in_characters() -> None:
    node, _ = read("a: é\n“ü”: [x, {b: ‘ö’, c: y}]\n")
    assert node is not None
    inner = find(node, ("“ü”", 1, "c"))
    assert (inner.line, inner.column) == (2, 22)
    assert isinstance(node, MappingNode)
    assert (node.keys["“ü”"].line, node.keys["“ü”"].column) == (2, 1)


def test_find_stops_at_the_last_that_is_there() -> None:
    node, _ = read("scenes:\n  - id: cup\n    text:\n      - sit.rowan: Hello.\n")
    assert node is not None
    line = find(node, ("scenes", "cup", "text", "sit", "sit.rowan"))
    assert isinstance(line, ScalarNode)
    assert line.value == "Hello."
    assert find(node, ("scenes", "cup", "nothing", "at-all")) is find(node, ("scenes", "cup"))
    assert find(node, ("scenes", 7)) is find(node, ("scenes",))


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfkey: a\n", b"key: a\r\n", b"key: a", b"--- \nkey: a\n...\n"])
def test_marks_of_other_editors_are_read(data: bytes) -> None:
    node, problems = read(data)
    assert problems == []
    assert isinstance(node, MappingNode)
    assert list(node.entries) == ["key"]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"a: \x00", "1:4"),
        (b"a: b\nc: \x1b[31m", "2:4"),
        (b"a: b\xc3\x28", "1:5"),
        (b"\xff\xfea\x00", "1:1"),
        ("a: \ufffe".encode(), "1:4"),
        (b"a: \xed\xa0\x80", "1:4"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, place: str) -> None:
    node, problems = read(data)
    assert node is None
    assert len(problems) == 1
    assert problems[0].startswith(f"f.yaml:{place}: TC005 ")


def test_limits_are_exact() -> None:
    assert read(f"a: {'x' * MAX_TEXT}")[1] == []
    assert "TC012" in read(f"a: {'x' * (MAX_TEXT + 1)}")[1][0]
    assert read("[" * 20 + "]" * 20)[1] == []
    assert "TC012" in read("[" * 21 + "]" * 21)[1][0]
    assert read("[" + "0," * (MAX_NODES - 1) + "]")[1] == []
    assert "TC012" in read("[" + "0," * MAX_NODES + "]")[1][0]


def test_no_object_is_ever_made() -> None:
    evil = 'a: !!python/object/apply:os.system ["touch /tmp/made-by-a-story"]\n'
    node, problems = read(evil)
    assert "TC010" in problems[0]
    assert not Path("/tmp/made-by-a-story").exists()
    assert node is not None
    assert isinstance(find(node, ("a",)), SequenceNode)


def test_a_refused_alias_is_told_once() -> None:
    _, problems = read("a: &x [1]\nb: *x\nc: *y\n")
    assert [problem.split()[1] for problem in problems] == ["TC009", "TC009", "TC009"]


@pytest.mark.parametrize(
    "path", [*sorted(STORY.rglob("*.yaml")), *sorted(TINY.rglob("*.yaml"))], ids=lambda path: path.name
)
def test_the_pure_parser_reads_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fast = read_file(path, Report("f"))
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    slow = read_file(path, Report("f"))
    assert fast == slow
    assert fast.root is not None


def test_strange_files(tmp_path: Path) -> None:
    report = Report("f")
    for name in ("missing.yaml", "."):
        assert read_file(tmp_path / name, report).root is None
    (tmp_path / "loop.yaml").symlink_to(tmp_path / "loop.yaml")
    assert read_file(tmp_path / "loop.yaml", report).root is None
    (tmp_path / "device.yaml").symlink_to("/dev/zero")
    assert read_file(tmp_path / "device.yaml", report).root is None
    assert [problem.code for problem in report.problems()] == ["TC002", "TC003", "TC003", "TC003"]
