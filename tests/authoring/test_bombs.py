"""Files that are meant to do harm are answered within two seconds (of work) and 200 MB, in a process of their own."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.authoring.overlay import tiny

SECONDS = 2.0
MEGABYTES = 200

PROGRAM = """
import json, resource, sys, time
from pathlib import Path
from game.authoring.checker import check
from game.authoring.loader import load_story
began = time.process_time()
problems = check(load_story(Path(sys.argv[1])))
seconds = time.process_time() - began
used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
codes = sorted({problem.code for problem in problems})
print(json.dumps({"seconds": seconds, "megabytes": used, "codes": codes, "count": len(problems)}))
"""


def aliases(story: Path) -> None:
    """A billion laughs in less than a kilobyte."""
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 16)]
    text = "\n".join(lines)
    assert len(text) < 1100
    (story / "concepts.yaml").write_text(text)


def huge(story: Path) -> None:
    with (story / "chapters" / "huge.yaml").open("wb") as stream:
        stream.truncate(100_000_000)


def deep(story: Path) -> None:
    (story / "concepts.yaml").write_text("[" * 1_000_000)


def deep_blocks(story: Path) -> None:
    (story / "concepts.yaml").write_text("- " * 500_000)


def deep_keys(story: Path) -> None:
    (story / "concepts.yaml").write_text("? " * 500_000)


def deep_mappings(story: Path) -> None:
    (story / "concepts.yaml").write_text("{a: " * 400_000)


def many(story: Path) -> None:
    (story / "support.yaml").write_text("countries:\n" + "- 0\n" * 500_000)


def many_keys(story: Path) -> None:
    (story / "concepts.yaml").write_text("".join(f"k{n}: 0\n" for n in range(180_000)))


def one_text(story: Path) -> None:
    (story / "concepts.yaml").write_text("a: " + "x" * 2_000_000)


def one_quote(story: Path) -> None:
    (story / "concepts.yaml").write_text('a: "' + "\\x41" * 500_000)


def many_quotes(story: Path) -> None:
    (story / "concepts.yaml").write_text("a" + ': "' * 600_000)


def many_anchors(story: Path) -> None:
    (story / "concepts.yaml").write_text("".join(f"- &a{n} x\n" for n in range(150_000)))


def long_condition(story: Path) -> None:
    path = story / "endings.yaml"
    path.write_text(path.read_text().replace("trust >= 55 and not unsafe", "(" * 10_000 + "named"))


def every_name_wrong(story: Path) -> None:
    path = story / "chapters" / "table.yaml"
    choice = "{{id: c{n}, text: T, kind: fix, then: nowhere-{n}, reply: [{{a: A}}]}}"
    choices = ",\n".join(choice.format(n=n) for n in range(12))
    scene = (
        "  - {{id: s{n}, title: T, chair: kit, place: car, time: t, need: n, wants: care, content: [],\n"
        "     text: [{{a: A}}], skip: {{summary: s}}, turning_point: {{concept: c-{n}, note: n, another_phrase: p}},\n"
        "     choices: [{choices}]}}\n"
    )
    path.write_text(path.read_text() + "".join(scene.format(n=n, choices=choices) for n in range(1000)))


BOMBS = (
    aliases,
    huge,
    deep,
    deep_blocks,
    deep_keys,
    deep_mappings,
    many,
    many_keys,
    one_text,
    one_quote,
    many_quotes,
    many_anchors,
    long_condition,
    every_name_wrong,
)


@pytest.mark.parametrize("bomb", BOMBS, ids=lambda bomb: bomb.__name__)
def test_a_bomb_is_answered_quickly_and_in_little_memory(bomb: Callable[[Path], None], tmp_path: Path) -> None:
    story = tiny(tmp_path)
    bomb(story)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(story)],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    answer = json.loads(done.stdout)
    assert answer["codes"]
    assert answer["seconds"] < SECONDS, answer
    assert answer["megabytes"] < MEGABYTES, answer
    assert answer["count"] < 1000


def test_this_machine_measures_memory_in_kilobytes() -> None:
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > 10_000
