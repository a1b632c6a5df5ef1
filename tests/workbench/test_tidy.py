"""Tidy files: one layout, every comment kept, the same story read, and tidy files left alone."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from game.authoring.loader import load_story
from game.authoring.problem import Report
from game.authoring.reader import read_data
from game.workbench.tidy.command import content, fmt_command, tidy
from game.workbench.tidy.tree import comments
from game.workbench.tidy.writer import LONGEST, WRAPPED, bare, foldable, folded, tidied
from tests.authoring.overlay import TINY, tiny
from tests.pilot.pilot import ROOT

FILES = sorted((*(ROOT / "story").rglob("*.yaml"), *TINY.rglob("*.yaml"), ROOT / "game/simulation/policies.yaml"))
Capture = pytest.CaptureFixture[str]


def read(text: str) -> object:
    report = Report("file.yaml")
    root = read_data(text.encode(), report)
    assert root is not None, [str(problem) for problem in report.problems()]
    return content(root)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_of_ours_reads_the_same_and_stays_tidy(path: Path) -> None:
    before, after = tidy(path)
    assert read(after) == read(before)
    assert comments(after) == comments(before)
    assert tidied(after) == after


def test_the_whole_story_loads_the_same(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "story", tmp_path / "story")
    assert fmt_command([str(tmp_path / "story")]) == 0
    assert load_story(tmp_path / "story").story == load_story(ROOT / "story").story


def squeezed(text: str) -> str:
    """The same file as a hurried author might write it: other depths, more blanks, quotes, Windows' line ends."""
    lines = []
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip(" "))
        line = f"{' ' * (2 * depth)}{line.strip()}"
        line = re.sub(r"^( *- )", r"\1  ", line)
        lines.append(re.sub(r"^([ -]*[a-z_]+:) (?=[a-z])", r"\1    ", line) + ("  " if line.endswith(":") else ""))
    return "\r\n\r\n\r\n".join(["\r\n".join(lines[:3]), "\r\n".join(lines[3:])])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_another_layout_comes_to_the_same(path: Path) -> None:
    text = path.read_text("utf-8")
    other = squeezed(text)
    after = tidied(other)
    assert read(after) == read(other)
    assert comments(after) == comments(text)
    assert tidied(after) == after
    assert "\r" not in after
    assert "\n\n\n" not in after
    assert not any(line.endswith(": ") for line in after.split("\n"))


CASES = {
    "quotes": ("a: 'one'\nb: \"two words\"\nc: '{kit} sits'\n", 'a: one\nb: two words\nc: "{kit} sits"\n'),
    "quotes that are needed": (
        'a: "5"\nb: "2.5"\nc: "yes"\nd: "a: b"\ne: "# no"\nf: ""\n',
        'a: "5"\nb: "2.5"\nc: "yes"\nd: "a: b"\ne: "# no"\nf: ""\n',
    ),
    "lists under their key": ("a:\n- one\n- two\n", "a:\n  - one\n  - two\n"),
    "depth": ("a:\n      b:\n         - c: 1\n           d: 2\n", "a:\n  b:\n    - c: 1\n      d: 2\n"),
    "blank lines": ("\n\na: 1\n\n\n\nb: 2\n\n\n", "a: 1\n\nb: 2\n"),
    "a mark at the top": ("---\n# first\n\na: 1\n...\n", "# first\n\na: 1\n"),
    "a mark before a list": ("---\n# one - two\n- a\n", "# one - two\n- a\n"),
    "comments of their own": (
        "# one\na:\n   # two\n   b: 1\n   # three\n# four\nc: 2\n# five\n",
        "# one\na:\n  # two\n  b: 1\n  # three\n# four\nc: 2\n# five\n",
    ),
    "a comment behind": ("a:      # one\n    b: 1   # two\n", "a:      # one\n  b: 1     # two\n"),
    "a comment before a value": ("a: # one\n  b\n", "# one\na: b\n"),
    "a comment behind a dash": ("- # one - two\n  a: 1\n- b\n", "# one - two\n- a: 1\n- b\n"),
    "items left out": ("a:\n  - one\n  # - two\nb: 3\n", "a:\n  - one\n  # - two\nb: 3\n"),
    "nothing": ("a:\nb: ~\n-x: 1\n", "a:\nb: ~\n-x: 1\n"),
    "empty items": ("-\n- a\n-\n", "-\n- a\n-\n"),
    "lists in lists": ("-   - a\n    - b\n-\n  - c\n", "- - a\n  - b\n- - c\n"),
    "brackets": ("a:   {b:  1, c: [x,  y]}\n", "a: {b:  1, c: [x,  y]}\n"),
    "brackets over lines": ("a:\n      - {b: 1,\n         c: 2}\n", "a:\n  - {b: 1,\n     c: 2}\n"),
    "blocks": (
        "a: >-\n      one\n      two\nb: |\n    x\n      y\n\n    z\n",
        "a: >-\n  one\n  two\nb: |\n  x\n    y\n\n  z\n",
    ),
    "a block of a given depth": ("a:\n    b: |2-\n         x\n        y\n", "a:\n  b: |2-\n       x\n      y\n"),
    "a block that keeps its end": ("a: |+\n    x\n\n\nb: 1\n", "a: |+\n  x\n\n\nb: 1\n"),
    "blanks that are part of a block": ("a: |\n    x  \n      \n    y\n", "a: |\n  x  \n    \n  y\n"),
    "a block that ends the file": ("a: |+\n    x\n\n\n", "a: |+\n  x\n\n\n"),
    "text over lines": ("a: one\n  two\n", "a: >-\n  one two\n"),
    "a question mark": ("? a\n: 1\n", "a: 1\n"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_layout(name: str) -> None:
    before, wanted = CASES[name]
    after = tidied(before)
    assert after == wanted
    assert tidied(after) == after
    assert comments(after) == comments(before)


def test_long_text_is_wrapped_and_short_lines_are_left() -> None:
    words = " ".join(["word"] * 60)
    after = tidied(f"a: {words}\nb: >-\n  one\n  two\n")
    assert max(len(line) for line in after.splitlines()) <= WRAPPED < LONGEST
    assert read(after) == read(f"a: {words}\nb: one two\n")
    assert after.endswith("b: >-\n  one\n  two\n")


TEXTS = st.text(
    st.sampled_from(list("ab z09.,:;#-?!'\"{}[]&*|>%@`~“”’—é\n\\")) | st.characters(exclude_categories=("C", "Z")),
    max_size=200,
)


@given(TEXTS)
def test_no_text_loses_anything_without_its_quotes(text: str) -> None:
    if bare(text):
        assert read(f"a: {text}\nb: 1\n") == [("a", ("str", text, False)), ("b", ("int", 1, False))]


@given(TEXTS)
def test_no_text_loses_anything_in_a_block(text: str) -> None:
    if foldable(text):
        block = "\n".join(folded(text, 2))
        root = read_data(f"a: >-\n{block}\n".encode(), Report("f"))
        assert root is not None
        assert content(root) == [("a", ("str", text, text[:1] in "+-.0123456789"))]


class Plain(yaml.SafeDumper):
    """Writes every value out."""

    def ignore_aliases(self, data: object) -> bool:
        return True


WORDS = st.text(st.sampled_from("abc"), min_size=1, max_size=4)
DATA = st.recursive(
    TEXTS | st.integers(-9, 9) | st.booleans(),
    lambda inner: st.lists(inner, min_size=1, max_size=3) | st.dictionaries(WORDS, inner, min_size=1, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(WORDS, DATA, min_size=1, max_size=4), st.integers(2, 7), st.sampled_from((20, 80, 500)))
def test_whatever_a_library_writes_reads_the_same(data: object, indent: int, width: int) -> None:
    text = yaml.dump(data, Dumper=Plain, indent=indent, width=width, allow_unicode=True, default_flow_style=False)
    after = tidied(text)
    assert read(after) == read(text)
    assert tidied(after) == after


def test_the_command_writes_and_then_has_nothing_to_do(tmp_path: Path, capsys: Capture) -> None:
    story = tiny(tmp_path)
    path = story / "concepts.yaml"
    path.write_text(path.read_text("utf-8").replace("  - id", "- id").replace("    ", "  "), "utf-8")
    assert fmt_command([str(story), "--check"]) == 1
    assert "concepts.yaml: not tidy" in capsys.readouterr().out
    assert fmt_command([str(story), "--diff"]) == 1
    assert "+  - id: small-bids" in capsys.readouterr().out
    assert fmt_command([str(story)]) == 0
    assert "concepts.yaml: tidied" in capsys.readouterr().out
    assert fmt_command([str(story), "--check"]) == 0
    assert "all tidy" in capsys.readouterr().out


def test_what_would_read_otherwise_is_left_and_told(
    tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("a:   1  # one\n", "utf-8")
    for wrong in ("a: 2  # one\n", "a: 1\n", "a: [\n"):
        monkeypatch.setattr("game.workbench.tidy.command.tidied", lambda _, wrong=wrong: wrong)
        assert fmt_command([str(path)]) == 1
        assert "left as it is" in capsys.readouterr().err
        assert path.read_text("utf-8") == "a:   1  # one\n"


def test_a_file_that_cannot_be_read_is_left_and_told(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "broken.yaml"
    path.write_text("a: [1\nb: 2\n", "utf-8")
    assert fmt_command([str(path)]) == 1
    assert "TC007" in capsys.readouterr().err
    assert path.read_text("utf-8") == "a: [1\nb: 2\n"
    assert fmt_command([str(tmp_path / "missing.yaml")]) == 1
    assert "TC002" in capsys.readouterr().err


def test_a_folder_without_yaml_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        fmt_command([str(tmp_path)])
    assert stopped.value.code == 2
