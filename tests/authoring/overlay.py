"""Change a piece of a story's folder by an example: what the pages of docs/diagnostics/ and the tables of tests show.

The first line of an example names what it takes the place of: `# chapters/table.yaml > scenes > cup > wants`. A step is
a key, the id of a list's item, or the key of a line. A file name alone takes the place of the whole file.
"""

from __future__ import annotations

import re
import shutil
import textwrap
from pathlib import Path

TINY = Path(__file__).parent.parent / "fixtures" / "tiny"


def tiny(folder: Path) -> Path:
    """Copy the smallest valid story to `folder`/story and return that."""
    story = folder / "story"
    shutil.copytree(TINY, story)
    return story


def overlay(story: Path, example: str) -> None:
    """Put `example` in the place that its first line names. Raises LookupError where there is no such place."""
    first, _, text = textwrap.dedent(example).lstrip("\n").partition("\n")
    name, *steps = [step.strip() for step in first.removeprefix("#").split(" > ")]
    path = story / name
    if not steps:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return
    lines = path.read_text(encoding="utf-8").split("\n")
    start, end = locate(lines, steps)
    indent = re.match(r" *", lines[start])
    assert indent is not None
    block = textwrap.indent(text.rstrip("\n"), indent[0]).split("\n")
    path.write_text("\n".join([*lines[:start], *block, *lines[end:]]), encoding="utf-8")


def locate(lines: list[str], steps: list[str]) -> tuple[int, int]:
    """Return the first line, and the line behind the last, of what stands at the end of `steps`."""
    start, end = 0, len(lines)
    for step in steps:
        word = re.escape(step)
        pattern = re.compile(rf"( *)(?:- id: {word}\s*$|(?:- )?{word}(?:\.[a-z]+)?:)")
        found = [(len(match[1]), at) for at in range(start, end) if (match := pattern.match(lines[at]))]
        if not found:
            raise LookupError(f"no '{step}' in lines {start + 1} to {end}")
        depth, start = min(found)
        inside = (at for at in range(start + 1, end) if lines[at].strip() and _depth(lines[at]) <= depth)
        end = next(inside, end)
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return start, end


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
