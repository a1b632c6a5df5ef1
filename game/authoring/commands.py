"""The commands for authors: `check` and `compile`. Each returns an exit code and never a traceback.

0: all is well; 1: the story has errors (or warnings, where they count); 2: the command line makes no sense.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from game.authoring.annotate import annotation
from game.authoring.bundle import dump
from game.authoring.cabinet import Cabinet
from game.authoring.checker import check
from game.authoring.console import parser as _parser
from game.authoring.console import progress as _progress
from game.authoring.console import say as _say
from game.authoring.folder import BUNDLE
from game.authoring.library import program_mark, write_whole
from game.authoring.loaded import Loaded
from game.authoring.loader import load_story
from game.authoring.problem import Problem
from game.authoring.quick import check_folder
from game.cli.place import cache_folder

STORY = Path("story")


def check_command(argv: Sequence[str]) -> int:
    """Read a story, print everything that is wrong with it, and say how much that is."""
    options = _check_parser().parse_args(argv)
    _progress(f"reading {options.path} …")
    cabinet = Cabinet(None if options.fresh else cache_folder() / "check", program_mark())
    checked = check_folder(options.path, cabinet, _progress)
    _progress("")
    problems, summary = checked.problems, checked.summary()
    if options.json or options.format == "json":
        _say(
            json.dumps(
                {"problems": [problem.data() for problem in problems], "summary": summary}, ensure_ascii=False, indent=2
            )
        )
    else:
        for problem in problems:
            _say(annotation(problem) if options.format == "github" else str(problem))
        _say(sentence(summary))
    return 1 if summary["errors"] or (options.strict and summary["warnings"]) else 0


def compile_command(argv: Sequence[str]) -> int:
    """Check a story and write its bundle; a story with errors is not compiled, and the old bundle stays."""
    options = _compile_parser().parse_args(argv)
    _progress(f"reading {options.path} …")
    loaded = load_story(options.path)
    problems = check(loaded)
    _progress("")
    errors = [problem for problem in problems if problem.severity == "error"]
    if errors or loaded.story is None:
        for problem in errors:
            _say(str(problem), sys.stderr)
        _say(f"not compiled: {sentence(summarise(loaded, problems))}", sys.stderr)
        return 1
    target: Path = options.output or options.path / BUNDLE
    text = dump(loaded.story, loaded.hashes)
    if options.check:
        return _compare(target, text)
    try:
        write_whole(target, text)
    except OSError as error:
        _say(f"{target.as_posix()}: cannot be written: {error.strerror or error}", sys.stderr)
        return 1
    _say(f"{target.as_posix()}: {len(loaded.story.scenes)} scenes, {len(text.encode()) / 1000:.0f} KB")
    return 0


def summarise(loaded: Loaded, problems: Sequence[Problem]) -> dict[str, int]:
    """Count what was read and what was found."""
    errors = sum(problem.severity == "error" for problem in problems)
    draft = loaded.draft
    return {
        "scenes": len(draft.scenes) if draft else 0,
        "endings": len(draft.endings) if draft else 0,
        "errors": errors,
        "warnings": len(problems) - errors,
    }


def sentence(summary: dict[str, int]) -> str:
    """Return the counts as one line, such as "11 scenes, 13 endings, 0 errors, 1 warning"."""
    return ", ".join(f"{count} {name.removesuffix('s') if count == 1 else name}" for name, count in summary.items())


def _compare(target: Path, text: str) -> int:
    try:
        same = target.read_text(encoding="utf-8") == text
    except (OSError, UnicodeDecodeError):
        same = False
    _say(f"{target.as_posix()}: {'up to date' if same else 'out of date: run compile without --check'}")
    return 0 if same else 1


def _check_parser() -> argparse.ArgumentParser:
    parser = _parser(
        "check",
        "Read a story's files and name everything that is wrong, with file, line and column.\n"
        "Each code (TC014) has a page in docs/diagnostics/ with a failing and a mended example.",
        "  python -m game check                   the story in ./story\n"
        "  python -m game check my-story          another folder\n"
        "  python -m game check --json > out.json for other programs\n"
        "  python -m game check --strict          warnings count too, for automatic checks\n"
        "  python -m game check --format github   annotations beside the lines, in a GitHub workflow\n"
        "  python -m game check --deep            all that can happen in it (has its own --help)\n"
        "\nexit codes: 0 no errors, 1 errors, 2 wrong usage",
    )
    parser.add_argument(
        "path", nargs="?", type=Path, default=STORY, metavar="PATH", help="the story's folder (default: story)"
    )
    parser.add_argument("--json", action="store_true", help="print problems and summary as JSON")
    parser.add_argument("--fresh", action="store_true", help="read every file anew, and keep nothing for the next time")
    parser.add_argument(
        "--format",
        choices=("text", "json", "github"),
        default="text",
        help="how problems are printed (default: text; json is the same as --json)",
    )
    parser.add_argument("--strict", "--warnings-as-errors", action="store_true", help="exit with 1 for warnings too")
    return parser


def _compile_parser() -> argparse.ArgumentParser:
    parser = _parser(
        "compile",
        "Check a story and compile it to one JSON file, which opens without a YAML library and in a few milliseconds.",
        "  python -m game compile                 story/bundle.json from ./story\n"
        "  python -m game compile my-story -o my-story.json\n"
        "  python -m game compile --check         write nothing; 1 if the bundle is out of date",
    )
    parser.add_argument(
        "path", nargs="?", type=Path, default=STORY, metavar="PATH", help="the story's folder (default: story)"
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="where to write it (default: PATH/bundle.json)"
    )
    parser.add_argument("--check", action="store_true", help="only say whether the bundle is up to date")
    return parser
