"""`fmt`: tidies a story's files.

0: all are tidy (now, or with --check before); 1: with --check some are not, or a file cannot be read or written; 2: the
command line makes no sense.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from difflib import unified_diff
from pathlib import Path

from game.authoring.console import parser as command_parser
from game.authoring.console import say
from game.authoring.folder import BESIDE, source_files
from game.authoring.library import write_whole
from game.authoring.node import MappingNode, Node, ScalarNode, SequenceNode
from game.authoring.problem import Report
from game.authoring.reader import read_data
from game.authoring.source import read_bytes
from game.workbench.tidy.tree import comments
from game.workbench.tidy.writer import LONGEST, WRAPPED, tidied

EXAMPLES = f"""\
  python -m game fmt                        tidy every file of ./story
  python -m game fmt my-story/story.yaml    or single files
  python -m game fmt --check                write nothing; 1 if a file is not tidy
  python -m game fmt --diff                 write nothing; show what would change

Two spaces a level, lists indented under their key, quotes only where they are needed, one blank line where there were
more, and text that goes beyond {LONGEST} characters wrapped to {WRAPPED} in a block. Comments, brackets and the order
of keys stay. What the game reads stays the same: each file is read before and after, and left alone where it differs.
exit codes: 0 tidy, 1 not tidy (--check, --diff) or a file cannot be read or written, 2 wrong usage"""


class UnsafeError(ValueError):
    """Tidying would have changed what is read: a mistake of this program, noticed in time."""


def fmt_command(argv: Sequence[str]) -> int:
    """Tidy files, or say which are not tidy."""
    parser = _parser()
    options = parser.parse_args(argv)
    files = tuple(_files(options.paths))
    if not files:
        parser.error(f"there is no YAML file in {', '.join(path.as_posix() for path in options.paths)}")
    failed = untidy = 0
    for path in files:
        try:
            before, after = tidy(path)
        except (OSError, UnsafeError, UnreadableError) as error:
            say(str(error), sys.stderr)
            failed += 1
            continue
        if before == after:
            continue
        untidy += 1
        if options.diff:
            name = path.as_posix()
            lines = unified_diff(before.splitlines(), after.splitlines(), name, f"{name} (tidy)", lineterm="")
            say("\n".join(lines))
        elif options.check:
            say(f"{path.as_posix()}: not tidy")
        else:
            failed += not _written(path, after)
    _sum_up(len(files), untidy, failed, done=not (options.check or options.diff))
    return 1 if failed or (untidy and (options.check or options.diff)) else 0


class UnreadableError(ValueError):
    """A file that cannot be read as YAML; the text names each problem."""


def tidy(path: Path) -> tuple[str, str]:
    """Return the text of the file at `path` and its tidy text. Raises UnreadableError and UnsafeError."""
    report = Report(path.as_posix())
    data = read_bytes(path, report)
    root = read_data(data, report) if data is not None else None
    problems = list(report.problems())
    if data is None or root is None or problems:
        raise UnreadableError("\n".join(str(problem) for problem in problems))
    before = data.decode("utf-8")
    after = tidied(before)
    again = read_data(after.encode(), Report(path.as_posix()))
    if again is None or content(again) != content(root) or comments(after) != comments(_plain(before)):
        raise UnsafeError(
            f"{path.as_posix()}: left as it is: tidying would change what it says; please report this file"
        )
    return before, after


def content(node: Node) -> object:
    """Return what `node` says, without where and in which style: what a loader can read of it."""
    if isinstance(node, MappingNode):
        return [(name, content(inner)) for name, inner in node.entries.items()]
    if isinstance(node, SequenceNode):
        return [None, *(content(item) for item in node.items)]
    assert isinstance(node, ScalarNode)
    return type(node.value).__name__, node.value, node.quoted and _numeric(node.value)


def _numeric(value: object) -> bool:
    """Whether quotes make a difference: `"2.5"` is a text, and 2.5 may be points."""
    return isinstance(value, str) and value[:1] in "+-.0123456789" and bool(value)


def _plain(text: str) -> str:
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        if path.is_dir():
            names = (*source_files(path), *(name for name in BESIDE if (path / name).is_file()))
            yield from (path / name for name in names)
        else:
            yield path


def _written(path: Path, text: str) -> bool:
    try:
        write_whole(path, text)
    except OSError as error:
        say(f"{path.as_posix()}: cannot be written: {error.strerror or error}", sys.stderr)
        return False
    say(f"{path.as_posix()}: tidied")
    return True


def _sum_up(files: int, untidy: int, failed: int, *, done: bool) -> None:
    parts = [f"{files} file{'' if files == 1 else 's'}"]
    parts += [f"{untidy} {'tidied' if done else 'not tidy'}"] * bool(untidy)
    parts += [f"{failed} left as they are"] * bool(failed)
    say(", ".join(parts if len(parts) > 1 else (*parts, "all tidy")))


def _parser() -> argparse.ArgumentParser:
    parser = command_parser("fmt", "Tidy a story's YAML files. Comments stay, and what the game reads stays.", EXAMPLES)
    parser.add_argument(
        "paths",
        nargs="*",
        type=Path,
        default=[Path("story")],
        metavar="PATH",
        help="a story's folder, or files (default: story)",
    )
    parser.add_argument("--check", action="store_true", help="only say which files are not tidy")
    parser.add_argument("--diff", action="store_true", help="only show what would change")
    return parser
