"""`translate`: makes the files that translators work with, says what is left to do, and compiles what they wrote.

0: all is well; 1: something is wrong, out of date or, with --strict, missing; 2: the command line makes no sense.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

import polib

from game.authoring.library import write_whole
from game.authoring.problem import StoryError
from game.language.author import parser, po
from game.language.author.body import Source
from game.language.author.compiled import compiled, known_forms
from game.language.author.merge import FUZZY, merge
from game.language.author.parser import Work
from game.language.author.po import UnreadableError
from game.language.author.report import Report, report
from game.language.author.text import Body
from game.language.author.verify import verify
from game.language.catalog import dump


def run(argv: Sequence[str]) -> int:
    """Run one of the commands for translators."""
    options = parser.parse(argv)
    try:
        return _COMMANDS[options.command](parser.work(options), options)
    except StoryError as error:
        _say(f"{error}\nnothing is done: mend the story first", sys.stderr)
    except UnreadableError as error:
        _say(str(error), sys.stderr)
    except BrokenPipeError:  # whoever reads the output, such as head, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except OSError as error:
        _say(f"{error.filename}: cannot be written: {error.strerror or error}", sys.stderr)
    return 1


def _extract(work: Work, options: argparse.Namespace) -> int:
    for source in work.sources:
        body = source.body("")
        target = body.folder / body.template
        write_whole(target, po.template(body))
        _say(f"{target.as_posix()}: {len(body.texts)} texts")
    return 0


def _update(work: Work, options: argparse.Namespace) -> int:
    results = [_updated(source.body(code), code) for source in work.sources for code in work.languages]
    return 0 if all(results) else 1


def _updated(body: Body, code: str) -> bool:
    if code == body.language:
        _say(f"{body.title}: it is written in '{code}', so there is nothing to translate", sys.stderr)
        return False
    translation = po.read(body.folder, code) if po.exists(body.folder, code) else po.new(body, code)
    entries = merge(body.texts, translation.file)
    po.save(translation, entries)
    _say(f"{translation.path.as_posix()}: {_counts(entries)}")
    return True


def _counts(entries: Iterable[polib.POEntry]) -> str:
    counts = {"texts": 0, "to translate": 0, "fuzzy": 0, "obsolete": 0}
    for entry in entries:
        counts["obsolete" if entry.obsolete else "texts"] += 1
        counts["to translate"] += not entry.obsolete and not entry.msgstr
        counts["fuzzy"] += not entry.obsolete and FUZZY in entry.flags
    return ", ".join(f"{count} {what}" for what, count in counts.items())


def _report(work: Work, options: argparse.Namespace) -> int:
    reports = [_reported(source, code, work.program) for source, code in _translations(work)]
    if options.json:
        _say(json.dumps({"reports": [each.data() for each in reports]}, ensure_ascii=False, indent=2))
    else:
        _say("\n\n".join("\n".join(each.lines()) for each in reports))
    wrong = any(each.errors for each in reports)
    return 1 if wrong or (options.strict and not all(each.whole for each in reports)) else 0


def _reported(source: Source, code: str, program: Path) -> Report:
    body, translation = source.body(code), po.read(source.folder, code)
    return report(body, translation, tuple(verify(body, translation, known_forms(code, program))))


def _compile(work: Work, options: argparse.Namespace) -> int:
    results = [_compiled(source, code, work.program, options.check) for source, code in _translations(work)]
    return 0 if all(results) else 1


def _compiled(source: Source, code: str, program: Path, only_check: bool) -> bool:
    """Return whether the translation is without mistakes, and its catalog now says what it says."""
    body, translation = source.body(code), po.read(source.folder, code)
    problems = tuple(verify(body, translation, known_forms(code, program)))
    for problem in problems:
        _say(str(problem), sys.stderr)
    target = translation.path.with_suffix(".json")
    if any(problem.severity == "error" for problem in problems):
        _say(f"{target.as_posix()}: not compiled: the translation has mistakes", sys.stderr)
        return False
    catalog = compiled(translation)
    text = dump(catalog)
    if only_check:
        same = _text(target) == text
        _say(f"{target.as_posix()}: {'up to date' if same else 'out of date: run translate compile without --check'}")
        return same
    write_whole(target, text)
    _say(f"{target.as_posix()}: {len(catalog.entries)} texts, {len(text.encode()) / 1000:.0f} KB")
    return True


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _translations(work: Work) -> Iterator[tuple[Source, str]]:
    """Yield every translation that was asked for: all there are, where none was named."""
    found = [(source, code) for source in work.sources for code in work.languages or po.codes(source.folder)]
    if not found:
        _say("there is no translation yet — try: python -m game translate update es", sys.stderr)
    yield from found


def _say(text: str, stream: IO[str] | None = None) -> None:
    """Print `text`; what the terminal's encoding cannot say becomes a question mark instead of a traceback."""
    out = stream or sys.stdout
    encoding = getattr(out, "encoding", None) or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding, "replace"), file=out)


_COMMANDS = {"extract": _extract, "update": _update, "report": _report, "compile": _compile}
