"""`new`: begins a story of one's own.

0: written; 1: the folder holds something already, or cannot be written; 2: the command line makes no sense.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from game.authoring.console import parser as command_parser
from game.authoring.console import say
from game.authoring.library import write_whole
from game.authoring.schema import schemas, text_of
from game.workbench.schema import EVERY
from game.workbench.tidy.writer import bare

TEMPLATE = Path(__file__).with_name("template")
EDITOR = ".vscode/extensions.json"

EXAMPLES = """\
  python -m game new my-story                 three scenes with comments, in a new folder
  python -m game new my-story --title "The other evening"

Then:
  python -m game check my-story               names every mistake, with file, line and what to try
  python -m game --story my-story --text      plays it in the terminal (without --text in a window)
  python -m game test my-story                holds it to its expectations.yaml
exit codes: 0 written, 1 the folder holds something already or cannot be written, 2 wrong usage"""


def new_command(argv: Sequence[str]) -> int:
    """Write a story of three scenes into a folder that is new or empty."""
    parser = _parser()
    options = parser.parse_args(argv)
    folder: Path = options.folder
    name = _id(options.title or folder.resolve().name)
    if not name:
        parser.error("the id of a story needs a letter: choose another name for the folder, or give a --title")
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            say(
                f"{folder.as_posix()}: there is something here already; choose a folder that is new or empty",
                sys.stderr,
            )
            return 1
        files = dict(_files(name, options.title or _words(name)))
        for path, text in files.items():
            write_whole(folder / path, text)
    except OSError as error:
        say(f"{folder.as_posix()}: cannot be written: {error.strerror or error}", sys.stderr)
        return 1
    for path in files:
        if path.endswith(".yaml"):
            say((folder / path).as_posix())
    shown = folder.as_posix()
    say(f"Begin in {shown}/chapters/1-evening.yaml. 'python -m game check {shown}' checks it,")
    say(f"'python -m game --story {shown} --text' plays it.")
    return 0


def _files(name: str, title: str) -> Iterator[tuple[str, str]]:
    """Yield every file of the new story by its name in the folder, with what it holds."""
    for path in sorted(TEMPLATE.rglob("*.yaml")):
        text = path.read_text("utf-8")
        if path.name == "story.yaml":
            written = title if bare(title) else json.dumps(title, ensure_ascii=False)
            text = re.sub(r"^id: my-story +#", f"{f'id: {name} ':31}#", text, count=1, flags=re.MULTILINE)
            text = text.replace("title: My story", f"title: {written}", 1)
        yield path.relative_to(TEMPLATE).as_posix(), text
    for file, schema in schemas(EVERY).items():
        yield f"schema/{file}", text_of(schema)
    yield EDITOR, json.dumps({"recommendations": ["redhat.vscode-yaml"]}, indent=2) + "\n"


def _id(name: str) -> str:
    """Return `name` as an id, empty where nothing of it can stand in one."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-0123456789")[:60].rstrip("-")


def _words(name: str) -> str:
    return name.replace("-", " ").capitalize()


def _parser() -> argparse.ArgumentParser:
    parser = command_parser(
        "new", "Begin a story of your own: three scenes that play to an ending, with comments on every key.", EXAMPLES
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="a folder that is new or empty")
    parser.add_argument("--title", default="", metavar="TEXT", help="what the story is called (default: the folder)")
    return parser
