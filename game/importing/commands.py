"""`python -m game import`: a draft from a Twine or ink story."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from game.authoring import console
from game.authoring.library import write_whole
from game.authoring.source import MAX_BYTES
from game.cli.place import bundled
from game.importing import ink, twee
from game.importing.draft import NOTES, Draft, draft
from game.importing.sketch import ForeignError, Sketch

SHOWN = 20
"""Lines of the list that are printed; all of them stand in the notes."""
DESCRIPTION = f"""\
Make a draft story of a Twee 3 file (Twine: "Publish", "Export As Twee") or of ink compiled to JSON.

Passages or knots become scenes, links or choices answers, what nothing follows becomes an ending. What only you can say
(the kind of each answer, what somebody hopes for) stands there as `fill-in`; `check` names every one. Macros, scripts,
variables and whatever else has no place in this format are listed with their positions, in {NOTES} too.
"""
EXAMPLES = """\
  python -m game import story.twee -o my-story     a new folder
  python -m game import story.ink.json -o my-story
  python -m game check my-story                    then: what is left to be filled in

exit codes: 0 a draft was made, 1 the file cannot be read as either, 2 wrong usage
"""


def import_command(argv: Sequence[str]) -> int:
    """Read a foreign story and write a draft. Returns the exit status."""
    options = _parser().parse_args(argv)
    target: Path = options.output
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        return _say(f"{target} is there already, and nothing is written over — try: a new folder after -o", 2)
    try:
        sketch = read(options.file)
    except ForeignError as error:
        place = f"{options.file}:{error.place}" if any(error.place) else str(options.file)
        return _say(f"{place}: {error}", 1)
    made = draft(sketch, (bundled("story") / "kinds.yaml").read_text("utf-8"))
    try:
        for name, text in made.files.items():
            write_whole(target / name, text)
    except OSError as error:
        return _say(f"{target}: cannot be written: {error.strerror or error}", 1)
    _tell(options.file, target, made, sketch)
    return 0


def read(path: Path) -> Sketch:
    """Return the story in the file `path`. Raises ForeignError where it is neither Twee nor compiled ink."""
    try:
        data = path.open("rb").read(8 * MAX_BYTES + 1)
    except OSError as error:
        raise ForeignError(f"it cannot be read: {error.strerror or error}") from error
    if len(data) > 8 * MAX_BYTES:
        raise ForeignError(f"it is larger than {8 * MAX_BYTES // 2**20} MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ForeignError("it is no UTF-8 text; export it as UTF-8") from error
    if text.lstrip().startswith("{"):
        try:
            return ink.sketch(json.loads(text), path.name)
        except (ValueError, RecursionError) as error:
            if isinstance(error, ForeignError):
                raise
            raise ForeignError(f"it looks like compiled ink, but is not JSON: {error}") from error
    if twee.is_twee(text):
        return twee.sketch(text, path.name)
    what = "ink's own text; compile it to JSON first (inklecate -o story.ink.json story.ink)"
    raise ForeignError(f"it is neither Twee 3 nor compiled ink{'; this seems to be ' + what if '->' in text else ''}")


def _tell(file: Path, target: Path, made: Draft, sketch: Sketch) -> None:
    counts = ((made.scenes, "scene"), (made.choices, "answer"), (made.endings, "ending"))
    console.say(f"{target}: {', '.join(f'{n} {what}' if n == 1 else f'{n} {what}s' for n, what in counts)} from {file}")
    for rest in sketch.rest[:SHOWN]:
        line = f"  {file.name}:{rest.place}: {rest.what}" + (f": {rest.text}" if rest.text else "")
        console.say(line if len(line) <= 160 else f"{line[:159]}…")
    if sketch.rest:
        more = f" ({len(sketch.rest) - SHOWN} more)" if len(sketch.rest) > SHOWN else ""
        console.say(f"{len(sketch.rest)} things were not taken over{more}; all of them stand in {target / NOTES}")
    console.say(f"Next: python -m game check {target}")


def _say(text: str, status: int) -> int:
    console.say(text, sys.stderr)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = console.parser("import", DESCRIPTION, EXAMPLES)
    parser.add_argument("file", type=Path, metavar="FILE", help="a Twee 3 file, or ink compiled to JSON")
    parser.add_argument(
        "-o", "--output", type=Path, required=True, metavar="DIR", help="the folder to write; a new one"
    )
    return parser
